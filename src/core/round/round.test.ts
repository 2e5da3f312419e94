import { fingerprintOf } from '../plain/fingerprint.ts'
import { expect, test } from 'vitest'
import { A_PROJECT, Holding, resident, SETTINGS, staff } from '../../../tests/build/rounds.ts'
import { decideVote } from '../ballot/decide.ts'
import { faultOf } from '../ballot/rules.ts'
import { copyOf } from '../plain/copy.ts'
import { lotFault } from '../plain/lotRecord.ts'
import type { RoundCommand, RoundCommandOf } from './command.ts'
import { roundInJournal } from './event.ts'
import { settingsFault } from './settings.ts'
import { shownOf } from './shown.ts'
import { voteOn } from './vote.ts'

const DAY = 86_400_000
const LOT_FOR_1 = { kind: 'announceRoundLot', id: 'x', n: 1, again: '', checkpoint: 'c', sealed: 'w' } as const

test('[B13] settings that cannot hold are refused with what is wrong', () => {
  expect(settingsFault(SETTINGS)).toBeUndefined()
  const wrong: [Partial<typeof SETTINGS>, string][] = [
    [{ budget: 0 }, 'noMoney'],
    [{ caps: { works: null, services: null, goods: null } }, 'noKind'],
    [{ fewest: 4 }, 'dishes'],
    [{ menuDays: -1 }, 'days'],
    [{ turnout: { over: 3, of: 2, above: false } }, 'share'],
    [{ doors: ['phone', 'hands'] }, 'doors'],
    [{ acceptors: 0 }, 'acceptors'],
    [{ lotFrom: '' }, 'lot'],
  ]
  for (const [changed, fault] of wrong) expect(settingsFault({ ...SETTINGS, ...changed })).toBe(fault)
})

test('[B14] who proposed something is in no event that is told, in no entry, and not among what is shown', () => {
  const holding = new Holding()
  holding.proposes({ need: '我是三栋的王秀英' }, '王秀英')
  expect(holding.round.proposers.get(1)).toEqual({ name: '王秀英', contact: '' })
  expect(
    JSON.stringify(
      holding.events.map(({ told }) => (told.kind === 'projectProposed' ? { ...told, said: null } : told)),
    ),
  ).not.toContain('王秀英')
  expect(JSON.stringify(holding.events.map(roundInJournal))).not.toContain('王秀英')
  // What waits for its screening is a number.
  expect(JSON.stringify(shownOf(holding.round))).not.toContain('王秀英')
  expect(shownOf(holding.round).came).toEqual({ proposed: 1, waiting: 1, withdrawn: 0, merged: 0, split: 0 })
  holding.does({ kind: 'eraseProposer', n: 1 })
  expect(holding.round.proposers.size).toBe(0)
})

test('[B14] a kind that the round has not, too much money, days that run backwards are refused', () => {
  const holding = new Holding({ caps: { works: 100, services: null, goods: null } })
  const said = (changed: object): RoundCommand => ({
    kind: 'propose',
    key: 'k',
    said: { ...A_PROJECT, ...changed },
    proposer: { name: '', contact: '' },
    came: 'page',
  })
  expect(holding.refused(said({ kind: 'goods' }), resident)).toBe('kindNotTaken')
  expect(holding.refused(said({ title: ' ' }), resident)).toBe('textEmpty')
  expect(holding.refused(said({ lines: [{ what: '金', quantity: 1e9, price: 1e9 }] }), resident)).toBe('outOfRange')
  expect(holding.refused(said({ from: 5, until: 4 }), resident)).toBe('outOfRange')
  holding.facts.knows = false
  expect(holding.refused(said({ matter: 'of another' }), resident)).toBe('noSuchMatter')
})

test('[B15] whatever is screened out has a reason, a second look is another’s, and the last', () => {
  const holding = new Holding()
  const n = holding.proposes()
  expect(holding.refused({ kind: 'screen', n, out: 'excluded', reason: '' })).toBe('textEmpty')
  expect(holding.refused({ kind: 'appeal', n, text: '请再看' }, resident)).toBe('notScreenedOut')
  holding.does({ kind: 'screen', n, out: 'othersDuty', reason: '属于物业' })
  expect(shownOf(holding.round).screenedOut).toEqual([
    { n, out: 'othersDuty', reason: '属于物业', again: false, into: null },
  ])
  holding.now++
  holding.does({ kind: 'appeal', n, text: '物业管不到这里' }, resident)
  expect(holding.does({ kind: 'appeal', n, text: '物业管不到这里' }, resident)).toEqual([])
  expect(holding.refused({ kind: 'appeal', n, text: '再看一次' }, resident)).toBe('appealedAlready')
  holding.now++
  expect(holding.refused({ kind: 'screen', n, out: null, reason: '' })).toBe('secondLookByAnother')
  holding.does({ kind: 'screen', n, out: 'othersDuty', reason: '合同里写了' }, staff(2))
  expect(holding.refused({ kind: 'screen', n, out: null, reason: '' }, staff(3))).toBe('screenedTwice')
  expect(shownOf(holding.round).screenedOut[0]!.again).toBe(true)
})

