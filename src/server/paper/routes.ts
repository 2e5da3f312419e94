import { z } from '@hono/zod-openapi'
import type { FullKey } from '../../core/plain/id.ts'
import { originalOf } from '../../core/meeting/cut.ts'
import { makeCode, makeReceipt } from '../../core/plain/code.ts'
import { NUMBER_MOST, SEAL_LETTERS } from '../../core/paper/mark.ts'
import { codeParam, id, keyHeader } from '../../wire/plain.ts'
import {
  compared,
  deskQuestions,
  paperDesk,
  paperFound,
  photoName,
  photoQueued,
  pictureChange,
  printed,
  printing,
  secondReading,
  stub,
} from '../../wire/paper.ts'
import type { Caller } from '../access/authorize.ts'
import { file, json, made, nothing, routeOf } from '../api/route.ts'
import { attachment } from '../http/attachment.ts'
import { ProblemError } from '../http/problem.ts'
import { newId } from '../integrations/runtime.ts'
import { refuseCarried } from '../meeting/ask.ts'
import type { NewPaper } from '../meeting/paperCard.store.ts'
import { keepPaperCards, paperCardOf, paperCards } from '../meeting/paperCard.store.ts'
import { presentQuestion } from '../receipt/question.ts'
import { namingOf } from '../secrets/naming.ts'
import { numbersOf, paperDeskOf } from './desk.ts'
import { goneNumbers } from './gone.ts'
import { takeDownBlank } from './hang.ts'
import { changePicture, dropPicture, picturesOf, pictureOf } from './picture.store.ts'
import { printedSheets, tallySheet } from './print.ts'
import { compare, lookingOf, settle } from './second.ts'
import { stubAt } from './stub.ts'
import { readAgain as waitAgain, takeAway } from './queue.store.ts'
import { PAPER_REFUSED } from './read.ts'
import { foundIn, receivePaper } from './receive.ts'
import type { PaperServices } from './services.ts'
import { actorOf } from '../person/store.ts'

const route = routeOf<PaperServices>()

/** Cards that are printed for a meeting at most: so many, or so many for each who stands on its list. */
const PAPER_MOST = 2000
const PAPER_EACH = 10

/**
 * [P1] The last number that may be printed for a meeting; refuses one that is over, where nobody writes any
 * more.
 */
async function paperMost({ meetings }: PaperServices, { community, id: meeting }: FullKey): Promise<number> {
  const held = await meetings.read(community, meeting, ({ board: { stage, closedAt }, participants }) => ({
    since: stage === 'closed' || stage === 'archived' ? closedAt : undefined,
    listed: [...participants.values()].filter(({ origin }) => origin === 'list').length,
  }))
  if (!held) throw new ProblemError('noSuchMeeting')
  if (held.since !== undefined) throw new ProblemError('meetingClosed', { since: held.since })
  return Math.min(NUMBER_MOST, Math.max(PAPER_MOST, held.listed * PAPER_EACH))
}

const printCards = route(
  'printCards',
  {
    method: 'post',
    path: '/api/meetings/{code}/paper/cards',
    tag: 'Desk',
    summary: 'Give printed cards their numbers and receipts; sent again under the same key, the same cards',
    action: 'paper.desk',
    params: codeParam,
    headers: keyHeader,
    body: printing,
    problems: ['meetingClosed', 'paperFull', 'idReused'],
    answer: made(printed, 'The cards, to be printed'),
  },
  async ({ services, caller, headers, body }) => {
    const { identity, runtime } = services
    const staff = actorOf(caller.staff!)
    const most = await paperMost(services, caller.meeting!)
    const batch = namingOf(identity.ticketKey, caller.meeting!, staff)('printing', headers['idempotency-key'])
    const cards = Array.from({ length: body.count }, (_, n): NewPaper => ({
      receipt: makeReceipt(runtime.random(40)),
      seal: makeCode(SEAL_LETTERS, runtime.random(40)),
      person: newId(runtime),
      tree: body.trees[n % body.trees.length]!,
      size: body.size,
    }))
    const by = { batch, at: runtime.now(), staff: staff.id }
    const kept = await keepPaperCards(caller.db, caller.meeting!, by, cards, most)
    if (kept === 'paperFull') throw new ProblemError('paperFull', { most })
    if (kept === 'idReused') throw new ProblemError('idReused')
    return { batch, first: kept[0]!.number, last: kept.at(-1)!.number }
  },
)

