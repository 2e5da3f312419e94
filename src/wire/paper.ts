import { z } from '@hono/zod-openapi'
import { BOXES, PAPER_SIZES } from '../core/paper/reading.ts'
import type { Box } from '../core/paper/reading.ts'
import { DIFFERENCES } from '../core/meeting/comparing.ts'
import { NUMBER_MOST } from '../core/paper/mark.ts'
import { ticked, treeKind } from './meeting.ts'
import { question } from './receipt.ts'
import { count, id, instant, oneOf, orNull } from './plain.ts'

/** So many cards are printed at once: 250 sheets of paper. */
export const PRINTED_MOST = 1000

const size = oneOf(PAPER_SIZES).openapi({ description: 'a6: four on a sheet of A4; a5: two, in large type' })

/** POST /api/meetings/{code}/paper/cards */
export const printing = z
  .object({
    count: z.number().int().min(1).max(PRINTED_MOST).openapi({ description: 'How many cards' }),
    trees: z.array(treeKind).min(1).max(3).openapi({ description: 'Which trees they ask about, in turn' }),
    size: size.default('a6'),
  })
  .openapi('Printing')

const number = z
  .number()
  .int()
  .min(1)
  .max(NUMBER_MOST)
  .openapi({ description: 'From 1 in each meeting; printed on card and stub' })

/** Cards that were given numbers, to be printed. */
const numbered = z.object({
  batch: id.openapi({ description: 'The printing: its file can be had again' }),
  first: number,
  last: number,
})
export const printed = numbered.openapi('Printed')

/** POST /api/meetings/{code}/paper/photos */
export const paperFound = z
  .object({
    pages: count.openapi({ description: 'Pictures that were looked at: of a scan its pages' }),
    cards: z.array(z.number().int()).openapi({ description: 'Numbers of the printed cards that were new' }),
    hung: count.openapi({ description: 'Of the cards: those that hang at once, as pictures of their handwriting' }),
    again: count.openapi({ description: 'Cards that were photographed before' }),
    copies: count.openapi({ description: 'Of the new ones: those whose number another paper has too' }),
    foreign: z
      .array(z.enum(['otherMeeting', 'forged', 'screen', 'stub', 'other']))
      .openapi({ description: 'Codes that name no printed card of this meeting' }),
    unread: count.openapi({ description: 'Pictures on the pile: there is a card, and nobody could read its code' }),
  })
  .openapi('PaperFound')
export type PaperFound = z.infer<typeof paperFound>

/** POST /api/meetings/{code}/paper/queue */
export const photoQueued = z
  .object({ photo: id, ahead: count.openapi({ description: 'How many photos of the meeting are read before it' }) })
  .openapi('PhotoQueued')

/** How a photo is called at the desk, in the address. */
export const photoName = z.object({
  name: z.string().max(400).default('').openapi({ description: 'What its file is called' }),
})

/** A photo or a scan of printed cards that was sent. */
const paperPhoto = z
  .object({
    id,
    name: z.string(),
    state: z.enum(['waiting', 'reading', 'read', 'failed']),
    found: orNull(paperFound).openapi({ description: 'Once it is read' }),
    why: orNull(z.object({ title: z.string(), detail: z.string() })).openapi({ description: 'Why it is not read' }),
    again: z.boolean().openapi({ description: 'Whether its picture is there still' }),
    at: instant,
  })
  .openapi('PaperPhoto')
export type PaperPhoto = z.infer<typeof paperPhoto>

const tick = z.enum(['ticked', 'empty', 'doubtful'])

const boxes = z
  .object(Object.fromEntries(BOXES.map((box) => [box, z.boolean()])) as Record<Box, z.ZodBoolean>)
  .openapi({ description: 'Which boxes are ticked, as a person sees them' })

/** POST /api/meetings/{code}/paper/pictures/{picture}/readings */
export const secondReading = z
  .object({
    tree: treeKind,
    text: z.string().max(20_000).openapi({ description: 'What is written on the card' }),
    where: z.string().max(20_000).default(''),
    boxes,
  })
  .openapi('SecondReading')

export const compared = z
  .object({ differs: z.array(oneOf(DIFFERENCES)).openapi({ description: 'In what the two readings differ' }) })
  .openapi('ReadingsCompared')

const reading = z.object({ tree: treeKind, text: z.string(), where: z.string(), boxes: orNull(boxes) })

/** [P14] What a second person is asked of a picture, or what the two read. */
const again = z
  .object({
    first: orNull(reading).openapi({ description: 'What the card says; null before the second person has read it' }),
    second: orNull(reading).openapi({ description: 'Null before somebody has read it a second time' }),
    differs: z.array(oneOf(DIFFERENCES)),
    settles: z.boolean().openapi({ description: 'Whether whoever asks may say which reading is right' }),
    endorsed: z.boolean().openapi({ description: 'Then the words of the card stay as they are' }),
  })
  .openapi('SecondLook')