test('[B14] [B15] merged and withdrawn proposals follow, and what is described anew is screened and checked anew', () => {
  const holding = new Holding()
  const [one, other, third] = [holding.proposes(), holding.proposes(), holding.proposes()]
  holding.does({ kind: 'mergeProjects', n: one, others: [other], reason: '' })
  expect(holding.does({ kind: 'mergeProjects', n: one, others: [other], reason: '' })).toEqual([])
  holding.does({ kind: 'withdrawProject', n: third }, resident)
  expect(holding.round.projects.map(({ state, into }) => [state, into])).toEqual([
    ['proposed', null],
    ['merged', one],
    ['withdrawn', null],
  ])
  for (const n of [other, third])
    expect(holding.refused({ kind: 'screen', n, out: null, reason: '' })).toBe('projectOver')
  holding.does({ kind: 'screen', n: one, out: null, reason: '' })
  holding.does({ kind: 'checkCost', n: one, amount: 100, by: '李工', note: '' })
  holding.does({ kind: 'describeProject', n: one, said: { ...A_PROJECT, title: '八张长椅' } })
  expect(holding.round.projects[0]).toMatchObject({ state: 'proposed', cost: null, title: '八张长椅' })
  // [B38] Whoever read the words before these passes and costs nothing of them.
  const [stale, read] = [A_PROJECT, { ...A_PROJECT, title: '八张长椅' }].map(fingerprintOf)
  const screen = { kind: 'screen', n: one, out: null, reason: '' } as const
  const cost = { kind: 'checkCost', n: one, amount: 200, by: '李工', note: '' } as const
  for (const command of [screen, cost]) {
    expect(holding.refused({ ...command, read: stale })).toBe('changedMeanwhile')
    expect(holding.does({ ...command, read })).toHaveLength(1)
  }
})

test('[B16] a cost is checked by somebody named, up to the cap of its kind', () => {
  const holding = new Holding()
  const n = holding.proposes({ kind: 'goods' })
  expect(holding.refused({ kind: 'checkCost', n, amount: 1, by: ' ', note: '' })).toBe('textEmpty')
  expect(holding.refused({ kind: 'checkCost', n, amount: 0, by: '李工', note: '' })).toBe('outOfRange')
  expect(holding.refused({ kind: 'checkCost', n, amount: 5_000_001, by: '李工', note: '' })).toBe('aboveCap')
  holding.does({ kind: 'checkCost', n, amount: 5_000_000, by: '李工', note: '' })
})

test('[B17] nothing is frozen that is not screened, appealed and unanswered, or without a checked cost', () => {
  const holding = new Holding()
  const freeze = { kind: 'freezeMenu', vote: 'v', voteCode: 'VTE234' } as const
  holding.proposes()
  holding.proposes()
  expect(holding.refused(freeze)).toBe('roundStage')
  holding.does({ kind: 'endSoliciting' })
  expect(holding.refused(freeze)).toBe('notScreened')
  holding.does({ kind: 'screen', n: 1, out: null, reason: '' })
  holding.does({ kind: 'screen', n: 2, out: null, reason: '' })
  expect(holding.refused(freeze)).toBe('costMissing')
  holding.does({ kind: 'checkCost', n: 1, amount: 100, by: '李工', note: '' })
  holding.does({ kind: 'checkCost', n: 2, amount: 100, by: '李工', note: '' })
  // A cap that was lowered since.
  holding.does({
    kind: 'changeRound',
    title: 'x',
    settings: { ...SETTINGS, caps: { works: 99, services: 1, goods: 1 } },
  })
  expect(holding.refused(freeze)).toBe('aboveCap')
  holding.does({ kind: 'changeRound', title: 'x', settings: SETTINGS })
  holding.does(freeze)
  expect(holding.does(freeze)).toEqual([])
})

test('[B17] once frozen nobody changes cost, rule, words or who stands on the menu', () => {
  const holding = Holding.frozen([30_000, 40_000])
  const before = copyOf(holding.round)
  const tries: RoundCommand[] = [
    { kind: 'changeRound', title: 'x', settings: { ...SETTINGS, budget: 1 } },
    { kind: 'propose', key: 'k', said: A_PROJECT, proposer: { name: '', contact: '' }, came: 'desk' },
    { kind: 'describeProject', n: 1, said: A_PROJECT },
    { kind: 'mergeProjects', n: 1, others: [2], reason: '' },
    { kind: 'splitProject', n: 1, parts: [A_PROJECT, A_PROJECT] },
    { kind: 'pictureProject', n: 1, picture: 'p', agreed: true },
    { kind: 'withdrawProject', n: 1 },
    { kind: 'screen', n: 1, out: 'scope', reason: 'x' },
    { kind: 'appeal', n: 1, text: 'x' },
    { kind: 'checkCost', n: 1, amount: 1, by: 'x', note: '' },
    { kind: 'freezeMenu', vote: 'another', voteCode: 'VTE235' },
    { kind: 'endSoliciting' },
  ]
  for (const command of tries) expect([command.kind, holding.refused(command)]).toEqual([command.kind, 'roundStage'])
  holding.facts.vote = { stage: 'open', closed: null, heads: 10 }
  expect(holding.refused({ kind: 'reopenMenu', reason: '错了' })).toBe('votePending')
  expect(holding.refused({ kind: 'countRound', called: '1', sealed: '' })).toBe('votePending')
  expect(holding.refused({ kind: 'abandonRound', why: '错了' })).toBe('votePending')
  expect(copyOf(holding.round)).toEqual(before)
  holding.facts.vote = { stage: 'abandoned', closed: null, heads: 10 }
  holding.does({ kind: 'reopenMenu', reason: '错了' })
  expect(holding.round.stage).toBe('screening')
})

