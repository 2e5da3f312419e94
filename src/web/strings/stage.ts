import type { Rows } from '../../wire/strings/rows.ts'

/** The stages of a meeting. */
export default {
  'stage.draft': ['草稿', '草稿', 'Draft'],
  'stage.announced': ['已预告', '已預告', 'Announced'],
  'stage.open': ['正在开会', '正在開會', 'Open'],
  'stage.closed': ['已结束', '已結束', 'Closed'],
  'stage.archived': ['已归档', '已歸檔', 'Archived'],
} satisfies Rows
