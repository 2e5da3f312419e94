import { expect, test } from 'vitest'
import type { DeskMatter } from '../../../../wire/matter.ts'
import { matterCommand } from '../../../../wire/ledger.ts'
import type { Values } from '../../form/form.ts'
import { formsOf, versionValue } from './forms.ts'

const FORMS = formsOf('Asia/Shanghai')

const A = '01930000-0000-7000-8000-000000000001'
const B = '01930000-0000-7000-8000-000000000002'
const TARGET = { proposal: A, version: 1, advice: A, step: A, task: A, offer: B, contest: A }
const owner = { person: A, office: '榕埠社区工程组' }
const FILLED: Values = {
  title: '换路灯',
  text: '换成新的',
  proposal: versionValue({ proposal: A, version: 1 }),
  reason: '天黑有人摔过',
  why: '不影响通行',
  urgency: '3',
  importance: 2,
  people: '120',
  grids: [A],
  safety: true,
  lane: 'quick',
  route: 'department',
  receiver: '区城管局',
  heardOn: '2026-12-01',
  owner,
  dueAt: '2026-12-01',
  reviewAt: '2026-12-01',
  heldAt: '2026-12-01',
  note: '都到了',
  into: { id: B },
  card: A,
  cards: [{ meeting: A, card: B }],
  step: 'formalMeeting',
  body: 'residentsMeeting',
  cost: '',
  taken: 'no',
  for: '12',
  against: '',
  abstain: 1,
  tasks: [
    { title: '买灯', owner, dueAt: '2026-12-01' },
    { title: ' ', owner, dueAt: '' },
  ],
  progress: '40',
  offer: B,
  after: A,
  reached: 'yes',
  solved: 'no',
}
let made = 0
const newId = () => `01930000-0000-7000-8000-1${String(made++).padStart(11, '0')}`
const build = (kind: keyof typeof FORMS, values: Values = FILLED) =>
  FORMS[kind]!.build(values, TARGET, newId, null, FILLED)

test('every form sends what the wire takes', () => {
  for (const kind of Object.keys(FORMS) as (keyof typeof FORMS)[]) {
    const sent = matterCommand.safeParse(build(kind))
    expect(sent.error?.issues ?? [], kind).toEqual([])
    expect(sent.data?.kind).toBe(kind)
  }
})

test('[J4] [L9] what is to be done at once warns where it goes to the teams or to money', () => {
  const hint = (lane: string, route: string) =>
    FORMS.route.fields({ route }, { sheet: { triage: { lane } } } as never, {})[0]
  expect(hint('quick', 'deliberation')).toMatchObject({ hint: ['deskMatter.quickTo.teams'] })
  expect(hint('quick', 'microProject')).toMatchObject({ hint: ['deskMatter.quickTo.money'] })
  for (const each of [hint('quick', 'quickFix'), hint('major', 'deliberation')]) expect(each).not.toHaveProperty('hint')
})

test('which of several proposals is adopted is chosen in the form, in its latest version', () => {
  const values = { ...FILLED, proposal: versionValue({ proposal: B, version: 3 }) }
  expect(FORMS.adopt!.fields({}, null, {})[0]).toEqual({ kind: 'proposal', name: 'proposal' })
  expect(FORMS.adopt!.build(values, {}, newId, null as never, FILLED)).toMatchObject({ proposal: B, version: 3 })
})

test('what is left open is null, not nought', () => {
  expect(build('triage', { ...FILLED, people: '' })).toMatchObject({ reach: { people: null } })
  expect(build('writeProposal')).toMatchObject({ version: { cost: null } })
  expect(build('callBack', { ...FILLED, reached: 'no' })).toMatchObject({ solved: null, satisfied: null })
  expect(build('route', { ...FILLED, route: 'quickFix' })).toMatchObject({ receiver: null })
})

test('[L17] names are counted by themselves, hands as they were counted', () => {
  expect(build('recordSupport')).toMatchObject({ for: 12, against: 0, abstain: 1, names: null })
  const byName = { byName: true, for: '陈伯\n黄姨、阿强', against: '', abstain: '' }
  expect(build('recordSupport', byName)).toMatchObject({ for: 3, names: { for: ['陈伯', '黄姨', '阿强'] } })
})

test('[L19] a meeting held today is not still to come, and ten days of notice are ten days', () => {
  const vote = { noticeAt: '2026-11-13', eligible: 10, present: 8, for: 6, against: 1, abstain: 1 }
  const sent = build('recordStep', { heldAt: '2026-11-23', note: '', vote }) as {
    heldAt: number
    vote: { noticeAt: number }
  }
  expect(sent.heldAt).toBe(Date.UTC(2026, 10, 22, 16))
  expect((sent.heldAt - sent.vote.noticeAt) / 3_600_000).toBe(240)
})

test('[L18] without a vote a step needs its words, with one the numbers speak', () => {
  const fieldsOf = (kind: string) => {
    const view = { sheet: { steps: [{ id: A, kind }] } } as unknown as DeskMatter
    return FORMS.recordStep!.fields({}, view, TARGET).map((field) => `${field.name}${'optional' in field ? '?' : ''}`)
  }
  expect(fieldsOf('priorStudy')).toEqual(['proposal', 'heldAt', 'passed', 'note'])
  expect(fieldsOf('formalMeeting')).toEqual(['proposal', 'heldAt', 'vote', 'note?'])
})

test('[J2] the form of a callback asks what follows from the answers before', () => {
  const names = (values: Values) => FORMS.callBack!.fields(values, null, {}).map(({ name }) => name)
  expect(names({})).toEqual(['reached', 'note'])
  expect(names({ reached: 'yes', solved: 'no' })).toEqual(['reached', 'solved', 'satisfied', 'note'])
})
