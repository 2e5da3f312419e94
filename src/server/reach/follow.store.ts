import { sql } from 'kysely'
import type { Id } from '../../core/plain/id.ts'
import type { Followed, LetterType } from '../../core/reach/publicEvents.ts'
import type { PushKeys } from '../../core/reach/push.ts'
import type { Locale } from '../../wire/plain.ts'
import type { Db, Tx } from '../database/open.ts'
import { readHead } from '../journal/journal.store.ts'

/** [T20] Somebody who is written to: in a community, by an address; [T50] with `push`, in a browser. */
export interface Reader {
  community: Id
  id: Id
  address: string
  locale: Locale
  push: PushKeys | null
}
/** How somebody is written to. */
export type Door = 'mail' | 'push'
type Of = Pick<Reader, 'community' | 'id'>

/** What somebody follows; not before they confirmed it. */
export interface Follow {
  id: Id
  kind: Followed
  thing: Id
  confirmedAt: number | null
}

/** [T20] So long an address waits for its owner's word. */
const UNCONFIRMED_LASTS = 7 * 86_400_000
/** [T20] So much one address may follow in a community; so much may wait for its owner's word. */
const FOLLOWS_MOST = 50

export async function readerOf(db: Db | Tx, { community, id }: Of): Promise<Reader | undefined> {
  return db
    .selectFrom('reader')
    .select(['community', 'id', 'address', 'locale', 'push'])
    .where('community', '=', community)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** [T50] The browser that takes messages at an endpoint. */
export async function readerAt(db: Db, community: Id, address: string): Promise<Reader | undefined> {
  return db
    .selectFrom('reader')
    .select(['community', 'id', 'address', 'locale', 'push'])
    .where('community', '=', community)
    .where('address', '=', address)
    .executeTakeFirst()
}

export async function followsOf(db: Db | Tx, { community, id }: Of): Promise<Follow[]> {
  return db
    .selectFrom('follow')
    .select(['id', 'kind', 'thing', 'confirmed_at as confirmedAt'])
    .where('community', '=', community)
    .where('reader', '=', id)
    .orderBy('asked_at')
    .execute()
}

/**
 * [T20] Keeps that somebody asked to be written to; gives who, and whether it is new. What was confirmed
 * stays so; whoever follows too much already follows nothing more, which only their own page says.
 */
export async function askToFollow(
  db: Db,
  { community, address, locale, id, push }: Reader,
  follow: Pick<Follow, 'id' | 'kind' | 'thing'>,
  now: number,
): Promise<{ reader: Id; fresh: boolean }> {
  return db.transaction().execute(async (tx) => {
    const row = { community, id, address, locale, asked_at: now, push: push && JSON.stringify(push) }
    const reader = await tx
      .insertInto('reader')
      .values(row)
      .onConflict((c) => c.columns(['community', 'address']).doUpdateSet({ asked_at: now }))
      .returning('id')
      .executeTakeFirstOrThrow()
    const all = await followsOf(tx, { community, id: reader.id })
    const again = all.some(({ kind, thing }) => kind === follow.kind && thing === follow.thing)
    const open = all.filter(({ confirmedAt }) => confirmedAt === null)
    if (!again && all.length - open.length >= FOLLOWS_MOST) return { reader: reader.id, fresh: false }
    // What strangers asked for keeps nobody's address from following something.
    if (!again && open.length >= FOLLOWS_MOST)
      await tx.deleteFrom('follow').where('community', '=', community).where('id', '=', open[0]!.id).execute()
    await tx
      .insertInto('follow')
      .values({ community, reader: reader.id, ...follow, asked_at: now, confirmed_at: null, since: 0 })
      .onConflict((c) => c.columns(['community', 'reader', 'kind', 'thing']).doUpdateSet({ asked_at: now }))
      .execute()
    return { reader: reader.id, fresh: !again }
  })
}

/** [T20] What nobody confirmed goes everywhere, and every address by which nothing is followed then. */
export async function forgetUnconfirmed(db: Db, now: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const gone = await tx
      .deleteFrom('follow')
      .where('confirmed_at', 'is', null)
      .where('asked_at', '<', now - UNCONFIRMED_LASTS)
      .returning('community')
      .execute()
    for (const community of new Set(gone.map((row) => row.community))) await forgetIdle(tx, community)
  })
}

/** Addresses by which nothing is followed any more are erased, with what waited for them. */
async function forgetIdle(tx: Tx, community: Id): Promise<void> {
  for (const [table, reader] of [
    ['follow_news', 'reader'],
    ['reader', 'id'],
  ] as const)
    await sql`
      delete from ${sql.table(table)} where community = ${community} and not exists (
        select from follow f where f.community = ${community} and f.reader = ${sql.ref(`${table}.${reader}`)})`.execute(
      tx,
    )
}

