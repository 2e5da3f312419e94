import type { Rows } from '../../wire/strings/rows.ts'

/** A turn of speaking, as phone, screen, desk and minutes say it. */
export default {
  'turn.number': ['{number} 号', '{number} 號', 'No. {number}'],
  'turn.speaks': ['{number} 号正在发言', '{number} 號正在發言', 'Number {number} is speaking'],
  'turn.left': ['还有 {time}', '還有 {time}', '{time} left'],
  'turn.dish': ['讲 {n} 号菜：{title}', '講 {n} 號菜：{title}', 'for dish {n}: {title}'],
  'turn.for': ['赞成', '贊成', 'for'],
  'turn.against': ['反对', '反對', 'against'],
} satisfies Rows
