import { readReceipt } from '../../core/plain/code.ts'
import type { Authorship } from '../../core/meeting/meeting.ts'
import type { FullKey, Id } from '../../core/plain/id.ts'
import type { Holding } from '../access/guesses.ts'
import type { Follow } from '../secrets/token.ts'
import { signFollow } from '../secrets/token.ts'
import type { Db } from '../database/open.ts'
import type { MeetingServices } from './services.ts'
import { ProblemError } from '../http/problem.ts'
import { cardOfReceipt } from './holder.store.ts'
import { stubOf } from './paperCard.store.ts'

/**
 * Somebody who wrote or endorsed a card, as the paper or link in their hand says; no account stands behind
 * it.
 */
export interface Holder {
  community: Id
  meeting: Id
  card: Id
  /** Who acts. */
  participant: Id
  as: 'author' | 'endorser'
  /** Of an endorser: whether the endorsement stands. */
  endorsing: boolean
  /** The receipt code; empty where a link led here, which cannot withdraw. */
  receipt: string
  /** Where their page is. */
  address: string
  /** [L35] The desk entered the card for them, so somebody there has seen the receipt. */
  entered: boolean
  /** [M26] They were erased: their page still says what became of the card, and takes nothing. */
  erased: boolean
  /** The database for them: what they hold shows that they stand in this community. */
  db: Db
}

/** A holder who may act: `acting` says so, and nothing else. */
export type Acting = Holder & { erased: false }

/**
 * [M26] The holder, where they may act. Throws `personErased` where they were erased: whatever they still
 * hold opens nothing.
 */
export function acting(holder: Holder): Acting {
  const { erased } = holder
  if (erased) throw new ProblemError('personErased')
  return { ...holder, erased }
}

/**
 * Who holds a receipt code (dashes, spaces and case do not matter) or the token of a link to follow a card.
 * Throws `noSuchReceipt` for what is neither, also for a token of somebody who never endorsed the card.
 */
export async function holderOf(services: MeetingServices, typed: string): Promise<Holder> {
  const follow = await services.links.follow(typed)
  const found = follow ? await followed(services, follow) : await received(services, typed)
  if (!found) throw new ProblemError('noSuchReceipt')
  return { ...found, db: services.identity.requests.scopedTo([found.community]) }
}

/** Somebody who holds something, before it has been shown that they stand where it says. */
type Found = Omit<Holder, 'db'>

/** Whose a receipt is; undefined where there is none. */
export async function holdingOf(services: MeetingServices, typed: string): Promise<Holding | undefined> {
  const found = await received(services, typed)
  return found && { meeting: { community: found.community, id: found.meeting }, participant: found.participant }
}

/** Whoever holds a receipt, also of a printed card that is not entered yet: `card` is null then. */
export type StubHolder = Pick<Holder, 'community' | 'meeting' | 'participant' | 'receipt' | 'erased' | 'db'> & {
  card: Id | null
}

/** [P9] [P11] Who holds a receipt, or the stub of a card that is not entered yet. Throws `noSuchReceipt`. */
export async function stubHolderOf(services: MeetingServices, typed: string): Promise<StubHolder> {
  const entered = await received(services, typed)
  const scoped = (community: Id) => services.identity.requests.scopedTo([community])
  if (entered) return { ...entered, db: scoped(entered.community) }
  const receipt = readReceipt(typed) ?? ''
  const stub = await stubOf(services.db, receipt)
  if (!stub) throw new ProblemError('noSuchReceipt')
  const { community, id: meeting, person: participant } = stub
  const erased = await services.meetings.read(community, meeting, (held) => held.erased.has(participant))
  return { community, meeting, participant, receipt, card: null, erased: erased!, db: scoped(community) }
}

/** The same where it is of this meeting. */
export async function holderOfStub(services: MeetingServices, where: FullKey, typed: string): Promise<Id> {
  const { community, meeting, participant } = await stubHolderOf(services, typed)
  if (community !== where.community || meeting !== where.id) throw new ProblemError('noSuchReceipt')
  return participant
}

async function followed(services: MeetingServices, follow: Follow) {
  const { card, participant } = follow
  const { community, id: meeting } = follow.meeting
  const address = `/e/${signFollow(follow, services.identity.ticketKey)}`
  return services.meetings.read(community, meeting, (held): Found | undefined => {
    const base = { community, meeting, card, participant, receipt: '', address, erased: held.erased.has(participant) }
    const authorship = held.authorships.get(card)
    if (authorship?.author === participant)
      return { ...base, as: 'author', endorsing: false, entered: wasEntered(authorship) }
    const endorsing = held.endorsers.get(card)?.has(participant) ?? false
    if (!endorsing && !held.participants.has(participant)) return undefined
    return { ...base, as: 'endorser', endorsing, entered: false }
  })
}

const wasEntered = ({ enteredBy }: Authorship): boolean => enteredBy !== null

async function received({ db, meetings }: MeetingServices, typed: string): Promise<Found | undefined> {
  const receipt = readReceipt(typed)
  if (!receipt) return undefined
  const row = await cardOfReceipt(db, receipt)
  if (!row) return undefined
  const { community, meeting, card } = row
  return meetings.read(community, meeting, (held): Found | undefined => {
    const authorship = held.authorships.get(card)
    if (!authorship) return undefined
    const participant = authorship.author
    const base = { community, meeting, card, participant, receipt, address: `/r/${receipt}` }
    const erased = held.erased.has(participant)
    return { ...base, as: 'author', endorsing: false, entered: wasEntered(authorship), erased }
  })
}
