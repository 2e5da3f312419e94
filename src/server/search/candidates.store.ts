import { sql } from 'kysely'
import type { Collection } from '../../core/alike/search/search.ts'
import { nearInSound, soundsIn } from '../../core/alike/search/answer.ts'
import { bySound } from '../../core/alike/search/sound.ts'
import { errorsIn, piecesOf, within } from '../../core/alike/search/spelling.ts'
import type { Query, Wanted } from '../../core/alike/search/query.ts'
import { namesBy } from '../../core/alike/search/terms.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Kind } from '../../wire/searchKinds.ts'
import type { Db } from '../database/open.ts'
import { scopeTerm } from './findable.store.ts'

/** Where is searched: kinds of things in communities. */
export interface Scope {
  communities: readonly Id[]
  kinds: readonly Kind[]
}

/** Something that may answer a query. */
export interface Candidate {
  community: Id
  kind: Kind
  id: Id
  meeting: Id | null
}

/**
 * Rows that are listed by their terms, about; beyond that, a term is common, and the newest are looked
 * through.
 */
const LISTED_MOST = 20_000
/** Of the newest, so many are looked through. */
const NEWEST = 20_000
/** Rows that are weighed by how many terms they have. */
const WEIGHED_MOST = 5000
/** Out of so many the best are chosen. */
export const CANDIDATES = 200

/**
 * A tsquery for texts that hold every word. Terms are letters and digits, with ^ or @ before: quoted they are
 * no operators.
 */
const everyWord = (wanted: Wanted): string =>
  wanted.map((means) => anyOf(means.map((terms) => `(${terms.map(quoted).join(' & ')})`))).join(' & ')

/** The same, for things of one kind in one community. */
export const everyWordIn = (wanted: Wanted, scope: Scope): string =>
  `${anyOf(scopeTerms(scope).map(quoted))} & ${everyWord(wanted)}`

const anyOf = (parts: readonly string[]): string => `(${parts.join(' | ')})`
const quoted = (term: string): string => `'${term}'`
const scopeTerms = ({ communities, kinds }: Scope): string[] =>
  communities.flatMap((community) => kinds.map((kind) => scopeTerm(kind, community)))

/** The newest that hold every word. What they cost is bounded, however much there is. */
export async function holdingAll(db: Db, scope: Scope, wanted: Wanted, all: Collection): Promise<Candidate[]> {
  const rarest = Math.min(...wanted.map((means) => means.reduce((sum, terms) => sum + rowsOf(terms, all), 0)))
  const { rows } = await sql<Candidate>`
    select community, kind, id, meeting from ${found(scope, everyWord(wanted), rarest)} as f
    order by at desc limit ${CANDIDATES}
  `.execute(db)
  return rows
}

const rowsOf = (terms: readonly string[], all: Collection): number =>
  terms.length === 0 ? 0 : Math.min(...terms.map((term) => all.holders(term)))

/** Fewer than these, and commoner terms are looked for too. */
const ENOUGH = 20

/**
 * Those that hold most of a query's telling terms: of the rarest as many as do not lead to too many rows, and
 * where these lead to next to nothing (nobody may have written them), of the others the rarest.
 */
export async function holdingSome(
  db: Db,
  scope: Scope,
  terms: readonly string[],
  all: Collection,
): Promise<Candidate[]> {
  const byRarity = [...new Set(terms)]
    .map((term) => ({ term, rows: all.holders(term) }))
    .sort((a, b) => a.rows - b.rows)
  const rare = upTo(WEIGHED_MOST, byRarity)
  const found = await holdingMost(db, scope, rare, all)
  if (found.length >= ENOUGH || rare.length === byRarity.length) return found
  const [rarest, ...others] = byRarity.slice(rare.length)
  const common = [rarest!, ...upTo(LISTED_MOST - rarest!.rows, others)]
  return [...found, ...(await holdingMost(db, scope, common, all))]
}

interface Weighed {
  term: string
  rows: number
}

/** The first terms that together lead to so many rows at most. */
function upTo(most: number, terms: readonly Weighed[]): Weighed[] {
  let sum = 0
  return terms.filter(({ rows }) => (sum += rows) <= most)
}

