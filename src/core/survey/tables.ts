import type { Background } from './background.ts'
import { groupKey, valuesOf } from './background.ts'

/** People of these answers to a question of the background (nought: who did not say), and how many agree. */
export interface Row {
  values: number[]
  agree: number
  of: number
}

/** [S26] One statement by one question of the background. */
export interface By {
  background: Background
  rows: Row[]
}

/**
 * [S26] How groups are put together, from the finest on, each made of the one before by putting groups
 * together: so what two statements tell differs by whole groups alone. Who did not say is a group like the
 * others: else it would follow by subtraction.
 */
const LEVELS: Record<Background, readonly (readonly number[])[][]> = {
  age: [
    [[1], [2], [3], [4], [0]],
    [[1, 2], [3], [4], [0]],
    [[3], [4], [1, 2, 0]],
    [[4], [1, 2, 3, 0]],
  ],
  years: [
    [[1], [2], [3], [0]],
    [[1], [2, 3], [0]],
    [[1], [2, 3, 0]],
  ],
  home: [
    [[1], [2], [3], [0]],
    [[1], [2], [3, 0]],
    [[2], [1, 3, 0]],
  ],
}

/** How many answered, and how many of them agree. */
interface Part {
  agree: number
  of: number
}

/**
 * [S26] The finest level on which in each group at least so many agree and so many do not; null where there
 * is none. `parts` by answer, who did not say first.
 */
export function tableOf(background: Background, parts: readonly Part[], least: number): Row[] | null {
  for (const level of LEVELS[background]) {
    const rows = level.map((values) => {
      const sum = (of: keyof Part) => values.reduce((all, value) => all + parts[value]![of], 0)
      return { values: [...values], agree: sum('agree'), of: sum('of') }
    })
    if (rows.every(({ agree, of }) => agree >= least && of - agree >= least)) return rows
  }
  return null
}

/** How many of six counts, which begin at `from`, agree, and how many they are. */
const partIn = (cells: readonly number[], from = 0): Part => {
  const six = cells.slice(from, from + 6)
  return { agree: (six[3] ?? 0) + (six[4] ?? 0), of: six.reduce((sum, n) => sum + n, 0) }
}

/**
 * What is told of a statement by each question that was asked: of all who answered it, and of each group,
 * whose counts stand statement after statement.
 */
export function tablesOf(
  asked: readonly Background[],
  all: readonly number[],
  groups: ReadonlyMap<string, readonly number[]>,
  statement: number,
  least: number,
): By[] {
  const whole = partIn(all)
  return asked.flatMap((background) => {
    const said = valuesOf(background).map((value) =>
      partIn(groups.get(groupKey(background, value)) ?? [], statement * 6),
    )
    const sum = (of: keyof Part) => said.reduce((some, part) => some + part[of], 0)
    const silent = { agree: whole.agree - sum('agree'), of: whole.of - sum('of') }
    const rows = tableOf(background, [silent, ...said], least)
    return rows ? [{ background, rows }] : []
  })
}

/** The words of groups. */
export type GroupWord =
  | 'survey.silent'
  | 'survey.rest'
  | `survey.${'age' | 'years' | 'home'}.${1 | 2 | 3}`
  | 'survey.age.4'

/** [S26] What a group is called: who did not say are one by themselves, or among everybody else. */
export const groupName = (
  words: (key: GroupWord) => string,
  background: Background,
  values: readonly number[],
): string =>
  values.includes(0)
    ? words(values.length > 1 ? 'survey.rest' : 'survey.silent')
    : values.map((value) => words(`survey.${background}.${value}` as GroupWord)).join(' / ')
