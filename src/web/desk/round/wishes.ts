import { saidOf } from '../../../core/round/round.ts'
import { instantAt } from '../../../core/plain/clock.ts'
import type { Values } from '../form/form.ts'
import type { RoundAccepted, RoundDesk } from '../../../wire/round.ts'
import { clockHere, t } from '../deskState.svelte.ts'
import { text, whole, yes } from '../form/form.ts'
import type { DeskKey } from '../../strings.ts'
import type { RoundAsking } from './book.svelte.ts'
import {
  fen,
  leftIn,
  PROJECT_FIELDS,
  projectValues,
  partsIn,
  saidIn,
  SCREEN_FIELDS,
  SETTING_FIELDS,
  SPLIT_FIELDS,
  settingsIn,
  valuesOf,
} from './forms.ts'

type Project = RoundDesk['projects'][number]

const noon = (day: unknown): number => instantAt(clockHere(), `${text(day)}T12:00`)
const done = () => t('deskRound.done')
const sure = (title: DeskKey, hint: DeskKey, command: RoundAsking['build']): RoundAsking => ({
  title: t(title),
  hint: t(hint),
  grave: true,
  about: title,
  build: command,
  did: done,
})

/** What the desk can ask of a round as a whole. */
export const wishesOf = (view: RoundDesk) => ({ ...untilFrozen(view), ...untilClosed(view) })

const untilFrozen = ({ round }: RoundDesk) => ({
  settings: {
    title: t('deskRound.settings'),
    about: 'settings',
    fields: SETTING_FIELDS,
    start: valuesOf(round.title, round.settings),
    build: (values) => ({
      command: { kind: 'changeRound', title: text(values.title), settings: settingsIn(values, round.settings) },
    }),
    did: done,
  } satisfies RoundAsking,
  paper: {
    title: t('deskRound.paper'),
    about: 'paper',
    fields: [
      ...PROJECT_FIELDS,
      { kind: 'count', name: 'matter', label: 'deskRound.fromMatter', most: 1e9, optional: true },
      { kind: 'line', name: 'name', label: 'round.form.name', most: 80, optional: true },
      { kind: 'line', name: 'contact', label: 'round.form.contact', most: 80, optional: true },
    ],
    start: { kind: 'works' },
    build: (values) => ({
      command: {
        kind: 'propose',
        said: saidIn(values, clockHere()),
        proposer: { name: text(values.name), contact: text(values.contact) },
      },
      matter: whole(values.matter) ?? null,
    }),
    did: (answer) => {
      const { n = 0, receipt = '' } = answer as RoundAccepted
      return t('deskRound.typed', { n, receipt })
    },
  } satisfies RoundAsking,
  endSoliciting: sure('deskRound.endSoliciting', 'deskRound.endSolicitingSure', () => ({
    command: { kind: 'endSoliciting' },
  })),
  freeze: sure('deskRound.freeze', 'deskRound.freezeSure', () => ({ command: { kind: 'freezeMenu' } })),
  reopen: {
    title: t('deskRound.reopen'),
    hint: t('deskRound.reopenHelp'),
    about: 'reopen',
    fields: [{ kind: 'text', name: 'reason', label: 'field.why', most: 300 }],
    build: ({ reason }) => ({ command: { kind: 'reopenMenu', reason: text(reason) } }),
    did: done,
  } satisfies RoundAsking,
})

