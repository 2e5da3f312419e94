import type { Answer } from '../../../core/ballot/answer.ts'
import { seenAgain } from '../../../core/paper/ballotPaper.ts'
import type { PapersSeen } from '../../../wire/ballot.ts'
import { serialIn } from './draft.ts'

export type Seen = PapersSeen['papers'][number]

/** A paper of a heap as somebody enters it: typed, or from a photo. */
export interface Paper {
  serial: string
  answers: Record<string, Answer>
  seen: Seen | null
  /** Of a paper from a photo: whether somebody has looked. */
  looked: boolean
}

export const emptyPaper = (): Paper => ({ serial: '', answers: {}, seen: null, looked: true })

const paperOf = (seen: Seen): Paper => ({
  serial: seen.serial,
  answers: Object.fromEntries(
    Object.entries(seen.answers).flatMap(([id, said]) => (said === null ? [] : [[id, said]])),
  ),
  seen,
  looked: false,
})

/**
 * What a photo adds to the papers of a heap. One that is photographed twice is one; [P17] where it says
 * something else now, one of the two is a copy, and a person says what the photos do not.
 */
export function taken(
  papers: readonly Paper[],
  found: readonly Seen[],
): { papers: Paper[]; fresh: number; copies: number } {
  const kept = papers.filter(({ serial }) => serial !== '')
  const bySerial = new Map(kept.map((paper, place) => [serialIn(paper.serial), place]))
  const fresh = found.filter(({ serial }) => !bySerial.has(serialIn(serial)))
  let copies = 0
  for (const { serial, answers } of found) {
    const place = bySerial.get(serialIn(serial))
    const known = place === undefined ? undefined : kept[place]!
    if (!known?.seen) continue
    const seen = seenAgain(known.seen, answers)
    if (seen.copied && !known.seen.copied) copies++
    if (seen !== known.seen) kept[place!] = doubted(known, seen)
  }
  const all = [...kept, ...fresh.map(paperOf)]
  return { papers: all.length > 0 ? all : [emptyPaper()], fresh: fresh.length, copies }
}

/** Of what is doubtful since the last photo nothing is said, and somebody looks once more. */
function doubted(paper: Paper, seen: Seen): Paper {
  const isNew = (id: string) => seen.answers[id] === null && paper.seen!.answers[id] !== null
  const answers = Object.fromEntries(Object.entries(paper.answers).filter(([id]) => !isNew(id)))
  return { ...paper, answers, seen, looked: false }
}
