import { z } from '@hono/zod-openapi'
import { OWNERS_SUBJECTS } from '../core/ballot/law.ts'
import type { MatterTold } from '../core/ledger/event.ts'
import type { Sheet } from '../core/ledger/sheet.ts'
import { MATTER_STAGES, ROUTES } from '../core/ledger/stages.ts'
import { count, id, instant, oneOf, orNull, told } from './plain.ts'
import { same } from './same.ts'

/**
 * A matter as it is answered, and what its history tells. In public, persons are left out: where one would
 * stand in the history, there is the id of nobody, 00000000-0000-0000-0000-000000000000.
 */
export const matterStage = oneOf(MATTER_STAGES).openapi('MatterStage', {
  description: 'Where a matter is in its life (docs/rules/ledger.md)',
})
export const lane = z.enum(['quick', 'major']).openapi('Lane', { description: 'Small: at once; large: pushed forward' })
export const matterRoute = oneOf(ROUTES).openapi('Route')

const text = z.string()
const reason = told('Why', '今天就能修')
const at = instant
const step = z.number().int().min(1).max(4).openapi({ description: 'From 1 (least) to 4' })
const stepKind = z.enum(['priorStudy', 'formalMeeting', 'legalityReview'])
const body = z.enum(['residentsMeeting', 'representativesMeeting', 'ownersAssembly'])
const office = told('As the public reads it', '榕埠社区居委会')

const owner = z.object({ person: id, office }).openapi('Owner')
const publicOwner = z.object({ office }).openapi('PublicOwner')
const cardRef = z.object({ meeting: id, card: id }).openapi('CardRef')
const triage = z
  .object({
    urgency: step,
    importance: step,
    reach: z.object({
      people: count.nullable().openapi({ description: 'How many people it touches; null: not known' }),
      grids: z.array(id),
    }),
    safety: z.boolean().openapi({ description: 'Somebody may come to harm' }),
    lane,
    proposed: lane.openapi({ description: 'What the rule proposed' }),
    reason,
    at,
  })
  .openapi('Triage')
const version = z
  .object({
    title: told('What the proposal was called in it').optional(),
    number: count,
    text,
    cost: z.number().int().nullable().openapi({
      description: 'In whole units of the community’s currency; null where it costs nothing or is not known',
      example: 800,
    }),
    resources: text,
    affected: text,
    changed: told('What changed since the version before, and why; empty only in the first'),
    at,
  })
  .openapi('ProposalVersion')
const answer = z.object({ taken: z.boolean(), why: text, at })
const advice = z.object({ id, version: count, text, at, answer: answer.nullable() }).openapi('Advice')
const names = z.array(text)
const support = z
  .object({
    version: count,
    for: count,
    against: count,
    abstain: count,
    names: z.object({ for: names, against: names, abstain: names }).nullable(),
    at,
  })
  .openapi('Support')
const proposal = z
  .object({
    id,
    title: text,
    versions: z.array(version),
    advice: z.array(advice),
    support: z.array(support),
    state: z.enum(['open', 'adopted', 'setAside']),
    reason: told('Why it was adopted or set aside'),
  })
  .openapi('Proposal')
const floorArea = z
  .object({ eligible: count, present: count, for: count, against: count, abstain: count })
  .openapi('FloorArea', { description: 'Votes by exclusive floor area, in hundredths of a square metre' })
const vote = z
  .object({
    noticeAt: instant,
    eligible: count.openapi({ description: 'People with a vote' }),
    present: count,
    for: count,
    against: count,
    abstain: count,
    area: orNull(floorArea).optional(),
  })
  .openapi('Vote')
const proposalVersion = z.object({ proposal: id, version: count }).openapi('OneVersion')
const stepRecord = z
  .object({
    heldAt: instant,
    note: text,
    vote: orNull(vote),
    passed: z.boolean().openapi({ description: 'As it was said then; a vote is judged by its numbers and the law' }),
    at,
    reason: told('Why it was corrected').optional(),
    counted: z
      .object({ code: text, question: text, recused: count })
      .optional()
      .openapi({ description: 'The vote from which the numbers come; without it, they were entered by hand' }),
    of: orNull(proposalVersion)
      .optional()
      .openapi({ description: 'Of which version it is; a decision on another asks for the step anew' }),
  })
  .openapi('StepRecord')
