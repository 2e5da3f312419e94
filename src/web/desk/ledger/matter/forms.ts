import { OWNERS_SUBJECTS } from '../../../../core/ballot/law.ts'
import type { Clock } from '../../../../core/plain/clock.ts'
import { dayAt, instantAt } from '../../../../core/plain/clock.ts'
import type { ProposalWords } from '../../../../core/ledger/command.ts'
import type { Lane, Route } from '../../../../core/ledger/stages.ts'
import { ROUTES } from '../../../../core/ledger/stages.ts'
import type { Owner, ProposalVersion } from '../../../../core/ledger/sheet.ts'
import { openVersions } from '../../../../core/ledger/sheet.ts'
import type { DeskMatter } from '../../../../wire/matter.ts'
import type { MatterCommandInput, OfferedKind } from '../../../../wire/ledger.ts'
import type { Field, Form, Values } from '../../form/form.ts'
import { text, whole, yes } from '../../form/form.ts'
import type { DeskKey } from '../../../strings.ts'
import type { Entered } from './weighed.ts'
import { weighed } from './weighed.ts'
import { last } from '../../../../core/plain/last.ts'

/** The limits that the rules set, counted in characters as a person sees them. */
const LINE = 60
const PLACE = 100
const REASON = 500
const TEXT = 2000

/** What the forms of a matter ask for besides what every form can. */
type MatterFieldKind =
  | 'photo'
  | 'category'
  | 'grids'
  | 'owner'
  | 'matter'
  | 'offer'
  | 'triage'
  | 'tasks'
  | 'vote'
  | 'support'
  | 'card'
  | 'cards'
  | 'proposal'
type MatterField = { kind: MatterFieldKind; name: string; optional?: true }
/** What a form of a matter asks for. */
export type Asked = Field | MatterField

/** Which proposal, version, advice, step, task or card a form is about. */
export interface Target {
  proposal?: string
  version?: number
  advice?: string
  step?: string
  task?: string
  offer?: string
  contest?: string
}

/** A command as a form: what it asks, and what it sends. */
interface MatterForm {
  fields: (values: Values, view: DeskMatter | null, target: Target) => Asked[]
  start?: (view: DeskMatter, target: Target) => Values
  build: (
    values: Values,
    target: Target,
    newId: () => string,
    view: DeskMatter | null,
    began: Values,
  ) => MatterCommandInput
}
type Kind = OfferedKind

/** What each command is about: the matter as a whole, or a part of it, beside which it stands on the page. */
export const ABOUT: Record<Kind, 'matter' | 'proposal' | 'advice' | 'step' | 'task' | 'card' | 'contest'> = {
  describeMatter: 'matter',
  addCards: 'matter',
  removeCards: 'card',
  foldInto: 'matter',
  unfold: 'matter',
  lookUpAuthor: 'card',
  triage: 'matter',
  route: 'matter',
  dispatch: 'matter',
  extend: 'matter',
  acceptTransfer: 'matter',
  refuseTransfer: 'matter',
  sendBack: 'matter',
  explain: 'matter',
  resume: 'matter',
  writeProposal: 'matter',
  setAside: 'proposal',
  advise: 'proposal',
  answerAdvice: 'advice',
  recordSupport: 'proposal',
  requireStep: 'matter',
  dropStep: 'step',
  recordStep: 'step',
  adopt: 'proposal',
  begin: 'matter',
  planTask: 'matter',
  moveTask: 'task',
  reportTask: 'task',
  attachOffer: 'task',
  detachOffer: 'task',
  note: 'matter',
  finish: 'matter',
  callBack: 'matter',
  hideContest: 'contest',
  showContest: 'contest',
  unname: 'proposal',
}

const owner = (value: unknown): Owner => (value ?? { person: '', office: '' }) as Owner
/** [L46] What stays in the history and the public log for good. */
const STAYS: Pick<Field, 'hint'> = { hint: ['deskMatter.stays'] }
const reason: Asked = { kind: 'text', name: 'reason', most: REASON, ...STAYS }
const only = (...fields: Asked[]) => ({ fields: () => fields })
const reasonOnly = (kind: Kind): MatterForm => ({
  ...only(reason),
  build: ({ reason }) => ({ kind, reason: text(reason) }) as MatterCommandInput,
})
/** A version as a choice in a form has it: where a newer one comes, it is another choice. */
export const versionValue = ({ proposal, version }: ProposalVersion): string => `${proposal} ${version}`
function versionIn(value: unknown): ProposalVersion {
  const [proposal = '', version] = text(value).split(' ')
  return { proposal, version: whole(version) ?? 0 }
}
const ELSEWHERE: readonly Route[] = ['microProject', 'ownersAssembly', 'department']

