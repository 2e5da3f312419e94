import type { Rows } from '../../wire/strings/rows.ts'

/** The degrees of urgency. */
export default {
  'urgency.1': ['可以等，跟着计划走', '可以等，跟著計劃走', 'Can wait for its turn'],
  'urgency.2': ['一个月内该有动静', '一個月內該有動靜', 'Should move within a month'],
  'urgency.3': ['一周内要动手', '一週內要動手', 'Needs a hand within a week'],
  'urgency.4': ['今天就要处理', '今天就要處理', 'Cannot wait until tomorrow'],
} satisfies Rows
