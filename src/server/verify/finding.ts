/** Something that is not as the log, or a checkpoint outside, says it was. */
export interface Finding {
  /** Which log: the community's address, or its id where it has none. */
  log: string
  what: string
}

/** So many are kept: a log of somebody else can have as many faults as entries. */
const KEPT_MOST = 10_000

/** Gathers findings: the first of them, and how many there are. */
export class Findings {
  readonly all: Finding[] = []
  count = 0

  add(log: string, what: string): void {
    this.count++
    if (this.all.length < KEPT_MOST) this.all.push({ log, what })
  }
}

/** The paths at which two plain values differ, with what is there and what should be. At most `most`. */
export function differences(is: unknown, should: unknown, most = 5, path = ''): string[] {
  if (same(is, should)) return []
  if (!isRecord(is) || !isRecord(should)) return [`${path || 'it'} is ${shown(is)}, the log says ${shown(should)}`]
  const found: string[] = []
  for (const key of new Set([...Object.keys(should), ...Object.keys(is)])) {
    if (found.length >= most) break
    found.push(...differences(is[key], should[key], most - found.length, path ? `${path}.${key}` : key))
  }
  return found
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const same = (a: unknown, b: unknown): boolean =>
  a === b ||
  (isRecord(a) &&
    isRecord(b) &&
    Array.isArray(a) === Array.isArray(b) &&
    [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => same(a[key], b[key])))

const SHOWN_MOST = 120

function shown(value: unknown): string {
  if (value === undefined) return 'missing'
  const text = JSON.stringify(value)
  return text.length > SHOWN_MOST ? `${text.slice(0, SHOWN_MOST)}…` : text
}
