import type { CATEGORIES } from '../../core/ledger/categories.ts'
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
  opened: say('待研判', '待研判', 'To be weighed'),
  triaged: say('待分流', '待分流', 'To be routed'),
  deliberating: say('商议中', '商議中', 'Deliberating'),
  referred: say('待表决', '待表決', 'Referred'),
  decided: say('已定方案', '已定方案', 'Decided'),
  transferring: say('等对方接', '等對方接', 'Being transferred'),
  transferred: say('已转出', '已轉出', 'Transferred'),
  underWay: say('办理中', '辦理中', 'Under way'),
  done: say('待回访', '待回訪', 'To be checked'),
  confirmed: say('已确认', '已確認', 'Confirmed'),
  explained: say('暂办不了', '暫辦不了', 'Explained'),
  declined: say('不受理', '不受理', 'Not accepted'),
  folded: say('已并入', '已併入', 'Folded'),
}

export const LANE_WORDS: Words<Lane> = {
  quick: say('小事马上办', '小事馬上辦', 'At once'),
  major: say('大事推动办', '大事推動辦', 'Pushed forward'),
}

export const ROUTE_WORDS: Words<Route> = {
  quickFix: say('马上办', '馬上辦', 'Quick fix'),
  deliberation: say('议事队商议', '議事隊商議', 'Deliberation'),
  microProject: say('民生微实事', '民生微實事', 'Micro-project'),
  ownersAssembly: say('业主大会', '業主大會', 'Owners’ assembly'),
  department: say('转部门或热线', '轉部門或熱線', 'Department or hotline'),
  notAccepted: say('不受理', '不受理', 'Not accepted'),
}

/** The usual categories; others are written as they stand. */
export const CATEGORY_WORDS: Words<(typeof CATEGORIES)[number]> = {
  environment: say('环境卫生', '環境衛生', 'Environment'),
  roads: say('道路', '道路', 'Roads'),
  parking: say('停车', '停車', 'Parking'),
  safety: say('安全', '安全', 'Safety'),
  facilities: say('公共设施', '公共設施', 'Facilities'),
  property: say('物业和房屋', '物業和房屋', 'Property'),
  market: say('市场和摊点', '市場和攤點', 'Market'),
  noise: say('噪声', '噪聲', 'Noise'),
  elderly: say('老人', '老人', 'Elders'),
  children: say('孩子', '孩子', 'Children'),
  greenery: say('绿化', '綠化', 'Greenery'),
  rules: say('公约和管理', '公約和管理', 'Rules'),
}

/** The name of the sheet, and of the file after the community's name. */
export const LEDGER_WORD = say('台账', '台帳', 'ledger')