/**
 * [T20] The address is its owner's, who wants this: it is written to of what happens from now on. Whether it
 * waited for that.
 */
export async function confirmFollow(db: Db, { community, id: reader }: Of, id: Id, now: number): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const seq = await readHead(tx, community)
    // Where nobody followed anything, nobody has read the journal meanwhile.
    await sql`
      insert into follow_head (community, seq) values (${community}, ${seq})
      on conflict (community) do update set seq = greatest(follow_head.seq, excluded.seq)
      where not exists (
        select from follow where community = ${community} and confirmed_at is not null)`.execute(tx)
    const { numUpdatedRows } = await tx
      .updateTable('follow')
      .set({ confirmed_at: now, since: seq })
      .where('community', '=', community)
      .where('reader', '=', reader)
      .where('id', '=', id)
      .where('confirmed_at', 'is', null)
      .executeTakeFirstOrThrow()
    return numUpdatedRows > 0n
  })
}

/** [T22] Ends one follow, or all; the last takes the address with it. */
export async function dropFollow(db: Db, { community, id: reader }: Of, id: Id | 'all'): Promise<void> {
  const [all, one] = id === 'all' ? [true, reader] : [false, id]
  await db.transaction().execute(async (tx) => {
    await sql`
      delete from follow where community = ${community} and reader = ${reader} and (${all} or id = ${one}::uuid)`.execute(
      tx,
    )
    // What is followed by something else too is told for that alone.
    await sql`
      update follow_news set follows = array_remove(follows, ${one}::uuid)
      where community = ${community} and reader = ${reader} and ${one}::uuid = any (follows)`.execute(tx)
    await sql`
      delete from follow_news
      where community = ${community} and reader = ${reader} and (${all} or follows = '{}')`.execute(tx)
    await forgetIdle(tx, community)
  })
}

/** A meeting as a letter names it; undefined where it is not there, a draft, or an open tree. */
export async function meetingToTell(db: Db, community: Id, id: Id) {
  return db
    .selectFrom('meeting')
    .select(['code', 'theme', 'starts_at as startsAt'])
    .where('community', '=', community)
    .where('id', '=', id)
    .where('open_tree', '=', false)
    .where('stage', '<>', 'draft')
    .executeTakeFirst()
}

/** What a reader is to be written about. */
export interface News {
  /** All that they follow of it. */
  follows: Id[]
  seq: number
  type: LetterType
  thing: Id
  at: number
}

/** Communities in which somebody follows something and more happened; the worker reads their journals. */
export async function behind(db: Db): Promise<Id[]> {
  const { rows } = await sql<{ community: Id }>`
    select f.community from follow_head f join journal_head h on h.community = f.community and h.seq > f.seq
    where exists (select from follow w where w.community = f.community and w.confirmed_at is not null)`.execute(db)
  return rows.map(({ community }) => community)
}

/** Up to where a community's journal was read; undefined where another process is at it. */
export async function lockFollowHead(tx: Tx, community: Id): Promise<number | undefined> {
  const head = tx.selectFrom('follow_head').select('seq').where('community', '=', community)
  return (await head.forUpdate().skipLocked().executeTakeFirst())?.seq
}

export async function moveFollowHead(tx: Tx, community: Id, seq: number): Promise<void> {
  await tx.updateTable('follow_head').set({ seq }).where('community', '=', community).execute()
}

/** Who follows, of what was confirmed: a matter, also by what was folded into it. */
export async function followersIn(
  tx: Tx,
  community: Id,
  kind: Followed,
  thing?: Id,
): Promise<{ reader: Id; id: Id; thing: Id; since: number }[]> {
  return tx
    .selectFrom('follow')
    .select(['reader', 'id', 'thing', 'since'])
    .where('community', '=', community)
    .where('kind', '=', kind)
    .where('confirmed_at', 'is not', null)
    .$if(thing !== undefined, (query) =>
      query.where(sql<boolean>`(thing = ${thing!} or ${kind === 'matter'} and thing in (
        select id from matter where community = ${community} and folded_into = ${thing!}))`),
    )
    .execute()
}

/** So many rows go with one statement: PostgreSQL takes 65,535 values at most. */
const ROWS = 1000

/** [T21] Lays news out for whoever follows; to each reader once. */
export async function layOut(
  tx: Tx,
  community: Id,
  news: readonly (News & { reader: Id; due: number })[],
): Promise<void> {
  for (let from = 0; from < news.length; from += ROWS) {
    const rows = news.slice(from, from + ROWS)
    await tx
      .insertInto('follow_news')
      .values(rows.map(({ due, ...one }) => ({ community, ...one, tries: 0, next_try: due, sent_at: null })))
      .onConflict((c) => c.doNothing())
      .execute()
  }
}

