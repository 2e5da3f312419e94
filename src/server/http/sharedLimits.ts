import { createHmac } from 'node:crypto'
import type { Limit } from './limit.ts'
import { countedLimit } from './limit.ts'

/** What processes of one database tell each other of their counts on. */
export const LIMITS_CHANNEL = 'grove_limits'

/** So long is gathered what was spent, in milliseconds. */
const GATHER_MS = 20
/** Counts in one payload, of which PostgreSQL takes 8,000 bytes (60 a count), and in all that is gathered. */
const MOST = 100
const GATHERED_MOST = 1500

/**
 * Limits that hold over all processes of a database: guesses of receipts, serials and numbers, and letters to
 * one mailbox, which somebody could spread over them. Each counts by itself and tells the others what it
 * counted, some ten milliseconds later, all together; what is given back meanwhile is not told at all. Keys
 * are told as hashes under the installation's key. A process that begins knows nothing of what was spent
 * before, as after a restart.
 */
export class SharedLimits {
  private readonly adding = new Map<string, (name: string, spent: number) => void>()
  private gathered = new Map<string, [limit: string, name: string, spent: number]>()
  private timer: NodeJS.Timeout | undefined
  private send: ((payloads: string[]) => Promise<unknown>) | undefined

  /** `process`: the name of this one; undefined where it has the database to itself. */
  constructor(
    private readonly process: string | undefined,
    private readonly key: string,
  ) {}

  /** From now on `send` tells the others. */
  sendBy(send: (payloads: string[]) => Promise<unknown>): void {
    this.send = send
  }

  /** A limit as `limitOf` makes it, under a name that it has in every process. */
  of(limit: string, points: number, seconds: number): Limit {
    if (!this.process) return countedLimit(points, seconds).limit
    const counted = countedLimit(points, seconds, (name, spent) => this.tell(limit, name, spent))
    this.adding.set(limit, counted.add)
    const named = (key: string) => createHmac('sha256', this.key).update(key).digest('base64url').slice(0, 22)
    const spend = (key: string) => counted.limit(named(key))
    return Object.assign(spend, {
      has: (key: string) => counted.limit.has(named(key)),
      giveBack: (key: string) => counted.limit.giveBack(named(key)),
    })
  }

  private tell(limit: string, name: string, spent: number): void {
    if (!this.send) return
    const of = `${limit} ${name}`
    const sum = (this.gathered.get(of)?.[2] ?? 0) + spent
    if (sum === 0) this.gathered.delete(of)
    else if (this.gathered.has(of) || this.gathered.size < GATHERED_MOST) this.gathered.set(of, [limit, name, sum])
    this.timer ??= setTimeout(() => this.flush(), GATHER_MS)
  }

  private flush(): void {
    this.timer = undefined
    const counts = [...this.gathered.values()]
    this.gathered.clear()
    const payloads: string[] = []
    for (let from = 0; from < counts.length; from += MOST)
      payloads.push(JSON.stringify([this.process, counts.slice(from, from + MOST)]))
    if (payloads.length) this.send?.(payloads).catch(() => {})
  }

  /** Takes what another process counted. What is no such thing does nothing. */
  hear(payload: string): void {
    const counts = read(payload)
    if (!counts || counts.process === this.process) return
    for (const [limit, name, spent] of counts.spent) this.adding.get(limit)?.(name, spent)
  }
}

function read(payload: string): { process: string; spent: [string, string, number][] } | undefined {
  try {
    const [process, spent] = JSON.parse(payload) as [string, [string, string, number][]]
    const good = spent.every(
      ([limit, name, n]) => typeof limit === 'string' && typeof name === 'string' && Number.isSafeInteger(n),
    )
    return good ? { process, spent } : undefined
  } catch {
    return undefined
  }
}
