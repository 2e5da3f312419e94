// Categories, search and similarity on texts of residents and on judged pairs. What is fitted on what:
// docs/alike.md.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { Categories, type Categorised } from '../../src/core/alike/categories/category.ts'
import { featuresOf } from '../../src/core/alike/text/features.ts'
import { foldText } from '../../src/core/alike/text/fold.ts'
import { answer, nearInSound } from '../../src/core/alike/search/answer.ts'
import { readQuery, understood } from '../../src/core/alike/search/query.ts'
import { SearchIndex } from '../../src/core/alike/search/search.ts'
import { bySound } from '../../src/core/alike/search/sound.ts'
import { cosine } from '../../src/core/alike/text/similar.ts'
import { Gathering } from '../../src/core/alike/gather/gather.ts'
import { levelOf } from '../../src/core/alike/gather/confidence.ts'
import { opposes, stanceOf } from '../../src/core/alike/text/stance.ts'
import { Weights } from '../../src/core/alike/text/weights.ts'
import { MAJOR, QUICK } from '../../src/sample/year/kinds.ts'
import { EVERYDAY_QUERIES } from './everydayQueries.ts'
import inventedBoards from './inventedBoards.json' with { type: 'json' }
import { OPPOSITES } from './opposites.ts'
import { SHORT_CARDS } from './shortCards.ts'
import { accuracy, foldsOf, macroF1, mean, spearman } from './figures.ts'

const FOLDS = 5
const SEEDS = [1, 2, 3]
type Row = Record<string, string>
const lines: string[] = []

/** What each measure was before: the figures that docs/alike.md tells as the former ones. */
const BEFORE: Readonly<Record<string, number>> = {
  'category accuracy': 0.87,
  'category macro-F1': 0.857,
  'category accuracy, names of kinds unknown': 0.812,
  'category macro-F1, names of kinds unknown': 0.796,
  'search MRR': 0.834,
  'search recall@10': 0.956,
  'search MRR, near copies right': 0.868,
  'search recall@10, near copies right': 0.957,
  'everyday queries, first hit right': 27 / 60,
  'everyday queries, nothing found': 26 / 60,
  'similarity Spearman': 0.756,
  'similarity Spearman, nothing learnt': 0.733,
  'told “surely”, judged 3 or more': 0.76,
}

/**
 * Runs the checks and prints, at the end, one line for each measure: what it was, what it is, goal and
 * baseline. Always true: goals are goals.
 */
export function run(data: string): boolean {
  everydayQueries()
  shortCards()
  opposites()
  if (!existsSync(join(data, 'complaints')) || !existsSync(join(data, 'similarity'))) {
    console.log([...lines, 'alike: the rest is skipped, the data of complaints and similarity are absent'].join('\n'))
    return true
  }
  const rows = (file: string) => parse(readFileSync(join(data, file)), { columns: true, bom: true }) as Row[]
  categories(rows('complaints/labelled.csv'), rows('complaints/taxonomy.csv'))
  search(rows('complaints/messages.csv'))
  similarity(readFileSync(join(data, 'similarity/zh_STS-B.valid.data'), 'utf8'))
  console.log(lines.join('\n'))
  return true
}

function tell(measure: string, value: number, goal: number | null = null, baseline: number | null = null): void {
  const before = BEFORE[measure] === undefined ? '' : `before ${BEFORE[measure].toFixed(3)}`
  const aim = goal === null ? '' : `goal ${goal}  ${value >= goal ? 'reached' : 'not reached'}`
  const base = baseline === null ? '' : `baseline ${baseline}`
  lines.push(`alike ${measure.padEnd(44)} ${value.toFixed(4)}  ${before.padEnd(12)}  ${aim}  ${base}`.trimEnd())
}

/**
 * Queries of our own making on what the invented year says at every place. They were written beside the
 * method.
 */
