import type { Rows } from '../../wire/strings/rows.ts'

/** Dots, as phone, screen and desk say them. */
export default {
  'dots.title': ['点票', '點票', 'Dots'],
  'dots.ask': [
    '每人 {each} 点，点给你最看重的议题',
    '每人 {each} 點，點給你最看重的議題',
    'Give {each} {{dot|dots}} to the topics that matter most to you',
  ],
  'dots.left': ['还剩 {count} 点', '還剩 {count} 點', '{count} {{dot|dots}} left'],
  'dots.people': ['{people} 人已经点了', '{people} 人已經點了', '{people} {{person has|people have}} given theirs'],
  'dots.counting': ['点票停了，正在数。', '點票停了，正在數。', 'The dots are closed and being counted.'],
  'dots.shown': ['点票结果', '點票結果', 'How the dots fell'],
  'dots.count': ['{count} 点', '{count} 點', '{count} {{dot|dots}}'],
  'dots.channels': [
    '手机和代点 {given}，贴纸 {stickers}',
    '手機和代點 {given}，貼紙 {stickers}',
    '{given} by phone or desk, {stickers} {{sticker|stickers}}',
  ],
  'dots.none': ['还没有议题可以点。', '還沒有議題可以點。', 'There is no topic to give dots to yet.'],
} satisfies Rows