test('[B17] [V19] the vote on a menu can be sealed, and is not opened before the menu has hung', () => {
  const holding = Holding.frozen([30_000, 40_000])
  const said = voteOn(holding.round)
  expect(faultOf(said.questions, said.rules)).toBeUndefined()
  expect(said.questions[0]!.options).toEqual(['项目1 · 榕埠一街 · ¥30,000', '项目2 · 榕埠一街 · ¥40,000'])
  const hash = (text: string) => text
  const drafted = decideVote(
    undefined,
    { kind: 'draftVote', community: 'c', id: 'v', code: 'V', said },
    staff(1),
    0,
    hash,
  )
  expect(drafted).toHaveLength(1)
  expect(said.rules.opensFrom).toBe(holding.round.frozenAt! + 3 * DAY)
})

test('[B18] as few take part as may: nothing is chosen where the sealed turnout was missed', () => {
  const holding = Holding.frozen([30_000, 40_000], { turnout: { over: 1, of: 2, above: false } })
  holding.closes([
    [[0], 30],
    [[1], 19],
  ])
  holding.counts('1')
  const { counted } = holding.round
  expect(counted!.turnout).toEqual({ have: 49, base: 100, need: 50, reached: false })
  expect([counted!.won, counted!.spent, counted!.left]).toEqual([[], 0, SETTINGS.budget])
})

test('[B19] the count takes the frozen costs and the ballots; invalid papers are nobody’s, empty ones a voter’s', () => {
  const holding = Holding.frozen([60_000, 40_000, 40_000])
  holding.facts.vote = {
    stage: 'closed',
    heads: 100,
    closed: {
      hash: 'h',
      present: 12,
      entitled: 100,
      ballots: [
        { answer: [0], ballots: 6, area: 0 },
        { answer: [1, 2], ballots: 4, area: 0 },
        { answer: [], ballots: 1, area: 0 },
        { answer: 'invalid', ballots: 1, area: 0 },
      ],
    },
  }
  holding.counts('7 3 1')
  const { counted } = holding.round
  expect(counted).toMatchObject({
    voters: 11,
    votes: [
      { n: 1, votes: 6 },
      { n: 2, votes: 4 },
      { n: 3, votes: 4 },
    ],
  })
  // Of the two that tie in cost and votes the one that was drawn first wins; the larger group gets one too.
  const first = counted!.lot.indexOf(2) < counted!.lot.indexOf(3) ? 2 : 3
  expect(new Set(counted!.won)).toEqual(new Set([1, first]))
  expect(counted!.spent + counted!.left).toBe(SETTINGS.budget)
  expect(holding.does({ kind: 'countRound', called: '9', sealed: '' })).toEqual([])
})

test('[B19] a lot is announced before anything is called, and drawn once; one that was given up is announced with a reason', () => {
  const holding = Holding.frozen([60_000, 40_000, 40_000])
  const count = (called: string) => ({ kind: 'countRound', called, sealed: holding.sealed }) as const
  const announce = { kind: 'announceRoundLot', id: 'x', n: null, again: '', checkpoint: 'c', sealed: 'w' } as const
  expect(holding.refused(announce)).toBe('votePending')
  holding.closes([
    [[0], 6],
    [[1, 2], 4],
  ])
  expect(holding.refused(count('7 3 1'))).toBe('noSuchLot')
  holding.announces(null)
  expect(holding.refused(announce)).toBe('lotOpen')
  expect(holding.refused(count('seven'))).toBe('notCalled')
  expect(holding.refused({ ...count('7'), sealed: 'another' })).toBe('lotLost')
  expect(holding.refused({ kind: 'giveUpRoundLot', n: null, reason: ' ', sealed: holding.sealed })).toBe('textEmpty')
  holding.does({ kind: 'giveUpRoundLot', n: null, reason: '骰子滚到桌下', sealed: holding.sealed })
  expect(holding.refused(announce)).toBe('textEmpty')
  holding.announces(null, '骰子找到了')
  holding.does(count('7 3 1'))
  const { lots, counted } = shownOf(holding.round)
  expect(lots.map(({ stage, again }) => [stage, again])).toEqual([
    ['givenUp', ''],
    ['drawn', '骰子找到了'],
  ])
  expect(lots[1]).toMatchObject({ pool: '1-3', called: ['7', '3', '1'], sealed: 'word 1', drawn: counted!.lot })
  for (const lot of lots) expect(lotFault(lot)).toBeNull()
})

