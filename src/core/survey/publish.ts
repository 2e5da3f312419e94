import type { Channel, Survey } from './survey.ts'
import type { By } from './tables.ts'
import { asksOf, CHANNELS, invitedTo, ownWords, peopleIn } from './survey.ts'
import { tablesOf } from './tables.ts'

/** [S7] Under so many nothing is said. */
export const LEAST = 5
/** Under so many no share is said. */
export const SHARE_LEAST = 10

/** Answers that are told as one number. */
export interface Group {
  /** Of `ANSWERS`. */
  answers: number[]
  count: number
}

/** What everybody reads of one statement; `groups` null: too few to say anything. */
export interface Said {
  asks: string
  /** Of one of the community's own: its words. */
  text: string | null
  groups: Group[] | null
  /** [S26] By the background, where something was asked of it and can be told. */
  by?: By[]
}

/** What is published of a wave once it is closed. */
export interface Published {
  people: number
  /** How many codes were given out; null: a poll. */
  invited: number | null
  /** By channel, where none of them has fewer than five; of those that were used. */
  channels: { channel: Channel; count: number }[] | null
  statements: Said[]
}

/**
 * [S7] How answers are put together, from the finest on. What agrees (4 and 5) is always one group or parts
 * of one, so that its share is the same whichever is taken.
 */
const LEVELS: readonly (readonly number[])[][] = [
  [[1], [2], [3], [4], [5], [6]],
  [[1, 2], [3], [4, 5], [6]],
  [
    [1, 2],
    [3, 6],
    [4, 5],
  ],
  [
    [1, 2, 3, 6],
    [4, 5],
  ],
]

/**
 * [S7] The finest grouping in which each group has five or more; null where there is none. Each number that
 * is told is then a sum of five people or more, and no two groupings of one wave are told: so nothing smaller
 * follows by taking one from another.
 */
export function grouped(cells: readonly number[], least = LEAST): Group[] | null {
  for (const level of LEVELS) {
    const groups = level.map((answers) => ({
      answers: [...answers],
      count: answers.reduce((sum, answer) => sum + (cells[answer - 1] ?? 0), 0),
    }))
    if (groups.every(({ count }) => count >= least)) return groups
  }
  return null
}

/** How many agree, of all who answered; null where no share is told. */
export function agreeing(groups: readonly Group[] | null): { agree: number; of: number } | null {
  if (!groups) return null
  const of = groups.reduce((sum, { count }) => sum + count, 0)
  const agree = groups.filter(({ answers }) => answers[0]! === 4 || answers[0]! === 5)
  return of < SHARE_LEAST ? null : { agree: agree.reduce((sum, { count }) => sum + count, 0), of }
}

/** [S6] [S7] What is told of a wave when it is closed. */
export function published(survey: Survey): Published {
  const people = peopleIn(survey)
  const used = CHANNELS.map((channel) => ({ channel, count: survey.came[channel] })).filter(({ count }) => count > 0)
  return {
    people,
    invited: invitedTo(survey),
    channels: people >= LEAST && used.every(({ count }) => count >= LEAST) ? used : null,
    statements: asksOf(survey).map((asks, i) => ({
      asks,
      text: ownWords(survey, asks) ?? null,
      groups: grouped(survey.cells.get(asks) ?? []),
      ...(survey.background.length
        ? { by: tablesOf(survey.background, survey.cells.get(asks) ?? [], survey.groups, i, LEAST) }
        : {}),
    })),
  }
}
