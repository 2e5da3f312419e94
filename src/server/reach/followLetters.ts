import type { Id } from '../../core/plain/id.ts'
import { isOut, readIn } from '../../core/reach/bulletin.ts'
import type { PublicEvent } from './publicEvents.store.ts'
import { pathOf, publicEventsAfter } from './publicEvents.store.ts'
import { followedBy } from '../../core/reach/publicEvents.ts'
import type { FollowedNews } from '../../wire/pages.ts'
import type { Tx } from '../database/open.ts'
import type { OwnerDb } from '../database/scope.ts'
import { provenRecipient } from '../integrations/postage.ts'
import { regularly } from '../integrations/regularly.ts'
import { clockOf } from '../ledger/clocks.ts'
import { sheetOf } from '../ledger/matter.store.ts'
import type { Bundle, News, Reader } from './follow.store.ts'
import {
  behind,
  forgetUnconfirmed,
  followersIn,
  layOut,
  lockFollowHead,
  meetingToTell,
  moveFollowHead,
  putOffNews,
  readerOf,
  settleNews,
  takeNews,
} from './follow.store.ts'
import { followingPath, isWithin } from './follows.ts'
import type { ReachServices } from './services.ts'
import { loadBulletin } from './store.ts'

/** Entries of which news are made in one transaction. */
const BATCH = 200
/** When a try failed: after 2, 4, 8 … minutes, at most a day; after so many it is given up. */
const TRIES_MOST = 14
const pauseAfter = (tries: number): number => Math.min(2 ** tries * 60_000, 86_400_000)

/**
 * [T21] Reads the journals of communities in which somebody follows something, and writes what is due. The
 * position of a journal and what it gave are kept together: what happened is laid out once, whichever process
 * ends meanwhile. One letter that fails is tried again later; the rest go on.
 */
export async function sendFollowed(services: ReachServices, owner: OwnerDb): Promise<void> {
  await forgetUnconfirmed(owner, services.runtime.now())
  if (!services.mail) return
  for (const community of await behind(owner)) await layOutAll(services, owner, community)
  for (;;) {
    const bundle = await takeNews(owner, services.runtime.now())
    if (!bundle) return
    try {
      await send(services, owner, bundle)
      await settleNews(owner, bundle, services.runtime.now())
    } catch (error) {
      const { code, responseCode } = error as { code?: string; responseCode?: number }
      // The server's words may hold the address: only its number is kept.
      services.log.error({ code, responseCode, tries: bundle.tries }, 'letter not sent')
      const now = services.runtime.now()
      if (bundle.tries < TRIES_MOST) await putOffNews(owner, bundle, now + pauseAfter(bundle.tries))
      else await settleNews(owner, bundle, now)
    }
  }
}

/** Lays out all news of a community; where that fails, the others go on. */
async function layOutAll(services: ReachServices, owner: OwnerDb, community: Id): Promise<void> {
  try {
    while (await layOutNext(services, owner, community));
  } catch (error) {
    services.log.error({ why: (error as Error).name, community }, 'news of what is followed wait')
  }
}

/** Lays out the next news of a community; whether there may be more. */
function layOutNext(services: ReachServices, owner: OwnerDb, community: Id): Promise<boolean> {
  return owner.transaction().execute(async (tx) => {
    const seq = await lockFollowHead(tx, community)
    if (seq === undefined) return false
    const { events, next, more } = await publicEventsAfter(tx, community, seq, BATCH)
    for (const event of events) await layOut(tx, community, await newsOf(services, tx, community, event))
    await moveFollowHead(tx, community, next)
    return more
  })
}

/** Who hears of an event, and when. */
async function newsOf(services: ReachServices, tx: Tx, community: Id, event: PublicEvent) {
  const followed = followedBy(event.type)
  if (!followed) return []
  const { seq, at, thing } = event
  const { followers, due } = await concerned(services, tx, community, followed.of, event)
  return followers
    .filter(({ since }) => since < seq)
    .map(({ reader, id }) => ({ reader, follow: id, seq, type: followed.type, thing, at, due }))
}

