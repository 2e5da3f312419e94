import type { FullKey, Id } from '../../core/plain/id.ts'
import type { Bulletin, BulletinCommand } from '../../core/reach/bulletin.ts'
import type { Group, ReachSettings, TierCommand, Tiers } from '../../core/reach/tiers.ts'
import { noTiers } from '../../core/reach/tiers.ts'
import type { ReachAccepted } from '../../wire/reach.ts'
import { ProblemError } from '../http/problem.ts'
import type { Follow } from '../journal/aggregate.ts'
import type { Asked } from '../journal/asking.ts'
import { askDurably } from '../journal/asking.ts'
import type { Committers } from '../journal/committers.ts'
import { bulletinAggregate, tierAggregate } from './aggregates.ts'

/** Groups and bulletins of all communities. Resolves once durable; a refusal is thrown as a problem. */
export class Bulletins {
  /** `asker`: for whom it acts; for Grove itself no row security holds. */
  constructor(
    private readonly committers: Committers,
    private readonly asker: 'request' | 'system' = 'request',
  ) {}

  ask(key: FullKey, sent: Asked<BulletinCommand>): Promise<ReachAccepted> {
    const follows = sent.command.kind === 'sendBulletin' ? gathered : undefined
    return askDurably(this.committers, bulletinAggregate, key, { ...sent, follows }, this.asker)
  }

  tiers(community: Id, sent: Asked<TierCommand>): Promise<ReachAccepted> {
    return askDurably(this.committers, tierAggregate, { community, id: community }, sent, this.asker)
  }

  /** Reads a bulletin between two commits. */
  async read({ community, id }: FullKey): Promise<Bulletin> {
    const read = await this.committers.read(bulletinAggregate, community, id, (state) => structuredClone(state))
    if (!read) throw new ProblemError('bulletinMissing')
    return read
  }

  /** One group of a community, as its keeper has it. */
  async readGroup(community: Id, id: Id): Promise<Group | undefined> {
    return this.committers.read(tierAggregate, community, community, ({ groups }) => structuredClone(groups[id]))
  }

  async readSettings(community: Id): Promise<ReachSettings> {
    const read = await this.committers.read(tierAggregate, community, community, ({ settings }) => ({ ...settings }))
    return read ?? noTiers().settings
  }

  /** [T2] The groups of a community whose keeper agreed; [T9] and when nobody is disturbed. */
  async readKept(community: Id): Promise<{ kept: ReadonlySet<Id>; settings: ReachSettings }> {
    const of = ({ groups, settings }: Tiers) => {
      const kept = Object.values(groups).filter(({ state }) => state === 'kept')
      return { kept: new Set(kept.map(({ id }) => id)), settings: { ...settings } }
    }
    return (await this.committers.read(tierAggregate, community, community, of)) ?? of(noTiers())
  }

  /** The groups of a community, as its desk has them. */
  async readTiers(community: Id): Promise<Tiers> {
    const read = await this.committers.read(tierAggregate, community, community, (state) => structuredClone(state))
    return read ?? noTiers()
  }
}

/** [T11] A digest that is sent takes with it what it tells. */
const gathered = ({ source, stage, gathers }: Bulletin): Follow[] =>
  source.kind === 'digest' && stage === 'sent'
    ? gathers.map((id) => ({ aggregate: bulletinAggregate, id, command: { kind: 'gatherBulletin' } }))
    : []
