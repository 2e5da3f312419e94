import { cleanLine } from '../../plain/refuse.ts'
import { isSelf } from '../../plain/isSelf.ts'
import type { VoteCommandOf } from '../command.ts'
import type { Kind } from '../roll.ts'
import { kindOf, kindText, missingKinds } from '../roll.ts'
import type { Asking, Happened, Rules } from '../rule.ts'
import { refused, refuseUnsealed, serialOf, voterOf } from '../rule.ts'
import type { Serial, Vote } from '../vote.ts'
import { serialsText } from '../vote.ts'

const WHY_MOST = 200
/** Spare ballots: so many times the roll, and some more for small ones. */
const SPARE = 2
const SPARE_MORE = 100
/** Ballots of a set: as many as one page shows. */
export const SET_MOST = 200
const SHOWN_AGAIN_MS = 60_000

/** Who gets a ballot, and what becomes of one that is spoilt. */
export const handing: Rules<
  | 'printBallots'
  | 'printSet'
  | 'voidSet'
  | 'handOut'
  | 'takeBackWay'
  | 'declareInterest'
  | 'withdrawInterest'
  | 'voidSerial'
> = {
  // [V10] Before the vote is open: who sees serials later could cast them.
  printBallots({ vote, command: { serials: asked }, hash }) {
    refuseUnsealed(vote)
    if (vote.stage === 'open') refuseSpare(vote, asked)
    // [V11] One that was cast would be out again.
    if (asked.some(({ mark }) => vote.serials.has(mark))) refused({ refused: 'idTaken' })
    const most = SPARE * vote.roll.size + SPARE_MORE
    const left = [...vote.serials.values()].filter(({ state }) => state !== 'void').length
    if (left + asked.length > most) refused({ refused: 'tooManyBallots', most })
    const kinds = new Set([...vote.roll.values()].map((entry) => kindText(kindOf(entry))))
    if (!asked.every((serial) => kinds.has(kindText(serial)))) refused({ refused: 'noSuchVoter' })
    return inSets(asked).map((made, i) => {
      const set = vote.sets + 1 + i
      const serials = made.map((serial) => ({ ...serial, set, state: 'out' as const, door: null, again: [] }))
      const told = { kind: 'ballotsMade', set, count: serials.length, hash: hash(serialsText(serials)) } as const
      return { told, unsaid: { serials } }
    })
  },

  // [V10] Each set is shown once, to somebody else than who had it made; to them once more where the page did
  // not come, and then never again.
  printSet({ vote, command: { set }, actor, now }) {
    refuseUnsealed(vote)
    const printing = vote.printings[set]
    if (printing?.printed && isSelf(actor, printing.printed.by) && now - printing.printed.at < SHOWN_AGAIN_MS) return []
    if (printing?.state !== 'made') return refused({ refused: 'setNotPrinted' })
    if (vote.stage === 'open' && !printing.late) refused({ refused: 'printedBeforeOpening' })
    if (isSelf(actor, printing.by)) refused({ refused: 'needsAnother' })
    return [{ told: { kind: 'setPrinted', set, count: ofSet(vote, set).length } }]
  },

  // [V11] A print that was lost: void as a whole, in view of two.
  voidSet({ vote, command: { set, why: said }, actor }) {
    refuseUnsealed(vote)
    const printing = vote.printings[set]
    if (!printing) return refused({ refused: 'setNotPrinted' })
    // Of those that were printed before, some are in people's hands.
    if (vote.stage === 'open' && !printing.late && printing.state === 'printed')
      refused({ refused: 'printedBeforeOpening' })
    if (printing.state === 'void') return []
    const why = cleanLine(said, WHY_MOST)
    const { voiding: asked } = printing
    if (!asked) return [{ told: { kind: 'setVoidingAsked', set }, secret: { why } }]
    if (isSelf(actor, asked.by)) return []
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
    // [V13] Who is out of every question has nothing to decide.
    if (!possible[way] || voter.recused.length === vote.questions.length) refused({ refused: 'notThisWay' })
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

  // [V13] Said by mistake: until they have a ballot, or their hand was counted.
  withdrawInterest({ vote, command: { n, question, why: said } }) {
    refuseUnsealed(vote)
    const { recused, way } = voterOf(vote, n)
    if (!recused.includes(question)) return []
    if (way !== null) refused({ refused: 'hasWay', way })
    return [{ told: { kind: 'interestWithdrawn', question }, secret: { n, why: cleanLine(said, WHY_MOST) } }]
  },

  voidSerial: (asking) => voiding(asking),
}

/** At least one set, so that whoever asks hears that none was missing. */
function inSets<T>(asked: readonly T[]): T[][] {
  const sets = []
  for (let at = 0; at === 0 || at < asked.length; at += SET_MOST) sets.push(asked.slice(at, at + SET_MOST))
  return sets
}

/**
 * [V10] While the vote is open a ballot is made only for somebody on the roll whose kind has none left: whose
 * own was void, or who declared an interest since.
 */
function refuseSpare({ roll, serials, questions }: Vote, asked: readonly Kind[]): void {
  const left = new Map<string, number>()
  for (const kind of missingKinds(roll.values(), serials.values(), questions.length))
    left.set(kindText(kind), (left.get(kindText(kind)) ?? 0) + 1)
  for (const kind of asked) left.set(kindText(kind), (left.get(kindText(kind)) ?? 0) - 1)
  if (asked.length === 0 || [...left.values()].some((count) => count < 0)) refused({ refused: 'printedBeforeOpening' })
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
  refuseNotOut(vote, serial)
  if (kindText(serial) !== kindText(kindOf(voter))) refused({ refused: 'noSuchSerial' })
  const [ballot, person] = [vote.voiding[serial.mark], vote.takingBack[n]]
  if (ballot && person && !isSelf(actor, ballot.by) && !isSelf(actor, person.by))
    return [
      voided(serial.mark, ballot),
      { told: { kind: 'wayTakenBack', way }, secret: { n, why: person.why, first: person.by } },
    ]
  // Two entries: none says both who and which ballot.
  const asked: Happened[] = []
  if (!isSelf(actor, ballot?.by))
    asked.push({ told: { kind: 'voidingAsked' }, secret: { why }, unsaid: { mark: serial.mark } })
  if (!isSelf(actor, person?.by)) asked.push({ told: { kind: 'takingBackAsked', way }, secret: { n, why } })
  return asked
}

function refuseNotOut({ batches }: Vote, { state, mark }: Serial): void {
  if (state === 'void') refused({ refused: 'serialVoid' })
  if (state === 'cast') refused({ refused: 'serialCast' })
  // It lies in the box: nobody can have brought it back.
  const entered = Object.values(batches).some(({ entries }) =>
    entries.some(({ ballots }) => ballots.some((paper) => paper.mark === mark)),
  )
  if (entered) refused({ refused: 'serialEntered' })
}

const voided = (mark: string, { by: first, why }: { by: string; why: string }): Happened => ({
  told: { kind: 'serialVoided' },
  secret: { why, first },
  unsaid: { mark },
})

/** [V11] In view of two: the second one who asks voids it, and both are on record. */
function voiding({ vote, command: { mark, why: said }, actor }: Asking<VoteCommandOf<'voidSerial'>>): Happened[] {
  refuseUnsealed(vote)
  const serial = serialOf(vote, mark)
  if (serial.state === 'void') return []
  refuseNotOut(vote, serial)
  const why = cleanLine(said, WHY_MOST)
  const asked = vote.voiding[mark]
  if (!asked) return [{ told: { kind: 'voidingAsked' }, secret: { why }, unsaid: { mark } }]
  if (isSelf(actor, asked.by)) return []
  return [voided(mark, asked)]
}

const isOfBallots = (door: string): boolean => door !== 'hands'

/** [V10] Whether as many ballots of a kind were cast as were handed out. */
export function isCast({ kinds }: Vote, kind: Kind): boolean {
  const known = kinds.get(kindText(kind))
  return !known || known.cast >= known.out
}
