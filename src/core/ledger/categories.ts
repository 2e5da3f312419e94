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
