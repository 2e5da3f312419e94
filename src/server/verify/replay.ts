import type { VoteEvent } from '../../core/ballot/event.ts'
import { evolveVote } from '../../core/ballot/evolve.ts'
import type { Vote } from '../../core/ballot/vote.ts'
import type { Bulletin, BulletinEvent } from '../../core/reach/bulletin.ts'
import { evolveBulletin } from '../../core/reach/evolveBulletin.ts'
import type { TierEvent, Tiers } from '../../core/reach/tiers.ts'
import { evolveTiers } from '../../core/reach/tiers.ts'
import type { RoundEvent } from '../../core/round/event.ts'
import { evolveRound } from '../../core/round/evolve.ts'
import type { Round } from '../../core/round/round.ts'
import type { Convention } from '../../core/convention/convention.ts'
import type { ConventionEvent } from '../../core/convention/event.ts'
import type { RegisterEvent } from '../../core/register/event.ts'
import { evolveRegister } from '../../core/register/evolve.ts'
import type { Register } from '../../core/register/register.ts'
import type { SurveyEvent } from '../../core/survey/event.ts'
import { evolveSurvey } from '../../core/survey/evolve.ts'
import type { Survey } from '../../core/survey/survey.ts'
import { evolveConvention } from '../../core/convention/evolve.ts'
import { evolve as evolveMatter } from '../../core/ledger/evolve.ts'
import type { MatterEvent } from '../../core/ledger/event.ts'
import type { Notice, NoticeEvent } from '../../core/ledger/notice.ts'
import { evolveNotice } from '../../core/ledger/notice.ts'
import type { LedgerSettings, SettingsEvent } from '../../core/ledger/settings.ts'
import { evolveSettings } from '../../core/ledger/settings.ts'
import type { ZoneEvent } from '../../core/ledger/zone.ts'
import { evolveZone } from '../../core/ledger/zone.ts'
import type { Matter } from '../../core/ledger/sheet.ts'
import type { MeetingEvent } from '../../core/meeting/event.ts'
import { evolve as evolveMeeting } from '../../core/meeting/evolve.ts'
import type { Meeting } from '../../core/meeting/meeting.ts'
import type { MinutesEvent } from '../../core/minutes/event.ts'
import { evolveMinutes } from '../../core/minutes/evolve.ts'
import type { Minutes } from '../../core/minutes/minutes.ts'
import { emptyMinutes } from '../../core/minutes/minutes.ts'
import { copyOf } from '../../core/plain/copy.ts'
import type { Clock } from '../../core/plain/clock.ts'
import type { Id } from '../../core/plain/id.ts'
import type { TeamEvent, Teams } from '../../core/team/team.ts'
import { evolveTeams } from '../../core/team/team.ts'
import type { Findings } from './finding.ts'
import type { KeptRow } from './journal.ts'

/**
 * What the journal says of a community: everything as it must be now. Names of people and words of residents
 * are not in it.
 */
export class Replay {
  readonly meetings = new Map<Id, Meeting>()
  readonly matters = new Map<Id, { matter: Matter; changedAt: number }>()
  readonly notices = new Map<Id, Notice>()
  /** By meeting. */
  readonly minutes = new Map<Id, Minutes>()
  /** Without names, serials and choices. */
  readonly votes = new Map<Id, Vote>()
  /** Without proposers, and before the menu is frozen without residents' words. */
  readonly rounds = new Map<Id, Round>()
  /** Without words. */
  readonly bulletins = new Map<Id, Bulletin>()
  /** Without names. */
  tiers: Tiers | undefined
  readonly conventions = new Map<Id, Convention>()
  /** Without codes and answers. */
  readonly surveys = new Map<Id, Survey>()
  /** Without words and names. */
  register: Register | undefined
  teams: Teams | undefined
  settings: LedgerSettings | undefined
  /** As it was last set; undefined where it is still the one that the place was added with. */
  zone: Clock | undefined
  /** By meeting, card or motion, and version, in words apart. */
  readonly wordings = new Map<string, { commitment: string | null; at: number }>()
  /** By meeting and card, or motion and version: those whose words are erased. */
  readonly erased = new Set<string>()
  /** By meeting, card and participant. */
  readonly endorsements = new Map<string, { standing: boolean; at: number }>()
  /** By meeting and topic: every topic that was ever opened. */
  readonly topics = new Map<string, { tree: string; seat: number; dissolved: boolean }>()

  constructor(
    private readonly log: string,
    private readonly findings: Findings,
  ) {}

