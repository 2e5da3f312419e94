import type { Rows } from '../../wire/strings/rows.ts'

/** The two sides of a topic. */
export default {
  'side.one': ['一面', '一面', 'One side'],
  'side.other': ['另一面', '另一面', 'The other side'],
  'side.people': ['{side}：{people} 人', '{side}：{people} 人', '{side}: {people} {{person|people}}'],
  'side.both': ['{n} 人两面都有', '{n} 人兩面都有', '{n} {{person is|people are}} on both sides'],
} satisfies Rows