/** What goes to one reader in one letter. */
export interface Bundle extends Of {
  news: News[]
  tries: number
}

/** [T21] At most one letter an hour. */
const PAUSE = 3600_000
/** So long a process that took a bundle has to send it before another may. */
const LEASE = 600_000

/** Takes the next bundle that is due, for this process alone; undefined where none is. */
export async function takeNews(db: Db, now: number, door: Door): Promise<Bundle | undefined> {
  for (;;) {
    const taken = await db.transaction().execute((tx) => takeOrPutOff(tx, now, door))
    if (taken !== 'putOff') return taken
  }
}

async function takeOrPutOff(tx: Tx, now: number, door: Door): Promise<Bundle | 'putOff' | undefined> {
  // Whoever has the reader's row has all that waits for them.
  const first = await tx
    .selectFrom('follow_news')
    .innerJoin('reader', (join) =>
      join.onRef('reader.community', '=', 'follow_news.community').onRef('reader.id', '=', 'follow_news.reader'),
    )
    .select(['follow_news.community', 'follow_news.reader'])
    .where('sent_at', 'is', null)
    .where('next_try', '<=', now)
    .where('reader.push', door === 'mail' ? 'is' : 'is not', null)
    // Who did not answer waits for those of whom that is not known.
    .$if(door === 'push', (query) => query.orderBy('tries'))
    .orderBy('next_try')
    .limit(1)
    .forUpdate('reader')
    .skipLocked()
    .executeTakeFirst()
  if (!first) return undefined
  const { community, reader } = first
  const all = await tx
    .selectFrom('follow_news')
    .select(['follows', 'seq', 'type', 'thing', 'at', 'tries', 'next_try', 'sent_at'])
    .where((e) => e.and({ community, reader }))
    .orderBy('seq')
    .execute()
  const due = all.filter(({ sent_at, next_try }) => sent_at === null && next_try <= now)
  // Another took the row between the look and the lock.
  if (due.length === 0) return 'putOff'
  // What another process is sending counts as sent.
  const last = Math.max(0, ...all.filter((one) => !due.includes(one)).map((one) => writtenAt(one, now)))
  const wait = last + PAUSE > now
  const news = wait ? due : fitting(due)
  const tries = Math.max(...news.map((one) => one.tries)) + 1
  await openNews(tx, community, reader, news)
    .set(wait ? { next_try: last + PAUSE } : { tries, next_try: now + LEASE })
    .execute()
  return wait ? 'putOff' : { community, id: reader, news, tries }
}

const writtenAt = (one: { tries: number; next_try: number; sent_at: number | null }, now: number): number =>
  one.sent_at ?? (one.tries > 0 ? Math.min(now, one.next_try - LEASE) : 0)

/** [T21] So much one letter tells, of so many follows: its link to end them fits one line. */
const [TOLD_MOST, FOLLOWS_TOLD] = [30, 10]
function fitting<One extends { follows: Id[] }>(news: readonly One[]): One[] {
  const told = new Set<Id>()
  const fits = news.filter(({ follows }) => {
    const more = follows.filter((one) => !told.has(one))
    if (told.size + more.length > FOLLOWS_TOLD) return false
    for (const one of more) told.add(one)
    return true
  })
  return (fits.length > 0 ? fits : news.slice(0, 1)).slice(0, TOLD_MOST)
}

const openNews = (db: Db | Tx, community: Id, reader: Id, news: readonly { seq: number }[]) =>
  db
    .updateTable('follow_news')
    .where('community', '=', community)
    .where('reader', '=', reader)
    .where(
      'seq',
      'in',
      news.map(({ seq }) => seq),
    )

/** Sent news are kept so long, to pause between letters. */
const SENT_LASTS = 86_400_000

/** A bundle was sent, or is given up: it is never sent again. */
export async function settleNews(db: Db, { community, id, news }: Bundle, now: number): Promise<void> {
  await db
    .deleteFrom('follow_news')
    .where('community', '=', community)
    .where('reader', '=', id)
    .where('sent_at', '<', now - SENT_LASTS)
    .execute()
  await openNews(db, community, id, news).set({ sent_at: now }).execute()
}

/** A try failed: the bundle is tried again at `at`. `tries`: where it was none. */
export async function putOffNews(
  db: Db,
  { community, id, news, tries }: Bundle,
  at: number,
  counted = tries,
): Promise<void> {
  await openNews(db, community, id, news).set({ next_try: at, tries: counted }).execute()
}
