/**
 * What several rounds of one contender gave: the middle value and how far the rounds lay apart, as a part of
 * it.
 */
export interface Rounds {
  median: number
  spread: number
}

/**
 * Runs contenders in turn, so that whatever else the machine does falls on all of them. Values are what each
 * returns: seconds, counts, bytes.
 */
export async function interleave<K extends string>(
  rounds: number,
  contenders: Record<K, () => number | Promise<number>>,
): Promise<Record<K, Rounds>> {
  const names = Object.keys(contenders) as K[]
  const values = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<K, number[]>
  for (let round = 0; round < rounds; round++) for (const name of names) values[name].push(await contenders[name]())
  return Object.fromEntries(names.map((name) => [name, sumUp(values[name])])) as Record<K, Rounds>
}

/** The middle of the values, and the distance between the least and the greatest as a part of the middle. */
export function sumUp(values: readonly number[]): Rounds {
  const inOrder = [...values].sort((a, b) => a - b)
  const middle = inOrder.length >> 1
  const median = inOrder.length % 2 ? inOrder[middle]! : (inOrder[middle - 1]! + inOrder[middle]!) / 2
  return { median, spread: median === 0 ? 0 : (inOrder.at(-1)! - inOrder[0]!) / median }
}

/** Seconds that something takes. */
export async function seconds(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

/** The middle value, and half of what the rounds lay apart, for people to read. */
export const show = ({ median, spread }: Rounds): string =>
  `${Math.round(median).toLocaleString('en')} ±${Math.round(spread * 50)}%`

/**
 * Milliseconds since 1970 with a fraction, in fifteen characters and a semicolon: the same clock in every
 * process of the machine.
 */
export const stampNow = (): string => `${(performance.timeOrigin + performance.now()).toFixed(1)};`

/** The value below which a part of the sorted values lies. */
export const quantile = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0

/**
 * Bytes that this process holds when nothing is going on: after the rubbish was collected, where node was
 * started with --expose-gc.
 */
export async function restingMemory(): Promise<number> {
  for (let n = 0; n < 3; n++) {
    await new Promise((done) => setTimeout(done, 300))
    globalThis.gc?.()
  }
  return process.memoryUsage().rss
}
