import { createHash } from 'node:crypto'
import { DEFAULT_TAXONOMY } from '../../core/alike/text/taxonomy.ts'
import { CATEGORIES, CATEGORY_OF_KIND, isUsual } from '../../core/ledger/categories.ts'
import { TREES } from '../../core/meeting/meeting.ts'
import type { Service } from '../../core/open311/shape.ts'
import { list } from '../../core/open311/shape.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Locale } from '../../wire/plain.ts'
import CATEGORY_WORDS from '../../wire/strings/category.ts'
import { OPEN311_WORDS } from '../../wire/strings/open311Words.ts'
import { inLocale, wordsUnder } from '../../wire/strings/rows.ts'
import type { Db } from '../database/open.ts'
import { ownCategories } from './store.ts'

const NAMES = wordsUnder('category', CATEGORY_WORDS)
/** The service of what belongs to no category. */
export const OTHER = 'other'

/** [T31] The code of a category: of a usual one its key, of one in the community's own words a short hash. */
export const codeOfCategory = (category: string): string =>
  category === ''
    ? OTHER
    : isUsual(category)
      ? category
      : `own-${createHash('sha256').update(category).digest('hex').slice(0, 10)}`

/** [T31] How a category is called; one in the community's own words stands as it was written. */
export const nameOfCategory = (category: string, locale: Locale): string =>
  category === '' ? NAMES.none[locale] : isUsual(category) ? NAMES[category][locale] : category

/** [T31] The categories of a community by the codes of their services: the usual ones, its own, and none. */
export async function catalogueOf(db: Db, community: Id): Promise<Map<string, string>> {
  const own = (await ownCategories(db, community)).filter((category) => !isUsual(category))
  return new Map([...CATEGORIES, ...own, ''].map((category) => [codeOfCategory(category), category]))
}

export const serviceOf = (code: string, category: string, locale: Locale): Service => ({
  service_code: code,
  service_name: nameOfCategory(category, locale),
  description: inLocale(OPEN311_WORDS.service, locale),
  metadata: true,
  type: 'realtime',
  keywords: keywordsOf(category, locale) || null,
  group: null,
})

/** What kinds of the default taxonomy belong to a category, by their names. */
function keywordsOf(category: string, locale: Locale): string {
  const called = ({ name }: { name: { hans: string; hant: string; en: string } }) =>
    ({ 'zh-Hans': name.hans, 'zh-Hant': name.hant, en: name.en })[locale]
  return DEFAULT_TAXONOMY.flatMap(({ key, kinds }) =>
    kinds.filter((kind) => (CATEGORY_OF_KIND[kind.key] ?? CATEGORY_OF_KIND[key]) === category).map(called),
  ).join(', ')
}

/** [T31] What a program may say beside the standard's own fields: on which tree it hangs. */
export const definitionOf = (code: string, locale: Locale) => ({
  service_code: code,
  attributes: list('attribute', [
    {
      variable: true,
      code: 'tree',
      datatype: 'singlevaluelist',
      required: false,
      datatype_description: null,
      order: 1,
      description: inLocale(OPEN311_WORDS.tree, locale),
      values: list(
        'value',
        TREES.map((tree) => ({ key: tree, name: inLocale(OPEN311_WORDS[tree], locale) })),
      ),
    },
  ]),
})
