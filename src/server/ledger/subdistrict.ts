import { rateOf } from '../../core/ledger/rates.ts'
import type { MatterStage } from '../../core/ledger/stages.ts'
import { MATTER_STAGES } from '../../core/ledger/stages.ts'
import type { Steps } from '../../core/plain/slices.ts'
import { inSlices } from '../integrations/slices.ts'
import { termsOf } from '../../core/alike/search/terms.ts'
import type { Place } from '../../core/place/place.ts'
import type { AlikeGroup, LedgerSummary, SubdistrictView } from '../../wire/rooms.ts'
import type { MatterFilter } from '../../wire/ledger.ts'
import type { MatterRow, SubdistrictMatters, SubdistrictRow } from '../../wire/matter.ts'
import type { MatterCursor } from '../../wire/cursor.ts'
import { mattersCursor } from '../../wire/cursor.ts'
import type { LedgerServices } from './services.ts'
import type { Asked } from './list.store.ts'
import { FAR, listMatters, summarise } from './list.store.ts'

/** The communities of a subdistrict, each with its ledger in numbers, and all together. */
export async function viewSubdistrict(services: LedgerServices, subdistrict: Place): Promise<SubdistrictView> {
  const { db, identity, ledger, runtime } = services
  const now = runtime.now()
  const communities = await Promise.all(
    (await identity.places.below(subdistrict.id)).map(async ({ id, slug, name }) => ({
      slug,
      name,
      summary: await summarise(db, id, await ledger.placedSettings(id), now),
    })),
  )
  const { slug, name } = subdistrict
  const totals = addUp(
    communities.map(({ summary }) => summary),
    now,
  )
  return { subdistrict: { slug, name }, communities, totals }
}

const NONE = { open: 0, overdue: 0, climbed: 0, loose: 0, unhung: 0 }

/**
 * [L30] Numbers are added, and rates by their numerators and denominators: a mean of percentages would say
 * something else.
 */
function addUp(summaries: readonly LedgerSummary[], now: number): LedgerSummary {
  const sum = (of: (summary: LedgerSummary) => number) => summaries.reduce((all, summary) => all + of(summary), 0)
  const rate = (of: keyof LedgerSummary['rates']) =>
    rateOf(
      sum(({ rates }) => rates[of].part),
      sum(({ rates }) => rates[of].of),
    )
  const counts = Object.fromEntries(
    (Object.keys(NONE) as (keyof typeof NONE)[]).map((word) => [word, sum((summary) => summary[word])]),
  ) as typeof NONE
  const stages = Object.fromEntries(
    MATTER_STAGES.map((stage) => [stage, sum((summary) => summary.stages[stage])]),
  ) as Record<MatterStage, number>
  const rates = { response: rate('response'), resolution: rate('resolution'), satisfaction: rate('satisfaction') }
  return { stages, ...counts, rates, from: Math.min(now, ...summaries.map(({ from }) => from)), until: now }
}

/** What a list over communities is asked; each community has settings of its own. */
export type AskedOfMany = Omit<Asked, 'settings' | 'terms' | 'cursor'> & { cursor?: Cursor | undefined }
type Cursor = [value: number, number: number, slug: string]

/**
 * Matters of all communities of a subdistrict in one order, a page at a time. Each community gives its next
 * page by its own indexes and they are merged here, so a page costs as many short queries as there are
 * communities.
 */
export async function listSubdistrict(
  { identity, ledger, search, db }: LedgerServices,
  subdistrict: Place,
  asked: AskedOfMany,
): Promise<SubdistrictMatters> {
  const communities = await identity.places.below(subdistrict.id)
  const terms = await search.matterTerms(asked.filter.q, communities)
  const pages = await Promise.all(
    communities.map(async (community) => {
      const settings = await ledger.placedSettings(community.id)
      const cursor = asked.cursor && cursorWithin(asked.cursor, community.slug)
      return { community, ...(await listMatters(db, community.id, { ...asked, terms, settings, cursor })) }
    }),
  )
  const merged = pages.flatMap(({ community: { slug, name }, items }) =>
    items.map((item): SubdistrictRow => ({ ...item, community: { slug, name } })),
  )
  const sort = asked.filter.sort ?? 'newest'
  merged.sort((a, b) => compare(a, b, sort))
  const items = merged.slice(0, asked.limit)
  const last = items.at(-1)
  const more = merged.length > items.length || pages.some(({ next }) => next !== null)
  const totals = pages.map(({ total }) => total)
  return {
    items,
    next: more && last ? mattersCursor.write(valueOf(last, sort), last.number, last.community.slug) : null,
    total: totals.includes(null) ? null : totals.reduce<number>((sum, total) => sum + total!, 0),
  }
}

