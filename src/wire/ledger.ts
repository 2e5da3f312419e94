import { z } from '@hono/zod-openapi'
import { OWNERS_SUBJECTS } from '../core/ballot/law.ts'
import type { Deadline } from '../core/ledger/calendar.ts'
import { AMOUNT_MOST, NOTICE_KINDS, SLIP_LAST } from '../core/ledger/notice.ts'
import { AWAITED, type LedgerSettings } from '../core/ledger/settings.ts'
import { OFFER_KINDS, TEAMS } from '../core/team/team.ts'
import { capacity } from './meeting.ts'
import { matterCursor, mattersCursor, timeCursor } from './cursor.ts'
import { idOf, newIdOf } from './ids.ts'
import { id, instant, matterNumber, oneOf, pageSize } from './plain.ts'
import { lane, matterRoute, matterStage } from './sheet.ts'
import { same } from './same.ts'

/** Text limits here are generous: the rules count graphemes and answer with the exact limit. */
const text = z.string().max(20_000)
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
const votesOf = (each: typeof count) => ({ eligible: each, present: each, for: each, against: each, abstain: each })
/** Exclusive floor area, in hundredths of a square metre: up to ten square kilometres. */
const area = z.number().int().min(0).max(1_000_000_000)
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
    z.object({
      kind: z.literal('describeMatter'),
      ...words,
      was: z.object(words).openapi({ description: 'As they stood for whoever changes them' }),
    }),
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
      route: matterRoute,
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
      after: z
        .number()
        .int()
        .min(1)
        .nullable()
        .default(null)
        .openapi({ description: 'The newest version, from which this one was written' }),
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
      subject: z
        .enum(OWNERS_SUBJECTS)
        .nullable()
        .default(null)
        .openapi({ description: 'Of the owners’ assembly, what it decides about (Civil Code, Art. 278)' }),
      dueOn: instant.nullable().default(null),
    }),
    z.object({ kind: z.literal('dropStep'), step: idOf('step'), reason: text }),
    z.object({
      kind: z.literal('recordStep'),
      step: idOf('step'),
      proposal: idOf('proposal', 'Of what it is'),
      version: z.number().int(),
      heldAt: instant,
      note: text.default(''),
      vote: z
        .object({
          noticeAt: instant,
          ...votesOf(count),
          area: z
            .object(votesOf(area))
            .nullable()
            .default(null)
            .openapi({ description: 'Of owners: exclusive floor area, in hundredths of a square metre' }),
        })
        .nullable()
        .default(null),
      passed: z.boolean().default(true),
      reason: text.default('').openapi({ description: 'Why what is on record is corrected' }),
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
    z.object({
      kind: z.literal('hideContest'),
      contest: idOf('contest'),
      reason: text.openapi({ description: 'Public, in place of its words and photo' }),
    }),
    z.object({ kind: z.literal('showContest'), contest: idOf('contest') }),
    z.object({
      kind: z.literal('unname'),
      proposal: idOf('proposal'),
      name: text.openapi({ description: 'Of somebody who was named as being for, against or neither' }),
    }),
  ])
  .openapi('MatterCommand')
export type MatterCommandBody = z.infer<typeof matterCommand>
export type MatterCommandInput = z.input<typeof matterCommand>
/** POST /api/meetings/{code}/motions/{motion}/matter */
export const motionMatter = z
  .object({
    title: text,
    where: text.default(''),
    owner,
    reason: text.openapi({ description: 'Why it goes to them; everybody reads it' }),
  })
  .openapi('MotionMatter')

/** POST /api/meetings/{code}/motions/{motion}/task */
export const motionTask = z
  .object({
    matter: z.number().int().min(1).openapi({ description: 'The number of a matter that is decided or under way' }),
    title: text,
    owner,
    dueAt: instant,
  })
  .openapi('MotionTask')

/** POST /api/meetings/{code}/pledges/{pledge}/offer */
export const pledgeOffer = z
  .object({ organisation: text.openapi({ description: 'Who offers it, 60 characters at most' }) })
  .openapi('PledgeOffer')

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
      satisfied: z.boolean().nullable().optional(),
    }),
  ])
  .openapi('ResidentCommand')
export type ResidentCommandInput = z.input<typeof residentCommand>

export const deadline = z.union([
  z.object({ hours: z.number().int() }),
  z.object({ workingDays: z.number().int() }),
]) satisfies z.ZodType<Deadline>
const four = z.array(text).length(4)
type Deadlines = Record<(typeof AWAITED)[number], typeof deadline>
const letterheadFile = z.string().openapi({ description: 'SHA-256 of the file, or empty: the built-in form' })
const calendar = z.object({
  weekdays: z.array(z.number().int().min(0).max(6)).max(7),
  holidays: z.array(z.string()).max(400),
  extraDays: z.array(z.string()).max(400),
})
/** PATCH /api/communities/{slug}/ledger/settings */
export const ledgerSettings = z
  .object({
    office: text,
    definitions: z.object({ urgency: four, importance: four }),
    majorFrom: z.object({ importance: z.number().int().min(1).max(5), people: count, grids: count }),
    deadlines: z.object(Object.fromEntries(AWAITED.map((awaited) => [awaited, deadline])) as Deadlines),
    climbAfter: z.number().int().min(0).max(100),
    calendar,
    given: z
      .object({ climbAfter: z.number().int(), calendar })
      .optional()
      .openapi({ description: 'What held for dates that were given before it was first changed' }),
    letterheads: z
      .object({ minutes: letterheadFile, notice: letterheadFile })
      .partial()
      .optional()
      .openapi({ description: 'On which letterheads documents are written; set by sending the Word file' }),
  })
  .openapi('LedgerSettings')
