import { createHmac } from 'node:crypto'
import type { Id } from '../../core/plain/id.ts'
import type { Place } from '../../core/place/place.ts'
import type { Followed } from '../../core/reach/publicEvents.ts'
import type { Locale } from '../../wire/plain.ts'
import type { Db } from '../database/open.ts'
import { ProblemError } from '../http/problem.ts'
import type { Recipient } from '../integrations/postage.ts'
import { newId } from '../integrations/runtime.ts'
import { numberedMatter, sheetsOf } from '../ledger/matter.store.ts'
import { same } from '../secrets/token.ts'
import type { Reader } from './follow.store.ts'
import { askToFollow, confirmFollow, dropFollow, followsOf, readerAt, readerOf } from './follow.store.ts'
import type { Subscription } from './push.ts'
import type { ReachServices } from './services.ts'

const SEAL_BYTES = 12
const seal = (community: Id, reader: Id, key: string): string =>
  createHmac('sha256', key)
    .update(`reader:${community}/${reader}`)
    .digest()
    .subarray(0, SEAL_BYTES)
    .toString('base64url')

/** [T22] Where a reader finds what they follow: by a link that no table holds. It goes with their address. */
export const followingPath = (place: Pick<Place, 'id' | 'slug'>, reader: Id, key: string): string =>
  `/c/${place.slug}/following/${Buffer.from(reader.replaceAll('-', ''), 'hex').toString('base64url')}${seal(place.id, reader, key)}`

/** Whose link it is; undefined where they left, or it is not genuine. */
export async function readerByLink(
  { identity }: ReachServices,
  community: Id,
  token: string,
): Promise<(Reader & { db: Db }) | undefined> {
  if (!/^[\w-]{38}$/.test(token)) return undefined
  const hex = Buffer.from(token.slice(0, 22), 'base64url').toString('hex')
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  if (!same(seal(community, id, identity.ticketKey), token.slice(22))) return undefined
  const db = identity.requests.scopedTo([community])
  const reader = await readerOf(db, { community, id })
  return reader && { ...reader, db }
}

/** What can be followed, as a form names it: `matter-12`, `meetings`, `place-ID`. */
export interface Wanted {
  kind: Followed
  thing: Id
  /** The title of a matter, the name of a place. */
  name: string
}

/** [T20] What a form names, of this community. */
export async function wantedBy(services: ReachServices, community: Place, what: string): Promise<Wanted> {
  if (what === 'meetings') return { kind: 'meetings', thing: community.id, name: community.name }
  const number = /^matter-([1-9]\d{0,8})$/.exec(what)?.[1]
  if (number) {
    const matter = await numberedMatter(services.db, community.id, Number(number))
    if (!matter) throw new ProblemError('noSuchMatter')
    return { kind: 'matter', thing: matter.sheet.id, name: matter.sheet.title }
  }
  const place = (await placesOf(services, community)).find(({ id }) => what === `place-${id}`)
  if (!place) throw new ProblemError('noSuchPlace')
  return { kind: 'place', thing: place.id, name: place.name }
}

/** The community with its grids and buildings: places to which bulletins go. */
export async function placesOf({ identity }: ReachServices, community: Place): Promise<Place[]> {
  const found = [community]
  for (const { id } of found) found.push(...(await identity.places.below(id)))
  return found
}

/** Whether a place is another, or lies in it. */
export function isWithin(all: ReadonlyMap<string, Place>, place: Id, outer: Id): boolean {
  for (let at: Id | null = place; at !== null; at = all.get(at)?.parent ?? null) if (at === outer) return true
  return false
}

/** What a reader follows, by name; what is not there any more has none. */
export async function followedBy(
  services: ReachServices,
  db: Db,
  reader: Reader,
): Promise<{ id: Id; kind: Followed; name: string; confirmed: boolean }[]> {
  const all = await services.identity.places.all()
  const follows = await followsOf(db, reader)
  const matters = follows.flatMap(({ kind, thing }) => (kind === 'matter' ? [thing] : []))
  const sheets = await sheetsOf(db, reader.community, matters)
  return follows.map(({ id, kind, thing, confirmedAt }) => {
    const name = sheets.get(thing)?.title ?? all.get(thing)?.name ?? ''
    return { id, kind, name, confirmed: confirmedAt !== null }
  })
}

