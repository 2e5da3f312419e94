import type { Rows } from '../../wire/strings/rows.ts'

/** Kinds of required steps. */
export default {
  'stepKind.priorStudy': ['党组织先行研究', '黨組織先行研究', 'Prior study by the party organisation'],
  'stepKind.formalMeeting': ['正式会议表决', '正式會議表決', 'Formal meeting with a vote'],
  'stepKind.legalityReview': ['合法性审查', '合法性審查', 'Review of legality'],
} satisfies Rows
