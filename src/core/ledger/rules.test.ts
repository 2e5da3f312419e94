import { describe, expect, test } from 'vitest'
import {
  CARDS,
  COMMUNITY,
  countedFor,
  factsOf,
  LEDGER_START,
  type MatterStep,
} from '../../../tests/build/matterCommands.ts'
import type { MatterCommand, MatterCommandOf, MatterFacts } from './command.ts'
import { decide, isOffered } from './decide.ts'
import type { MatterRefusal } from './event.ts'
import { evolve } from './evolve.ts'
import { climbedTo, isOverdue } from './overdue.ts'
import { ratesOf } from './rates.ts'
import { satisfactionOf, standingOf } from './owed.ts'
import type { LedgerSettings } from './settings.ts'
import { decideSettings, evolveSettings, USUAL_SETTINGS } from './settings.ts'
import type { Matter } from './sheet.ts'
import { handsOf, titleIn } from './sheet.ts'
import { proposalTexts } from './proposalText.ts'
import { proposedLane } from './triage.ts'
import type { TeamCommand, TeamEvent, Teams } from '../team/team.ts'
import { decideTeams, evolveTeams, teamsInJournal } from '../team/team.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const knowing = {
  affected: true,
  entered: false,
  worksHere: true,
  offerStands: true,
  photos: new Set(['photo', 'photo2']),
}

/** One matter and a clock; every step must be taken, or is asked for its refusal. */
class Desk {
  matter: Matter | undefined
  now = LEDGER_START

  constructor(...commands: [string, MatterCommand][]) {
    for (const [who, command] of commands) this.does(who, command)
  }

  get sheet() {
    return this.matter!.sheet
  }

  does(who: string, command: MatterCommand, facts: Partial<MatterFacts> = {}): this {
    const decision = this.decides(who, command, facts)
    if (!Array.isArray(decision)) throw new Error(JSON.stringify(decision))
    for (const event of decision) this.matter = evolve(this.matter, structuredClone(event))
    return this
  }

  refuses(who: string, command: MatterCommand, facts: Partial<MatterFacts> = {}): MatterRefusal {
    const decision = this.decides(who, command, facts)
    if (Array.isArray(decision)) throw new Error('it was taken')
    return decision
  }

  private decides(who: string, command: MatterCommand, facts: Partial<MatterFacts>) {
    const kind = who.startsWith('phone') ? ('participant' as const) : ('staff' as const)
    const step: MatterStep = { matter: 'm', command, actor: { kind, id: who }, hours: 0, knowing }
    return decide(this.matter, command, step.actor, (this.now += HOUR), { ...factsOf(new Map(), step), ...facts })
  }
}

const open: MatterCommand = {
  kind: 'openMatter',
  id: 'm',
  community: COMMUNITY,
  title: '三井巷路灯不亮',
  summary: '',
  category: 'roads',
  where: '三井巷',
  grids: [],
  cards: CARDS.slice(0, 2),
  topic: null,
}
const triage: MatterCommand = {
  kind: 'triage',
  urgency: 3,
  importance: 2,
  reach: { people: 20, grids: [] },
  safety: false,
  lane: 'quick',
  reason: '天黑有人摔过',
}
const route = (to: 'quickFix' | 'deliberation' | 'ownersAssembly' | 'department' | 'notAccepted'): MatterCommand => ({
  kind: 'route',
  route: to,
  reason: '一个电工一下午',
  receiver: to === 'ownersAssembly' || to === 'department' ? { name: '市政', reference: '', heardOn: null } : null,
})
const give = (person: string): MatterCommand => ({
  kind: 'dispatch',
  owner: { person, office: '物业' },
  reason: '归物业管',
})
const finish: MatterCommand = { kind: 'finish', text: '换了灯泡', before: null, after: 'photo' }
const callBack: MatterCommand = { kind: 'callBack', reached: true, solved: true, satisfied: true, note: '' }
const reasoned = (kind: 'sendBack' | 'resume' | 'refuseTransfer'): MatterCommand => ({ kind, reason: '要重来' })
const propose: MatterCommandOf<'writeProposal'> = {
  kind: 'writeProposal',
  id: 'p',
  proposal: null,
  after: null,
  title: '换灯',
  version: { text: '全换成太阳能的', cost: 800, resources: '', affected: '整条巷', changed: '' },
}
/** What steps are recorded for, and what is adopted. */
const of = { proposal: 'p', version: 1 }
const adopt: MatterCommandOf<'adopt'> = {
  kind: 'adopt',
  ...of,
  reason: '大家同意',
  tasks: [{ id: 't', title: '买灯', owner: { person: 'helper', office: '物业' }, dueAt: LEDGER_START + 9 * DAY }],
}
const opened = () => new Desk(['spotter', open])
const underWay = () => opened().does('chief', triage).does('chief', route('quickFix')).does('chief', give('worker'))
const done = () => underWay().does('worker', finish)
const deliberating = () => opened().does('chief', triage).does('chief', route('deliberation'))
const ownersStep = {
  kind: 'requireStep',
  id: 's',
  step: 'formalMeeting',
  body: 'ownersAssembly',
  subject: 'useFund',
  dueOn: null,
} as const
const contest: MatterCommandOf<'contest'> = { kind: 'contest', id: 'c', card: 'card0', text: '昨晚又灭了', photo: null }

