import type { Rows } from '../../wire/strings/rows.ts'

/** One card. */
export default {
  'card.number': ['第 {number} 号', '第 {number} 號', 'No. {number}'],
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
} satisfies Rows
