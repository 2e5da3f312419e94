import type { Answer } from '../../core/alike/search/answer.ts'
import { byWords, FEW, unlike } from '../../core/alike/search/answer.ts'
import { blend } from '../../core/alike/search/blend.ts'
import { marksOf } from '../../core/alike/search/marks.ts'
import type { Reading } from '../../core/alike/search/meanings.ts'
import { otherReadings, readOtherwise } from '../../core/alike/search/meanings.ts'
import type { Query } from '../../core/alike/search/query.ts'
import { readQuery, understood } from '../../core/alike/search/query.ts'
import type { Collection, Findable } from '../../core/alike/search/search.ts'
import { SearchIndex } from '../../core/alike/search/search.ts'
import { termsOf } from '../../core/alike/search/terms.ts'
import { opposes, stanceOf } from '../../core/alike/text/stance.ts'
import { isOpen } from '../../core/ledger/stages.ts'
import type { Id } from '../../core/plain/id.ts'
import { graphemes } from '../../core/plain/text.ts'
import type { Place } from '../../core/place/place.ts'
import type { AlreadyMatter, Found, FoundPage, Marked } from '../../wire/search.ts'
import type { Kind } from '../../wire/searchKinds.ts'
import { KINDS } from '../../wire/searchKinds.ts'
import type { Db } from '../database/open.ts'
import type { Vectors } from '../integrations/vectors.ts'
import type { Runtime } from '../integrations/runtime.ts'
import type { Candidate, Scope } from './candidates.store.ts'
import { CANDIDATES, everyWordIn, holdingAll, holdingSome, mistyped, placesNamed } from './candidates.store.ts'
import type { MatterTerms } from '../ledger/list.store.ts'
import type { Indexer } from './indexer.ts'
import type { Hit } from './hits.store.ts'
import { hitsOf } from './hits.store.ts'
import { TermFrequency } from './termFrequency.store.ts'

/** Graphemes. */
const ALREADY_FROM = 5
const HALF_A_YEAR_MS = 182 * 86_400_000
/**
 * Of two that say as much, the newer is shown first: what was said today counts so much more than what was
 * said long ago.
 */
const FRESH = 0.2
/** Hits that an embedding service is asked about, and how long a search waits for it. */
const RANKED_BY_MEANING = 40
const PATIENCE_MS = 300
const YEAR_MS = 365 * 86_400_000
/** Stretch of a long text that is shown, in code units. */
const STRETCH = 140

/** What is asked of a search. `after`: how many were shown before. */
export interface Asking {
  query: string
  communities: readonly Place[]
  kinds: readonly Kind[]
  after: number
  limit: number
  /** The words of the query go to no service outside: somebody has not sent them yet. */
  inHouse?: true
}

/** Something found, and how near it is to the query; comparable within one answer only. */
interface Ranked {
  id: Id
  near: number
  reading: Reading | null
}

/**
 * Search over everything that everybody may read: the database chooses some hundred candidates by an index of
 * terms, core ranks and marks them. Finds Simplified by Traditional, two characters, places by their
 * initials, Latin words in spite of a typing error, and what was written a moment ago.
 */
export class Search {
  readonly termFrequency: TermFrequency

  constructor(
    private readonly db: Db,
    readonly indexer: Indexer,
    private readonly runtime: Runtime,
    private readonly vectors: Vectors,
  ) {
    this.termFrequency = new TermFrequency(db)
  }

  /** Best first. Nothing for a query without letters or digits. */
  async find({ query: typed, communities, kinds, after, limit, inHouse }: Asking): Promise<FoundPage> {
    if (communities.length === 0) return { items: [], next: null }
    const scope = { communities: communities.map(({ id }) => id), kinds }
    const query = await this.understand(typed, scope)
    if (query.wanted.length === 0) return { items: [], next: null }
    const all = await this.termFrequency.look()
    const hits = await this.choose(scope, query, all)
    const ranked = await this.rank(scope, query, hits, all, inHouse ?? false)
    const places = new Map(communities.map((place) => [place.id, place]))
    const page = ranked.slice(after, after + limit)
    return {
      items: page.map(({ id, reading }) => {
        const hit = hits.get(id)!
        return present(hit, places.get(hit.community)!, reading ? readOtherwise(query, reading) : query)
      }),
      next: after + limit < ranked.length ? after + limit : null,
    }
  }