export type SecondLook = z.infer<typeof again>

/** A picture of a printed card, cut out of a photo. */
const paperPicture = z
  .object({
    id,
    number: orNull(number).openapi({ description: 'Null where nobody could read its code' }),
    tree: orNull(treeKind).openapi({ description: 'Which tree the printed card asks about' }),
    card: orNull(number).openapi({ description: 'The number of the card that it has become' }),
    hangs: z.boolean().openapi({ description: 'That card hangs as handwriting, and waits for its words' }),
    state: z.enum(['waiting', 'asked', 'blank', 'copy']).openapi({
      description:
        'waiting: for a person to look; asked: its author is asked; blank: nothing is written; copy: another paper has its number too',
    }),
    sure: z.boolean().openapi({ description: 'Whether its whole frame was found' }),
    boxes: z.object(Object.fromEntries(BOXES.map((box) => [box, tick])) as Record<Box, typeof tick>),
    proposal: orNull(z.object({ text: z.string(), doubtful: z.array(z.number().int()) })).openapi({
      description: 'What a recogniser takes the handwriting for; doubtful: signs it is not sure of, from 0',
    }),
    seen: orNull(boxes).openapi({ description: 'What a person saw of its boxes; null where nobody said it' }),
    again: orNull(again).openapi({
      description: 'Where a second person is to read it, or the two read it differently',
    }),
    at: instant,
  })
  .openapi('PaperPicture')
export type PaperPicture = z.infer<typeof paperPicture>

/** GET /api/meetings/{code}/paper */
export const paperDesk = z
  .object({
    printings: z
      .array(z.object({ ...numbered.shape, size, at: instant }))
      .openapi({ description: 'What was printed, the newest first' }),
    entered: count.openapi({ description: 'Printed cards that have become a card' }),
    awaited: count.openapi({ description: 'Pictures whose handwriting is being read: they get a proposal soon' }),
    photos: z.array(paperPhoto).openapi({ description: 'Photos that were sent, in the order in which they are read' }),
    pictures: z.array(paperPicture).openapi({ description: 'Pictures of cards, as they came' }),
  })
  .openapi('PaperDesk')
export type PaperDesk = z.infer<typeof paperDesk>

/** GET /api/meetings/{code}/questions */
export const deskQuestions = z
  .object({
    questions: z.array(
      z.object({
        ...question.shape,
        card: orNull(id).openapi({ description: 'The card that it is about' }),
        printed: orNull(number).openapi({ description: 'The number of the printed card that it is about' }),
      }),
    ),
  })
  .openapi('DeskQuestions')
export type DeskQuestion = z.infer<typeof deskQuestions>['questions'][number]

/** GET /api/meetings/{code}/wishes */
export const deskWishes = z
  .object({
    cards: z
      .array(
        z.object({
          card: id,
          number,
          tree: treeKind,
          name: z.string().openapi({ description: 'Of its author; empty where nobody said one' }),
          hasPhone: z.boolean().openapi({ description: 'Then the author alone changes what they wish' }),
          ...ticked.shape,
          called: orNull(z.object({ at: instant, name: z.string() })).openapi({ description: 'When, and by whom' }),
        }),
      )
      .openapi({ description: 'Cards of which somebody said what is ticked on their paper, by number' }),
  })
  .openapi('DeskWishes')
export type DeskWish = z.infer<typeof deskWishes>['cards'][number]

/** GET /api/communities/{slug}/calls */
export const callsAwaited = z
  .object({
    meetings: z
      .array(z.object({ code: z.string(), theme: z.string(), calls: count }))
      .openapi({ description: 'Meetings with authors of cards on paper who wait for a call, the earliest first' }),
  })
  .openapi('CallsAwaited')

/** GET /api/meetings/{code}/paper/stubs/{stub} */
export const stub = z
  .object({
    receipt: z.string().openapi({ description: 'The code as it is written', example: 'K7Q-2MD-9XR' }),
    printed: orNull(number).openapi({ description: 'The number of the printed card; null where none was printed' }),
    tree: orNull(treeKind).openapi({ description: 'Which tree it hangs on, or asks about' }),
    card: orNull(number).openapi({ description: 'The number of the card that it has become' }),
    questions: z.array(question).openapi({ description: 'What its author is asked' }),
    together: count.openapi({
      description: 'How many stubs its holder has shown as theirs; 0 where they have a phone',
    }),
  })
  .openapi('Stub')
export type Stub = z.infer<typeof stub>

/** PATCH /api/meetings/{code}/paper/pictures/{picture} */
export const pictureChange = z
  .object({
    number: number.optional().openapi({ description: 'Read by eye' }),
    state: z.enum(['waiting', 'asked', 'blank']).optional(),
    seen: boxes.optional(),
    settled: z.enum(['first', 'second']).optional().openapi({ description: 'Which of two readings is right' }),
  })
  .openapi('PaperPictureChange')