describe('from cards to matters', () => {
  test('[L1] a matter needs a card and a title, and its id is never another matter', () => {
    expect(new Desk().refuses('spotter', { ...open, cards: [] })).toEqual({ refused: 'noCards' })
    expect(new Desk().refuses('spotter', { ...open, title: ' ' })).toMatchObject({ refused: 'textEmpty' })
    expect(opened().refuses('spotter', open)).toEqual({ refused: 'idTaken' })
    expect(new Desk().refuses('spotter', open, { known: new Set() })).toEqual({ refused: 'noSuchCard' })
  })

  test('[L4] the last card stays, but for a matter that was put together by mistake', () => {
    const all: MatterCommand = { kind: 'removeCards', cards: ['card0', 'card1'], reason: '归错了' }
    expect(underWay().refuses('spotter', all)).toEqual({ refused: 'lastCard' })
    const { sheet } = opened().does('spotter', all)
    expect(sheet).toMatchObject({ stage: 'declined', cards: [], reason: '归错了', answerBy: null, dueAt: null })
    // [L63] Nobody had weighed it in its time: that it is put together anew does not undo that.
    const late = opened()
    const { answerBy } = late.sheet
    late.now = answerBy! + DAY
    expect(late.does('spotter', all).sheet).toMatchObject({ stage: 'declined', answerBy })
    const emptied = opened().does('spotter', all)
    expect(emptied.refuses('chief', reasoned('resume'))).toEqual({ refused: 'noCards' })
    expect(emptied.refuses('phone', contest)).toEqual({ refused: 'notAffected' })
  })
})

describe('[J4] [L7] the lane that the rule proposes', () => {
  const weigh = (more: object) =>
    proposedLane(
      { urgency: 2, importance: 2, reach: { people: 20, grids: [] }, safety: false, ...more },
      USUAL_SETTINGS,
    )

  test('is at once for what is small, and for danger that cannot wait, however large', () => {
    expect(weigh({})).toEqual({ lane: 'quick', because: 'small' })
    const reach = { people: 620, grids: ['g1', 'g2'] }
    expect(weigh({ importance: 4, urgency: 4, safety: true, reach })).toEqual({ lane: 'quick', because: 'danger' })
  })

  test('is pushed forward for what is important, touches many, or several grids', () => {
    expect(weigh({ importance: 3 })).toEqual({ lane: 'major', because: 'importance' })
    expect(weigh({ reach: { people: 100, grids: [] } })).toEqual({ lane: 'major', because: 'people' })
    expect(weigh({ reach: { people: null, grids: ['g1', 'g2'] } })).toEqual({ lane: 'major', because: 'grids' })
    expect(weigh({ importance: 4, urgency: 3, safety: true })).toEqual({ lane: 'major', because: 'importance' })
  })

  test('is kept beside what the coordinator decided', () => {
    const { sheet } = opened().does('chief', { ...triage, importance: 4 })
    expect(sheet.triage).toMatchObject({ lane: 'quick', proposed: 'major' })
  })

  test('weighing again gives no new time', () => {
    const desk = opened().does('chief', triage)
    const { dueAt } = desk.sheet
    desk.now += 5 * DAY
    expect(desk.does('chief', { ...triage, urgency: 1 }).sheet.dueAt).toBe(dueAt)
  })
})

describe('owners and dates', () => {
  test('[L8] whoever opens it answers for it; the next owner must work here', () => {
    expect(opened().sheet.owner.person).toBe('spotter')
    expect(opened().refuses('chief', give('stranger'), { worksHere: false })).toEqual({ refused: 'noSuchOwner' })
  })

  test('[L9] what goes to somebody else names the receiver', () => {
    const nameless = { ...route('department'), receiver: null } as MatterCommand
    expect(opened().does('chief', triage).refuses('chief', nameless)).toEqual({ refused: 'receiverMissing' })
  })

  test('[L10] a transfer stays with its owner here, and comes back where it is refused', () => {
    const desk = opened().does('chief', triage).does('chief', route('department'))
    expect(desk.sheet).toMatchObject({ stage: 'transferring', owner: { person: 'spotter' } })
    expect(desk.does('chief', reasoned('refuseTransfer')).sheet).toMatchObject({ stage: 'triaged', receiver: null })
  })

  test('[L11] a date moves only later, with a reason, and not once the matter has ended', () => {
    const desk = underWay()
    const due = desk.sheet.dueAt!
    const extend = (dueAt: number): MatterCommand => ({ kind: 'extend', dueAt, reason: '配件在路上' })
    expect(desk.refuses('chief', extend(due - 1))).toMatchObject({ refused: 'dateNotLater' })
    expect(desk.does('chief', extend(due + DAY)).sheet.extensions).toMatchObject([{ from: due, to: due + DAY }])
    const ended = done().does('caller', callBack)
    expect(ended.refuses('chief', extend(due + 90 * DAY))).toEqual({ refused: 'notInThisStage', stage: 'confirmed' })
    // The first proposal begins the time for deliberation, but takes nobody's extension away.
    const extended = deliberating()
      .does('chief', extend(due + 300 * DAY))
      .does('team', propose)
    expect(extended.sheet.dueAt).toBe(due + 300 * DAY)
  })

  test('[L12] at once is 48 hours', () => {
    const desk = underWay()
    expect(desk.sheet.dueAt! - desk.sheet.since).toBe(48 * HOUR)
  })

  test('[L13] what is late is overdue by the clock, and climbs after three more working days', () => {
    const { sheet } = underWay()
    const due = sheet.dueAt!
    expect(isOverdue(sheet, due)).toBe(false)
    expect(climbedTo(sheet, due, { ...USUAL_SETTINGS, clock: 'Asia/Shanghai' })).toBe('nobody')
    expect(climbedTo(sheet, due + 1, { ...USUAL_SETTINGS, clock: 'Asia/Shanghai' })).toBe('community')
    expect(climbedTo(sheet, due + 9 * DAY, { ...USUAL_SETTINGS, clock: 'Asia/Shanghai' })).toBe('subdistrict')
    expect(isOverdue({ dueAt: null }, due)).toBe(false)
  })
})

