import { expect, test } from 'vitest'
import { budgetLines } from '../../../scripts/budgetLines.ts'
import { EQUAL_SHARES } from './rule.ts'

const FILE = `META
key;value
description;大盆菜
budget;100
vote_type;approval
PROJECTS
project_id;cost;name
1;60;灯
2;50;椅
3;70;桥
VOTES
voter_id;vote
a;1
b;1
c;1,2
d;2
`

test('[B11] [B12] a terminal tells who paid what, what a ballot paid for, and what a loser was missing', () => {
  const rule = { ...EQUAL_SHARES, completion: 'none', comparison: 'none' } as const
  expect(budgetLines(FILE, { rule, project: '2', voter: 'c' })).toEqual({
    lines: [
      '大盆菜',
      '4 voters, 3 projects, budget 100',
      'share of each voter: 25',
      'out before the count: 3 桥: tooFewVotes',
      'chosen by equalShares: 1, 60 spent, 40 left',
      '  1 灯: 60, 3 votes. 3 pay 20 each',
      'most votes would have chosen: 1',
      '',
      '2 椅 is not chosen: 2 votes, 50',
      '  its supporters have 30 left together',
      '  it would have won at a cost of 30',
      '  it would have won with a budget of 140',
      '',
      'this ballot had 25:',
      '  20 for 1 灯',
      '  5 left',
    ],
  })
  const third = budgetLines(FILE.replace('1;60', '1;50'), { rule, voter: 'c' }) as { lines: string[] }
  expect(third.lines).toContain('  16.66… for 1 灯')
})

test('[B10] a terminal says why a file is not counted', () => {
  expect(budgetLines('', { rule: EQUAL_SHARES })).toEqual({
    why: 'this is no file of Pabulib: META is missing, or its columns',
  })
  expect(budgetLines(FILE.replace('approval', 'ordinal'), { rule: EQUAL_SHARES })).toEqual({
    why: 'this cannot be counted: notApproval (ordinal)',
  })
})