function everydayQueries(): void {
  const places = ['榕荫街', '三井巷', '望埠苑', '旧码头', '榕荫街12号', '渔灯里3栋', '渔灯里5栋', '灯笼巷9号楼']
  const at = (text: string, place: string) => text.replaceAll('{p}', place)
  const items = places.flatMap((where) =>
    [...QUICK, ...MAJOR].flatMap(({ title, reason, cards }) => {
      const id = at(title, where)
      const said = cards.map((card) => at(card, where))
      const matter = { id: `matter ${id}`, title: id, text: [reason, ...said].join(' '), where }
      return [matter, ...said.map((text, n) => ({ id: `card ${n} ${id}`, text, where }))]
    }),
  )
  const index = new SearchIndex(items)
  const sounds = bySound(index.words())
  const first = EVERYDAY_QUERIES.map(({ query }) => {
    const read = readQuery(query)
    const words = nearInSound(read, sounds)
    return answer(understood(read, { words, places: new Map() }), index)[0]?.id
  })
  const isRight = (id: string | undefined, n: number) => {
    const { right, at = '' } = EVERYDAY_QUERIES[n]!
    return id !== undefined && right.some((title) => id.includes(title)) && id.includes(at)
  }
  tell('everyday queries, first hit right', mean(first.map((id, n) => Number(isRight(id, n)))), 0.8)
  tell('everyday queries, nothing found', mean(first.map((id) => Number(id === undefined))))
}

/**
 * Of pairs that are suggested together, how many are about one thing; and of those, how many are suggested:
 * on one board of short cards, and as the mean of six invented boards.
 */
function shortCards(): void {
  for (const language of ['zh', 'en'] as const) {
    const recallGoal = language === 'zh' ? 0.4 : 0.3
    const told = (what: string, boards: readonly Board[]) => {
      const figures = boards.map(pairsTogether)
      tell(`${what} (${language}), precision of pairs`, mean(figures.map(({ precision }) => precision)), 0.8)
      tell(`${what} (${language}), recall of pairs`, mean(figures.map(({ recall }) => recall)), recallGoal)
    }
    told('short cards', [SHORT_CARDS[language]])
    told('invented boards', inventedBoards[language])
  }
}

/**
 * Of pairs that say the opposite, how many are told so, and of those how many are suggested together all the
 * same; of pairs that do not, how many are parted wrongly.
 */
function opposites(): void {
  for (const language of ['zh', 'en'] as const) {
    const { opposite, not } = OPPOSITES[language]
    const told = ([one, other]: readonly [string, string]) => Number(opposes(stanceOf(one), stanceOf(other)))
    const together = (pair: readonly [string, string]) =>
      Number(new Gathering(pair.map((text) => ({ id: text, text }))).groups().some(({ cards }) => cards.length > 1))
    tell(`opposites (${language}) that are told`, mean(opposite.map(told)))
    tell(`opposites (${language}) suggested together`, mean(opposite.map(together)))
    tell(`no opposites (${language}), parted wrongly`, mean(not.map(told)))
  }
}

/** Cards by what they are about. */
type Board = readonly (readonly string[])[]

function pairsTogether(topics: Board): { precision: number; recall: number } {
  const topicOf = new Map(topics.flatMap((texts, n) => texts.map((text) => [text, n] as const)))
  const gathering = new Gathering([...topicOf.keys()].map((text) => ({ id: text, text })))
  const groups = gathering.groups().map(({ cards }) => cards)
  const pairs = groups.flatMap((cards) => cards.flatMap((a, i) => cards.slice(i + 1).map((b) => [a, b] as const)))
  const right = pairs.filter(([a, b]) => topicOf.get(a) === topicOf.get(b)).length
  const all = topics.reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0)
  return { precision: pairs.length ? right / pairs.length : 0, recall: right / all }
}

/**
 * 5-fold, three shuffles, title and body. The categories' own names of kinds are examples; no text of the
 * held fold is seen in any way.
 */
function categories(labelled: Row[], taxonomy: Row[]): void {
  const right = labelled.map(({ category }) => category!)
  const items = labelled.map((row): Categorised => ({ texts: [row.title!, row.body!], category: row.category! }))
  const names = taxonomy
    .filter(({ level1 }) => right.includes(level1!))
    .map(({ level1, level2, level3 }) => ({ texts: [level3 === '其他' ? level2! : level3!], category: level1! }))
  const measured = (known: Categorised[]) =>
    SEEDS.map((seed) => {
      const fold = foldsOf(right, FOLDS, seed)
      const guessed = Array.from(right, () => '')
      for (let held = 0; held < FOLDS; held++) {
        const learnt = Categories.learn(
          items.filter((_, i) => fold[i] !== held),
          known,
        )
        items.forEach(({ texts }, i) => {
          if (fold[i] === held) guessed[i] = learnt.suggest(texts)[0]!.category
        })
      }
      return [accuracy(guessed, right), macroF1(guessed, right)] as const
    })
  const with_ = measured(names)
  const without = measured([])
  tell('category accuracy', mean(with_.map(([value]) => value)), 0.84, 0.8)
  tell('category macro-F1', mean(with_.map(([, value]) => value)), 0.82, 0.78)
  tell('category accuracy, names of kinds unknown', mean(without.map(([value]) => value)))
  tell('category macro-F1, names of kinds unknown', mean(without.map(([, value]) => value)))
}

