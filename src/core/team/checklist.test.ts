import { expect, test } from 'vitest'
import type { Sheet } from '../ledger/sheet.ts'
import { checklistOf } from './checklist.ts'

const sheet = (more: Partial<Sheet>): Sheet =>
  ({
    stage: 'deliberating',
    cards: [],
    where: '',
    grids: [],
    category: '',
    proposals: [],
    steps: [],
    evidence: [],
    callbacks: [],
    ...more,
  }) as Sheet
const met = (of: Sheet, team: Parameters<typeof checklistOf>[1]) =>
  checklistOf(of, team)
    .filter((one) => one.met)
    .map(({ check }) => check)

const version = { number: 2, text: '', cost: null, resources: '两个人', affected: '三栋住户', changed: '', at: 2 }
const proposal = {
  id: 'p',
  title: '',
  state: 'open' as const,
  reason: '',
  versions: [{ ...version, number: 1 }, version],
  support: [],
  advice: [],
}

test('spotters hand on a matter with cards, a place and a category', () => {
  expect(met(sheet({ stage: 'opened' }), 'spotter')).toEqual([])
  const whole = { stage: 'opened' as const, cards: [{ meeting: 'm', card: 'c' }], where: '三井巷', category: 'roads' }
  expect(met(sheet(whole), 'spotter')).toEqual(['cards', 'place', 'category'])
})

test('a callback counts for what was shown last', () => {
  const shown = { text: '', before: null, after: 'a', by: 'w', at: 10 }
  const asked = { reached: true, solved: false, satisfied: null, note: '', at: 5 }
  const done = { stage: 'done' as const, evidence: [shown] }
  expect(met(sheet({ ...done, callbacks: [asked] }), 'spotter')).toEqual(['evidence'])
  expect(met(sheet({ ...done, callbacks: [{ ...asked, at: 11 }] }), 'spotter')).toEqual(['evidence', 'calledBack'])
})

test('deliberators hand on a proposal whose newest version the team took a stand on', () => {
  const stand = { version: 1, for: 5, against: 0, abstain: 0, names: null, at: 3 }
  expect(met(sheet({ proposals: [{ ...proposal, support: [stand] }] }), 'deliberation')).not.toContain('support')
  const now = { ...proposal, support: [{ ...stand, version: 2 }] }
  expect(met(sheet({ proposals: [now] }), 'deliberation')).toContain('support')
})

test('advice on an earlier version is no advice on the newest', () => {
  const advice = { id: 'a', version: 1, text: '', at: 1, answer: null }
  expect(met(sheet({ proposals: [{ ...proposal, advice: [advice] }] }), 'advisory')).toEqual(['proposal'])
  expect(met(sheet({ proposals: [{ ...proposal, advice: [{ ...advice, version: 2 }] }] }), 'advisory')).toEqual([
    'proposal',
    'advised',
  ])
})
