import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Known } from '../../../tests/build/bounds.ts'
import { boundsOf } from '../../../tests/build/bounds.ts'
import type { Background } from './background.ts'
import { BACKGROUNDS, groupKey } from './background.ts'
import { agreeing, grouped, LEAST } from './publish.ts'
import type { Row } from './tables.ts'
import { tableOf, tablesOf } from './tables.ts'

const agrees = (answer: number) => answer === 4 || answer === 5

describe('[S26] what is told by groups', () => {
  const part = (agree: number, other: number) => ({ agree, of: agree + other })

  test('[S26] each number is five people or more, finest first, and who did not say is a group like others', () => {
    const rows = (parts: [number, number][]) =>
      tableOf(
        'home',
        parts.map(([agree, other]) => part(agree, other)),
        LEAST,
      )?.map(({ values, of }) => [values, of])
    expect(
      rows([
        [5, 5],
        [6, 5],
        [7, 5],
        [8, 5],
      ]),
    ).toEqual([
      [[1], 11],
      [[2], 12],
      [[3], 13],
      [[0], 10],
    ])
    expect(
      rows([
        [4, 5],
        [6, 5],
        [7, 5],
        [8, 5],
      ]),
    ).toEqual([
      [[1], 11],
      [[2], 12],
      [[3, 0], 22],
    ])
    expect(
      rows([
        [0, 0],
        [6, 4],
        [7, 5],
        [8, 5],
      ]),
    ).toEqual([
      [[2], 12],
      [[1, 3, 0], 23],
    ])
    expect(
      rows([
        [9, 9],
        [9, 9],
        [4, 9],
        [9, 9],
      ]),
    ).toBeUndefined()
  })

  test('[S26] what one level tells is made of whole groups of the one before, so two statements differ by these alone', () => {
    for (const background of Object.keys(BACKGROUNDS) as Background[]) {
      const levels = levelsOf(background)
      for (const [i, level] of levels.entries())
        for (const values of level)
          for (const finer of levels.slice(0, i).flat())
            expect([0, finer.length]).toContain(finer.filter((value) => values.includes(value)).length)
    }
  })

  /** The levels, as they show themselves where the others are too small. */
  function levelsOf(background: Background): number[][][] {
    const found = new Map<string, number[][]>()
    const counts = BACKGROUNDS[background] + 1
    for (let many = 0; many < 2 ** counts; many++) {
      const parts = Array.from({ length: counts }, (_, i) => (many & (2 ** i) ? part(LEAST, LEAST) : part(0, 0)))
      const rows = tableOf(background, parts, LEAST)?.map(({ values }) => values)
      if (rows) found.set(JSON.stringify(rows), rows)
    }
    return [...found.values()].sort((a, b) => b.length - a.length)
  }

  test.each([
    { answers: [1, 5], least: 3, people: 13 },
    { answers: [1, 3, 5], least: 2, people: 8 },
  ])('[S26] a solver that knows the rule finds no cell under the least: %o', ({ answers, least, people }) => {
    // Every way in which so many can answer and say whose home it is, put together by what is told of it.
    const cells = answers.length * 4
    const ways = new Map<string, { low: number[]; high: number[] }>()
    const way = Array.from({ length: cells }, () => 0)
    const spread = (at: number, left: number): void => {
      if (at === cells - 1) {
        way[at] = left
        return keep()
      }
      for (let n = 0; n <= left; n++) {
        way[at] = n
        spread(at + 1, left - n)
      }
    }
    const keep = () => {
      const six = [0, 0, 0, 0, 0, 0]
      const parts = Array.from({ length: 4 }, () => part(0, 0))
      for (const [i, n] of way.entries()) {
        const answer = answers[i >> 2]!
        six[answer - 1]! += n
        parts[i & 3]!.of += n
        if (agrees(answer)) parts[i & 3]!.agree += n
      }
      const told = JSON.stringify([grouped(six, least), tableOf('home', parts, least)])
      const hidden = [...way, ...six, ...parts.map(({ of }) => of)]
      const { low, high } = ways.get(told) ?? ways.set(told, { low: [...hidden], high: [...hidden] }).get(told)!
      for (const [i, n] of hidden.entries()) {
        if (n < low[i]!) low[i] = n
        if (n > high[i]!) high[i] = n
      }
    }
    spread(0, people)
    expect(ways.size).toBeGreaterThan(8)
    for (const [told, { low, high }] of ways)
      for (const [i, n] of low.entries()) if (n === high[i] && n > 0) expect(n, told).toBeGreaterThanOrEqual(least)
  })
})

/** Somebody, as two statements, or two waves that the same people answer, and two questions see them. */
interface Person {
  first: number
  second: number
  age: number
  home: number
}
const CELLS: Record<keyof Person, readonly number[]> = {
  first: [1, 2, 3, 4, 5, 6],
  second: [1, 2, 3, 4, 5, 6],
  age: [0, 1, 2, 3, 4],
  home: [0, 1, 2, 3],
}

