/** The usual categories of matters; a community may write others, which are shown as they stand. */
export const CATEGORIES = [
  'environment',
  'roads',
  'parking',
  'safety',
  'facilities',
  'property',
  'market',
  'noise',
  'elderly',
  'children',
  'greenery',
  'rules',
] as const
export type UsualCategory = (typeof CATEGORIES)[number]

/** Whether a category is one of the usual ones, which have words in every language. */
export const isUsual = (category: string): category is UsualCategory =>
  (CATEGORIES as readonly string[]).includes(category)

/**
 * Where kinds of the default taxonomy (core/alike/text/taxonomy.ts) belong among the usual categories; by
 * category of the taxonomy, or by single kinds. Others belong nowhere.
 */
export const CATEGORY_OF_KIND: Readonly<Record<string, UsualCategory>> = {
  traffic: 'roads',
  'traffic.parking': 'parking',
  'traffic.ebike': 'parking',
  clean: 'environment',
  'clean.green': 'greenery',
  pollution: 'environment',
  'pollution.noise': 'noise',
  'pollution.works': 'noise',
  order: 'rules',
  'order.stalls': 'market',
  'order.shops': 'market',
  'order.illegal': 'property',
  'order.ads': 'environment',
  safety: 'safety',
  'safety.structure': 'property',
  home: 'property',
  'housing.rent': 'property',
  'housing.planning': 'facilities',
  learning: 'children',
  'work.disability': 'facilities',
  'together.elders': 'elderly',
  'together.children': 'children',
  'together.space': 'facilities',
  'together.sport': 'facilities',
  'together.conduct': 'rules',
}
