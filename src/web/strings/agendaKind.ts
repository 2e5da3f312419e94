import type { Rows } from '../../wire/strings/rows.ts'

/** The kinds of agenda items. */
export default {
  'agendaKind.checkIn': ['签到', '簽到', 'Check-in'],
  'agendaKind.briefing': ['情况介绍', '情況介紹', 'Briefing'],
  'agendaKind.cards': ['写议题卡', '寫議題卡', 'Writing cards'],
  'agendaKind.speaking': ['轮流发言', '輪流發言', 'Speaking'],
  'agendaKind.trees': ['归拢成树', '歸攏成樹', 'Gathering into trees'],
  'agendaKind.framing': ['梳理思路', '梳理思路', 'Framing what follows'],
  'agendaKind.responses': ['现场回应', '現場回應', 'Responses'],
  'agendaKind.close': ['小结散会', '小結散會', 'Close'],
  'agendaKind.other': ['其他环节', '其他環節', 'Something else'],
} satisfies Rows
