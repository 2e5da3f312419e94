import { z } from '@hono/zod-openapi'
import { readReceipt } from '../../core/plain/code.ts'
import { isId } from '../../core/plain/id.ts'
import { residentCommand } from '../../wire/ledger.ts'
import { photoKept } from '../../wire/meeting.ts'
import { id, keyHeader, receiptParam } from '../../wire/plain.ts'
import {
  otherStub,
  wishesSaid,
  questionAnswer,
  questionList,
  receiptView,
  receiptWithdrawn,
  residentAccepted,
  saidByStub,
} from '../../wire/receipt.ts'
import { TEXT_REFUSED } from '../api/problems.ts'
import { json, made, perGrove, routeOf } from '../api/route.ts'
import { limitOf } from '../http/limit.ts'
import { ProblemError } from '../http/problem.ts'
import { acting, holderOf, stubHolderOf } from '../meeting/holder.ts'
import { receivePhoto } from '../photo/cleanPhoto.ts'
import { PHOTO_REFUSED } from '../photo/refused.ts'
import { answerAs, keepFormPhoto } from '../receipt/answer.ts'
import type { Asked } from '../receipt/question.ts'
import { answerQuestionAs, questionsFor } from '../receipt/question.ts'
import { findReceipt, joinByStub, sayByStub, sayWishes, takeBackByLink, withdrawByReceipt } from '../receipt/receipt.ts'
import type { SearchServices } from '../search/services.ts'

const route = routeOf<SearchServices>()
/** What one holder may send, by forms and by the API. */
export const perHolder = perGrove(() => limitOf(20, 60))

const read = route(
  'readReceipt',
  {
    method: 'get',
    path: '/api/receipts/{receipt}',
    tag: 'Taking part',
    summary: 'What became of a card, for whoever holds its receipt',
    action: 'receipt.read',
    params: receiptParam,
    answer: json(receiptView, 'The card and its matters'),
  },
  ({ services, params }) => findReceipt(services, params.receipt),
)

const withdraw = route(
  'withdrawByReceipt',
  {
    method: 'post',
    path: '/api/receipts/{receipt}/withdraw',
    tag: 'Taking part',
    summary: 'Withdraw a card by its receipt',
    action: 'receipt.withdraw',
    params: receiptParam,
    problems: ['noSuchCard', 'notYourCard', 'personErased'],
    answer: json(receiptWithdrawn, 'Withdrawn'),
  },
  ({ services, params }) => withdrawByReceipt(services, params.receipt),
)

const takeBack = route(
  'takeBackByLink',
  {
    method: 'post',
    path: '/api/receipts/{receipt}/take-back',
    tag: 'Taking part',
    summary: 'Take an endorsement back by the link to follow its card',
    action: 'receipt.takeBack',
    params: receiptParam,
    problems: ['noSuchCard', 'notJoined', 'personErased'],
    answer: json(receiptView, 'The card as it is now'),
  },
  async ({ services, params: { receipt } }) => {
    await takeBackByLink(services, receipt)
    return findReceipt(services, receipt)
  },
)

const sayByStubRoute = route(
  'sayByStub',
  {
    method: 'post',
    path: '/api/receipts/{receipt}/endorsements',
    tag: 'Taking part',
    summary: 'Endorse a card, or take that back, by the stub of somebody who has no phone',
    action: 'receipt.endorse',
    params: receiptParam,
    body: saidByStub,
    problems: [
      'notYourAnswer',
      'hasPhone',
      'noSuchCard',
      'ownCard',
      'cardWithdrawn',
      'cardHidden',
      'cardCut',
      'cutWasUndone',
      'meetingNotOpen',
      'meetingClosed',
      'cardsNotYet',
      'cardsOver',
      'personErased',
    ],
    answer: json(receiptView, 'What the stub shows now'),
  },
  async ({ services, caller: { staff }, params: { receipt }, body }) => {
    const holder = acting(await holderOf(services, receipt))
    await perHolder(services)(holder.participant)
    await sayByStub(services, holder, { ...body, staff })
    return findReceipt(services, receipt)
  },
)

const joinStub = route(
  'joinStub',
  {
    method: 'post',
    path: '/api/receipts/{receipt}/stubs',
    tag: 'Taking part',
    summary: 'Say with one stub that another is in the same hand: their holder counts as one person',
    action: 'receipt.endorse',
    params: receiptParam,
    body: otherStub,
    problems: ['notYourAnswer', 'hasPhone', 'otherName', 'noSuchParticipant', 'meetingClosed', 'personErased'],
    answer: json(receiptView, 'What the stub shows now'),
  },
  async ({ services, caller: { staff }, params: { receipt }, body }) => {
    const holder = acting(await holderOf(services, receipt))
    await perHolder(services)(holder.participant)
    await joinByStub(services, holder, { other: body.stub, staff })
    return findReceipt(services, receipt)
  },
)