async function concerned(
  services: ReachServices,
  tx: Tx,
  community: Id,
  of: 'matter' | 'meetings' | 'place',
  { thing, at }: PublicEvent,
) {
  if (of !== 'place') {
    const followers = await followersIn(tx, community, of, of === 'matter' ? thing : community)
    return { followers, due: at }
  }
  const bulletin = await loadBulletin(tx, community, thing)
  if (!bulletin) return { followers: [], due: at }
  const all = await services.identity.places.all()
  // [T20] What is told to a place is told to those within it, and whoever follows a wider one hears it too.
  const hears = (place: Id) =>
    bulletin.copies.length === 0 ||
    bulletin.copies.some((copy) => isWithin(all, place, copy.place) || isWithin(all, copy.place, place))
  const followers = (await followersIn(tx, community, of)).filter((one) => hears(one.thing))
  // [T9] Nobody is written to in the quiet hours.
  return { followers, due: Math.max(at, bulletin.dueAt ?? at) }
}

async function send(services: ReachServices, owner: OwnerDb, bundle: Bundle): Promise<void> {
  const { identity, mail, publicUrl, render } = services
  const { community } = bundle
  const reader = await readerOf(owner, bundle)
  const place = (await identity.places.all()).get(community)
  if (!reader || !place) return
  const all = (await Promise.all(bundle.news.map((one) => toldOf(services, owner, place.slug, reader, one)))).flat()
  // What happened several times is said once.
  const told = [...new Map(all.map((one) => [`${one.type} ${one.path}`, one])).values()]
  // What was taken back meanwhile is told to nobody.
  if (told.length === 0) return
  const link = publicUrl() + followingPath(place, reader.id, identity.ticketKey)
  const stop = `${link}?of=${[...new Set(bundle.news.map(({ follow }) => follow))].join()}`
  const letter = render.letterOf(reader.locale, {
    kind: 'followed',
    clock: await clockOf(services, community),
    community: place.name,
    told: told.map(({ path, ...one }) => ({ ...one, link: publicUrl() + path })),
    link,
    stop,
  })
  const id = `${community}-${reader.id}-${bundle.news[0]!.seq}`
  await mail!(provenRecipient(reader.address), letter.subject, letter.text, { id, stop })
}

type Told = Omit<FollowedNews, 'link'> & { path: string }

/** What a letter says of something, with today's words; nothing of what is not there any more. */
async function toldOf(
  { bulletins }: ReachServices,
  owner: OwnerDb,
  slug: string,
  { community, locale }: Reader,
  { type, thing, at }: News,
): Promise<Told[]> {
  const [of] = type.split('.')
  if (of === 'matter') {
    const sheet = await sheetOf(owner, community, thing)
    const path = sheet && pathOf(slug, { of, name: String(sheet.number), type })
    return path ? [{ type, at, name: sheet.title, path }] : []
  }
  if (of === 'bulletin') {
    const bulletin = await bulletins.read({ community, id: thing })
    if (!isOut(bulletin) || bulletin.withdrawn) return []
    const { title, text } = readIn(bulletin, locale)
    return [{ type, at, name: title, text, path: pathOf(slug, { of, name: bulletin.code, type }) }]
  }
  const meeting = await meetingToTell(owner, community, thing)
  if (!meeting) return []
  const { code, theme, startsAt } = meeting
  const path = pathOf(slug, { of: of === 'minutes' ? of : 'meeting', name: code, type })
  return [{ type, at, name: theme, startsAt, path }]
}

const LOOK_EVERY_MS = 5000

/** Looks for news every few seconds, until the returned function is called (integrations/regularly.ts). */
export function startFollowing(services: ReachServices, owner: OwnerDb): () => Promise<void> {
  return regularly(
    LOOK_EVERY_MS,
    () => sendFollowed(services, owner),
    ({ name }) => services.log.error({ why: name }, 'news of what is followed wait'),
  )
}
