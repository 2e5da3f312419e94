import type { Confidence } from '../core/alike/gather/confidence.ts'
import { z } from '@hono/zod-openapi'
import type { Deadline } from '../core/ledger/calendar.ts'
import type { NoticeKind } from '../core/ledger/notice.ts'
import { NOTICE_KINDS } from '../core/ledger/notice.ts'
import type { Rates } from '../core/ledger/rates.ts'
import { AWAITED, type LedgerSettings } from '../core/ledger/settings.ts'
import type { Answers, Sheet } from '../core/ledger/sheet.ts'
import type { MatterTold } from '../core/ledger/event.ts'
import type { Lane, MatterStage, Route } from '../core/ledger/stages.ts'
import { MATTER_STAGES, ROUTES } from '../core/ledger/stages.ts'
import { OFFER_KINDS, TEAMS } from '../core/team/team.ts'
import type { Checked } from '../core/team/checklist.ts'
import type { Member, Offer } from '../core/team/team.ts'
import { capacity } from './meeting.ts'
import { idOf, newIdOf } from './ids.ts'
import { instant } from './plain.ts'
import type { Marked } from './search.ts'

/** Text limits here are generous: the rules count graphemes and answer with the exact limit. */
const text = z.string().max(20_000)
const oneOf = <T extends string>(words: readonly T[]) => z.enum(words as unknown as [T, ...T[]])
export const matterStage = oneOf(MATTER_STAGES).openapi('MatterStage')
export const lane = z.enum(['quick', 'major'])
const route = oneOf(ROUTES)
const owner = z.object({ person: idOf('person'), office: text })
const cardRef = z.object({ meeting: idOf('meeting'), card: idOf('card') })
const cards = z.array(cardRef).max(2000)
const grids = z.array(idOf('place')).max(200).default([])
const words = {
  title: text,
  summary: text.default(''),
  category: z.string().max(60).default(''),
  where: text.default(''),
  grids,
}
const task = z.object({ id: newIdOf('task'), title: text, owner, dueAt: instant })
const count = z.number().int().min(0).max(10_000_000)
const names = z.array(text).max(500)

/**
 * What staff can send to POST /api/communities/{slug}/matters/{matter}/commands. The kinds are those of
 * core/ledger/command.ts.
 */
