import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { MatterTold } from '../../core/ledger/event.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Locale } from '../../wire/plain.ts'
import type { Db, Tx } from '../database/open.ts'
import { upsert } from '../database/upsert.ts'
import { letterKind } from '../../core/ledger/evolve.ts'
import type { AskedAbout } from '../meeting/changes.ts'
import type { News } from '../ledger/aggregates.ts'

/** Somebody who follows a card by letter. */
export interface Subscriber {
  community: Id
  card: Id
  participant: Id
  address: string
  locale: Locale
  confirmedAt: number | null
}
type Who = Pick<Subscriber, 'community' | 'card' | 'participant'>

const COLUMNS = ['community', 'card', 'participant', 'address', 'locale', 'confirmed_at as confirmedAt'] as const

/** Who follows a card as this participant; undefined where nobody asked. */
export async function subscriberOf(db: Db, { community, card, participant }: Who): Promise<Subscriber | undefined> {
  return db
    .selectFrom('follower')
    .select(COLUMNS)
    .where('community', '=', community)
    .where('card', '=', card)
    .where('participant', '=', participant)
    .executeTakeFirst()
}

/** An address that nobody confirms is somebody else's, or mistyped: it is kept no longer than this. */
const UNCONFIRMED_LASTS = 7 * 86_400_000

/**
 * Keeps an address; another one takes the place of the former and is to be confirmed anew. [L50] What waited
 * for the former goes to nobody.
 */
export async function keepSubscriber(
  tx: Tx,
  { confirmedAt: _, ...subscriber }: Subscriber,
  now: number,
): Promise<void> {
  const before = await subscriberOf(tx, subscriber)
  if (before && before.address !== subscriber.address) await dropWaiting(tx, subscriber)
  await tx
    .deleteFrom('follower')
    .where('confirmed_at', 'is', null)
    .where('asked_at', '<', now - UNCONFIRMED_LASTS)
    .execute()
  await tx
    .insertInto('follower')
    .values({ ...subscriber, asked_at: now, confirmed_at: null })
    .onConflict((c) =>
      c.columns(['community', 'card', 'participant']).doUpdateSet((e) => ({
        address: subscriber.address,
        locale: subscriber.locale,
        asked_at: now,
        confirmed_at: e
          .case()
          .when('follower.address', '=', subscriber.address)
          .then(e.ref('follower.confirmed_at'))
          .else(null)
          .end(),
      })),
    )
    .execute()
}

const dropWaiting = (tx: Tx, { community, card, participant }: Who) =>
  tx
    .deleteFrom('letter')
    .where((e) => e.and({ community, card, participant }))
    .where('sent_at', 'is', null)
    .execute()

/** The address is its owner's: letters go out from now on. Whether it waited for that. */
export async function confirmSubscriber(db: Db, { community, card, participant }: Who, now: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('follower')
    .set({ confirmed_at: now })
    .where('community', '=', community)
    .where('card', '=', card)
    .where('participant', '=', participant)
    .where('confirmed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Erases the address, and the letters that wait for it. */
export async function dropSubscriber(db: Db, { community, card, participant }: Who): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const table of ['follower', 'letter'] as const) {
      await tx
        .deleteFrom(table)
        .where('community', '=', community)
        .where('card', '=', card)
        .where('participant', '=', participant)
        .execute()
    }
  })
}

/**
 * Lays a letter in the outbox for every subscriber whom the news concerns. Runs in the transaction of the
 * events: what is journaled is told once, and what is not is never told.
 */
export async function enclose(tx: Tx, community: Id, happened: readonly News[]): Promise<void> {
  const news = happened.filter(({ told }) => letterKind(told) !== null)
  if (news.length === 0) return
  const matters = [...new Set(news.map(({ matter }) => matter))]
  const taken = news.flatMap(({ told }) => (told.kind === 'cardsRemoved' ? told.cards : []))
  const { rows } = await sql<{ matter: Id | null; card: Id; participant: Id }>`
    with held as (
      select m.id as matter, mc.card
      from matter m join matter_card mc on mc.community = m.community and mc.matter = m.id
      where m.community = ${community} and m.id = any(${matters}::uuid[])
      union
      select m.folded_into, mc.card
      from matter m join matter_card mc on mc.community = m.community and mc.matter = m.id
      where m.community = ${community} and m.folded_into = any(${matters}::uuid[])
      union
      select null, unnest(${taken}::uuid[])
    )
    select held.matter, f.card, f.participant
    from held join follower f on f.community = ${community} and f.card = held.card
    where f.confirmed_at is not null
  `.execute(tx)
  const letters = news.flatMap((item) =>
    rows
      .filter(({ matter, card, participant }) => participant !== item.by && concerns(item, matter, card))
      .map(({ card, participant }) => ({ ...item, card, participant })),
  )
  await upsert(
    tx,
    'letter',
    ['community', 'id'],
    {
      community: { type: 'uuid', all: community },
      id: { type: 'uuid', of: () => randomUUID() },
      card: { type: 'uuid', of: ({ card }) => card },
      participant: { type: 'uuid', of: ({ participant }) => participant },
      matter: { type: 'uuid', of: ({ matter }) => matter },
      told: { type: 'jsonb', of: ({ told }) => told },
      asks: { type: 'bool', of: ({ told }) => letterKind(told) === 'asks' },
      at: { type: 'int8', of: ({ at }) => at },
      tries: { type: 'int4', of: () => 0 },
      next_try: { type: 'int8', of: ({ at }) => at },
    },
    letters,
  )
}

