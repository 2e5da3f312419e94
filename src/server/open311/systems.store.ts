import { sql } from 'kysely'
import type { Sheet } from '../../core/ledger/sheet.ts'
import type { Point } from '../../core/place/point.ts'
import type { Id } from '../../core/plain/id.ts'
import type { RobotState } from '../../core/reach/robots.ts'
import type { Tx } from '../database/open.ts'
import type { OwnerDb } from '../database/scope.ts'

/** [T36] A department's system, with what is secret of it. */
export interface DepartmentSystem {
  id: Id
  name: string
  endpoint: string
  jurisdiction: string
  service: string
  key: string
  updates: boolean
}

/** [T37] A matter that goes to a department, as it was routed at an instant. */
export interface Post {
  community: Id
  matter: Id
  routed: number
}

export type PostState = 'waiting' | 'sending' | 'token' | 'sent' | 'over' | 'failed' | 'unsure'

export async function anySystems(db: OwnerDb): Promise<boolean> {
  return (await db.selectFrom('department_system').select('id').limit(1).executeTakeFirst()) !== undefined
}

/**
 * The systems of a community, without their keys; `doubtful`: numbers of matters that a person has to look
 * after.
 */
export async function systemsIn(db: OwnerDb, community: Id) {
  const { rows } = await sql<
    Omit<DepartmentSystem, 'key'> & { keyed: boolean; state: RobotState; why: string; doubtful: number[] }
  >`
    select s.id, s.name, s.endpoint, s.jurisdiction, s.service, s.updates, s.state, s.why, s.key <> '' as keyed,
      array(
        select m.number from department_post p join matter m on m.community = p.community and m.id = p.matter
        where p.community = s.community and p.system = s.id and p.state in ('unsure', 'failed')
          and m.stage = 'transferring' order by m.number) as doubtful
    from department_system s where s.community = ${community} order by s.name`.execute(db)
  return rows
}

/** Sets a system; [T36] an empty key leaves the one that is there, unless it goes to another address. */
export async function keepSystem(db: OwnerDb, community: Id, system: DepartmentSystem, now: number): Promise<void> {
  const { key, ...shown } = system
  const set = { ...shown, state: 'works' as const, why: '' }
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto('department_system')
      .values({ community, key, ...set, since: now, asked: now })
      .onConflict((c) =>
        c.columns(['community', 'id']).doUpdateSet({
          ...set,
          // [T36] Another department's matters are sent from now on; its own go on.
          since: sql`case when department_system.name = ${system.name} then department_system.since else ${now} end`,
          key:
            key === ''
              ? sql`case when department_system.endpoint = ${system.endpoint} then department_system.key else '' end`
              : key,
        }),
      )
      .execute()
    // What failed is sent anew; what may be there is not.
    await tx
      .updateTable('department_post')
      .set({ state: 'waiting', tries: 0, at: 0 })
      .where('community', '=', community)
      .where('system', '=', system.id)
      .where('state', '=', 'failed')
      .execute()
  })
}

export async function dropSystem(db: OwnerDb, community: Id, id: Id): Promise<void> {
  await db.deleteFrom('department_system').where('community', '=', community).where('id', '=', id).execute()
}

/** A name is one department's. */
export async function isNamed(db: OwnerDb, community: Id, name: string, but: Id | null): Promise<boolean> {
  const row = await db
    .selectFrom('department_system')
    .select('id')
    .where('community', '=', community)
    .where('name', '=', name)
    .executeTakeFirst()
  return row !== undefined && row.id !== but
}

/** [T37] Matters that were routed to a department since it has a system, each once. */
export async function newPosts(tx: Tx): Promise<(Post & { at: number })[]> {
  const { rows } = await sql<Post & { at: number }>`
    insert into department_post (community, matter, routed, system, state, tries, at, token, reference, heard)
    select m.community, m.id, (m.sheet -> 'route' ->> 'at')::bigint, s.id, 'waiting', 0,
      (m.sheet -> 'route' ->> 'at')::bigint, '', '', '[]'
    from department_system s
    join matter m on m.community = s.community and m.stage = 'transferring'
    where m.route = 'department' and m.sheet -> 'receiver' ->> 'name' = s.name
      and coalesce(m.sheet -> 'receiver' ->> 'reference', '') = ''
      and (m.sheet -> 'route' ->> 'at')::bigint >= s.since
    on conflict do nothing
    returning community, matter, routed, at`.execute(tx)
  return rows
}

