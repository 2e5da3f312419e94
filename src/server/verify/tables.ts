import { fileText } from '../../core/ballot/file.ts'
import { entryText } from '../../core/ballot/roll.ts'
import { wordingText } from '../../core/log/entry.ts'
import { photosOfNotice } from '../../core/ledger/notice.ts'
import type { MeetingPhoto, Minutes } from '../../core/minutes/minutes.ts'
import { emptyMinutes } from '../../core/minutes/minutes.ts'
import type { Board } from '../../core/meeting/meeting.ts'
import type { Id } from '../../core/plain/id.ts'
import { loadVote } from '../ballot/store.ts'
import { noWords } from '../../core/reach/bulletin.ts'
import { withoutNames } from '../../core/reach/tiers.ts'
import { loadBulletin, loadTiers } from '../reach/store.ts'
import { loadConvention } from '../convention/store.ts'
import { withoutAsking, withoutWords } from '../../core/register/event.ts'
import { saidOf } from '../../core/register/register.ts'
import { loadSurvey } from '../survey/store.ts'
import { loadRound } from '../round/store.ts'
import { commit, sha256Text } from '../journal/hash.ts'
import type { Column } from '../database/upsert.ts'
import { valueOf } from '../database/upsert.ts'
import { loadSettings, loadTeams, loadZone, noticeColumns } from '../ledger/room.store.ts'
import type { Matter } from '../../core/ledger/sheet.ts'
import { matterColumns, MatterChanges } from '../ledger/store.ts'
import { load as loadMeeting } from '../meeting/load.store.ts'
import type { Findings } from './finding.ts'
import { differences } from './finding.ts'
import { plainMinutes } from '../minutes/plain.ts'
import {
  plainConvention,
  plainMeeting,
  plainNotice,
  plainPoll,
  plainRound,
  plainSecret,
  plainSheet,
  plainSurvey,
  plainTeams,
} from './plain.ts'
import { faultsOfHeaps, faultsOfSerials } from './ballots.ts'
import { faultsOfSurvey } from './survey.ts'
import type { Replay } from './replay.ts'
import type { Tx } from '../database/open.ts'

type Row = Record<string, any>

/** Checks that a community's tables hold what its journal says: nothing else, nothing less. */
export async function verifyTables(
  tx: Tx,
  community: Id,
  log: string,
  replay: Replay,
  findings: Findings,
): Promise<void> {
  const tables = new Comparison(tx, community, (what) => findings.add(log, what))
  await verifyMeetings(tables, replay)
  await verifyWordings(tables, replay)
  await verifyLedger(tables, replay)
  await verifyMinutes(tables, replay)
  await verifyVotes(tables, replay)
  await verifyRounds(tables, replay)
  await verifyReach(tables, replay)
  await verifyConventions(tables, replay)
  await verifySurveys(tables, replay)
  await verifyRegister(tables, replay)
}

/** Rows as they are beside rows as they should be; what differs is reported. */
class Comparison {
  constructor(
    readonly tx: Tx,
    readonly community: Id,
    readonly report: (what: string) => void,
  ) {}

  compare(name: string, is: unknown, should: unknown): void {
    for (const difference of differences(is, should)) this.report(`${name}: ${difference}`)
  }

  /** Every row is expected, and every expected row is there as it should be. */
  async compareAll(
    table: string,
    keyOf: (row: Row) => string,
    should: ReadonlyMap<string, object>,
    of: (row: Row) => object = () => ({}),
  ): Promise<Row[]> {
    const rows = await rowsOf(this.tx, this.community, table)
    const found = new Map(rows.map((row) => [keyOf(row), row]))
    for (const [key, expected] of should) {
      const row = found.get(key)
      const is = row && readable(() => of(row))
      if (is === undefined) this.report(`${table} ${key} is missing`)
      else this.compare(`${table} ${key}`, is, expected)
    }
    for (const key of found.keys()) if (!should.has(key)) this.report(`${table} ${key} is in no entry of the log`)
    return rows
  }
}

