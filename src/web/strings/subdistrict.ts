import type { Rows } from '../../wire/strings/rows.ts'

/** A subdistrict's public page. */
export default {
  'subdistrict.lead': [
    '这个街道每个社区的台账。谁都可以看。',
    '這個街道每個社區的台帳。誰都可以看。',
    'The ledgers of this subdistrict’s communities, open to everyone.',
  ],
  'subdistrict.communities': ['各社区', '各社區', 'Communities'],
  'subdistrict.climbed': ['过期较久，街道督办的事', '過期較久，街道督辦的事', 'Long overdue, with the subdistrict'],
  'subdistrict.noneClimbed': ['没有。', '沒有。', 'None.'],
  'subdistrict.alike': ['几个社区都有的事', '幾個社區都有的事', 'What several communities have in common'],
} satisfies Rows
