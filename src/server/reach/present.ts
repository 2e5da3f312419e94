import type { Place } from '../../core/place/place.ts'
import { dayAt } from '../../core/plain/clock.ts'
import type { Id } from '../../core/plain/id.ts'
import { shownAnswers } from '../../core/reach/answers.ts'
import type { Bulletin, PlainBulletin } from '../../core/reach/bulletin.ts'
import { fullUntil } from '../../core/reach/decideBulletin.ts'
import type { Tier } from '../../core/reach/tiers.ts'
import { TIERS } from '../../core/reach/tiers.ts'
import type { BulletinList, BulletinView, ReachDesk } from '../../wire/reach.ts'
import { clockOf } from '../ledger/clocks.ts'
import { sourcesIn } from './propose.ts'
import type { ReachServices } from './services.ts'
import { answersBefore, copiesOf, lastSent, listBulletins } from './store.ts'

/** A bulletin as everybody may see it. */
export const shownOf = ({
  code,
  source,
  stage,
  words,
  sentAt,
  corrected,
  withdrawn,
}: PlainBulletin): BulletinList['items'][number] => ({ code, source, stage, words, sentAt, corrected, withdrawn })

/** [T15] Places from the widest tier to the closest, and by name: never by a number. */
async function inOrder({ identity }: ReachServices, places: Iterable<{ place: Id; tier: Tier }>) {
  const all = await identity.places.all()
  const each = new Map([...places].map(({ place, tier }) => [place, { place, tier, name: all.get(place)?.name ?? '' }]))
  const rank = (tier: Tier) => TIERS.indexOf(tier)
  return [...each.values()].sort((a, b) => rank(a.tier) - rank(b.tier) || a.name.localeCompare(b.name, 'zh'))
}

/** The same with what came back by its links, until yesterday evening [T14]. */
export async function viewOf(services: ReachServices, bulletin: Bulletin): Promise<BulletinView> {
  const { identity, runtime } = services
  const { community, id, copies } = bulletin
  const places = await inOrder(services, copies)
  const today = dayAt(await clockOf(services, community), runtime.now())
  // Exact numbers are read for this alone, and go no further than the steps.
  const counts = await answersBefore(identity.requests.scopedTo([community]), community, id, today)
  const order = places.map(({ place }) => place)
  const { places: steps, atLeast } = shownAnswers(order, counts)
  return {
    ...shownOf(bulletin),
    answers: { places: places.map((place, i) => ({ ...place, atLeast: steps[i]!.atLeast })), atLeast },
  }
}

/** What the desk has. */
export async function deskOf(services: ReachServices, community: Place): Promise<ReachDesk> {
  const { bulletins, db, identity, runtime } = services
  const { settings, groups } = await bulletins.readTiers(community.id)
  const all = await identity.places.all()
  const listed = await listBulletins(db, community.id, true)
  const ids = listed.map(({ id }) => id)
  const copies = await copiesOf(db, community.id, ids)
  const sent = await lastSent(db, community.id)
  const robots = await services.robots.shownIn(community.id)
  return {
    settings,
    groups: Object.values(groups)
      .filter(({ state }) => state !== 'ended')
      .map(({ turn: _, ...group }) => ({
        ...group,
        placeName: all.get(group.place)?.name ?? '',
        robot: robots.get(group.id) ?? null,
      })),
    places: await placesFor(services, community),
    bulletins: listed.map((bulletin) => ({
      ...shownOf(bulletin),
      draftedAt: bulletin.draftedAt,
      dueAt: bulletin.dueAt,
      ...(copies.get(bulletin.id) ?? { posted: 0, copies: 0 }),
    })),
    fullUntil: fullUntil(sent, settings.mostAWeek, runtime.now()),
    sources: await sourcesIn(services, community),
  }
}

/** [T1] Where a group can be: the subdistrict, the community, and all below it. */
async function placesFor({ identity }: ReachServices, community: Place): Promise<ReachDesk['places']> {
  const all = await identity.places.all()
  const above = community.parent ? all.get(community.parent) : undefined
  const found = [...(above ? [above] : []), community]
  for (const place of found) if (place !== above) found.push(...(await identity.places.below(place.id)))
  return found.map(({ id, name, kind }) => ({ id, name, tier: kind }))
}
