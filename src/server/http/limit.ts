import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { ProblemError } from './problem.ts'

/** Spends a point of a key; refuses with the seconds to wait where none is left. */
export interface Limit {
  (key: string): Promise<void>
  /** Spends a point where there is one; false where none is left. */
  has(key: string): boolean
  /** Gives the point back: what it was spent on was no misuse. */
  giveBack(key: string): Promise<void>
}

/**
 * So many keys are counted at once; then the one that was silent longest is forgotten. Whoever wants a count
 * forgotten must ask under so many others between any two tries.
 */
const KEYS_MOST = 10_000
/** A longer key is kept as its hash, so that nobody's long key takes room. */
const KEY_LONGEST = 96

/**
 * A limit of `points` in `seconds` for each key. Keys are what the sender cannot multiply: a ticket, a
 * device, whom a letter goes to, at last an address; never a hall's one address alone. What it remembers is
 * bounded, in number and in length, whatever keys are asked.
 */
export function limitOf(points: number, seconds: number): Limit {
  return countedLimit(points, seconds).limit
}

/**
 * The same, with `add`, which counts what was spent elsewhere; and `tell`, which hears what is spent here and
 * given back.
 */
export function countedLimit(points: number, seconds: number, tell: (name: string, spent: number) => void = () => {}) {
  const counted = new LRUCache<string, { spent: number; until: number }>({ max: KEYS_MOST })
  /** Spends a point; gives for how many ms there is none, 0 where there was one. */
  const wait = (key: string): number => {
    const name = nameOf(key)
    const count = countOf(name)
    if (count.spent >= points) return count.until - performance.now()
    count.spent++
    tell(name, 1)
    return 0
  }
  const countOf = (name: string) => {
    const now = performance.now()
    let count = counted.get(name)
    if (!count || count.until <= now) counted.set(name, (count = { spent: 0, until: now + seconds * 1000 }))
    return count
  }
  const spend = async (key: string) => {
    const left = wait(key)
    if (left > 0) throw tooMany(left)
  }
  const giveBack = async (key: string) => {
    const name = nameOf(key)
    const count = counted.get(name)
    if (!count || count.spent === 0) return
    count.spent--
    tell(name, -1)
  }
  const add = (name: string, spent: number) => {
    const count = countOf(name)
    count.spent = Math.max(0, count.spent + spent)
  }
  const limit: Limit = Object.assign(spend, { has: (key: string) => wait(key) === 0, giveBack })
  return { limit, add }
}

const nameOf = (key: string) => (key.length <= KEY_LONGEST ? key : createHash('sha256').update(key).digest('base64url'))

const tooMany = (milliseconds: number) => new ProblemError('tooMany', { seconds: Math.ceil(milliseconds / 1000) })

/**
 * Lets at most `most` works of one key be under way at once; whoever comes beyond is refused before anything
 * is done.
 */
export function atOnce(most: number) {
  const under = new Map<string, number>()
  return async <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const before = under.get(key) ?? 0
    if (before >= most) throw tooMany(3000)
    under.set(key, before + 1)
    try {
      return await work()
    } finally {
      const left = under.get(key)! - 1
      if (left > 0) under.set(key, left)
      else under.delete(key)
    }
  }
}