/** Longer than this, in ms, nobody waits for an answer; a work that got lost is put again after LOST_MS. */
const [SENDING_MS, LOST_MS] = [60_000, 600_000]

/** Posts whose work is nowhere any more; `everyone`: nobody works at any, as when Grove starts alone. */
export async function lostPosts(tx: Tx, now: number, everyone: boolean): Promise<(Post & { at: number })[]> {
  const { rows } = await sql<Post & { at: number }>`
    update department_post set at = case
      when ${everyone} then at when state = 'sending' then ${now - SENDING_MS} else ${now} end
    where state in ('waiting', 'sending', 'token') and (${everyone} or at < ${now - LOST_MS})
    returning community, matter, routed, at`.execute(tx)
  return rows
}

/** What is sent of a matter: nothing of who wrote its cards. */
export interface Told {
  number: number
  sheet: Sheet
  photo: Id | null
  point: Point | null
}

export type Step =
  | { do: 'nothing' }
  | { do: 'wait'; at: number }
  | { do: 'send' | 'look' | 'ask'; system: DepartmentSystem; told: Told; tries: number; token: string }

/** [T37] Takes a post that is due; `look`: it may be there, since its sender ended before the answer. */
export async function takePost(db: OwnerDb, one: Post, now: number): Promise<Step> {
  return db.transaction().execute(async (tx): Promise<Step> => {
    const row = await at(tx.selectFrom('department_post').selectAll(), one).forUpdate().executeTakeFirst()
    if (!row || !['waiting', 'sending', 'token'].includes(row.state)) return { do: 'nothing' }
    const told = await toldOf(tx, one)
    const system = await systemOf(tx, one.community, row.system)
    // It was sent back, solved otherwise or routed anew; or the system was taken away.
    if (!told || !system || system.name !== told.sheet.receiver?.name) {
      await setPost(tx, one, { state: 'over', at: now })
      return { do: 'nothing' }
    }
    if (system.state === 'dead') {
      await setPost(tx, one, { state: 'failed', at: now })
      return { do: 'nothing' }
    }
    const going = { system, told, tries: row.tries + 1, token: row.token }
    if (row.state === 'sending' && row.at > now - SENDING_MS) return { do: 'wait', at: row.at + SENDING_MS }
    if (row.state === 'sending') return { do: 'look', ...going }
    if (row.at > now) return { do: 'wait', at: row.at }
    if (row.state === 'token') return { do: 'ask', ...going }
    await setPost(tx, one, { state: 'sending', tries: row.tries + 1, at: now })
    return { do: 'send', ...going }
  })
}

interface Where {
  where(column: 'community' | 'matter' | 'routed', is: '=', value: string | number): this
}
const at = <Query extends Where>(query: Query, { community, matter, routed }: Post): Query =>
  query.where('community', '=', community).where('matter', '=', matter).where('routed', '=', routed)

export async function setPost(
  db: OwnerDb | Tx,
  one: Post,
  set: { state: PostState; at: number; tries?: number; token?: string; reference?: string },
): Promise<void> {
  await at(
    db.updateTable('department_post').set(set) as never as Where & { execute(): Promise<unknown> },
    one,
  ).execute()
}

const systemOf = (
  db: OwnerDb | Tx,
  community: Id,
  id: Id,
): Promise<(DepartmentSystem & { state: RobotState }) | undefined> =>
  db
    .selectFrom('department_system')
    .select(['id', 'name', 'endpoint', 'jurisdiction', 'service', 'key', 'updates', 'state'])
    .where('community', '=', community)
    .where('id', '=', id)
    .executeTakeFirst()

