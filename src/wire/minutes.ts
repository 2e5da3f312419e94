import { z } from '@hono/zod-openapi'
import type { MinutesTold } from '../core/minutes/event.ts'
import type { Minutes } from '../core/minutes/minutes.ts'
import { ANSWERS_MOST, FIELDS, ITEM_FIELDS, REASONS, RESULTS, SCENES, WAYS } from '../core/minutes/minutes.ts'
import type { SignedBoard } from '../core/minutes/signing.ts'
import { board, card } from './board.ts'
import { idOf, newIdOf } from './ids.ts'
import { agendaKind } from './meeting.ts'
import { count, id, instant, oneOf, orNull, seq } from './plain.ts'
import { same } from './same.ts'

/** The rules count graphemes and answer with the exact limit. */
const text = z.string().max(20_000)
/** The same of one line. */
const line = z.string().max(2000)
const field = oneOf([...FIELDS, ...ITEM_FIELDS]).openapi('MinutesField')
const people = z.number().int().min(0)
const saidOfVote = {
  subject: line,
  way: oneOf(WAYS),
  entitled: people.nullable(),
  present: people.nullable(),
  for: people,
  against: people,
  abstained: people,
  result: oneOf(RESULTS),
  rule: line
    .optional()
    .openapi({ description: 'By which rule it is the result, where the numbers alone say otherwise' }),
}
const said = z.object(saidOfVote).openapi('VoteSaid')
const scene = oneOf(SCENES).openapi('Scene')

/** POST /api/meetings/{code}/minutes/commands */
export const minutesCommand = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('writeText'),
      item: idOf('agendaItem').nullable(),
      field,
      from: text.openapi({ description: 'What the writer started from' }),
      to: text.openapi({ description: 'What they wrote: both are merged into what stands by now' }),
    }),
    z.object({ kind: z.literal('recordVote'), id: newIdOf('vote'), said }),
    z.object({ kind: z.literal('changeVote'), vote: idOf('vote'), from: said, to: said }),
    z.object({ kind: z.literal('removeVote'), vote: idOf('vote') }),
    z.object({
      kind: z.literal('takeOutWords'),
      words: text.openapi({ description: 'Taken out of texts, votes, drafts, remarks and what was signed' }),
      why: oneOf(REASONS).openapi({ description: 'The journal keeps this, and not the words' }),
    }),
    z.object({
      kind: z.literal('openCorrections'),
      until: instant.openapi({ description: 'In an hour at the earliest, in 60 days at the latest' }),
    }),
    z.object({ kind: z.literal('moveCorrections'), until: instant }),
    z.object({ kind: z.literal('endCorrections') }),
    z.object({
      kind: z.literal('remark'),
      id: newIdOf('remark'),
      about: z.object({ item: idOf('agendaItem').nullable(), field }).nullable(),
      sentence: text.openapi({ description: 'As the draft has it; empty where it is about none' }),
      text,
    }),
    z.object({ kind: z.literal('answerRemark'), remark: idOf('remark'), taken: z.boolean(), why: text }),
    z.object({
      kind: z.literal('answerRemarks'),
      remarks: z.array(idOf('remark')).min(1).max(ANSWERS_MOST),
      taken: z.boolean(),
      why: text,
    }),
    z.object({
      kind: z.literal('signMinutes'),
      read: z.string().max(64).optional().openapi({
        description:
          '`fingerprint` of the notes that were read: where they say something else by now, nothing is signed',
      }),
    }),
    z.object({ kind: z.literal('attachScan'), file: idOf('file') }),
    z.object({ kind: z.literal('takeBackScan'), file: idOf('file') }),
    z.object({
      kind: z.literal('addPhoto'),
      file: idOf('file'),
      scene,
      consent: z.boolean().openapi({ description: 'Whoever is seen was asked, and agreed that everybody sees it' }),
    }),
    z.object({ kind: z.literal('noteConsent'), file: idOf('file'), consent: z.boolean() }),
    z.object({ kind: z.literal('takeBackPhoto'), file: idOf('file') }),
  ])
  .openapi('MinutesCommand')
export type MinutesCommandBody = z.output<typeof minutesCommand>
export type MinutesCommandInput = z.input<typeof minutesCommand>

export const minutesAccepted = z
  .object({
    seq,
    id: id.optional(),
    places: count.optional().openapi({ description: 'In how many places the words stood that were taken out' }),
  })
  .openapi('MinutesAccepted')

