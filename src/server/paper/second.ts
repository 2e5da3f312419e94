import type { StaffActor } from '../../core/meeting/command.ts'
import { isSelf } from '../../core/plain/isSelf.ts'
import { personOf } from '../../core/meeting/count.ts'
import type { Difference } from '../../core/meeting/comparing.ts'
import { differencesOf } from '../../core/meeting/comparing.ts'
import { cleanReading } from '../../core/meeting/rules/comparing.ts'
import type { Refusal } from '../../core/meeting/event.ts'
import type { Card, Meeting } from '../../core/meeting/meeting.ts'
import type { Box, SecondReading } from '../../core/paper/reading.ts'
import type { FullKey, Id } from '../../core/plain/id.ts'
import { decided } from '../../core/plain/refuse.ts'
import { keyText } from '../../core/plain/id.ts'
import type { SecondLook } from '../../wire/paper.ts'
import type { Caller } from '../access/authorize.ts'
import { problemOf, ProblemError } from '../http/problem.ts'
import { newId } from '../integrations/runtime.ts'
import { ask } from '../meeting/ask.ts'
import { paperCards } from '../meeting/paperCard.store.ts'
import { actorOf } from '../person/store.ts'
import { lotFalls } from '../secrets/token.ts'
import type { PaperPicture } from './picture.store.ts'
import { keepSecond, picturesOf, settleSecond, unsettleSecond } from './picture.store.ts'
import type { PaperServices } from './services.ts'

/** Of printed cards in photos one in so many is shown to a second person. */
const ONE_IN = 10

/** [P14] Whether a printed card is drawn to be read a second time. */
export const isDrawn = (key: string, meeting: FullKey, number: number): boolean =>
  lotFalls(`second reading:${keyText(meeting)}:${number}`, key, ONE_IN)

/** Who looks at the desk: a staff person, and as whom they take part here, if they do. */
export interface Looking {
  staff: StaffActor
  reader: Id | undefined
}
export const lookingOf = ({ staff, participant }: Caller): Looking => ({ staff: actorOf(staff!), reader: participant })

/**
 * [P14] What whoever looks is asked about a picture: to read it as the second person, or which of two
 * readings is right; null where nothing is. Whoever entered a card does not learn that it was drawn.
 */
export function secondLook(
  meeting: Meeting,
  card: Card | undefined,
  { second, seen }: Pick<PaperPicture, 'second' | 'seen'>,
  drawn: boolean,
  looking: Looking,
): SecondLook | null {
  if (!card || !isOpenTo(meeting, card)) return null
  const own = isOwn(meeting, card.id, looking)
  if (second) {
    // Whatever the card says since was said by somebody who knew better.
    if (!isUnsettled(second) || card.wording !== second.wording) return null
    const { tree, text, where } = card
    const first = { tree, text, where, boxes: seen }
    const { differs, tree: otherTree, text: otherText, where: otherWhere, boxes } = second
    const read = { tree: otherTree, text: otherText, where: otherWhere, boxes }
    return { first, second: read, differs, settles: !own, endorsed: card.endorsements > 0 }
  }
  const before = meeting.compared.get(card.id)
  if (!drawn || own || (before !== undefined && !isSelf(looking.staff, before))) return null
  return { first: null, second: null, differs: [], settles: false, endorsed: card.endorsements > 0 }
}

/**
 * Whether two readings differ and nobody has said which holds, or [P14] it was said that the second does and
 * its words do not hang yet.
 */
const isUnsettled = ({ differs, settled }: SecondReading): boolean =>
  differs.length > 0 && (settled === null || (settled === 'second' && differs.some((one) => one !== 'boxes')))

/** Whether a card can be compared with its picture now. */
const isOpenTo = ({ board }: Meeting, { state, wording }: Card): boolean =>
  state === 'standing' && wording > 0 && board.stage !== 'archived' && !board.carried

function isOwn(meeting: Meeting, card: Id, { staff, reader }: Looking): boolean {
  const { author, enteredBy } = meeting.authorships.get(card)!
  const isWriter = reader !== undefined && personOf(meeting, reader) === personOf(meeting, author)
  return enteredBy === null || isSelf(staff, enteredBy) || isWriter
}

/** A picture whose card can be compared with it, and that card. */
async function comparable(services: PaperServices, { db, meeting }: Caller, id: Id) {
  const { community, id: of } = meeting!
  const picture = (await picturesOf(db, meeting!)).find((one) => one.id === id)
  if (!picture) throw new ProblemError('noSuchPhoto')
  const { number, state } = picture
  const paper = (await paperCards(db, meeting!)).find((one) => one.number === number && state !== 'copy')
  const card = paper && (await services.meetings.read(community, of, (held) => wholeOf(held, paper.receipt)))
  if (number === null || !card) throw new ProblemError('notToCompare')
  return { picture, number, card }
}

