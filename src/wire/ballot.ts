import { z } from '@hono/zod-openapi'
import type { Result } from '../core/ballot/count.ts'
import type { VoteFile } from '../core/ballot/file.ts'
import type { Meter } from '../core/ballot/meter.ts'
import { WAYS } from '../core/ballot/roll.ts'
import { ASKED, BASES, DOORS, INTERIM, TIES, VOTERS } from '../core/ballot/rules.ts'
import { OWNERS_SUBJECTS } from '../core/ballot/law.ts'
import { CAPACITIES } from '../core/meeting/meeting.ts'
import type { Shown } from '../core/ballot/shown.ts'
import { VOTE_STAGES } from '../core/ballot/vote.ts'
import { idOf } from './ids.ts'
import { count, id, instant, listOf, oneOf, orNull, seq, slugParam } from './plain.ts'
import { same } from './same.ts'

/** The rules count graphemes and answer with the exact limit. */
const text = z.string().max(4000)
const line = z.string().max(2000)
const whole = z.number().int().min(0)

/** What addresses name: a vote of a community. */
export const voteParam = slugParam.extend({
  vote: z.string().openapi({ description: 'The vote’s code', example: 'K7Q2MD' }),
})

const share = z.object({ over: whole, of: whole, above: z.boolean() }).openapi('Share', {
  description: 'At least, or with `above` more than, `over` of `of`',
  example: { over: 2, of: 3, above: false },
})
const measure = z.enum(['heads', 'area'])
const door = oneOf(DOORS).openapi('Door')
const way = oneOf(WAYS).openapi('TakesPartBy', { description: 'How somebody takes part', example: 'ballot' })
const question = z
  .object({
    id: z.string().max(8).openapi({ description: 'By its place on the ballot, from 1 on', example: '1' }),
    text,
    asks: oneOf(ASKED),
    options: z.array(line).max(400),
    most: whole.openapi({ description: 'So many options can be chosen' }),
    fewest: whole.optional().openapi({ description: 'Of dishes: so many at least, or none' }),
    seats: whole.openapi({ description: 'So many options win' }),
    least: orNull(share),
    decides: z
      .union([
        z.object({
          matter: idOf('matter'),
          step: idOf('step'),
          proposal: idOf('proposal')
            .optional()
            .openapi({ description: 'What is voted on, and adopted if it carries; missing in votes from before' }),
          version: z.number().int().min(1).optional(),
        }),
        z.object({ motion: idOf('motion'), version: z.number().int().min(1) }),
      ])
      .optional()
      .openapi({
        description:
          'The formal step of a matter that this question decides for one version of a proposal, or a wording of a motion of its meeting',
      }),
    round: idOf('round').optional().openapi({ description: 'The budget round whose dishes are chosen' }),
    numbers: z
      .array(whole)
      .max(400)
      .optional()
      .openapi({ description: 'The numbers of dishes on the menu, in the order of the options' }),
  })
  .openapi('Question')
const rules = z
  .object({
    voter: oneOf(VOTERS),
    who: text.openapi({ description: 'In words, who may vote' }),
    law: z
      .object({
        body: z.enum(['residentsMeeting', 'representativesMeeting', 'ownersAssembly']),
        subject: z.enum(OWNERS_SUBJECTS).nullable(),
        noticeAt: instant.optional().openapi({ description: 'The beginning of the day on which it was announced' }),
      })
      .nullable()
      .openapi({ description: 'Where a formal body decides: the thresholds are then the law’s' }),
    measures: z.array(measure),
    takePart: orNull(share),
    inFavour: share,
    of: oneOf(BASES),
    ties: oneOf(TIES),
    secret: z.boolean(),
    interim: oneOf(INTERIM),
    doors: z.array(door),
    opensFrom: instant.optional().openapi({ description: 'Not opened sooner: the menu of a round hangs until then' }),
  })
  .openapi('VoteRules')
const answer = z
  .union([z.enum(['for', 'against', 'abstain', 'invalid']), z.array(whole).max(400)])
  .openapi('Answer', { description: 'Or which options, by their place from 0 on, smallest first', example: 'for' })
const answers = z.record(z.string(), answer).openapi({ description: 'By question', example: { 1: 'for' } })
const seenAnswers = z
  .record(z.string(), orNull(answer))
  .openapi({ description: 'By question; null where a person is asked', example: { 1: 'for' } })
const serial = z
  .string()
  .max(60)
  .openapi({ description: 'As it is printed on the ballot', example: '48210 93755 62014' })
