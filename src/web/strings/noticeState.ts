import type { Rows } from '../../wire/strings/rows.ts'

/** Where a public notice stands. */
export default {
  'noticeState.coming': ['还没开始', '還沒開始', 'Coming'],
  'noticeState.running': ['公示中', '公示中', 'Running'],
  'noticeState.over': ['已结束', '已結束', 'Over'],
  'noticeState.withdrawn': ['已撤回', '已撤回', 'Withdrawn'],
} satisfies Rows
