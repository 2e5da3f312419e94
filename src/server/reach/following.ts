import type { Id } from '../../core/plain/id.ts'
import type { PublicEvent } from './publicEvents.store.ts'
import { publicEventsAfter } from './publicEvents.store.ts'
import { followedBy } from '../../core/reach/publicEvents.ts'
import type { Tx } from '../database/open.ts'
import type { OwnerDb } from '../database/scope.ts'
import { regularly } from '../integrations/regularly.ts'
import { behind, forgetUnconfirmed, followersIn, layOut, lockFollowHead, moveFollowHead } from './follow.store.ts'
import { sendLetters } from './followLetters.ts'
import { sendPushes } from './followPushes.ts'
import { isWithin } from './follows.ts'
import type { ReachServices } from './services.ts'
import { loadBulletin } from './store.ts'

/** Entries of which news are made in one transaction. */
const BATCH = 200

/**
 * [T21] Reads the journals of communities in which somebody follows something, and lays out what is due. The
 * position of a journal and what it gave are kept together: what happened is laid out once, whichever process
 * ends meanwhile.
 */
export async function layOutNews(services: ReachServices, owner: OwnerDb): Promise<void> {
  await forgetUnconfirmed(owner, services.runtime.now())
  if (!services.mail && !services.push.offered()) return
  for (const community of await behind(owner)) await layOutAll(services, owner, community)
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

/** Who hears of an event, and when; each once, whatever of it they follow. */
async function newsOf(services: ReachServices, tx: Tx, community: Id, event: PublicEvent) {
  const followed = followedBy(event.type)
  if (!followed) return []
  const { seq, at, thing } = event
  const { followers, due } = await concerned(services, tx, community, followed.of, event)
  const byReader = new Map<Id, Id[]>()
  for (const { reader, id, since } of followers)
    if (since < seq) byReader.set(reader, [...(byReader.get(reader) ?? []), id])
  return [...byReader].map(([reader, follows]) => ({ reader, follows, seq, type: followed.type, thing, at, due }))
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

/** Lays out what happened, and writes what is due. */
export async function sendFollowed(services: ReachServices, owner: OwnerDb): Promise<void> {
  await layOutNews(services, owner)
  await sendLetters(services, owner)
}

const LOOK_EVERY_MS = 5000

/**
 * Looks for news every few seconds, until the returned function is called (integrations/regularly.ts). Push
 * services are strangers' choice: one that is slow keeps no letter.
 */
export function startFollowing(services: ReachServices, owner: OwnerDb): () => Promise<void> {
  const failed = ({ name }: Error) => services.log.error({ why: name }, 'news of what is followed wait')
  const ends = [
    regularly(LOOK_EVERY_MS, () => sendFollowed(services, owner), failed),
    regularly(LOOK_EVERY_MS, () => sendPushes(services, owner), failed),
  ]
  return async () => {
    await Promise.all(ends.map((end) => end()))
  }
}
