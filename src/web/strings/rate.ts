import type { Rows } from '../../wire/strings/rows.ts'

/** The three rates. */
export default {
  'rate.response': ['响应率', '響應率', 'Response rate'],
  'rate.resolution': ['解决率', '解決率', 'Resolution rate'],
  'rate.satisfaction': ['满意率', '滿意率', 'Satisfaction rate'],
  'rate.response.what': [
    '按时研判的，占该研判的',
    '按時研判的，佔該研判的',
    'Weighed in time, of those that had to be',
  ],
  'rate.resolution.what': [
    '回访确认解决的，占该办完的',
    '回訪確認解決的，佔該辦完的',
    'Confirmed as solved, of those that had to be done',
  ],
  'rate.satisfaction.what': ['说满意的，占回答了的', '說滿意的，佔回答了的', 'Satisfied, of those who answered'],
  'rate.of.matters': ['{of} 件里 {part} 件', '{of} 件裡 {part} 件', '{part} of {of} matters'],
  'rate.of.answers': ['{of} 人次里 {part} 人次', '{of} 人次裡 {part} 人次', '{part} of {of} answers'],
  'rate.few': ['数量少，不算百分比', '數量少，不算百分比', 'Too few for a percentage'],
} satisfies Rows