  /** Some hundred things that may answer, as everybody may read them now. */
  private async choose(scope: Scope, { wanted }: Query, all: Collection): Promise<Map<Id, Hit>> {
    const every = await holdingAll(this.db, scope, wanted, all)
    const some = every.length < CANDIDATES ? await holdingSome(this.db, scope, wanted.flat(2), all) : []
    return this.looked([...every, ...some])
  }

  private async looked(candidates: readonly Candidate[]): Promise<Map<Id, Hit>> {
    const once = new Map(candidates.map((candidate) => [candidate.id, candidate]))
    return new Map((await hitsOf(this.db, [...once.values()])).map((one) => [one.id, one]))
  }

  /**
   * What holds the query, best first; where that is little, what its other readings find (they are added to
   * `hits`); then what holds a part of it.
   */
  private async rank(
    scope: Scope,
    query: Query,
    hits: Map<Id, Hit>,
    all: Collection,
    inHouse: boolean,
  ): Promise<readonly Ranked[]> {
    const { sure, others } = byWords(query, new SearchIndex([...hits.values()].map(findableOf), all))
    const ranked = (answers: readonly Answer[]) => this.ranked(answers, hits)
    if (sure.length >= FEW) {
      const held = ranked([...sure, ...others])
      return inHouse ? held : this.byMeaning(query, held, hits)
    }
    const found = [...ranked(sure)]
    for (const reading of otherReadings(query)) {
      if (found.length >= FEW) break
      const more = await this.looked(await this.readAs(scope, reading, all))
      for (const [id, hit] of more) hits.set(id, hit)
      const index = new SearchIndex([...more.values()].map(findableOf), all)
      found.push(...ranked(unlike(found, reading, query, index)))
    }
    const known = new Set(found.map(({ id }) => id))
    return [...found, ...ranked(others).filter(({ id }) => !known.has(id))]
  }

  private readAs(scope: Scope, { wanted, part }: Reading, all: Collection): Promise<Candidate[]> {
    return part === 1 ? holdingAll(this.db, scope, wanted, all) : holdingSome(this.db, scope, wanted.flat(2), all)
  }

  /** Of two that say as much the newer comes first. */
  private ranked(answers: readonly Answer[], hits: ReadonlyMap<Id, Hit>): Ranked[] {
    const fresh = (id: Id) => 1 + FRESH * 2 ** ((hits.get(id)!.at - this.runtime.now()) / YEAR_MS)
    return answers
      .map(({ id, score, reading }) => ({ id, near: score * fresh(id), reading }))
      .sort((a, b) => b.near - a.near)
  }

  /**
   * The first hits in an order that an embedding service has a say in, where one is set and quick enough;
   * else as they are.
   */
  private async byMeaning(
    query: Query,
    ranked: readonly Ranked[],
    hits: ReadonlyMap<Id, Hit>,
  ): Promise<readonly Ranked[]> {
    if (!this.vectors.on || ranked.length < 2) return ranked
    const first = ranked.slice(0, RANKED_BY_MEANING)
    const textOf = (id: Id) => `${titleOf(hits.get(id)!)} ${hits.get(id)!.text}`.trim()
    const [meant, ...vectors] = await this.vectors.of([query.text, ...first.map(({ id }) => textOf(id))], PATIENCE_MS)
    // Half an answer would rank some by words alone and some not.
    if (!meant || vectors.some((vector) => !vector)) return ranked
    const most = first[0]!.near
    const candidates = first.map(({ id, near }, i) => ({
      id,
      near: near / most,
      vector: vectors[i]!,
    }))
    const blended = blend(meant, candidates).map((one) => ({ ...one, reading: null }))
    return [...blended, ...ranked.slice(RANKED_BY_MEANING)]
  }

