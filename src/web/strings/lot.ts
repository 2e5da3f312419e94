import type { Rows } from '../../wire/strings/rows.ts'

/** Lots: as screen, phone, desk and public pages say it. */
export default {
  'lot.title': ['抽签', '抽籤', 'Lots'],
  'lot.number': ['第 {number} 签', '第 {number} 籤', 'Lot {number}'],
  'lot.from.numbers': ['几个号（纸条、名单）', '幾個號（紙條、名單）', 'Numbers (slips, a list)'],
  'lot.from.floor': ['等着发言的人', '等著發言的人', 'Those who wait to speak'],
  'lot.from.there': ['在场的人', '在場的人', 'Those who are here'],
  'lot.from.residents': ['在场的居民', '在場的居民', 'The residents who are here'],
  'lot.pool': ['从这些号里抽：{pool}', '從這些號裡抽：{pool}', 'Drawn from: {pool}'],
  'lot.take': ['抽 {take} 个', '抽 {take} 個', '{take} {{is|are}} drawn'],
  'lot.called': ['喊出来的数', '喊出來的數', 'What was called'],
  'lot.drawn': ['抽到', '抽到', 'Drawn'],
  'lot.again': ['为什么又抽一次', '為什麼又抽一次', 'Why another lot is drawn'],
  'lot.againSaid': ['又抽一次：{reason}', '又抽一次：{reason}', 'Another lot: {reason}'],
  'lot.yours': ['你是 {number} 号。', '你是 {number} 號。', 'You are number {number}.'],
  'lot.wait': [
    '要抽 {take} 个。等大家掷骰子、喊数。',
    '要抽 {take} 個。等大家擲骰子、喊數。',
    '{take} {{is|are}} drawn once dice are thrown or numbers called.',
  ],
  'lot.look': [
    '看看大屏幕上的数，和骰子对得上吗？',
    '看看大螢幕上的數，和骰子對得上嗎？',
    'Look at the screen: are these the numbers that were called?',
  ],
  'lot.youAre': [
    '抽到你了，第 {place} 个。',
    '抽到你了，第 {place} 個。',
    'You were drawn, as number {place} in order.',
  ],
  'lot.youAreNot': ['这次没有抽到你。', '這次沒有抽到你。', 'You were not drawn.'],
  'lot.giveUp': ['这次抽签作废', '這次抽籤作廢', 'Give the lot up'],
  'lot.givenUp': ['作废：{reason}', '作廢：{reason}', 'Given up: {reason}'],
  'lot.closed': ['没有抽，会就散了', '沒有抽，會就散了', 'Not drawn before the meeting closed'],
  'lot.waits': ['宣布了，还没有抽', '宣布了，還沒有抽', 'Announced, not drawn yet'],
  'lot.fixed': ['封存号', '封存號', 'Fixed as'],
  'lot.checkpoint': ['日志走到', '日誌走到', 'Place in the log'],
  'lot.sealed': ['密封的字', '密封的字', 'Sealed word'],
  'lot.retyped': [
    '抽之前改过 {count} 次',
    '抽之前改過 {count} 次',
    'Typed otherwise {count} {{time|times}} before it was drawn',
  ],
  'lot.check': [
    '谁都可以再抽一遍：下载文件，在“再抽一遍”的页面选它；或者运行 {command}',
    '誰都可以再抽一遍：下載檔案，在「再抽一遍」的頁面選它；或者執行 {command}',
    'Anybody can draw again: keep the file and choose it on that page, or run {command}',
  ],
  'lot.file': ['抽签的文件', '抽籤的檔案', 'The file of the lots'],
  'lot.recount': ['再抽一遍', '再抽一遍', 'Draw again'],
} satisfies Rows