const requiredStep = z
  .object({
    id,
    kind: stepKind,
    body: body.nullable(),
    subject: z.enum(OWNERS_SUBJECTS).nullable().optional().openapi({ description: 'What the owners decide about' }),
    dueOn: instant.nullable(),
    record: orNull(stepRecord),
    voting: told('The code of the sealed vote that decides it now').optional(),
    votingOn: proposalVersion.optional(),
  })
  .openapi('RequiredStep', { description: 'A step that must be on record before a decision' })
const decision = z.object({ proposal: id, version: count, reason, at }).openapi('Decision')
const taskWords = {
  id,
  title: text,
  dueAt: instant,
  progress: z.number().int().min(0).max(100).openapi({ description: 'Per cent' }),
  note: text,
  doneAt: instant.nullable(),
  offers: z.array(id).openapi({ description: 'Ids of offers that serve it' }),
  motion: z
    .object({ meeting: id, motion: id, number: count })
    .optional()
    .openapi({ description: 'The carried motion that it was made of' }),
}
const task = z.object({ ...taskWords, owner }).openapi('Task')
const publicTask = z.object({ ...taskWords, owner: publicOwner }).openapi('PublicTask')
const shown = { text, before: id.nullable(), after: id, at }
const evidence = z.object({ ...shown, by: id }).openapi('Evidence', { description: 'What the owner shows for “done”' })
const publicEvidence = z.object(shown).openapi('PublicEvidence')
const callback = z
  .object({ reached: z.boolean(), solved: z.boolean().nullable(), satisfied: z.boolean().nullable(), note: text, at })
  .openapi('Callback')
const contest = z
  .object({
    id,
    text: told('Empty where it was erased, and where a card has the words'),
    photo: id.nullable(),
    at,
    said: cardRef.optional().openapi({ description: 'The card that has the words' }),
    hidden: z
      .object({ reason, at })
      .optional()
      .openapi({ description: 'Taken from view, and why; `text` is empty then' }),
  })
  .openapi('Contest')
export const answers = z
  .object({ solved: count, unsolved: count, satisfied: count, unsatisfied: count })
  .openapi('Answers', { description: 'What authors and endorsers answered when they were asked, in numbers' })
const owing = z.object({ stage: matterStage, dueAt: instant, climbsAt: instant.nullable().optional() })
const extension = z.object({ from: instant.nullable(), to: instant, reason, at })
const routed = z.object({ route: matterRoute, reason, at })
const receiver = z
  .object({ name: text, reference: text, heardOn: instant.nullable() })
  .nullable()
  .openapi({ description: 'Who has it elsewhere, and the number under which it is known there' })
const explained = z.object({ reason, reviewAt: instant })

/** What public and desk read of a matter alike. */
const common = {
  id,
  community: id,
  number: count.openapi({ description: 'Counts from 1 in the community; never used again', example: 7 }),
  title: told('In a few words', '三号楼门口路灯不亮'),
  summary: text,
  category: told('A key of the category list; may be empty', 'lighting'),
  where: told('A place in words; may be empty'),
  grids: z.array(id),
  openedAt: instant,
  topic: z.object({ meeting: id, topic: id }).nullable().openapi({ description: 'The topic that it grew from' }),
  motion: z.object({ meeting: id, motion: id, number: count, by: instant.nullable() }).optional().openapi({
    description: 'The motion that it was made of, and until when the meeting wants it done',
  }),
  round: z
    .object({ round: id, code: z.string(), project: count, number: told('Its number', 'buji-rongbu-2026-001') })
    .optional()
    .openapi({ description: 'The project of a budget round that it carries out' }),
  cards: z.array(cardRef),
  stage: matterStage,
  since: instant.openapi({ description: 'When it entered its stage' }),
  dueAt: instant.nullable().openapi({ description: 'When the stage must be over; null where nothing is awaited' }),
  climbsAt: instant
    .nullable()
    .optional()
    .openapi({ description: 'When the subdistrict sees it as well, if it is late by then; given with the due date' }),
  owed: z
    .array(owing)
    .optional()
    .openapi({ description: 'What was due in stages that it was sent back from, and is until the work is beyond' }),
  answerBy: instant.nullable().openapi({ description: 'Until when it had to be weighed for the first time' }),
  answeredAt: instant.nullable().openapi({ description: 'When it was weighed for the first time' }),
  extensions: z.array(extension),
  triage: orNull(triage),
  route: routed.nullable(),
  receiver,
  steps: z.array(requiredStep),
  proposals: z.array(proposal),
  decision: orNull(decision),
  callbacks: z.array(callback),
  answers,
  contests: z.array(contest),
  reopened: count.openapi({ description: 'How often it was opened again after it was called done' }),
  confirmedAt: instant.nullable(),
  explained: explained.nullable(),
  reason: told('Why it was not accepted, or what became of it elsewhere'),
  foldedInto: id.nullable().openapi({ description: 'The matter that this one says the same as' }),
  unfolded: z
    .object({ stage: matterStage, dueAt: instant.nullable(), climbsAt: instant.nullable().optional() })
    .nullable(),
}