  /**
   * Open matters of a community, and those ended within half a year, that may already be what somebody is
   * writing: open ones first, then the newest, at most two of those that are most alike.
   * Nothing for a few words, which would be like everything.
   */
  async already(text: string, community: Place): Promise<AlreadyMatter[]> {
    if (graphemes(text.trim()) < ALREADY_FROM) return []
    const asked = {
      query: text,
      communities: [community],
      kinds: ['matter'] as const,
      after: 0,
      limit: 10,
    }
    const { items } = await this.find({ ...asked, inHouse: true })
    const since = this.runtime.now() - HALF_A_YEAR_MS
    return items
      .flatMap((one) => (one.kind === 'matter' && (isOpen(one.stage) || one.at > since) ? [one] : []))
      .filter(({ title, where }) => saysAsWell(text, title.text, where.text))
      .filter(({ title }) => !opposes(stanceOf(text), stanceOf(title.text)))
      .toSorted((one, other) => Number(isOpen(other.stage)) - Number(isOpen(one.stage)) || other.at - one.at)
      .slice(0, 2)
      .map(({ number, title, stage }) => ({ number, title, open: isOpen(stage) }))
  }

  /** What a query asks of the matters of some communities; undefined where there is no query. */
  async matterTerms(query: string | undefined, communities: readonly Place[]): Promise<MatterTerms | undefined> {
    if (!query?.trim() || communities.length === 0) return undefined
    const kinds = ['matter'] as const
    const { wanted } = await this.understand(query, {
      communities: communities.map(({ id }) => id),
      kinds,
    })
    return (community) => (wanted.length ? everyWordIn(wanted, { communities: [community], kinds }) : '')
  }

  /** Reads a query, with what its Latin words mean in these communities. */
  private async understand(typed: string, scope: Scope): Promise<Query> {
    const query = readQuery(typed)
    await this.indexer.catchUp(scope.communities)
    const [words, places] = await Promise.all([
      mistyped(this.db, scope.communities, query),
      placesNamed(this.db, { ...scope, kinds: KINDS }, query),
    ])
    return understood(query, { words, places })
  }
}

/**
 * Whether a text says what a title says besides the place, and speaks of the same place or shares more than a
 * word.
 */
function saysAsWell(text: string, title: string, where: string): boolean {
  const [said, place] = [termsOf(text), termsOf(where)]
  const shared = [...termsOf(title).keys()].filter((term) => term.length > 1 && said.has(term))
  const beyond = shared.filter((term) => !place.has(term))
  return beyond.length > 0 && shared.length > 1
}

const titleOf = (hit: Hit): string => (hit.kind === 'card' ? '' : hit.title)

const findableOf = (hit: Hit): Findable => ({
  id: hit.id,
  title: titleOf(hit),
  text: hit.text,
  where: hit.where,
})

function present(hit: Hit, { slug, name }: Place, query: Query): Found {
  const mark = (text: string): Marked => ({ text, marks: marksOf(query, text) })
  const common = {
    id: hit.id,
    community: { slug, name },
    at: hit.at,
    text: stretchOf(mark(hit.text)),
    where: mark(hit.where),
  }
  switch (hit.kind) {
    case 'card': {
      const { kind, number, tree, code, theme, matterNumber, matterTitle } = hit
      const matter = matterNumber === null ? null : { number: matterNumber, title: matterTitle! }
      return { kind, ...common, number, tree, meeting: { code, theme }, matter }
    }
    case 'matter': {
      const { kind, number, title, stage, people } = hit
      return { kind, ...common, number, title: mark(title), stage, people }
    }
    case 'notice':
      return { kind: 'notice', ...common, title: mark(hit.title), until: hit.until }
  }
}

/** The stretch of a long text around what was found first, with its marks. */
function stretchOf({ text, marks }: Marked): Marked {
  if (text.length <= STRETCH) return { text, marks }
  const from = wholeAt(text, Math.max(0, Math.min((marks[0]?.at ?? 0) - STRETCH / 4, text.length - STRETCH)))
  const to = wholeAt(text, from + STRETCH)
  const before = from > 0 ? '…' : ''
  const inside = marks.flatMap(({ at, to: end }) =>
    at >= from && end <= to ? [{ at: at - from, to: end - from }] : [],
  )
  const moved = inside.map(({ at, to: end }) => ({
    at: at + before.length,
    to: end + before.length,
  }))
  return { text: before + text.slice(from, to) + (to < text.length ? '…' : ''), marks: moved }
}

/** A place in a text that parts no character. */
const wholeAt = (text: string, at: number): number => ((text.charCodeAt(at) & 0xfc00) === 0xdc00 ? at - 1 : at)