/** A matter while it waits for this department, with the first photo and point of a card that stands. */
async function toldOf(tx: Tx, { community, matter, routed }: Post): Promise<Told | undefined> {
  const { rows } = await sql<{
    number: number
    sheet: Sheet
    photo: Id | null
    lat: number | null
    long: number | null
  }>`
    select m.number, m.sheet, shown.photo, shown.lat, shown.long from matter m
    left join lateral (
      select (array_agg(w.photo order by c.posted_at) filter (where w.photo is not null))[1] as photo,
        (array_agg(p.lat order by c.posted_at) filter (where p.lat is not null))[1] as lat,
        (array_agg(p.long order by c.posted_at) filter (where p.lat is not null))[1] as long
      from matter_card mc
      join card c on c.community = mc.community and c.meeting = mc.meeting and c.id = mc.card and c.state = 'standing'
      join wording w on w.community = c.community and w.meeting = c.meeting and w.card = c.id and w.version = c.wording
      left join card_point p on p.community = c.community and p.card = c.id and c.wording = 1
      where mc.community = m.community and mc.matter = m.id) shown on true
    where m.community = ${community} and m.id = ${matter} and m.stage = 'transferring'
      and (m.sheet -> 'route' ->> 'at')::bigint = ${routed}`.execute(tx)
  const [row] = rows
  if (!row) return undefined
  const { number, sheet, photo, lat, long } = row
  return { number, sheet, photo, point: lat === null || long === null ? null : { lat, long } }
}

/** How a system is; a dead one is sent nothing more until it is set anew. */
export async function systemIs(db: OwnerDb, community: Id, id: Id, state: RobotState, why: string): Promise<void> {
  await db
    .updateTable('department_system')
    .set({ state, why: why.slice(0, 300) })
    .where('community', '=', community)
    .where('id', '=', id)
    .execute()
}

/**
 * [T38] Systems that are to be asked for news, and until when they were asked; each is asked by one
 * process.
 */
export async function systemsToAsk(
  db: OwnerDb,
  now: number,
  pause: number,
): Promise<(DepartmentSystem & { community: Id; before: number })[]> {
  const { rows } = await sql<DepartmentSystem & { community: Id; before: number }>`
    update department_system s set asked = ${now}
    from (select community, id, asked as before from department_system where asked <= ${now - pause} and state <> 'dead'
      for update skip locked) due
    where s.community = due.community and s.id = due.id and exists (
      select from department_post p where p.community = s.community and p.system = s.id and p.state = 'sent')
    returning s.community, s.id, s.name, s.endpoint, s.jurisdiction, s.service, s.key, s.updates, due.before`.execute(
    db,
  )
  return rows
}

const ASKED_MOST = 100

/** Posts of a system that were taken and are not over, the ones asked longest ago first. */
export async function takenPosts(
  db: OwnerDb,
  community: Id,
  system: Id,
): Promise<(Post & { reference: string; heard: string[]; stage: string; named: string; current: boolean })[]> {
  const { rows } = await sql<
    Post & { reference: string; heard: string[]; stage: string; named: string; current: boolean }
  >`
    select p.community, p.matter, p.routed, p.reference, p.heard, m.stage,
      coalesce(m.sheet -> 'receiver' ->> 'reference', '') as named,
      coalesce((m.sheet -> 'route' ->> 'at')::bigint = p.routed, false) as current
    from department_post p join matter m on m.community = p.community and m.id = p.matter
    where p.community = ${community} and p.system = ${system} and p.state = 'sent'
    order by p.at limit ${ASKED_MOST}`.execute(db)
  return rows
}

const MARKS_MOST = 1000

/** Whether a matter still waits for the department to which it was routed then. */
export async function stillWaits(db: OwnerDb, { community, matter, routed }: Post): Promise<boolean> {
  const { rows } = await sql`
    select 1 from matter m where m.community = ${community} and m.id = ${matter} and m.stage = 'transferring'
      and (m.sheet -> 'route' ->> 'at')::bigint = ${routed}`.execute(db)
  return rows.length > 0
}

/** [T38] A system that did not answer is asked again for all since it last did. */
export async function askedUntil(db: OwnerDb, community: Id, id: Id, asked: number): Promise<void> {
  await db
    .updateTable('department_system')
    .set({ asked })
    .where('community', '=', community)
    .where('id', '=', id)
    .execute()
}

/** [T38] What was heard of a post. */
export async function noteHeard(db: OwnerDb, one: Post, heard: readonly string[], now: number): Promise<void> {
  const marks = JSON.stringify(heard.slice(-MARKS_MOST))
  await sql`
    update department_post set heard = ${marks}::jsonb, at = ${now}
    where community = ${one.community} and matter = ${one.matter} and routed = ${one.routed}`.execute(db)
}
