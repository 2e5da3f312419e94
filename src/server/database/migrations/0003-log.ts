import { createHash, randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * The journal as a Merkle log: what its public entries are made of, the tree above them, checkpoints, and
 * those of others that we keep.
 * Rows that are there already are sealed as they are. Commitments of wordings now cover place and photo too;
 * nobody outside held a checkpoint yet, so they are simply made anew.
 */
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  await commitWordings(db)
  for (const { community } of await db.selectFrom('journal_head').select('community').execute()) {
    await sealJournal(db, community)
  }
  for (const column of ['told', 'sealed', 'leaf']) {
    await sql.raw(`alter table journal alter column ${column} set not null`).execute(db)
  }
}

const STATEMENTS = [
  // Salts may be erased together with what they open; the commitments stay.
  `alter table journal
    add column told_salt bytea,
    add column sealed_salt bytea,
    add column told bytea,
    add column sealed bytea,
    add column leaf bytea`,
  // Roots of the full tiles below: level 1 of 256 leaves, level 2 of 65,536, and so on.
  `create table log_node (
    community uuid not null,
    level integer not null,
    n bigint not null,
    hash bytea not null,
    primary key (community, level, n)
  )`,
  `create table checkpoint (
    community uuid not null,
    size bigint not null,
    note text not null,
    at bigint not null,
    primary key (community, size)
  )`,
  // Up to which size each place outside holds checkpoints.
  `create table checkpoint_sent (
    community uuid not null,
    place text not null,
    size bigint not null,
    at bigint not null,
    primary key (community, place)
  )`,
  // Checkpoints that other installations gave us to keep. Shared, for it belongs to none of our communities.
  `create table witnessed (
    origin text not null,
    size bigint not null,
    note text not null,
    at bigint not null,
    primary key (origin, size)
  )`,
]

const BATCH = 1000

async function commitWordings(db: Kysely<any>): Promise<void> {
  const wordings = await db.selectFrom('wording').selectAll().execute()
  for (const { community, meeting, card, version, salt, text, place_words: where, photo, commitment } of wordings) {
    const fresh = commit(salt, canonical({ photo, text, where }))
    await db
      .updateTable('wording')
      .set({ commitment: fresh })
      .where((eb) => eb.and({ community, meeting, card, version }))
      .execute()
    await db
      .updateTable('journal')
      .set({ commitment: fresh })
      .where((eb) => eb.and({ community, topic: `meeting/${meeting}`, commitment }))
      .execute()
  }
}

async function sealJournal(db: Kysely<any>, community: string): Promise<void> {
  for (let after = 0; ;) {
    const rows = await db
      .selectFrom('journal')
      .select(['seq', 'topic', 'at', 'actor_kind as actorKind', 'actor', 'body', 'secret', 'commitment'])
      .where('community', '=', community)
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(BATCH)
      .execute()
    if (rows.length === 0) return
    for (const row of rows) {
      const { seq } = row
      const { toldSalt, sealedSalt, told, sealed, leaf } = seal(community, row)
      await sql`
        update journal set told_salt = decode(${toldSalt}, 'hex'), sealed_salt = decode(${sealedSalt}, 'hex'),
          told = decode(${told}, 'hex'), sealed = decode(${sealed}, 'hex'), leaf = decode(${leaf}, 'hex')
        where community = ${community} and seq = ${seq}`.execute(db)
    }
    after = Number(rows.at(-1)!.seq)
  }
}

/*
 * What follows is what core/log and journal/ did on the day of this migration, copied. It stays as it is,
 * whatever becomes of them: rows sealed by it must be found sealed as they were then.
 */

interface Row {
  seq: string | number
  topic: string
  at: string | number
  actorKind: string
  actor: string
  body: unknown
  secret: unknown
  commitment: string | null
}

/** What the log keeps of a row: salts, commitments and leaf, in hexadecimal digits. */
function seal(community: string, { seq, topic, at, actorKind, actor, body, secret, commitment }: Row) {
  const toldSalt = randomBytes(16).toString('hex')
  const sealedSalt = randomBytes(16).toString('hex')
  const told = commit(toldSalt, canonical({ body, topic }))
  const sealed = commit(sealedSalt, canonical({ actor, actorKind, at: Number(at), secret }))
  const entry = canonical({ community, sealed, seq: Number(seq), told, v: 1, words: commitment })
  return { toldSalt, sealedSalt, told, sealed, leaf: sha256(`\0${entry}`) }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const commit = (salt: string, text: string): string => sha256(`${salt}:${text}`)

/** JSON with its keys in order (RFC 8785), of values that were read from JSON. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join()}}`
}