/** A matter with persons: for staff. */
export const sheet = same<Sheet>()(
  z
    .object({
      ...common,
      owner,
      tasks: z.array(task),
      evidence: z.array(evidence),
      hands: z.array(id).openapi({ description: 'Who had a hand in the work' }),
    })
    .openapi('Sheet', { description: 'A matter as staff read it. It names no author and no endorser' }),
)

/** A matter without persons: the public reads offices. */
export const publicSheet = z
  .object({ ...common, owner: publicOwner, tasks: z.array(publicTask), evidence: z.array(publicEvidence) })
  .openapi('PublicSheet', { description: 'A matter as everyone may read it: with offices, without persons' })
export type PublicSheet = z.infer<typeof publicSheet>

const moved = z
  .object({ stage: matterStage, at, dueAt: instant.nullable(), climbsAt: instant.nullable().optional() })
  .optional()
  .openapi({ description: 'Where it enters another stage with this' })
const kind = <const Kind extends string, Shape extends z.ZodRawShape>(name: Kind, shape: Shape) =>
  z.object({ kind: z.literal(name), moved, ...shape })

/** What the history tells of a matter. */
export const matterTold = same<MatterTold>()(
  z
    .discriminatedUnion('kind', [
      kind('matterOpened', { sheet }),
      kind('matterDescribed', { title: text, summary: text, category: text, where: text, grids: z.array(id) }),
      kind('cardsAdded', { cards: z.array(cardRef), byResident: z.literal(true).optional() }),
      kind('cardsRemoved', { cards: z.array(id), reason, late: z.literal(true).optional() }),
      kind('matterFolded', { into: id, number: count, reason }),
      kind('matterUnfolded', {}),
      kind('matterTriaged', { triage }),
      kind('matterRouted', { route: routed, receiver }),
      kind('matterDispatched', { owner, reason }),
      kind('dueDateMoved', { extension, climbsAt: instant.nullable().optional() }),
      kind('transferAccepted', { reference: text, note: text }),
      kind('transferRefused', { reason, owes: owing.optional() }),
      kind('matterSentBack', { reason, owes: owing.optional() }),
      kind('proposalWritten', { proposal: id, title: text, version }),
      kind('proposalSetAside', { proposal: id, reason }),
      kind('adviceGiven', { proposal: id, advice }),
      kind('adviceAnswered', { advice: id, answer }),
      kind('supportRecorded', { proposal: id, support }),
      kind('stepRequired', { step: requiredStep }),
      kind('stepDropped', { step: id, was: stepKind.optional(), reason }),
      kind('stepsPut', { steps: z.array(id), vote: text.nullable(), of: z.array(proposalVersion).optional() }),
      kind('stepRecorded', { step: id, record: stepRecord }),
      kind('proposalAdopted', { decision, tasks: z.array(task) }),
      kind('workBegun', {}),
      kind('taskPlanned', { task }),
      kind('taskMoved', { task: id, owner, dueAt: instant, reason }),
      kind('taskReported', { task: id, progress: z.number().int(), note: text, doneAt: instant.nullable() }),
      kind('offerAttached', { task: id, offer: id }),
      kind('offerDetached', { task: id, offer: id }),
      kind('noted', { text }),
      kind('matterDone', { evidence }),
      kind('calledBack', { callback, answers }),
      kind('answersChanged', { answers }),
      kind('matterContested', { contest, answers }),
      kind('matterExplained', { explained }),
      kind('matterResumed', { reason }),
      kind('authorLookedUp', { reason }),
      kind('contestHidden', { contest: id, hidden: z.object({ reason, at }) }),
      kind('contestShown', { contest: id }),
      kind('supportersUnnamed', {
        proposal: id,
        places: z.array(z.object({ support: count, side: z.enum(['for', 'against', 'abstain']), n: count })),
      }),
    ])
    .openapi('MatterTold', { description: 'What happened to a matter' }),
)
