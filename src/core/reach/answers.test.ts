import { expect, test } from 'vitest'
import type { Counted } from './answers.ts'
import { ANSWER_KINDS, shownAnswers, STEP } from './answers.ts'

const counted = (cards: number): Counted =>
  Object.fromEntries(ANSWER_KINDS.map((what) => [what, what === 'cards' ? cards : 0])) as Counted
const shown = (numbers: readonly number[]) => {
  const places = numbers.map((_, i) => `p${i}`)
  return JSON.stringify(shownAnswers(places, new Map(numbers.map((n, i) => [`p${i}`, counted(n)]))))
}
/** All tables of so many places with numbers below `end`. */
function tables(places: number, end: number): number[][] {
  if (places === 0) return [[]]
  return tables(places - 1, end).flatMap((rest) => Array.from({ length: end }, (_, n) => [...rest, n]))
}

test.each([
  [1, 15],
  [2, 15],
  [3, 10],
  [4, 5],
  [5, 5],
])('[T14] whoever tries every table of %i places finds no number of any place, nor rules one out', (places, end) => {
  const alike = new Map<string, number[][]>()
  for (const table of tables(places, end)) {
    const said = shown(table)
    alike.set(said, [...(alike.get(said) ?? []), table])
  }
  for (const all of alike.values())
    for (let place = 0; place < places; place++) {
      const possible = new Set(all.map((table) => table[place]!))
      const step = Math.floor(all[0]![place]! / STEP) * STEP
      const whole = [0, 1, 2, 3, 4].map((n) => step + n)
      expect([...possible].sort((a, b) => a - b)).toEqual(whole)
    }
})

test('[T14] what grows from one day to the next gives nothing away either', () => {
  // Two days of two places, the second not below the first: what both days together say.
  const alike = new Map<string, [number[], number[]][]>()
  for (const before of tables(2, 10))
    for (const after of tables(2, 10)) {
      if (after.some((n, i) => n < before[i]!)) continue
      const said = `${shown(before)} ${shown(after)}`
      alike.set(said, [...(alike.get(said) ?? []), [before, after]])
    }
  for (const all of alike.values())
    for (const day of [0, 1] as const)
      for (const place of [0, 1]) {
        const possible = new Set(all.map((both) => both[day][place]!))
        expect(possible.size).toBe(STEP)
      }
})

test('[T14] the sum of many small places is told, where it says nothing of one', () => {
  const places = Array.from({ length: 40 }, (_, i) => `p${i}`)
  const answers = shownAnswers(places, new Map(places.map((place) => [place, counted(4)])))
  expect(answers.places.every(({ atLeast }) => atLeast.cards === 0)).toBe(true)
  expect(answers.atLeast.cards).toBe(155)
})