const said = {
  title: line,
  /** Named by their places, 1 and on: by the server alone. */
  questions: z.array(question.omit({ id: true })).max(50),
  rules,
  meeting: idOf('meeting').nullable(),
  matter: idOf('matter').nullable(),
}
const n = z.number().int().min(1).openapi({ description: 'The number on the roll', example: 12 })
/** Numbers of a draft move. */
const commitment = z
  .string()
  .max(64)
  .openapi({ description: 'Of who had this number when the draft was read: where it is another now, nothing is done' })
const read = {
  read: z.string().max(64).optional().openapi({
    description: '`fingerprint` of the draft that was read: where it says something else by now, nothing is done',
  }),
}
const batch = z.number().int().min(1).openapi({ description: 'The number of the heap', example: 3 })

/** POST /api/communities/{slug}/votes/{vote}/commands */
export const voteCommand = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('describeVote'), ...said, ...read }),
    z.object({
      kind: z.literal('setRoll'),
      entries: z
        .array(
          z.object({
            name: line,
            place: line,
            area: whole.openapi({ description: 'Hundredths of a square metre', example: 8934 }),
          }),
        )
        .max(20_000),
      ...read,
    }),
    z
      .object({
        kind: z.literal('takeRoll'),
        capacities: z.array(oneOf(CAPACITIES)).default([...CAPACITIES]),
        ...read,
      })
      .openapi({
        description: 'Those who are there in the vote’s meeting, as the desk knows them, in these capacities',
      }),
    z
      .object({ kind: z.literal('leaveOut'), n, commitment })
      .openapi({ description: 'Takes somebody out of a draft’s roll' }),
    z.object({ kind: z.literal('sealVote'), ...read }),
    z.object({
      kind: z.literal('printBallots'),
      spare: whole.max(1000).openapi({ description: 'So many more than there are people on the roll' }),
    }),
    z.object({ kind: z.literal('voidSet'), set: whole, why: line }),
    z.object({ kind: z.literal('openVote') }),
    z.object({ kind: z.literal('handOut'), n, way }),
    z.object({
      kind: z.literal('takeBackWay'),
      n,
      serial: serial
        .optional()
        .openapi({ description: 'Of the ballot that is given back; none where hands were raised' }),
      why: line,
    }),
    z.object({ kind: z.literal('declareInterest'), n, question: z.string().max(8), why: line }),
    z.object({ kind: z.literal('withdrawInterest'), n, question: z.string().max(8), why: line }),
    z
      .object({ kind: z.literal('eraseVoter'), n, commitment: commitment.optional() })
      .openapi({ description: 'Words and salt go, the commitment stays; of a draft it has to be sent' }),
    z.object({ kind: z.literal('voidSerial'), serial, why: line }),
    z.object({
      kind: z.literal('countHands'),
      question: z.string().max(8),
      counts: z
        .array(whole)
        .max(400)
        .openapi({ description: 'For, against and abstentions; or hands for each option', example: [21, 4, 2] }),
    }),
    z.object({ kind: z.literal('openBatch'), door, ballots: whole.openapi({ description: 'So many papers' }) }),
    z.object({
      kind: z.literal('enterBatch'),
      batch,
      ballots: z
        .array(
          z.object({
            serial,
            answers,
            seen: z
              .object({ answers: seenAnswers, seal: z.string().max(60) })
              .optional()
              .openapi({ description: 'What was seen of it on a photo, as it was told' }),
          }),
        )
        .min(1)
        .max(200),
    }),
    z.object({ kind: z.literal('dropBatch'), batch, why: line }),
    z.object({ kind: z.literal('closeVote') }),
    z.object({ kind: z.literal('abandonVote'), why: text }),
  ])
  .openapi('VoteCommand')
export type VoteCommandBody = z.output<typeof voteCommand>
export type VoteCommandInput = z.input<typeof voteCommand>

/** POST /api/communities/{slug}/votes */
export const voteDraft = z.object(said).openapi('VoteDraft')
export type VoteDraft = z.output<typeof voteDraft>