describe('[L63] lateness is cleared by work alone', () => {
  const late = (desk: Desk) => Object.assign(desk, { now: desk.sheet.dueAt! + 2 * DAY })

  test('what is sent back owes what was due there until the work is beyond, or it is given longer', () => {
    const desk = late(underWay())
    const { dueAt, climbsAt } = desk.sheet
    for (const command of [
      reasoned('sendBack'),
      triage,
      route('quickFix'),
      reasoned('sendBack'),
      route('deliberation'),
    ])
      desk.does('chief', command)
    expect(desk.sheet.dueAt).toBeGreaterThan(desk.now)
    expect(standingOf(desk.sheet)).toMatchObject({ dueAt, climbsAt })
    expect(desk.sheet.owed).toEqual([{ stage: 'underWay', dueAt, climbsAt }])
    const extended = new Desk()
    Object.assign(extended, { matter: structuredClone(desk.matter), now: desk.now })
    const longer = desk.now + 90 * DAY
    extended.does('chief', { kind: 'extend', dueAt: longer, reason: '配件在路上' })
    expect(extended.sheet.extensions).toMatchObject([{ from: dueAt, to: longer }])
    expect(standingOf(extended.sheet).dueAt).toBe(longer)
    for (const command of [reasoned('sendBack'), route('quickFix'), finish]) desk.does('chief', command)
    expect(desk.sheet).not.toHaveProperty('owed')
    // Contested, it has its time anew: what was owed was done.
    expect(standingOf(desk.does('phone', { ...contest }).sheet).dueAt).toBe(desk.now + 48 * HOUR)
  })

  test('nor does what its receiver refuses have new time, or a proposal in place of one that was set aside', () => {
    const moved = late(opened().does('chief', triage).does('chief', route('department')))
    const { dueAt } = moved.sheet
    for (const command of [reasoned('refuseTransfer'), route('department')]) moved.does('chief', command)
    expect(standingOf(moved.sheet).dueAt).toBe(dueAt)
    const written = late(deliberating().does('team', propose))
    const before = written.sheet.dueAt
    written.does('team', { kind: 'setAside', proposal: 'p', reason: '重写' }).does('team', { ...propose, id: 'q' })
    expect(written.sheet.dueAt).toBe(before)
  })

  test('[L6] a late matter that is folded is late in the other, in every number, and unfolded as before', () => {
    const old = late(underWay())
    const { dueAt, climbsAt, openedAt, reopened } = old.sheet
    const fresh = opened()
    Object.assign(fresh.sheet, { id: 'n', openedAt: old.now, dueAt: old.now + DAY, answerBy: old.now + DAY })
    fresh.now = old.now
    const own = standingOf(fresh.sheet)
    expect(own.dueAt).toBe(old.now + DAY)
    const fold: MatterCommand = { kind: 'foldInto', into: 'n', reason: '一件事' }
    old.does('spotter', fold, { other: fresh.sheet })
    const counts = () => standingOf(fresh.sheet, [old.sheet])
    expect(counts()).toMatchObject({ dueAt, climbsAt, openedAt, reopened, foldedLate: false })
    // Work that goes on does not clear it before it is where the other was.
    for (const command of [triage, route('quickFix')]) fresh.does('chief', command)
    expect(counts().dueAt).toBe(dueAt)
    const done = new Desk()
    Object.assign(done, { matter: structuredClone(fresh.matter), now: fresh.now })
    done.does('chief', finish)
    expect(standingOf(done.sheet, [old.sheet]).dueAt).toBe(done.sheet.dueAt)
    // Given longer in public, with a reason, it is as any other.
    fresh.does('chief', { kind: 'extend', dueAt: fresh.now + 9 * DAY, reason: '配件在路上' })
    expect(counts().dueAt).toBe(fresh.sheet.dueAt)
    old.does('spotter', { kind: 'unfold' })
    expect(old.sheet).toMatchObject({ stage: 'underWay', dueAt, climbsAt })
  })

  test('[L30] who waited for an answer in a folded matter has waited, and what they said counts', () => {
    const old = opened()
    const { answerBy } = old.sheet
    const fresh = opened().does('chief', triage)
    old.now = answerBy! + DAY
    old.does('spotter', { kind: 'foldInto', into: 'n', reason: '一件事' }, { other: { ...fresh.sheet, id: 'n' } })
    old.sheet.reopened = 1
    const own = standingOf(fresh.sheet)
    expect(standingOf(fresh.sheet, [old.sheet])).toEqual({ ...own, foldedLate: true, reopened: 1, answerBy })
    const said = (satisfied: boolean | null) => ({ solved: false, satisfied })
    old.matter!.answered = new Map([
      ['phone0', said(false)],
      ['phone1', said(false)],
    ])
    // [L27] Of whoever answered in both, what they said in the one that stays.
    fresh.matter!.answered = new Map([['phone1', said(true)]])
    expect(satisfactionOf(fresh.matter!, [old.matter!])).toEqual({ satisfied: 1, answers: 2 })
    // Weighed in its own time it was not late, whenever it was folded.
    old.sheet.answeredAt = answerBy
    expect(standingOf(fresh.sheet, [old.sheet]).foldedLate).toBe(false)
  })
})

test('[L62] when something climbs is given with its due date, and no change of settings moves it', () => {
  const { sheet } = underWay()
  const settings = { ...USUAL_SETTINGS, clock: 'Asia/Shanghai' as const }
  const later = sheet.dueAt! + 9 * DAY
  const change = { kind: 'changeSettings', changes: { climbAfter: 100 } } as const
  const watched = { kind: 'staff', id: 'chief' } as const
  let changed: LedgerSettings = USUAL_SETTINGS
  for (const changes of [
    change.changes,
    { climbAfter: 90, calendar: { weekdays: [1], holidays: [], extraDays: [] } },
  ]) {
    const decision = decideSettings(changed, { ...change, changes }, watched, later)
    if (!Array.isArray(decision)) throw new Error('refused')
    for (const event of decision) changed = evolveSettings(changed, event)
  }
  expect(changed).toMatchObject({ climbAfter: 90, given: { climbAfter: 3, calendar: USUAL_SETTINGS.calendar } })
  const unsaid = { dueAt: sheet.dueAt }
  for (const one of [sheet, unsaid])
    for (const held of [settings, { ...changed, clock: settings.clock }])
      expect(climbedTo(one, later, held)).toBe('subdistrict')
  // What is given from now on climbs by what holds now.
  const facts = { settings: { ...changed, clock: settings.clock } }
  const given = new Desk()
  given.does('spotter', open, facts)
  expect(given.sheet.climbsAt! - given.sheet.dueAt!).toBeGreaterThan(90 * DAY)
})

