import fc from 'fast-check'
import type { Counted } from '../../src/core/ballot/formal.ts'
import type { MatterCommand, MatterFacts } from '../../src/core/ledger/command.ts'
import { decide } from '../../src/core/ledger/decide.ts'
import type { MatterEvent, MatterRefusal } from '../../src/core/ledger/event.ts'
import { evolve } from '../../src/core/ledger/evolve.ts'
import { ROOT_ZONE } from '../../src/core/place/place.ts'
import { USUAL_SETTINGS } from '../../src/core/ledger/settings.ts'
import type { Matter } from '../../src/core/ledger/sheet.ts'
import { ROUTES } from '../../src/core/ledger/stages.ts'
import type { Actor } from '../../src/core/meeting/command.ts'
import type { Id } from '../../src/core/plain/id.ts'
import type { MatterCommandInput } from '../../src/wire/ledger.ts'
import type { Who } from './who.ts'
import { COORDINATORS } from './who.ts'

/**
 * Somebody asks something of a matter, some hours after the step before. `knowing`: what the server would
 * have looked up.
 */
export interface MatterStep {
  matter: Id
  command: MatterCommand
  actor: Actor
  hours: number
  knowing: {
    affected: boolean
    entered: boolean
    worksHere: boolean
    offerStands: boolean
    photos: ReadonlySet<string>
  }
}

export const LEDGER_START = Date.UTC(2026, 10, 2, 2)
const HOUR = 3_600_000
const DAY = 24 * HOUR
export const COMMUNITY = 'c0'
/** Photos that somebody may have brought for a matter. */
export const PHOTOS = Array.from({ length: 8 }, (_, n) => `photo${n}`)
export const CARDS = Array.from({ length: 6 }, (_, n) => ({ meeting: 'm0', card: `card${n}` }))

const from = (kind: string, count: number) => fc.nat({ max: count - 1 }).map((n) => `${kind}${n}`)
const words = fc.constantFrom('路灯修好了', 'Lamp', '理由：先急后缓', '', ' ', '长'.repeat(700))
const reason = fc.oneof({ weight: 9, arbitrary: fc.constant('要先弄清楚') }, { weight: 1, arbitrary: words })
const owner = fc.record({ person: from('staff', 4), office: fc.constantFrom('居委会', '执法队', '') })
const step = fc.integer({ min: 0, max: 5 })
const someDay = fc.integer({ min: -5, max: 90 }).map((days) => LEDGER_START + days * DAY)
const cards = fc.subarray(CARDS, { minLength: 0 })
const count = fc.integer({ min: 0, max: 12 })
const toCome = fc.constantFrom(LEDGER_START + 2000 * DAY, LEDGER_START + 2100 * DAY, LEDGER_START + 2200 * DAY, 0)
const task = fc.record({ id: from('task', 2), title: fc.constant('换灯'), owner, dueAt: toCome })
const described = {
  title: fc.oneof({ weight: 9, arbitrary: fc.constant('三井巷路灯不亮') }, { weight: 1, arbitrary: words }),
  summary: fc.constant(''),
  category: fc.constantFrom('roads', ''),
  where: fc.constantFrom('三井巷', ''),
  grids: fc.constant<Id[]>([]),
}
/** As most matters of a walk are described. */
const usual = { title: '三井巷路灯不亮', summary: '', category: 'roads', where: '三井巷', grids: [] }
const proposal = {
  kind: fc.constant('writeProposal' as const),
  title: fc.constant('换成太阳能灯'),
  version: fc.record({
    text: reason,
    cost: fc.option(fc.integer({ min: -1, max: 900 }), { nil: null, freq: 2 }),
    resources: fc.constant(''),
    affected: fc.constant('整条巷'),
    changed: reason,
  }),
}
const maybe = <T>(arbitrary: fc.Arbitrary<T>, freq = 2): fc.Arbitrary<T | null> =>
  fc.option(arbitrary, { nil: null, freq })