const sayWishesRoute = route(
  'sayWishes',
  {
    method: 'post',
    path: '/api/receipts/{receipt}/wishes',
    tag: 'Taking part',
    summary: 'Say of a card on paper what its boxes mean: whether its author may be named, and wants a call',
    action: 'receipt.endorse',
    params: receiptParam,
    body: wishesSaid,
    problems: ['notYourAnswer', 'notOnPaper', 'cardWithdrawn', 'meetingClosed', 'personErased'],
    answer: json(receiptView, 'What the stub shows now'),
  },
  async ({ services, caller: { staff }, params: { receipt }, body }) => {
    const holder = acting(await holderOf(services, receipt))
    await perHolder(services)(holder.participant)
    await sayWishes(services, holder, { ...body, staff })
    return findReceipt(services, receipt)
  },
)

const readQuestions = route(
  'readQuestions',
  {
    method: 'get',
    path: '/api/receipts/{receipt}/questions',
    tag: 'Taking part',
    summary: 'What the author was asked about a card, also before a printed card is entered',
    action: 'receipt.read',
    params: receiptParam,
    answer: json(questionList, 'Questions, the oldest first'),
  },
  async ({ services, params: { receipt } }) => {
    const asked = await askedBy(services, receipt)
    return { questions: await questionsFor(services, asked, asked.receipt) }
  },
)

const answerQuestion = route(
  'answerQuestion',
  {
    method: 'post',
    path: '/api/receipts/{receipt}/questions/{question}',
    tag: 'Taking part',
    summary: 'Answer what the author of a card was asked',
    action: 'receipt.answer',
    params: receiptParam.extend({ question: id }),
    body: questionAnswer,
    problems: [
      ...TEXT_REFUSED,
      'noSuchAuthorQuestion',
      'answeredAlready',
      'notYourAnswer',
      'notJoined',
      'meetingClosed',
      'personErased',
    ],
    answer: json(residentAccepted, 'Kept'),
  },
  async ({ services, caller: { staff }, params: { receipt, question }, body }) => {
    const asked = await askedBy(services, receipt)
    await perHolder(services)(asked.participant)
    return answerQuestionAs(services, asked, { question, ...body, staff })
  },
)

/** Who is asked: the author that a link leads to, or the holder of a receipt or stub. */
export async function askedBy(services: SearchServices, typed: string): Promise<Asked & { receipt: string }> {
  if (readReceipt(typed)) return stubHolderOf(services, typed)
  const holder = await holderOf(services, typed)
  if (holder.as !== 'author') throw new ProblemError('noSuchReceipt')
  return holder
}

const addPhoto = route(
  'addReceiptPhoto',
  {
    method: 'post',
    path: '/api/receipts/{receipt}/photos',
    tag: 'Taking part',
    summary: 'Add a photo that says what a matter is like now; its id goes into a contest',
    action: 'receipt.answer',
    params: receiptParam,
    query: z.object({ matter: z.string().default('').openapi({ description: 'The id of the matter' }) }),
    bytes: ['image/*'],
    problems: [...PHOTO_REFUSED, 'noSuchMatter', 'notAffected', 'notJoined', 'personErased'],
    answer: made(photoKept, 'Kept, without metadata'),
  },
  async ({ services, params, query: { matter }, c }) => {
    const holder = acting(await holderOf(services, params.receipt))
    await perHolder(services)(holder.participant)
    if (!isId(matter)) throw new ProblemError('noSuchMatter')
    const photo = await keepFormPhoto(services, holder, matter, () => receivePhoto(c, holder.participant))
    return { photo: photo! }
  },
)

const answer = route(
  'sendResidentCommand',
  {
    method: 'post',
    path: '/api/receipts/{receipt}/matters/{matter}/commands',
    tag: 'Taking part',
    summary: 'Say of a matter that it is solved, or that it is not',
    action: 'receipt.answer',
    params: receiptParam.extend({ matter: id }),
    headers: keyHeader,
    body: residentCommand,
    problems: [
      ...TEXT_REFUSED,
      'noSuchMatter',
      'notInThisStage',
      'notAffected',
      'answerStands',
      'notYourAnswer',
      'noSuchPhoto',
      'idReused',
      'personErased',
    ],
    answer: json(residentAccepted, 'Accepted and durable'),
  },
  async ({ services, caller, params: { receipt, matter }, headers, body: said }) => {
    const holder = acting(await holderOf(services, receipt))
    await perHolder(services)(holder.participant)
    const key = headers['idempotency-key']
    const { seq } = await answerAs(services, holder, { matter, key, said, staff: caller.staff })
    return { seq }
  },
)

/** What became of a card, and what whoever wrote or endorsed it may answer. */
export const receiptRoutes = [
  read,
  withdraw,
  takeBack,
  sayByStubRoute,
  joinStub,
  sayWishesRoute,
  readQuestions,
  answerQuestion,
  addPhoto,
  answer,
]
