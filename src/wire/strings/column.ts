import type { Rows } from './rows.ts'

/** The columns of a ledger as a spreadsheet, in their order. `person` only at the desk. */
export default {
  'column.number': ['编号', '編號', 'Number'],
  'column.title': ['事项', '事項', 'Matter'],
  'column.summary': ['内容', '內容', 'Summary'],
  'column.category': ['类别', '類別', 'Category'],
  'column.where': ['地点', '地點', 'Where'],
  'column.stage': ['状态', '狀態', 'Stage'],
  'column.lane': ['轻重', '輕重', 'Lane'],
  'column.route': ['去向', '去向', 'Route'],
  'column.urgency': ['紧急', '緊急', 'Urgency'],
  'column.importance': ['重要', '重要', 'Importance'],
  'column.reach': ['涉及人数', '涉及人數', 'Reach'],
  'column.office': ['承办单位', '承辦單位', 'Office'],
  'column.person': ['承办人', '承辦人', 'Handler'],
  'column.opened': ['登记日期', '登記日期', 'Opened'],
  'column.due': ['期限', '期限', 'Due'],
  'column.done': ['办结日期', '辦結日期', 'Done'],
  'column.confirmed': ['确认日期', '確認日期', 'Confirmed'],
  'column.people': ['提出和附议人数', '提出和附議人數', 'People'],
  'column.cards': ['议题卡数', '議題卡數', 'Cards'],
  'column.reopened': ['重办次数', '重辦次數', 'Reopened'],
  'column.reason': ['说明', '說明', 'Reason'],
} satisfies Rows
