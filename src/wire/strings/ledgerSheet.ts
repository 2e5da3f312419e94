import type { Lane, MatterStage, Route } from '../../core/ledger/stages.ts'
import type { Locale } from '../plain.ts'

type Words<K extends string> = Record<K, Record<Locale, string>>
const say = (hans: string, hant: string, en: string): Record<Locale, string> => ({
  'zh-Hans': hans,
  'zh-Hant': hant,
  en,
})

/** The columns of a ledger as a spreadsheet, in their order. `person` only at the desk. */
export const SHEET_COLUMNS = {
  number: say('编号', '編號', 'Number'),
  title: say('事项', '事項', 'Matter'),
  summary: say('内容', '內容', 'Summary'),
  category: say('类别', '類別', 'Category'),
  where: say('地点', '地點', 'Where'),
  stage: say('状态', '狀態', 'Stage'),
  lane: say('轻重', '輕重', 'Lane'),
  route: say('去向', '去向', 'Route'),
  urgency: say('紧急', '緊急', 'Urgency'),
  importance: say('重要', '重要', 'Importance'),
  reach: say('涉及人数', '涉及人數', 'Reach'),
  office: say('承办单位', '承辦單位', 'Office'),
  person: say('承办人', '承辦人', 'Handler'),
  opened: say('登记日期', '登記日期', 'Opened'),
  due: say('期限', '期限', 'Due'),
  done: say('办结日期', '辦結日期', 'Done'),
  confirmed: say('确认日期', '確認日期', 'Confirmed'),
  people: say('提出和附议人数', '提出和附議人數', 'People'),
  cards: say('议题卡数', '議題卡數', 'Cards'),
  reopened: say('重办次数', '重辦次數', 'Reopened'),
  reason: say('说明', '說明', 'Reason'),
} satisfies Words<string>
export type SheetColumn = keyof typeof SHEET_COLUMNS

export const STAGE_WORDS: Words<MatterStage> = {
  opened: say('已登记', '已登記', 'Heard'),
  triaged: say('已定轻重', '已定輕重', 'Weighed'),
  deliberating: say('议事中', '議事中', 'In deliberation'),
  referred: say('已提请议决', '已提請議決', 'Put to others to decide'),
  decided: say('已决议', '已決議', 'Decided'),
  transferring: say('转办中', '轉辦中', 'Being transferred'),
  transferred: say('已转办', '已轉辦', 'Transferred'),
  underWay: say('办理中', '辦理中', 'Under way'),
  done: say('已办结', '已辦結', 'Done'),
  confirmed: say('已确认', '已確認', 'Confirmed'),
  explained: say('暂难解决', '暫難解決', 'Cannot be solved now'),
  declined: say('不予受理', '不予受理', 'Not accepted'),
  folded: say('已并入', '已併入', 'Folded'),
}

export const LANE_WORDS: Words<Lane> = {
  quick: say('小事马上办', '小事馬上辦', 'At once'),
  major: say('大事推动办', '大事推動辦', 'Pushed forward'),
}

export const ROUTE_WORDS: Words<Route> = {
  quickFix: say('马上办', '馬上辦', 'Quick fix'),
  deliberation: say('议事', '議事', 'Deliberation'),
  microProject: say('民生微实事', '民生微實事', 'Micro-project'),
  ownersAssembly: say('业主大会', '業主大會', 'Owners’ assembly'),
  department: say('转部门', '轉部門', 'Department or hotline'),
  notAccepted: say('不受理', '不受理', 'Not accepted'),
}

/** The name of the sheet, and of the file after the community's name. */
export const LEDGER_WORD = say('台账', '台帳', 'ledger')
