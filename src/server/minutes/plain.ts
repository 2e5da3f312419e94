import type { Minutes, RemarkAnswer, Vote } from '../../core/minutes/minutes.ts'
import type { Id } from '../../core/plain/id.ts'

/**
 * Minutes without words, which stay with the tables; `erased`: the meeting's people of whom nobody shall know
 * any more which remarks were theirs.
 */
export const plainMinutes = (
  { community: _community, texts: _texts, votes, rounds, authors, signings, takenOut, ...minutes }: Minutes,
  erased: ReadonlySet<Id>,
) => ({
  ...minutes,
  signings: signings.map(({ at }) => ({ at })),
  // That somebody was erased stands in the entries of the meeting.
  takenOut: takenOut.filter(({ why }) => why !== 'person'),
  votes: votes.map(plainVote),
  rounds: rounds.map(({ draft, remarks, ...round }) => ({
    ...round,
    draft: draft.votes.map(plainVote),
    remarks: remarks.map(({ sentence: _sentence, text: _text, answer, earlier, ...remark }) => ({
      ...remark,
      answer: answer && plainAnswer(answer),
      ...(earlier ? { earlier: earlier.map(plainAnswer) } : {}),
    })),
  })),
  authors: Object.fromEntries(Object.entries(authors).filter(([, author]) => !erased.has(author))),
})

const plainVote = ({ subject: _subject, rule: _rule, ...vote }: Vote) => vote
const plainAnswer = ({ why: _why, ...answer }: RemarkAnswer) => answer
