// Written without spaces between words: Han, kana, and whatever lies beyond.
const DENSE_FROM = 0x2e80
// Hangul is written with spaces, as words.
/** Whether a code unit is of a script that is written without spaces. */
export const isDense = (code: number) => code >= DENSE_FROM && !(code >= 0xac00 && code <= 0xd7a3)

/** A stretch of one kind of script inside a folded text. */
export interface Run {
  dense: boolean
  at: number
  text: string
}

/** Cuts a folded text into runs: Chinese by itself, words and numbers by themselves. */
export function runsOf(folded: string): Run[] {
  const runs: Run[] = []
  let at = -1
  let dense = false
  const close = (end: number) => {
    if (at >= 0) runs.push({ dense, at, text: folded.slice(at, end) })
    at = -1
  }
  for (let i = 0; i < folded.length; i++) {
    const code = folded.charCodeAt(i)
    if (code === 32) {
      close(i)
      continue
    }
    const kind = isDense(code)
    if (at >= 0 && kind !== dense) close(i)
    if (at < 0) at = i
    dense = kind
  }
  close(folded.length)
  return runs
}

const ENDINGS: [RegExp, string][] = [
  [/ies$/, 'y'],
  [/(ss|us|is)$/, '$1'],
  [/(x|z|ch|sh)es$/, '$1'],
  [/s$/, ''],
]

/** An English word without its plural: lights → light. Other forms meet through their word pieces. */
export function stem(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word
  for (const [ending, put] of ENDINGS) if (ending.test(word)) return word.replace(ending, put)
  return word
}