describe('deliberation', () => {
  test('[L14] a new version says what changed', () => {
    const desk = deliberating().does('team', propose)
    const next = { ...propose, id: null, proposal: 'p', after: 1 }
    expect(desk.refuses('team', next)).toEqual({ refused: 'changeMissing' })
    const second = { ...next, version: { ...propose.version, changed: '太阳能的便宜' } }
    expect(desk.does('team', second).sheet.proposals[0]!.versions.map(({ number }) => number)).toEqual([1, 2])
  })

  test('[L60] of two who write the next version at once, the second hears of the first', () => {
    const desk = deliberating().does('team', propose)
    const words = { ...propose.version, changed: '加上雨棚' }
    const next = { ...propose, id: null, proposal: 'p', after: 1, version: words }
    desk.does('team', next)
    const versionMeanwhile = { refused: 'versionMeanwhile', number: 2 }
    for (const after of [1, null, 3]) expect(desk.refuses('chief', { ...next, after })).toEqual(versionMeanwhile)
    expect(desk.does('chief', { ...next, after: 2 }).sheet.proposals[0]!.versions).toHaveLength(3)
  })

  test('[L14] a proposal that is not there has no next version, and none is made twice', () => {
    const desk = deliberating().does('team', propose)
    expect(desk.refuses('team', propose)).toEqual({ refused: 'idTaken' })
    expect(desk.refuses('team', { ...propose, proposal: 'q' })).toEqual({ refused: 'noSuchProposal' })
    expect(desk.refuses('team', { ...propose, id: null })).toEqual({ refused: 'noSuchProposal' })
  })

  test('[L16] [L20] nothing is decided before advice has its answer', () => {
    const advise = { kind: 'advise', id: 'a', proposal: 'p', version: 1, text: '先量亮度' } as const
    const desk = deliberating().does('team', propose).does('adviser', advise)
    expect(desk.refuses('chief', adopt)).toEqual({ refused: 'adviceUnanswered', count: 1 })
    const answer = { kind: 'answerAdvice', advice: 'a', taken: false, why: '量过了' } as const
    expect(desk.does('team', answer).does('chief', adopt).sheet.stage).toBe('decided')
    expect(desk.refuses('team', answer)).toEqual({ refused: 'alreadyAnswered' })
  })

  test('[L18] a required step is waited for; once on record it is not dropped', () => {
    const require = {
      kind: 'requireStep',
      id: 's',
      step: 'priorStudy',
      body: null,
      subject: null,
      dueOn: null,
    } as const
    const desk = deliberating().does('team', propose).does('chief', require)
    expect(desk.refuses('chief', adopt)).toEqual({ refused: 'stepMissing', count: 1 })
    const record = {
      kind: 'recordStep',
      step: 's',
      ...of,
      reason: '',
      heldAt: LEDGER_START,
      note: '同意',
      vote: null,
      passed: true,
    } as const
    desk.does('chief', record)
    expect(desk.refuses('chief', { kind: 'dropStep', step: 's', reason: '省事' })).toEqual({ refused: 'noSuchStep' })
    expect(desk.does('chief', adopt).sheet.tasks).toHaveLength(1)
  })

  test('[L19] a residents’ meeting without ten days’ notice decided nothing', () => {
    const require = {
      kind: 'requireStep',
      id: 's',
      step: 'formalMeeting',
      body: 'residentsMeeting',
      subject: null,
      dueOn: null,
    } as const
    const desk = deliberating().does('team', propose).does('chief', require)
    const vote = { noticeAt: LEDGER_START - 9 * DAY, eligible: 10, present: 9, for: 9, against: 0, abstain: 0 }
    const record = {
      kind: 'recordStep',
      step: 's',
      ...of,
      reason: '',
      heldAt: LEDGER_START,
      note: '',
      vote,
      passed: true,
    } as const
    expect(desk.refuses('chief', record)).toEqual({ refused: 'noticeTooShort', least: 10 })
    // Ten days over which the clock was put forward are an hour short of ten times 24.
    const spring = { ...record, vote: { ...vote, noticeAt: LEDGER_START - 10 * DAY + 3_600_000 } }
    expect(deliberating().does('team', propose).does('chief', require).does('chief', spring)).toBeTruthy()
    const impossible = { ...record, vote: { ...vote, noticeAt: 0, present: 11 } }
    expect(desk.refuses('chief', impossible)).toEqual({ refused: 'voteImpossible' })
  })

  test('[L19][V3] the owners’ vote by heads alone lets no decision through; with floor area it does', () => {
    const require = {
      kind: 'requireStep',
      id: 's',
      step: 'formalMeeting',
      body: 'ownersAssembly',
      subject: 'useFund',
      dueOn: null,
    } as const
    const desk = deliberating().does('team', propose).does('chief', require)
    const heads = { noticeAt: 0, eligible: 24, present: 20, for: 18, against: 2, abstain: 0 }
    const record = {
      kind: 'recordStep',
      step: 's',
      ...of,
      reason: '',
      heldAt: LEDGER_START,
      note: '',
      vote: heads,
      passed: true,
    } as const
    desk.does('chief', record)
    expect(desk.refuses('chief', adopt)).toEqual({ refused: 'stepMissing', count: 1 })
    const area = { eligible: 240_000, present: 200_000, for: 180_000, against: 20_000, abstain: 0 }
    const whole = { ...record, vote: { ...heads, area } }
    expect(desk.refuses('chief', whole)).toMatchObject({ refused: 'textEmpty' })
    desk.does('chief', { ...whole, reason: '补录专有面积' })
    expect(desk.sheet.steps[0]!.record).toMatchObject({ passed: true, reason: '补录专有面积' })
    expect(desk.does('chief', adopt).sheet.tasks).toHaveLength(1)
  })

  test('[L19][V18] a formal decision takes its numbers from its vote, and nobody enters others', () => {
    const desk = deliberating().does('team', propose).does('chief', ownersStep)
    const take = { kind: 'takeVote', step: 's', vote: 'v' } as const
    const counted = { ...countedFor(desk.matter, 's')!, decides: { matter: 'm', step: 's', ...of } }
    expect(desk.refuses('chief', take)).toEqual({ refused: 'noSuchVote' })
    // A vote of others, or about something else, decides nothing here.
    for (const law of [
      { ...counted.law!, body: 'residentsMeeting' as const },
      { ...counted.law!, subject: 'rebuild' as const },
    ])
      expect(desk.refuses('chief', take, { counted: { ...counted, law } })).toEqual({ refused: 'noSuchVote' })
    desk.does('chief', take, { counted })
    const { record } = desk.sheet.steps[0]!
    expect(record).toMatchObject({
      passed: true,
      vote: { eligible: 24, for: 18, area: { eligible: 24 } },
      counted: { code: 'K7Q2MD', recused: 1 },
    })
    const byHand = {
      ...take,
      ...of,
      kind: 'recordStep',
      heldAt: LEDGER_START,
      note: '',
      vote: record!.vote,
      passed: true,
    } as const
    expect(desk.refuses('chief', { ...byHand, reason: '另有说法' })).toEqual({ refused: 'stepCounted', vote: 'K7Q2MD' })
    expect(desk.does('chief', adopt).sheet.tasks).toHaveLength(1)
  })

  test('[V30] while a sealed vote decides a step it is neither entered nor dropped, and nothing is decided', () => {
    const desk = deliberating().does('team', propose).does('chief', ownersStep)
    const law = { body: 'ownersAssembly', subject: 'useFund' } as const
    const put: MatterCommandOf<'putSteps'> = { kind: 'putSteps', steps: [{ step: 's', of }], vote: 'K7Q2MD', law }
    for (const other of [
      { ...put, steps: [{ step: 'none', of }] },
      { ...put, steps: [put.steps[0]!, put.steps[0]!] },
      { ...put, law: { ...law, subject: 'rebuild' as const } },
    ])
      expect(desk.refuses('facilitator', other)).toEqual({ refused: 'noSuchStep' })
    desk.does('facilitator', put)
    expect(desk.sheet.steps[0]).toMatchObject({ voting: 'K7Q2MD', record: null })
    const stepVoting = { refused: 'stepVoting', vote: 'K7Q2MD' }
    const votes = { noticeAt: 0, eligible: 24, present: 24, for: 24, against: 0, abstain: 0, area: null }
    const held = { heldAt: LEDGER_START, note: '', vote: votes, passed: true, reason: '' }
    for (const command of [
      { kind: 'recordStep', step: 's', ...of, ...held } as const,
      { kind: 'dropStep', step: 's', reason: '不必了' } as const,
      adopt,
    ])
      expect(desk.refuses('chief', command)).toEqual(stepVoting)
    expect(desk.refuses('facilitator', { ...put, vote: 'OTHER1' })).toEqual(stepVoting)
    // Another vote that is given up frees nothing; this one does.
    expect(desk.does('facilitator', { ...put, vote: 'OTHER1', law: null }).sheet.steps[0]!.voting).toBe('K7Q2MD')
    expect(desk.does('facilitator', { ...put, law: null }).sheet.steps[0]).not.toHaveProperty('voting')
    // The result reaches the step wherever the matter is by then.
    desk.does('facilitator', put).does('chief', reasoned('sendBack'))
    desk.does('facilitator', { kind: 'takeVote', step: 's', vote: 'v' }, { counted: countedFor(desk.matter, 's')! })
    expect(desk.sheet).toMatchObject({ stage: 'triaged', steps: [{ record: { passed: true } }] })
    expect(desk.sheet.steps[0]).not.toHaveProperty('voting')
    expect(desk.refuses('facilitator', put)).toMatchObject({ refused: 'notInThisStage' })
  })

  test('[L61] what is adopted is just what the steps passed for, and anything else asks for them anew', () => {
    const study = { ...ownersStep, step: 'priorStudy', body: null, subject: null } as const
    const record = { kind: 'recordStep', step: 's', ...of, heldAt: LEDGER_START, note: '同意', vote: null } as const
    const passed = { ...record, passed: true, reason: '' }
    const desk = deliberating().does('team', propose).does('chief', study)
    expect(desk.refuses('chief', { ...passed, proposal: 'q' })).toEqual({ refused: 'noSuchProposal' })
    expect(desk.refuses('chief', { ...passed, version: 2 })).toEqual({ refused: 'noSuchVersion' })
    desk.does('chief', passed)
    const stepOfOther = { refused: 'stepOfOther', count: 1 }
    // Another proposal, a later version by another name, and what passed before the way was chosen anew.
    const changed = { ...propose.version, changed: '贵一点' }
    desk
      .does('team', { ...propose, id: 'q', title: '全部换新' })
      .does('team', { ...propose, id: null, proposal: 'p', after: 1, title: '换贵的灯', version: changed })
    expect(desk.refuses('chief', { ...adopt, proposal: 'q' })).toEqual(stepOfOther)
    expect(desk.refuses('chief', { ...adopt, version: 2 })).toEqual(stepOfOther)
    const [first] = desk.sheet.proposals
    expect([titleIn(first!, 1), titleIn(first!, 2)]).toEqual(['换灯', '换贵的灯'])
    expect(proposalTexts(first!, 1)).toContain('换灯 · 第 1 版\n全换成太阳能的')
    for (const command of [reasoned('sendBack'), route('deliberation')]) desk.does('chief', command)
    expect(desk.refuses('chief', adopt)).toEqual(stepOfOther)
    desk.does('chief', { ...passed, reason: '重新分流以后再研究' })
    expect(desk.refuses('chief', { ...adopt, version: 2 })).toEqual(stepOfOther)
    expect(desk.does('chief', adopt).sheet.stage).toBe('decided')
  })

  test('[L61] a vote says on which version it is: no other is adopted by it, nor is that one set aside meanwhile', () => {
    const desk = deliberating().does('team', propose).does('chief', ownersStep)
    const law = { body: 'ownersAssembly', subject: 'useFund' } as const
    const put: MatterCommandOf<'putSteps'> = { kind: 'putSteps', steps: [{ step: 's', of }], vote: 'K7Q2MD', law }
    expect(desk.refuses('facilitator', { ...put, steps: [{ step: 's', of: null }] })).toEqual({
      refused: 'noSuchProposal',
    })
    expect(desk.refuses('facilitator', { ...put, steps: [{ step: 's', of: { ...of, version: 2 } }] })).toEqual({
      refused: 'noSuchVersion',
    })
    desk.does('facilitator', put)
    expect(desk.refuses('team', { kind: 'setAside', proposal: 'p', reason: '不要了' })).toMatchObject({
      refused: 'stepVoting',
    })
    const changed = { ...propose.version, changed: '贵一点' }
    desk.does('team', { ...propose, id: null, proposal: 'p', after: 1, version: changed })
    const take = { kind: 'takeVote', step: 's', vote: 'v' } as const
    const counted = countedFor(desk.matter, 's')!
    // One that was sealed before votes said it, when there were two versions, is of none.
    const unsaid = { ...counted, decides: { matter: 'm', step: 's' }, openedAt: desk.now + DAY }
    const old = new Desk()
    old.matter = structuredClone(desk.matter)
    expect(old.does('facilitator', take, { counted: unsaid }).sheet.steps[0]!.record!.of).toBeNull()
    for (const version of [1, 2]) expect(old.refuses('chief', { ...adopt, version })).toMatchObject({ count: 1 })
    desk.does('facilitator', take, { counted })
    expect(desk.refuses('chief', { ...adopt, version: 2 })).toEqual({ refused: 'stepOfOther', count: 1 })
    // For that one another vote can be held.
    const again = { ...put, steps: [{ step: 's', of: { ...of, version: 2 } }], vote: 'OTHER1' }
    desk.does('facilitator', again).does('facilitator', { ...again, law: null })
    expect(desk.does('chief', adopt).sheet.decision).toMatchObject(of)
  })

  test('[L61] a record from before that was said is of the only version that there was then', () => {
    const study = { ...ownersStep, step: 'priorStudy', body: null, subject: null } as const
    const held = { heldAt: LEDGER_START, note: '同意', vote: null, passed: true, reason: '' } as const
    const desk = deliberating().does('team', propose).does('chief', study)
    desk.does('chief', { kind: 'recordStep', step: 's', ...of, ...held })
    delete desk.sheet.steps[0]!.record!.of
    desk.does('team', { ...propose, id: 'q' })
    expect(desk.refuses('chief', { ...adopt, proposal: 'q' })).toEqual({ refused: 'stepOfOther', count: 1 })
    expect(desk.does('chief', adopt).sheet.stage).toBe('decided')
  })

  test('[V6] a vote was not held before the matter was opened, nor announced after it was held', () => {
    const require = {
      kind: 'requireStep',
      id: 's',
      step: 'formalMeeting',
      body: 'representativesMeeting',
      subject: null,
      dueOn: null,
    } as const
    const desk = deliberating().does('team', propose).does('chief', require)
    const vote = { noticeAt: 0, eligible: 60, present: 50, for: 40, against: 10, abstain: 0 }
    const record = {
      kind: 'recordStep',
      step: 's',
      ...of,
      heldAt: 0,
      note: '',
      vote,
      passed: true,
      reason: '',
    } as const
    expect(desk.refuses('chief', record)).toEqual({ refused: 'outOfRange' })
    const late = { ...record, heldAt: LEDGER_START, vote: { ...vote, noticeAt: LEDGER_START + DAY } }
    expect(desk.refuses('chief', late)).toEqual({ refused: 'voteImpossible' })
  })

  test('[V4] only of the owners is asked what they decide about', () => {
    const require = { kind: 'requireStep', id: 's', step: 'formalMeeting', dueOn: null, subject: 'rebuild' } as const
    const desk = deliberating().does('team', propose)
    expect(desk.refuses('chief', { ...require, body: 'residentsMeeting' })).toEqual({ refused: 'outOfRange' })
  })

  test('[L21] no council decides for the owners', () => {
    const desk = opened().does('chief', triage).does('chief', route('ownersAssembly')).does('team', propose)
    expect(desk.refuses('chief', adopt)).toEqual({ refused: 'ownersDecide' })
  })
})

