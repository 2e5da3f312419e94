import type { MatterCommand, MatterFacts } from '../../core/ledger/command.ts'
import { countedOf } from '../../core/ballot/formal.ts'
import { decide } from '../../core/ledger/decide.ts'
import type { MatterEvent, MatterTold } from '../../core/ledger/event.ts'
import { evolve, inJournal } from '../../core/ledger/evolve.ts'
import type { NoticeCommand, NoticeFacts } from '../../core/ledger/decideNotice.ts'
import { decideNotice } from '../../core/ledger/decideNotice.ts'
import type { Notice, NoticeEvent } from '../../core/ledger/notice.ts'
import { evolveNotice, noticeInJournal } from '../../core/ledger/notice.ts'
import type { LedgerSettings, PlacedSettings, SettingsCommand, SettingsEvent } from '../../core/ledger/settings.ts'
import { withOfficialDays } from '../../core/ledger/officialDays.ts'
import { decideSettings, evolveSettings, USUAL_SETTINGS } from '../../core/ledger/settings.ts'
import type { Matter } from '../../core/ledger/sheet.ts'
import type { Actor } from '../../core/meeting/command.ts'
import type { ZoneCommand, ZoneEvent } from '../../core/ledger/zone.ts'
import { decideZone, evolveZone } from '../../core/ledger/zone.ts'
import { ROOT_ZONE } from '../../core/place/place.ts'
import type { Clock } from '../../core/plain/clock.ts'
import type { Id } from '../../core/plain/id.ts'
import type { TeamCommand, TeamEvent, Teams } from '../../core/team/team.ts'
import { decideTeams, evolveTeams, teamsInJournal } from '../../core/team/team.ts'
import type { Tx } from '../database/open.ts'
import { voteAggregate } from '../ballot/votes.ts'
import { announcement } from '../hub/hub.ts'
import type { Aggregate, Reach } from '../journal/aggregate.ts'
import { boardPhoto, photosBrought } from '../photo/photo.store.ts'
import type { IdField, Thing } from '../../wire/ids.ts'
import { idFieldsByKind, idsAt } from '../../wire/ids.ts'
import { matterCommand, noticeCommand, residentCommand } from '../../wire/ledger.ts'
import { missingIn } from './missing.store.ts'
import {
  loadNotice,
  loadSettings,
  loadTeams,
  loadZone,
  themesOf,
  writeNotice,
  writeSettings,
  writeTeams,
  writeZone,
} from './room.store.ts'
import {
  affectedBy,
  allWorkHere,
  foldedCount,
  knownCards,
  loadMatter,
  nextNumber,
  recountFolded,
  recountMatters,
  MatterChanges,
  writeMatter,
} from './store.ts'

const MATTER_IDS: Record<MatterCommand['kind'], readonly IdField[]> = {
  ...idFieldsByKind(residentCommand),
  ...idFieldsByKind(matterCommand),
  putSteps: [],
  takeVote: [],
}
const NOTICE_IDS: Record<NoticeCommand['kind'], readonly IdField[]> = idFieldsByKind(noticeCommand)

/**
 * The answer to an accepted command; `id`: what something new is called; `number` of a matter that was
 * opened.
 */
export interface LedgerAnswer {
  seq: number
  id?: Id
  number?: number
}

/** Something that happened to a matter, as it may be told. */
export interface News {
  matter: Id
  at: number
  /** Who did it: nobody is written to about what they did themselves. */
  by: Id
  told: MatterTold
}

/** What a matter causes in rooms above it, in its own transaction; the root hands it in. */
export interface Consequences {
  told(tx: Tx, community: Id, news: readonly News[]): Promise<void>
}

export type MatterAggregate = Aggregate<Matter, MatterCommand, MatterEvent, MatterChanges, MatterFacts>

/** Which cards are in a matter, and in which. */
const CARDS_MOVE = ['matterOpened', 'cardsAdded', 'cardsRemoved', 'matterFolded', 'matterUnfolded']
/** Cards, endorsements and topics are of meetings; a matter that is named must be there. */
const READS: Partial<Record<MatterCommand['kind'], readonly string[]>> = {
  openMatter: ['meeting'],
  addCards: ['meeting'],
  foldInto: ['matterOpened'],
  answer: ['meeting', ...CARDS_MOVE],
  contest: ['meeting', ...CARDS_MOVE],
}

