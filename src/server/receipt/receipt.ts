import type { Command } from '../../core/meeting/command.ts'
import type { ReceiptView } from '../../wire/receipt.ts'
import { actsByStub } from '../../core/meeting/count.ts'
import { originalOf } from '../../core/meeting/cut.ts'
import type { Caller } from '../access/authorize.ts'
import type { Acting, Holder } from '../meeting/holder.ts'
import { holderOf, holderOfStub } from '../meeting/holder.ts'
import { progressOf } from './progress.ts'
import { newId } from '../integrations/runtime.ts'
import type { LedgerServices } from '../ledger/services.ts'
import { ProblemError } from '../http/problem.ts'
import { latestWords } from '../meeting/holder.store.ts'
import { presentReceipt } from '../meeting/present.ts'
import { ask } from '../meeting/ask.ts'

/** What became of the card that a receipt was given for, or that somebody endorsed. */
export async function findReceipt(services: LedgerServices, typed: string): Promise<ReceiptView> {
  return viewFor(services, await holderOf(services, typed))
}

/** The same for a holder who is known already. */
export async function viewFor(services: LedgerServices, holder: Holder): Promise<ReceiptView> {
  const { community, meeting, card, as, endorsing, receipt, address } = holder
  const latest = await latestWords(services.db, holder)
  const place = (await services.identity.places.all()).get(community)!
  const settings = await services.ledger.placedSettings(community)
  const view = await services.meetings.read(community, meeting, (held) => {
    // Words that left the board are their author's alone, and only with the receipt.
    const mayRead = receipt !== '' || held.board.cards[card]!.state === 'standing'
    return presentReceipt(held, holder, mayRead ? latest : { text: '', where: '', photo: null })
  })
  if (!view) throw new ProblemError('noSuchReceipt')
  return {
    ...view,
    receipt,
    address,
    card,
    holder: as,
    endorsing,
    community: { slug: place.slug, name: place.name },
    progress: await progressOf(services, holder, settings),
    answer: { within: settings.deadlines.triage, office: settings.office },
  }
}

/** Withdraws a card for whoever holds its receipt: the author, also without the phone it was written on. */
export async function withdrawByReceipt(services: LedgerServices, typed: string): Promise<{ receipt: string }> {
  const holder = await holderOf(services, typed)
  // A link to follow a card may have gone through other hands.
  if (!holder.receipt) throw new ProblemError('noSuchReceipt')
  await act(services, holder, { kind: 'withdrawCard', card: holder.card })
  return { receipt: holder.receipt }
}

/**
 * [M17] Takes an endorsement back for whoever holds its link. `meant`: the number of the half that they
 * meant, of a card that was cut ([M40]); the other loses the endorsement. Without it, all of it ends.
 */
export async function takeBackByLink(services: LedgerServices, typed: string, meant?: number): Promise<Holder> {
  const holder = await holderOf(services, typed)
  const { halves } = await viewFor(services, holder)
  const others = halves.filter(({ number }) => number !== meant)
  const cards = others.length < halves.length ? others.map(({ card }) => card) : [holder.card]
  for (const card of cards) await act(services, holder, { kind: 'takeBack', card })
  return holder
}

/**
 * [M42] Endorses a card, or takes that back, for somebody without a phone, by the code on the stub in their
 * hand. Refuses whoever is signed in as staff, who have a way of their own that is on record; and whoever has
 * a phone.
 */
export async function sayByStub(
  services: LedgerServices,
  holder: Acting,
  { number, endorses, staff }: { number: number; endorses: boolean; staff: Caller['staff'] },
): Promise<void> {
  const { community, meeting, participant, receipt } = holder
  if (!receipt) throw new ProblemError('noSuchReceipt')
  if (staff) throw new ProblemError('notYourAnswer')
  const found = await services.meetings.read(community, meeting, (held) => ({
    acts: actsByStub(held, participant),
    card: Object.values(held.board.cards).find((card) => card.number === number)?.id,
  }))
  if (!found?.acts) throw new ProblemError('hasPhone')
  if (!found.card) throw new ProblemError('noSuchCard')
  await act(services, holder, { kind: endorses ? 'endorse' : 'takeBack', card: found.card })
}

/**
 * [P9] Says with one stub that another is theirs too: whoever holds both counts as one person. Refuses
 * whoever is signed in as staff, who have a way of their own that is on record; and whoever has a phone.
 */
export async function joinByStub(
  services: LedgerServices,
  holder: Acting,
  { other, staff }: { other: string; staff: Caller['staff'] },
): Promise<void> {
  const { community, meeting, participant, receipt } = holder
  if (!receipt) throw new ProblemError('noSuchReceipt')
  if (staff) throw new ProblemError('notYourAnswer')
  const second = await holderOfStub(services, { community, id: meeting }, other)
  await act(services, holder, { kind: 'joinStubs', holders: [participant, second] })
}

/**
 * [P16] What an author says of the boxes on their card, with its receipt in hand. Refuses whoever is signed
 * in as staff, who have a way of their own that is on record. [L35] Others have had the stub in their hands:
 * with it consent to be named is taken back, and not given.
 */
export async function sayWishes(
  services: LedgerServices,
  holder: Acting,
  { mayBeNamed, callBack, staff }: { mayBeNamed: boolean; callBack: boolean; staff: Caller['staff'] },
): Promise<void> {
  if (!holder.receipt) throw new ProblemError('noSuchReceipt')
  if (staff) throw new ProblemError('notYourAnswer')
  const { community, meeting, card } = holder
  const agreed = await services.meetings.read(community, meeting, ({ board, authorships }) =>
    Boolean(board.cards[card] && authorships.get(originalOf(board, card))?.wishes?.mayBeNamed),
  )
  await act(services, holder, { kind: 'setWishes', card, mayBeNamed: mayBeNamed && agreed === true, callBack })
}

async function act(
  services: LedgerServices,
  { community, meeting, participant }: Holder,
  command: Command,
): Promise<void> {
  const actor = { kind: 'participant', id: participant } as const
  await ask(services, community, { meeting, key: newId(services.runtime), command, actor, body: command })
}
