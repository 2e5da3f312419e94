import type { Locale } from '../../wire/plain.ts'
import type { Letter, Letters } from '../../wire/pages.ts'
import type { Follow } from '../secrets/token.ts'
import { signFollow } from '../secrets/token.ts'
import type { Db } from '../database/open.ts'
import type { OwnerDb } from '../database/scope.ts'
import { holdFast } from '../access/participant.store.ts'
import type { Recipient } from '../integrations/postage.ts'
import { provenRecipient } from '../integrations/postage.ts'
import { regularly } from '../integrations/regularly.ts'
import type { LedgerServices } from '../ledger/services.ts'
import { ProblemError } from '../http/problem.ts'
import type { Bundle, Subscriber } from './subscriber.store.ts'
import {
  dropSubscriber,
  subscriberOf,
  keepSubscriber,
  putOffBundle,
  settleBundle,
  takeBundle,
  TRIES_MOST,
} from './subscriber.store.ts'
import type { Acting, Holder } from '../meeting/holder.ts'
import { holderOf } from '../meeting/holder.ts'
import { meetingsOf } from '../meeting/holder.store.ts'
import { lettersTo } from '../meeting/links.store.ts'
import { sheetOf } from '../ledger/matter.store.ts'

/** Whether letters go out for a holder, and where to, as far as a stranger may see it. */
export async function lettersFor({ mail }: LedgerServices, holder: Holder): Promise<Letters> {
  if (!mail) return { state: 'off', address: '' }
  const subscriber = await subscriberOf(holder.db, holder)
  if (!subscriber) return { state: 'none', address: '' }
  if (stands(holder, subscriber)) return { state: 'stands', address: '' }
  return { state: subscriber.confirmedAt === null ? 'asked' : 'confirmed', address: masked(subscriber.address) }
}

/**
 * [L35] Whether letters go to an address that its owner confirmed, for a card whose receipt others have seen
 * too: with the receipt it is neither shown nor replaced nor ended, but with the link in its letters.
 */
const stands = ({ entered }: Holder, subscriber: Subscriber | undefined): boolean =>
  entered && subscriber !== undefined && subscriber.confirmedAt !== null

async function refuseWhereOneStands(db: Db, holder: Holder): Promise<void> {
  if (stands(holder, await subscriberOf(db, holder))) throw new ProblemError('lettersStand')
}

/**
 * Erases the holder's address, and the letters that wait for it. Refuses where the receipt alone may not
 * (`stands`).
 */
export async function endLetters(holder: Holder): Promise<void> {
  await refuseWhereOneStands(holder.db, holder)
  await dropSubscriber(holder.db, holder)
}

const masked = (address: string): string => address.replace(/^(.).*@/, '$1…@')

/**
 * Sends the letter that asks whether an address is the holder's, and keeps the address until they say so.
 * Refuses where no mail server is set, and [L35] another's place.
 */
export async function askForLetters(
  services: LedgerServices,
  holder: Acting,
  address: Recipient,
  locale: Locale,
): Promise<void> {
  const { mail, log, identity, runtime } = services
  const { db } = holder
  if (!mail) throw new ProblemError('noSuchAddress', { path: '' })
  await refuseWhereOneStands(db, holder)
  const { community, meeting, card, participant } = holder
  const name = (await identity.places.all()).get(community)!.name
  const { subject, text } = services.render.letterOf(locale, {
    kind: 'confirm',
    community: name,
    link: letterLink(services, { meeting: { community, id: meeting }, card, participant }, address),
  })
  await mail(address, subject, text).catch((error: unknown) => {
    log.error(reasonOf(error), 'letter not sent')
    throw new ProblemError('notKept')
  })
  // Kept only once the letter is under way: an address that cannot be reached is none to keep.
  await db.transaction().execute(async (tx) => {
    await holdFast(tx, holder)
    await refuseWhereOneStands(tx, holder)
    await keepSubscriber(tx, { community, card, participant, address, locale, confirmedAt: null }, runtime.now())
  })
}

/** Where a letter's reader confirms the address or ends the letters: good for this address alone. */
const letterLink = ({ identity, publicUrl }: LedgerServices, follow: Follow, address: string) =>
  `${publicUrl()}/letters/${signFollow(follow, identity.ticketKey, lettersTo(address))}`