export const matterCommand = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('openMatter'),
      ...words,
      cards,
      topic: z
        .object({ meeting: idOf('meeting'), topic: idOf('topic') })
        .nullable()
        .default(null)
        .openapi({ description: 'The topic it grows from' }),
    }),
    z.object({ kind: z.literal('describeMatter'), ...words }),
    z.object({ kind: z.literal('addCards'), cards }),
    z.object({ kind: z.literal('removeCards'), cards: z.array(idOf('card')).max(2000), reason: text }),
    z.object({ kind: z.literal('foldInto'), into: idOf('matter'), reason: text }),
    z.object({ kind: z.literal('unfold') }),
    z.object({
      kind: z.literal('triage'),
      urgency: z.number().int(),
      importance: z.number().int(),
      reach: z.object({ people: count.nullable().default(null), grids }),
      safety: z.boolean().default(false),
      lane,
      reason: text,
    }),
    z.object({
      kind: z.literal('route'),
      route,
      reason: text,
      receiver: z
        .object({ name: text, reference: text.default(''), heardOn: instant.nullable().default(null) })
        .nullable()
        .default(null),
    }),
    z.object({ kind: z.literal('dispatch'), owner, reason: text }),
    z.object({ kind: z.literal('extend'), dueAt: instant, reason: text }),
    z.object({ kind: z.literal('acceptTransfer'), reference: text.default(''), note: text }),
    z.object({ kind: z.literal('refuseTransfer'), reason: text }),
    z.object({ kind: z.literal('sendBack'), reason: text }),
    z.object({
      kind: z.literal('writeProposal'),
      id: newIdOf('proposal').nullable().default(null),
      proposal: idOf('proposal', 'The proposal of which this is the next version; null where it is a new one')
        .nullable()
        .default(null),
      title: text,
      version: z.object({
        text,
        cost: z.number().int().nullable().default(null),
        resources: text.default(''),
        affected: text.default(''),
        changed: text.default(''),
      }),
    }),
    z.object({ kind: z.literal('setAside'), proposal: idOf('proposal'), reason: text }),
    z.object({
      kind: z.literal('advise'),
      id: newIdOf('advice'),
      proposal: idOf('proposal'),
      version: z.number().int(),
      text,
    }),
    z.object({ kind: z.literal('answerAdvice'), advice: idOf('advice'), taken: z.boolean(), why: text }),
    z.object({
      kind: z.literal('recordSupport'),
      proposal: idOf('proposal'),
      version: z.number().int(),
      for: count.default(0),
      against: count.default(0),
      abstain: count.default(0),
      names: z.object({ for: names, against: names, abstain: names }).nullable().default(null),
    }),
    z.object({
      kind: z.literal('requireStep'),
      id: newIdOf('step'),
      step: z.enum(['priorStudy', 'formalMeeting', 'legalityReview']),
      body: z.enum(['residentsMeeting', 'representativesMeeting', 'ownersAssembly']).nullable().default(null),
      dueOn: instant.nullable().default(null),
    }),
    z.object({ kind: z.literal('dropStep'), step: idOf('step'), reason: text }),
    z.object({
      kind: z.literal('recordStep'),
      step: idOf('step'),
      heldAt: instant,
      note: text.default(''),
      vote: z
        .object({ noticeAt: instant, eligible: count, present: count, for: count, against: count, abstain: count })
        .nullable()
        .default(null),
      passed: z.boolean().default(true),
    }),
    z.object({
      kind: z.literal('adopt'),
      proposal: idOf('proposal'),
      version: z.number().int(),
      reason: text,
      tasks: z.array(task).max(100).default([]),
    }),
    z.object({ kind: z.literal('begin') }),
    z.object({ kind: z.literal('planTask'), task }),
    z.object({ kind: z.literal('moveTask'), task: idOf('task'), owner, dueAt: instant, reason: text }),
    z.object({ kind: z.literal('reportTask'), task: idOf('task'), progress: z.number().int(), note: text.default('') }),
    z.object({ kind: z.literal('attachOffer'), task: idOf('task'), offer: idOf('offer') }),
    z.object({ kind: z.literal('detachOffer'), task: idOf('task'), offer: idOf('offer') }),
    z.object({ kind: z.literal('note'), text }),
    z.object({
      kind: z.literal('finish'),
      text,
      before: idOf('photo').nullable().default(null),
      after: idOf('photo').nullable(),
    }),
    z.object({
      kind: z.literal('callBack'),
      reached: z.boolean(),
      solved: z.boolean().nullable().default(null),
      satisfied: z.boolean().nullable().default(null),
      note: text.default(''),
    }),
    z.object({ kind: z.literal('explain'), reason: text, reviewAt: instant }),
    z.object({ kind: z.literal('resume'), reason: text }),
    z.object({ kind: z.literal('lookUpAuthor'), card: idOf('card'), reason: text }),
  ])
  .openapi('MatterCommand')
export type MatterCommandBody = z.infer<typeof matterCommand>
export type MatterCommandInput = z.input<typeof matterCommand>
/** What can be done with a matter that is there. */
export type OfferedKind = Exclude<MatterCommandBody['kind'], 'openMatter'>

/**
 * What somebody with a receipt (or an endorsement) can send of a matter: POST
 * /api/receipts/{receipt}/matters/{matter}/commands.
 */
export const residentCommand = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('answer'), satisfied: z.boolean().nullable().default(null) }),
    z.object({
      kind: z.literal('contest'),
      id: newIdOf('contest'),
      text,
      photo: idOf('photo').nullable().default(null),
    }),
  ])
  .openapi('ResidentCommand')
export type ResidentCommandInput = z.input<typeof residentCommand>

const deadline = z.union([
  z.object({ hours: z.number().int() }),
  z.object({ workingDays: z.number().int() }),
]) satisfies z.ZodType<Deadline>
const four = z.array(text).length(4)
const awaited = z.enum(AWAITED)
/** PATCH /api/communities/{slug}/ledger/settings */
export const ledgerSettings = z
  .object({
    office: text,
    definitions: z.object({ urgency: four, importance: four }),
    majorFrom: z.object({ importance: z.number().int().min(1).max(5), people: count, grids: count }),
    deadlines: z.record(awaited, deadline),
    climbAfter: z.number().int().min(0).max(100),
    calendar: z.object({
      weekdays: z.array(z.number().int().min(0).max(6)).max(7),
      holidays: z.array(z.string()).max(400),
      extraDays: z.array(z.string()).max(400),
      utcOffset: z.number().int().min(-840).max(840),
    }),
  })
  .openapi('LedgerSettings')
void (0 as unknown as z.infer<typeof ledgerSettings> satisfies LedgerSettings)

