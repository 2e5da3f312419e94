import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Tables } from '../../../src/server/database/tables.ts'
import { subtreeRoot, TILE_WIDTH } from '../../../src/core/log/tile.ts'
import { sha256 } from '../../../src/server/journal/hash.ts'
import { sealRows } from '../../../src/server/journal/seal.ts'
import type { Chance } from './chance.ts'
import { changedJson } from './chance.ts'

type Tx = Transaction<Tables>
type Row = Record<string, any>

/**
 * One edit by a superuser: says what it did; undefined where chance met something that it cannot or may
 * change.
 */
export type Edit = (tx: Tx, community: string, chance: Chance) => Promise<string | undefined>

/**
 * What a checkpoint covers: the log, and the tables that follow from it; with the columns that do not follow.
 * Names of people, residents' words against a matter or a notice, and how a matter is found by its words are
 * not in the log.
 */
const COVERED: Record<string, readonly string[]> = {
  journal: [],
  journal_head: [],
  log_node: [],
  checkpoint: ['at'],
  meeting: [],
  meeting_code: [],
  receipt: [],
  participant: ['name'],
  card: [],
  wording: [],
  endorsement: [],
  topic: [],
  matter: ['search'],
  matter_card: [],
  ledger_settings: [],
  teams: [],
  notice: [],
  // Of turns the order follows, not how they are numbered.
  speaker: ['entered_by', 'nth'],
  dots: ['entered_by'],
  pledge: [],
  lot: [],
  room_question: [],
  room_answer: ['entered_by'],
  vote: ['at'],
  vote_inside: [],
  // Names of the roll lie under commitments, which only their salts open.
  vote_roll: ['participant', 'salt'],
  // Which ballots were cast no entry says, only how many.
  vote_serial: [],
  vote_urn: [],
  vote_heap: [],
}
const TABLES = Object.keys(COVERED)

const rowsOf = async (tx: Tx, table: string, community: string): Promise<Row[]> =>
  (
    await sql<Row>`select *, ctid::text as ctid from ${sql.table(table)} where community = ${community} order by ctid`.execute(
      tx,
    )
  ).rows

async function typesOf(tx: Tx, table: string): Promise<{ name: string; type: string }[]> {
  const { rows } = await sql<{ name: string; type: string }>`
    select column_name as name, data_type as type from information_schema.columns
    where table_schema = 'public' and table_name = ${table} and column_name <> 'community'
      and is_generated = 'NEVER'`.execute(tx)
  return rows
}

async function aRow(tx: Tx, community: string, chance: Chance) {
  const table = chance.one(TABLES)
  const rows = await rowsOf(tx, table, community)
  return rows.length ? { table, row: chance.one(rows), rows } : undefined
}

