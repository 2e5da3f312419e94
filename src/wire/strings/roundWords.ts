import type { Rows } from './rows.ts'

/** What the server says of a round: in the notice of its result, and of an estimate in a proposal. */
export const ROUND_WORDS = {
  title: ['{title}：结果公示', '{title}：結果公示', 'Result: {title}'],
  turnout: ['应投 {base} 票，参加 {have} 票。', '應投 {base} 票，參加 {have} 票。', '{have} of {base} took part.'],
  chosen: [
    '选上 {count} 个，共 {spent}，剩 {left}：',
    '選上 {count} 個，共 {spent}，剩 {left}：',
    'Chosen: {count}, for {spent} in all; {left} is left.',
  ],
  line: [
    '{n} 号 {title}（{place}）{cost}，{votes} 票',
    '{n} 號 {title}（{place}）{cost}，{votes} 票',
    'No. {n} {title} ({place}) {cost}, votes: {votes}',
  ],
  nothing: ['没有选上的。', '沒有選上的。', 'Nothing was chosen.'],
  estimate: ['估计', '估計', 'Estimate'],
  basis: [
    '民生微实事（大盆菜）居民投票，资金 {budget}',
    '民生微實事（大盆菜）居民投票，資金 {budget}',
    'Vote of the residents on micro-projects, with {budget}',
  ],
} satisfies Rows
