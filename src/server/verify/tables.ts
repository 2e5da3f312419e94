import { wordingText } from '../../core/log/entry.ts'
import type { Id } from '../../core/plain/id.ts'
import { commit } from '../journal/hash.ts'
import type { Column } from '../database/upsert.ts'
import { valueOf } from '../database/upsert.ts'
import { loadSettings, loadTeams, noticeColumns } from '../ledger/room.store.ts'
import { matterColumns, MatterChanges } from '../ledger/store.ts'
import { load as loadMeeting } from '../meeting/store.ts'
import type { Findings } from './finding.ts'
import { differences } from './finding.ts'
import { plainMeeting, plainNotice, plainSecret, plainSheet, plainTeams } from './plain.ts'
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
  const compare = (name: string, is: unknown, should: unknown) => {
    for (const difference of differences(is, should)) findings.add(log, `${name}: ${difference}`)
  }
  /** Every row is expected, and every expected row is there as it should be. */
  const compareAll = async (
    table: string,
    keyOf: (row: Row) => string,
    should: ReadonlyMap<string, object>,
    of: (row: Row) => object = () => ({}),
  ): Promise<Row[]> => {
    const rows = await rowsOf(tx, table, community)
    const found = new Map(rows.map((row) => [keyOf(row), row]))
    for (const [key, expected] of should) {
      const row = found.get(key)
      if (row)
        compare(
          `${table} ${key}`,
          readable(() => of(row)),
          expected,
        )
      else findings.add(log, `${table} ${key} is missing`)
    }
    for (const key of found.keys()) if (!should.has(key)) findings.add(log, `${table} ${key} is in no entry of the log`)
    return rows
  }
  const meetings = [...replay.meetings]
  const inMeeting = (row: Row) => `${row.meeting} ${row.id}`
  const ofMeetings = (of: (meeting: (typeof meetings)[0][1]) => Iterable<string>) =>
    new Map(meetings.flatMap(([id, meeting]) => [...of(meeting)].map((key) => [`${id} ${key}`, {}] as const)))

  await compareAll('meeting', ({ id }) => id, new Map(meetings.map(([id]) => [id, {}])))
  await compareAll(
    'card',
    inMeeting,
    ofMeetings(({ board }) => Object.keys(board.cards)),
  )
  const keys = meetings.flatMap(([id, { participants, keys }]) =>
    [...participants.keys()].map((person) => [`${id} ${person}`, { key_hash: keys.get(person) ?? null }] as const),
  )
  await compareAll('participant', inMeeting, new Map(keys), ({ key_hash }) => ({ key_hash }))
  await compareAll('topic', inMeeting, replay.topics, ({ tree, seat, dissolved }) => ({ tree, seat, dissolved }))
  await compareAll(
    'endorsement',
    ({ meeting, card, participant }) => `${meeting} ${card} ${participant}`,
    replay.endorsements,
    ({ standing, at }) => ({ standing, at }),
  )
  for (const [id, meeting] of meetings) {
    const loaded = await loadMeeting(tx, community, id).catch(() => undefined)
    if (loaded)
      compare(
        `meeting ${meeting.board.code}`,
        readable(() => plainMeeting(loaded)),
        plainMeeting(meeting),
      )
    else findings.add(log, `meeting ${meeting.board.code} cannot be read`)
  }
  await compareAll(
    'meeting_code',
    ({ code }) => code,
    new Map(meetings.map(([meeting, { board }]) => [board.code, { meeting }])),
    ({ meeting }) => ({ meeting }),
  )
  const receipts = meetings.flatMap(([meeting, { authorships }]) =>
    [...authorships].map(([card, { receipt }]) => [receipt, { meeting, card }] as const),
  )
  await compareAll(
    'receipt',
    ({ code }) => code,
    new Map(receipts),
    ({ meeting, card }) => ({ meeting, card }),
  )
  const wordings = await compareAll(
    'wording',
    ({ meeting, card, version }) => `${meeting} ${card} ${version}`,
    replay.wordings,
    ({ commitment, at }) => ({ commitment, at }),
  )
  for (const row of wordings) {
    const holds = replay.erased.has(`${row.meeting} ${row.card}`) ? isErased(row) : isOpened(row)
    if (!holds) findings.add(log, `wording ${row.version} of card ${row.card} is not the one that was accepted`)
  }

  const photos = new Set((await rowsOf(tx, 'photo', community, ['id'])).map(({ id }) => id))
  for (const { card, photo } of wordings)
    if (photo && !photos.has(photo)) findings.add(log, `the photo of card ${card} is missing`)

  await compareAll('matter', ({ id }) => id, mattersOf(replay), plainMatterRow)
  const held = [...replay.matters].flatMap(([id, { matter }]) =>
    matter.sheet.cards.map(({ card, meeting }) => [`${id} ${card}`, { meeting }] as const),
  )
  await compareAll(
    'matter_card',
    ({ matter, card }) => `${matter} ${card}`,
    new Map(held),
    ({ meeting }) => ({ meeting }),
  )
  const notices = [...replay.notices].map(
    ([id, notice]) => [id, { ...rowOf(noticeColumns, notice), notice: plainNotice(notice) }] as const,
  )
  await compareAll(
    'notice',
    ({ id }) => id,
    new Map(notices),
    ({ notice, ...row }) => ({ ...row, notice: plainNotice(notice) }),
  )
  const teams = await loadTeams(tx, community)
  compare('teams', teams && readable(() => plainTeams(teams)!), plainTeams(replay.teams))
  compare('settings of the ledger', await loadSettings(tx, community), replay.settings)
}

/** A row as it is compared; what is not even of the right shape is unlike anything. */
function readable(of: () => object): object | null {
  try {
    return of()
  } catch {
    return null
  }
}

const rowsOf = (tx: Tx, table: string, community: Id, columns?: string[]): Promise<Row[]> => {
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
  return new Map(
    [...replay.matters].map(([id, { matter, changedAt }]) => {
      const changed = { matter, changes: Object.assign(new MatterChanges(), { changedAt }) }
      return [id, { ...rowOf(matterColumns, changed), sheet: plainSheet(matter.sheet), secret: plainSecret(matter) }]
    }),
  )
}

/** A thing's row, as its columns say. */
const rowOf = <Thing>(columns: Record<string, Column<Thing>>, thing: Thing): Row =>
  Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, valueOf(column, thing)]))

const plainMatterRow = ({ people: _people, sheet, secret, ...row }: Row) => ({
  ...row,
  sheet: plainSheet(sheet),
  secret: plainSecret(secret),
})