const votes = { eligible: count, present: count, for: count, against: count, abstain: count }
const STEPS = [
  ['priorStudy', null, null],
  ['legalityReview', null, null],
  ['formalMeeting', 'representativesMeeting', null],
  ['formalMeeting', 'ownersAssembly', 'other'],
  ['formalMeeting', null, null],
  ['formalMeeting', 'ownersAssembly', null],
] as const
/** The address of a vote that there is not: what it counted is handed to the rules. */
const NO_VOTE = '00000000-0000-4000-8000-000000000000'
const kind = <K extends MatterCommand['kind']>(name: K) => fc.constant(name)

/**
 * Every kind of command with its weight: those that carry a matter on come more often, so that walks reach
 * its ends.
 */
const COMMANDS: Record<MatterCommand['kind'], [number, fc.Arbitrary<MatterCommand>]> = {
  openMatter: [
    4,
    fc.record({
      kind: kind('openMatter'),
      id: from('matter', 2),
      community: fc.constant(COMMUNITY),
      ...described,
      cards,
      topic: fc.constant(null),
    }),
  ],
  describeMatter: [1, fc.record({ kind: kind('describeMatter'), ...described, was: fc.constant(usual) })],
  addCards: [1, fc.record({ kind: kind('addCards'), cards })],
  removeCards: [
    1,
    fc.record({ kind: kind('removeCards'), cards: cards.map((list) => list.map(({ card }) => card)), reason }),
  ],
  foldInto: [1, fc.record({ kind: kind('foldInto'), into: from('matter', 2), reason })],
  unfold: [2, fc.record({ kind: kind('unfold') })],
  triage: [
    6,
    fc.record({
      kind: kind('triage'),
      urgency: step,
      importance: step,
      reach: fc.record({ people: maybe(count), grids: fc.subarray(['g1', 'g2', 'g3']) }),
      safety: fc.boolean(),
      lane: fc.constantFrom('quick', 'major'),
      reason,
    }),
  ],
  route: [
    12,
    fc.record({
      kind: kind('route'),
      route: fc.constantFrom(...ROUTES, 'quickFix', 'deliberation', 'department'),
      reason,
      receiver: maybe(
        fc.record({ name: fc.constantFrom('市政', ''), reference: fc.constant(''), heardOn: maybe(someDay) }),
        4,
      ),
    }),
  ],
  dispatch: [2, fc.record({ kind: kind('dispatch'), owner, reason })],
  extend: [1, fc.record({ kind: kind('extend'), dueAt: someDay, reason })],
  acceptTransfer: [4, fc.record({ kind: kind('acceptTransfer'), reference: fc.constant('12'), note: reason })],
  refuseTransfer: [1, fc.record({ kind: kind('refuseTransfer'), reason })],
  sendBack: [1, fc.record({ kind: kind('sendBack'), reason })],
  writeProposal: [
    4,
    fc.oneof(
      fc.record({ ...proposal, id: from('proposal', 2), proposal: fc.constant(null), after: fc.constant(null) }),
      fc.record({ ...proposal, id: fc.constant(null), proposal: from('proposal', 2), after: fc.constantFrom(1, 2) }),
    ),
  ],
  setAside: [1, fc.record({ kind: kind('setAside'), proposal: from('proposal', 2), reason })],
  advise: [
    5,
    fc.record({
      kind: kind('advise'),
      id: from('advice', 3),
      proposal: from('proposal', 2),
      version: fc.constantFrom(1, 1, 2),
      text: reason,
    }),
  ],
  answerAdvice: [
    6,
    fc.record({ kind: kind('answerAdvice'), advice: from('advice', 3), taken: fc.boolean(), why: reason }),
  ],
  recordSupport: [
    1,
    fc.record({
      kind: kind('recordSupport'),
      proposal: from('proposal', 2),
      version: fc.constantFrom(1, 1, 2),
      for: count,
      against: count,
      abstain: count,
      names: maybe(
        fc.record({
          for: fc.constant<string[]>(['甲', '乙']),
          against: fc.constant<string[]>(['丙']),
          abstain: fc.constant<string[]>([]),
        }),
      ),
    }),
  ],
  requireStep: [
    3,
    fc.tuple(from('step', 2), maybe(someDay), fc.nat({ max: 5 })).map(([id, dueOn, n]): MatterCommand => {
      const [step, body, subject] = STEPS[n]!
      return { kind: 'requireStep', id, step, body, subject, dueOn }
    }),
  ],
  dropStep: [1, fc.record({ kind: kind('dropStep'), step: from('step', 2), reason })],
  recordStep: [
    6,
    fc.record({
      kind: kind('recordStep'),
      step: from('step', 2),
      proposal: from('proposal', 2),
      version: fc.constantFrom(1, 1, 2),
      heldAt: someDay,
      note: reason,
      vote: maybe(fc.record({ noticeAt: someDay, ...votes, area: maybe(fc.record(votes)) }), 3),
      passed: fc.boolean(),
      reason,
    }),
  ],
  putSteps: [
    3,
    fc.record({
      kind: kind('putSteps'),
      steps: fc
        .tuple(from('step', 2), from('proposal', 2))
        .map(([step, proposal]) => [{ step, of: { proposal, version: 1 } }]),
      vote: fc.constant('K7Q2MD'),
      law: fc.constantFrom(null, { body: 'ownersAssembly' as const, subject: 'other' as const }),
    }),
  ],
  takeVote: [1, fc.record({ kind: kind('takeVote'), step: from('step', 2), vote: fc.constant(NO_VOTE) })],
  adopt: [
    6,
    fc.record({
      kind: kind('adopt'),
      proposal: from('proposal', 2),
      version: fc.constant(1),
      reason,
      tasks: fc.array(task, { maxLength: 1 }),
    }),
  ],
  begin: [4, fc.record({ kind: kind('begin') })],
  planTask: [1, fc.record({ kind: kind('planTask'), task })],
  moveTask: [2, fc.record({ kind: kind('moveTask'), task: from('task', 2), owner, dueAt: toCome, reason })],
  reportTask: [
    5,
    fc.record({
      kind: kind('reportTask'),
      task: from('task', 2),
      progress: fc.constantFrom(-1, 30, 100, 100, 100),
      note: fc.constant(''),
    }),
  ],
  attachOffer: [3, fc.record({ kind: kind('attachOffer'), task: from('task', 2), offer: from('offer', 1) })],
  detachOffer: [3, fc.record({ kind: kind('detachOffer'), task: from('task', 2), offer: from('offer', 1) })],
  note: [1, fc.record({ kind: kind('note'), text: words })],
  finish: [
    8,
    fc.record({
      kind: kind('finish'),
      text: reason,
      before: fc.constantFrom(null, ...PHOTOS),
      after: fc.constantFrom(...PHOTOS, null),
    }),
  ],
  callBack: [
    8,
    fc.record({
      kind: kind('callBack'),
      reached: fc.boolean(),
      solved: fc.constantFrom(true, true, false, null),
      satisfied: fc.constantFrom(true, false, null),
      note: reason,
    }),
  ],
  answer: [
    3,
    fc.record({ kind: kind('answer'), card: from('card', 6), satisfied: fc.constantFrom(true, false, null) }),
  ],
  contest: [
    2,
    fc.record({
      kind: kind('contest'),
      id: from('contest', 4),
      card: from('card', 6),
      text: reason,
      photo: fc.constantFrom(null, ...PHOTOS),
      satisfied: fc.constantFrom(true, false, null, undefined),
    }),
  ],
  explain: [2, fc.record({ kind: kind('explain'), reason, reviewAt: someDay })],
  resume: [2, fc.record({ kind: kind('resume'), reason })],
  lookUpAuthor: [1, fc.record({ kind: kind('lookUpAuthor'), card: from('card', 6), reason })],
  hideContest: [2, fc.record({ kind: kind('hideContest'), contest: from('contest', 3), reason })],
  showContest: [1, fc.record({ kind: kind('showContest'), contest: from('contest', 3) })],
  unname: [2, fc.record({ kind: kind('unname'), proposal: from('proposal', 2), name: fc.constantFrom('甲', '乙') })],
}

