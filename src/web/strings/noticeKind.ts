import type { Rows } from '../../wire/strings/rows.ts'

/** Kinds of public notices. */
export default {
  'noticeKind.decision': ['决议', '決議', 'Decision'],
  'noticeKind.funds': ['经费', '經費', 'Funds'],
  'noticeKind.project': ['项目', '項目', 'Project'],
  'noticeKind.deliberation': ['议事结果', '議事結果', 'Deliberation'],
  'noticeKind.disclosure': ['居务公开', '居務公開', 'Affairs disclosure'],
  'noticeKind.other': ['其他', '其他', 'Other'],
} satisfies Rows
