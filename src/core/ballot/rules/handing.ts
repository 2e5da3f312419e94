import { cleanLine } from '../../plain/refuse.ts'
import type { VoteCommandOf } from '../command.ts'
import type { Kind } from '../roll.ts'
import { kindOf, kindText } from '../roll.ts'
import type { Asking, Happened, Rules } from '../rule.ts'
import { refused, refuseOpened, refuseUnsealed, serialOf, voterOf } from '../rule.ts'
import type { Serial, Vote } from '../vote.ts'

const WHY_MOST = 200
/** Spare ballots: so many times the roll, and some more for small ones. */
const SPARE = 2
const SPARE_MORE = 100

/** Who gets a ballot, and what becomes of one that is spoilt. */
export const handing: Rules<
  'printBallots' | 'printSet' | 'voidSet' | 'handOut' | 'takeBackWay' | 'declareInterest' | 'voidSerial'
> = {
  // [V10] Before the vote is open: who sees serials later could cast them.
  printBallots({ vote, command: { serials: asked } }) {
    refuseOpened(vote)
    const most = SPARE * vote.roll.size + SPARE_MORE
    const left = [...vote.serials.values()].filter(({ state }) => state !== 'void').length
    if (left + asked.length > most) refused({ refused: 'tooManyBallots', most })
    const kinds = new Set([...vote.roll.values()].map((entry) => kindText(kindOf(entry))))
    if (!asked.every((serial) => kinds.has(kindText(serial)))) refused({ refused: 'noSuchVoter' })
    const set = vote.sets + 1
    const serials = asked.map((serial) => ({ ...serial, set, state: 'out' as const, door: null, again: [] }))
    return [{ told: { kind: 'ballotsMade', set, count: serials.length }, unsaid: { serials } }]
  },

  // [V10] Each set is shown once, to somebody else than who had it made, and never again.
  printSet({ vote, command: { set }, actor }) {
    refuseOpened(vote)
    const printing = vote.printings[set]
    if (printing?.state !== 'made') return refused({ refused: 'setNotPrinted' })
    if (printing.by === actor.id) refused({ refused: 'needsAnother' })
    return [{ told: { kind: 'setPrinted', set, count: ofSet(vote, set).length } }]
  },

  // [V11] A print that was lost: void as a whole, in view of two.
  voidSet({ vote, command: { set, why: said }, actor }) {
    refuseOpened(vote)
    const printing = vote.printings[set]
    if (!printing) return refused({ refused: 'setNotPrinted' })
    if (printing.state === 'void') return []
    const why = cleanLine(said, WHY_MOST)
    const { voiding: asked } = printing
    if (!asked) return [{ told: { kind: 'setVoidingAsked', set }, secret: { why } }]
    if (asked.by === actor.id) return []
    const serials = ofSet(vote, set).filter(({ state }) => state === 'out')
    const told = { kind: 'setVoided', set, count: serials.length } as const
    return [{ told, secret: { why: asked.why, first: asked.by }, unsaid: { serials } }]
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

  takeBackWay: (asking) => takingBack(asking),

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

const ofSet = ({ serials }: Vote, set: number) => [...serials.values()].filter((serial) => serial.set === set)

/**
 * [V10] Whoever was ticked by mistake. Hands: until they are counted. A ballot: only against a ballot of
 * their kind that is not cast, which is void from then on, and in view of two.
 */
function takingBack({ vote, command, actor }: Asking<VoteCommandOf<'takeBackWay'>>): Happened[] {
  refuseUnsealed(vote)
  const { n, mark } = command
  const voter = voterOf(vote, n)
  const { way } = voter
  if (way === null) return refused({ refused: 'hasNoWay' })
  const why = cleanLine(command.why, WHY_MOST)
  if (way === 'hands') {
    if (Object.keys(vote.hands).length > 0) refused({ refused: 'handsCounted' })
    return [{ told: { kind: 'wayTakenBack', way }, secret: { n, why } }]
  }
  if (isCast(vote, kindOf(voter))) refused({ refused: 'ballotsAreOut' })
  const serial = serialOf(vote, mark ?? '')
  refuseNotOut(serial)
  if (kindText(serial) !== kindText(kindOf(voter))) refused({ refused: 'noSuchSerial' })
  const [ballot, person] = [vote.voiding[serial.mark], vote.takingBack[n]]
  if (ballot && person && ballot.by !== actor.id && person.by !== actor.id)
    return [
      voided(serial.mark, ballot),
      { told: { kind: 'wayTakenBack', way }, secret: { n, why: person.why, first: person.by } },
    ]
  // Two entries: none says both who and which ballot.
  const asked: Happened[] = []
  if (ballot?.by !== actor.id)
    asked.push({ told: { kind: 'voidingAsked' }, secret: { why }, unsaid: { mark: serial.mark } })
  if (person?.by !== actor.id) asked.push({ told: { kind: 'takingBackAsked', way }, secret: { n, why } })
  return asked
}

function refuseNotOut({ state }: Serial): void {
  if (state === 'void') refused({ refused: 'serialVoid' })
  if (state === 'cast') refused({ refused: 'serialCast' })
}

const voided = (mark: string, { by: first, why }: { by: string; why: string }): Happened => ({
  told: { kind: 'serialVoided' },
  secret: { why, first },
  unsaid: { mark },
})

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
  return [voided(mark, asked)]
}

const isOfBallots = (door: string): boolean => door !== 'hands'

/** [V10] Whether as many ballots of a kind were cast as were handed out. */
export function isCast({ kinds }: Vote, kind: Kind): boolean {
  const known = kinds.get(kindText(kind))
  return !known || known.cast >= known.out
}
