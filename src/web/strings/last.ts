import type { Rows } from '../../wire/strings/rows.ts'

/** What became of the cards of the last meeting. */
export default {
  'last.title': [
    '上次的 {n} 张卡，现在怎样了',
    '上次的 {n} 張卡，現在怎樣了',
    'What became of the last {n} {{card|cards}}',
  ],
  'last.confirmed': ['{n} 张解决了，回访确认过', '{n} 張解決了，回訪確認過', '{n} solved and confirmed'],
  'last.underWay': ['{n} 张在办', '{n} 張在辦', '{n} under way'],
  'last.explained': ['{n} 张说明了办不了的理由', '{n} 張說明了辦不了的理由', '{n} told why not'],
  'last.waiting': ['{n} 张还在等答复', '{n} 張還在等答覆', '{n} still waiting'],
  'last.confirmed.one': ['解决了，回访确认过', '解決了，回訪確認過', 'solved and confirmed'],
  'last.underWay.one': ['在办', '在辦', 'under way'],
  'last.explained.one': ['办不了，说了理由', '辦不了，說了理由', 'told why not'],
  'last.waiting.one': ['还在等答复', '還在等答覆', 'still waiting for an answer'],
} satisfies Rows
