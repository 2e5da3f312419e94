/** A clause of so many signs or fewer stays on one line: the largest heading has room for them on a phone. */
const SHORT = 9
const CLAUSES = /[^：，。；！？、…—]*[：，。；！？、…—]+|[^：，。；！？、…—]+/gu

/**
 * A Chinese text in its clauses, in order, each with the marks after it: lines end better between two than
 * within one. Browsers find phrases in Japanese alone (`word-break: auto-phrase`).
 */
export const clausesOf = (text: string): { text: string; short: boolean }[] =>
  (text.match(CLAUSES) ?? []).map((clause) => ({
    text: clause,
    short: /\p{Script=Han}/u.test(clause) && Array.from(clause).length <= SHORT,
  }))
