import { afterAll, beforeAll, expect, test } from 'vitest'
import { MATTER_STAGES } from '../../src/core/ledger/stages.ts'
import { linesOf } from '../../src/core/survey/waves.ts'
import { Hub } from '../../src/server/hub/hub.ts'
import type { Planted } from '../../src/sample/year/year.ts'
import { plantYear } from '../../src/sample/year/year.ts'
import type { TestGrove } from '../build/grove.ts'
import { startTestGrove } from '../build/grove.ts'

let grove: TestGrove
let planted: Planted
const NOW = Date.UTC(2026, 10, 20, 4)
beforeAll(async () => {
  grove = await startTestGrove()
  planted = await plant()
})
afterAll(() => grove.stop())

const plant = () =>
  plantYear(
    {
      database: { owner: grove.owner, requests: grove.services.identity.requests },
      identity: grove.services.identity,
      hub: new Hub(),
    },
    'grove',
    NOW,
  )
const heads = () => grove.owner.selectFrom('journal_head').selectAll().orderBy('community').execute()

test('a year of three communities holds some 300 matters in all lanes and ends, every one played through the rules', async () => {
  expect(planted.matters).toBeGreaterThan(290)
  expect(planted.cards).toBeGreaterThan(800)
  const rows = await grove.owner.selectFrom('matter').select(['stage', 'lane', 'reopened', 'sheet']).execute()
  const stages = new Set(rows.map(({ stage }) => stage))
  // Decided and transferring are passed through within days; the others are there on any day.
  for (const stage of MATTER_STAGES)
    if (stage !== 'decided' && stage !== 'transferring') expect(stages).toContain(stage)
  expect(new Set(rows.map(({ lane }) => lane))).toEqual(new Set(['quick', 'major', null]))
  expect(rows.some(({ reopened }) => reopened > 0)).toBe(true)
  expect(rows.some(({ sheet }) => sheet.stage === 'confirmed' && sheet.steps.some(({ record }) => record?.vote))).toBe(
    true,
  )
})

test('[V3] [V18] formal votes of all three bodies were held through the core, the owners’ by heads and floor area, and their matters have the numbers', async () => {
  const closed = await grove.owner.selectFrom('vote').selectAll().where('stage', '=', 'closed').execute()
  // Those of budget rounds are no formal ones.
  const votes = closed.filter(({ vote }) => vote.rules.law !== null)
  expect(votes).toHaveLength(planted.votes)
  const bodies = new Set(votes.map(({ vote }) => vote.rules.law!.body))
  expect(bodies).toEqual(new Set(['residentsMeeting', 'representativesMeeting', 'ownersAssembly']))
  for (const { vote, matter, code } of votes) {
    const [result] = vote.outcome!.results
    expect(result!.outcome).toBe('carried')
    expect(result!.area === null).toBe(vote.rules.law!.body !== 'ownersAssembly')
    if (!matter) continue
    const { sheet } = await grove.owner
      .selectFrom('matter')
      .select('sheet')
      .where('id', '=', matter)
      .executeTakeFirstOrThrow()
    const { record } = sheet.steps.find((step) => step.record?.counted?.code === code)!
    expect(record).toMatchObject({ passed: true, vote: { present: result!.heads.present, for: result!.heads.for } })
  }
})

test('[M44–M62] in one meeting of the year people spoke, sat at tables that told the room, carried a motion, pledged and gave dots', async () => {
  const rows = await grove.owner.selectFrom('meeting').select(['id', 'tables', 'dots']).execute()
  const [hall, ...others] = rows.filter(({ tables }) => tables !== null)
  expect(others).toEqual([])
  expect(hall!.tables!.reports).toHaveLength(hall!.tables!.tables.length)
  expect(hall!.dots!.stage).toBe('shown')
  const of = (table: 'speaker' | 'motion' | 'pledge') => grove.owner.selectFrom(table).selectAll().execute()
  for (const row of [...(await of('speaker')), ...(await of('motion')), ...(await of('pledge'))])
    expect(row.meeting).toBe(hall!.id)
  expect((await of('speaker')).every(({ turn }) => turn)).toBe(true)
  expect(await of('motion')).toMatchObject([{ motion: { stage: 'carried' } }])
  expect(await of('pledge')).toMatchObject([{ pledge: { stage: 'taken' } }])
})