test('[B20] [B21] only the sealed body decides, once the result has hung and objections have answers', () => {
  const holding = Holding.frozen([30_000, 40_000, 90_000])
  holding.closes([[[0, 1, 2], 10]])
  holding.counts('1')
  const decide: RoundCommandOf<'decideRound'> = {
    kind: 'decideRound',
    decider: 'committee',
    heldOn: holding.now,
    document: '第12号',
    left: [],
  }
  expect(holding.refused({ ...decide, decider: 'residentsMeeting' })).toBe('otherDecider')
  expect(holding.refused(decide)).toBe('resultNotHung')
  holding.facts.notice = { until: holding.now + DAY, open: 1, held: true }
  expect(holding.refused(decide)).toBe('noticeRuns')
  holding.now += 6 * DAY
  expect(holding.refused(decide)).toBe('objectionsOpen')
  holding.facts.notice = { until: 0, open: 0, held: false }
  expect(holding.refused(decide)).toBe('resultNotHung')
  holding.facts.notice = { until: 0, open: 0, held: true }
  // Decided before it had hung, and without a document.
  expect(holding.refused(decide)).toBe('outOfRange')
  decide.heldOn = holding.now
  expect(holding.refused({ ...decide, document: ' ' })).toBe('textEmpty')
  expect(holding.refused({ ...decide, left: [{ n: 3, reason: '贵' }] })).toBe('notChosen')
  expect(holding.refused({ ...decide, left: [{ n: 1, reason: '' }] })).toBe('textEmpty')
  holding.facts.given = 4
  holding.does({ ...decide, left: [{ n: 1, reason: '街道已经在做' }] })
  expect(holding.round.projects.map(({ number }) => number)).toEqual([null, 'buji-rongbu-2026-005', null])
  expect(shownOf(holding.round)).toMatchObject({ spent: 4_000_000, left: 6_000_000, reserve: [3] })
})

test('[B22] [B23] what costs more than the sealed share above its cost waits for a new decision', () => {
  const holding = Holding.frozen([30_000, 40_000])
  holding.closes([[[0, 1], 10]])
  holding.decided()
  const report = (amount: number) => ({ kind: 'reportCost', n: 1, amount, note: '木材涨价' }) as const
  expect(holding.refused(report(1))).toBe('notTakenOn')
  holding.does({ kind: 'takeOn', n: 1, matter: 'm' })
  // Exactly a tenth more is not too much.
  holding.does(report(3_300_000))
  expect(shownOf(holding.round).dishes[0]).toMatchObject({ now: 3_300_000, waits: false })
  holding.does(report(3_300_001))
  expect(shownOf(holding.round).dishes[0]!.waits).toBe(true)
  const draw = { kind: 'drawAcceptors', n: 1, called: '5', sealed: '' } as const
  expect(holding.refused(draw)).toBe('costWaits')
  expect(holding.refused(LOT_FOR_1)).toBe('costWaits')
  holding.does({ kind: 'decideCost', n: 1, heldOn: holding.now, note: '同意' })
  expect(shownOf(holding.round).dishes[0]!.waits).toBe(false)
})

test('[B24] those whom the lot drew accept a project, more than half of them; else others are drawn', () => {
  const holding = Holding.frozen([30_000, 40_000])
  holding.closes([[[0, 1], 10]], 20)
  holding.decided()
  holding.does({ kind: 'takeOn', n: 1, matter: 'm' }, staff(9))
  holding.draws(1, '5')
  // Drawn once: neither another call nor another lot draws others.
  expect(holding.does({ kind: 'drawAcceptors', n: 1, called: '6', sealed: '' })).toEqual([])
  expect(holding.refused(LOT_FOR_1)).toBe('drawnAlready')
  const [a, b, c] = holding.round.projects[0]!.draws[0]!.people
  const verdict = (person: number, accepted: boolean, note = '坏了') =>
    ({ kind: 'giveVerdict', n: 1, person, accepted, note }) as const
  const outside = [1, 2, 3, 4].find((n) => ![a, b, c].includes(n))!
  expect(holding.refused(verdict(outside, true))).toBe('notDrawn')
  expect(holding.refused(verdict(a!, false, ''))).toBe('textEmpty')
  holding.does(verdict(a!, false))
  expect(holding.does(verdict(b!, false)).map(({ kind }) => kind)).toEqual(['verdictGiven', 'projectNotAccepted'])
  expect(holding.refused(verdict(b!, true))).toBe('drawnAlready')
  expect(holding.refused({ kind: 'closeRound' })).toBe('projectsOpen')
  holding.draws(1, '6')
  const second = holding.round.projects[0]!.draws[1]!.people
  expect(second.filter((person) => [a, b, c].includes(person))).toEqual([])
  holding.does(verdict(second[0]!, true, ''))
  holding.does(verdict(second[1]!, true, ''))
  expect(holding.round.projects[0]!.acceptedAt).toBe(holding.now)
})

