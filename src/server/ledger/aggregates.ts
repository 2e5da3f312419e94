import type { MatterCommand, MatterFacts } from '../../core/ledger/command.ts'
import { decide } from '../../core/ledger/decide.ts'
import type { MatterEvent } from '../../core/ledger/event.ts'
import { evolve } from '../../core/ledger/evolve.ts'
import type { Notice, NoticeCommand, NoticeEvent, NoticeFacts } from '../../core/ledger/notice.ts'
import { decideNotice, evolveNotice } from '../../core/ledger/notice.ts'
import type { LedgerSettings, SettingsCommand, SettingsEvent } from '../../core/ledger/settings.ts'
import { decideSettings, evolveSettings, USUAL_SETTINGS } from '../../core/ledger/settings.ts'
import type { Matter } from '../../core/ledger/sheet.ts'
import type { Actor } from '../../core/meeting/command.ts'
import type { Id } from '../../core/plain/id.ts'
import type { TeamCommand, TeamEvent, Teams } from '../../core/team/team.ts'
import { decideTeams, evolveTeams } from '../../core/team/team.ts'
import type { Aggregate, Reach } from '../journal/aggregate.ts'
import { photosBrought } from '../photo/photos.ts'
import { idFieldsByKind } from '../../wire/ids.ts'
import { matterCommand, noticeCommand } from '../../wire/ledger.ts'
import { missingIn } from './missing.store.ts'
import { enclose } from '../receipt/follower.store.ts'
import { loadNotice, loadSettings, loadTeams, writeNotice, writeSettings, writeTeams } from './room.store.ts'
import {
  affectedBy,
  foldedCount,
  knownCards,
  loadMatter,
  nextNumber,
  recountMatters,
  MatterChanges,
  worksHere,
  writeMatter,
} from './store.ts'

const matterIds = idFieldsByKind(matterCommand)
const noticeIds = idFieldsByKind(noticeCommand)

/**
 * The answer to an accepted command; `id`: what something new is called; `number` of a matter that was
 * opened.
 */
export interface LedgerAnswer {
  seq: number
  id?: Id
  number?: number
}

/** How matters are loaded, decided, written. */
export const matterAggregate: Aggregate<Matter, MatterCommand, MatterEvent, MatterChanges, MatterFacts> = {
  name: 'matter',
  held: 5000,
  load: loadMatter,
  facts: matterFacts,
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
    await enclose(
      tx,
      community,
      changed.flatMap(({ state, changes }) =>
        changes.told.map((news) => ({ ...news, matter: state.sheet.id, told: withoutWords(news.told) })),
      ),
    )
  },
  answer: (command, events, seq) => {
    const opened = events.find(({ told }) => told.kind === 'matterOpened')?.told
    return { ...newIn(command), seq, ...(opened?.kind === 'matterOpened' ? { number: opened.sheet.number } : {}) }
  },
  journalled: ({ told, secret }) => ({ body: withoutWords(told), secret: secret ?? null }),
}

/** What something new is called that a command makes. */
function newIn(command: MatterCommand | TeamCommand | NoticeCommand): { id?: Id } {
  if (command.kind === 'planTask') return { id: command.task.id }
  const id = (command.kind === 'writeProposal' && command.proposal) || ('id' in command && command.id)
  return id ? { id } : {}
}

/** [L28] What residents say in a contest stays in the sheet, from which it can be erased. */
const withoutWords = (told: MatterEvent['told']): MatterEvent['told'] =>
  told.kind === 'matterContested' ? { ...told, contest: { ...told.contest, text: '', photo: null } } : told

async function matterFacts(
  { tx, take, once }: Reach,
  community: Id,
  id: Id,
  matter: Matter | undefined,
  command: MatterCommand,
  actor: Actor,
): Promise<MatterFacts> {
  const facts: MatterFacts = {
    settings: (await take(settingsAggregate, community)) ?? USUAL_SETTINGS,
    number: 0,
    known: new Set(),
    worksHere: true,
    affected: false,
    entered: false,
    other: undefined,
    folded: 0,
    photos: new Set(),
    offerStands: false,
    missing: await missingIn(tx, community, matterIds[command.kind] ?? [], command),
  }
  switch (command.kind) {
    case 'openMatter': {
      // Numbers are given under the lock; those given earlier in this batch are not in the table yet.
      const counter = await once('matter number', async () => ({ next: await nextNumber(tx, community) }))
      facts.number = matter ? 0 : counter.next++
      facts.known = await knownCards(tx, community, command.cards)
      break
    }
    case 'addCards':
      facts.known = await knownCards(tx, community, command.cards)
      break
    case 'foldInto':
      facts.other = (await take(matterAggregate, command.into))?.sheet
      facts.folded = await foldedCount(tx, community, id)
      break
    case 'dispatch':
    case 'moveTask':
      facts.worksHere = await worksHere(tx, community, command.owner.person)
      break
    case 'planTask':
      facts.worksHere = await worksHere(tx, community, command.task.owner.person)
      break
    case 'adopt':
      for (const { owner } of command.tasks) facts.worksHere &&= await worksHere(tx, community, owner.person)
      break
    case 'attachOffer': {
      const offer = (await take(teamAggregate, community))?.offers[command.offer]
      facts.offerStands = offer !== undefined && offer.withdrawn === null
      break
    }
    case 'finish':
      facts.photos = await photosBrought(tx, community, id, actor, [command.before, command.after])
      break
    case 'contest':
      facts.photos = await photosBrought(tx, community, id, actor, [command.photo])
      if (command.openTree) facts.affected = true
      else
        Object.assign(facts, await affectedBy(tx, { community, matter: id, card: command.card, participant: actor.id }))
      break
    case 'answer':
      Object.assign(facts, await affectedBy(tx, { community, matter: id, card: command.card, participant: actor.id }))
      break
  }
  return facts
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
  journalled: ({ told }) => ({
    body: told.kind === 'memberSeated' ? { ...told, member: { ...told.member, name: '' } } : told,
    secret: null,
  }),
}

/** Public notices. What residents object stays in the notice, from which it can be erased. */
export const noticeAggregate: Aggregate<Notice, NoticeCommand, NoticeEvent, object, NoticeFacts> = {
  name: 'notice',
  held: 200,
  load: loadNotice,
  facts: async ({ tx }, community, _id, _notice, command) => ({
    missing: await missingIn(tx, community, noticeIds[command.kind] ?? [], command),
  }),
  decide: decideNotice,
  evolve: evolveNotice,
  changes: () => ({}),
  record: () => null,
  write: (notice) => [writeNotice(notice)],
  answer: (command, _events, seq) => ({ ...newIn(command), seq }),
  journalled: ({ told }) => ({
    body: told.kind === 'objectionMade' ? { ...told, objection: { ...told.objection, text: '' } } : told,
    secret: null,
  }),
}