describe('done, and really done', () => {
  test('[L24] done needs words, a photo, and no task left open', () => {
    expect(underWay().refuses('worker', { ...finish, after: null })).toEqual({ refused: 'evidenceMissing' })
    expect(underWay().refuses('worker', { ...finish, text: '' })).toMatchObject({ refused: 'textEmpty' })
    const working = deliberating().does('team', propose).does('chief', adopt).does('chief', { kind: 'begin' })
    expect(working.sheet.dueAt).toBe(LEDGER_START + 9 * DAY)
    expect(working.refuses('chief', finish)).toEqual({ refused: 'tasksOpen', count: 1 })
  })

  test('[L34] what is shown was brought for this matter by whoever shows it, and each photo once', () => {
    const noSuchPhoto = { refused: 'noSuchPhoto' }
    const facts = { photos: new Set(['photo']) }
    expect(underWay().refuses('worker', { ...finish, after: 'another' }, facts)).toEqual(noSuchPhoto)
    expect(underWay().refuses('worker', { ...finish, before: 'another' }, facts)).toEqual(noSuchPhoto)
    const shown = done()
    expect(shown.refuses('phone0', { ...contest, photo: 'another' })).toEqual(noSuchPhoto)
    expect(shown.refuses('phone0', { ...contest, photo: 'photo' })).toEqual(noSuchPhoto)
    const again = shown.does('phone0', { ...contest, photo: 'photo2' })
    expect(again.refuses('worker', finish)).toEqual(noSuchPhoto)
    expect(again.refuses('worker', { ...finish, after: 'photo2' })).toEqual(noSuchPhoto)
  })

  test('[J5] [L25] nobody checks their own work: not the owner, not who showed it, not who had a task', () => {
    expect(done().refuses('worker', callBack)).toEqual({ refused: 'ownCallback' })
    const handedOn = done().does('chief', give('other')).does('chief', give('third'))
    for (const who of ['worker', 'other', 'third']) {
      expect(handedOn.refuses(who, callBack), who).toEqual({ refused: 'ownCallback' })
    }
    const recorded = underWay().does('chief', finish).does('chief', give('other'))
    for (const who of ['worker', 'chief'])
      expect(recorded.refuses(who, callBack), who).toEqual({ refused: 'ownCallback' })
    const moved = deliberating().does('team', propose).does('chief', adopt).does('chief', { kind: 'begin' })
    const move = {
      kind: 'moveTask',
      task: 't',
      owner: { person: 'next', office: '' },
      dueAt: LEDGER_START + 9 * DAY,
    } as const
    moved
      .does('chief', { ...move, reason: '换人' })
      .does('next', { kind: 'reportTask', task: 't', progress: 100, note: '' })
    moved.does('chief', finish)
    expect(moved.refuses('helper', callBack)).toEqual({ refused: 'ownCallback' })
    const tasked = deliberating().does('team', propose).does('chief', adopt).does('chief', { kind: 'begin' })
    tasked.does('helper', { kind: 'reportTask', task: 't', progress: 100, note: '' }).does('chief', finish)
    expect(tasked.refuses('helper', callBack)).toEqual({ refused: 'ownCallback' })
    expect(tasked.does('caller', callBack).sheet.stage).toBe('confirmed')
    // [B28] Of a budget round's project nobody who ever owned it, also before it was shown.
    const project = { round: 'r', code: 'K7Q2MD', project: 1, number: 'x-1' }
    const owned = new Desk().does('spotter', { ...open, round: project }).does('spotter', give('worker'))
    expect(handsOf(owned.does('worker', give('other')).sheet)).toEqual(['other', 'spotter', 'worker'])
    // [R11] Nor whoever did it under another name of theirs.
    const known = { kind: 'staff', id: 'chief again', also: ['worker'] } as const
    const asked = decide(
      done().matter,
      callBack,
      known,
      LEDGER_START,
      factsOf(new Map(), { matter: 'm', command: callBack, actor: known, hours: 0, knowing }),
    )
    expect(asked).toEqual({ refused: 'ownCallback' })
    const situation = { sheet: done().sheet, folded: 0 }
    expect(isOffered('callBack', { ...situation, looks: known })).toBe(false)
    expect(isOffered('callBack', { ...situation, looks: { ...known, also: [] } })).toBe(true)
  })

  test('[L25] nobody reached confirms nothing, and “not solved” says what is missing', () => {
    const desk = done().does('caller', { ...callBack, reached: false })
    expect(desk.sheet).toMatchObject({ stage: 'done', callbacks: [{ reached: false, solved: null, satisfied: null }] })
    const unsolved = { ...callBack, solved: false, satisfied: false }
    expect(desk.refuses('caller', unsolved)).toMatchObject({ refused: 'textEmpty' })
    expect(desk.does('caller', { ...unsolved, note: '还有一盏' }).sheet).toMatchObject({
      stage: 'underWay',
      reopened: 1,
    })
  })

  test('[L26] what cannot be solved now is looked at again on a day to come', () => {
    const explain: MatterCommand = { kind: 'explain', reason: '要等明年的预算', reviewAt: LEDGER_START + 90 * DAY }
    expect(underWay().refuses('chief', { ...explain, reviewAt: LEDGER_START })).toMatchObject({
      refused: 'dateNotLater',
    })
    expect(underWay().does('chief', explain).sheet).toMatchObject({
      stage: 'explained',
      dueAt: LEDGER_START + 90 * DAY,
    })
  })

  test('[L27] an answer alone confirms nothing; the last one of a person counts', () => {
    const answer: MatterCommand = { kind: 'answer', card: 'card0', satisfied: true }
    const desk = done()
      .does('phone1', answer)
      .does('phone1', { ...answer, satisfied: false })
    expect(desk.sheet).toMatchObject({
      stage: 'done',
      answers: { solved: 1, unsolved: 0, satisfied: 0, unsatisfied: 1 },
    })
    // [L64] Paper and phone of one person are one answer.
    desk.does('phone2', answer, { same: ['phone1'] })
    expect(desk.sheet.answers).toEqual({ solved: 1, unsolved: 0, satisfied: 1, unsatisfied: 0 })
    expect(desk.refuses('phone1', answer, { same: ['phone2'], entered: true })).toEqual({ refused: 'answerStands' })
    expect(desk.refuses('phone2', answer, { affected: false })).toEqual({ refused: 'notAffected' })
    expect(underWay().refuses('phone1', answer)).toMatchObject({ refused: 'notInThisStage' })
  })

  test('[L27] who says “not solved” counts as dissatisfied only where they said so', () => {
    const contested = (satisfied?: boolean) =>
      done()
        .does('phone1', { kind: 'answer', card: 'card0', satisfied: true })
        .does('phone1', { ...contest, satisfied }).sheet.answers
    expect(contested()).toEqual({ solved: 0, unsolved: 1, satisfied: 0, unsatisfied: 0 })
    expect(contested(false)).toEqual({ solved: 0, unsolved: 1, satisfied: 0, unsatisfied: 1 })
  })

  test('[L35] with the receipt of a card that the desk entered one answers once; no other answer takes its place', () => {
    const answer: MatterCommand = { kind: 'answer', card: 'card0', satisfied: true }
    const entered = { entered: true }
    const desk = done().does('phone1', answer, entered)
    expect(desk.does('phone1', answer, entered).sheet.answers.satisfied).toBe(1)
    expect(desk.refuses('phone1', { ...answer, satisfied: false }, entered)).toEqual({ refused: 'answerStands' })
  })

  test('[L28] a contest reopens what was confirmed, and weighs anew what was not accepted', () => {
    const desk = done().does('caller', callBack).does('phone1', contest)
    expect(desk.sheet).toMatchObject({ stage: 'underWay', reopened: 1, confirmedAt: null, contests: [{ id: 'c' }] })
    expect(JSON.stringify(desk.sheet)).not.toContain('phone1')
    const declined = opened().does('chief', triage).does('chief', route('notAccepted'))
    expect(declined.does('phone1', contest).sheet).toMatchObject({ stage: 'triaged', reason: '', route: null })
  })

  test('[L33] sent back, the decision and its tasks no longer stand; the proposal can be decided again', () => {
    const desk = deliberating().does('team', propose).does('chief', adopt).does('chief', reasoned('sendBack'))
    expect(desk.sheet).toMatchObject({ stage: 'triaged', decision: null, tasks: [], proposals: [{ state: 'open' }] })
    desk.does('chief', route('quickFix')).does('worker', finish)
    expect(desk.sheet.stage).toBe('done')
  })
})