const readPrinted = route(
  'readPrintedCards',
  {
    method: 'get',
    path: '/api/meetings/{code}/paper/cards/{batch}/sheets.pdf',
    tag: 'Desk',
    summary: 'Printed cards as sheets of A4, with a stub each that bears its receipt',
    action: 'paper.desk',
    params: codeParam.extend({ batch: id }),
    problems: ['noSuchPaper', 'tooMany', 'documentBusy', 'documentFailed'],
    answer: file('application/pdf', 'The file'),
  },
  async ({ services, caller, params: { batch }, c }) => {
    const { bytes, title } = await printedSheets(services, caller, batch, c.req.raw.signal)
    return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
      'content-type': 'application/pdf',
      'content-disposition': attachment(`${title}.pdf`, `grove-${caller.meeting!.code}-cards.pdf`),
      'cache-control': 'private, no-store',
    })
  },
)

const readTally = route(
  'readTallySheet',
  {
    method: 'get',
    path: '/api/meetings/{code}/paper/tally.pdf',
    tag: 'Desk',
    summary: 'A sheet of A4 on which hands are counted for each topic',
    action: 'paper.desk',
    params: codeParam,
    problems: ['tooMany', 'documentBusy', 'documentFailed'],
    answer: file('application/pdf', 'The file'),
  },
  async ({ services, caller, c }) => {
    const { bytes, title } = await tallySheet(services, caller, c.req.raw.signal)
    return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
      'content-type': 'application/pdf',
      'content-disposition': attachment(`${title}.pdf`, `grove-${caller.meeting!.code}-tally.pdf`),
      'cache-control': 'private, no-store',
    })
  },
)

const readPaper = route(
  'readPaper',
  {
    method: 'get',
    path: '/api/meetings/{code}/paper',
    tag: 'Desk',
    summary: 'What was printed, and the pictures of cards that wait for somebody to look',
    action: 'paper.desk',
    params: codeParam,
    answer: json(paperDesk, 'Paper'),
  },
  ({ services, caller }) => paperDeskOf(services, caller.db, caller.meeting!, lookingOf(caller), caller.locale),
)

const readQuestions = route(
  'readDeskQuestions',
  {
    method: 'get',
    path: '/api/meetings/{code}/questions',
    tag: 'Desk',
    summary: 'What authors of cards were asked, and answered (staff)',
    action: 'meeting.desk',
    params: codeParam,
    answer: json(deskQuestions, 'Questions, the oldest first'),
  },
  async ({ services, caller }) => {
    const { community, id: meeting } = caller.meeting!
    const papers = await paperCards(caller.db, caller.meeting!)
    const printed = new Map(papers.map(({ receipt, number }) => [receipt, number]))
    const questions = await services.meetings.read(community, meeting, (held) => {
      const cards = new Map([...held.authorships].map(([card, { receipt }]) => [receipt, originalOf(held.board, card)]))
      return [...held.questions.values()].map((question) => ({
        ...presentQuestion(question),
        card: cards.get(question.receipt) ?? null,
        printed: printed.get(question.receipt) ?? null,
      }))
    })
    return { questions: questions! }
  },
)

const readStub = route(
  'readStub',
  {
    method: 'get',
    path: '/api/meetings/{code}/paper/stubs/{stub}',
    tag: 'Desk',
    summary: 'Which card a stub is of that somebody shows at the counter',
    action: 'paper.desk',
    params: codeParam.extend({ stub: z.string().max(40).openapi({ description: 'The code on the stub' }) }),
    problems: ['noSuchReceipt'],
    answer: json(stub, 'The stub'),
  },
  ({ services, caller, params }) => stubAt(services, caller.db, caller.meeting!, params.stub),
)