export const anyMatterCommand: fc.Arbitrary<MatterCommand> = fc.oneof(
  ...Object.values(COMMANDS).map(([weight, arbitrary]) => ({ weight, arbitrary })),
)

const actorOf = ({ kind: name }: MatterCommand): fc.Arbitrary<Actor> =>
  name === 'answer' || name === 'contest'
    ? fc.record({ kind: fc.constant('participant' as const), id: from('phone', 3) })
    : fc.record({ kind: fc.constant('staff' as const), id: from('staff', 4) })

const mostly = fc.nat({ max: 9 }).map((n) => n > 0)

/** Up to `length` steps over two matters. */
export const matterWalk = (length: number): fc.Arbitrary<MatterStep[]> =>
  fc.array(
    anyMatterCommand.chain((command) =>
      fc.record({
        matter: command.kind === 'openMatter' ? fc.constant(command.id) : from('matter', 2),
        command: fc.constant(command),
        actor: actorOf(command),
        hours: fc.integer({ min: 0, max: 40 }),
        knowing: fc.record({
          affected: mostly,
          entered: fc.boolean(),
          worksHere: mostly,
          offerStands: mostly,
          photos: fc.subarray(PHOTOS, { minLength: 6 }).map((all) => new Set(all)),
        }),
      }),
    ),
    { maxLength: length, size: 'max' },
  )