async function verifyMeetings(tables: Comparison, replay: Replay): Promise<void> {
  const meetings = [...replay.meetings]
  const inMeeting = (row: Row) => `${row.meeting} ${row.id}`
  const ofMeetings = (of: (meeting: (typeof meetings)[0][1]) => Iterable<string>) =>
    new Map(meetings.flatMap(([id, meeting]) => [...of(meeting)].map((key) => [`${id} ${key}`, {}] as const)))

  await verifyHall(tables, replay)
  await tables.compareAll('meeting', ({ id }) => id, new Map(meetings.map(([id]) => [id, {}])))
  await tables.compareAll(
    'card',
    inMeeting,
    ofMeetings(({ board }) => Object.keys(board.cards)),
  )
  const keys = meetings.flatMap(([id, { participants, keys }]) =>
    [...participants.keys()].map((person) => [`${id} ${person}`, { key_hash: keys.get(person) ?? null }] as const),
  )
  await tables.compareAll('participant', inMeeting, new Map(keys), ({ key_hash }) => ({ key_hash }))
  await tables.compareAll('topic', inMeeting, replay.topics, ({ tree, seat, dissolved }) => ({
    tree,
    seat,
    dissolved,
  }))
  await tables.compareAll(
    'endorsement',
    ({ meeting, card, participant }) => `${meeting} ${card} ${participant}`,
    replay.endorsements,
    ({ standing, at }) => ({ standing, at }),
  )
  for (const [id, meeting] of meetings) {
    const loaded = await loadMeeting(tables.tx, tables.community, id).catch(() => undefined)
    if (loaded)
      tables.compare(
        `meeting ${meeting.board.code}`,
        readable(() => plainMeeting(loaded)),
        plainMeeting(meeting),
      )
    else tables.report(`meeting ${meeting.board.code} cannot be read`)
  }
  await tables.compareAll(
    'meeting_code',
    ({ code }) => code,
    new Map(meetings.map(([meeting, { board }]) => [board.code, { meeting }])),
    ({ meeting }) => ({ meeting }),
  )
  // [M40] A half has the receipt of its whole.
  const receipts = meetings.flatMap(([meeting, { authorships, board }]) =>
    [...authorships]
      .filter(([card]) => board.cards[card]!.cutFrom === undefined)
      .map(([card, { receipt }]) => [receipt, { meeting, card }] as const),
  )
  await tables.compareAll(
    'receipt',
    ({ code }) => code,
    new Map(receipts),
    ({ meeting, card }) => ({ meeting, card }),
  )
}

/** What happened in the hall besides cards: motions, and what the room was asked. */
async function verifyHall(tables: Comparison, { meetings }: Replay): Promise<void> {
  const all = (of: (board: Board) => readonly (string | number)[]) =>
    new Map([...meetings].flatMap(([id, { board }]) => of(board).map((key) => [`${id} ${key}`, {}] as const)))
  const numbered = (of: (board: Board) => readonly { id: Id; number: number }[]) =>
    new Map(
      [...meetings].flatMap(([meeting, { board }]) =>
        of(board).map(({ id, number }) => [`${meeting} ${id}`, { number }] as const),
      ),
    )
  for (const [table, of] of [
    ['motion', ({ motions }: Board) => motions],
    ['pledge', ({ pledges }: Board) => pledges],
  ] as const)
    await tables.compareAll(
      table,
      ({ meeting, id }) => `${meeting} ${id}`,
      numbered(of),
      ({ number }) => ({ number }),
    )
  const lots = all(({ lots }) => lots.map(({ number }) => number))
  await tables.compareAll('lot', ({ meeting, number }) => `${meeting} ${number}`, lots)
  const asked = all(({ room }) => room.map(({ number }) => number))
  await tables.compareAll('room_question', ({ meeting, number }) => `${meeting} ${number}`, asked)
}

async function verifyWordings(tables: Comparison, replay: Replay): Promise<void> {
  const wordings = await tables.compareAll(
    'wording',
    ({ meeting, card, version }) => `${meeting} ${card} ${version}`,
    replay.wordings,
    ({ commitment, at }) => ({ commitment, at }),
  )
  for (const row of wordings) {
    const { meeting, card, version } = row
    const gone = replay.erased.has(`${meeting} ${card}`) || replay.erased.has(`${meeting} ${card} ${version}`)
    const holds = gone ? isErased(row) : isOpened(row)
    if (!holds) tables.report(`wording ${version} of card ${card} is not the one that was accepted`)
  }

  await verifyPhotos(
    tables,
    wordings.flatMap(({ card, photo }) => (photo ? [{ of: `card ${card}`, photo }] : [])),
  )
}