const sendPhoto = route(
  'sendPaperPhoto',
  {
    method: 'post',
    path: '/api/meetings/{code}/paper/photos',
    tag: 'Desk',
    summary: 'Find printed cards in a photo or a scan (the body is the picture, or a PDF)',
    description:
      'Each waits for a person, who says what it is. Where the facilitator wants it so, it hangs on its tree meanwhile, as the picture of its handwriting.',
    action: 'paper.desk',
    params: codeParam,
    query: photoName,
    bytes: ['image/*', 'application/pdf'],
    problems: [...PAPER_REFUSED, 'paperQueueFull', 'paperPicturesFull', 'meetingCarried', 'noSuchPhoto'],
    answer: made(paperFound, 'What was found'),
  },
  async ({ services, caller, c, query }) => {
    const { photo } = await receivePaper(services, caller, c, query.name)
    return foundIn(services, caller, photo, c.req.raw.signal)
  },
)

const sendToQueue = route(
  'queuePaperPhoto',
  {
    method: 'post',
    path: '/api/meetings/{code}/paper/queue',
    tag: 'Desk',
    summary: 'The same, without waiting until it is read (the body is the picture, or a PDF)',
    action: 'paper.desk',
    params: codeParam,
    query: photoName,
    bytes: ['image/*', 'application/pdf'],
    problems: ['tooLarge', 'tooMany', 'tooBusy', 'paperQueueFull', 'paperPicturesFull', 'meetingCarried'],
    answer: made(photoQueued, 'Kept until it is read'),
  },
  ({ services, caller, c, query }) => receivePaper(services, caller, c, query.name),
)

const photoParam = codeParam.extend({ photo: id })

const readPhotoAgain = route(
  'readPaperPhotoAgain',
  {
    method: 'post',
    path: '/api/meetings/{code}/paper/queue/{photo}/again',
    tag: 'Desk',
    summary: 'Try a photo once more that could not be read',
    action: 'paper.desk',
    params: photoParam,
    problems: ['noSuchPhoto', 'meetingCarried'],
    answer: nothing('It waits again'),
  },
  async ({ services, caller, params: { photo } }) => {
    await refuseCarried(services, caller.meeting!)
    if (!(await waitAgain(caller.db, caller.meeting!, photo))) throw new ProblemError('noSuchPhoto')
    services.photoQueue.wake()
  },
)

const takePhotoAway = route(
  'takePaperPhotoAway',
  {
    method: 'delete',
    path: '/api/meetings/{code}/paper/queue/{photo}',
    tag: 'Desk',
    summary: 'Take a photo off the list; one that is not read yet is not kept',
    action: 'paper.desk',
    params: photoParam,
    problems: ['noSuchPhoto'],
    answer: nothing('Gone'),
  },
  async ({ caller, params: { photo } }) => {
    if (!(await takeAway(caller.db, caller.meeting!, photo))) throw new ProblemError('noSuchPhoto')
  },
)

const pictureParam = codeParam.extend({ picture: id })

const readPicture = route(
  'readPaperPicture',
  {
    method: 'get',
    path: '/api/meetings/{code}/paper/pictures/{picture}/picture.webp',
    tag: 'Desk',
    summary: 'A card as it was cut out of a photo, for the staff alone: it may show a name',
    action: 'paper.desk',
    params: pictureParam,
    problems: ['noSuchPhoto'],
    answer: file('image/webp', 'The picture'),
  },
  async ({ services, caller, params: { picture }, c }) => {
    const found = await pictureOf(caller.db, caller.meeting!, picture)
    // [M14] What its author took back is shown no more.
    const gone = await goneNumbers(services, caller.db, caller.meeting!)
    if (!found || (found.number !== null && gone.has(found.number))) throw new ProblemError('noSuchPhoto')
    return c.body(found.bytes as Uint8Array<ArrayBuffer>, 200, {
      'content-type': 'image/webp',
      'cache-control': 'private, no-store',
    })
  },
)

