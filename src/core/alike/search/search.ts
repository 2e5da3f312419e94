import { grammarOf } from '../text/weights.ts'
import type { Reading } from './meanings.ts'
import type { Query } from './query.ts'
import { sharedOut } from './shared.ts'
import { errorsIn, within } from './spelling.ts'
import { initialTermsOf, termsOf } from './terms.ts'

/** What can be found: a title or name, a text, and where it is, in words. All may be empty. */
export interface Findable {
  id: string
  title?: string
  text: string
  where?: string
}

export interface Hit {
  id: string
  /** Higher is better; comparable within one answer only. */
  score: number
}

// BM25 (Robertson and Zaragoza 2009), fields counted as in BM25F: words of a title or a place say more than
// words of a text.
const SATURATION = 0.6
const LENGTH = 0.75
/** A number that names a building, a door or a floor. */
const NAMES = /^[a-z]*\d.*[号栋幢座层楼单室]$/
/** Something that names other numbers than the query is hardly about it. */
const OTHER_NUMBER = 0.3
/** In another reading, what a word counts that stands as it was typed. */
const AS_TYPED = 0.3
const FIELD = { title: 2.5, where: 2, text: 1 }

/** How common terms are in all that is searched, where an index holds only the candidates out of more. */
export interface Collection {
  size: number
  /** How many hold a term, about; 0 where that is not known. */
  holders(term: string): number
}

interface Indexed {
  terms: Map<string, number>
  length: number
  /** What it names by number: 栋 where it says 3栋. */
  named: readonly string[]
}

/**
 * Search in memory, over what a page or a community holds; a database may choose candidates from more and
 * rank them here. Finds Simplified by Traditional and the other way, two-character words, places by pinyin
 * initials, and Latin words in spite of a typing error.
 */
export class SearchIndex {
  private readonly entries = new Map<string, Indexed>()
  private readonly holders = new Map<string, Map<string, number>>()
  private length = 0

  /** `all`: what the items were chosen from, if they are not all there is. */
  constructor(
    items: Iterable<Findable> = [],
    private readonly all?: Collection,
  ) {
    for (const item of items) this.add(item)
  }

  get size(): number {
    return this.entries.size
  }

  /** Adds an item, or replaces the one of the same id. */
  add(item: Findable): void {
    this.remove(item.id)
    const terms = weighedTerms(item)
    const length = [...terms.values()].reduce((a, b) => a + b, 0)
    const named = [...terms.keys()].filter((term) => NAMES.test(term)).map((term) => term[term.length - 1]!)
    this.entries.set(item.id, { terms, length, named: [...new Set(named)] })
    this.length += length
    for (const [term, count] of terms) {
      const holders = this.holders.get(term) ?? new Map<string, number>()
      this.holders.set(term, holders.set(item.id, count))
    }
  }

  remove(id: string): void {
    const entry = this.entries.get(id)
    if (!entry) return
    this.entries.delete(id)
    this.length -= entry.length
    for (const term of entry.terms.keys()) {
      const holders = this.holders.get(term)!
      holders.delete(id)
      if (holders.size === 0) this.holders.delete(term)
    }
  }

  /** The best hits, best first; equal scores by id. A query without letters or digits finds nothing. */
  search(query: Query, most = 20): Hit[] {
    const meant = this.meant(query)
    const scores = new Map<string, number>()
    for (const [term, worth] of this.shared(meant)) this.score(term, worth, scores)
    if (query.numbers.length > 0)
      for (const [id, score] of scores) if (this.namesOthers(id, query)) scores.set(id, score * OTHER_NUMBER)
    // A character finds by itself only where nothing but characters is asked for; else it only speaks for
    // what a word found. The number of 5栋 finds nothing by itself either.
    const bare = new Set(query.numbers.map((number) => number.slice(0, -1)))
    const words = [...meant.keys()].filter((term) => term.length > 1 && !bare.has(term))
    const found = new Set((words.length ? words : [...meant.keys()]).flatMap((term) => this.holding(term)))
    return [...scores]
      .filter(([id]) => found.has(id))
      .map(([id, score]) => ({ id, score }))
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      .slice(0, most)
  }

  /**
   * What holds enough of what another reading of a query wants: of each thing that it may mean the best.
   * Words of the query as it was typed speak for what they are in.
   */
  reading({ wanted, part }: Reading, query: Query, most = 20): Hit[] {
    const scores = new Map<string, number>()
    const matched = new Map<string, number>()
    for (const means of wanted) {
      const best = new Map<string, number>()
      for (const terms of means)
        for (const [id, gain] of this.together(terms)) if (gain > (best.get(id) ?? 0)) best.set(id, gain)
      for (const [id, gain] of best) {
        scores.set(id, (scores.get(id) ?? 0) + gain)
        matched.set(id, (matched.get(id) ?? 0) + 1)
      }
    }
    for (const term of query.typed) this.score(term, AS_TYPED, scores)
    return [...matched]
      .filter(([id, things]) => things >= part * wanted.length && !this.namesOthers(id, query))
      .map(([id]) => ({ id, score: scores.get(id)! }))
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      .slice(0, most)
  }