test('[B36] neighbours are asked besides those drawn: both must accept it, else it is mended and asked anew', () => {
  const holding = Holding.frozen([30_000, 40_000], { neighbours: 2 })
  holding.closes([[[0, 1], 10]], 20)
  holding.decided()
  holding.does({ kind: 'takeOn', n: 1, matter: 'm' }, staff(9))
  const hears = (accepted: boolean, note = '晃') => ({ kind: 'hearNeighbour', n: 1, accepted, note }) as const
  expect(holding.refused(hears(true))).toBe('notDrawn')
  const accept = () => {
    const { people } = holding.round.projects[0]!.draws.at(-1)!
    for (const person of people.slice(0, 2))
      holding.does({ kind: 'giveVerdict', n: 1, person, accepted: true, note: '' })
  }
  holding.draws(1, '5')
  expect(holding.refused(hears(true), staff(9))).toBe('ownWork')
  expect(holding.refused(hears(false, ''))).toBe('textEmpty')
  holding.does(hears(true, ''))
  accept()
  expect(holding.round.projects[0]!.acceptedAt).toBeNull()
  expect(holding.refused({ kind: 'closeRound' })).toBe('projectsOpen')
  // One of two is not more than half.
  expect(holding.does(hears(false)).map(({ kind }) => kind)).toEqual(['neighbourHeard', 'projectNotAccepted'])
  expect(holding.refused(hears(true))).toBe('drawnAlready')
  expect(roundInJournal(holding.events.findLast(({ told }) => told.kind === 'neighbourHeard')!)).toMatchObject({
    said: { accepted: false, note: '' },
  })
  expect(shownOf(holding.round).dishes[0]!.draws[0]).toMatchObject({
    yes: 2,
    neighbours: { yes: 1, no: 1 },
    notes: ['晃'],
  })
  holding.does({ kind: 'eraseWords', n: 1 })
  expect(shownOf(holding.round).dishes[0]!.draws[0]!.notes).toEqual([])
  holding.draws(1, '6')
  accept()
  holding.does(hears(true, ''))
  expect(holding.does(hears(true, '')).map(({ kind }) => kind)).toEqual(['neighbourHeard', 'projectAccepted'])
})

test('[B37] a dish of the frozen menu goes to a meeting’s list, and waits in the round no more', () => {
  const holding = Holding.frozen([30_000, 40_000])
  const list = { kind: 'listPitch', n: 1, meeting: 'm' } as const
  holding.does({ kind: 'askToPitch', n: 1, wanted: true }, resident)
  expect(holding.does(list)).toEqual([{ kind: 'pitchListed', n: 1, meeting: 'm' }])
  expect(holding.round.projects[0]!.pitchAsked).toBeUndefined()
  expect(holding.refused({ ...list, n: 3 })).toBe('noSuchProject')
  holding.closes([[[0], 10]], 20)
  holding.counts('7')
  expect(holding.refused(list)).toBe('roundStage')
})

test('[B23] what costs too much is neither accepted nor closed, and what was accepted before is accepted anew', () => {
  const holding = Holding.frozen([30_000, 40_000])
  holding.closes([[[0, 1], 10]], 20)
  holding.decided()
  for (const n of [1, 2]) holding.does({ kind: 'takeOn', n, matter: `m${n}` }, staff(9))
  const accepts = (n: number) => {
    const { people } = holding.round.projects[n - 1]!.draws.at(-1)!
    for (const person of people.slice(0, 2)) holding.does({ kind: 'giveVerdict', n, person, accepted: true, note: '' })
  }
  for (const n of [1, 2]) holding.draws(n, '5')
  holding.does({ kind: 'reportCost', n: 1, amount: 90_000_000, note: '涨价' })
  const [person] = holding.round.projects[0]!.draws[0]!.people
  const yes = { kind: 'giveVerdict', n: 1, person: person!, accepted: true, note: '' } as const
  expect(holding.refused(yes)).toBe('costWaits')
  accepts(2)
  holding.does({ kind: 'reportCost', n: 2, amount: 90_000_000, note: '涨价' })
  expect(holding.round.projects[1]!.acceptedAt).toBeNull()
  expect(holding.refused({ kind: 'closeRound' })).toBe('projectsOpen')
  for (const n of [1, 2]) holding.does({ kind: 'decideCost', n, heldOn: holding.now, note: '同意' })
  holding.draws(2, '6')
  accepts(1)
  accepts(2)
  // [B31] Nor before somebody looks after each of them.
  const doers = { contractor: '榕埠工程队', upkeep: '王秀英' }
  holding.does({ kind: 'nameDoers', n: 1, ...doers })
  holding.does({ kind: 'nameDoers', n: 2, contractor: '榕埠工程队', upkeep: ' ' })
  expect(holding.refused({ kind: 'closeRound' })).toBe('upkeepMissing')
  expect(holding.does({ kind: 'nameDoers', n: 1, ...doers })).toEqual([])
  expect(shownOf(holding.round).dishes[0]!.doers).toEqual(doers)
  // Where a person was written after all, no entry has the name, and it is erased.
  expect(JSON.stringify(holding.events.map(roundInJournal))).not.toContain('王秀英')
  holding.does({ kind: 'eraseWords', n: 1 })
  expect(JSON.stringify(holding.round)).not.toContain('王秀英')
  for (const n of [1, 2]) holding.does({ kind: 'nameDoers', n, contractor: '', upkeep: '物业' })
  holding.does({ kind: 'closeRound' })
  expect(holding.refused({ kind: 'nameDoers', n: 1, contractor: '', upkeep: '' })).toBe('roundStage')
})

