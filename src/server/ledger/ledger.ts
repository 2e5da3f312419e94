import { ROOT_ZONE } from '../../core/place/place.ts'
import type { Clock } from '../../core/plain/clock.ts'
import type { Id } from '../../core/plain/id.ts'
import type { MatterCommand } from '../../core/ledger/command.ts'
import type { NoticeCommand } from '../../core/ledger/decideNotice.ts'
import type { LedgerSettings, PlacedSettings, SettingsCommand } from '../../core/ledger/settings.ts'
import { withOfficialDays } from '../../core/ledger/officialDays.ts'
import { USUAL_SETTINGS } from '../../core/ledger/settings.ts'
import type { Teams } from '../../core/team/team.ts'
import type { TeamCommand } from '../../core/team/team.ts'
import type { Aggregate, Behalf } from '../journal/aggregate.ts'
import type { Asked } from '../journal/asking.ts'
import { askDurably } from '../journal/asking.ts'
import type { Committers } from '../journal/committers.ts'
import type { LedgerAnswer, MatterAggregate } from './aggregates.ts'
import { noticeAggregate, settingsAggregate, teamAggregate, zoneAggregate } from './aggregates.ts'

/**
 * Carries out what is asked of a community's ledger. Every method resolves once it is durable; a refusal is
 * thrown as a problem.
 */
export class Ledger {
  constructor(
    private readonly committers: Committers,
    private readonly matters: MatterAggregate,
    private readonly by: Behalf,
  ) {}

  matter(community: Id, matter: Id, sent: Asked<MatterCommand>): Promise<LedgerAnswer> {
    return this.ask(this.matters, community, matter, sent)
  }

  notice(community: Id, notice: Id, sent: Asked<NoticeCommand>): Promise<LedgerAnswer> {
    return this.ask(noticeAggregate, community, notice, sent)
  }

  team(community: Id, sent: Asked<TeamCommand>): Promise<LedgerAnswer> {
    return this.ask(teamAggregate, community, community, sent)
  }

  /** `began`: [L60] what whoever typed it began from. */
  change(
    community: Id,
    changes: Partial<LedgerSettings>,
    sent: Omit<Asked<never>, 'command'>,
    began?: SettingsCommand['began'],
  ): Promise<LedgerAnswer> {
    const command: SettingsCommand = { kind: 'changeSettings', changes, ...(began && { began }) }
    return this.ask(settingsAggregate, community, community, { ...sent, command })
  }

  /** How the community keeps its ledger; [L43] with the official holidays where it entered none. */
  async settings(community: Id): Promise<LedgerSettings> {
    const { clock: _, given: _given, ...settings } = await this.placedSettings(community)
    return settings
  }

  setZone(community: Id, zone: string, sent: Omit<Asked<never>, 'command'>): Promise<LedgerAnswer> {
    return this.ask(zoneAggregate, community, community, { ...sent, command: { kind: 'changeZone', zone } })
  }

  /** By which clock the community's instants are told and typed. */
  async clockOf(community: Id): Promise<Clock> {
    return (await this.committers.read(zoneAggregate, community, community, (zone) => zone)) ?? ROOT_ZONE
  }

  /** How the community keeps its ledger, and by which clock. */
  async placedSettings(community: Id): Promise<PlacedSettings> {
    const own = await this.committers.read(settingsAggregate, community, community, (settings) => ({ ...settings }))
    const clock = await this.clockOf(community)
    return { ...withOfficialDays(own ?? USUAL_SETTINGS, clock), clock }
  }

  /** Who sits in the teams, and what was offered. */
  async teams(community: Id): Promise<Teams> {
    const teams = await this.committers.read(teamAggregate, community, community, (held) => structuredClone(held))
    return teams ?? { members: {}, offers: {} }
  }

  private ask<C>(aggregate: Aggregate<any, C, any, any, any>, community: Id, id: Id, sent: Asked<C>) {
    return askDurably<LedgerAnswer, C>(this.committers, aggregate, { community, id }, sent, this.by)
  }
}