/** Each photo that is shown is there. */
async function verifyPhotos(tables: Comparison, shown: readonly { of: string; photo: Id }[]): Promise<void> {
  const photos = new Set((await rowsOf(tables.tx, tables.community, 'photo', ['id'])).map(({ id }) => id))
  for (const { of, photo } of shown) if (!photos.has(photo)) tables.report(`the photo of ${of} is missing`)
}

async function verifyLedger(tables: Comparison, replay: Replay): Promise<void> {
  await tables.compareAll('matter', ({ id }) => id, mattersOf(replay), plainMatterRow)
  const held = [...replay.matters].flatMap(([id, { matter }]) =>
    matter.sheet.cards.map(({ card, meeting }) => [`${id} ${card}`, { meeting }] as const),
  )
  await tables.compareAll(
    'matter_card',
    ({ matter, card }) => `${matter} ${card}`,
    new Map(held),
    ({ meeting }) => ({ meeting }),
  )
  const notices = [...replay.notices].map(
    ([id, notice]) => [id, { ...rowOf(noticeColumns, notice), notice: plainNotice(notice) }] as const,
  )
  await tables.compareAll(
    'notice',
    ({ id }) => id,
    new Map(notices),
    // What the database works out of a notice says nothing of its own.
    ({ notice, unhung_from: _f, unhung_until: _u, ...row }) => ({ ...row, notice: plainNotice(notice) }),
  )
  await verifyPhotos(
    tables,
    [...replay.notices.values()].flatMap((notice) =>
      [...photosOfNotice(notice)].map((photo) => ({ of: `notice ${notice.id}`, photo })),
    ),
  )
  const teams = await loadTeams(tables.tx, tables.community)
  tables.compare('teams', teams && readable(() => plainTeams(teams)!), plainTeams(replay.teams))
  tables.compare('settings of the ledger', await loadSettings(tables.tx, tables.community), replay.settings)
  const zone = await loadZone(tables.tx, tables.community)
  tables.compare('time zone', { zone }, { zone: replay.zone ?? zone })
}

/** Minutes as their entries say, and each sheet and photo that they have. */
async function verifyMinutes(tables: Comparison, replay: Replay): Promise<void> {
  const erasedOf = (meeting: Id) => replay.meetings.get(meeting)?.erased ?? new Set<Id>()
  const plain = (meeting: Id, minutes: Minutes) =>
    plainMinutes({ ...emptyMinutes(tables.community, meeting), ...minutes }, erasedOf(meeting))
  await tables.compareAll(
    'minutes',
    ({ meeting }) => meeting,
    new Map([...replay.minutes].map(([meeting, minutes]) => [meeting, plain(meeting, minutes)])),
    ({ meeting, minutes }) => plain(meeting, minutes),
  )
  const files = new Map(
    (await rowsOf(tables.tx, tables.community, 'minutes_file', ['id', 'state'])).map(({ id, state }) => [id, state]),
  )
  for (const [meeting, { scans, photos }] of replay.minutes) {
    const shown = [...scans.map(({ file }) => ({ file, state: 'shown' })), ...photos.map(stateOf)]
    for (const { file, state } of shown)
      if (files.get(file) !== state) tables.report(`file ${file} of the minutes of ${meeting} is not ${state}`)
  }
}

/**
 * [V9] [V10] [V15] Votes as their entries say; of names what their commitments say; and of the urn what the
 * entries counted and, once a vote is closed, the hash that its last entry holds.
 */
async function verifyVotes(tables: Comparison, replay: Replay): Promise<void> {
  await tables.compareAll('vote', ({ id }) => id, new Map([...replay.votes.keys()].map((id) => [id, {}])))
  await verifyOwnRows(tables, replay)
  for (const [id, should] of replay.votes) {
    const vote = await loadVote(tables.tx, tables.community, id).catch(() => undefined)
    const name = `vote ${should.code}`
    if (!vote) {
      tables.report(`${name} cannot be read`)
      continue
    }
    tables.compare(name, plainPoll(vote), plainPoll(should))
    for (const entry of vote.roll.values())
      if (entry.salt && commit(entry.salt, entryText(entry)) !== entry.commitment)
        tables.report(`${name}: number ${entry.n} of the roll is not who it was`)
    for (const finding of [...faultsOfSerials(vote), ...faultsOfHeaps(vote)]) tables.report(`${name}: ${finding}`)
    if (vote.outcome && sha256Text(fileText(vote)) !== vote.outcome.hash)
      tables.report(`${name}: its ballots are not those that were counted`)
  }
}

