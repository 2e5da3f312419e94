import { copyOf } from '../../plain/copy.ts'
import type { Id } from '../../plain/id.ts'
import { clean } from '../../plain/refuse.ts'
import { countQuestion } from '../count.ts'
import { fileText } from '../file.ts'
import type { Happened, Rules } from '../rule.ts'
import { refused, refuseNotOpen } from '../rule.ts'
import type { Decides } from '../rules.ts'
import { SECRET_LEAST } from '../rules.ts'
import type { Vote } from '../vote.ts'
import { handedOutIn, pollsOf } from '../vote.ts'

const WHY_MOST = 500

/** The end of a vote. */
export const ending: Rules<'closeVote' | 'abandonVote' | 'forgetMotions'> = {
  // [V8] [V15] What the sealed rules say of the ballots; nobody enters an outcome.
  closeVote({ vote, now, hash }) {
    if (vote.stage === 'closed') return []
    refuseNotOpen(vote)
    const waiting = Object.values(vote.batches).filter(({ state }) => state === 'open' || state === 'differs').length
    if (waiting > 0) refused({ refused: 'batchesOpen', count: waiting })
    refuseTooFew(vote)
    const results = pollsOf(vote).map((poll) => countQuestion(poll, vote.rules))
    const doors = copyOf(vote.doors)
    const outcome = { at: now, results, doors, handedOut: handedOutIn(vote), hash: hash(fileText(vote)) }
    return [{ told: { kind: 'voteClosed', outcome } }]
  },

  // What was cast is forgotten: nobody learns how it stood.
  abandonVote({ vote, command: { why } }) {
    if (vote.stage === 'abandoned') return []
    if (vote.stage === 'closed') refused({ refused: 'voteOver' })
    return [{ told: { kind: 'voteAbandoned', why: clean(why, WHY_MOST) } }]
  },

  // [M26] [M52] A motion without words is voted on no more, and its question loses them. A closed vote keeps
  // what was counted: its file and its hash are of those words.
  forgetMotions({ vote: { stage, questions }, command: { wordings } }) {
    if (stage === 'closed') return []
    const erased = questions.filter(({ text, decides }) => text !== '' && isOneOf(wordings, decides))
    if (erased.length === 0) return []
    const given: Happened[] = stage === 'abandoned' ? [] : [{ told: { kind: 'voteAbandoned', why: '' } }]
    return [...given, ...erased.map(({ id }): Happened => ({ told: { kind: 'questionErased', question: id } }))]
  },
}

export const isOneOf = (wordings: readonly { motion: Id; version: number }[], decides: Decides | undefined): boolean =>
  decides !== undefined &&
  'motion' in decides &&
  wordings.some(({ motion, version }) => motion === decides.motion && version === decides.version)

/**
 * [V10] Of a few ballots the result would say what each chose: then it is not counted, and can be given up.
 */
function refuseTooFew(vote: Vote): void {
  if (!vote.rules.secret) return
  for (const { ballots } of pollsOf(vote)) {
    const cast = ballots.reduce((all, alike) => all + alike.ballots, 0)
    if (cast > 0 && cast < SECRET_LEAST) refused({ refused: 'tooFewToClose', least: SECRET_LEAST })
  }
}