test('[B15] who was screened out has the sealed days to ask, and nobody looks a third time', () => {
  const holding = new Holding({ appealDays: 3 })
  for (let n = 1; n <= 3; n++) holding.proposes()
  for (const n of [1, 2]) {
    holding.does({ kind: 'screen', n, out: null, reason: '' })
    holding.does({ kind: 'checkCost', n, amount: 100, by: '李工', note: '' })
  }
  holding.does({ kind: 'screen', n: 3, out: 'scope', reason: '不在范围' })
  holding.does({ kind: 'endSoliciting' })
  expect(holding.refused({ kind: 'freezeMenu', vote: 'v', voteCode: 'VTE234' })).toBe('appealsOpen')
  holding.does({ kind: 'appeal', n: 3, text: '请再看' }, resident)
  holding.does({ kind: 'screen', n: 3, out: null, reason: '' }, staff(2))
  expect(holding.refused({ kind: 'screen', n: 3, out: 'scope', reason: '还是不要' }, staff(2))).toBe('screenedTwice')
  expect(holding.refused({ kind: 'screen', n: 3, out: 'scope', reason: '还是不要' }, staff(3))).toBe('screenedTwice')
})

test('[B14] nothing is merged into what is out; what was merged may appeal, and stands again where the other goes', () => {
  const holding = new Holding()
  for (let n = 1; n <= 3; n++) holding.proposes()
  holding.does({ kind: 'screen', n: 1, out: 'scope', reason: '不在范围' })
  expect(holding.refused({ kind: 'mergeProjects', n: 1, others: [2], reason: '' })).toBe('projectOver')
  holding.does({ kind: 'mergeProjects', n: 3, others: [2], reason: '' })
  holding.does({ kind: 'appeal', n: 2, text: '不是一回事' }, resident)
  expect(holding.round.projects[1]).toMatchObject({ state: 'proposed', into: null })
  const other = holding.proposes()
  holding.does({ kind: 'mergeProjects', n: 3, others: [other], reason: '' })
  holding.does({ kind: 'withdrawProject', n: 3 }, resident)
  expect(holding.round.projects[other - 1]).toMatchObject({ state: 'proposed', into: null })
  expect(holding.round.projects[2]!.title).toBe('')
})

test('[B14] words of residents can be erased, and what those said who were drawn is in no entry', () => {
  const holding = Holding.frozen([30_000, 40_000])
  holding.closes([[[0, 1], 10]], 20)
  holding.decided()
  holding.does({ kind: 'takeOn', n: 1, matter: 'm' }, staff(9))
  holding.draws(1, '5')
  const [person] = holding.round.projects[0]!.draws[0]!.people
  holding.does({ kind: 'giveVerdict', n: 1, person: person!, accepted: false, note: '王秀英家门口坏了' })
  expect(JSON.stringify(holding.events.map(roundInJournal))).not.toContain('王秀英')
  holding.does({ kind: 'eraseWords', n: 1 })
  expect(JSON.stringify(holding.round)).not.toContain('王秀英')
  expect(holding.round.projects[0]!.title).toBe('项目1')
  const open = new Holding()
  open.proposes({ need: '王秀英' })
  open.does({ kind: 'screen', n: 1, out: 'scope', reason: '不在范围' })
  open.does({ kind: 'appeal', n: 1, text: '我是王秀英' }, resident)
  open.does({ kind: 'eraseWords', n: 1 })
  expect(JSON.stringify(open.round)).not.toContain('王秀英')
  // [B25] Of a whole they are erased in its parts too.
  const whole = new Holding()
  whole.proposes({ need: '王秀英' })
  whole.does({ kind: 'splitProject', n: 1, parts: [{ ...A_PROJECT, need: '王秀英' }, A_PROJECT] })
  whole.does({ kind: 'eraseWords', n: 1 })
  expect(JSON.stringify(whole.round)).not.toContain('王秀英')
  expect(whole.does({ kind: 'eraseWords', n: 1 })).toEqual([])
})

test('[B14] what is gone takes no room, and paper finds some that no page can fill', () => {
  const holding = new Holding()
  for (let n = 1; n <= 500; n++) holding.proposes()
  const more = (came: 'page' | 'desk'): RoundCommand => ({
    kind: 'propose',
    key: 'k',
    said: A_PROJECT,
    proposer: { name: '', contact: '' },
    came,
  })
  expect(holding.refused(more('page'), resident)).toBe('projectsFull')
  holding.does(more('desk'))
  holding.does({ kind: 'screen', n: 1, out: 'scope', reason: '不在范围' })
  holding.does({ kind: 'screen', n: 2, out: 'scope', reason: '不在范围' })
  holding.does(more('page'), resident)
})

test('[B18] where too few took part nothing was bought, nobody paid, and nothing is in reserve', () => {
  const holding = Holding.frozen([30_000, 40_000], { turnout: { over: 1, of: 2, above: false } })
  holding.closes([[[0, 1], 30]])
  holding.counts('1')
  expect(holding.round.counted).toMatchObject({ share: null, purchases: [], added: [] })
  expect(shownOf(holding.round).reserve).toEqual([])
  // [B21] And what was counted is given up by nobody.
  expect(holding.refused({ kind: 'abandonRound', why: '不喜欢' })).toBe('roundStage')
})

