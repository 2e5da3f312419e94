import { sql } from 'kysely'
import { foldWords, WORDS_LEAST } from '../../core/minutes/takenOut.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Db } from '../database/open.ts'

/** [M26] How many matters of a community have a name in their title or in a text of their sheet. */
export async function mattersNaming(db: Db, community: Id, name: string): Promise<number> {
  if (isShort(name)) return 0
  const inSheet = inJson(name)
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from matter
    where community = ${community}
      and (position(${name} in title) > 0 or position(${inSheet} in sheet::text) > 0)`.execute(db)
  return rows[0]!.n
}

/** [M26] The same of votes: in title, questions, who may vote, or why something was done. */
export async function votesNaming(db: Db, community: Id, name: string): Promise<number> {
  if (isShort(name)) return 0
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from vote left join vote_inside i on i.community = vote.community and i.vote = vote.id
    where vote.community = ${community}
      and (position(${name} in title) > 0 or position(${inJson(name)} in vote.vote::text || coalesce(i.inside::text, '')) > 0)`.execute(
    db,
  )
  return rows[0]!.n
}

/** [M26] Where else desks and residents write of a community, and in which columns. */
const WRITTEN = {
  rounds: { table: 'round_inside', words: 'inside', head: { table: 'round', key: 'round', words: 'title' } },
  conventions: {
    table: 'convention_inside',
    words: 'inside',
    head: { table: 'convention', key: 'convention', words: 'title || scope' },
  },
  surveys: { table: 'survey', words: 'survey', head: null },
  register: { table: 'register_entry', words: 'entry', head: null },
} as const
export type WrittenIn = keyof typeof WRITTEN
export const WRITTEN_IN = Object.keys(WRITTEN) as WrittenIn[]

/** [M26] How many rounds, editions, waves or entries of the register have a name. */
export async function placesNaming(db: Db, community: Id, where: WrittenIn, name: string): Promise<number> {
  if (isShort(name)) return 0
  const { table, words, head } = WRITTEN[where]
  const joined = head
    ? sql`join ${sql.table(head.table)} h on h.community = w.community and h.id = w.${sql.ref(head.key)}`
    : sql``
  const title = head ? sql`position(${name} in ${sql.raw(head.words)}) > 0 or` : sql``
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from ${sql.table(table)} w ${joined}
    where w.community = ${community} and (${title} position(${inJson(name)} in w.${sql.ref(words)}::text) > 0)`.execute(
    db,
  )
  return rows[0]!.n
}

const isShort = (name: string): boolean => Array.from(foldWords(name)).length < WORDS_LEAST
/** As a name stands in JSON. */
const inJson = (name: string): string => JSON.stringify(name).slice(1, -1)
