import type { Rows } from '../../wire/strings/rows.ts'

/** What the phone tells of its own cards and of the meeting, in passing. */
export default {
  'news.cut': [
    '第 {number} 号卡说了两件事，剪成了两张。',
    '第 {number} 號卡說了兩件事，剪成了兩張。',
    'Card {number} said two things and was cut in two.',
  ],
  'news.gathered': [
    '刚把 {count} 张卡归到“{name}”',
    '剛把 {count} 張卡歸到「{name}」',
    '{count} {{card was|cards were}} just gathered into “{name}”',
  ],
  'news.agenda': ['现在进行：{title}', '現在進行：{title}', 'Now: {title}'],
  'news.edited': ['改好了', '改好了', 'Changed'],
  'news.hidden': [
    '你的第 {number} 号卡被收起了，到“我的卡”看理由',
    '你的第 {number} 號卡被收起了，到「我的卡」看理由',
    'Your card {number} was hidden. See the reason under My cards.',
  ],
  'news.checkedIn': ['签到好了', '簽到好了', 'You are checked in'],
  'news.posted': [
    '第 {number} 号卡送到了，回执在“我的卡”',
    '第 {number} 號卡送到了，回執在「我的卡」',
    'Card {number} has arrived. Its receipt is under My cards.',
  ],
  'news.refused': [
    '有一样没送成，到“我的卡”看原因',
    '有一樣沒送成，到「我的卡」看原因',
    'Something was not accepted. See why under My cards.',
  ],
  'news.treeOpened': ['{tree}开了，可以挂卡', '{tree}開了，可以掛卡', '{tree} is open for cards'],
  'news.treeClosed': ['{tree}先停一停', '{tree}先停一停', '{tree} takes a pause'],
} satisfies Rows