/** POST /api/communities/{slug}/votes/{vote}/papers */
export const papersSeen = z
  .object({
    pages: count.openapi({ description: 'Pictures that were looked at: of a scan its pages' }),
    papers: z.array(
      z.object({
        serial,
        cast: z.boolean().openapi({ description: 'It was cast before: it lies apart' }),
        answers: seenAnswers,
        doubtful: z.array(z.string()).openapi({ description: 'Questions of which a person is asked' }),
        seal: orNull(z.string()).openapi({
          description: 'Sent with the heap, it stands for a first person; null where the paper was not found surely',
        }),
        copied: z
          .boolean()
          .openapi({ description: 'Another paper with its serial says something else: one is a copy' }),
        picture: z.string().openapi({ description: 'The paper as it was cut out, as a data: address' }),
      }),
    ),
    otherVote: count.openapi({ description: 'Ballots of another vote' }),
    unknown: count.openapi({ description: 'Ballots of this vote whose serial is none of its own' }),
    void: count.openapi({ description: 'Ballots that are void' }),
    copies: count.openapi({
      description: 'Serials that two papers bear, on which different things are ticked',
    }),
    others: count.openapi({ description: 'Codes that are none of a ballot' }),
    unread: count.openapi({ description: 'Codes that nobody could read' }),
  })
  .openapi('BallotPapersSeen')
export type PapersSeen = z.infer<typeof papersSeen>

/** POST /api/communities/{slug}/votes/{vote}/ballots */
export const ballot = z.object({ serial, answers }).openapi('Ballot')

export const voteAccepted = z
  .object({
    seq,
    code: z.string().optional().openapi({ description: 'Of a new vote', example: 'K7Q2MD' }),
    set: count.optional().openapi({ description: 'Of printed ballots: which printing' }),
    batch: count.optional().openapi({ description: 'Of a new heap: its number' }),
    state: z.enum(['entered', 'differs', 'counted', 'asked', 'voided']).optional().openapi({
      description: 'Of a heap: entered by one, differing, or counted. Of a serial or a set: one of two asks, or voided',
    }),
    again: count.optional().openapi({ description: 'Of a counted heap: so many had been cast before, and lie apart' }),
    handedOn: z.literal(false).optional().openapi({
      description: 'It is done, but minutes, motion, pledge or matter have gone on meanwhile and stay as they are',
    }),
  })
  .openapi('VoteAccepted')
export type VoteAccepted = z.infer<typeof voteAccepted>

export const ballotCast = z
  .object({
    counted: z.boolean().openapi({
      description:
        'True: it was cast with this key, and what came first counts, whatever was sent after. False: with this serial another ballot was cast before',
    }),
  })
  .openapi('BallotCast')
export type BallotCast = z.infer<typeof ballotCast>

/** What a ballot asks, for whoever holds its serial. */
export const ballotAsked = z
  .object({
    state: z.enum(['out', 'cast', 'void']),
    without: z.array(z.string()).openapi({ description: 'Questions that it does not ask' }),
  })
  .openapi('BallotAsked')
export type BallotAsked = z.infer<typeof ballotAsked>
export const serialSaid = z.object({ serial }).openapi('SerialSaid')

const weight = { heads: count, area: count }
const votes = z.object({
  eligible: count,
  present: count,
  for: count,
  against: count,
  abstain: count,
  invalid: count,
})
const threshold = z.object({
  measure,
  what: z.enum(['takePart', 'inFavour']),
  have: count,
  base: count,
  share,
  reached: z.boolean(),
})
const result = same<Result>()(
  z.object({
    question: z.string(),
    heads: votes,
    area: orNull(votes),
    options: z.array(count),
    thresholds: z.array(threshold),
    outcome: z.enum(['carried', 'notCarried', 'chosen', 'noQuorum', 'tied', 'counted']),
    won: z.array(count),
    tied: z.array(count),
  }),
).openapi('VoteResult')
const through = z.object({ ballots: count, again: count })
const doors = z.object({ phone: through, box: through, homes: through, behalf: through, hands: through })
const sealedRoll = { hash: z.string(), ...weight }

const level = z.object({
  measure,
  have: count,
  base: count,
  need: orNull(count).openapi({ description: 'So much is enough; null where however many take part' }),
})
const meter = same<Meter>()(
  z.object({ question: z.string(), here: z.array(level), took: orNull(z.array(level)) }),
).openapi('Meter', {
  description:
    'Of those entitled to a question, who has a ballot or shows hands; and who took part, where that is shown',
})

