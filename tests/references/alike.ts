// Categories, search and similarity on texts of residents and on judged pairs. What is fitted on what:
// docs/alike.md.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { Categories, type Categorised } from '../../src/core/alike/categories/category.ts'
import { featuresOf } from '../../src/core/alike/text/features.ts'
import { foldText } from '../../src/core/alike/text/fold.ts'
import { readQuery } from '../../src/core/alike/search/query.ts'
import { SearchIndex } from '../../src/core/alike/search/search.ts'
import { cosine } from '../../src/core/alike/text/similar.ts'
import { levelOf } from '../../src/core/alike/gather/confidence.ts'
import { Weights } from '../../src/core/alike/text/weights.ts'
import { accuracy, foldsOf, macroF1, mean, spearman } from './figures.ts'

const FOLDS = 5
const SEEDS = [1, 2, 3]
type Row = Record<string, string>
const lines: string[] = []

/**
 * Runs the three checks and prints, at the end, one line for each measure with goal and baseline. Always
 * true: goals are goals.
 */
export function run(data: string): boolean {
  if (!existsSync(join(data, 'complaints')) || !existsSync(join(data, 'similarity'))) {
    console.log('alike: skipped, the data of complaints and similarity are absent')
    return true
  }
  const rows = (file: string) => parse(readFileSync(join(data, file)), { columns: true, bom: true }) as Row[]
  categories(rows('complaints/labelled.csv'), rows('complaints/taxonomy.csv'))
  search(rows('complaints/messages.csv'))
  similarity(readFileSync(join(data, 'similarity/zh_STS-B.valid.data'), 'utf8'))
  console.log(lines.join('\n'))
  return true
}

function tell(measure: string, value: number, goal: number | null, baseline: number | null): void {
  const aim = goal === null ? '' : `goal > ${goal}  baseline ${baseline}  ${value > goal ? 'reached' : 'not reached'}`
  lines.push(`alike ${measure.padEnd(44)} ${value.toFixed(4)}  ${aim}`.trimEnd())
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
  tell('category accuracy, names of kinds unknown', mean(without.map(([value]) => value)), null, null)
  tell('category macro-F1, names of kinds unknown', mean(without.map(([, value]) => value)), null, null)
}

/** Every title as a query, its own body as the only right answer among all bodies. Nothing is fitted. */
function search(messages: Row[]): void {
  const index = new SearchIndex(messages.map(({ body }, i) => ({ id: String(i).padStart(6, '0'), text: body! })))
  const ranks = messages.map(({ title }, i) => {
    const place = index.search(readQuery(title!), messages.length).findIndex(({ id }) => Number(id) === i)
    return place < 0 ? Infinity : place + 1
  })
  tell('search MRR', mean(ranks.map((rank) => 1 / rank)), 0.88, 0.835)
  tell('search recall@10', mean(ranks.map((rank) => (rank <= 10 ? 1 : 0))), 0.97, 0.952)
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
  tell('similarity Spearman, nothing learnt', spearman(unlearnt, judged), null, null)
  for (const word of ['maybe', 'likely', 'surely'] as const) {
    const said = pairs.filter((pair, i) => levelOf(near[i]!, pair.first, pair.second, learnt[fold[i]!]!) === word)
    const meant = said.filter((pair) => pair.judged >= 3).length / said.length
    lines.push(`alike of ${said.length} pairs told “${word}”, judged 3 or more: ${meant.toFixed(2)}`)
  }
}
