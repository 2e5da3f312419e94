import type { Rows } from '../../wire/strings/rows.ts'

/** Cards that seem to say the same. */
export default {
  'alike.suggested': ['看起来说的是一回事', '看起來說的是一回事', 'These seem to say the same'],
  'alike.suggestedHelp': [
    '划线的是都提到的。归不归由你定。',
    '劃線的是都提到的。歸不歸由你定。',
    'Underlined is what they share. You decide.',
  ],
  'alike.tellApart': ['不是一回事', '不是一回事', 'Not the same'],
  'alike.toldApart': [
    '记住了，不再把它们放在一起。',
    '記住了，不再把它們放在一起。',
    'Remembered: they are not suggested together again.',
  ],
  'alike.unsettled': [
    '{n} 张新卡还在理，建议可能会变。',
    '{n} 張新卡還在理，建議可能會變。',
    '{n} new {{card is|cards are}} still being sorted; suggestions may change.',
  ],
  'alike.opposite': ['说的相反？', '說的相反？', 'Says the opposite?'],
  'alike.twoSides': ['归成两面', '歸成兩面', 'Two sides'],
  'alike.surely': ['很像', '很像', 'very alike'],
  'alike.likely': ['像', '像', 'alike'],
  'alike.maybe': ['有点像', '有點像', 'a little alike'],
  'alike.meant': ['意思相近（模型判断）', '意思相近（模型判斷）', 'means much the same (a model says)'],
} satisfies Rows
