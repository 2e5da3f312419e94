import { z } from '@hono/zod-openapi'
import { DOORS, VOTERS } from '../core/ballot/rules.ts'
import type { Counted } from '../core/round/outcome.ts'
import { OTHER_FAULTS, type OtherRound } from '../core/round/otherRound.ts'
import type { Decision, Project, ProjectSaid, RoundLot, RoundSettings } from '../core/round/round.ts'
import { DECIDERS, PROJECT_KINDS, PROJECT_STATES, ROUND_STAGES, SCREENED_OUT } from '../core/round/round.ts'
import type { Dish, RoundShown } from '../core/round/shown.ts'
import { idOf } from './ids.ts'
import { lotShape } from './lot.ts'
import { count, instant, keyHeader, listOf, oneOf, orNull, seq, slugParam } from './plain.ts'
import { same } from './same.ts'

/** The rules count graphemes and answer with the exact limit. */
const text = z.string().max(4000)
const line = z.string().max(2000)
const whole = z.number().int().min(0)
const fen = z.number().int().min(0).openapi({ description: 'In fen, a hundredth of a yuan', example: 1_200_000 })
const kind = oneOf(PROJECT_KINDS).openapi('ProjectKind')
const n = z.number().int().min(1).openapi({ description: 'The number of the project in its round', example: 7 })

/** What addresses name: a round of a community, and a project of it. */
export const roundParam = slugParam.extend({
  round: z.string().openapi({ description: 'The round’s code', example: 'K7Q2MD' }),
})
export const projectParam = roundParam.extend({ n: z.coerce.number().int().min(1).max(500) })

const share = z.object({ over: whole, of: whole, above: z.boolean() })
const rule = z.object({
  way: z.enum(['equalShares', 'mostVotes']),
  completion: z.enum(['none', 'mostVotes', 'add1', 'add1u']),
  comparison: z.enum(['none', 'projects', 'anything']),
  leastVotes: whole,
  floor: whole.nullable(),
  step: fen,
})
const cap = orNull(fen)
const settings = same<RoundSettings>()(
  z.object({
    year: whole,
    budget: fen,
    caps: z.object({ works: cap, services: cap, goods: cap }),
    appealDays: whole,
    menuDays: whole,
    resultDays: whole,
    fewest: whole,
    most: whole,
    turnout: orNull(share),
    voter: oneOf(VOTERS),
    who: text,
    doors: z.array(oneOf(DOORS)),
    rule,
    decider: oneOf(DECIDERS),
    overPercent: whole,
    acceptors: whole,
    neighbours: whole.optional().openapi({ description: 'How many neighbours are asked besides; missing: none' }),
    lotFrom: line,
  }),
).openapi('RoundSettings')

const words = {
  kind,
  title: line,
  place: line,
  need: text,
  gains: line,
  content: text,
  lines: z.array(z.object({ what: line, quantity: whole, price: fen })).max(100),
  funds: z.array(z.object({ from: line, amount: fen })).max(100),
  builder: line,
  from: orNull(instant),
  until: orNull(instant),
  upkeep: text,
  consents: text,
}
const said = same<ProjectSaid>()(z.object({ ...words, matter: idOf('matter').nullable() })).openapi('ProjectSaid')
const proposer = z.object({ name: line, contact: line }).openapi('Proposer')

/** POST /api/communities/{slug}/rounds */
export const roundOpening = z.object({ title: line, settings }).openapi('RoundOpening')
export type RoundOpening = z.output<typeof roundOpening>

/** POST /api/communities/{slug}/rounds/{round}/projects */
export const proposal = z.object({ said, proposer }).openapi('ProjectProposal')
export type ProposalBody = z.output<typeof proposal>

const read = {
  read: z.string().max(64).optional().openapi({
    description: '`fingerprint` of the words that were read: where it says something else by now, nothing is done',
  }),
}