const untilClosed = ({ round }: RoundDesk) => ({
  lot: announcing(round, null),
  giveUp: givingUp(round, null),
  count: {
    title: t('deskRound.count'),
    hint: `${t('deskRound.countHelp')} ${round.settings.lotFrom}\n${fixedIn(round, null)}`,
    grave: true,
    about: 'count',
    fields: CALLED,
    build: ({ called }) => ({ command: { kind: 'countRound', called: text(called) } }),
    did: done,
  } satisfies RoundAsking,
  hang: sure('deskRound.hang', 'deskRound.hangHelp', () => ({ notice: true })),
  decide: {
    title: t('deskRound.decide'),
    about: 'decide',
    fields: [
      { kind: 'day', name: 'heldOn', label: 'deskRound.heldOn' },
      { kind: 'line', name: 'document', label: 'deskRound.document', most: 300, optional: true },
      { kind: 'text', name: 'left', label: 'deskRound.leftOut', most: 2000, optional: true },
    ],
    build: ({ heldOn, document, left }) => ({
      command: {
        kind: 'decideRound',
        decider: round.settings.decider,
        heldOn: Math.min(noon(heldOn), Date.now()),
        document: text(document),
        left: leftIn(left),
      },
    }),
    did: done,
  } satisfies RoundAsking,
  end: sure('deskRound.end', 'deskRound.endSure', () => ({ command: { kind: 'closeRound' } })),
  abandon: {
    title: t('deskRound.abandon'),
    grave: true,
    about: 'abandon',
    fields: [{ kind: 'text', name: 'why', label: 'field.why', most: 300 }],
    build: ({ why }) => ({ command: { kind: 'abandonRound', why: text(why) } }),
    did: done,
  } satisfies RoundAsking,
})

/** What the desk can ask of one project; `person`: who asks, and takes it on first. */
export const wishesFor = (
  round: RoundDesk['round'],
  project: Project,
  { person, office, meeting }: { person: string; office: string; meeting: string },
) => ({
  ...screeningOf(project),
  ...workOn(project, person, office),
  ...acceptingOf(project),
  ...drawingFor(round, project.n),
  listPitch: listing(project.n, meeting),
})

/** [B37] Onto the list of a meeting; of the one that is open now, where nothing else is said. */
const listing = (n: number, meeting: string): RoundAsking =>
  asking(n)('listPitch', 'deskRound.listPitch', {
    hint: t('deskRound.listPitchHelp'),
    fields: [{ kind: 'line', name: 'meeting', label: 'deskRound.meetingCode', most: 12 }],
    start: { meeting },
    build: (values) => ({ command: { kind: 'listPitch', n, meeting: text(values.meeting) } }),
    did: () => t('deskRound.listedPitch'),
  })

/** [B19] [B24] The lot of these that was announced last. */
export const lastLot = ({ lots }: RoundDesk['round'], n: number | null) => lots.filter((lot) => lot.n === n).pop()

const CALLED: RoundAsking['fields'] = [{ kind: 'line', name: 'called', label: 'lot.called', most: 120 }]
const fixedIn = (round: RoundDesk['round'], n: number | null): string =>
  t('deskRound.lotFixed', { fixed: lastLot(round, n)?.fixed.slice(0, 12) ?? '' })

const announcing = (round: RoundDesk['round'], n: number | null): RoundAsking => ({
  title: t('deskRound.lot'),
  hint: t('deskRound.lotHelp'),
  about: `lot.${n ?? ''}`,
  fields:
    lastLot(round, n)?.stage === 'givenUp' ? [{ kind: 'text', name: 'again', label: 'lot.again', most: 300 }] : [],
  build: ({ again }) => ({ command: { kind: 'announceRoundLot', n, again: text(again ?? '') } }),
  did: done,
})

const givingUp = ({ lots }: RoundDesk['round'], n: number | null): RoundAsking => ({
  title: t('lot.giveUp'),
  grave: true,
  about: `giveUp.${n ?? ''}.${lots.length}`,
  fields: [{ kind: 'text', name: 'reason', label: 'field.why', most: 300 }],
  build: ({ reason }) => ({ command: { kind: 'giveUpRoundLot', n, reason: text(reason) } }),
  did: done,
})

const drawingFor = (round: RoundDesk['round'], n: number) => ({
  lot: announcing(round, n),
  giveUp: givingUp(round, n),
  draw: asking(n)('draw', 'deskRound.draw', {
    hint: `${t('deskRound.drawHelp')}\n${fixedIn(round, n)}`,
    fields: CALLED,
    build: ({ called }) => ({ command: { kind: 'drawAcceptors', n, called: text(called) } }),
  }),
})

type Asks = (what: string, title: DeskKey, more: Partial<RoundAsking> & Pick<RoundAsking, 'build'>) => RoundAsking

const asking =
  (n: number): Asks =>
  (what, title, more) => ({
    title: `${t(title)} · ${t('round.no', { n })}`,
    about: `${what}.${n}`,
    did: done,
    ...more,
  })