/** What is kept of votes belongs to one that there is, and answers to one of its questions. */
async function verifyOwnRows(tables: Comparison, { votes }: Replay): Promise<void> {
  for (const table of ['vote_inside', 'vote_roll', 'vote_serial', 'vote_heap', 'vote_urn'])
    for (const { vote } of await rowsOf(tables.tx, tables.community, table, ['vote']))
      if (!votes.has(vote)) tables.report(`${table}: a row of vote ${vote}, which there is not`)
  for (const { vote, question } of await rowsOf(tables.tx, tables.community, 'vote_urn', ['vote', 'question']))
    if (!votes.get(vote)?.questions.some(({ id }) => id === question))
      tables.report(`vote ${vote}: answers to question ${question}, which it does not ask`)
}

/** [T1] [T6] Groups and bulletins as their entries say, without names and words; a link for each copy. */
async function verifyReach(tables: Comparison, { tiers, bulletins }: Replay): Promise<void> {
  const { tx, community } = tables
  const plain = ({ settings, groups }: NonNullable<typeof tiers>) => ({
    settings,
    groups: Object.fromEntries(Object.entries(groups).map(([id, group]) => [id, withoutNames(group)])),
  })
  const loaded = await loadTiers(tx, community)
  if (loaded || tiers) tables.compare('reach', loaded && plain(loaded), tiers && plain(tiers))
  const groups = Object.keys(tiers?.groups ?? {})
  await tables.compareAll('reach_group', ({ id }) => id, new Map(groups.map((id) => [id, {}])))
  await tables.compareAll('bulletin', ({ id }) => id, new Map([...bulletins.keys()].map((id) => [id, {}])))
  const copies = [...bulletins.values()].flatMap((one) =>
    one.copies.map(({ code, place }) => [code, { place }] as const),
  )
  await tables.compareAll(
    'bulletin_copy',
    ({ code }) => code,
    new Map(copies),
    ({ place }) => ({ place }),
  )
  for (const [id, should] of bulletins) {
    const bulletin = await loadBulletin(tx, community, id)
    if (bulletin) tables.compare(`bulletin ${should.code}`, { ...bulletin, words: noWords() }, should)
  }
}

/** [C1] Editions of the convention as their entries say. */
async function verifyConventions(tables: Comparison, { conventions }: Replay): Promise<void> {
  await tables.compareAll('convention', ({ id }) => id, new Map([...conventions.keys()].map((id) => [id, {}])))
  for (const [id, should] of conventions) {
    const convention = await loadConvention(tables.tx, tables.community, id).catch(() => undefined)
    if (convention) tables.compare(`convention ${should.code}`, plainConvention(convention), plainConvention(should))
    else tables.report(`convention ${should.code} cannot be read`)
  }
}

/** [B13] Rounds as their entries say; a proposer's row belongs to a project that there is. */
async function verifyRounds(tables: Comparison, { rounds }: Replay): Promise<void> {
  await tables.compareAll('round', ({ id }) => id, new Map([...rounds.keys()].map((id) => [id, {}])))
  for (const { round, n } of await rowsOf(tables.tx, tables.community, 'round_proposer', ['round', 'n']))
    if (!rounds.get(round)?.projects[n - 1]) tables.report(`round_proposer: ${n} of round ${round}, which there is not`)
  for (const [id, should] of rounds) {
    const round = await loadRound(tables.tx, tables.community, id).catch(() => undefined)
    if (round) tables.compare(`round ${should.code}`, plainRound(round), plainRound(should))
    else tables.report(`round ${should.code} cannot be read`)
  }
}

const stateOf = ({ file, consent }: MeetingPhoto) => ({ file, state: consent ? 'shown' : 'kept' })

/** A row as it is compared; what is not even of the right shape is unlike anything. */
function readable(of: () => object): object | null {
  try {
    return of()
  } catch {
    return null
  }
}

const rowsOf = (tx: Tx, community: Id, table: string, columns?: string[]): Promise<Row[]> => {
  const rows = tx.selectFrom(table as 'card').where('community', '=', community)
  return (columns ? rows.select(columns as ['id']) : rows.selectAll()).execute()
}