/** What cannot be done at once: the teams deliberate, or money is decided on elsewhere. */
const SLOWER: Partial<Record<Route, 'teams' | 'money'>> = {
  deliberation: 'teams',
  microProject: 'money',
  ownersAssembly: 'money',
}

/** [L9] A warning where a matter that is to be done at once goes a way that takes time. */
function slower(route: Route | undefined, view: DeskMatter | null): { hint?: readonly [DeskKey] } {
  const to = route && SLOWER[route]
  return to && view?.sheet.triage?.lane === 'quick' ? { hint: [`deskMatter.quickTo.${to}`] } : {}
}

const described: Asked[] = [
  { kind: 'line', name: 'title', most: LINE },
  { kind: 'text', name: 'summary', most: TEXT, optional: true },
  { kind: 'category', name: 'category', optional: true },
  { kind: 'line', name: 'where', most: PLACE, optional: true },
  { kind: 'grids', name: 'grids', optional: true },
]

const wordsOf = ({ title, summary, category, where, grids }: Values) => ({
  title: text(title),
  summary: text(summary),
  category: text(category),
  where: text(where),
  grids: (grids as string[]) ?? [],
})

const proposalFields = (first: boolean): Asked[] => [
  { kind: 'line', name: 'title', most: LINE },
  { kind: 'text', name: 'text', most: TEXT, ...STAYS },
  ...(first ? [] : [{ kind: 'text', name: 'changed', most: REASON } as const]),
  { kind: 'count', name: 'cost', optional: true },
  { kind: 'text', name: 'resources', most: REASON, optional: true },
  { kind: 'text', name: 'affected', most: REASON, optional: true },
]

/** [L21] Whether the owners must decide and no vote of theirs is required yet. */
export const ownersDecide = ({ route, steps }: DeskMatter['sheet']): boolean =>
  route?.route === 'ownersAssembly' && !steps.some(({ body }) => body === 'ownersAssembly')

/**
 * Every command of a matter that staff send from its page. Days are typed and shown by the community's
 * `clock`.
 */
