import { expect, test } from 'vitest'
import type { DeskMatter } from '../../../../wire/matter.ts'
import { aboutOf, nameOf, nextActions, otherActions } from './actions.ts'

/** A matter at the desk, as far as the actions look at it. */
const matter = (stage: string, may: string[], sheet: object = {}) =>
  ({ may, sheet: { stage, steps: [], proposals: [], tasks: [], route: null, ...sheet } }) as unknown as DeskMatter
const kinds = (view: DeskMatter) => nextActions(view).map(({ kind }) => kind)
const proposal = (more: object = {}) => ({
  id: 'p',
  title: '划线停车',
  state: 'open',
  versions: [{}, {}],
  advice: [],
  ...more,
})

test('each stage offers its next step first, and only to who may do it', () => {
  expect(kinds(matter('opened', ['triage', 'note']))).toEqual(['triage'])
  expect(kinds(matter('opened', ['note']))).toEqual([])
  expect(kinds(matter('triaged', ['triage', 'route']))).toEqual(['route'])
  expect(kinds(matter('transferring', ['acceptTransfer', 'refuseTransfer']))).toEqual([
    'acceptTransfer',
    'refuseTransfer',
  ])
  expect(kinds(matter('done', ['callBack']))).toEqual(['callBack'])
  expect(kinds(matter('explained', ['resume']))).toEqual(['resume'])
})

test('[L24] work is reported until the last task is done; then it can be called done', () => {
  const may = ['finish', 'reportTask']
  const tasks = [
    { id: 'a', doneAt: 1 },
    { id: 'b', doneAt: null },
  ]
  expect(nextActions(matter('underWay', may, { tasks }))).toEqual([{ kind: 'reportTask', target: { task: 'b' } }])
  expect(kinds(matter('underWay', may, { tasks: [tasks[0]] }))).toEqual(['finish'])
})

test('[L20] a proposal is adopted only when advice is answered and required steps have passed', () => {
  const may = ['answerAdvice', 'recordStep', 'adopt', 'writeProposal']
  const asked = proposal({ advice: [{ id: 'a', answer: null, text: '转弯处要五米' }] })
  expect(nextActions(matter('deliberating', may, { proposals: [asked] }))[0]).toEqual({
    kind: 'answerAdvice',
    target: { advice: 'a' },
  })
  const steps = [{ id: 's', record: null, body: null }]
  expect(kinds(matter('deliberating', may, { proposals: [proposal()], steps }))).toEqual([
    'recordStep',
    'writeProposal',
  ])
  expect(nextActions(matter('deliberating', may, { proposals: [proposal()] }))[0]).toEqual({
    kind: 'adopt',
    target: { proposal: 'p', version: 2 },
  })
})

test('of several proposals that are ready, the form asks which', () => {
  const proposals = [proposal(), proposal({ id: 'q' })]
  expect(nextActions(matter('deliberating', ['adopt', 'writeProposal'], { proposals }))).toEqual([
    { kind: 'adopt', target: {} },
    { kind: 'writeProposal', target: {} },
  ])
})

test('[L21] where the owners decide, their vote is required first', () => {
  const may = ['requireStep', 'adopt', 'writeProposal']
  const route = { route: 'ownersAssembly' }
  expect(kinds(matter('referred', may, { route, proposals: [proposal()] }))[0]).toBe('requireStep')
  const first = (of: object) => {
    const steps = [{ id: 's', body: 'ownersAssembly', record: { passed: true, at: 1, of } }]
    return kinds(matter('referred', may, { route: { ...route, at: 0 }, steps, proposals: [proposal()] }))[0]
  }
  const of = { proposal: proposal().id, version: proposal().versions.length }
  expect(first(of)).toBe('adopt')
  // [L61] What passed for another version is passed anew.
  expect(first({ ...of, version: 9 })).toBe('writeProposal')
})

test('a new version is its own next step; another proposal stays among the rest', () => {
  const view = matter('deliberating', ['writeProposal', 'note', 'advise'], { proposals: [proposal()] })
  const next = nextActions(view)
  expect(next.map(nameOf)).toEqual(['deskMatter.newVersion', 'deskMatter.do.advise'])
  expect(otherActions(view, next)).toEqual(['writeProposal', 'note'])
  expect(aboutOf(next[0]!, view.sheet, (key) => key)).toBe('划线停车')
})