  /** Plays one row. What cannot follow on the rows before it is a finding. */
  add(row: KeptRow): void {
    const [subject, id] = row.thing.split('/') as [string, Id]
    const { at, actorKind, actor, body, secret } = row
    const event = { at, by: { kind: actorKind, id: actor }, told: copyOf(body), secret: secret && copyOf(secret) }
    try {
      if (!this.play(subject, id, event, row))
        this.findings.add(this.log, `entry ${row.seq} speaks of ${row.thing}, which this program does not know`)
    } catch {
      this.findings.add(this.log, `entry ${row.seq} (${row.kind}) does not follow on those before it`)
    }
  }

  private play(subject: string, id: Id, event: unknown, row: KeptRow): boolean {
    switch (subject) {
      case 'meeting':
        this.meet(id, event as MeetingEvent, row)
        return true
      case 'matter':
        this.matters.set(id, {
          matter: evolveMatter(this.matters.get(id)?.matter, event as MatterEvent),
          changedAt: row.at,
        })
        return true
      case 'notice':
        this.notices.set(id, evolveNotice(this.notices.get(id), event as NoticeEvent))
        return true
      case 'minutes':
        this.minutes.set(id, evolveMinutes(this.minutes.get(id) ?? emptyMinutes('', id), event as MinutesEvent))
        return true
      case 'vote':
        this.votes.set(id, evolveVote(this.votes.get(id), event as VoteEvent))
        return true
      case 'round':
        this.rounds.set(id, evolveRound(this.rounds.get(id), event as RoundEvent))
        return true
      case 'bulletin':
        this.bulletins.set(id, evolveBulletin(this.bulletins.get(id), event as BulletinEvent))
        return true
      case 'reach':
        this.tiers = evolveTiers(this.tiers, event as TierEvent)
        return true
      case 'register':
        this.register = evolveRegister(this.register, event as RegisterEvent)
        return true
      case 'survey':
        this.surveys.set(id, evolveSurvey(this.surveys.get(id), event as SurveyEvent))
        return true
      case 'convention':
        this.conventions.set(id, evolveConvention(this.conventions.get(id), event as ConventionEvent))
        return true
      case 'teams':
        this.teams = evolveTeams(this.teams, event as TeamEvent)
        return true
      case 'ledgerSettings':
        this.settings = evolveSettings(this.settings, event as SettingsEvent)
        return true
      case 'zone':
        this.zone = evolveZone(this.zone, event as ZoneEvent)
        return true
      default:
        return false
    }
  }

  private meet(id: Id, event: MeetingEvent, { commitment, at }: KeptRow): void {
    const { told, secret } = event
    if (told.kind === 'cardPosted') {
      this.wordings.set(`${id} ${told.card.id} ${told.card.wording}`, { commitment, at })
      // [M40] A half has the endorsers of its whole.
      for (const participant of this.meetings.get(id)?.endorsers.get(told.card.cutFrom ?? '') ?? [])
        this.endorsements.set(`${id} ${told.card.id} ${participant}`, { standing: true, at })
    }
    if (told.kind === 'cardEdited' || told.kind === 'cardRead')
      this.wordings.set(`${id} ${told.card} ${told.wording}`, { commitment, at })
    if (told.kind === 'motionChanged' && told.said !== null)
      this.wordings.set(`${id} ${told.motion.id} ${told.said}`, { commitment, at })
    if (told.kind === 'pledgeChanged' && told.said) this.wordings.set(`${id} ${told.pledge.id} 1`, { commitment, at })
    if (told.kind === 'pledgeErased') this.erased.add(`${id} ${told.pledge} 1`)
    if (told.kind === 'motionErased')
      for (const version of told.versions) this.erased.add(`${id} ${told.motion} ${version}`)
    if (told.kind === 'cardErased') this.erased.add(`${id} ${told.card}`)
    if (told.kind === 'topicOpened') {
      const { tree, seat } = told.topic
      this.topics.set(`${id} ${told.topic.id}`, { tree, seat, dissolved: false })
    }
    if (told.kind === 'topicDissolved') {
      const topic = this.topics.get(`${id} ${told.topic}`)
      if (topic) topic.dissolved = true
    }
    if (told.kind === 'endorsementsChanged' && secret?.endorser) {
      const { participant, standing } = secret.endorser
      this.endorsements.set(`${id} ${told.card} ${participant}`, { standing, at })
    }
    this.meetings.set(id, evolveMeeting(this.meetings.get(id), event))
  }
}