  /** What holds all of these terms, and what it gains by them. */
  private together(terms: readonly string[]): Map<string, number> {
    const gains = new Map<string, number>()
    for (const term of terms) this.score(term, 1 / terms.length, gains)
    const lists = terms.map((term) => this.holders.get(term))
    return new Map([...gains].filter(([id]) => lists.every((list) => list?.has(id))))
  }

  /** Whether something names other numbers of a kind that a query names one of: 3栋 where 5栋 is asked for. */
  private namesOthers(id: string, { numbers }: Query): boolean {
    const { terms, named } = this.entries.get(id)!
    return numbers.some(
      (number) => NAMES.test(number) && !terms.has(number) && named.includes(number[number.length - 1]!),
    )
  }

  /**
   * The terms of a query and what each counts: Latin words may also be initials, or mistyped where nothing
   * has them as they stand.
   */
  private meant({ terms, initials }: Query): Map<string, number> {
    const meant = new Map<string, number>()
    const note = (term: string, worth: number) => meant.set(term, Math.max(meant.get(term) ?? 0, worth))
    for (const term of terms) {
      note(term, 1)
      if (!this.holders.has(term)) for (const near of this.nearWords(term)) note(near, 0.6)
    }
    for (const term of initials) note(term, 1)
    return meant
  }

  /**
   * What a text of middling length would score that held all words of a query: the yardstick for one that
   * holds some.
   */
  whole({ typed }: Query): number {
    const words = typed.filter((term) => term.length > 1)
    const known = words.map((word) => [word, ...(this.holders.has(word) ? [] : this.nearWords(word))])
    return known.reduce((sum, terms) => sum + Math.min(...terms.map((term) => this.rare(term))), 0)
  }

  /**
   * What each term counts, where those that stand in the same texts share what they say: 幼儿, 儿园 and 园 say
   * hardly more than 幼儿园.
   */
  private shared(meant: ReadonlyMap<string, number>): Map<string, number> {
    const terms = [...meant.keys()].filter((term) => this.holders.has(term))
    const size = Math.max(this.all?.size ?? 0, this.entries.size)
    const shares = sharedOut(
      terms.map((term) => ({
        worth: this.rare(term) * meant.get(term)!,
        holders: this.holders.get(term)!,
        held: Math.min(size, Math.max(this.all?.holders(term) ?? 0, this.holders.get(term)!.size)),
      })),
      size,
    )
    return new Map(terms.map((term, i) => [term, meant.get(term)! * shares[i]!]))
  }

  private holding(term: string): string[] {
    return [...(this.holders.get(term)?.keys() ?? [])]
  }

  /** Words of the index a typing error or two away. */
  private nearWords(word: string): string[] {
    const errors = errorsIn(word)
    if (errors === 0) return []
    return [...this.holders.keys()].filter((other) => /^[a-z]/.test(other) && within(word, other, errors))
  }

  private rare(term: string): number {
    const size = Math.max(this.all?.size ?? 0, this.entries.size)
    // A few texts say little about which words are grammar.
    const held = Math.max(this.all?.holders(term) ?? 0, this.holders.get(term)?.size ?? 0, size * grammarOf(term))
    const having = Math.min(size, held)
    return Math.log(1 + (size - having + 0.5) / (having + 0.5))
  }

  /** Words that the index holds, for what sounds like a query. */
  *words(): Iterable<string> {
    yield* this.holders.keys()
  }

  private score(term: string, worth: number, scores: Map<string, number>): void {
    const holders = this.holders.get(term)
    if (!holders) return
    const mean = this.length / this.entries.size
    const rare = this.rare(term)
    for (const [id, count] of holders) {
      const long = 1 - LENGTH + (LENGTH * this.entries.get(id)!.length) / mean
      const gain = (worth * rare * count * (SATURATION + 1)) / (count + SATURATION * long)
      scores.set(id, (scores.get(id) ?? 0) + gain)
    }
  }
}

function weighedTerms({ title = '', text, where = '' }: Findable): Map<string, number> {
  const terms = new Map<string, number>()
  const add = (field: string, weight: number) => {
    for (const [term, count] of termsOf(field)) terms.set(term, (terms.get(term) ?? 0) + weight * count)
  }
  add(title, FIELD.title)
  add(where, FIELD.where)
  add(text, FIELD.text)
  for (const term of initialTermsOf(where)) terms.set(term, FIELD.where)
  return terms
}