void same<LedgerSettings>()(ledgerSettings)
const changeable = ledgerSettings.omit({ letterheads: true, given: true }).partial()
export const settingsChange = changeable
  .extend({
    was: changeable.openapi({ description: 'What is changed, as it stood for whoever changes it' }),
  })
  .openapi('LedgerSettingsChange')

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
    z.object({ kind: z.literal('eraseMember'), member: idOf('member') }),
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

const amount = z
  .number()
  .int()
  .min(0)
  .openapi({ description: `Whole units of the community’s currency, ${AMOUNT_MOST} at most` })
const unread = text.default('').openapi({ description: 'Why the code on the photo cannot be read' })

const contact = z
  .object({ respondent: text.default(''), phone: text.default(''), place: text.default('') })
  .openapi({ description: 'Who answers, by which telephone, and where objections are taken on paper' })

/** POST /api/communities/{slug}/notices/{notice}/commands; `object` also from the public. */
export const noticeCommand = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('publishNotice'),
      about: oneOf(NOTICE_KINDS),
      title: text,
      text,
      basis: text.default('').openapi({ description: 'The rule, meeting or vote that it rests on' }),
      amount: amount.nullable().default(null),
      contact: contact.default({ respondent: '', phone: '', place: '' }),
      matter: idOf('matter').nullable().default(null),
      meeting: idOf('meeting').nullable().default(null),
      from: instant,
      until: instant,
    }),
    z.object({ kind: z.literal('withdrawNotice'), reason: text }),
    z.object({
      kind: z.literal('hangNotice'),
      id: newIdOf('posting'),
      board: text.openapi({ description: 'Which notice board it is' }),
      photo: idOf('photo'),
      unread,
    }),
    z.object({
      kind: z.literal('takeDown'),
      posting: idOf('posting'),
      photo: idOf('photo'),
      unread,
      reason: text.default('').openapi({ description: 'Why it is taken down before its days are over' }),
    }),
    z.object({ kind: z.literal('object'), id: newIdOf('objection'), text }),
    z.object({
      kind: z.literal('objectOnPaper'),
      id: newIdOf('objection'),
      text,
      slip: count
        .nullable()
        .default(null)
        .openapi({ description: `The number on the slip, from 1 to ${SLIP_LAST}` }),
      receivedOn: instant.openapi({ description: 'The day on which it was handed in' }),
    }),
    z.object({ kind: z.literal('answerObjection'), objection: idOf('objection'), text }),
    z.object({
      kind: z.literal('hideObjection'),
      objection: idOf('objection'),
      reason: text.openapi({ description: 'Public, in place of its words' }),
    }),
    z.object({ kind: z.literal('showObjection'), objection: idOf('objection') }),
    z.object({
      kind: z.literal('eraseObjection'),
      objection: idOf('objection'),
      reason: text.openapi({ description: 'Public, in place of its words, which are gone for good' }),
    }),
    z.object({ kind: z.literal('changeContact'), contact }),
    z.object({ kind: z.literal('stateResult'), text }),
  ])
  .openapi('NoticeCommand')
export type NoticeCommandInput = z.input<typeof noticeCommand>

/** POST /api/communities/{slug}/matters/commands */
export const matterBatch = z
  .object({
    items: z
      .array(z.object({ matter: id, key: id, command: matterCommand }))
      .min(1)
      .max(500),
  })
  .openapi('MatterBatch')

const flag = z
  .enum(['true', 'false'])
  .transform((word) => word === 'true')
  .optional()

/** What an address may ask of a list of matters, but for its page. */
export const matterFilter = z.object({
  q: z.string().max(200).optional().openapi({ description: 'Words that it has' }),
  stage: matterStage.optional(),
  state: z.enum(['open', 'ended']).optional().openapi({
    description: 'open: somebody still has work to do; ended: all others but folded ones',
  }),
  lane: lane.optional(),
  category: z.string().max(60).optional(),
  overdue: flag,
  climbed: z.literal('subdistrict').optional(),
  meeting: id.optional(),
  near: matterNumber.optional().openapi({ description: 'The matter of this number, and those at the same place' }),
})
/** The same at the desk. */
export const deskFilter = matterFilter.extend({
  owner: z.union([z.literal('me'), id]).optional(),
  team: z
    .enum(TEAMS as ['spotter', 'deliberation', 'advisory'])
    .optional()
    .openapi({ description: 'What waits for it' }),
  unowned: flag.openapi({ description: 'Its owner has no role here any more' }),
})
const sorted = {
  sort: z.enum(['due', 'newest', 'people', 'weight']).optional(),
  limit: pageSize(200, 50),
}
/** Of a list of matters of one community. */
export const matterQuery = matterFilter.extend({ ...sorted, cursor: matterCursor.read })
export const deskQuery = deskFilter.extend({ ...sorted, cursor: matterCursor.read })
/** Of a list over several, where a number says nothing. */
export const mattersQuery = matterFilter.omit({ near: true }).extend({ ...sorted, cursor: mattersCursor.read })
export const deskMattersQuery = deskFilter.omit({ near: true }).extend({ ...sorted, cursor: mattersCursor.read })
/** Of the cards that are still without an answer. */
export const unansweredQuery = z.object({
  cursor: timeCursor.read,
  limit: pageSize(500, 100),
  loose: flag.openapi({ description: 'Only those in no matter' }),
})
export const noticeQuery = z.object({ running: flag })

/** Filters of a list of matters. */
export type MatterFilter = Omit<z.output<typeof deskQuery>, 'cursor' | 'limit'>