/** Everything that is told of one statement: of how many people it is true. */
function toldOf(people: readonly Person[], statement: 'first' | 'second', asked: readonly Background[]) {
  const six = CELLS[statement].map((answer) => people.filter((one) => one[statement] === answer).length)
  const groups = new Map<string, number[]>()
  for (const by of ['age', 'home'] as const)
    for (const value of CELLS[by].slice(1)) {
      const said = CELLS[statement].map((answer) =>
        people.filter((one) => one[by] === value && one[statement] === answer),
      )
      groups.set(
        groupKey(by, value),
        said.map(({ length }) => length),
      )
    }
  const told: { of: (one: Person) => boolean; sum: number }[] = [{ of: () => true, sum: people.length }]
  const all = grouped(six)
  for (const { answers, count } of all ?? []) told.push({ of: (one) => answers.includes(one[statement]), sum: count })
  expect(agreeing(all)?.of ?? people.length).toBe(people.length)
  const tables = tablesOf(asked, six, groups, 0, LEAST)
  for (const { background, rows } of tables)
    for (const { values, agree, of } of rows as Row[]) {
      const inside = (one: Person) => values.includes(one[background as 'age'])
      told.push({ of: (one) => inside(one) && agrees(one[statement]), sum: agree })
      told.push({ of: (one) => inside(one) && !agrees(one[statement]), sum: of - agree })
    }
  return { told, tables: tables.length }
}

/** Every combination of what these see, as somebody who is so. */
function kindsOf(seen: readonly (keyof Person)[], plain: boolean): Person[] {
  let kinds: Person[] = [{ first: 1, second: 1, age: 0, home: 0 }]
  for (const what of seen) {
    // Where only who agrees is told apart, the other answers are one.
    const values = plain && (what === 'first' || what === 'second') ? [1, 5] : CELLS[what]
    kinds = kinds.flatMap((kind) => values.map((value) => ({ ...kind, [what]: value })))
  }
  return kinds
}

describe('[S7] [S9] [S26] the attack', () => {
  /** How people answer: whether a second wave is like the first, and how many say what of themselves. */
  const places = fc.record({
    people: fc.integer({ min: 24, max: 90 }),
    mood: fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 6, maxLength: 6 }),
    ages: fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 5, maxLength: 5 }),
    homes: fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 4, maxLength: 4 }),
    moved: fc.integer({ min: 0, max: 10 }),
    seed: fc.array(fc.integer({ min: 0, max: 9999 }), { minLength: 90, maxLength: 90 }),
  })
  const drawn = (weights: readonly number[], values: readonly number[], chance: number): number => {
    let at =
      chance %
      Math.max(
        1,
        weights.reduce((sum, n) => sum + n, 0),
      )
    return values[weights.findIndex((weight) => (at -= weight) < 0)] ?? values[0]!
  }

  test.each([
    { seen: ['first', 'age', 'home'], plain: false },
    { seen: ['first', 'second', 'age'], plain: false },
    { seen: ['first', 'second', 'age', 'home'], plain: true },
  ] as { seen: (keyof Person)[]; plain: boolean }[])(
    '[S26] nothing of one to four follows from all that is told of two waves, or of two statements, with groups: %o',
    ({ seen, plain }) => {
      let tables = 0
      fc.assert(
        fc.property(places, ({ people: many, mood, ages, homes, moved, seed }) => {
          const people = seed.slice(0, many).map((chance): Person => {
            const first = drawn(mood, CELLS.first, chance)
            const second = chance % 11 < moved ? drawn(mood, CELLS.first, chance * 7) : first
            return {
              first,
              second,
              age: drawn(ages, CELLS.age, chance * 3),
              home: drawn(homes, CELLS.home, chance * 5),
            }
          })
          const asked = (['age', 'home'] as const).filter((by) => seen.includes(by))
          const told = (['first', 'second'] as const).filter((one) => seen.includes(one))
          const all = told.map((statement) => toldOf(people, statement, asked))
          tables += all.reduce((sum, one) => sum + one.tables, 0)
          const kinds = kindsOf(seen, plain)
          const known = all.flatMap((one) => one.told.map(({ of, sum }): Known => ({ of: kinds.map(of), sum })))
          const distinct = [...new Map(known.map((one) => [one.of.map(Number).join(''), one])).values()]
          for (const [i, what] of seen.entries())
            for (const other of seen.slice(i))
              for (const value of CELLS[what])
                for (const also of other === what ? [value] : CELLS[other]) {
                  const cell = kinds.map((kind) => kind[what] === value && kind[other] === also)
                  if (!cell.includes(true)) continue
                  const [low, high] = boundsOf(distinct, cell)
                  const derived = Math.ceil(low - 1e-4) === Math.floor(high + 1e-4) ? Math.round(low) : 0
                  if (derived) expect(derived, `${what} ${value}, ${other} ${also}`).toBeGreaterThanOrEqual(LEAST)
                }
        }),
        { numRuns: 24 },
      )
      expect(tables).toBeGreaterThan(0)
    },
  )
})