/** How matters are loaded, decided, written. */
export function matterAggregateWith(consequences: Consequences): MatterAggregate {
  const aggregate: MatterAggregate = {
    name: 'matter',
    held: 5000,
    load: loadMatter,
    facts: (...asked) => matterFacts(aggregate, ...asked),
    reads: ({ kind }) => READS[kind] ?? [],
    decide,
    evolve,
    changes: () => new MatterChanges(),
    record: (changes, matter, event) => {
      changes.record(matter, event)
      return null
    },
    write: writeMatter,
    recount: async (tx, community, changed) => {
      const matters = new Set<Id>()
      for (const { state, changes } of changed) {
        if (!changes.counted) continue
        matters.add(state.sheet.id)
        for (const other of changes.others) matters.add(other)
        if (state.sheet.foldedInto) matters.add(state.sheet.foldedInto)
      }
      const left = changed.flatMap(({ changes }) => changes.left)
      await recountMatters(tx, community, matters, left)
      const others = changed.flatMap(({ changes }) => [...changes.others])
      const roots = changed.flatMap(({ state: { sheet } }) => sheet.foldedInto ?? [])
      await recountFolded(
        tx,
        community,
        [...others, ...roots],
        changed.map(({ state }) => state.sheet.id),
      )
      await consequences.told(
        tx,
        community,
        changed.flatMap(({ state, changes }) =>
          changes.told.map((news) => ({ ...news, matter: state.sheet.id, told: inJournal(news.told) })),
        ),
      )
    },
    answer: (command, events, seq) => {
      const opened = events.find(({ told }) => told.kind === 'matterOpened')?.told
      return { ...newIn(command), seq, ...(opened?.kind === 'matterOpened' ? { number: opened.sheet.number } : {}) }
    },
    journalled: ({ told, secret }) => ({ body: inJournal(told), secret: secret ?? null }),
  }
  return aggregate
}

/** What something new is called that a command makes. */
function newIn(command: MatterCommand | TeamCommand | NoticeCommand): { id?: Id } {
  if (command.kind === 'planTask') return { id: command.task.id }
  const id = (command.kind === 'writeProposal' && command.proposal) || ('id' in command && command.id)
  return id ? { id } : {}
}

/**
 * What the rules must know besides the matter. Of things that a command names by their ids, which they are is
 * read from its schema, so that a new command is looked through too; what a kind needs besides is looked up
 * for that kind, and where it is not, the rule refuses.
 */
async function matterFacts(
  matters: MatterAggregate,
  reach: Reach,
  community: Id,
  id: Id,
  matter: Matter | undefined,
  command: MatterCommand,
  actor: Actor,
): Promise<MatterFacts> {
  const { tx, take } = reach
  const fields = MATTER_IDS[command.kind]
  const named = (thing: Thing) => fields.filter((field) => field.thing === thing).flatMap((f) => idsAt(command, f.path))
  const offered = named('offer')
  const offers = (offered.length && (await take(teamAggregate, community))?.offers) || {}
  return {
    settings: await placedSettings(reach, community),
    number: 0,
    known: new Set(),
    worksHere: await allWorkHere(tx, community, named('person')),
    affected: false,
    entered: false,
    other: undefined,
    folded: 0,
    photos: await photosBrought(tx, community, id, actor, named('photo')),
    offerStands: offered.every((offer) => offers[offer]?.withdrawn === null),
    missing: await missingIn(tx, community, fields, command),
    ...(await factsOfKind(matters, reach, community, id, matter, command, actor)),
  }
}

/** How the community keeps its ledger, and by which clock, under its lock. */
async function placedSettings({ take }: Reach, community: Id): Promise<PlacedSettings> {
  const own = (await take(settingsAggregate, community)) ?? USUAL_SETTINGS
  const clock = (await take(zoneAggregate, community)) ?? ROOT_ZONE
  return { ...withOfficialDays(own, clock), clock }
}

async function factsOfKind(
  matters: MatterAggregate,
  { tx, take, once, changed }: Reach,
  community: Id,
  id: Id,
  matter: Matter | undefined,
  command: MatterCommand,
  actor: Actor,
): Promise<Partial<MatterFacts>> {
  switch (command.kind) {
    case 'openMatter': {
      // Numbers are given under the lock; those given earlier in this batch are in no table yet. What was
      // refused has none.
      const next = await once('matter number', () => nextNumber(tx, community))
      const given = changed(matters).filter(({ sheet }) => sheet.number >= next).length
      return { number: matter ? 0 : next + given, known: await knownCards(tx, community, command.cards) }
    }
    case 'addCards':
      return { known: await knownCards(tx, community, command.cards) }
    case 'foldInto': {
      const here = changed(matters).map(({ sheet }) => sheet)
      return { other: (await take(matters, command.into))?.sheet, folded: await foldedCount(tx, community, id, here) }
    }
    case 'contest':
      if (command.openTree) return { affected: true }
      return affectedBy(tx, { community, matter: id, card: command.card, participant: actor.id })
    case 'takeVote': {
      const vote = await take(voteAggregate, command.vote)
      return {
        counted:
          vote &&
          countedOf(vote).find(
            ({ decides }) => decides && 'step' in decides && decides.matter === id && decides.step === command.step,
          ),
      }
    }
    case 'answer':
      return affectedBy(tx, { community, matter: id, card: command.card, participant: actor.id })
    default:
      return {}
  }
}