// oxlint-disable-next-line max-lines-per-function -- a table: a short row for each command
export function formsOf(clock: Clock): Record<Kind, MatterForm> {
  /** A day chosen stands for its evening. */
  const evening = (value: unknown): number => instantAt(clock, `${text(value)}T18:00`)
  const eveningOrNull = (value: unknown): number | null => (text(value) ? evening(value) : null)
  /**
   * A day that is over stands for its beginning, so that something held today is not still to come, and
   * notice counts in whole days.
   */
  const beginning = (value: unknown): number => instantAt(clock, `${text(value)}T00:00`)
  const dayField = (at: number): string => dayAt(clock, at)
  return {
    describeMatter: {
      ...only(...described),
      start: ({ sheet: { title, summary, category, where, grids } }) => ({ title, summary, category, where, grids }),
      // [L60] With the words that stood there when it was begun.
      build: (values, _target, _newId, _view, began) => ({
        kind: 'describeMatter',
        ...wordsOf(values),
        was: wordsOf(began),
      }),
    },
    addCards: {
      ...only({ kind: 'cards', name: 'cards' }),
      build: ({ cards }) => ({ kind: 'addCards', cards: (cards as { meeting: string; card: string }[]) ?? [] }),
    },
    removeCards: {
      ...only({ kind: 'card', name: 'card' }, reason),
      build: ({ card, reason }) => ({ kind: 'removeCards', cards: [text(card)], reason: text(reason) }),
    },
    foldInto: {
      ...only({ kind: 'matter', name: 'into' }, reason),
      build: ({ into, reason }) => ({
        kind: 'foldInto',
        into: (into as { id: string } | undefined)?.id ?? '',
        reason: text(reason),
      }),
    },
    unfold: { ...only(), build: () => ({ kind: 'unfold' }) },
    triage: {
      ...only({ kind: 'triage', name: 'weight' }, reason),
      start: ({ sheet: { triage } }) =>
        triage
          ? {
              urgency: triage.urgency,
              importance: triage.importance,
              people: triage.reach.people ?? '',
              grids: triage.reach.grids,
              safety: triage.safety,
            }
          : { grids: [] },
      build: ({ urgency, importance, people, grids, safety, lane, reason }) => ({
        kind: 'triage',
        urgency: Number(urgency),
        importance: Number(importance),
        reach: { people: whole(people), grids: (grids as string[]) ?? [] },
        safety: safety === true,
        lane: lane as Lane,
        reason: text(reason),
      }),
    },
    route: {
      fields: ({ route }, view) => [
        { kind: 'choice', name: 'route', options: ROUTES, words: 'route', ...slower(route as Route, view) },
        ...(ELSEWHERE.includes(route as Route)
          ? ([
              { kind: 'line', name: 'receiver', most: LINE },
              { kind: 'line', name: 'reference', most: LINE, optional: true },
              { kind: 'day', name: 'heardOn', optional: true },
            ] as const)
          : []),
        reason,
      ],
      build: ({ route, receiver, reference, heardOn, reason }) => ({
        kind: 'route',
        route: route as Route,
        reason: text(reason),
        receiver: ELSEWHERE.includes(route as Route)
          ? { name: text(receiver), reference: text(reference), heardOn: eveningOrNull(heardOn) }
          : null,
      }),
    },
    dispatch: {
      ...only({ kind: 'owner', name: 'owner' }, reason),
      start: ({ sheet }) => ({ owner: { ...sheet.owner } }),
      build: ({ owner: to, reason }) => ({ kind: 'dispatch', owner: owner(to), reason: text(reason) }),
    },
    extend: {
      ...only({ kind: 'day', name: 'dueAt' }, reason),
      build: ({ dueAt, reason }) => ({ kind: 'extend', dueAt: evening(dueAt), reason: text(reason) }),
    },
    acceptTransfer: {
      ...only(
        { kind: 'line', name: 'reference', most: LINE, optional: true },
        { kind: 'text', name: 'note', most: REASON },
      ),
      build: ({ reference, note }) => ({ kind: 'acceptTransfer', reference: text(reference), note: text(note) }),
    },
    refuseTransfer: reasonOnly('refuseTransfer'),
    sendBack: reasonOnly('sendBack'),
    resume: reasonOnly('resume'),
    explain: {
      ...only(reason, { kind: 'day', name: 'reviewAt' }),
      build: ({ reason, reviewAt }) => ({ kind: 'explain', reason: text(reason), reviewAt: evening(reviewAt) }),
    },
    writeProposal: {
      fields: (_values, _view, { proposal }) => proposalFields(proposal === undefined),
      start: ({ sheet }, { proposal }) => {
        const before = sheet.proposals.find(({ id }) => id === proposal)
        const version = before && last(before.versions)
        return version
          ? { title: before!.title, ...version, cost: version.cost ?? '', changed: '' }
          : { title: '', text: '', cost: '', resources: '', affected: '' }
      },
      build: (values, { proposal }, newId) => ({
        kind: 'writeProposal',
        // [L60] The version that stood in the form when it was begun.
        ...(proposal ? { proposal, after: whole(values.number) } : { id: newId() }),
        title: text(values.title),
        version: {
          text: text(values.text),
          cost: whole(values.cost),
          resources: text(values.resources),
          affected: text(values.affected),
          changed: text(values.changed),
        } satisfies ProposalWords,
      }),
    },
    setAside: {
      ...only(reason),
      build: ({ reason }, { proposal }) => ({ kind: 'setAside', proposal: proposal!, reason: text(reason) }),
    },
    advise: {
      ...only({ kind: 'text', name: 'text', most: TEXT, ...STAYS }),
      build: (values, { proposal, version }, newId) => ({
        kind: 'advise',
        id: newId(),
        proposal: proposal!,
        version: version!,
        text: text(values.text),
      }),
    },
    answerAdvice: {
      ...only({ kind: 'yesNo', name: 'taken' }, { kind: 'text', name: 'why', most: REASON }),
      build: ({ taken, why }, { advice }) => ({
        kind: 'answerAdvice',
        advice: advice!,
        taken: yes(taken) === true,
        why: text(why),
      }),
    },
    recordSupport: {
      ...only({ kind: 'support', name: 'support' }),
      build: ({ for: pro, against, abstain, byName }, { proposal, version }) => {
        const listed = (value: unknown) =>
          text(value)
            .split(/[\n,，、;；]+/)
            .map((name) => name.trim())
            .filter(Boolean)
        const names = byName ? { for: listed(pro), against: listed(against), abstain: listed(abstain) } : null
        const count = (list: string[] | undefined, value: unknown) => (list ? list.length : (whole(value) ?? 0))
        return {
          kind: 'recordSupport',
          proposal: proposal!,
          version: version!,
          for: count(names?.for, pro),
          against: count(names?.against, against),
          abstain: count(names?.abstain, abstain),
          names,
        }
      },
    },
    requireStep: {
      fields: ({ step, body }) => [
        { kind: 'choice', name: 'step', options: ['priorStudy', 'formalMeeting', 'legalityReview'], words: 'stepKind' },
        ...(step === 'formalMeeting'
          ? ([
              {
                kind: 'choice',
                name: 'body',
                options: ['residentsMeeting', 'representativesMeeting', 'ownersAssembly'],
                words: 'body',
              },
            ] as const)
          : []),
        ...(step === 'formalMeeting' && body === 'ownersAssembly'
          ? ([{ kind: 'choice', name: 'subject', options: OWNERS_SUBJECTS, words: 'body.about' }] as const)
          : []),
        { kind: 'day', name: 'dueOn', optional: true },
      ],
      start: ({ sheet }) => (ownersDecide(sheet) ? { step: 'formalMeeting', body: 'ownersAssembly' } : {}),
      build: ({ step, body, subject, dueOn }, _target, newId) => ({
        kind: 'requireStep',
        id: newId(),
        step: step as 'priorStudy',
        body: step === 'formalMeeting' ? ((body as 'residentsMeeting') ?? null) : null,
        subject: step === 'formalMeeting' && body === 'ownersAssembly' ? ((subject as 'other') ?? null) : null,
        dueOn: eveningOrNull(dueOn),
      }),
    },
    dropStep: {
      ...only(reason),
      build: ({ reason }, { step }) => ({ kind: 'dropStep', step: step!, reason: text(reason) }),
    },
    recordStep: {
      fields: (_values, view, { step }) => [
        { kind: 'proposal', name: 'proposal' },
        ...(view?.sheet.steps.find(({ id }) => id === step)?.record ? [reason] : []),
        { kind: 'day', name: 'heldAt' },
        ...(view?.sheet.steps.find(({ id }) => id === step)?.kind === 'formalMeeting'
          ? ([
              { kind: 'vote', name: 'vote' },
              { kind: 'text', name: 'note', most: TEXT, optional: true },
            ] as const)
          : ([
              { kind: 'yesNo', name: 'passed' },
              { kind: 'text', name: 'note', most: TEXT },
            ] as const)),
      ],
      // [L61] Where there is one proposal, it is of that one; the version is the one that stands in the form.
      start: ({ sheet }) => {
        const [of, ...others] = openVersions(sheet.proposals)
        return of && others.length === 0 ? { proposal: versionValue(of) } : {}
      },
      build: ({ proposal, heldAt, passed, note, vote, reason }, { step }) => {
        const counted = vote as Entered | undefined
        return {
          kind: 'recordStep',
          step: step!,
          ...versionIn(proposal),
          heldAt: beginning(heldAt),
          note: text(note),
          vote: counted ? { noticeAt: beginning(counted.noticeAt), ...weighed(counted) } : null,
          passed: counted ? true : yes(passed) === true,
          reason: text(reason),
        }
      },
    },
    adopt: {
      fields: (_values, _view, { proposal }) => [
        ...(proposal ? [] : ([{ kind: 'proposal', name: 'proposal' }] as const)),
        reason,
        { kind: 'tasks', name: 'tasks' },
      ],
      build: ({ proposal: chosen, reason, tasks }, { proposal, version }, newId) => ({
        kind: 'adopt',
        ...(proposal && version ? { proposal, version } : versionIn(chosen)),
        reason: text(reason),
        tasks: ((tasks as Values[]) ?? [])
          .filter(({ title }) => text(title).trim())
          .map((task) => ({
            id: newId(),
            title: text(task.title),
            owner: owner(task.owner),
            dueAt: evening(task.dueAt),
          })),
      }),
    },
    begin: { ...only(), build: () => ({ kind: 'begin' }) },
    planTask: {
      ...only(
        { kind: 'line', name: 'title', most: LINE },
        { kind: 'owner', name: 'owner' },
        { kind: 'day', name: 'dueAt' },
      ),
      start: ({ sheet }) => ({ owner: { ...sheet.owner } }),
      build: ({ title, owner: by, dueAt }, _target, newId) => ({
        kind: 'planTask',
        task: { id: newId(), title: text(title), owner: owner(by), dueAt: evening(dueAt) },
      }),
    },
    moveTask: {
      ...only({ kind: 'owner', name: 'owner' }, { kind: 'day', name: 'dueAt' }, reason),
      start: ({ sheet }, { task }) => {
        const { owner, dueAt } = sheet.tasks.find(({ id }) => id === task)!
        return { owner: { ...owner }, dueAt: dayField(dueAt) }
      },
      build: ({ owner: to, dueAt, reason }, { task }) => ({
        kind: 'moveTask',
        task: task!,
        owner: owner(to),
        dueAt: evening(dueAt),
        reason: text(reason),
      }),
    },
    reportTask: {
      ...only(
        { kind: 'count', name: 'progress', most: 100, step: 5 },
        { kind: 'text', name: 'note', most: REASON, optional: true },
      ),
      start: ({ sheet }, { task }) => ({ progress: sheet.tasks.find(({ id }) => id === task)!.progress }),
      build: ({ progress, note }, { task }) => ({
        kind: 'reportTask',
        task: task!,
        progress: whole(progress) ?? 0,
        note: text(note),
      }),
    },
    attachOffer: {
      ...only({ kind: 'offer', name: 'offer' }),
      build: ({ offer }, { task }) => ({ kind: 'attachOffer', task: task!, offer: text(offer) }),
    },
    detachOffer: {
      ...only(),
      build: (_values, { task, offer }) => ({ kind: 'detachOffer', task: task!, offer: offer! }),
    },
    note: {
      ...only({ kind: 'text', name: 'text', most: TEXT, ...STAYS }),
      build: (values) => ({ kind: 'note', text: text(values.text) }),
    },
    finish: {
      ...only(
        { kind: 'text', name: 'text', most: TEXT, ...STAYS },
        { kind: 'photo', name: 'after' },
        { kind: 'photo', name: 'before', optional: true },
      ),
      build: (values) => ({
        kind: 'finish',
        text: text(values.text),
        before: text(values.before) || null,
        after: text(values.after) || null,
      }),
    },
    callBack: {
      fields: ({ reached, solved }) => [
        { kind: 'yesNo', name: 'reached' },
        ...(reached === 'yes'
          ? ([
              { kind: 'yesNo', name: 'solved' },
              { kind: 'yesNo', name: 'satisfied', optional: true },
            ] as const)
          : []),
        solved === 'no' && reached === 'yes'
          ? { kind: 'text', name: 'note', most: REASON }
          : { kind: 'text', name: 'note', most: REASON, optional: true },
      ],
      build: ({ reached, solved, satisfied, note }) => ({
        kind: 'callBack',
        reached: yes(reached) === true,
        solved: reached === 'yes' ? yes(solved) : null,
        satisfied: reached === 'yes' ? yes(satisfied) : null,
        note: text(note),
      }),
    },
    hideContest: {
      ...only(reason),
      build: ({ reason }, { contest }) => ({ kind: 'hideContest', contest: contest!, reason: text(reason) }),
    },
    showContest: {
      ...only(),
      build: (_values, { contest }) => ({ kind: 'showContest', contest: contest! }),
    },
    unname: {
      ...only({ kind: 'line', name: 'name', label: 'attendance.name', most: LINE }),
      build: ({ name }, { proposal }) => ({ kind: 'unname', proposal: proposal!, name: text(name) }),
    },
    lookUpAuthor: {
      ...only({ kind: 'card', name: 'card' }, reason),
      build: ({ card, reason }) => ({ kind: 'lookUpAuthor', card: text(card), reason: text(reason) }),
    },
  }
}

/**
 * A form of a matter, as every dialog fills one in: for one matter (`view`), or for several at once (null).
 * `again`: reads it anew.
 */
export function formOf(
  kind: Kind,
  target: Target,
  view: DeskMatter | null,
  clock: Clock,
  again?: () => Promise<DeskMatter | null>,
): Form<MatterCommandInput, Values, Asked> {
  const form = formsOf(clock)[kind]
  const begin = (now: DeskMatter | null) => (now && form.start?.(now, target)) ?? {}
  return {
    name: kind,
    fields: (values) => form.fields(values, view, target),
    start: () => begin(view),
    ...(again && { stands: async () => begin(await again()) }),
    ready: (values) =>
      form.fields(values, view, target).every(({ kind, name }) => {
        const value = values[name]
        return kind === 'matter' ? !!value : kind === 'cards' ? !!(value as unknown[] | undefined)?.length : true
      }),
    build: (values, newId, began) => form.build(values, target, newId, view, began),
  }
}
