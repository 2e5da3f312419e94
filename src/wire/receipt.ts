import { z } from '@hono/zod-openapi'
import { deadline } from './ledger.ts'
import { historyEntry } from './matter.ts'
import { cardState, stage, ticked, treeKind } from './meeting.ts'
import { role } from './account.ts'
import { count, id, instant, orNull, seq, told } from './plain.ts'
import { answers, lane, matterStage } from './sheet.ts'

/** What is answered to whoever holds a receipt, or a link to follow a card. */
const number = count.openapi({ example: 7 })

/** What became of a card: one of its matters. */
const progress = z
  .object({
    matter: z.object({
      id,
      number,
      title: z.string(),
      stage: matterStage,
      lane: orNull(lane),
      office: z.string(),
      dueAt: instant.nullable(),
      climbed: z.enum(['nobody', 'community', 'subdistrict']),
      people: count,
      answers,
    }),
    community: z.object({ slug: z.string() }),
    through: z
      .object({ number, title: z.string() })
      .nullable()
      .openapi({ description: 'Folded: the card came here through this matter' }),
    history: z.array(historyEntry),
    mine: z
      .object({ solved: z.boolean(), satisfied: z.boolean().nullable() })
      .nullable()
      .openapi({ description: 'What the holder answered' }),
    stands: z.boolean().openapi({
      description:
        'There is an answer, and others than the holder may have seen the receipt: what it says is not shown, and no other takes its place',
    }),
    mayAnswer: z.boolean(),
    mayContest: z.boolean(),
  })
  .openapi('Progress')
export type Progress = z.infer<typeof progress>

/** [M40] A card that the receipt's card was cut into. */
const half = z
  .object({
    card: id,
    number,
    tree: treeKind,
    state: cardState,
    text: told('Empty where it does not stand'),
    endorsements: count,
    topic: z.string().nullable().openapi({ description: 'The name of the topic that it is gathered in' }),
    endorsing: z.boolean().openapi({ description: 'Of an endorser: the endorsement of this half stands' }),
  })
  .openapi('Half')

/** A card with what became of it, for whoever holds its receipt or a link to follow it. */
export const receiptView = z
  .object({
    receipt: told('The receipt code; empty where a link led here, which is not to give it away', 'K7Q-2MD-9XR'),
    address: told('Where its page is: /r/… or /e/…; the page’s forms stand below it'),
    card: id,
    holder: z.enum(['author', 'endorser']),
    endorsing: z.boolean().openapi({ description: 'Of an endorser: the endorsement stands' }),
    number,
    tree: treeKind,
    state: cardState,
    text: told('The author’s words: shown to whoever holds the receipt, whatever its state'),
    where: z.string(),
    photo: id.nullable(),
    reason: z.string(),
    postedAt: instant,
    edited: z.boolean(),
    endorsements: count,
    topic: z.object({ name: z.string(), people: count, cards: count }).nullable(),
    meeting: z.object({
      code: z.string(),
      theme: z.string(),
      startsAt: instant,
      stage,
      next: z.string(),
      openTree: z.boolean(),
    }),
    community: z.object({ slug: z.string(), name: z.string() }),
    halves: z.array(half).openapi({ description: 'What the card was cut into; none where it was not' }),
    endorses: z
      .array(z.object({ card: id, number, tree: treeKind, text: z.string() }))
      .nullable()
      .openapi({ description: 'Of somebody without a phone: the cards that they endorse; null for others' }),
    wishes: ticked.extend({ called: z.boolean() }).nullable().openapi({
      description: 'Of a card on paper, for its author: what is ticked on it, and whether they were called',
    }),
    stubs: count.openapi({ description: 'Of somebody without a phone: how many stubs they have shown as theirs' }),
    progress: z.array(progress).openapi({ description: 'Every matter that holds the card, the latest first' }),
    answer: z
      .object({ within: deadline, office: z.string() })
      .openapi({ description: 'How soon a matter is weighed once it is opened, and by whom' }),
  })
  .openapi('ReceiptView')
export type ReceiptView = z.infer<typeof receiptView>

/** POST /api/receipts/{receipt}/endorsements */
export const saidByStub = z
  .object({
    number: number.openapi({ description: 'The number of the card in its meeting' }),
    endorses: z.boolean().openapi({ description: 'false: the endorsement is taken back' }),
  })
  .openapi('SaidByStub')

/** POST /api/receipts/{receipt}/wishes */
export const wishesSaid = ticked.openapi('WishesSaid')

/** [P11] What an author was asked, and answered. */
export const question = z
  .object({
    id,
    role,
    text: z.string(),
    at: instant,
    answer: z
      .object({
        text: z.string(),
        at: instant,
        mayPublish: z.boolean().openapi({ description: 'Whether it may be shown to others than the staff' }),
        atDesk: z.boolean().openapi({ description: 'Said in the hall, and typed by staff' }),
      })
      .nullable(),
  })
  .openapi('AuthorQuestion')
export type QuestionView = z.infer<typeof question>

/** GET /api/receipts/{receipt}/questions */
export const questionList = z.object({ questions: z.array(question) }).openapi('AuthorQuestions')

/** POST /api/receipts/{receipt}/questions/{question} */
export const questionAnswer = z
  .object({ text: z.string(), mayPublish: z.boolean().default(false) })
  .openapi('QuestionAnswer')

/** POST /api/receipts/{receipt}/stubs */
export const otherStub = z
  .object({
    stub: z
      .string()
      .min(1)
      .max(40)
      .openapi({ description: 'The code of another stub of the same meeting, in the same hand' }),
  })
  .openapi('OtherStub')

/** POST /api/receipts/{receipt}/withdraw */
export const receiptWithdrawn = z.object({ receipt: z.string() }).openapi('ReceiptWithdrawn')

/** POST /api/receipts/{receipt}/matters/{matter}/commands */
export const residentAccepted = z.object({ seq }).openapi('ResidentAccepted')