/** [B38] How a decision on words begins: with the words that were read, which are kept with what is typed. */
const deciding = (project: Project, start: (project: Project) => Values) => ({
  start: start(project),
  again: ({ projects }: RoundDesk) => {
    const now = projects.find(({ n }) => n === project.n)
    return now && start(now)
  },
})
const screenStart = ({ fingerprint }: Project): Values => ({ read: fingerprint })
const screenedIn = ({ out, reason, read }: Values) => ({
  out: out === 'passed' ? null : (out as never),
  reason: text(reason),
  read: text(read),
})
const costStart = (project: Project): Values => ({
  amount: (project.cost?.amount ?? askedFen(project)) / 100 || '',
  by: project.cost?.by ?? '',
  read: project.fingerprint,
})

function screeningOf(project: Project) {
  const { n } = project
  const ask = asking(n)
  return {
    screen: ask('screen', project.appeal ? 'deskRound.screenAgain' : 'deskRound.screen', {
      fields: SCREEN_FIELDS,
      ...deciding(project, screenStart),
      build: (values) => ({ command: { kind: 'screen', n, ...screenedIn(values) } }),
    }),
    describe: ask('describe', 'deskRound.describe', {
      fields: PROJECT_FIELDS,
      start: projectValues(project, clockHere()),
      build: (values) => ({ command: { kind: 'describeProject', n, said: saidIn(values, clockHere(), project) } }),
    }),
    merge: ask('merge', 'deskRound.merge', {
      hint: t('deskRound.mergeHelp'),
      fields: [
        { kind: 'line', name: 'others', label: 'deskRound.numbers', most: 200 },
        { kind: 'text', name: 'reason', label: 'deskRound.mergeReason', most: 300, optional: true },
      ],
      build: ({ others, reason }) => ({
        command: {
          kind: 'mergeProjects',
          n,
          others: (text(others).match(/\d+/g) ?? []).map(Number),
          reason: text(reason),
        },
      }),
    }),
    split: splitting(ask, project),
    join: ask('join', 'deskRound.join', {
      hint: t('deskRound.joinSure'),
      build: () => ({ command: { kind: 'joinProject', n } }),
    }),
    pictureAway: ask('pictureAway', 'round.pictureAway', {
      hint: t('deskRound.pictureAwaySure'),
      grave: true,
      build: () => ({ command: { kind: 'takePictureAway', n } }),
    }),
    cost: ask('cost', 'deskRound.cost', {
      fields: [
        { kind: 'count', name: 'amount', label: 'deskRound.amount', most: 1e9, step: 0.01 },
        { kind: 'line', name: 'by', label: 'deskRound.by', most: 60 },
        { kind: 'text', name: 'note', label: 'field.note', most: 300, optional: true },
      ],
      ...deciding(project, costStart),
      build: ({ amount, by, note, read }) => ({
        command: { kind: 'checkCost', n, amount: fen(amount), by: text(by), note: text(note), read: text(read) },
      }),
    }),
  }
}

const splitting = (ask: Asks, project: Project): RoundAsking =>
  ask('split', 'deskRound.split', {
    hint: t('deskRound.splitHelp'),
    fields: SPLIT_FIELDS,
    start: { title1: project.title, content1: project.content },
    build: (values) => ({ command: { kind: 'splitProject', n: project.n, parts: partsIn(values, saidOf(project)) } }),
  })

