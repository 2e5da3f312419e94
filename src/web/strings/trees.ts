import type { Rows } from '../../wire/strings/rows.ts'

/** The pictures of the three trees, and the same trees as lists. */
export default {
  'trees.subtitle.problem': ['我们看到什么', '我們看到什麼', 'What we see'],
  'trees.subtitle.action': ['我们一起做什么', '我們一起做什麼', 'What we do together'],
  'trees.subtitle.vision': ['我们想要的生活', '我們想要的生活', 'The life we want'],
  'trees.people': ['{count}人', '{count}人', '{count}'],
  'trees.supported': ['{count} 人提出或附议', '{count} 人提出或附議', '{count} {{person|people}} behind it'],
  'trees.more': ['还有 {count} 个议题', '還有 {count} 個議題', 'and {count} more {{topic|topics}}'],
  'trees.picture': ['三棵树', '三棵樹', 'Three trees'],
  'trees.describe': [
    '{tree}：{cards} 张卡，{topics} 个议题。',
    '{tree}：{cards} 張卡，{topics} 個議題。',
    '{tree}: {cards} {{card|cards}}, {topics} {{topic|topics}}.',
  ],
  'trees.endorsed': ['{count} 人附议', '{count} 人附議', 'endorsed by {count}'],
} satisfies Rows