/** POST /api/communities/{slug}/rounds/{round}/commands */
export const roundCommand = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('changeRound'), title: line, settings }),
    z.object({ kind: z.literal('propose'), said, proposer }).openapi({ description: 'From paper, at the desk' }),
    z.object({ kind: z.literal('describeProject'), n, said }),
    z
      .object({ kind: z.literal('mergeProjects'), n, others: z.array(n).max(100), reason: text.default('') })
      .openapi({ description: 'With a public reason where one of the others was screened out' }),
    z.object({ kind: z.literal('splitProject'), n, parts: z.array(said).min(2).max(6) }),
    z.object({ kind: z.literal('joinProject'), n }).openapi({ description: 'Undoes a split' }),
    z.object({ kind: z.literal('takePictureAway'), n }),
    z.object({ kind: z.literal('endSoliciting') }),
    z.object({ kind: z.literal('screen'), n, out: orNull(oneOf(SCREENED_OUT)), reason: text, ...read }),
    z.object({ kind: z.literal('checkCost'), n, amount: fen, by: line, note: text, ...read }),
    z.object({ kind: z.literal('eraseProposer'), n }),
    z.object({ kind: z.literal('eraseWords'), n }),
    z
      .object({ kind: z.literal('freezeMenu') })
      .openapi({ description: 'Seals menu, costs and rules, and drafts the vote' }),
    z.object({ kind: z.literal('reopenMenu'), reason: text }),
    z.object({ kind: z.literal('pitchDish'), n: orNull(n), seconds: whole.max(3600).default(0) }).openapi({
      description: 'Brings a dish forward on the screen, for so many seconds (0: no clock); null: the whole menu again',
    }),
    z
      .object({ kind: z.literal('listPitch'), n, meeting: line })
      .openapi({ description: 'Puts whoever speaks for a dish on the list of speakers of the meeting with this code' }),
    z
      .object({ kind: z.literal('announceRoundLot'), n: orNull(n), again: text.default('') })
      .openapi({ description: 'Fixes what a lot is drawn from: the projects that tie, or who accepts project `n`' }),
    z.object({ kind: z.literal('giveUpRoundLot'), n: orNull(n), reason: text }),
    z
      .object({ kind: z.literal('countRound'), called: line })
      .openapi({ description: 'Draws the lot that was announced, from what the hall called, and counts' }),
    z.object({
      kind: z.literal('decideRound'),
      decider: oneOf(DECIDERS),
      heldOn: instant,
      document: line,
      left: z.array(z.object({ n, reason: text })).max(200),
    }),
    z.object({ kind: z.literal('reportCost'), n, amount: fen, note: text }),
    z.object({ kind: z.literal('decideCost'), n, heldOn: instant, note: text }),
    z
      .object({ kind: z.literal('nameDoers'), n, contractor: line, upkeep: line })
      .openapi({ description: 'Which organisation builds it, and which looks after it from then on' }),
    z.object({ kind: z.literal('drawAcceptors'), n, called: line }),
    z.object({ kind: z.literal('giveVerdict'), n, person: n, accepted: z.boolean(), note: text }),
    z
      .object({ kind: z.literal('hearNeighbour'), n, accepted: z.boolean(), note: text })
      .openapi({ description: 'What a neighbour says of a project that is done; nobody’s name' }),
    z.object({ kind: z.literal('closeRound') }),
    z.object({ kind: z.literal('abandonRound'), why: text }),
  ])
  .openapi('RoundCommand')
export type RoundCommandBody = z.output<typeof roundCommand>
export type RoundCommandInput = z.input<typeof roundCommand>

export const roundAccepted = z
  .object({
    seq,
    code: z.string().optional().openapi({ description: 'Of a new round', example: 'K7Q2MD' }),
    n: n.optional(),
    receipt: z
      .string()
      .optional()
      .openapi({ description: 'Of a new project: by it its proposer hears what becomes of it' }),
  })
  .openapi('RoundAccepted')
export type RoundAccepted = z.infer<typeof roundAccepted>

const counted = same<Counted>()(
  z.object({
    at: instant,
    hash: z.string(),
    seed: z.string(),
    lot: z.array(n),
    voters: count,
    turnout: z.object({ have: count, base: count, need: orNull(count), reached: z.boolean() }),
    votes: z.array(z.object({ n, votes: count })),
    out: z.array(z.object({ n, why: z.enum(['tooFewVotes', 'belowFloor', 'tooDear']) })),
    won: z.array(n),
    way: z.enum(['equalShares', 'mostVotes']),
    added: z.array(n),
    mostVotes: z.array(n),
    preferred: orNull(z.object({ equalShares: count, mostVotes: count })),
    spent: fen,
    left: fen,
    share: orNull(z.string()),
    purchases: z.array(z.object({ n, most: z.string(), by: orNull(z.enum(['cheaper', 'moreVotes', 'lot'])) })),
  }),
).openapi('RoundCount')
const roundLot = same<RoundLot>()(z.object({ ...lotShape, id: z.string(), n: orNull(n) })).openapi('RoundLot')
const cost = z.object({ amount: fen, by: z.string(), note: z.string(), at: instant })
const decision = same<Decision>()(
  z.object({
    decider: oneOf(DECIDERS),
    heldOn: instant,
    document: z.string(),
    left: z.array(z.object({ n, reason: z.string() })),
    at: instant,
  }),
)
const doers = z.object({ contractor: z.string(), upkeep: z.string() })
const dish = same<Dish>()(
  z.object({
    ...words,
    n,
    asked: fen,
    cost: orNull(cost),
    number: orNull(z.string()),
    picture: orNull(z.string()).openapi({ description: 'Found as /photos/ID.webp' }),
    now: fen,
    reports: z.array(
      z.object({ amount: fen, note: z.string(), at: instant, over: z.boolean(), heldOn: orNull(instant) }),
    ),
    waits: z.boolean(),
    draws: z.array(
      z.object({
        seed: z.string(),
        drawn: count,
        yes: count,
        no: count,
        notes: z.array(z.string()),
        neighbours: z.object({ yes: count, no: count }),
      }),
    ),
    acceptedAt: orNull(instant),
    doers,
  }),
).openapi('Dish')