/** POST /api/communities/{slug}/teams/commands */
export const teamCommand = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('seatMember'),
      id: newIdOf('member'),
      team: oneOf(TEAMS),
      name: text,
      capacity: capacity.default('resident'),
      interests: text.default(''),
    }),
    z.object({ kind: z.literal('declareInterests'), member: idOf('member'), interests: text }),
    z.object({ kind: z.literal('endMembership'), member: idOf('member') }),
    z.object({
      kind: z.literal('makeOffer'),
      id: newIdOf('offer'),
      organisation: text,
      about: oneOf(OFFER_KINDS),
      text,
    }),
    z.object({ kind: z.literal('withdrawOffer'), offer: idOf('offer'), reason: text }),
  ])
  .openapi('TeamCommand')
export type TeamCommandInput = z.input<typeof teamCommand>

/** POST /api/communities/{slug}/notices/{notice}/commands; `object` also from the public. */
export const noticeCommand = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('publishNotice'),
      about: oneOf(NOTICE_KINDS),
      title: text,
      text,
      matter: idOf('matter').nullable().default(null),
      from: instant,
      until: instant,
    }),
    z.object({ kind: z.literal('withdrawNotice'), reason: text }),
    z.object({ kind: z.literal('object'), id: newIdOf('objection'), text }),
    z.object({ kind: z.literal('answerObjection'), objection: idOf('objection'), text }),
  ])
  .openapi('NoticeCommand')
export type NoticeCommandInput = z.input<typeof noticeCommand>

/** A matter in a list. */
export interface MatterRow {
  id: string
  number: number
  title: string
  category: string
  where: string
  stage: MatterStage
  lane: Lane | null
  route: Route | null
  urgency: number | null
  importance: number | null
  safety: boolean
  /** The owner's office; the person, with id and name, only for staff. */
  office: string
  owner: { id: string; name: string } | null
  openedAt: number
  since: number
  dueAt: number | null
  /** Who has to look at it now, since it is overdue. */
  climbed: 'nobody' | 'community' | 'subdistrict'
  cards: number
  /** Distinct people behind its cards. */
  people: number
  reopened: number
  /** When it changed last. */
  changedAt: number
}

/** Filters of a list of matters, as they stand in the query of an address. */
export interface MatterFilter {
  q?: string
  stage?: MatterStage
  /** open: somebody still has work to do; ended: all others but folded ones. */
  state?: 'open' | 'ended'
  lane?: Lane
  category?: string
  /** A person's id, or 'me'. Desk only. */
  owner?: string
  /** What waits for this team. */
  team?: 'spotter' | 'deliberation' | 'advisory'
  overdue?: boolean
  /** Its owner has no role here any more. Desk only. */
  unowned?: boolean
  climbed?: 'subdistrict'
  meeting?: string
  sort?: 'due' | 'newest' | 'people' | 'weight'
}

export interface MatterList {
  items: MatterRow[]
  next: string | null
  /** Exact up to 10,000, then null. */
  total: number | null
}

/** A card as a matter shows it: what was said, not who said it. */
export interface MatterCard {
  meeting: { id: string; code: string; theme: string }
  card: string
  number: number
  tree: 'problem' | 'action' | 'vision'
  state: 'standing' | 'hidden' | 'withdrawn'
  text: string
  where: string
  photo: string | null
  postedAt: number
  endorsements: number
  /** The folded matter through which it belongs here; null where it belongs directly. */
  through: number | null
  /** Numbers of the other matters that hold it. */
  also: number[]
}

/**
 * One entry of a matter's history, oldest first. Persons are left out of `told`; contests have the words that
 * still stand.
 */
export interface HistoryEntry {
  seq: number
  at: number
  told: MatterTold
}

/** A sheet without persons: the public reads offices. */
export type PublicSheet = Omit<Sheet, 'owner' | 'tasks' | 'evidence' | 'hands'> & {
  owner: { office: string }
  evidence: Omit<Sheet['evidence'][number], 'by'>[]
  tasks: (Omit<Sheet['tasks'][number], 'owner'> & { owner: { office: string } })[]
}

/** A matter as everyone may see it. */
export interface MatterView {
  community: { slug: string; name: string; subdistrict: string }
  sheet: PublicSheet
  people: number
  climbed: MatterRow['climbed']
  cards: MatterCard[]
  folded: { id: string; number: number; title: string }[]
  foldedInto: { id: string; number: number; title: string } | null
  offers: Offer[]
  history: HistoryEntry[]
}

/** A matter as staff see it: with persons, and what this person may do now. */
export interface DeskMatter extends Omit<MatterView, 'sheet'> {
  seq: number
  sheet: Sheet
  /** Names of the persons in `sheet`. */
  persons: Record<string, string>
  /** Commands that the stage and this person's role allow. */
  may: OfferedKind[]
  /** What the next triage would propose, and what its steps mean here. */
  settings: LedgerSettings
}

