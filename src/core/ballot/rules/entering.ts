import type { Id } from '../../plain/id.ts'
import { isSelf } from '../../plain/isSelf.ts'
import { canonical } from '../../plain/canonical.ts'
import { cleanLine } from '../../plain/refuse.ts'
import type { Answer } from '../answer.ts'
import type { VoteCommandOf } from '../command.ts'
import { kindText } from '../roll.ts'
import type { Asking, Happened, Rules } from '../rule.ts'
import { refused, refuseNotOpen } from '../rule.ts'
import type { Batch, Entered, Vote } from '../vote.ts'
import { enteredText } from '../vote.ts'
import { refuseUnfit } from './casting.ts'

export const BATCH_MOST = 200
const WHY_MOST = 200

/** [V14] Ballot papers: two people enter each heap, and a third decides where they differ. */
export const entering: Rules<'openBatch' | 'enterBatch' | 'dropBatch'> = {
  openBatch({ vote, command: { door, ballots } }) {
    refuseNotOpen(vote)
    if (door === 'hands' || door === 'phone' || !vote.rules.doors.includes(door)) refused({ refused: 'doorClosed' })
    if (!Number.isInteger(ballots) || ballots < 1 || ballots > BATCH_MOST)
      refused({ refused: 'tooManyBallots', most: BATCH_MOST })
    return [{ told: { kind: 'batchOpened', batch: Object.keys(vote.batches).length + 1, door, ballots } }]
  },

  enterBatch: (asking) => entered(asking),

  dropBatch({ vote, command: { batch: number, why } }) {
    refuseNotOpen(vote)
    const batch = batchOf(vote, number)
    if (batch.state === 'dropped') return []
    if (batch.state === 'counted') refused({ refused: 'batchOver' })
    return [{ told: { kind: 'batchDropped', batch: number }, secret: { why: cleanLine(why, WHY_MOST) } }]
  },
}

const batchOf = ({ batches }: Vote, number: number): Batch => batches[number] ?? refused({ refused: 'noSuchBatch' })

function entered(asking: Asking<VoteCommandOf<'enterBatch'>>): Happened[] {
  const { vote, command, actor } = asking
  refuseNotOpen(vote)
  const batch = batchOf(vote, command.batch)
  if (batch.state === 'counted' || batch.state === 'dropped') refused({ refused: 'batchOver' })
  const ballots = [...command.ballots].sort((a, b) => (a.mark < b.mark ? -1 : 1))
  refuseWrongPapers(vote, command.ballots)
  const mine = entry(asking, actor.id, ballots)
  if (batch.entries.some(({ by }) => isSelf(actor, by))) return refused({ refused: 'needsAnother' })
  const [first, second] = batch.entries
  if (!second) refuseTotal(batch, ballots)
  if (!first) return command.seen?.length ? byPhoto(asking, batch, ballots, mine) : [mine]
  if (!second) {
    const differing = differences(first.ballots, ballots)
    if (differing.length === 0) return [mine, ...countedBatch(vote, batch, ballots)]
    return [mine, { told: { kind: 'batchDiffers', batch: batch.number, differing: differing.length } }]
  }
  return [mine, ...countedBatch(vote, batch, byThird(command.ballots, first.ballots, second.ballots, batch))]
}

/** That somebody has entered a heap; without its salt nobody tries choices by the hash in the log. */
function entry({ command, hash }: Asking<VoteCommandOf<'enterBatch'>>, by: Id, ballots: Entered[]): Happened {
  const { batch, salt } = command
  const told = { kind: 'batchEntered', batch, ...(by === MACHINE ? { byPhoto: true as const } : {}) } as const
  const entered = { by, ballots, ...(salt ? { salt } : {}) }
  return { told, ...(salt ? { secret: { seal: hash(enteredText(entered)) } } : {}), unsaid: { entered } }
}

/** Who has entered what a machine saw. */
const MACHINE: Id = '00000000-0000-0000-0000-000000000000'

/**
 * [V20] What a machine saw on photos stands in the place of the first person. A paper that it read otherwise,
 * doubts or did not see goes to a third: else whoever makes it doubt all would enter a heap alone.
 */
