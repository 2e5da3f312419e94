import { z } from '@hono/zod-openapi'
import type { Counted } from '../core/reach/answers.ts'
import type { Bulletin, BulletinSource, BulletinText, BulletinWords } from '../core/reach/bulletin.ts'
import { BULLETIN_KINDS, BULLETIN_STAGES } from '../core/reach/bulletin.ts'
import type { ReachSettings } from '../core/reach/tiers.ts'
import { TIERS } from '../core/reach/tiers.ts'
import { ASKABLE } from '../core/reach/publicEvents.ts'
import { MAKERS, ROBOT_STATES } from '../core/reach/robots.ts'
import { idOf, newIdOf } from './ids.ts'
import { count, instant, listOf, oneOf, orNull, seq, slugParam, told } from './plain.ts'
import { same } from './same.ts'

/** The rules count graphemes and answer with the exact limit. */
const text = z.string().max(4000)
const line = z.string().max(1000)
const hour = z.number().int().openapi({ description: 'An hour of the day, by the community’s clock', example: 21 })

/** What addresses name: a bulletin of a community. */
export const bulletinParam = slugParam.extend({
  bulletin: z.string().openapi({ description: 'The bulletin’s code', example: 'K7Q2MD' }),
})
export const groupParam = slugParam.extend({ group: idOf('chatGroup') })

const settings = same<ReachSettings>()(
  z.object({ quietFrom: hour, quietUntil: hour, mostAWeek: z.number().int() }),
).openapi('ReachSettings')
const said = same<BulletinText>()(z.object({ text, title: line, lines: z.array(line).max(20) })).openapi('BulletinText')
const words = same<BulletinWords>()(z.object({ 'zh-Hans': said, 'zh-Hant': said, en: said })).openapi('BulletinWords')
const source = same<BulletinSource>()(
  z.object({
    kind: oneOf(BULLETIN_KINDS),
    ref: z.string().max(60).openapi({
      description: 'The code of a meeting or vote, the number of a matter, the id of a notice; else empty',
      example: 'K7Q2MD',
    }),
  }),
).openapi('BulletinSource')
export const sourceQuery = z.object({ kind: oneOf(BULLETIN_KINDS), ref: z.string().max(60).default('') })

/** POST /api/communities/{slug}/reach/commands */
export const tierCommand = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('setReach'), settings }),
    z.object({ kind: z.literal('addGroup'), id: newIdOf('chatGroup'), place: idOf('place'), name: line, keeper: line }),
    z.object({ kind: z.literal('describeGroup'), group: idOf('chatGroup'), name: line, size: z.number().int() }),
    z.object({ kind: z.literal('askKeeper'), group: idOf('chatGroup'), keeper: line }),
    z.object({ kind: z.literal('endGroup'), group: idOf('chatGroup') }),
  ])
  .openapi('TierCommand')
export type TierCommandBody = z.output<typeof tierCommand>
export type TierCommandInput = z.input<typeof tierCommand>

/** POST /api/communities/{slug}/bulletins */
export const bulletinDraft = z.object({ source, words }).openapi('BulletinDraft')
export type BulletinDraft = z.output<typeof bulletinDraft>

/** POST /api/communities/{slug}/bulletins/{bulletin}/commands */
export const bulletinCommand = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('describeBulletin'), words }),
    z.object({
      kind: z.literal('sendBulletin'),
      groups: z
        .array(idOf('chatGroup'))
        .max(500)
        .nullable()
        .openapi({ description: 'To which groups; null: to all whose keeper agreed' }),
    }),
    z.object({ kind: z.literal('correctBulletin'), words, why: line }),
    z.object({ kind: z.literal('withdrawBulletin'), why: line }),
  ])
  .openapi('BulletinCommand')
export type BulletinCommandBody = z.output<typeof bulletinCommand>
export type BulletinCommandInput = z.input<typeof bulletinCommand>

export const reachAccepted = z
  .object({
    seq,
    id: told('Of a new group').optional(),
    code: told('Of a new bulletin', 'K7Q2MD').optional(),
  })
  .openapi('ReachAccepted')
export type ReachAccepted = z.infer<typeof reachAccepted>

const counted = same<Counted>()(
  z.object({ opened: count, cards: count, endorsements: count, ballots: count, objections: count }),
).openapi('AnswerCounts', {
  description: 'At least so many, in steps of five, until yesterday evening; 0: fewer than five, or none',
})
const answers = z.object({
  places: z
    .array(z.object({ place: z.string(), name: z.string(), tier: oneOf(TIERS), atLeast: counted }))
    .openapi({ description: 'In the order of the places, which is no ranking' }),
  atLeast: counted,
})

const note = z.object({ at: instant, why: z.string() })
const shown = {
  code: z.string(),
  source,
  stage: oneOf(BULLETIN_STAGES),
  words,
  sentAt: orNull(instant),
  corrected: orNull(note),
  withdrawn: orNull(note),
} satisfies { [K in keyof Bulletin]?: z.ZodType }

/** A bulletin as everybody may see it, with what came back. */
export const bulletinView = z.object({ ...shown, answers }).openapi('Bulletin')
export type BulletinView = z.infer<typeof bulletinView>
export const bulletinList = listOf('Bulletins', z.object(shown).openapi('BulletinShown'))
export type BulletinList = z.infer<typeof bulletinList>