/** The ledger of a community in numbers. */
export interface LedgerSummary {
  stages: Record<MatterStage, number>
  open: number
  overdue: number
  climbed: number
  /** Cards that stand and are in no matter. */
  loose: number
  rates: Rates
  /** The period of the rates. */
  from: number
  until: number
}

/**
 * A subdistrict: its communities side by side, each with its own numbers, and all together. In the order of
 * their names, never of their numbers.
 */
export interface SubdistrictView {
  subdistrict: { slug: string; name: string }
  communities: { slug: string; name: string; summary: LedgerSummary }[]
  totals: LedgerSummary
}

/** A matter in a list over several communities. */
export interface SubdistrictRow extends MatterRow {
  community: { slug: string; name: string }
}

export interface SubdistrictMatters {
  items: SubdistrictRow[]
  next: string | null
  /** Exact up to 10,000 in each community, then null. */
  total: number | null
}

/** A matter of another community that is alike; what is shared is marked. */
export interface Elsewhere {
  community: { slug: string; name: string }
  number: number
  title: Marked
  stage: MatterStage
  people: number
  sure: Confidence
}

/** A category that a text seems to belong to: how sure, 0 to 1, and the words that spoke for it most. */
export interface SuggestedCategory {
  category: string
  sure: number
  because: string[]
}

/**
 * Open matters of several communities that say something alike: the category, and the words that they share.
 */
export interface AlikeGroup {
  category: string
  words: string[]
  matters: SubdistrictRow[]
}

/** What became of a card: one of its matters, for whoever holds the receipt. */
export interface Progress {
  matter: {
    id: string
    number: number
    title: string
    stage: MatterStage
    lane: Lane | null
    office: string
    dueAt: number | null
    climbed: MatterRow['climbed']
    people: number
    answers: Answers
  }
  community: { slug: string }
  /** Folded: the card came here through this matter. */
  through: { number: number; title: string } | null
  history: HistoryEntry[]
  /** What the holder answered, and whether they are asked now. */
  mine: { solved: boolean; satisfied: boolean | null } | null
  /**
   * [L35] There is an answer, and others than the holder may have seen the receipt: what it says is not
   * shown, and no other takes its place.
   */
  stands: boolean
  mayAnswer: boolean
  mayContest: boolean
}

/** A standing card whose author has no answer yet, for the desk. */
export interface Unanswered {
  meeting: { id: string; code: string; theme: string }
  card: string
  number: number
  tree: 'problem' | 'action' | 'vision'
  text: string
  where: string
  postedAt: number
  topic: { id: string; name: string } | null
  people: number
  /** The matter that holds it but has not been weighed; null where none does. */
  matter: { id: string; number: number; title: string } | null
}

export interface TeamsView {
  members: Member[]
  offers: (Offer & { tasks: { matter: number; task: string }[] })[]
  /** By team: matters that wait for it, with what should be there before they are handed on. */
  waiting: Record<'spotter' | 'deliberation' | 'advisory', (MatterRow & { checks: Checked[] })[]>
}

/** A notice as everyone may see it. */
export interface NoticeView {
  id: string
  kind: NoticeKind
  title: string
  text: string
  matter: { number: number; title: string } | null
  from: number
  until: number
  /** coming, running, over or withdrawn, at the time of asking. */
  state: 'coming' | 'running' | 'over' | 'withdrawn'
  withdrawn: { reason: string; at: number } | null
  objections: { id: string; text: string; at: number; answer: { text: string; at: number } | null }[]
}

/**
 * What an import of a ledger found. Every filled row of the sheet is in `rows`, with what is wrong in it or
 * nothing, or it stands `aside` with
 * its reason: filled = rows + aside. Nothing is kept unless all rows are right.
 */
export interface ImportPreview {
  filled: number
  /** Which encoding a text file was taken for; null for a workbook. */
  encoding: string | null
  /** Which sheet of a workbook was read, and which others were not, with their filled rows. */
  sheet: string | null
  otherSheets: { name: string; rows: number }[]
  /** Rows that the sheet hides; they were read all the same. */
  hidden: number
  /** Rows that took a text from a cell merged downwards over them. */
  merged: number
  /** Lines that were taken for the heading. */
  heading: number[]
  columns: string[]
  /** Columns that hold something and are not taken over. */
  columnsNotTaken: { name: string; cells: number }[]
  aside: { line: number; text: string; reason: string }[]
  rows: { line: number; title: string; problems: { column: string; problem: string }[] }[]
  right: number
  wrong: number
  kept: number
}