function byPhoto(
  asking: Asking<VoteCommandOf<'enterBatch'>>,
  batch: Batch,
  ballots: Entered[],
  mine: Happened,
): Happened[] {
  const bySeen = new Map(asking.command.seen!.map((one) => [one.mark, one.answers]))
  const read = ballots.flatMap(({ mark, answers }): Entered[] => {
    const saw = bySeen.get(mark)
    const all = Object.keys(answers).flatMap((question): [Id, Answer][] => {
      const answer = saw?.[question] ?? null
      return answer === null ? [] : [[question, answer]]
    })
    return all.length < Object.keys(answers).length ? [] : [{ mark, answers: Object.fromEntries(all) }]
  })
  const machine = entry(asking, MACHINE, read)
  const differing = differences(read, ballots)
  if (differing.length === 0) return [machine, mine, ...countedBatch(asking.vote, batch, ballots)]
  return [machine, mine, { told: { kind: 'batchDiffers', batch: batch.number, differing: differing.length } }]
}

/** Each paper is a ballot of this vote with answers to what it asks, and stands in the heap once. */
function refuseWrongPapers(vote: Vote, ballots: readonly Entered[]): void {
  const seen = new Set<string>()
  ballots.forEach(({ mark, answers }, i) => {
    const serial = vote.serials.get(mark)
    if (!serial) return refused({ refused: 'serialUnknown', place: i + 1 })
    if (serial.state === 'void') refused({ refused: 'serialVoid' })
    if (seen.has(mark)) refused({ refused: 'serialTwice' })
    seen.add(mark)
    refuseUnfit(vote, serial, answers, true)
  })
}

function refuseTotal({ ballots: counted }: Batch, { length: entered }: readonly Entered[]): void {
  if (entered !== counted) refused({ refused: 'batchTotal', entered, counted })
}

/** Marks of papers that two people entered differently, or only one of them. */
export function differences(a: readonly Entered[], b: readonly Entered[]): string[] {
  const [one, other] = [textsOf(a), textsOf(b)]
  return [...new Set([...one.keys(), ...other.keys()])].filter((mark) => one.get(mark) !== other.get(mark)).sort()
}

const textsOf = (ballots: readonly Entered[]): Map<string, string> =>
  new Map(ballots.map(({ mark, answers }) => [mark, canonical(answers)]))

/** What two agree on stands; where they differ, the third must agree with one of them. */
function byThird(third: readonly Entered[], first: readonly Entered[], second: readonly Entered[], batch: Batch) {
  const differing = new Set(differences(first, second))
  const [one, other] = [textsOf(first), textsOf(second)]
  // [V14] Just the papers that differ, before anything is said of them: else whoever tries others would read
  // them.
  if (third.length !== differing.size || third.some(({ mark }) => !differing.has(mark)))
    refused({ refused: 'batchTotal', entered: third.length, counted: differing.size })
  third.forEach(({ mark, answers }, i) => {
    const text = canonical(answers)
    if (one.get(mark) !== text && other.get(mark) !== text) refused({ refused: 'thirdDiffers', place: i + 1 })
  })
  const agreed = [...first.filter(({ mark }) => !differing.has(mark)), ...third]
  refuseTotal(batch, agreed)
  return agreed
}

/** [V11] All papers of a heap fall into the urn at once; those that were cast before lie apart. */
function countedBatch(vote: Vote, { number, door }: Batch, ballots: readonly Entered[]): Happened[] {
  const room = new Map<string, number>()
  const happened: Happened[] = []
  let again = 0
  for (const { mark, answers } of ballots) {
    const serial = vote.serials.get(mark)!
    // [V11] Looked at here, where it falls into the urn: what was entered may be older.
    if (serial.state === 'void') refused({ refused: 'serialVoid' })
    if (serial.state === 'cast') {
      again++
      happened.push({ told: { kind: 'ballotCameAgain', door }, unsaid: { mark } })
      continue
    }
    const kind = kindText(serial)
    const { out, cast } = vote.kinds.get(kind) ?? { out: 0, cast: 0 }
    const left = room.get(kind) ?? out - cast
    if (left <= 0) refused({ refused: 'notHandedOut' })
    room.set(kind, left - 1)
    happened.push({ told: { kind: 'ballotCast', door }, unsaid: { mark, answers } })
  }
  return [...happened, { told: { kind: 'batchCounted', batch: number, ballots: ballots.length, again } }]
}