async function set(tx: Tx, table: string, { ctid }: Row, column: string, type: string, value: unknown): Promise<void> {
  const encoded = type === 'jsonb' ? JSON.stringify(value) : value
  await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${encoded} where ctid = ${ctid}::tid`.execute(tx)
}

/** Another value of the column's type. */
function other(value: unknown, type: string, chance: Chance): unknown {
  switch (type) {
    case 'uuid':
      return `0190000f-0000-7000-8000-${String(chance.below(1e9)).padStart(12, '0')}`
    case 'boolean':
      return !value
    case 'integer':
    case 'bigint':
      return Number(value ?? 0) + 1 + chance.below(1000)
    case 'bytea': {
      const bytes = Buffer.from((value as Buffer | null) ?? Buffer.alloc(16))
      bytes[chance.below(bytes.length)]! ^= 1 << chance.below(8)
      return bytes
    }
    case 'jsonb':
      return value === null ? { forged: true } : changedJson(value as object as never, chance)
    default:
      return chance.one([`${value ?? ''}!`, 'x', ''].filter((text) => text !== value))
  }
}

/** One column of one row gets another value. */
const change: Edit = async (tx, community, chance) => {
  const found = await aRow(tx, community, chance)
  if (!found) return undefined
  const { table, row } = found
  const { name, type } = chance.one(await typesOf(tx, table))
  // A topic that has ended keeps the name and the count it had.
  const ended = table === 'topic' && row.dissolved && ['name', 'people'].includes(name)
  if (COVERED[table]!.includes(name) || ended) return undefined
  const value = other(row[name], type, chance)
  if (value === undefined) return undefined
  await set(tx, table, row, name, type, value)
  return `${table}.${name} changed`
}

/** What may be empty is emptied: an erasure that nobody asked for. */
const empty: Edit = async (tx, community, chance) => {
  const found = await aRow(tx, community, chance)
  if (!found) return undefined
  const { table, row } = found
  const { name, type } = chance.one(await typesOf(tx, table))
  if (COVERED[table]!.includes(name) || row[name] === null || (table === 'topic' && row.dissolved)) return undefined
  await set(tx, table, row, name, type, null)
  return `${table}.${name} emptied`
}

/** A row is gone. */
const remove: Edit = async (tx, community, chance) => {
  const found = await aRow(tx, community, chance)
  // Our own copy of a checkpoint may go: those outside count.
  if (!found || found.table === 'checkpoint' || found.table === 'log_node') return undefined
  await sql`delete from ${sql.table(found.table)} where ctid = ${found.row.ctid}::tid`.execute(tx)
  return `a row of ${found.table} deleted`
}

/** A row is forged after the pattern of another. */
const forge: Edit = async (tx, community, chance) => {
  const found = await aRow(tx, community, chance)
  if (!found || ['checkpoint', 'journal_head'].includes(found.table)) return undefined
  const { table, row } = found
  const types = await typesOf(tx, table)
  const keys: Record<string, string> = {
    meeting_code: 'code',
    receipt: 'code',
    journal: 'seq',
    log_node: 'n',
    wording: 'version',
    speaker: 'number',
    dots: 'participant',
    lot: 'number',
    room_question: 'number',
    room_answer: 'participant',
    vote_inside: 'vote',
    vote_roll: 'n',
    vote_urn: 'question',
    vote_serial: 'mark',
    vote_heap: 'number',
  }
  const key = keys[table] ?? (table === 'endorsement' ? 'participant' : table === 'matter_card' ? 'card' : 'id')
  const type = types.find(({ name }) => name === key)
  if (!type) return undefined
  const columns = types.map(({ name }) => name)
  const forged: Row = { ...row, [key]: other(row[key], type.type, chance) }
  for (const unique of ['number', 'seat']) if (unique in forged) forged[unique] = 100_000 + chance.below(1000)
  const values = columns.map((name) => {
    const json = types.find((type) => type.name === name)!.type === 'jsonb'
    return sql`${json && forged[name] !== null ? JSON.stringify(forged[name]) : forged[name]}`
  })
  await sql`insert into ${sql.table(table)} (community, ${sql.join(columns.map((name) => sql.ref(name)))})
    values (${community}, ${sql.join(values)})`.execute(tx)
  return `a row of ${table} forged`
}

/** Two rows change places: everything but their keys. */
const reorder: Edit = async (tx, community, chance) => {
  const table = chance.one(['journal', 'journal', 'wording', 'card', 'log_node'])
  const rows = await rowsOf(tx, table, community)
  const [a, b] = [chance.one(rows), chance.one(rows)]
  if (!a || !b || a === b) return undefined
  const columns = {
    journal: [
      'topic',
      'kind',
      'at',
      'actor_kind',
      'actor',
      'body',
      'secret',
      'commitment',
      'told_salt',
      'sealed_salt',
      'told',
      'sealed',
      'leaf',
    ],
    wording: ['text', 'place_words', 'photo', 'salt', 'commitment', 'at'],
    card: ['tree', 'state', 'reason', 'posted_at', 'wording', 'topic', 'endorsements', 'links', 'author', 'receipt'],
    log_node: ['hash'],
  }[table]!
  const types = await typesOf(tx, table)
  for (const name of columns) {
    const { type } = types.find((type) => type.name === name)!
    // Rows move when they are written: they are found by what they are.
    const where = { journal: 'seq', card: 'id', log_node: 'n', wording: 'card' }[table]!
    const more = (row: Row) =>
      table === 'wording'
        ? sql`and version = ${row.version}`
        : table === 'log_node'
          ? sql`and level = ${row.level}`
          : sql``
    for (const [to, from] of [
      [a, b],
      [b, a],
    ] as const) {
      const value = type === 'jsonb' && from[name] !== null ? JSON.stringify(from[name]) : from[name]
      await sql`update ${sql.table(table)} set ${sql.ref(name)} = ${value}
        where community = ${community} and ${sql.ref(where)} = ${to[where]} ${more(to)}`.execute(tx)
    }
  }
  return `two rows of ${table} changed places`
}

/** The end of the journal is cut off, and the head moved as if it had never been. */
const truncate: Edit = async (tx, community, chance) => {
  if (chance.below(3) === 0) {
    const table = chance.one(TABLES.filter((table) => !['checkpoint', 'log_node'].includes(table)))
    const { numAffectedRows } = await sql`delete from ${sql.table(table)} where community = ${community}`.execute(tx)
    return numAffectedRows ? `${table} truncated` : undefined
  }
  const { seq } = await tx
    .selectFrom('journal_head')
    .select('seq')
    .where('community', '=', community)
    .executeTakeFirstOrThrow()
  const until = chance.below(seq)
  await sql`delete from journal where community = ${community} and seq > ${until}`.execute(tx)
  await sql`update journal_head set seq = ${until} where community = ${community}`.execute(tx)
  await sql`delete from checkpoint where community = ${community} and size > ${until}`.execute(tx)
  await sql`delete from log_node where community = ${community}`.execute(tx)
  return `the journal cut off after ${until}`
}

/**
 * Somebody who knows how it works: an entry says something else, or is gone, and every salt, commitment, leaf
 * and tile after it is made anew.
 */
const remake: Edit = async (tx, community, chance) => {
  const rows = await rowsOf(tx, 'journal', community)
  const at = chance.below(rows.length)
  const gone = chance.below(2) === 0
  const kept = rows
    .toSorted((a, b) => a.seq - b.seq)
    .flatMap((row, i) => (i !== at ? [row] : gone ? [] : [{ ...row, at: row.at + 60_000 }]))
    .map(({ actor_kind: actorKind, ...row }, i) => ({ ...row, actorKind, seq: i + 1 }))
  const sealed = sealRows(community, kept as never) as unknown as Row[]
  await sql`delete from journal where community = ${community} and seq > ${kept.length}`.execute(tx)
  await sql`update journal_head set seq = ${kept.length} where community = ${community}`.execute(tx)
  await sql`delete from checkpoint where community = ${community}`.execute(tx)
  await sql`delete from log_node where community = ${community}`.execute(tx)
  for (const row of sealed.slice(Math.max(0, at - 1))) {
    await sql`update journal set topic = ${row.topic}, kind = ${row.kind}, at = ${row.at}, actor_kind = ${row.actorKind}, actor = ${row.actor},
      body = ${JSON.stringify(row.body)}, secret = ${row.secret && JSON.stringify(row.secret)}, commitment = ${row.commitment},
      told_salt = decode(${row.toldSalt}, 'hex'), sealed_salt = decode(${row.sealedSalt}, 'hex'),
      told = decode(${row.told}, 'hex'), sealed = decode(${row.sealed}, 'hex'), leaf = decode(${row.leaf}, 'hex')
      where community = ${community} and seq = ${row.seq}`.execute(tx)
  }
  const leaves = sealed.map(({ leaf }) => Buffer.from(leaf, 'hex'))
  for (let n = 0; (n + 1) * TILE_WIDTH <= leaves.length; n++) {
    const hash = Buffer.from(subtreeRoot(sha256, leaves.slice(n * TILE_WIDTH, (n + 1) * TILE_WIDTH)))
    await tx.insertInto('log_node').values({ community, level: 1, n, hash }).execute()
  }
  return `entry ${at + 1} ${gone ? 'taken out' : 'changed'} and the log made anew`
}

/** All kinds, the plain ones more often. */
export const EDITS: readonly Edit[] = [change, change, change, empty, remove, remove, forge, reorder, truncate, remake]