test('[B25] a proposal that asks for two things is split: words, receipt and proposer stay, and it is undone until the menu is frozen', () => {
  const holding = new Holding()
  const n = holding.proposes({ title: '长椅和路灯', need: '我是王秀英' }, '王秀英')
  const parts = [
    { ...A_PROJECT, title: '长椅' },
    { ...A_PROJECT, title: '路灯' },
  ]
  const split: RoundCommandOf<'splitProject'> = { kind: 'splitProject', n, parts }
  expect(holding.refused({ ...split, parts: [A_PROJECT] })).toBe('outOfRange')
  holding.does(split)
  expect(holding.round.projects.map(({ state, partOf }) => [state, partOf])).toEqual([
    ['split', null],
    ['proposed', n],
    ['proposed', n],
  ])
  expect(holding.round.projects[0]!.title).toBe('长椅和路灯')
  expect(holding.round.proposers.get(n)!.name).toBe('王秀英')
  expect(JSON.stringify(holding.events.map(roundInJournal))).not.toMatch(/王秀英|长椅|路灯/)
  for (const refusal of [
    holding.refused({ kind: 'screen', n, out: null, reason: '' }),
    holding.refused(split),
    holding.refused({ ...split, n: 2 }),
    holding.refused({ kind: 'withdrawProject', n }),
    holding.refused({ kind: 'appeal', n, text: '再看' }),
    holding.refused({ kind: 'mergeProjects', n, others: [2], reason: '' }),
  ])
    expect(refusal).toBe('projectOver')
  holding.does({ kind: 'screen', n: 2, out: null, reason: '' })
  holding.does({ kind: 'joinProject', n })
  expect(holding.round.projects.map(({ state, title }) => [state, title])).toEqual([
    ['proposed', '长椅和路灯'],
    ['withdrawn', ''],
    ['withdrawn', ''],
  ])
  expect(holding.refused({ kind: 'joinProject', n })).toBe('notSplit')
})

test('[B25] what was screened out or appealed is not split away, and an appeal of a part is not undone', () => {
  const holding = new Holding()
  for (let n = 1; n <= 3; n++) holding.proposes()
  const split = (n: number): RoundCommand => ({ kind: 'splitProject', n, parts: [A_PROJECT, A_PROJECT] })
  holding.does({ kind: 'screen', n: 1, out: 'scope', reason: '不在范围' })
  expect(holding.refused(split(1))).toBe('projectOver')
  holding.does({ kind: 'mergeProjects', n: 3, others: [2], reason: '' })
  holding.does({ kind: 'appeal', n: 2, text: '不是一回事' }, resident)
  expect(holding.refused(split(2))).toBe('appealedAlready')
  holding.does(split(3))
  holding.does({ kind: 'screen', n: 4, out: 'scope', reason: '不在范围' })
  holding.does({ kind: 'appeal', n: 4, text: '请再看' }, resident)
  expect(holding.refused({ kind: 'joinProject', n: 3 })).toBe('partsOver')
})

test('[B26] what was screened out is merged for a public reason alone, stays on the list, and keeps its days to appeal', () => {
  const holding = new Holding({ appealDays: 3 })
  for (let n = 1; n <= 3; n++) {
    holding.proposes()
    holding.does({ kind: 'screen', n, out: n === 3 ? 'doubled' : null, reason: '和 1 号一样' })
    if (n < 3) holding.does({ kind: 'checkCost', n, amount: 100, by: '李工', note: '' })
  }
  holding.now += 4 * DAY
  const merge: RoundCommandOf<'mergeProjects'> = { kind: 'mergeProjects', n: 1, others: [3], reason: ' ' }
  expect(holding.refused(merge)).toBe('textEmpty')
  holding.does({ ...merge, reason: '提议人同意并入' })
  expect(shownOf(holding.round).screenedOut).toEqual([
    { n: 3, out: 'doubled', reason: '提议人同意并入', again: false, into: 1 },
  ])
  holding.does({ kind: 'endSoliciting' })
  const freeze = { kind: 'freezeMenu', vote: 'v', voteCode: 'VTE234' } as const
  expect(holding.refused(freeze)).toBe('appealsOpen')
  holding.now += 3 * DAY
  holding.does(freeze)
})

test('[B27] a picture is put up with consent until the menu is frozen, and taken away at any time', () => {
  const holding = new Holding()
  holding.proposes()
  const put = { kind: 'pictureProject', n: 1, picture: 'p', agreed: true } as const
  expect(holding.refused({ ...put, agreed: false }, resident)).toBe('pictureConsent')
  holding.facts.pictured = false
  expect(holding.refused(put, resident)).toBe('pictureGone')
  holding.facts.pictured = true
  holding.does(put, resident)
  // What waits is a number, and so it is with its picture.
  expect(JSON.stringify(shownOf(holding.round))).not.toContain('"p"')
  holding.does({ kind: 'eraseWords', n: 1 })
  expect(holding.round.projects[0]!.picture).toBeNull()
  const frozen = Holding.frozen([30_000, 40_000])
  frozen.round.projects[0]!.picture = 'p'
  expect(frozen.refused({ ...put, picture: 'q' })).toBe('roundStage')
  expect(shownOf(frozen.round).dishes[0]!.picture).toBe('p')
  frozen.does({ kind: 'takePictureAway', n: 1 })
  expect(frozen.does({ kind: 'takePictureAway', n: 1 })).toEqual([])
})