/** The card that a receipt leads to; of one that was cut, the whole. */
export function wholeOf({ board, authorships }: Meeting, receipt: string): Card | undefined {
  for (const [id, known] of authorships)
    if (known.receipt === receipt && board.cards[id]!.cutFrom === undefined) return board.cards[id]
  return undefined
}

/** [P14] Compares what a second person reads on a picture with what its card says; gives the differences. */
export async function compare(
  services: PaperServices,
  caller: Caller,
  id: Id,
  said: Pick<SecondReading, 'tree' | 'text' | 'where'> & { boxes: NonNullable<SecondReading['boxes']> },
): Promise<{ differs: Difference[] }> {
  const { community, id: meeting } = caller.meeting!
  const { picture, number, card } = await comparable(services, caller, id)
  const looking = lookingOf(caller)
  // First, so that nobody learns of their own card whether it is drawn.
  await refuseOwn(services, caller, card.id)
  const read = decided<typeof said, Refusal>(() => cleanReading(said))
  if ('refused' in read) throw problemOf(read)
  if (!isDrawn(services.identity.ticketKey, caller.meeting!, number)) throw new ProblemError('notToCompare')
  const command = {
    kind: 'compareCard' as const,
    card: card.id,
    boxes: picture.seen,
    second: read,
    ...(looking.reader === undefined ? {} : { reader: looking.reader }),
  }
  await askAs(services, caller, command)
  const first = await services.meetings.read(community, meeting, ({ board }) => {
    const { tree, text, where, wording } = board.cards[card.id]!
    return { tree, text, where, wording, boxes: picture.seen }
  })
  const differs = differencesOf(first!, read)
  const second = { ...read, by: looking.staff.id, wording: first!.wording, differs, settled: null }
  // Sent twice, what was read first stays.
  const kept = await keepSecond(caller.db, caller.meeting!, id, second)
  return { differs: kept?.differs ?? [] }
}

/**
 * [P14] Says which of two readings is right; of two who say it at once the first. Refuses whoever entered the
 * card, what is settled, words that were changed since, and [M13] to change words that somebody has endorsed.
 */
export async function settle(
  services: PaperServices,
  caller: Caller,
  id: Id,
  settled: 'first' | 'second',
): Promise<void> {
  const { db, meeting } = caller
  const { picture, card } = await comparable(services, caller, id)
  const { second } = picture
  if (!second || second.differs.length === 0) throw new ProblemError('notToCompare')
  await refuseOwn(services, caller, card.id)
  if (second.settled && second.settled !== settled) throw new ProblemError('comparedAlready')
  if (second.settled === 'first' || (second.settled && card.wording !== second.wording)) return
  if (card.wording !== second.wording) throw new ProblemError('notToCompare')
  const { tree, text, where, wording, boxes } = second
  const seen = settled === 'second' && boxes ? { seen: boxes } : {}
  // Whoever said it first changes the card; a crash between leaves it to be said again.
  const won = second.settled !== null || (await settleSecond(db, meeting!, id, { ...second, settled }, seen))
  if (!won) throw new ProblemError('comparedAlready')
  if (settled === 'first') return
  await askAs(services, caller, { kind: 'correctCard', card: card.id, wording, tree, text, where }).catch(
    async (error: unknown) => {
      await unsettleSecond(db, meeting!, id, second)
      throw error
    },
  )
  if (boxes) await mend(services, caller, card.id, boxes)
}

/** [P16] The boxes are what the second person saw; who has a phone by now says it there. */
async function mend(services: PaperServices, caller: Caller, card: Id, boxes: Record<Box, boolean>): Promise<void> {
  await askAs(services, caller, { kind: 'setWishes', card, ...boxes }).catch((error: unknown) => {
    if (!(error instanceof ProblemError && error.code === 'hasPhone')) throw error
  })
}

async function refuseOwn(services: PaperServices, caller: Caller, card: Id): Promise<void> {
  const { community, id } = caller.meeting!
  if (await services.meetings.read(community, id, (held) => isOwn(held, card, lookingOf(caller))))
    throw new ProblemError('comparesOwn')
}

function askAs(
  services: PaperServices,
  { meeting, staff }: Caller,
  command: Parameters<typeof ask>[2]['command'] & { card: Id },
) {
  const actor = actorOf(staff!)
  const asked = { meeting: meeting!.id, key: newId(services.runtime), command, actor, body: { card: command.card } }
  return ask(services, meeting!.community, asked)
}
