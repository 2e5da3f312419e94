import type { Id } from '../../core/plain/id.ts'
import { ROOT_ZONE } from '../../core/place/place.ts'
import type { Bulletin, BulletinCommand, BulletinEvent, BulletinFacts } from '../../core/reach/bulletin.ts'
import { bulletinInJournal } from '../../core/reach/bulletin.ts'
import { decideBulletin } from '../../core/reach/decideBulletin.ts'
import { evolveBulletin } from '../../core/reach/evolveBulletin.ts'
import type { Group, TierCommand, TierEvent, TierFacts, Tiers } from '../../core/reach/tiers.ts'
import { decideTiers, evolveTiers, noTiers, tiersInJournal } from '../../core/reach/tiers.ts'
import type { ReachAccepted } from '../../wire/reach.ts'
import type { Aggregate, Reach } from '../journal/aggregate.ts'
import { zoneAggregate } from '../ledger/aggregates.ts'
import {
  BulletinChanges,
  isThere,
  loadBulletin,
  loadTiers,
  lastSent,
  TierChanges,
  tierOf,
  waitingIn,
  writeBulletin,
  writeTiers,
} from './store.ts'

/** [T1] The chat groups of a community; their id is the community's. Names of keepers are in no entry. */
export const tierAggregate: Aggregate<Tiers, TierCommand, TierEvent, TierChanges, TierFacts> = {
  name: 'reach',
  held: 1,
  load: loadTiers,
  facts: async ({ tx }, community, _id, _tiers, command) => ({
    tier: command.kind === 'addGroup' ? await tierOf(tx, community, command.place) : null,
  }),
  decide: decideTiers,
  evolve: evolveTiers,
  changes: () => new TierChanges(),
  record: (changes, _tiers, event) => {
    changes.record(event)
    return null
  },
  write: writeTiers,
  answer: (command, _events, seq): ReachAccepted => ({
    seq,
    ...(command.kind === 'addGroup' ? { id: command.id } : {}),
  }),
  journalled: ({ told }) => ({ body: tiersInJournal(told), secret: null }),
}

const NOBODY: BulletinFacts['kept'] = new Map()
const keptOf = (groups: readonly Group[]): BulletinFacts['kept'] =>
  new Map(groups.flatMap(({ id, place, tier, state }) => (state === 'kept' ? [[id, { place, tier }]] : [])))

/** What the rules must know besides the bulletin, under the community's lock. */
async function factsOf(
  { tx, take, once }: Reach,
  community: Id,
  _id: Id,
  bulletin: Bulletin | undefined,
  command: BulletinCommand,
): Promise<BulletinFacts> {
  const { settings, groups } = (await take(tierAggregate, community)) ?? noTiers()
  const sends = command.kind === 'sendBulletin'
  const drafts = command.kind === 'draftBulletin'
  const list = sends ? await once('bulletins sent', () => lastSent(tx, community)) : []
  const sent = [...list]
  // Whatever is sent earlier in this batch is not in the table yet.
  if (sends && bulletin?.sentAt === null) list.push(Infinity)
  return {
    settings,
    clock: (await take(zoneAggregate, community)) ?? ROOT_ZONE,
    kept: sends ? keptOf(Object.values(groups)) : NOBODY,
    sent,
    waiting: drafts && command.source.kind === 'digest' ? (await waitingIn(tx, community)).map(({ id }) => id) : [],
    known: drafts && (await isThere(tx, community, command.source)),
  }
}

const NEW = { copies: [] }

/** [T4] Bulletins. Their words are in their rows alone, from which they can be taken back. */
export const bulletinAggregate: Aggregate<Bulletin, BulletinCommand, BulletinEvent, BulletinChanges, BulletinFacts> = {
  name: 'bulletin',
  held: 200,
  load: loadBulletin,
  facts: factsOf,
  decide: decideBulletin,
  evolve: evolveBulletin,
  changes: () => new BulletinChanges(),
  record: (changes, bulletin, event) => {
    changes.record(bulletin ?? NEW, event)
    return null
  },
  write: writeBulletin,
  answer: (command, _events, seq): ReachAccepted => ({
    seq,
    ...(command.kind === 'draftBulletin' ? { code: command.code } : {}),
  }),
  journalled: ({ told }) => ({ body: bulletinInJournal(told), secret: null }),
}
