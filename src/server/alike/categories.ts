import { LRUCache } from 'lru-cache'
import type { Categorised, Suggested } from '../../core/alike/categories/category.ts'
import { Categories, examplesOf } from '../../core/alike/categories/category.ts'
import { DEFAULT_TAXONOMY } from '../../core/alike/text/taxonomy.ts'
import { CATEGORY_OF_KIND } from '../../core/ledger/categories.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Db } from '../database/open.ts'
import { categorised } from './history.store.ts'
import { inSlices } from '../integrations/slices.ts'

/** Communities whose learning stays in memory; the one asked for longest ago goes first. */
const COMMUNITIES_IN_MEMORY = 16
/** What was learnt is good for so long: categories change slowly. */
const GOOD_FOR_MS = 600_000
/** A suggestion that is less sure than this is none. */
const WORTH_SAYING = 0.3

/**
 * Until there is a history, the names of the usual categories and everyday words for them are all there is to
 * learn from.
 */
const NAMES = examplesOf(
  DEFAULT_TAXONOMY,
  (kind, { key }) => CATEGORY_OF_KIND[kind.key] ?? CATEGORY_OF_KIND[key] ?? null,
)

interface Learnt {
  at: number
  categories: Promise<Categories>
}

/**
 * Suggests categories from a community's own history: what people decided for its matters, by their titles
 * and summaries. Cards are not learnt from.
 */
export class CategorySuggestions {
  private readonly learnt = new LRUCache<Id, Learnt>({ max: COMMUNITIES_IN_MEMORY })

  constructor(
    private readonly db: Db,
    private readonly now: () => number,
  ) {}

  /**
   * The likeliest categories of a text in several parts (a title, a summary, cards), best first; none where
   * it is not even rather sure.
   */
  async suggest(community: Id, texts: readonly string[]): Promise<Suggested[]> {
    const categories = await this.of(community)
    return categories.suggest(texts, 2).filter(({ confidence }) => confidence >= WORTH_SAYING)
  }

  /**
   * [M26] Somebody's words were erased: a title may have begun with them, so all is learnt anew when it is
   * asked for.
   */
  forget(community: Id): void {
    this.learnt.delete(community)
  }

  private of(community: Id): Promise<Categories> {
    const held = this.learnt.get(community)
    if (held && this.now() - held.at < GOOD_FOR_MS) return held.categories
    const categories = this.learn(community)
    categories.catch(() => this.learnt.delete(community))
    this.learnt.set(community, { at: this.now(), categories })
    return categories
  }

  private async learn(community: Id): Promise<Categories> {
    return inSlices(Categories.learning(mostUsed(await categorised(this.db, community)), NAMES))
  }
}

/** Categories are free text, and learning takes time with each: only those that are used most are learnt. */
const CATEGORIES_MOST = 40

function mostUsed(history: readonly Categorised[]): Categorised[] {
  const uses = new Map<string, number>()
  for (const { category } of history) uses.set(category, (uses.get(category) ?? 0) + 1)
  const kept = [...uses].sort((a, b) => b[1] - a[1]).slice(0, CATEGORIES_MOST)
  const names = new Set(kept.map(([category]) => category))
  return history.filter(({ category }) => names.has(category))
}
