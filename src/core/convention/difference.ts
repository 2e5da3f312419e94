import { diffComm } from 'node-diff3'

/** A piece of an article: in both editions, only in the old one, or only in the new one. */
export interface Piece {
  in: 'both' | 'old' | 'new'
  text: string
}

/** What became of an article from one edition to the next. */
export interface Changed {
  kind: 'same' | 'changed' | 'new' | 'gone'
  /** Its place in the new edition; of one that is gone, in the old one. */
  place: number
  pieces: Piece[]
}

interface Text {
  n: number
  text: string
}

/**
 * [C13] How a text differs from the one before it, article by article; `from`: the old article of a new one.
 * What was left out stands at the end.
 */
export function differenceOf(old: readonly Text[], now: readonly (Text & { from: number | null })[]): Changed[] {
  const kept = new Set(now.map(({ from }) => from))
  return [
    ...now.map(({ text, from }, i): Changed => {
      const before = old.find(({ n }) => n === from)
      if (!before) return { kind: 'new', place: i + 1, pieces: [{ in: 'new', text }] }
      if (before.text === text) return { kind: 'same', place: i + 1, pieces: [{ in: 'both', text }] }
      return { kind: 'changed', place: i + 1, pieces: piecesOf(before.text, text) }
    }),
    ...old.flatMap(({ n, text }, i): Changed[] =>
      kept.has(n) ? [] : [{ kind: 'gone', place: i + 1, pieces: [{ in: 'old', text }] }],
    ),
  ]
}

/** Sign by sign: Chinese has no spaces to compare words by. */
export function piecesOf(old: string, now: string): Piece[] {
  return diffComm(Array.from(old), Array.from(now)).flatMap((chunk): Piece[] => {
    if ('common' in chunk) return [{ in: 'both', text: chunk.common!.join('') }]
    const { buffer1, buffer2 } = chunk as { buffer1: string[]; buffer2: string[] }
    const pieces: Piece[] = [
      { in: 'old', text: buffer1.join('') },
      { in: 'new', text: buffer2.join('') },
    ]
    return pieces.filter(({ text }) => text !== '')
  })
}
