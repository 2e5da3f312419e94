import { z } from '@hono/zod-openapi'
import type { Offer } from '../core/team/team.ts'
import { OFFER_KINDS } from '../core/team/team.ts'
import { ROLES } from '../core/place/place.ts'
import { ledgerSettings, matterCommand } from './ledger.ts'
import type { OfferedKind } from './ledger.ts'
import { cardState, treeKind } from './meeting.ts'
import { count, id, instant, listOf, oneOf, orNull, pageOf, seq, told } from './plain.ts'
import { spot } from './plan.ts'
import { problem } from './problem.ts'
import { same } from './same.ts'
import { lane, matterRoute, matterStage, matterTold, publicSheet, sheet } from './sheet.ts'

/** What is answered of matters: in lists, one by one, in public and at the desk. */
const title = told('In a few words', '三号楼门口路灯不亮')
const number = count.openapi({ description: 'Counts from 1 in the community', example: 7 })
const climbed = z
  .enum(['nobody', 'community', 'subdistrict'])
  .openapi({ description: 'Who has to look at it now, since it is overdue' })
const people = count.openapi({ description: 'Distinct people behind its cards' })
const weight = z.number().int().nullable().openapi({ description: 'From 1 (least) to 4; null until it is weighed' })
/** How many there are in all. */
const total = count.nullable().openapi({ description: 'How many there are; exact up to 10,000, then null' })

/** The answer to an accepted command of a matter, a team or a notice. */
export const ledgerAccepted = z
  .object({
    seq,
    id: id.optional().openapi({ description: 'Of something new: what it is called here' }),
    number: count.optional().openapi({ description: 'Of a new matter: its number' }),
    handedOn: z.literal(false).optional().openapi({
      description: 'It is done, but minutes, motion, pledge or matter have gone on meanwhile and stay as they are',
    }),
    address: z.string().nullable().optional().openapi({
      description: 'Of lookUpAuthor: where the author can be reached, if they said so',
    }),
  })
  .openapi('LedgerAccepted')
export type LedgerAccepted = z.infer<typeof ledgerAccepted>

/** POST /api/communities/{slug}/matters/commands */
export const batchAccepted = z
  .object({ items: z.array(z.union([ledgerAccepted, problem])) })
  .openapi('MatterBatchAccepted', { description: 'For each command its answer, or its problem' })

const row = {
  id,
  number,
  title,
  category: told('A key of the category list; may be empty', 'lighting'),
  where: z.string(),
  stage: matterStage,
  lane: orNull(lane),
  route: orNull(matterRoute),
  urgency: weight,
  importance: weight,
  safety: z.boolean().openapi({ description: 'Somebody may come to harm' }),
  office: told('The office of its owner', '榕埠社区居委会'),
  owner: z.object({ id, name: z.string() }).nullable().openapi({ description: 'Only for staff' }),
  openedAt: instant,
  since: instant.openapi({ description: 'When it entered its stage' }),
  dueAt: instant.nullable(),
  climbed,
  cards: count,
  people,
  reopened: count,
  changedAt: instant,
}

/** A matter in a list. */
export const matterRow = z.object(row).openapi('MatterRow')
export type MatterRow = z.infer<typeof matterRow>

export const matterList = z.object({ ...pageOf('', matterRow).shape, total }).openapi('MatterList')
export type MatterList = z.infer<typeof matterList>

const communityName = z.object({ slug: z.string().openapi({ example: 'rongbu' }), name: z.string() })
/** A matter in a list over several communities. */
export const subdistrictRow = z.object({ ...row, community: communityName }).openapi('SubdistrictRow')
export type SubdistrictRow = z.infer<typeof subdistrictRow>

export const subdistrictMatters = z
  .object({
    ...pageOf('', subdistrictRow).shape,
    total: total.openapi({ description: 'Exact up to 10,000 in each community, then null' }),
  })
  .openapi('SubdistrictMatters')
export type SubdistrictMatters = z.infer<typeof subdistrictMatters>

/** A card as a matter shows it: what was said, not who said it. */
const matterCard = z
  .object({
    meeting: z.object({ id, code: z.string(), theme: z.string() }),
    card: id,
    number,
    tree: treeKind,
    state: cardState,
    text: z.string(),
    where: z.string(),
    photo: id.nullable(),
    postedAt: instant,
    endorsements: count,
    through: number.nullable().openapi({ description: 'The folded matter through which it belongs here' }),
    also: z.array(number).openapi({ description: 'Numbers of the other matters that hold it' }),
  })
  .openapi('MatterCard')
export type MatterCard = z.infer<typeof matterCard>

/** One entry of a matter's history. */
export const historyEntry = z.object({ seq, at: instant, told: matterTold }).openapi('HistoryEntry')
export type HistoryEntry = z.infer<typeof historyEntry>

const otherMatter = z.object({ id, number, title })

export const offer = same<Offer>()(
  z
    .object({
      id,
      organisation: z.string(),
      kind: oneOf(OFFER_KINDS),
      text: told('What it is, in words'),
      at: instant,
      withdrawn: z.object({ reason: z.string(), at: instant }).nullable(),
    })
    .openapi('Offer', { description: 'What an organisation pledges' }),
)

const view = {
  community: z.object({ ...communityName.shape, subdistrict: z.string() }),
  people,
  climbed,
  cards: z.array(matterCard),
  folded: z.array(otherMatter).openapi({ description: 'Matters that are folded into it' }),
  foldedInto: otherMatter.nullable(),
  offers: z.array(offer),
  spot: orNull(spot).openapi({ description: 'Where it is on the plan and on the map; null where nobody pointed' }),
  history: z.array(historyEntry).openapi({ description: 'Oldest first' }),
}

/** A matter as everyone may see it. */
export const matterView = z.object({ ...view, sheet: publicSheet }).openapi('MatterView')
export type MatterView = z.infer<typeof matterView>

/** Commands of a matter that is there. */
const offeredKind = z.enum(
  matterCommand.options.map((option) => option.shape.kind.value).filter((kind) => kind !== 'openMatter') as [
    OfferedKind,
    ...OfferedKind[],
  ],
)
/** A matter as staff see it: with persons, and what this person may do now. */
export const deskMatter = z
  .object({
    ...view,
    seq,
    sheet,
    persons: z.record(id, z.string()).openapi({ description: 'Names of the persons in the sheet, by id' }),
    may: z.array(offeredKind).openapi({ description: 'Commands that the stage and this person’s role allow' }),
    settings: ledgerSettings,
  })
  .openapi('DeskMatter')
export type DeskMatter = z.infer<typeof deskMatter>

/** A standing card whose author has no answer yet, for the desk. */
const unanswered = z
  .object({
    meeting: z.object({ id, code: z.string(), theme: z.string() }),
    card: id,
    number,
    tree: treeKind,
    text: z.string(),
    where: z.string(),
    postedAt: instant,
    topic: z.object({ id, name: z.string() }).nullable(),
    people,
    matter: otherMatter.nullable().openapi({ description: 'The matter that holds it but has not been weighed' }),
  })
  .openapi('Unanswered')
export type Unanswered = z.infer<typeof unanswered>
export const unansweredCards = pageOf('UnansweredCards', unanswered)

/** GET /api/communities/{slug}/handlers */
export const handlers = listOf(
  'Handlers',
  z.object({ id, name: z.string(), roles: z.array(oneOf(ROLES)) }).openapi('Handler'),
)