/** Whose letters a link speaks of; undefined where they were ended, or the link is not genuine. */
export async function subscriberByLink(
  { links, identity }: LedgerServices,
  token: string,
): Promise<(Subscriber & { follow: Follow; db: Db }) | undefined> {
  const follow = await links.letters(token)
  if (!follow) return undefined
  const { meeting, ...who } = follow
  const db = identity.requests.scopedTo([meeting.community])
  const subscriber = await subscriberOf(db, { ...who, community: meeting.community })
  return subscriber && { ...subscriber, follow, db }
}

/** Sends all letters that are due. One that fails is tried again later; the rest go on. */
export async function sendLetters(services: LedgerServices, db: OwnerDb): Promise<void> {
  const { runtime, log } = services
  if (!services.mail) return
  for (;;) {
    const bundle = await takeBundle(db, runtime.now())
    if (!bundle) return
    try {
      await send(services, db, bundle)
      await settleBundle(db, bundle, runtime.now())
    } catch (error) {
      // The server's words may hold the address: only its number is kept.
      log.error({ ...reasonOf(error), tries: bundle.tries }, 'letter not sent')
      if (bundle.tries < TRIES_MOST) await putOffBundle(db, bundle, runtime.now())
      else await settleBundle(db, bundle, runtime.now())
    }
  }
}

const reasonOf = (error: unknown) => {
  const { code, responseCode } = error as { code?: string; responseCode?: number }
  return { code, responseCode }
}

async function send(services: LedgerServices, db: OwnerDb, bundle: Bundle): Promise<void> {
  const { identity, render } = services
  const { community, card, participant } = bundle
  const subscriber = await subscriberOf(db, bundle)
  const meeting = (await meetingsOf(db, card, participant)).find((one) => one.community === community)
  if (!meeting) return dropSubscriber(db, bundle)
  const follow = { meeting, card, participant }
  const token = signFollow(follow, identity.ticketKey)
  const holder = await holderOf(services, token)
  const shown = await cardOf(services, holder)
  // Whoever took the card or the endorsement back has left the matter.
  if (!subscriber || shown.state === 'withdrawn' || (holder.as === 'endorser' && !holder.endorsing)) {
    return dropSubscriber(db, bundle)
  }
  // [L50] Another address took the place of the one for which this was laid out.
  const { confirmedAt } = subscriber
  if (confirmedAt === null) return
  const stop = letterLink(services, follow, subscriber.address)
  const link = `${services.publicUrl()}/e/${token}`
  const post = (letter: Letter) =>
    services.mail!(provenRecipient({ ...subscriber, confirmedAt }), letter.subject, letter.text, {
      id: bundle.letters[0]!,
      stop,
    })
  const names = { community: (await identity.places.all()).get(community)!.name, number: shown.number }
  if (bundle.matter === null)
    return post(render.letterOf(subscriber.locale, { kind: 'question', ...names, link, stop }))
  const sheet = await sheetOf(db, community, bundle.matter)
  if (!sheet) return dropSubscriber(db, bundle)
  const root = (sheet.foldedInto && (await sheetOf(db, community, sheet.foldedInto))) || sheet
  const settings = await services.ledger.placedSettings(community)
  const letter = render.letterOf(subscriber.locale, {
    kind: 'news',
    clock: settings.clock,
    community: names.community,
    card: { number: shown.number, tree: shown.tree, holder: holder.as },
    matter: {
      number: root.number,
      title: root.title,
      stage: root.stage,
      office: root.owner.office || settings.office,
      dueAt: root.dueAt,
    },
    told: bundle.told.flatMap(({ at, told }) => (told.kind === 'authorAsked' ? [] : { at, told })),
    asks: bundle.asks && root.stage === 'done',
    link,
    stop,
  })
  await post(letter)
}

async function cardOf({ meetings }: LedgerServices, { community, meeting, card }: Holder) {
  const found = await meetings.read(community, meeting, ({ board }) => {
    const { number, tree, state } = board.cards[card]!
    return { number, tree, state }
  })
  return found!
}

const LOOK_EVERY_MS = 5000

/** Looks for letters to send every few seconds, until the returned function is called. */
export function startLetters(services: LedgerServices, db: OwnerDb): () => Promise<void> {
  if (!services.mail) return async () => {}
  return regularly(
    LOOK_EVERY_MS,
    () => sendLetters(services, db),
    (error) => services.log.error(reasonOf(error), 'letters not sent'),
  )
}
