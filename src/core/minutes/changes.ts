import { saysSame } from '../plain/same.ts'
import { differences, sentencesOf } from './merge.ts'
import type { Notes, Part, Vote } from './minutes.ts'
import { partOf } from './minutes.ts'

/** [N10] A sentence of the draft, and what stands in its place; either is empty where there is none. */
export interface ChangedText {
  part: Part
  before: string
  after: string
}
/** The same of a vote; null where there is none. */
export interface ChangedVote {
  before: Vote | null
  after: Vote | null
}

/** [N10] What of the texts changed between two states of the notes, in the order of their keys. */
export function changedTexts(before: Notes, after: Notes): ChangedText[] {
  const keys = [...new Set([...Object.keys(before.texts), ...Object.keys(after.texts)])].sort()
  return keys.flatMap((key) => {
    const was = sentencesOf(before.texts[key] ?? '')
    return differences(was, sentencesOf(after.texts[key] ?? '')).map(({ from, count, after: now }) => ({
      part: partOf(key),
      before: was
        .slice(from, from + count)
        .join('')
        .trim(),
      after: now.join('').trim(),
    }))
  })
}

/** [N10] Which votes changed. */
export function changedVotes(before: Notes, after: Notes): ChangedVote[] {
  const find = ({ votes }: Notes, wanted: string) => votes.find(({ id }) => id === wanted) ?? null
  const ids = [...new Set([...before.votes, ...after.votes].map(({ id }) => id))]
  return ids
    .map((id) => ({ before: find(before, id), after: find(after, id) }))
    .filter(({ before, after }) => !before || !after || !saysSame(before, after))
}