describe('tasks', () => {
  test('[L22] a task has an id of its own and a date to come', () => {
    const desk = deliberating().does('team', propose)
    const [task] = adopt.kind === 'adopt' ? adopt.tasks : []
    expect(desk.refuses('chief', { ...adopt, tasks: [task!, task!] } as MatterCommand)).toEqual({ refused: 'idTaken' })
    const past = { ...adopt, tasks: [{ ...task!, dueAt: LEDGER_START - 1 }] } as MatterCommand
    expect(desk.refuses('chief', past)).toMatchObject({ refused: 'dateNotLater' })
    expect(desk.refuses('chief', { ...adopt, tasks: [{ ...task!, dueAt: NaN }] } as MatterCommand)).toMatchObject({
      refused: 'dateNotLater',
    })
  })

  test('[L22] a later task does not move the matter’s date quietly', () => {
    const desk = deliberating().does('team', propose).does('chief', adopt).does('chief', { kind: 'begin' })
    const { dueAt } = desk.sheet
    const later = { id: 'u', title: '验收', owner: { person: 'helper', office: '' }, dueAt: dueAt! + 30 * DAY }
    expect(desk.does('worker', { kind: 'planTask', task: later }).sheet.dueAt).toBe(dueAt)
  })

  test('[L23] only an offer that stands serves a task', () => {
    const desk = deliberating().does('team', propose).does('chief', adopt)
    const attach = { kind: 'attachOffer', task: 't', offer: 'o' } as const
    expect(desk.refuses('worker', attach, { offerStands: false })).toEqual({ refused: 'noSuchOffer' })
    expect(desk.does('worker', attach).does('worker', attach).sheet.tasks[0]!.offers).toEqual(['o'])
    expect(desk.does('worker', { ...attach, kind: 'detachOffer' }).sheet.tasks[0]!.offers).toEqual([])
  })
})

