import { sql } from 'kysely'
import type { Id } from '../../core/plain/id.ts'
import type { PublicThing, PublicType } from '../../core/reach/publicEvents.ts'
import { PUBLIC_THINGS, publicType } from '../../core/reach/publicEvents.ts'
import type { Db, Tx } from '../database/open.ts'

/** [T23] Something of which everybody may hear. Its words are not here: they are read where it leads. */
export interface PublicEvent {
  /** Its place in the community's journal. */
  seq: number
  type: PublicType
  at: number
  of: PublicThing
  thing: Id
  /** What addresses call the thing: the number of a matter, the code of a meeting. */
  name: string
  /** Of which card it is, where it is of one. */
  card: Id | null
}

/** So many entries of the journal are looked at for one answer. */
const LOOKED_AT = 1000

/** How each kind of thing is found by its id, and what it is called. */
const NAMED = {
  meeting: ['meeting', 'code'],
  minutes: ['meeting', 'code'],
  matter: ['matter', 'number'],
  notice: ['notice', 'id'],
  vote: ['vote', 'code'],
  round: ['round', 'code'],
  convention: ['convention', 'code'],
  survey: ['survey', 'code'],
  bulletin: ['bulletin', 'code'],
} as const satisfies Record<PublicThing, readonly [string, string]>

interface Entry {
  seq: number
  topic: string
  kind: string
  at: number
  stage: string | null
  card: Id | null
}

/**
 * [T23] What everybody may hear of a community's journal after a position, the oldest first, at most `most`;
 * and the position from which the next are asked for.
 */
export async function publicEventsAfter(
  db: Db | Tx,
  community: Id,
  after: number,
  most: number,
): Promise<{ events: PublicEvent[]; next: number; more: boolean }> {
  const { rows } = await sql<Entry>`
    select seq, topic, kind, at, body ->> 'stage' as stage, coalesce(body #>> '{card,id}', body ->> 'card') as card
    from journal where community = ${community} and seq > ${after} order by seq limit ${LOOKED_AT}`.execute(db)
  const said = rows.flatMap(({ topic, kind, stage, ...rest }) => {
    const [of = '', thing = ''] = topic.split('/')
    const type = publicType(of, kind, stage)
    return type ? [{ ...rest, of: of as PublicThing, thing, type }] : []
  })
  const cut = said.slice(0, most)
  const names = await namesOf(db, community, cut)
  const drafts = await draftsUntil(db, community, cut)
  const events = cut.flatMap((one) => {
    const name = names.get(`${one.of}/${one.thing}`)
    const early = one.of === 'meeting' && one.seq < (drafts.get(one.thing) ?? 0)
    return name === undefined || early ? [] : [{ ...one, name }]
  })
  const full = cut.length < said.length
  const next = full ? cut.at(-1)!.seq : (rows.at(-1)?.seq ?? after)
  return { events, next, more: full || rows.length === LOOKED_AT }
}

/** What is not there any more, such as a meeting of a sample, has no name. */
async function namesOf(
  db: Db | Tx,
  community: Id,
  events: readonly { of: PublicThing; thing: Id }[],
): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  for (const of of PUBLIC_THINGS) {
    const ids = [...new Set(events.filter((one) => one.of === of).map(({ thing }) => thing))]
    if (ids.length === 0) continue
    const [table, column] = NAMED[of]
    const { rows } = await sql<{ id: Id; name: string }>`
      select id, ${sql.ref(column)}::text as name from ${sql.table(table)}
      where community = ${community} and id = any(${ids}::uuid[])`.execute(db)
    for (const { id, name } of rows) names.set(`${of}/${id}`, name)
  }
  return names
}

/** Until which position meetings were drafts, of which nobody hears; Infinity: they still are. */
async function draftsUntil(
  db: Db | Tx,
  community: Id,
  events: readonly { of: PublicThing; thing: Id }[],
): Promise<Map<Id, number>> {
  const ids = [...new Set(events.filter(({ of }) => of === 'meeting').map(({ thing }) => thing))]
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: Id; seq: number | null }>`
    select m.id, (
      select min(j.seq) from journal j
      where j.community = m.community and j.topic = 'meeting/' || m.id and j.kind = 'stageChanged') as seq
    from meeting m where m.community = ${community} and m.id = any(${ids}::uuid[]) and not m.open_tree`.execute(db)
  return new Map(rows.map(({ id, seq }) => [id, seq === null ? Infinity : Number(seq)]))
}

/** Where everybody reads of it, below the address of Grove. */
export function pathOf(slug: string, { of, name, type }: Pick<PublicEvent, 'of' | 'name' | 'type'>): string {
  if (of === 'minutes' || type === 'meeting.closed' || type === 'meeting.archived') return `/m/${name}/record`
  if (of === 'meeting') return `/m/${name}`
  return `/c/${slug}/${of}s/${name}`
}