type Sort = NonNullable<MatterFilter['sort']>

/** What a row is sorted by: the same value by which the lists of a community are sorted (list.ts). */
function valueOf(row: MatterRow, sort: Sort): number {
  if (sort === 'due') return row.dueAt ?? FAR
  if (sort === 'newest') return row.openedAt
  return sort === 'people' ? row.people : (row.urgency ?? 0) * 10 + (row.importance ?? 0)
}

function compare(a: SubdistrictRow, b: SubdistrictRow, sort: Sort): number {
  const rising = sort === 'due' ? 1 : -1
  const bySort = (valueOf(a, sort) - valueOf(b, sort)) * rising
  return bySort || b.number - a.number || (a.community.slug < b.community.slug ? -1 : 1)
}

/**
 * Where a community goes on after a row of any community: of equal rows, those of later slugs are still to
 * come.
 */
const cursorWithin = ([value, number, last]: Cursor, slug: string): MatterCursor => [
  value,
  slug > last ? number + 1 : number,
]

const ALIKE_FROM_EACH = 200
/** Words in more than one of so many titles say too little. */
const RARE = 0.05

/**
 * Open matters of several communities that are alike: one category, and at least two rare words of the title
 * in common.
 */
export async function listAlike(services: LedgerServices, subdistrict: Place): Promise<AlikeGroup[]> {
  const { db, identity, ledger, runtime } = services
  const rows = await Promise.all(
    (await identity.places.below(subdistrict.id)).map(async ({ id, slug, name }) => {
      const settings = await ledger.placedSettings(id)
      const filter = { state: 'open', sort: 'people' } as const
      const asked = { filter, settings, now: runtime.now(), limit: ALIKE_FROM_EACH, atDesk: false }
      const { items } = await listMatters(db, id, asked)
      return items.map((item): SubdistrictRow => ({ ...item, community: { slug, name } }))
    }),
  )
  return inSlices(alikeOf(rows.flat()))
}

/**
 * Groups of rows alike, over at least two communities. A row joins the first group whose first row it
 * resembles.
 */
function* alikeOf(rows: readonly SubdistrictRow[]): Steps<AlikeGroup[]> {
  const terms = new Map(rows.map((row) => [row, [...termsOf(row.title).keys()].filter((term) => term.length > 1)]))
  const seen = new Map<string, number>()
  for (const term of [...terms.values()].flat()) seen.set(term, (seen.get(term) ?? 0) + 1)
  const rare = (term: string) => seen.get(term)! <= Math.max(5, rows.length * RARE)
  const groups: AlikeGroup[] = []
  /** By category and word, the places of the groups that have had it. */
  const having = new Map<string, number[]>()
  for (const row of rows) {
    const own = new Set(terms.get(row)!.filter(rare))
    const named = (word: string) => `${row.category} ${word}`
    const candidates = new Set([...own].flatMap((word) => having.get(named(word)) ?? []))
    const resembles = (at: number) => groups[at]!.words.filter((word) => own.has(word)).length >= 2
    const found = groups[Math.min(...[...candidates].filter(resembles))]
    if (found) {
      found.matters.push(row)
      found.words = found.words.filter((word) => own.has(word))
    } else {
      for (const word of own) having.set(named(word), [...(having.get(named(word)) ?? []), groups.length])
      groups.push({ category: row.category, words: [...own], matters: [row] })
    }
    yield
  }
  return groups.filter(({ matters }) => new Set(matters.map(({ community }) => community.slug)).size > 1)
}
