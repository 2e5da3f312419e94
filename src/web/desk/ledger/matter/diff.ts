import { last } from '../../../../core/plain/last.ts'

/** A stretch of text that two versions share, that only the earlier has (gone), or only the later (new). */
export interface Part {
  kind: 'same' | 'gone' | 'new'
  text: string
}

/**
 * Above this many pairs of words the texts are shown whole, one gone and one new: nobody reads marks in such
 * a thicket.
 */
const MOST = 4_000_000

/**
 * What changed from one version of a text to the next, word by word: the longest common subsequence of its
 * words, as browsers cut them (Chinese words too). Joining `same` and `gone` gives the earlier text, `same`
 * and `new` the later one.
 */
export function diffOf(before: string, after: string): Part[] {
  const [a, b] = [wordsOf(before), wordsOf(after)]
  if (a.length * b.length > MOST) return joined([...whole('gone', before), ...whole('new', after)])
  // common[i][j]: how many words a[i…] and b[j…] share at most.
  const width = b.length + 1
  const common = new Uint32Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i * width + j] =
        a[i] === b[j]
          ? common[(i + 1) * width + j + 1]! + 1
          : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!)
    }
  }
  const parts: Part[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      parts.push({ kind: 'same', text: a[i]! })
      i++
      j++
    } else if (j >= b.length || (i < a.length && common[(i + 1) * width + j]! >= common[i * width + j + 1]!)) {
      parts.push({ kind: 'gone', text: a[i++]! })
    } else parts.push({ kind: 'new', text: b[j++]! })
  }
  return joined(parts)
}

/** Words; letters on browsers without Intl.Segmenter. */
function wordsOf(text: string): string[] {
  if (typeof Intl.Segmenter !== 'function') return Array.from(text)
  const cutter = new Intl.Segmenter('zh', { granularity: 'word' })
  return Array.from(cutter.segment(text), ({ segment }) => segment)
}
const whole = (kind: Part['kind'], text: string): Part[] => (text ? [{ kind, text }] : [])

/** Neighbours of one kind become one stretch. */
function joined(parts: Part[]): Part[] {
  const all: Part[] = []
  for (const part of parts) {
    const before = last(all)
    if (before?.kind === part.kind) before.text += part.text
    else all.push({ ...part })
  }
  return all
}
