import type { Rows } from '../../wire/strings/rows.ts'

/** Kinds of offers. */
export default {
  'offerKind.money': ['资金', '資金', 'Money'],
  'offerKind.space': ['场地', '場地', 'Space'],
  'offerKind.labour': ['人手', '人手', 'Labour'],
  'offerKind.goods': ['物资', '物資', 'Goods'],
  'offerKind.expertise': ['专业', '專業', 'Expertise'],
} satisfies Rows
