import { expect, test } from 'vitest'
import { languageOf } from '../../web/document/language.ts'
import { wilson } from '../survey/change.ts'
import { surveyReportOf } from './survey.ts'

test('[S20] the report says what was published, what the ledger knows, and how often articles were of use', () => {
  const [low, high] = wilson(12, 20)
  const groups = [
    { answers: [1, 2, 3, 6], count: 8 },
    { answers: [4, 5], count: 12 },
  ]
  const by = [
    {
      background: 'age' as const,
      rows: [
        { values: [4], agree: 7, of: 12 },
        { values: [1, 2, 3, 0], agree: 5, of: 10 },
      ],
    },
  ]
  const point = { code: 'K7Q2MD', at: 5, agree: 12, of: 20, low, high, change: { clear: 'up' as const } }
  const rate = { part: 3, of: 4, share: null }
  const facts = {
    community: '榕埠社区',
    office: '',
    title: '变了没有',
    code: 'K7Q2MD',
    closedAt: 86_400_000,
    people: 20,
    invited: 60,
    lines: [
      { said: { asks: 'trust', text: null, groups, by }, points: [point] },
      { said: { asks: 'own1', text: '灯亮了', groups: null }, points: [] },
    ],
    ledger: {
      rates: { response: { part: 30, of: 40, share: 0.75 }, resolution: rate, satisfaction: rate },
      overdue: 2,
      reopened: 1,
      answerDays: null,
    },
    convention: { title: '居民公约', articles: [{ text: '停车入棚', uses: 4 }] },
    address: 'https://grove.test/c/rongbu/surveys/K7Q2MD',
  }
  const { blocks } = surveyReportOf(facts, languageOf('en', 'Asia/Shanghai'))
  const text = JSON.stringify(blocks)
  expect(text).toContain('60%')
  expect(text).toContain('More than last time')
  expect(text).toContain('Response rate 75% 30 of 40 matters')
  expect(text).toContain('Too few for a percentage')
  const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block.rows] : []))
  expect(tables[0]![1]![1]![0]).toMatch(/not told/)
  expect(tables[1]!.map((row) => row.slice(1))).toEqual([
    [['60 or more'], ['58% (12 people)']],
    [['Everybody else, and who did not say'], ['50% (10 people)']],
  ])
  expect(tables[2]).toEqual([[['Article 1 停车入棚'], ['4']]])
})