test('[L24] [L25] in the whole year nothing is confirmed without evidence and a callback', async () => {
  const rows = await grove.owner.selectFrom('matter').select('sheet').where('stage', '=', 'confirmed').execute()
  for (const { sheet } of rows) {
    expect(sheet.evidence.length).toBeGreaterThan(0)
    expect(sheet.callbacks.at(-1)!.solved).toBe(true)
  }
})

test('[B13–B24] two budget rounds of the year: one by phone, done and accepted; one half on paper, a project dearer', async () => {
  const rounds = await grove.owner
    .selectFrom('round')
    .innerJoin('round_inside', 'round_inside.round', 'round.id')
    .select(['stage', 'title', 'inside'])
    .orderBy('at')
    .execute()
  expect(rounds.map(({ stage }) => stage)).toEqual(['closed', 'decided'])
  for (const { inside } of rounds) {
    expect(inside.counted!.won.length).toBeGreaterThan(1)
    expect(inside.projects.filter(({ number }) => number !== null)).toHaveLength(inside.counted!.won.length)
  }
  const [, autumn] = rounds
  expect(autumn!.inside.projects.some(({ reports }) => reports.some(({ over }) => over))).toBe(true)
  const votes = await grove.owner
    .selectFrom('vote')
    .select('vote')
    .where('code', '=', autumn!.inside.voteCode)
    .execute()
  expect(votes[0]!.vote.outcome!.doors).toMatchObject({ box: { ballots: 12 }, homes: { ballots: 12 } })
})

test('[S7] [S9] two waves of the survey were asked, closed and published; most is clearly better', async () => {
  const rows = await grove.owner.selectFrom('survey').selectAll().orderBy('at').execute()
  expect(rows.map(({ stage }) => stage)).toEqual(['closed', 'closed'])
  const waves = rows.map(({ code, survey: { coded, closedAt, result } }) => ({ code, coded, closedAt, result }))
  const lines = linesOf(waves)
  expect(lines).toHaveLength(9)
  expect(lines.filter(({ points }) => points[1]?.change?.clear === 'up').length).toBeGreaterThan(4)
})

test('[C16] [C17] the convention was made from the first idea on, of use to matters, and looked at a year after its first day', async () => {
  const [row, ...others] = await grove.owner.selectFrom('convention_inside').select('inside').execute()
  const [shown] = await grove.owner.selectFrom('convention').select(['stage', 'effective_on']).execute()
  expect(shown!.stage).toBe('published')
  expect(others).toEqual([])
  const { reviews, uses, passed, comments, filed } = row!.inside
  expect(passed).toEqual([1, 2, 3, 4])
  expect(filed!.receipt).toBeTruthy()
  expect(comments.every(({ answer }) => answer)).toBe(true)
  expect(uses.filter(({ matter }) => matter)).not.toEqual([])
  expect(reviews.map(({ verdicts }) => verdicts.map(({ what }) => what))).toEqual([['keep', 'keep', 'keep', 'change']])
  expect(reviews[0]!.endedAt! - Number(shown!.effective_on)).toBeGreaterThan(365 * 86_400_000)
})

test('[K1] [K7] [K8] twelve are in the register of the year; one still thinks about it, one was asked twice', async () => {
  const entries = await grove.owner.selectFrom('register_entry').selectAll().execute()
  expect(entries.map(({ state }) => state).toSorted()).toEqual([...Array<string>(11).fill('agreed'), 'asked'])
  const invitations = await grove.owner.selectFrom('register_invitation').select('invitation').execute()
  expect(new Set(invitations.map(({ invitation }) => invitation.entry)).size).toBe(invitations.length - 1)
  expect(invitations.reduce((sum, { invitation }) => sum + invitation.hours, 0)).toBe(55)
})

test('played again with the same seed on the same day it changes nothing', async () => {
  const before = await heads()
  await plant()
  expect(await heads()).toEqual(before)
})