describe('[L32] teams', () => {
  const by = { kind: 'staff', id: 'spotter' } as const
  const seat = {
    kind: 'seatMember',
    id: 'a',
    team: 'advisory',
    name: '沈知远',
    capacity: 'adviser',
    interests: '',
  } as const

  test('interests are declared, and stay to be read after the membership has ended', () => {
    const play = (...commands: TeamCommand[]) =>
      commands.reduce<Teams | undefined>((teams, command) => {
        const events = decideTeams(teams, command, by, LEDGER_START)
        if (!Array.isArray(events)) throw new Error(events.refused)
        return events.reduce<Teams | undefined>(evolveTeams, teams)
      }, undefined)!
    const declare = { kind: 'declareInterests', member: 'a', interests: '工作室与街道有合同' } as const
    const teams = play(seat, declare, { kind: 'endMembership', member: 'a' })
    expect(teams.members.a).toMatchObject({ interests: '工作室与街道有合同', until: LEDGER_START })
    expect(decideTeams(teams, declare, by, LEDGER_START)).toEqual({ refused: 'noSuchMember' })
    expect(decideTeams(play(seat), seat, by, LEDGER_START)).toEqual({ refused: 'idTaken' })
    // [L44] Whoever asks to be forgotten goes whole, and no journal ever had their words.
    expect(play(seat, declare, { kind: 'eraseMember', member: 'a' }).members).toEqual({})
    const told = [{ ...seat, id: 'b' }, declare].map((command) => decideTeams(play(seat), command, by, LEDGER_START))
    const inJournal = (told as TeamEvent[][]).flat().map((event) => teamsInJournal(event.told))
    expect(inJournal).toMatchObject([{ member: { name: '', interests: '' } }, { interests: '' }])
  })
})

describe('in public', () => {
  test('[L30] a rate keeps its denominator, and below ten it is no percentage', () => {
    const rates = ratesOf({ answeredInTime: 9, toAnswer: 10, confirmed: 9, toSolve: 9, satisfied: 0, answers: 0 })
    expect(rates.response).toEqual({ part: 9, of: 10, share: 0.9 })
    expect(rates.resolution).toEqual({ part: 9, of: 9, share: null })
    expect(rates.satisfaction).toEqual({ part: 0, of: 0, share: null })
  })

  test('[L31] looking up an author says why, and tells which card to nobody but the record', () => {
    const look: MatterCommand = { kind: 'lookUpAuthor', card: 'card0', reason: '约时间看现场' }
    expect(opened().refuses('chief', { ...look, reason: '' })).toMatchObject({ refused: 'textEmpty' })
    expect(opened().refuses('chief', { ...look, card: 'card5' })).toEqual({ refused: 'noSuchCard' })
    expect(JSON.stringify(opened().does('chief', look).sheet)).not.toContain('约时间')
  })
})