/** A vote as everybody may see it now. */
export const voteView = same<Omit<Shown, 'id'>>()(
  z.object({
    code: z.string(),
    title: z.string(),
    stage: oneOf(VOTE_STAGES),
    questions: z.array(question),
    rules,
    meeting: id.nullable(),
    matter: id.nullable(),
    roll: z.object({ ...sealedRoll, at: instant }).nullable(),
    openedAt: instant.nullable(),
    entitled: z.record(z.string(), z.object(weight)),
    meters: orNull(z.array(meter)),
    turnout: count.nullable(),
    doors: orNull(doors),
    handedOut: count.nullable(),
    results: z.array(result).nullable(),
    hash: z.string().nullable(),
    closedAt: instant.nullable(),
    voided: count,
    why: z.string(),
  }),
).openapi('VoteShown')
export type VoteView = z.infer<typeof voteView>

/** One who may vote, as the desk has them: that they have their ballot, and nothing of it. */
const rollEntry = z.object({
  n: count,
  name: z.string(),
  place: z.string(),
  area: count,
  way: orNull(way),
  recused: z.array(z.string()),
  commitment: z.string().optional().openapi({ description: 'Of a draft: names them beside their number' }),
})

/** Where it is heard that something new is to be shown: `vote` on this stream, from a position on. */
const live = z
  .object({ code: z.string(), after: seq })
  .openapi('VoteLive', { description: 'Read it anew whenever /live/{code}?after={after} says `vote`' })
export type Live = z.infer<typeof live>

export const voteDesk = z
  .object({
    vote: voteView,
    fingerprint: z.string().optional().openapi({
      description: 'Of a draft: what it asks, by which rules and of whom',
      example: '9f86d081884c7d659a2feaa0c55ad015',
    }),
    live: orNull(live),
    roll: z.array(rollEntry),
    printed: z
      .array(
        z.object({
          set: count,
          ballots: count,
          state: z.enum(['made', 'printed', 'void']),
          mine: z.boolean().openapi({ description: 'Whether whoever asks had it made: somebody else prints it' }),
          voiding: z.boolean().openapi({ description: 'One of two wants to void it' }),
          late: z.boolean().openapi({ description: 'Made while the vote was open, for those who had none' }),
        }),
      )
      .openapi({ description: 'Sets of ballots; each is printed once' }),
    lacking: count.openapi({ description: 'For how many of the roll no ballot of their kind is left' }),
    takingBack: z.array(count).openapi({ description: 'Of whom one of two says that they gave their ballot back' }),
    voiding: count.openapi({ description: 'Serials that one of two wants to void' }),
    batches: z.array(
      z.object({
        number: count,
        door,
        ballots: count,
        state: z.enum(['open', 'differs', 'counted', 'dropped']),
        entered: count.openapi({ description: 'By how many people' }),
        mine: z.boolean().openapi({ description: 'Whether whoever asks has entered it' }),
        differing: z
          .array(z.string())
          .openapi({ description: 'Last four digits of the serials that two people entered differently' }),
        again: count,
      }),
    ),
    hands: z.record(z.string(), z.object({ present: count, counts: z.array(count) })),
  })
  .openapi('VoteDesk')
export type VoteDesk = z.infer<typeof voteDesk>

export const voteList = listOf(
  'Votes',
  z.object({ code: z.string(), title: z.string(), stage: oneOf(VOTE_STAGES), at: instant }),
)
export type VoteList = z.infer<typeof voteList>

/** The file that anybody counts again. */
export const voteFile = same<VoteFile>()(
  z.object({
    grove: z.literal('vote'),
    version: z.literal(1),
    vote: id,
    code: z.string(),
    title: z.string(),
    rules,
    roll: z.object(sealedRoll),
    polls: z.array(
      z.object({
        question,
        entitled: z.object(weight),
        ballots: z.array(z.object({ answer, ballots: count, area: count })),
        hands: z.object({ present: count, counts: z.array(count) }).nullable(),
      }),
    ),
    doors,
    handedOut: count,
  }),
).openapi('VoteFile')

/** POST /api/communities/{slug}/roll-lines */
export const rollLines = z
  .object({
    lines: z.string().openapi({ description: 'A row a line, cells parted by tabs', example: '陈伯\t3栋201\t89.34' }),
    worksheet: orNull(z.string()).openapi({ description: 'The worksheet that was read' }),
    otherWorksheets: z
      .array(z.object({ name: z.string(), rows: whole }))
      .openapi({ description: 'Others with something in them, which were not read' }),
    hidden: whole.openapi({ description: 'Rows that the worksheet hides; they were read' }),
    unread: z
      .array(z.string())
      .openapi({ description: 'Cells that hold no text: formulas without results, errors; the first twenty' }),
  })
  .openapi('RollLines')