/** What the server would look up for a step. */
export function factsOf(matters: ReadonlyMap<Id, Matter>, { matter, command, knowing }: MatterStep): MatterFacts {
  return {
    ...knowing,
    settings: { ...USUAL_SETTINGS, clock: ROOT_ZONE },
    number: matters.size + 1,
    known: new Set(CARDS.map(({ card }) => card)),
    other: command.kind === 'foldInto' ? matters.get(command.into)?.sheet : undefined,
    folded: [...matters.values()].filter(({ sheet }) => sheet.foldedInto === matter).length,
    counted: command.kind === 'takeVote' ? countedFor(matters.get(matter), command.step) : undefined,
  }
}

/** What a vote says that was held for a step. */
export function countedFor(matter: Matter | undefined, wanted: Id): Counted | undefined {
  const step = matter?.sheet.steps.find(({ id }) => id === wanted)
  if (!step?.body) return undefined
  const votes = { eligible: 24, present: 20, for: 18, against: 2, abstain: 0 }
  const { body, subject = null } = step
  return {
    code: 'K7Q2MD',
    question: '1',
    text: '按方案二换灯',
    openedAt: LEDGER_START,
    closedAt: LEDGER_START,
    law: { body, subject, noticeAt: LEDGER_START - 15 * 24 * HOUR },
    decides: { matter: matter!.sheet.id, step: wanted, ...(step.votingOn ?? { proposal: 'proposal0', version: 1 }) },
    votes: { ...votes, area: body === 'ownersAssembly' ? votes : null },
    outcome: 'carried',
    won: [],
    recused: { heads: 1, area: 0 },
    hands: false,
    ballots: true,
  }
}

export interface Played {
  matters: Map<Id, Matter>
  events: { matter: Id; event: MatterEvent }[]
  refused: MatterRefusal[]
}

/** Plays steps; `each` sees the matter before and after every accepted step. */
export function playMatters(
  steps: readonly MatterStep[],
  each: (step: MatterStep, before: Matter | undefined, after: Matter, events: MatterEvent[]) => void = () => undefined,
): Played {
  const matters = new Map<Id, Matter>()
  const played: Played = { matters, events: [], refused: [] }
  let now = LEDGER_START
  for (const one of steps) {
    now += one.hours * HOUR
    const held = matters.get(one.matter)
    const decision = decide(held, one.command, one.actor, now, factsOf(matters, one))
    if (!Array.isArray(decision)) {
      played.refused.push(decision)
      continue
    }
    const before = held && structuredClone(held)
    let after = held
    for (const event of decision) after = evolve(after, structuredClone(event))
    if (!after) continue
    matters.set(one.matter, after)
    played.events.push(...decision.map((event) => ({ matter: one.matter, event })))
    each(one, before, after, decision)
  }
  return played
}

const nothing = '0e9b0a2c-7c1a-4bd2-9a61-6d2f0e3c4b5a'
const nobody = { person: nothing, office: '' }

