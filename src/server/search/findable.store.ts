import { sql } from 'kysely'
import { initialTermsOf, termsOf } from '../../core/alike/search/terms.ts'
import { isPair } from '../../core/alike/search/sound.ts'
import { piecesOf } from '../../core/alike/search/spelling.ts'
import type { Id } from '../../core/plain/id.ts'
import { KINDS, type Kind } from '../../wire/searchKinds.ts'
import type { Tx } from '../database/open.ts'

/**
 * A term that only rows of one kind in one community have, or another with the same first digits: it keeps a
 * search in its place.
 */
export const scopeTerm = (kind: Kind, community: Id): string => `@${kind}${community.slice(-8)}`

/** One thing as it is found: by all its words, and by the initials of where it is. */
interface Row {
  id: Id
  meeting: Id | null
  at: number
  words: string
  where: string
}

/**
 * Writes anew how things of one kind are found; what is not among `rows` any more (withdrawn, hidden, erased)
 * is found no longer.
 */
export async function keepFindable(
  tx: Tx,
  community: Id,
  kind: Kind,
  ids: readonly Id[],
  rows: readonly Row[],
): Promise<void> {
  const terms = new Map(
    rows.map(({ id, words, where }) => [
      id,
      [...termsOf(`${where} ${words}`.slice(0, WORDS_MOST)).keys(), ...initialTermsOf(where)],
    ]),
  )
  const before = await wordsOf(tx, community, kind, ids)
  const there = new Set(rows.map(({ id }) => id))
  await remove(
    tx,
    community,
    kind,
    ids.filter((id) => !there.has(id)),
  )
  const written = rows.map(({ id }) => [scopeTerm(kind, community), ...terms.get(id)!].join(' '))
  await sql`
    insert into findable (community, kind, id, meeting, at, terms)
    select ${community}, ${kind}, given.id, given.meeting, given.at, array_to_tsvector(string_to_array(given.terms, ' '))
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ meeting }) => meeting)}::uuid[],
      ${rows.map(({ at }) => at)}::int8[], ${written}::text[]) as given (id, meeting, at, terms)
    on conflict (community, kind, id) do update
    set meeting = excluded.meeting, at = excluded.at, terms = excluded.terms`.execute(tx)
  const after = new Set([...terms.values()].flat().filter(isSpelt))
  await keepSpelling(tx, community, new Set([...after].filter((word) => !before.has(word))))
  await forgetSpelling(tx, community, new Set([...before].filter((word) => !after.has(word))))
}

/**
 * A row of the index takes a megabyte at most; of the words of three hundred long cards so many code units
 * are enough.
 */
const WORDS_MOST = 60_000
/** Words that have a spelling: Latin ones, and pairs of characters, which have a sound. */
const isSpelt = (term: string): boolean => /^[a-z]+$/.test(term) || isPair(term)

/** The words of rows as they are now whose spelling is kept. */
async function wordsOf(tx: Tx, community: Id, kind: Kind, ids: readonly Id[]): Promise<Set<string>> {
  const { rows } = await sql<{ word: string }>`
    select distinct held.word from findable, unnest(tsvector_to_array(terms)) as held (word)
    where community = ${community} and kind = ${kind} and id = any(${ids}::uuid[])
      and exists (select 1 from spelling s where s.community = ${community} and s.word = held.word)
  `.execute(tx)
  return new Set(rows.map(({ word }) => word))
}

async function remove(tx: Tx, community: Id, kind: Kind, ids: readonly Id[]): Promise<void> {
  if (ids.length === 0) return
  await sql`
    delete from findable where community = ${community} and kind = ${kind} and id = any(${ids}::uuid[])`.execute(tx)
}

async function keepSpelling(tx: Tx, community: Id, words: ReadonlySet<string>): Promise<void> {
  // In one order for everybody, so that two who write do not wait for each other.
  const spelt = [...words].sort().flatMap((word) => {
    const pieces = [...piecesOf(word)]
    return pieces.length ? [{ word, pieces: pieces.join(' ') }] : []
  })
  if (spelt.length === 0) return
  await sql`
    insert into spelling (community, word, pieces)
    select ${community}, given.word, string_to_array(given.pieces, ' ')
    from unnest(${spelt.map(({ word }) => word)}::text[], ${spelt.map(({ pieces }) => pieces)}::text[]) as given (word, pieces)
    on conflict do nothing`.execute(tx)
}

/** Forgets those of the words that nothing in the community has any more. */
async function forgetSpelling(tx: Tx, community: Id, words: ReadonlySet<string>): Promise<void> {
  if (words.size === 0) return
  const here = KINDS.map((kind) => `'${scopeTerm(kind, community)}'`).join(' | ')
  await sql`
    delete from spelling where community = ${community} and word = any(${[...words]}::text[]) and not exists (
      select 1 from findable where findable.community = spelling.community
        and findable.terms @@ (${`(${here}) & `} || quote_literal(spelling.word))::tsquery
    )`.execute(tx)
}