/** Pairs of characters that two bodies share, from which one is a near copy of the other (Jaccard). */
const COPY = 0.5
/** Hits that are looked at for near copies. */
const LOOKED_AT = 50

/**
 * Every title as a query, its own body as the only right answer among all bodies; and where near copies of it
 * are right as well. Nothing is fitted.
 */
function search(messages: Row[]): void {
  const index = new SearchIndex(messages.map(({ body }, i) => ({ id: String(i).padStart(6, '0'), text: body! })))
  const pairs = messages.map(({ body }) => pairsIn(body!))
  const ranks = messages.map(({ title }, i) => {
    const hits = index.search(readQuery(title!), messages.length).map(({ id }) => Number(id))
    const own = hits.indexOf(i)
    const copy = hits.slice(0, LOOKED_AT).findIndex((hit) => hit === i || shared(pairs[i]!, pairs[hit]!) >= COPY)
    return { own: rankOf(own), copy: rankOf(copy < 0 ? own : copy) }
  })
  const within = (rank: number) => Number(rank <= 10)
  tell('search MRR', mean(ranks.map(({ own }) => 1 / own)), 0.88, 0.835)
  tell('search recall@10', mean(ranks.map(({ own }) => within(own))), 0.97, 0.952)
  tell('search MRR, near copies right', mean(ranks.map(({ copy }) => 1 / copy)), 0.885)
  tell('search recall@10, near copies right', mean(ranks.map(({ copy }) => within(copy))), 0.965)
}

const rankOf = (place: number): number => (place < 0 ? Infinity : place + 1)

function pairsIn(text: string): Set<string> {
  const folded = foldText(text).replaceAll(' ', '')
  return new Set(Array.from({ length: Math.max(0, folded.length - 1) }, (_, i) => folded.slice(i, i + 2)))
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0
  for (const pair of a) if (b.has(pair)) both++
  return both / (a.size + b.size - both)
}

/**
 * Judged pairs. How common words are is learnt from the sentences of the other folds; judgements are never
 * seen.
 */
function similarity(text: string): void {
  const pairs = text
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('\t'))
    .map(([first, second, judged]) => ({
      first: first!,
      second: second!,
      a: featuresOf(foldText(first!)),
      b: featuresOf(foldText(second!)),
      judged: Number(judged),
    }))
  const fold = foldsOf(
    pairs.map(() => ''),
    FOLDS,
    SEEDS[0]!,
  )
  const learnt = Array.from({ length: FOLDS }, (_, held) => {
    const weights = new Weights()
    pairs.forEach(({ a, b }, i) => {
      if (fold[i] === held) return
      weights.add(a)
      weights.add(b)
    })
    return weights
  })
  const near = pairs.map(({ a, b }, i) => cosine(a, b, learnt[fold[i]!]!))
  const fresh = new Weights()
  const judged = pairs.map((pair) => pair.judged)
  tell('similarity Spearman', spearman(near, judged), 0.7, 0.66)
  const unlearnt = pairs.map(({ a, b }) => cosine(a, b, fresh))
  tell('similarity Spearman, nothing learnt', spearman(unlearnt, judged))
  for (const word of ['maybe', 'likely', 'surely'] as const) {
    const said = pairs.filter((pair, i) => levelOf(near[i]!, pair.first, pair.second, learnt[fold[i]!]!) === word)
    const meant = said.filter((pair) => pair.judged >= 3).length / said.length
    tell(`told “${word}”, judged 3 or more`, meant, word === 'surely' ? 0.93 : null)
    lines.push(`alike   told “${word}” of ${said.length} pairs`)
  }
}
