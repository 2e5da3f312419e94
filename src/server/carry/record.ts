import { z } from '@hono/zod-openapi'
import type { PaperReading, SecondReading } from '../../core/paper/reading.ts'
import { PAPER_SIZES } from '../../core/paper/reading.ts'
import { SLIPS_MOST } from '../../core/meeting/lots.ts'
import { NUMBER_MOST } from '../../core/paper/mark.ts'
import { role } from '../../wire/account.ts'
import { carriedSpeaker, motionPeople, participant, said } from '../../wire/board.ts'
import { carriedMinutes } from '../../wire/minutes.ts'
import { roomAnswer, treeKind } from '../../wire/meeting.ts'
import { count, id, instant, oneOf, orNull } from '../../wire/plain.ts'
import { same } from '../../wire/same.ts'

/** Bounds of a file: more than any hall brings. */
const CARRY_MOST = {
  entries: 100_000,
  leaves: 500_000,
  cards: 20_000,
  wordings: 50_000,
  people: 20_000,
  pictures: 5000,
  staff: 500,
}

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`))
const short = z.string().max(200)
const number = z.number().int().min(1).max(NUMBER_MOST)
/** A number of the file's pictures, from 0. */
const picture = z.number().int().min(0).max(CARRY_MOST.pictures)

const entry = z.strictObject({
  /** Its position in the journal there. */
  seq: z.number().int().min(1),
  of: z.enum(['meeting', 'minutes']),
  at: instant,
  actorKind: z.enum(['participant', 'staff', 'house']),
  actor: id,
  body: z.intersection(z.object({ kind: z.string().max(60) }), z.record(z.string(), z.unknown())),
  secret: orNull(z.record(z.string(), z.unknown())),
  words: orNull(hex(32)),
  toldSalt: hex(16),
  sealedSalt: hex(16),
})

const wording = z.strictObject({
  card: id,
  version: z.number().int().min(0),
  text: z.string(),
  where: z.string(),
  photo: orNull(id),
  /** Empty where its words are erased. */
  salt: z.union([hex(16), z.literal('')]),
})

/** [P11] What an author was asked and answered; the log has no words of it. */
const question = z.strictObject({ id, text: z.string(), answer: orNull(z.string()) })

const tick = z.enum(['ticked', 'empty', 'doubtful'])
const reading = same<PaperReading>()(
  z.object({
    boxes: z.object({ mayBeNamed: tick, callBack: tick }),
    ink: z.array(z.number()).max(10_000),
    sure: z.boolean(),
  }),
)

const boxes = z.object({ mayBeNamed: z.boolean(), callBack: z.boolean() })
/** [P14] What a second person read; the log has no words of it. */
const second = same<SecondReading>()(
  z.object({
    by: id,
    wording: z.number().int().min(0),
    tree: treeKind,
    text: z.string().max(4000),
    where: z.string().max(1000),
    boxes: orNull(boxes),
    differs: z.array(z.enum(['text', 'where', 'tree', 'boxes'])).max(4),
    settled: orNull(z.enum(['first', 'second'])),
  }),
)

const shown = { id, width: count, height: count, at: instant, picture }

/** What of a meeting is carried: everything that the tables hold of it, and what proves it. */
export const carriedMeeting = z.strictObject({
  meeting: id,
  community: z.strictObject({ id, name: short }),
  /** The log there, as far as the journal reached: a signed note. */
  checkpoint: z.string().max(4000),
  /** The hashes of all its entries, base 64. */
  leaves: z.string().max(Math.ceil((CARRY_MOST.leaves * 32) / 3) * 4),
  entries: z.array(entry).min(1).max(CARRY_MOST.entries),
  staff: z
    .array(z.strictObject({ id, name: short, roles: z.array(z.string().max(40)).max(100) }))
    .max(CARRY_MOST.staff),
  /** Names by participant: the log has none. */
  names: z.record(id, short),
  wordings: z.array(wording).max(CARRY_MOST.wordings),
  /** By number: why somebody got the floor out of turn, or was taken off the list; the log has no reason. */
  reasons: z.record(z.string().regex(/^\d{1,6}$/), z.string().max(4000)).default({}),
  questions: z.array(question).max(CARRY_MOST.wordings),
  photos: z.array(z.strictObject({ ...shown, participant: orNull(id), staff: orNull(id) })).max(CARRY_MOST.pictures),
  paperCards: z
    .array(
      z.strictObject({
        number,
        receipt: short,
        seal: short,
        person: id,
        tree: treeKind,
        size: oneOf(PAPER_SIZES),
        batch: id,
        at: instant,
        staff: id,
      }),
    )
    .max(CARRY_MOST.cards),
  paperPictures: z
    .array(
      z.strictObject({
        ...shown,
        number: orNull(number),
        reading,
        state: z.enum(['waiting', 'asked', 'blank', 'copy']),
        boxes: orNull(boxes).default(null),
        second: orNull(second).default(null),
        fingerprint: short,
        staff: id,
      }),
    )
    .max(CARRY_MOST.pictures),
  minutes: orNull(carriedMinutes),
  files: z
    .array(
      z.strictObject({
        ...shown,
        usedAs: z.enum(['scan', 'photo']),
        type: z.enum(['pdf', 'photo']),
        state: z.enum(['kept', 'shown']),
        staff: id,
      }),
    )
    .max(CARRY_MOST.pictures),
  /** Length and SHA-256 of each picture, in the order in which they follow in the file. */
  pictures: z.array(z.strictObject({ bytes: z.number().int().min(1), sha256: hex(32) })).max(CARRY_MOST.pictures),
})
export type CarriedMeeting = z.infer<typeof carriedMeeting>
export type CarriedEntry = CarriedMeeting['entries'][number]

/**
 * What stays with the server of an event (without names, as the journal keeps it).
 */
export const carriedSecret = z.object({
  participants: z.array(z.object(participant.shape).omit({ name: true })).optional(),
  erased: z.array(id).optional(),
  key: z.object({ participant: id, hash: z.string().max(200) }).optional(),
  authorship: z.object({ author: id, enteredBy: id.nullable(), receipt: z.string().max(20) }).optional(),
  question: z
    .object({
      id,
      receipt: z.string().max(20),
      participant: id,
      role,
      text: z.literal(''),
      at: instant,
      answer: orNull(z.object({ text: z.literal(''), at: instant, mayPublish: z.boolean(), atDesk: z.boolean() })),
    })
    .optional(),
  read: id.optional(),
  pointed: id.optional(),
  wished: z
    .object({
      card: id,
      wishes: z.object({
        mayBeNamed: z.boolean(),
        callBack: z.boolean(),
        called: z.object({ at: instant, by: id }).nullable(),
      }),
    })
    .optional(),
  compared: z.object({ card: id, by: id }).optional(),
  endorser: z.object({ participant: id, standing: z.boolean(), enteredBy: id.optional() }).optional(),
  speaker: carriedSpeaker.optional(),
  motion: z.object({ id, people: motionPeople }).optional(),
  gift: z.object({ participant: id, dots: z.record(id, z.number().int().min(1)), enteredBy: id.nullable() }).optional(),
  handedTo: id.nullable().optional(),
  pledge: z.object({ id, said }).optional(),
  holders: z.array(id).max(SLIPS_MOST).optional(),
  answer: z
    .object({ question: z.number().int().min(1), participant: id, answer: roomAnswer, enteredBy: id.nullable() })
    .optional(),
})
