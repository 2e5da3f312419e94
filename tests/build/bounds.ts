/** A sum that is known: of which variables, and how much. */
export interface Known {
  of: boolean[]
  sum: number
}

/**
 * How small and how large the sum of some variables can be, none of them negative, where other sums are known
 * (simplex, with a penalty for what is not yet fulfilled; Bland's rule, so that it ends).
 */
export function boundsOf(known: readonly Known[], of: readonly boolean[]): [low: number, high: number] {
  return [-most(known, of, -1), most(known, of, 1)]
}

const SMALL = 1e-7
const PENALTY = 1e6

function most(known: readonly Known[], of: readonly boolean[], sign: 1 | -1): number {
  const [rows, width] = [known.length, of.length]
  // Each row: the variables, one for what is not yet fulfilled, and the sum; the last row is what is gained.
  const table = known.map(({ of: which, sum }, i) => [
    ...which.map(Number),
    ...known.map((_, k) => Number(k === i)),
    sum,
  ])
  const gain = [...of.map((one) => (one ? sign : 0)), ...known.map(() => -PENALTY), 0]
  const chosen = known.map((_, i) => width + i)
  for (const row of table) for (let j = 0; j < gain.length; j++) gain[j]! += PENALTY * row[j]!
  for (;;) {
    const enters = gain.findIndex((value, j) => j < width + rows && value > SMALL)
    if (enters < 0) break
    let leaves = -1
    for (let i = 0; i < rows; i++) {
      if (table[i]![enters]! <= SMALL) continue
      const by = table[i]!.at(-1)! / table[i]![enters]!
      const best = leaves < 0 ? Infinity : table[leaves]!.at(-1)! / table[leaves]![enters]!
      if (by < best - SMALL || (by < best + SMALL && chosen[i]! < chosen[leaves]!)) leaves = i
    }
    pivot(table, gain, leaves, enters)
    chosen[leaves] = enters
  }
  return chosen.reduce((sum, j, i) => sum + (j < width && of[j] ? sign * table[i]!.at(-1)! : 0), 0)
}

function pivot(table: number[][], gain: number[], leaves: number, enters: number): void {
  const row = table[leaves]!
  const by = row[enters]!
  for (let j = 0; j < row.length; j++) row[j]! /= by
  for (const other of [...table, gain]) {
    const times = other[enters]!
    if (other === row || times === 0) continue
    for (let j = 0; j < row.length; j++) other[j]! -= times * row[j]!
  }
}