async function holdingMost(db: Db, scope: Scope, terms: readonly Weighed[], all: Collection): Promise<Candidate[]> {
  if (terms.length === 0) return []
  const worths = terms.map(({ rows }) => Math.log(1 + all.size / (rows + 1)))
  const asked = terms.map(({ term }) => quoted(term))
  const { rows } = await sql<Candidate>`
    select community, kind, id, meeting from ${found(scope, anyOf(asked), terms[0]!.rows)} as f
    order by (
      select sum(worth) from unnest(${asked}::text[], ${worths}::float8[]) as asked (term, worth) where f.terms @@ asked.term::tsquery
    ) desc, at desc limit ${CANDIDATES}
  `.execute(db)
  return rows
}

/**
 * Rows that fit a tsquery: by the index of terms, or, where even its rarest term is common, among the newest
 * of each kind and community.
 */
function found(scope: Scope, query: string, rows: number) {
  const { communities, kinds } = scope
  if (rows <= LISTED_MOST) {
    const inScope = `${anyOf(scopeTerms(scope).map(quoted))} & ${query}`
    return sql`(
      select * from findable
      where terms @@ ${inScope}::tsquery and community = any(${communities}::uuid[]) and kind = any(${kinds}::text[])
      offset 0)`
  }
  const places = communities.flatMap((community) => kinds.map((kind) => ({ community, kind })))
  return sql`(
    select f.* from unnest(${places.map(({ community }) => community)}::uuid[], ${places.map(({ kind }) => kind)}::text[]) as place (community, kind)
    cross join lateral (
      select * from findable where findable.community = place.community and findable.kind = place.kind
      order by at desc limit ${Math.ceil(NEWEST / places.length)}
    ) as f
    where f.terms @@ ${query}::tsquery)`
}

/** Words of a query that are looked at for errors, and words that are looked at for them. */
const WORDS_MOST = 24
const ALIKE_MOST = 2000

/**
 * For each Latin word of a query that nothing holds as it stands: the words it may have been mistyped for.
 * For each pair of Chinese characters that nothing holds, and for what may be pinyin: the pairs that sound
 * so.
 */
export async function mistyped(
  db: Db,
  communities: readonly Id[],
  query: Query,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const words = query.typed.filter((word) => errorsIn(word) > 0).slice(0, WORDS_MOST)
  const pieces = [...new Set([...words.flatMap((word) => [...piecesOf(word)]), ...soundsIn(query)])]
  if (pieces.length === 0) return new Map()
  const { rows } = await sql<{ word: string }>`
    select distinct word from spelling where community = any(${communities}::uuid[]) and pieces && ${pieces}::text[]
    limit ${ALIKE_MOST}
  `.execute(db)
  const known = new Set(rows.map(({ word }) => word))
  const meant = words
    .filter((word) => !known.has(word))
    .map((word) => [word, [...known].filter((other) => within(word, other, errorsIn(word)))] as const)
  return new Map([...meant, ...nearInSound(query, bySound(known))])
}

/**
 * Words of a query that are taken for initials, places that are looked at for each to learn what it means,
 * and names taken from them.
 */
const INITIALS = 8
const PLACES = 50
const NAMES = 5

/** The names of places, as people wrote them, that have these initials (terms like ^sjx). */
export async function placesNamed(
  db: Db,
  scope: Scope,
  { initials }: Query,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const terms = [...new Set(initials)].slice(0, INITIALS)
  if (terms.length === 0) return new Map()
  const inScope = anyOf(scopeTerms(scope).map(quoted))
  const { rows } = await sql<{ term: string; place: string | null }>`
    select distinct asked.term, coalesce(m.place_words, w.place_words) as place
    from unnest(${terms}::text[], ${terms.map((term) => `${inScope} & ${quoted(term)}`)}::text[]) as asked (term, query)
    cross join lateral (
      select * from findable where terms @@ asked.query::tsquery and community = any(${scope.communities}::uuid[]) limit ${PLACES}
    ) as f
    left join matter m on f.kind = 'matter' and m.community = f.community and m.id = f.id
    left join card c on f.kind = 'card' and c.community = f.community and c.meeting = f.meeting and c.id = f.id
    left join wording w on w.community = c.community and w.meeting = c.meeting and w.card = c.id and w.version = c.wording
  `.execute(db)
  const namesOf = (term: string) => rows.flatMap((row) => (row.term === term ? namesBy([term], row.place ?? '') : []))
  return new Map(terms.map((term) => [term, [...new Set(namesOf(term))].sort().slice(0, NAMES)]))
}