/**
 * [T20] Keeps that somebody wants to be written to, and writes to ask whether it is theirs. What is said does
 * not tell whether the address was known.
 */
export async function askForNews(
  services: ReachServices,
  community: Place,
  wanted: Wanted,
  address: Recipient,
  locale: Locale,
): Promise<void> {
  const { mail, identity, runtime, log, render, publicUrl } = services
  if (!mail) throw new ProblemError('noSuchAddress', { path: '' })
  const db = identity.requests.scopedTo([community.id])
  const follow = { id: newId(runtime), kind: wanted.kind, thing: wanted.thing }
  const asks = { community: community.id, id: newId(runtime), address, locale, push: null }
  const { reader, fresh } = await askToFollow(db, asks, follow, runtime.now())
  const link = publicUrl() + followingPath(community, reader, identity.ticketKey)
  const asked = { kind: wanted.kind, name: wanted.name }
  const letter = render.letterOf(locale, { kind: 'followAsked', community: community.name, asked, link })
  await mail(address, letter.subject, letter.text).catch(async (error: { code?: string; responseCode?: number }) => {
    log.error({ code: error.code, responseCode: error.responseCode }, 'letter not sent')
    // An address that cannot be reached is none to keep; what its owner asked for before stays.
    if (fresh) await dropFollow(db, { community: community.id, id: reader }, follow.id)
    // A refused mailbox is answered as any other: nobody learns here which ones there are.
    if (error.responseCode !== undefined) return
    throw new ProblemError('notKept')
  })
}

/**
 * [T50] A browser follows something, which its permission has confirmed: a first message greets it, and what
 * does not take that is not kept. Gives its page; undefined where it cannot be reached.
 */
export async function followByPush(
  services: ReachServices,
  community: Place,
  wanted: Wanted,
  { endpoint, keys }: Subscription,
  locale: Locale,
): Promise<string | undefined> {
  const { identity, runtime } = services
  const db = identity.requests.scopedTo([community.id])
  const known = await readerAt(db, community.id, endpoint)
  // Whoever knows where messages go, but not for whom they are encrypted, changes nothing.
  if (known && !(same(known.push?.p256dh ?? '', keys.p256dh) && same(known.push?.auth ?? '', keys.auth)))
    return undefined
  const id = known?.id ?? newId(runtime)
  if (!known && !(await greet(services, community, wanted, { endpoint, keys }, id, locale))) return undefined
  const follow = { id: newId(runtime), kind: wanted.kind, thing: wanted.thing }
  const now = runtime.now()
  const asks = { community: community.id, id, address: endpoint, locale, push: keys }
  const { reader } = await askToFollow(db, asks, follow, now)
  const of = { community: community.id, id: reader }
  const all = await followsOf(db, of)
  for (const { id, kind, thing } of all)
    if (kind === wanted.kind && thing === wanted.thing) await confirmFollow(db, of, id, now)
  return followingPath(community, reader, identity.ticketKey)
}

async function greet(
  { render, publicUrl, identity, push, log }: ReachServices,
  community: Place,
  { kind, name }: Wanted,
  to: Subscription,
  reader: Id,
  locale: Locale,
): Promise<boolean> {
  const link = publicUrl() + followingPath(community, reader, identity.ticketKey)
  const { greeting, words } = render.pushGreeting(locale, { community: community.name, kind, name })
  const told = [{ ...greeting, url: link, tag: reader }]
  const heard = await push.send(to, { told, stop: '', words }, reader, true)
  if (heard.is === 'failed') log.warn({ why: heard.why }, 'a browser was not told')
  return heard.is === 'taken'
}