const isOpened = ({ salt, text, place_words: where, photo, commitment }: Row): boolean =>
  commit(salt, wordingText({ text, where, photo })) === commitment

/**
 * Words that were erased are gone in every wording, and with them the salt that would let them be guessed.
 */
const isErased = ({ salt, text, place_words: where, photo }: Row): boolean =>
  salt === '' && text === '' && where === '' && photo === null

/**
 * The columns of matters as they must be; counts that depend on several things are checked by `verifySums`.
 */
function mattersOf(replay: Replay): Map<string, object> {
  const within = new Map<string, Matter[]>()
  for (const { matter } of replay.matters.values()) {
    const { foldedInto } = matter.sheet
    if (foldedInto) within.set(foldedInto, [...(within.get(foldedInto) ?? []), matter])
  }
  return new Map(
    [...replay.matters].map(([id, { matter, changedAt }]) => {
      const changes = Object.assign(new MatterChanges(), { changedAt })
      const changed = { matter, changes, folded: within.get(id) ?? [] }
      return [
        id,
        { ...rowOf(matterColumns, changed), ...UNCALLED, sheet: plainSheet(matter.sheet), secret: plainSecret(matter) },
      ]
    }),
  )
}

/** [L46] What a matter is called and where it is in words stand in no entry. */
const UNCALLED = { title: '', place_words: '' }

/** A thing's row, as its columns say. */
const rowOf = <Thing>(columns: Record<string, Column<Thing>>, thing: Thing): Row =>
  Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, valueOf(column, thing)]))

const plainMatterRow = ({ people: _people, sheet, secret, ...row }: Row) => ({
  ...row,
  ...UNCALLED,
  sheet: plainSheet(sheet),
  secret: plainSecret(secret),
})

/** [S5] Waves as their entries say, without codes and answers; these by their hash and their numbers. */
async function verifySurveys(tables: Comparison, { surveys }: Replay): Promise<void> {
  await tables.compareAll('survey', ({ id }) => id, new Map([...surveys.keys()].map((id) => [id, {}])))
  for (const table of ['survey_code', 'survey_cell'])
    for (const { survey } of await rowsOf(tables.tx, tables.community, table, ['survey']))
      if (!surveys.has(survey)) tables.report(`${table}: a row of survey ${survey}, which there is not`)
  for (const [id, should] of surveys) {
    const survey = await loadSurvey(tables.tx, tables.community, id).catch(() => undefined)
    if (!survey) tables.report(`survey ${should.code} cannot be read`)
    else {
      tables.compare(`survey ${should.code}`, plainSurvey(survey), plainSurvey(should))
      for (const finding of faultsOfSurvey(survey)) tables.report(`survey ${should.code}: ${finding}`)
    }
  }
}

/** [K4] The register as its entries say, without words and names; of what ended none is left. */
async function verifyRegister(tables: Comparison, { register }: Replay): Promise<void> {
  const { entries = {}, invitations = {} } = register ?? {}
  const plain = <T>(all: Record<Id, T>, of: (one: T) => object) =>
    new Map(Object.entries(all).map(([id, one]) => [id, of(one)]))
  const rows = await tables.compareAll(
    'register_entry',
    ({ id }) => id,
    plain(entries, (entry) => ({ entry, state: entry.state, until: entry.until })),
    ({ entry, state, until }) => ({ entry: withoutWords(entry), state, until }),
  )
  for (const { id, entry } of rows)
    if (entry?.state === 'ended' && Object.values({ ...saidOf(entry), sort: '', mark: entry.mark }).some(Boolean))
      tables.report(`register_entry ${id} has ended, and still says who it was`)
  const asked = await tables.compareAll(
    'register_invitation',
    ({ id }) => id,
    plain(invitations, (invitation) => ({ invitation, entry: invitation.entry, guest: invitation.guest })),
    ({ invitation, entry, guest }) => ({ invitation: withoutAsking(invitation), entry, guest }),
  )
  for (const { id, invitation } of asked)
    if (entries[invitation.entry]?.state === 'ended' && (invitation.asks || invitation.reply || invitation.mark))
      tables.report(`register_invitation ${id} is of an entry that has ended, and still says what was asked`)
}
