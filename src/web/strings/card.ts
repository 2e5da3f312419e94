import type { Rows } from '../../wire/strings/rows.ts'

/** One card. */
export default {
  'card.number': ['第 {number} 号', '第 {number} 號', 'No. {number}'],
  'card.unread': ['手写的卡，文字还没有录', '手寫的卡，文字還沒有錄', 'Handwritten, not yet read'],
  'card.cutFrom': ['剪自第 {number} 号', '剪自第 {number} 號', 'cut from no. {number}'],
  'card.whichHalf': [
    '你附议的第 {number} 号说了两件事，剪成了两张。你支持哪一张？',
    '你附議的第 {number} 號說了兩件事，剪成了兩張。你支持哪一張？',
    'Card {number}, which you endorsed, said two things and was cut in two. Which one did you mean?',
  ],
  'card.untilThen': [
    '没说之前，两张都算你附议。',
    '沒說之前，兩張都算你附議。',
    'Until you say, your endorsement counts for both.',
  ],
  'card.bothHalves': ['两张都支持', '兩張都支持', 'I support both'],
  'card.readAloud': ['读给我听', '讀給我聽', 'Say it aloud'],
  'card.stopReading': ['不读了', '不讀了', 'Stop'],
  'card.photo': ['第 {number} 号卡的照片', '第 {number} 號卡的照片', 'Photo of card {number}'],
  'card.links.action': ['回应第 {numbers} 号', '回應第 {numbers} 號', 'addresses No. {numbers}'],
  'card.links.vision': ['靠第 {numbers} 号实现', '靠第 {numbers} 號實現', 'served by No. {numbers}'],
  'card.mine': [
    '我写的 · {people} 人附议',
    '我寫的 · {people} 人附議',
    'Yours · {people} {{endorsement|endorsements}}',
  ],
  'card.endorse': ['附议', '附議', 'Endorse'],
  'card.endorsed': ['✓ 已附议', '✓ 已附議', '✓ Endorsed'],
  'card.hidden': [
    '第 {number} 号卡被收起，理由：',
    '第 {number} 號卡被收起，理由：',
    'Card {number} is hidden. The reason:',
  ],
  'card.endorsements': ['{people} 人附议', '{people} 人附議', '{people} {{endorsement|endorsements}}'],
  'card.tally': ['+ 现场 {n} 只手', '+ 現場 {n} 隻手', '+ {n} {{hand|hands}} in the hall'],
} satisfies Rows