/** [P11] Lays a letter in the outbox for every author who is asked about a card that they follow. */
export async function encloseQuestions(tx: Tx, community: Id, asked: readonly AskedAbout[]): Promise<void> {
  for (const { card, people, at } of asked)
    await sql`
      insert into letter (community, id, card, participant, matter, told, asks, at, tries, next_try)
      select community, gen_random_uuid(), card, participant, null, ${JSON.stringify(AUTHOR_ASKED)}::jsonb, true, ${at}, 0, ${at}
      from follower
      where community = ${community} and card = ${card} and participant = any(${people}::uuid[])
        and confirmed_at is not null`.execute(tx)
}

/**
 * Cards that come or go concern those who follow them; everything else, all who follow a card of the matter.
 */
function concerns({ matter, told }: News, held: Id | null, card: Id): boolean {
  if (told.kind === 'cardsRemoved') return held === null && told.cards.includes(card)
  if (held !== matter) return false
  return told.kind !== 'cardsAdded' || told.cards.some((ref) => ref.card === card)
}

/** [P11] What a letter tells that is about no matter: its card's author is asked. */
export const AUTHOR_ASKED = { kind: 'authorAsked' } as const
export type AuthorAsked = typeof AUTHOR_ASKED

/** What goes to one subscriber about one matter in one letter. */
export interface Bundle extends Who {
  /** Null where a question is about the card itself. */
  matter: Id | null
  letters: Id[]
  told: { at: number; told: MatterTold | AuthorAsked }[]
  asks: boolean
  tries: number
}

/** At most one letter a matter and hour, unless it asks something. */
const PAUSE = 3600_000
/** So long somebody who took a bundle has to send it before another may. */
const LEASE = 600_000
/** When a try failed: after 2, 4, 8 … minutes, at most a day; after so many it is given up. */
export const TRIES_MOST = 14
const pauseAfter = (tries: number): number => Math.min(2 ** tries * 60_000, 86_400_000)

/** Takes the next bundle that is due, for this process alone; undefined where none is. */
export async function takeBundle(db: Db, now: number): Promise<Bundle | undefined> {
  for (;;) {
    const taken = await db.transaction().execute((tx) => takeOrPutOff(tx, now))
    if (taken !== 'putOff') return taken
  }
}

async function takeOrPutOff(tx: Tx, now: number): Promise<Bundle | 'putOff' | undefined> {
  const first = await tx
    .selectFrom('letter')
    .selectAll()
    .where('sent_at', 'is', null)
    .where('next_try', '<=', now)
    .orderBy('next_try')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (!first) return undefined
  const { community, card, participant, matter } = first
  const of = { community, card, participant, matter }
  const same = await tx
    .selectFrom('letter')
    .selectAll()
    .where((e) => e.and({ community, card, participant }))
    .where('matter', 'is not distinct from', matter)
    .orderBy('at')
    .execute()
  const open = same.filter(({ sent_at }) => sent_at === null)
  const last = Math.max(0, ...same.map(({ sent_at }) => sent_at ?? 0))
  const asks = open.some((letter) => letter.asks)
  const ids = open.map(({ id }) => id)
  const tries = Math.max(...open.map((letter) => letter.tries)) + 1
  const wait = !asks && last + PAUSE > now
  await tx
    .updateTable('letter')
    .set(wait ? { next_try: last + PAUSE } : { tries, next_try: now + LEASE })
    .where('community', '=', community)
    .where('id', 'in', ids)
    .execute()
  if (wait) return 'putOff'
  return { ...of, letters: ids, told: open.map(({ at, told }) => ({ at, told })), asks, tries }
}

/** Sent letters are kept so long, to pause between them. */
const SENT_LASTS = 86_400_000

/** A bundle was sent, or is given up: it is never sent again. */
export async function settleBundle(
  db: Db,
  { community, card, participant, letters }: Bundle,
  now: number,
): Promise<void> {
  await db
    .deleteFrom('letter')
    .where('community', '=', community)
    .where('card', '=', card)
    .where('participant', '=', participant)
    .where('sent_at', '<', now - SENT_LASTS)
    .execute()
  await db
    .updateTable('letter')
    .set({ sent_at: now })
    .where('community', '=', community)
    .where('id', 'in', letters)
    .execute()
}

/** A try failed: the bundle is tried again later. */
export async function putOffBundle(db: Db, { community, letters, tries }: Bundle, now: number): Promise<void> {
  await db
    .updateTable('letter')
    .set({ next_try: now + pauseAfter(tries) })
    .where('community', '=', community)
    .where('id', 'in', letters)
    .execute()
}
