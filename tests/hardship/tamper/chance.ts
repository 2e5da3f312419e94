/** Chance that can be repeated: mulberry32 (Tommy Ettinger, public domain). */
export class Chance {
  constructor(private state: number) {}

  /** A number from 0 up to, not including, `most`. */
  below(most: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * most)
  }

  one<T>(all: readonly T[]): T {
    return all[this.below(all.length)]!
  }
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/**
 * What the log does not hold, by its path in a value: names, and what residents say against a matter or a
 * notice.
 */
const FREE = /^(contests\.\d+\.(text|photo)|objections\.\d+\.text|contact\.\w+|members\.[^.]+\.name|named(\.\d+)?)$/

/**
 * A value of JSON with one thing in it changed, taken away or added; undefined where chance met something
 * that may change.
 */
export function changedJson(value: Json, chance: Chance): Json | undefined {
  const copy = structuredClone(value)
  const leaves: { path: string; within: Record<string, Json>; key: string }[] = []
  const walk = (within: Json, path: string) => {
    if (typeof within !== 'object' || within === null) return
    for (const [key, inner] of Object.entries(within)) {
      const at = path ? `${path}.${key}` : key
      leaves.push({ path: at, within: within as Record<string, Json>, key })
      walk(inner, at)
    }
  }
  walk(copy, '')
  if (leaves.length === 0) return undefined
  const { path, within, key } = chance.one(leaves)
  if (FREE.test(path)) return undefined
  const now = within[key]!
  if (typeof now === 'object' && now !== null) {
    if (isEmpty(now)) return undefined
    within[key] = Array.isArray(now) ? now.slice(1) : {}
  } else within[key] = changedScalar(now, chance)
  return copy
}

const isEmpty = (value: object): boolean => Object.keys(value).length === 0

function changedScalar(value: null | boolean | number | string, chance: Chance): Json {
  if (value === null) return chance.one<Json>(['x', 7])
  if (typeof value === 'boolean') return !value
  if (typeof value === 'number') return value + 1 + chance.below(1000)
  return chance.one([`${value}!`, value.slice(1) || 'x', ''].filter((text) => text !== value))
}
