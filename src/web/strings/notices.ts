import type { Rows } from '../../wire/strings/rows.ts'

/** Lists of public notices. */
export default {
  'notices.title': ['公示', '公示', 'Public notices'],
  'notices.running': ['公示中', '公示中', 'Running notices'],
  'notices.all': ['全部公示', '全部公示', 'All notices'],
  'notices.none': ['还没有公示。', '還沒有公示。', 'No notices yet.'],
} satisfies Rows