/** A round as everybody may see it. */
export const roundView = same<RoundShown>()(
  z.object({
    code: z.string(),
    title: z.string(),
    stage: oneOf(ROUND_STAGES),
    settings,
    openedAt: instant,
    frozenAt: orNull(instant),
    pitched: orNull(n),
    pitchTurn: orNull(z.object({ since: instant, seconds: whole })),
    voteCode: z.string(),
    closedAt: orNull(instant),
    why: z.string(),
    came: z.object({ proposed: count, waiting: count, withdrawn: count, merged: count, split: count }),
    dishes: z.array(dish),
    screenedOut: z.array(
      z.object({ n, out: oneOf(SCREENED_OUT), reason: z.string(), again: z.boolean(), into: orNull(n) }),
    ),
    lots: z.array(roundLot),
    counted: orNull(counted),
    decision: orNull(decision),
    reserve: z.array(n),
    spent: fen,
    left: z.number().int(),
  }),
).openapi('RoundShown')
export type RoundView = z.infer<typeof roundView>

type AtDesk = Omit<Project, 'screenings' | 'doer' | 'looks'> & {
  fingerprint: string
  screenings: Omit<Project['screenings'][number], 'by'>[]
}
const project = same<AtDesk>()(
  z.object({
    ...words,
    matter: z.string().nullable(),
    fingerprint: z.string().openapi({ description: 'Of what it says', example: '9f86d081884c7d659a2feaa0c55ad015' }),
    n,
    state: oneOf(PROJECT_STATES),
    came: z.enum(['page', 'desk']),
    at: instant,
    screenings: z.array(z.object({ out: orNull(oneOf(SCREENED_OUT)), reason: z.string(), at: instant })),
    appeal: orNull(z.object({ text: z.string(), at: instant, looked: z.boolean() })),
    cost: orNull(cost),
    into: orNull(n),
    mergedOut: orNull(z.object({ at: instant, reason: z.string() })),
    partOf: orNull(n),
    parts: z.array(n),
    picture: orNull(z.string()),
    number: orNull(z.string()),
    matterOpened: orNull(z.string()),
    reports: z.array(
      z.object({
        amount: fen,
        note: z.string(),
        at: instant,
        over: z.boolean(),
        decided: orNull(z.object({ heldOn: instant, note: z.string(), at: instant })),
      }),
    ),
    draws: z.array(
      z.object({
        seed: z.string(),
        people: z.array(n),
        verdicts: z.array(z.object({ person: n, accepted: z.boolean(), note: z.string(), at: instant })),
        neighbours: z.array(z.object({ accepted: z.boolean(), note: z.string(), at: instant })).optional(),
      }),
    ),
    acceptedAt: orNull(instant),
    doers: doers.optional(),
    pitchAsked: instant.optional().openapi({ description: 'When its proposer asked to speak for it' }),
  }),
).openapi('RoundProject')

/** A round as the desk has it: every proposal; that somebody left a name, but not which. */
export const roundDesk = z
  .object({
    round: roundView,
    projects: z.array(project),
    named: z.array(n).openapi({ description: 'Projects whose proposer left a name' }),
    notice: orNull(z.string()).openapi({ description: 'The notice of the result' }),
    looks: z
      .array(z.object({ n, by: z.string(), at: instant, reason: z.string() }))
      .openapi({ description: 'Who looked up which proposer, when and why' }),
  })
  .openapi('RoundDesk')