const shownRobot = z.object({
  maker: oneOf(MAKERS),
  host: z.string(),
  state: oneOf(ROBOT_STATES).openapi({ description: 'dead: it is sent nothing more until it is set anew' }),
  why: z.string().openapi({ description: 'What it answered last, where it does not work' }),
})

/** PUT /api/communities/{slug}/reach/groups/{group}/robot */
export const robot = z
  .object({
    maker: oneOf(MAKERS),
    address: z.string().max(1000).openapi({ description: 'Where it takes messages; nobody reads it back' }),
    secret: z.string().max(200).openapi({ description: 'What its messages are signed with; empty: they are not' }),
  })
  .openapi('Robot')
export type RobotBody = z.output<typeof robot>

const group = z
  .object({
    id: z.string(),
    place: z.string(),
    placeName: z.string(),
    tier: oneOf(TIERS),
    name: z.string(),
    size: count,
    keeper: z.string(),
    state: z.enum(['asked', 'kept', 'left', 'ended']),
    robot: orNull(shownRobot).openapi({ description: 'Its robot, without address and secret' }),
  })
  .openapi('ChatGroup')
const dated = { draftedAt: instant, dueAt: orNull(instant), posted: count, copies: count }

/** What the desk has of a community's groups and bulletins. */
export const reachDesk = z
  .object({
    settings,
    groups: z.array(group),
    places: z
      .array(z.object({ id: z.string(), name: z.string(), tier: oneOf(TIERS) }))
      .openapi({ description: 'Where a group can be' }),
    bulletins: z.array(z.object({ ...shown, ...dated }).openapi('BulletinAtDesk')),
    fullUntil: orNull(instant).openapi({ description: 'Until when the week has no room; null: it has' }),
    sources: z
      .array(z.object({ ...source.shape, title: z.string() }))
      .openapi({ description: 'What happened of late, of which a bulletin can be made' }),
  })
  .openapi('ReachDesk')
export type ReachDesk = z.infer<typeof reachDesk>

export const keeperLink = z
  .object({ link: told('The keeper’s own page; whoever has it acts as the keeper') })
  .openapi('KeeperLink')
export const proposedWords = z.object({ words }).openapi('ProposedBulletin')

export type KeeperLink = z.infer<typeof keeperLink>

/** [T23] Something that happened, as programs take it (CloudEvents 1.0). */
export const cloudEvent = z
  .object({
    specversion: z.literal('1.0'),
    id: told('The same at every try'),
    source: told('The community', 'https://grove.example/c/rongbu'),
    type: told('grove. and what happened', 'grove.matter.decided'),
    subject: told('Of what', 'matter/12'),
    time: z.string().optional(),
    datacontenttype: z.literal('application/json'),
    data: z.object({
      community: z.string(),
      position: seq,
      link: told('Where everybody reads of it'),
      card: z.string().optional().openapi({ description: 'The id of the card that it is about' }),
    }),
  })
  .openapi('CloudEvent')
export type CloudEvent = z.infer<typeof cloudEvent>

/** One of these, or all of a kind (`matter.*`). */
const typesOf = z.array(z.enum(ASKABLE as [string, ...string[]])).max(200)
const position = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

/** GET /api/communities/{slug}/events */
export const eventQuery = z.object({
  after: z.coerce.number().pipe(position).default(0).openapi({ description: 'The position after which to begin' }),
  types: z
    .string()
    .max(4000)
    .default('')
    .transform((text) => (text === '' ? [] : text.split(',')))
    .pipe(typesOf)
    .openapi({ type: 'string', description: 'Which ones, with commas between them; empty: all' }),
  limit: z.coerce.number().int().min(1).max(200).default(100),
})
export const eventsPage = z
  .object({
    items: z.array(cloudEvent),
    next: seq.openapi({ description: 'The `after` from which to go on' }),
    more: z.boolean().openapi({ description: 'Whether there may be more already' }),
  })
  .openapi('EventsPage')

/** POST /api/communities/{slug}/hooks */
export const hookBody = z
  .object({
    address: z.string().max(1000).openapi({ description: 'Where it takes events; nobody reads it back' }),
    types: typesOf.openapi({ description: 'What it hears; empty: all' }),
    from: position.nullable().default(null).openapi({ description: 'From which position on; null: from now' }),
  })
  .openapi('Hook')
export const hookMade = z
  .object({ id: z.string(), secret: told('What its messages are signed with; it is not shown again') })
  .openapi('HookMade')
export type HookMade = z.infer<typeof hookMade>
export const hookChange = z
  .object({
    types: typesOf.nullable().default(null).openapi({ description: 'What it hears; null: as before' }),
    from: position.nullable().default(null).openapi({ description: 'From which position on; null: where it is' }),
  })
  .openapi('HookChange')
export const hookParam = slugParam.extend({ hook: idOf('hook') })
export const hookList = listOf(
  'Hooks',
  z
    .object({
      id: z.string(),
      host: z.string(),
      types: z.array(z.string()),
      state: oneOf(ROBOT_STATES).openapi({ description: 'dead: it is told nothing more until it is set anew' }),
      why: z.string().openapi({ description: 'What it answered last, where it does not work' }),
      position: seq,
      behind: count.openapi({ description: 'How far the journal goes beyond' }),
    })
    .openapi('HookShown'),
)
export type HookList = z.infer<typeof hookList>
