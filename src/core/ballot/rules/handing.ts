import { cleanLine } from '../../plain/refuse.ts'
import type { VoteCommandOf } from '../command.ts'
import type { Kind } from '../roll.ts'
import { kindOf, kindText } from '../roll.ts'
import type { Asking, Happened, Rules } from '../rule.ts'
import { refused, refuseUnsealed, serialOf, voterOf } from '../rule.ts'
import type { Vote } from '../vote.ts'

const WHY_MOST = 200
/** Spare ballots: so many times the roll, and some more for small ones. */
const SPARE = 2
const SPARE_MORE = 100

/** Who gets a ballot, and what becomes of one that is spoilt. */
export const handing: Rules<'printBallots' | 'handOut' | 'takeBackWay' | 'declareInterest' | 'voidSerial'> = {
  printBallots({ vote, command: { serials: asked } }) {
    refuseUnsealed(vote)
    const most = SPARE * vote.roll.size + SPARE_MORE
    if (vote.serials.size + asked.length > most) refused({ refused: 'tooManyBallots', most })
    const kinds = new Set([...vote.roll.values()].map((entry) => kindText(kindOf(entry))))
    if (!asked.every((serial) => kinds.has(kindText(serial)))) refused({ refused: 'noSuchVoter' })
    const set = vote.sets + 1
    const serials = asked.map((serial) => ({ ...serial, set, state: 'out' as const, door: null, again: [] }))
    return [{ told: { kind: 'ballotsPrinted', set, count: serials.length }, unsaid: { serials } }]
  },

  // [V10] That somebody has a ballot is known; which one is not.
  handOut({ vote, command: { n, way } }) {
    refuseUnsealed(vote)
    const voter = voterOf(vote, n)
    if (voter.way === way) return []
    if (voter.way !== null) refused({ refused: 'hasWay', way: voter.way })
    const { doors } = vote.rules
    const possible = {
      hands: doors.includes('hands'),
      ballot: doors.some(isOfBallots),
      behalf: doors.includes('behalf'),
    }
    if (!possible[way]) refused({ refused: 'notThisWay' })
    return [{ told: { kind: 'ballotHandedOut', way }, secret: { n } }]
  },

  // [V10] Whoever was ticked by mistake: only while there is a ballot in hand for it.
  takeBackWay({ vote, command: { n, why: said } }) {
    refuseUnsealed(vote)
    const voter = voterOf(vote, n)
    const { way } = voter
    if (way === null) return refused({ refused: 'hasNoWay' })
    const why = cleanLine(said, WHY_MOST)
    if (way === 'hands') {
      if (Object.keys(vote.hands).length > 0) refused({ refused: 'handsCounted' })
    } else if (isCast(vote, kindOf(voter))) refused({ refused: 'ballotsAreOut' })
    return [{ told: { kind: 'wayTakenBack', way }, secret: { n, why } }]
  },

  // [V13] Before they have a ballot: it asks them only what they may decide.
  declareInterest({ vote, command: { n, question, why: said } }) {
    if (vote.stage === 'closed' || vote.stage === 'abandoned') refused({ refused: 'voteOver' })
    const { recused, way } = voterOf(vote, n)
    if (!vote.questions.some(({ id }) => id === question)) refused({ refused: 'noSuchQuestion' })
    if (recused.includes(question)) return []
    if (way === 'ballot' || way === 'behalf') refused({ refused: 'hasWay', way })
    if (way === 'hands' && vote.hands[question]) refused({ refused: 'hasWay', way })
    return [{ told: { kind: 'interestDeclared', question }, secret: { n, why: cleanLine(said, WHY_MOST) } }]
  },

  voidSerial: (asking) => voiding(asking),
}

/** [V11] In view of two: the second one who asks voids it, and both are on record. */
function voiding({ vote, command: { mark, why: said }, actor }: Asking<VoteCommandOf<'voidSerial'>>): Happened[] {
  refuseUnsealed(vote)
  const { state } = serialOf(vote, mark)
  if (state === 'void') return []
  if (state === 'cast') refused({ refused: 'serialCast' })
  const why = cleanLine(said, WHY_MOST)
  const asked = vote.voiding[mark]
  if (!asked) return [{ told: { kind: 'voidingAsked' }, secret: { why }, unsaid: { mark } }]
  if (asked.by === actor.id) return []
  return [{ told: { kind: 'serialVoided' }, secret: { why: asked.why, first: asked.by }, unsaid: { mark } }]
}

const isOfBallots = (door: string): boolean => door !== 'hands'

/** [V10] Whether as many ballots of a kind were cast as were handed out. */
export function isCast({ kinds }: Vote, kind: Kind): boolean {
  const known = kinds.get(kindText(kind))
  return !known || known.cast >= known.out
}