export type RoundDesk = z.infer<typeof roundDesk>

export const roundList = listOf(
  'Rounds',
  z.object({ code: z.string(), title: z.string(), stage: oneOf(ROUND_STAGES), year: count, at: instant }),
)
export type RoundList = z.infer<typeof roundList>

/** What became of a proposal, for whoever holds its receipt. */
export const projectState = z
  .object({
    n,
    title: z.string(),
    state: oneOf(PROJECT_STATES),
    screenings: z.array(z.object({ out: orNull(oneOf(SCREENED_OUT)), reason: z.string(), at: instant })),
    appeal: orNull(z.string()),
    into: orNull(n),
    parts: z
      .array(z.object({ n, title: z.string(), receipt: z.string() }))
      .openapi({ description: 'Into which it was split, each with a receipt of its own' }),
    picture: z.boolean().openapi({ description: 'Whether it has one' }),
    chosen: orNull(z.boolean()),
    number: orNull(z.string()),
    pitch: orNull(z.boolean()).openapi({
      description: 'Whether its proposer asked to speak for it; null where nobody can now',
    }),
  })
  .openapi('ProjectState')
export type ProjectState = z.infer<typeof projectState>

const receipt = z.string().max(60).openapi({ description: 'The receipt of the proposal', example: 'K7Q-2MD-9XR' })
export const receiptSaid = z.object({ receipt }).openapi('ProposalReceipt')
export const pitchSaid = z.object({ receipt, wanted: z.boolean() }).openapi('ProposalPitch')
export const appealSaid = z.object({ receipt, text }).openapi('ProposalAppeal')

/** POST …/projects/{n}/photos */
export const pictureQuery = z.object({
  agreed: z.enum(['yes']).optional().openapi({ description: '`yes`: whoever can be seen on it agrees' }),
})

/** …/projects/{n}/picture: a receipt beside bytes stands in a header, as it stands in no address. */
export const receiptHeader = z.object({ 'x-receipt': receipt })
export const receiptAndKey = z.object({ ...keyHeader.shape, ...receiptHeader.shape })

/** POST …/projects/{n}/proposer */
export const lookUp = z.object({ reason: text }).openapi('ProposerLookUp')
export const proposerSeen = proposer
export type ProposerSeen = z.infer<typeof proposerSeen>

/** POST …/projects/{n}/matter */
export const takeOn = z
  .object({
    owner: z.object({ person: idOf('person'), office: line }),
    tasks: z
      .array(z.object({ title: line, dueAt: instant }))
      .min(1)
      .max(20)
      .openapi({ description: 'Milestones and instalments, in order' }),
  })
  .openapi('ProjectTakeOn')
export type TakeOnBody = z.output<typeof takeOn>
export type TakeOnInput = z.input<typeof takeOn>

/** What addresses name: a file of a round that was held elsewhere. */
export const fileParam = slugParam.extend({
  file: z.string().openapi({ description: 'The code of the file', example: 'K7Q2MD' }),
})
export const fileKept = z.object({ code: z.string() }).openapi('RoundFileKept')
export const fileList = listOf('RoundFiles', z.object({ code: z.string(), title: z.string(), at: instant }))
export type FileList = z.infer<typeof fileList>

/** A round that was held elsewhere, counted again. */
export const otherRound = same<OtherRound>()(
  z.object({
    title: z.string(),
    place: z.string(),
    year: z.string(),
    currency: z.string(),
    budget: z.string(),
    rule: z.string(),
    voters: count,
    projects: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        cost: z.string(),
        votes: z.number(),
        selected: orNull(z.boolean()),
        equalShares: z.boolean(),
        mostVotes: z.boolean(),
      }),
    ),
    counted: orNull(z.object({ share: z.string(), spent: z.string(), left: z.string() })),
    why: orNull(oneOf(OTHER_FAULTS)),
  }),
).openapi('OtherRound')

/** The rounds of a subdistrict's communities, side by side and in no order of merit. */
export const roundsBeside = listOf(
  'RoundsBeside',
  z.object({
    community: z.object({ slug: z.string(), name: z.string() }),
    code: z.string(),
    title: z.string(),
    stage: oneOf(ROUND_STAGES),
    budget: fen,
    proposed: count,
    onMenu: count,
    took: orNull(z.object({ have: count, base: count })),
    chosen: count,
    accepted: count,
    spent: fen,
    left: z.number().int(),
  }),
)
export type RoundsBeside = z.infer<typeof roundsBeside>