/** A command of each kind that the schema takes and the rules then refuse: nothing changes, whoever asks. */
export const HARMLESS: { [K in MatterCommandInput['kind']]: Omit<Extract<MatterCommandInput, { kind: K }>, 'kind'> } = {
  openMatter: { title: '', cards: [] },
  describeMatter: { title: '', was: { title: '' } },
  addCards: { cards: [{ meeting: nothing, card: nothing }] },
  removeCards: { cards: [nothing], reason: '' },
  foldInto: { into: nothing, reason: '' },
  unfold: {},
  triage: { urgency: 0, importance: 0, reach: {}, lane: 'quick', reason: '' },
  route: { route: 'quickFix', reason: '' },
  dispatch: { owner: nobody, reason: '' },
  extend: { dueAt: 1, reason: '' },
  acceptTransfer: { note: '' },
  refuseTransfer: { reason: '' },
  sendBack: { reason: '' },
  writeProposal: { proposal: nothing, title: '', version: { text: '' } },
  setAside: { proposal: nothing, reason: '' },
  advise: { id: nothing, proposal: nothing, version: 1, text: '' },
  answerAdvice: { advice: nothing, taken: true, why: '' },
  recordSupport: { proposal: nothing, version: 1 },
  requireStep: { id: nothing, step: 'priorStudy' },
  dropStep: { step: nothing, reason: '' },
  recordStep: { step: nothing, proposal: nothing, version: 1, heldAt: 1 },
  adopt: { proposal: nothing, version: 1, reason: '' },
  begin: {},
  planTask: { task: { id: nothing, title: '', owner: nobody, dueAt: 1 } },
  moveTask: { task: nothing, owner: nobody, dueAt: 1, reason: '' },
  reportTask: { task: nothing, progress: 1 },
  attachOffer: { task: nothing, offer: nothing },
  detachOffer: { task: nothing, offer: nothing },
  note: { text: '' },
  finish: { text: '', after: null },
  callBack: { reached: false },
  explain: { reason: '', reviewAt: 1 },
  resume: { reason: '' },
  lookUpAuthor: { card: nothing, reason: '' },
  hideContest: { contest: nothing, reason: '' },
  showContest: { contest: nothing },
  unname: { proposal: nothing, name: '甲' },
}

const spot: readonly Who[] = [...COORDINATORS, 'spotter', 'facilitator']
const deliberate: readonly Who[] = [...COORDINATORS, 'deliberator']
const handle: readonly Who[] = [...COORDINATORS, 'handler']
/** Who may send which command of a matter, said a second time and by hand. */
export const MAY_SEND: Record<MatterCommandInput['kind'], readonly Who[]> = {
  openMatter: spot,
  describeMatter: spot,
  addCards: spot,
  removeCards: spot,
  foldInto: spot,
  unfold: spot,
  triage: COORDINATORS,
  route: COORDINATORS,
  dispatch: [...COORDINATORS, 'officer'],
  extend: [...COORDINATORS, 'officer'],
  acceptTransfer: handle,
  refuseTransfer: handle,
  sendBack: [...COORDINATORS, 'officer'],
  writeProposal: deliberate,
  setAside: deliberate,
  advise: ['adviser', 'administrator'],
  answerAdvice: deliberate,
  recordSupport: deliberate,
  requireStep: COORDINATORS,
  dropStep: COORDINATORS,
  recordStep: COORDINATORS,
  adopt: COORDINATORS,
  begin: handle,
  planTask: handle,
  moveTask: COORDINATORS,
  reportTask: handle,
  attachOffer: [...handle, 'deliberator', 'adviser'],
  detachOffer: [...handle, 'deliberator', 'adviser'],
  note: [...spot, 'deliberator', 'adviser', 'handler', 'officer'],
  finish: handle,
  callBack: [...spot, 'officer'],
  explain: COORDINATORS,
  resume: [...COORDINATORS, 'officer'],
  lookUpAuthor: [...COORDINATORS, 'officer'],
  hideContest: COORDINATORS,
  showContest: COORDINATORS,
  unname: COORDINATORS,
}
