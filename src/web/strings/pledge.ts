import type { Rows } from '../../wire/strings/rows.ts'

/** Pledges, as phone, screen, desk and minutes say them. */
export default {
  'pledge.title': ['当场认领', '當場認領', 'Pledges'],
  'pledge.number': ['第 {number} 项认领', '第 {number} 項認領', 'Pledge {number}'],
  'pledge.ask': ['谁愿意出一份力？', '誰願意出一份力？', 'Who takes something on?'],
  'pledge.today': ['今天认领了 {count} 项', '今天認領了 {count} 項', '{count} {{pledge|pledges}} made today'],
  'pledge.by': ['{day}以前', '{day}以前', 'by {day}'],
  'pledge.gone': ['（认领的人收回了原话）', '（認領的人收回了原話）', '(words taken back)'],
  'pledge.stage.said': ['等着当场念', '等著當場唸', 'waits to be read out'],
  'pledge.stage.taken': ['当场应下', '當場應下', 'taken on before the hall'],
  'pledge.stage.withdrawn': ['自己收回了', '自己收回了', 'taken back'],
  'pledge.stage.dropped': ['没有记下', '沒有記下', 'not taken'],
  'pledge.offer': ['记为资源认领', '記為資源認領', 'an offer in the ledger'],
  'pledge.task': ['{number} 号事项的任务', '{number} 號事項的任務', 'a task of matter {number}'],
  'pledge.somebody': ['在场的一位', '在場的一位', 'somebody here'],
  'pledge.money': ['出钱', '出錢', 'money'],
  'pledge.space': ['出场地', '出場地', 'a place'],
  'pledge.labour': ['出人出力', '出人出力', 'hands'],
  'pledge.goods': ['出东西', '出東西', 'things'],
  'pledge.expertise': ['出主意、出手艺', '出主意、出手藝', 'skill'],
} satisfies Rows
