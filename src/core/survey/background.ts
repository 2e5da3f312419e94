/**
 * [S24] What a wave may ask of people beside its statements, and how many answers each has; nought is what
 * was not said.
 */
export const BACKGROUNDS = { age: 4, years: 3, home: 3 } as const
export type Background = keyof typeof BACKGROUNDS
export const BACKGROUND = Object.keys(BACKGROUNDS) as Background[]

/** What somebody agreed to be counted by; what was skipped is not in it. */
export type BackgroundSaid = Partial<Record<Background, number>>

/** The answers of a question, from 1. */
export const valuesOf = (background: Background): number[] =>
  Array.from({ length: BACKGROUNDS[background] }, (_, i) => i + 1)

/** What a group is kept under. */
export const groupKey = (background: Background, value: number): string => `${background}.${value}`

/** [S25] The groups of a wave, by their keys. */
export const groupKeys = (asked: readonly Background[]): string[] =>
  asked.flatMap((background) => valuesOf(background).map((value) => groupKey(background, value)))

/** Whether what was said fits what the wave asks. */
export const isBackground = (asked: readonly Background[], said: BackgroundSaid): boolean =>
  Object.entries(said).every(
    ([background, value]) =>
      asked.includes(background as Background) && valuesOf(background as Background).includes(value),
  )
