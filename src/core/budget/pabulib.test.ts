import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inUnit, readAmount, writeAmount } from './amount.ts'
import { readPabulib, writePabulib, type PabulibFile } from './pabulib.ts'
import { columnOf, electionOf, metaOf, pabulibOf, votesOf, voteTypeOf } from './pabulibElection.ts'

const FILE = `META
key;value
description;"Big bowl; ""第一轮"""
budget;100.50
vote_type;approval
PROJECTS
project_id;cost;name;consul
1;60;灯;甲
2;40.25;"一行
两行";
VOTES
voter_id;vote;age
7;1,2;60
9;;
8;2;33`

const read = (text: string): PabulibFile => {
  const file = readPabulib(text)
  if ('refused' in file) throw new Error(file.refused)
  return file
}

test('[B10] a file is written as it was read: unknown columns, quotes, blank lines, either line end, no last one', () => {
  const strange = `META\nkey; value\nbudget; 10\n\nPROJECTS\nproject_id;cost;name\n1;5;Park "Zielony"\n2;5;"unclosed\n\nVOTES\nvoter_id;vote\n`
  const spelt = `\uFEFFmeta\nkey;value\n"budget";10\nPROJECTS\nproject_id;cost\n1;"5"\nVOTES\nvoter_id;vote\n1;1\n\n`
  for (const text of [FILE, `${FILE}\n`, FILE.split('\n').join('\r\n'), strange, spelt])
    expect(writePabulib(read(text))).toBe(text)
  expect(columnOf(read(FILE), 'PROJECTS', 'consul')).toEqual(['甲', ''])
  expect(columnOf(read(FILE), 'PROJECTS', 'name')).toEqual(['灯', '一行\n两行'])
  expect(metaOf(read(FILE), 'description')).toBe('Big bowl; "第一轮"')
  expect(columnOf(read(strange), 'PROJECTS', 'name')).toEqual(['Park "Zielony"', '"unclosed'])
  expect(metaOf(read(spelt), 'budget')).toBe('10')
})

test('[B10] whatever cells hold, they come back', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ';', '\n', ' ', '盆', ','), maxLength: 6 })
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 6 }), (rows) => {
      const sound = rows.map(([a, b]) => [`k${a}`, b])
      const file = read(FILE)
      const other: PabulibFile = {
        sections: [{ name: 'META', columns: ['key', 'value'], rows: sound }, ...file.sections.slice(1)],
        spelling: { newline: '\n', ended: true, lines: new Map() },
      }
      const text = writePabulib(other)
      expect(read(text).sections).toEqual(other.sections)
      expect(writePabulib(read(text))).toBe(text)
    }),
  )
})

test('[B10] amounts are read exactly, and to the smallest part that the file names', () => {
  const { election, digits } = electionOf(read(FILE)) as { election: { budget: bigint }; digits: number }
  expect(digits).toBe(2)
  expect(election).toEqual({
    budget: 10050n,
    projects: [
      { id: '1', cost: 6000n },
      { id: '2', cost: 4025n },
    ],
    ballots: [
      { approves: [0, 1], voters: 1 },
      { approves: [], voters: 1 },
      { approves: [1], voters: 1 },
    ],
  })
  for (const text of ['0', '12', '12.5', '0.05', '123456789012345678901234567890.01']) {
    const amount = readAmount(text)!
    expect(writeAmount(amount.whole, amount.digits)).toBe(text)
    expect(writeAmount(inUnit(amount, 5), 5)).toBe(text)
  }
  for (const text of ['', '-1', '1e5', '1 000', '.5', 'x']) expect(readAmount(text)).toBeNull()
})

test('[B10] other ways of voting are read with their points, and not counted', () => {
  for (const type of ['cumulative', 'scoring', 'ordinal'] as const) {
    const file = read(
      `META\nkey;value\nbudget;10\nvote_type;${type}\nPROJECTS\nproject_id;cost\n1;5\n2;5\nVOTES\nvoter_id;vote;points\n1;2,1;3,1\n`,
    )
    expect(voteTypeOf(file)).toBe(type)
    expect(votesOf(file)).toEqual([{ voter: '1', projects: ['2', '1'], points: ['3', '1'] }])
    expect(electionOf(file)).toEqual({ refused: 'notApproval', what: type })
  }
})

test('[B10] what is missing or cannot be counted is said', () => {
  expect(readPabulib('')).toEqual({ refused: 'noSection', section: 'META' })
  expect(readPabulib(FILE.slice(0, FILE.indexOf('VOTES')))).toEqual({ refused: 'noSection', section: 'VOTES' })
  expect(readPabulib(`${FILE.slice(0, FILE.indexOf('voter_id'))}`)).toEqual({ refused: 'noColumns', section: 'VOTES' })
  expect(electionOf(read(FILE.replace('100.50', 'viel')))).toEqual({ refused: 'noAmount', what: 'viel' })
  expect(electionOf(read(FILE.replace('8;2;', '8;5;')))).toEqual({ refused: 'noSuchProject', what: '5' })
  expect(electionOf(read(FILE.replace('2;40.25', '1;40.25')))).toEqual({ refused: 'projectTwice', what: '1' })
  expect(electionOf(read(FILE.replace('cost', 'price')))).toEqual({ refused: 'noColumn', what: 'cost' })
})

test('[B10] a round goes out without persons, and says the same when it comes in', () => {
  const read1 = electionOf(read(FILE))
  if ('refused' in read1) throw new Error(read1.refused)
  const file = pabulibOf(read1, { comment: '#1: 试', country: 'China' }, [
    { name: '灯' },
    { name: '路', selected: '1' },
  ])
  const text = writePabulib(file)
  expect(text).toBe(`META
key;value
country;China
num_projects;2
num_votes;3
budget;100.5
vote_type;approval
comment;#1: 试
PROJECTS
project_id;cost;votes;name;selected
1;60;1;灯;
2;40.25;2;路;1
VOTES
voter_id;vote
1;
2;1,2
3;2
`)
  const again = electionOf(read(text))
  expect(again).toMatchObject({ digits: 2, election: { budget: 10050n, projects: read1.election.projects } })
  expect(writePabulib(read(text))).toBe(text)
})
