import type { Id } from '../plain/id.ts'
import type { Minutes, Notes } from './minutes.ts'

/** What stands where a name was taken out: a gap, as on paper. */
const TAKEN_OUT = '____'
/** A name of one letter is part of half of all words: it cannot be told apart. */
const NAME_LEAST = 2

/** [N7] Minutes without a name: in every text, draft and remark. */
export function withoutName(minutes: Minutes, name: string): Minutes {
  if (name.length < NAME_LEAST) return minutes
  const out = (text: string): string => text.split(name).join(TAKEN_OUT)
  const ofNotes = ({ texts, votes }: Notes): Notes => ({
    texts: Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, out(text)])),
    votes: votes.map((vote) => ({ ...vote, subject: out(vote.subject) })),
  })
  return {
    ...minutes,
    ...ofNotes(minutes),
    rounds: minutes.rounds.map((round) => ({
      ...round,
      draft: ofNotes(round.draft),
      remarks: round.remarks.map((remark) => ({
        ...remark,
        sentence: out(remark.sentence),
        text: out(remark.text),
        answer: remark.answer && { ...remark.answer, why: out(remark.answer.why) },
      })),
    })),
  }
}

/** [N7] [M26] Minutes after people were erased: without their names and without what they remarked. */
export function withoutPeople(minutes: Minutes, people: readonly Id[], names: readonly string[]): Minutes {
  const theirs = ({ id }: { id: Id }) => people.includes(minutes.authors[id] ?? '')
  const left = Object.entries(minutes.authors).filter(([, author]) => !people.includes(author))
  const rounds = minutes.rounds.map((round) => ({
    ...round,
    remarks: round.remarks.map((remark) => (theirs(remark) ? { ...remark, sentence: '', text: '' } : remark)),
  }))
  return names.reduce(withoutName, { ...minutes, rounds, authors: Object.fromEntries(left) })
}