/** How a community keeps its ledger; its id is the community's. */
export const settingsAggregate: Aggregate<LedgerSettings, SettingsCommand, SettingsEvent, object> = {
  name: 'ledgerSettings',
  held: 1,
  // Held even while they are the usual ones: every list asks for them.
  load: async (tx, community) => (await loadSettings(tx, community)) ?? USUAL_SETTINGS,
  decide: decideSettings,
  evolve: evolveSettings,
  changes: () => ({}),
  record: () => null,
  write: (settings, _changes, community) => [writeSettings(community, settings)],
  answer: (_command, _events, seq) => ({ seq }),
  journalled: ({ told }) => ({ body: told, secret: null }),
}

/** What open pages hear of a community's clock: when they begin to follow, and when it is set anew. */
export const clockAnnounced = (clock: Clock): Buffer => announcement('clock', clock)

/** The time zone of a community; its id is the community's. */
export const zoneAggregate: Aggregate<Clock, ZoneCommand, ZoneEvent, object> = {
  name: 'zone',
  held: 1,
  load: loadZone,
  decide: decideZone,
  evolve: evolveZone,
  changes: () => ({}),
  record: () => null,
  write: (zone, _changes, community) => [writeZone(community, zone)],
  answer: (_command, _events, seq) => ({ seq }),
  journalled: ({ told }) => ({ body: told, secret: null }),
  announce: ({ zone }) => clockAnnounced(zone),
}

/**
 * The teams of a community; their id is the community's. Names of members are in the journal without their
 * name.
 */
export const teamAggregate: Aggregate<Teams, TeamCommand, TeamEvent, object> = {
  name: 'teams',
  held: 1,
  load: loadTeams,
  decide: decideTeams,
  evolve: evolveTeams,
  changes: () => ({}),
  record: () => null,
  write: (teams, _changes, community) => [writeTeams(community, teams)],
  answer: (command, _events, seq) => ({ ...newIn(command), seq }),
  journalled: ({ told }) => ({ body: teamsInJournal(told), secret: null }),
}

/** What the rules must know besides the notice. */
async function noticeFacts(
  reach: Reach,
  community: Id,
  id: Id,
  _notice: Notice | undefined,
  command: NoticeCommand,
  actor: Actor,
): Promise<NoticeFacts> {
  const { tx } = reach
  const meeting = command.kind === 'publishNotice' ? command.meeting : null
  const elsewhere = meeting !== null && !(await themesOf(tx, community, [meeting])).has(meeting)
  const missing = await missingIn(tx, community, NOTICE_IDS[command.kind], command)
  return {
    missing: missing ?? (elsewhere ? 'noSuchMeeting' : null),
    settings: await placedSettings(reach, community),
    photo: 'photo' in command ? await boardPhoto(tx, { community, notice: id, staff: actor.id }, command.photo) : null,
  }
}

/** Public notices. What residents object stays in the notice, from which it can be erased. */
export const noticeAggregate: Aggregate<Notice, NoticeCommand, NoticeEvent, object, NoticeFacts> = {
  name: 'notice',
  held: 200,
  load: loadNotice,
  facts: noticeFacts,
  // [L36] No two notices show one picture, [L29] and none rests on a meeting that is a draft again.
  reads: ({ kind }) =>
    kind === 'publishNotice'
      ? ['meeting', 'matterOpened']
      : ['noticeHung', 'noticeTakenDown'].filter(() => kind === 'hangNotice' || kind === 'takeDown'),
  decide: decideNotice,
  evolve: evolveNotice,
  changes: () => ({}),
  record: () => null,
  write: (notice) => [writeNotice(notice)],
  answer: (command, _events, seq) => ({ ...newIn(command), seq }),
  journalled: ({ told }) => ({ body: noticeInJournal(told), secret: null }),
}