const COMPARE_REFUSED = ['notToCompare', 'comparesOwn', 'comparedAlready', 'cardHidden', 'cardWithdrawn'] as const

const readAgain = route(
  'readPaperPictureAgain',
  {
    method: 'post',
    path: '/api/meetings/{code}/paper/pictures/{picture}/readings',
    tag: 'Desk',
    summary: 'What a second person reads on a picture; it is compared with what its card says',
    action: 'paper.desk',
    params: pictureParam,
    body: secondReading,
    problems: ['noSuchPhoto', ...COMPARE_REFUSED, 'textEmpty', 'textTooLong', 'meetingClosed', 'meetingCarried'],
    answer: made(compared, 'How the two compare'),
  },
  ({ services, caller, params: { picture }, body }) => compare(services, caller, picture, body),
)

const changeIt = route(
  'changePaperPicture',
  {
    method: 'patch',
    path: '/api/meetings/{code}/paper/pictures/{picture}',
    tag: 'Desk',
    summary: 'Say which printed card a picture shows, or what became of it',
    action: 'paper.desk',
    params: pictureParam,
    body: pictureChange,
    problems: [
      'noSuchPhoto',
      'noSuchPaper',
      'meetingCarried',
      'cardHidden',
      'paperUsed',
      'meetingClosed',
      ...COMPARE_REFUSED,
      'alreadyEndorsed',
    ],
    answer: nothing('Kept'),
  },
  async ({ services, caller, params: { picture }, body }) => {
    const { number, state, seen, settled } = body
    await refuseCarried(services, caller.meeting!)
    if (number !== undefined) await refuseUnknown(caller, number)
    // Whose words are gone has no picture either.
    if (number !== undefined && (await goneNumbers(services, caller.db, caller.meeting!)).has(number)) {
      return dropPicture(caller.db, caller.meeting!, picture)
    }
    if (state === 'blank') await takeDown(services, caller, picture)
    if (settled) await settle(services, caller, picture, settled)
    const there = await changePicture(caller.db, caller.meeting!, picture, {
      ...(number === undefined ? {} : { number, state: await stateOf(caller, picture, number) }),
      ...(state === undefined ? {} : { state }),
      ...(seen === undefined ? {} : { seen }),
    })
    if (!there) throw new ProblemError('noSuchPhoto')
  },
)

/**
 * [P8] What hangs as handwriting and turns out to be blank hangs no more; a copy [P6] takes no other card
 * down.
 */
async function takeDown(services: PaperServices, { db, meeting, staff }: Caller, picture: string): Promise<void> {
  const { community, id } = meeting!
  const shown = await pictureOf(db, meeting!, picture)
  const its = shown?.state === 'copy' ? undefined : shown?.number
  const papers = (await paperCards(db, meeting!)).filter(({ number }) => number === its)
  const [known] = (await services.meetings.read(community, id, (held) => [...numbersOf(held, papers).values()]))!
  if (known?.hangs) await takeDownBlank(services, meeting!, staff!.person, known.id)
}

async function refuseUnknown({ db, meeting }: Caller, number: number): Promise<void> {
  if (!(await paperCardOf(db, meeting!, String(number)))) throw new ProblemError('noSuchPaper')
}

/** [P4] A number that another picture has already: one of the two papers is a copy. */
async function stateOf({ db, meeting }: Caller, picture: string, number: number): Promise<'waiting' | 'copy'> {
  const others = (await picturesOf(db, meeting!)).filter((one) => one.number === number && one.id !== picture)
  return others.length > 0 ? 'copy' : 'waiting'
}

/** Printed cards, for the desk. */
export const paperRoutes = [
  printCards,
  readPrinted,
  readTally,
  readPaper,
  readQuestions,
  readStub,
  sendPhoto,
  sendToQueue,
  readPhotoAgain,
  takePhotoAway,
  readPicture,
  readAgain,
  changeIt,
]