const area = z.object({ eligible: count, present: count, for: count, against: count, abstain: count })
const vote = z.object({
  id,
  ...saidOfVote,
  counted: z
    .object({ code: z.string(), question: z.string(), recused: count, area: orNull(area), won: z.array(z.string()) })
    .optional()
    .openapi({ description: 'The vote from which the numbers come; without it, the recorder entered them' }),
})
const notes = {
  texts: z.record(z.string(), z.string()).openapi({
    description: 'By field, or by agenda item, a slash and field',
    example: { chair: '王书记' },
  }),
  votes: z.array(vote),
}
const part = z.object({ item: id.nullable(), field })
const answer = z.object({ taken: z.boolean(), why: z.string(), at: instant })
const remark = z.object({
  id,
  about: orNull(part),
  sentence: z.string(),
  text: z.string(),
  at: instant,
  paper: z.boolean(),
  answer: answer.nullable(),
  earlier: z.array(answer).optional().openapi({ description: 'What was answered before, the first one first' }),
})
const rounds = z.array(
  z.object({ openedAt: instant, until: instant, draft: z.object(notes), remarks: z.array(remark) }),
)
const scan = z.object({ file: id, type: z.enum(['pdf', 'photo']), at: instant })
const photo = z.object({ file: id, scene, consent: z.boolean(), width: count, height: count, at: instant })

/** The draft of a round of corrections, as sentences, with what was remarked on it. */
export const draftView = z
  .object({
    seq,
    theme: z.string(),
    until: instant,
    open: z.boolean().openapi({ description: 'Whether remarks are still taken' }),
    signedAt: instant.nullable(),
    mayRemark: z.boolean().openapi({ description: 'Whether whoever asks was there, and may remark' }),
    parts: z.array(
      z.object({
        item: z.object({ id, kind: agendaKind, title: z.string() }).nullable(),
        field,
        sentences: z.array(z.string()),
      }),
    ),
    votes: notes.votes,
    remarks: z.array(
      z.object({ ...remark.shape, mine: z.boolean().openapi({ description: 'Whether whoever asks wrote it' }) }),
    ),
  })
  .openapi('Draft')
export type DraftView = z.infer<typeof draftView>

/** What people entered for the minutes of a meeting, as the desk has it: all but who remarked what, and
 * the meeting as it was signed, which the document shows. */
export const minutesView = same<
  Omit<Minutes, 'community' | 'meeting' | 'authors' | 'signings'> & {
    seq: number
    fingerprint: string
    signings: { at: number }[]
  }
>()(
  z.object({
    seq,
    fingerprint: z.string().openapi({ description: 'Of the notes', example: '9f86d081884c7d659a2feaa0c55ad015' }),
    ...notes,
    rounds,
    signedAt: instant.nullable(),
    signings: z
      .array(z.object({ at: instant }))
      .openapi({ description: 'Every signing; a new round of corrections takes none away' }),
    takenOut: z
      .array(z.object({ at: instant, why: oneOf([...REASONS, 'person']), places: count }))
      .openapi({ description: 'When words were taken out since the first signing; `person`: somebody was erased' }),
    scans: z.array(scan),
    photos: z.array(photo),
  }),
).openapi('Minutes')
export type MinutesView = z.infer<typeof minutesView>

const signedBoard = same<SignedBoard>()(
  z.object({
    ...board.shape,
    cards: z.record(id, z.object(card.shape).omit({ text: true, where: true, photo: true, reason: true })),
  }),
)
const signing = z.object({ at: instant, board: signedBoard.nullable() })

/** What happened to minutes, as an entry of the journal that comes from another Grove says it. */
export const minutesEvent = same<MinutesTold>()(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('textWritten'), ...part.shape, text: z.string() }),
    z.object({ kind: z.literal('voteRecorded'), vote }),
    z.object({ kind: z.literal('voteRemoved'), vote: id }),
    z.object({
      kind: z.literal('wordsTakenOut'),
      words: z.string(),
      why: oneOf(REASONS),
      places: count,
      at: instant.optional(),
    }),
    z.object({ kind: z.literal('correctionsOpened'), at: instant, until: instant }),
    z.object({ kind: z.literal('correctionsMoved'), until: instant }),
    z.object({ kind: z.literal('remarkMade'), remark }),
    z.object({ kind: z.literal('remarkAnswered'), remark: id, answer }),
    z.object({ kind: z.literal('minutesSigned'), signing }),
    z.object({ kind: z.literal('scanAttached'), scan }),
    z.object({ kind: z.literal('scanTakenBack'), file: id }),
    z.object({ kind: z.literal('photoAdded'), photo }),
    z.object({ kind: z.literal('consentNoted'), file: id, consent: z.boolean() }),
    z.object({ kind: z.literal('photoTakenBack'), file: id }),
  ]),
)

/** Minutes as one Grove hands them to another, whole (docs/rules/carry.md). */
export const carriedMinutes = same<Minutes>()(
  z.object({
    ...z.object(minutesView.shape).omit({ seq: true, fingerprint: true }).shape,
    community: id,
    meeting: id,
    signings: z.array(signing),
    authors: z.record(id, id),
  }),
)
