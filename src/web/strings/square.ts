import type { Rows } from '../../wire/strings/rows.ts'

/** The frame of every public page. */
export default {
  'square.skip': ['跳到正文', '跳到正文', 'Skip to the text'],
  'square.find': ['会议码、回执、编号或词', '會議碼、回執、編號或詞', 'Code, receipt, number, word'],
  'square.licence': ['自由软件，按 Apache-2.0 许可', '自由軟體，按 Apache-2.0 許可', 'Free software under Apache-2.0'],
  'square.pages': ['更多页面', '更多頁面', 'More pages'],
  'square.people': ['{n} 人', '{n} 人', '{n} {{person|people}}'],
  'square.minutes': ['{n} 分钟', '{n} 分鐘', '{n} {{minute|minutes}}'],
  'square.when': ['时间', '時間', 'When'],
  'square.placeOpen': ['待定', '待定', 'To be announced'],
  'square.nextPage': ['下一页', '下一頁', 'Next page'],
} satisfies Rows