test('[B28] whoever took a project on or carries it out does not record its acceptance; each look at a proposer is kept', () => {
  const holding = Holding.frozen([30_000, 40_000])
  holding.closes([[[0, 1], 10]], 20)
  holding.decided()
  holding.does({ kind: 'takeOn', n: 1, matter: 'm' }, staff(5))
  holding.draws(1, '5')
  holding.facts.hands = ['staff 6', 'staff 8']
  const [person] = holding.round.projects[0]!.draws[0]!.people
  const yes = { kind: 'giveVerdict', n: 1, person: person!, accepted: true, note: '' } as const
  expect(holding.refused(yes, staff(5))).toBe('ownWork')
  expect(holding.refused(yes, staff(6))).toBe('ownWork')
  // Nor whoever owned it before, nor [R11] one of them under another name of theirs.
  expect(holding.refused(yes, staff(8))).toBe('ownWork')
  for (const was of ['staff 5', 'staff 6'])
    expect(holding.refused(yes, { kind: 'staff', id: 'staff 9', also: [was] })).toBe('ownWork')
  holding.does(yes, staff(7))
  holding.does({ kind: 'lookUpProposer', n: 1, reason: '问尺寸' }, staff(3))
  expect(holding.round.projects[0]!.looks).toEqual([{ by: 'staff 3', at: holding.now, reason: '问尺寸' }])
})

test('[B15] the days to ask for a second look are not shortened while somebody has them, nor by describing anew', () => {
  const holding = new Holding({ appealDays: 3 })
  holding.proposes()
  holding.does({ kind: 'screen', n: 1, out: 'scope', reason: '不在范围' })
  const shorter = (appealDays: number): RoundCommand => ({
    kind: 'changeRound',
    title: '大盆菜',
    settings: { ...SETTINGS, appealDays },
  })
  expect(holding.refused(shorter(0))).toBe('appealsOpen')
  holding.does(shorter(5))
  holding.now += 5 * DAY
  holding.does(shorter(0))
})

test('[B19] [B24] a ballot more, a lot without its announcement, a verdict of somebody not drawn: none goes in', () => {
  const holding = Holding.frozen([30_000, 40_000])
  holding.closes([[[0, 1], 10]], 20)
  // The number is said of a lot that was announced, and of no other.
  expect(holding.refused({ kind: 'countRound', called: '7', sealed: 'word 0' })).toBe('noSuchLot')
  holding.decided()
  expect(holding.refused({ kind: 'takeOn', n: 3, matter: 'm' })).toBe('notChosen')
  holding.does({ kind: 'takeOn', n: 1, matter: 'm' }, staff(9))
  const stranger = { kind: 'giveVerdict', n: 1, person: 1, accepted: true, note: '' } as const
  expect(holding.refused(stranger)).toBe('notDrawn')
  expect(holding.refused({ kind: 'closeRound' })).toBe('projectsOpen')
})

test('[B30] a dish of the frozen menu is brought forward on the screen, and nothing else changes', () => {
  const holding = Holding.frozen([30_000, 40_000])
  const { menu } = copyOf(holding.round)
  expect(holding.refused({ kind: 'pitchDish', n: 3, seconds: 0 })).toBe('noSuchProject')
  holding.does({ kind: 'pitchDish', n: 2, seconds: 0 })
  expect(holding.does({ kind: 'pitchDish', n: 2, seconds: 0 })).toEqual([])
  expect([shownOf(holding.round).pitched, holding.round.menu]).toEqual([2, menu])
  holding.closes([[[0], 5]])
  holding.counts('1')
  expect(holding.round.pitched).toBeNull()
  expect(holding.refused({ kind: 'pitchDish', n: 1, seconds: 0 })).toBe('roundStage')
})

test('[B34] a proposer asks for the turn by the dish’s number, keeps the place, has it once, and the screen its clock', () => {
  const holding = Holding.frozen([30_000, 40_000, 20_000])
  const asks = (n: number, wanted = true) => ({ kind: 'askToPitch', n, wanted }) as const
  expect(holding.refused(asks(4), resident)).toBe('noSuchProject')
  holding.does(asks(2), resident)
  holding.now += 1000
  holding.does(asks(1), resident)
  expect(holding.does(asks(2), resident)).toEqual([])
  holding.does(asks(3), resident)
  holding.does(asks(3, false), resident)
  const { now } = holding
  expect(holding.round.projects.map(({ pitchAsked }) => pitchAsked)).toEqual([now, now - 1000, undefined])
  expect(JSON.stringify(shownOf(holding.round))).not.toContain('pitchAsked')
  expect(holding.refused({ kind: 'pitchDish', n: 2, seconds: 1.5 })).toBe('outOfRange')
  holding.does({ kind: 'pitchDish', n: 2, seconds: 180 })
  expect(shownOf(holding.round).pitchTurn).toEqual({ since: holding.now, seconds: 180 })
  expect(holding.round.projects[1]!.pitchAsked).toBeUndefined()
  holding.does({ kind: 'pitchDish', n: null, seconds: 0 })
  expect(shownOf(holding.round).pitchTurn).toBeNull()
  holding.closes([[[0], 5]])
  holding.counts('1')
  expect(holding.refused(asks(1), resident)).toBe('roundStage')
})