function workOn({ n, builder, doers }: Project, person: string, office: string) {
  const ask = asking(n)
  return {
    who: ask('who', 'deskRound.who', {
      hint: t('deskRound.whoHelp'),
      fields: [{ kind: 'text', name: 'reason', label: 'field.why', most: 300 }],
      build: ({ reason }) => ({ lookUp: n, reason: text(reason) }),
      did: (answer) => ('name' in answer ? t('deskRound.whoSaid', { name: answer.name, contact: answer.contact }) : ''),
    }),
    forgetWho: ask('forget', 'deskRound.forgetWho', {
      grave: true,
      build: () => ({ command: { kind: 'eraseProposer', n } }),
    }),
    forgetWords: ask('forgetWords', 'deskRound.forgetWords', {
      hint: t('deskRound.forgetWordsSure'),
      grave: true,
      build: () => ({ command: { kind: 'eraseWords', n } }),
    }),
    takeOn: takingOn(ask, n, person, office),
    report: ask('report', 'deskRound.report', {
      fields: [
        { kind: 'count', name: 'amount', label: 'deskRound.amount', most: 1e9, step: 0.01 },
        { kind: 'text', name: 'note', label: 'field.note', most: 300 },
      ],
      build: ({ amount, note }) => ({ command: { kind: 'reportCost', n, amount: fen(amount), note: text(note) } }),
    }),
    doers: ask('doers', 'deskRound.doers', {
      hint: t('deskRound.doersHelp'),
      fields: [
        { kind: 'line', name: 'contractor', label: 'deskRound.contractor', most: 80, optional: true },
        { kind: 'line', name: 'upkeep', label: 'deskRound.upkeep', most: 80, optional: true },
      ],
      start: doers ?? { contractor: builder, upkeep: '' },
      build: (values) => ({
        command: { kind: 'nameDoers', n, contractor: text(values.contractor), upkeep: text(values.upkeep) },
      }),
    }),
    decideCost: ask('decideCost', 'deskRound.decideCost', {
      fields: [
        { kind: 'day', name: 'heldOn', label: 'deskRound.heldOn' },
        { kind: 'text', name: 'note', label: 'field.note', most: 300 },
      ],
      build: ({ heldOn, note }) => ({
        command: { kind: 'decideCost', n, heldOn: Math.min(noon(heldOn), Date.now()), note: text(note) },
      }),
    }),
  }
}

/** [B24] [B36] What those say who were drawn, and neighbours. */
function acceptingOf({ n }: Project) {
  const ask = asking(n)
  return {
    verdict: ask('verdict', 'deskRound.verdict', {
      fields: [
        { kind: 'count', name: 'person', label: 'deskRound.person', most: 20_000 },
        { kind: 'yesNo', name: 'accepted', label: 'deskRound.accepts' },
        { kind: 'text', name: 'note', label: 'field.note', most: 300, optional: true },
      ],
      build: ({ person: of, accepted, note }) => ({
        command: { kind: 'giveVerdict', n, person: whole(of) ?? 1, accepted: yes(accepted) === true, note: text(note) },
      }),
    }),
    neighbour: ask('neighbour', 'deskRound.neighbour', {
      hint: t('deskRound.neighbourHelp'),
      fields: [
        { kind: 'yesNo', name: 'accepted', label: 'deskRound.accepts' },
        { kind: 'text', name: 'note', label: 'field.note', most: 300, optional: true },
      ],
      build: ({ accepted, note }) => ({
        command: { kind: 'hearNeighbour', n, accepted: yes(accepted) === true, note: text(note) },
      }),
    }),
  }
}

const takingOn = (ask: Asks, n: number, person: string, office: string): RoundAsking =>
  ask('takeOn', 'deskRound.takeOn', {
    hint: t('deskRound.takeOnHelp'),
    fields: [
      { kind: 'line', name: 'office', label: 'deskRound.office', most: 60 },
      { kind: 'line', name: 'task', label: 'deskRound.task', most: 60 },
      { kind: 'day', name: 'day', label: 'deskRound.taskDay' },
      { kind: 'line', name: 'task2', label: 'deskRound.task2', most: 60, optional: true },
      { kind: 'day', name: 'day2', label: 'deskRound.taskDay', optional: true },
    ],
    start: { office },
    build: (values) => ({
      takeOn: n,
      body: {
        owner: { person, office: text(values.office) },
        tasks: [
          { title: text(values.task), dueAt: noon(values.day) },
          ...(text(values.task2) && text(values.day2) ? [{ title: text(values.task2), dueAt: noon(values.day2) }] : []),
        ],
      },
    }),
  })

const askedFen = ({ lines, funds }: Project): number =>
  Math.max(
    0,
    lines.reduce((sum, { quantity, price }) => sum + quantity * price, 0) -
      funds.reduce((sum, { amount }) => sum + amount, 0),
  )
