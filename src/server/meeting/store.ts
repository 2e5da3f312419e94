import { CompiledQuery } from 'kysely'
import type { Board, Meeting } from '../../core/meeting/meeting.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Column } from '../database/upsert.ts'
import { insertion, replacement } from '../database/upsert.ts'
import type { MeetingChanges } from './changes.ts'
import {
  meetingColumns,
  codeColumns,
  participantColumns,
  cardColumns,
  wordingColumns,
  receiptColumns,
  endorsementColumns,
  questionColumns,
  topicColumns,
  motionColumns,
  dotsColumns,
  pledgeColumns,
  lotColumns,
  roomColumns,
  answerColumns,
  speakerColumns,
} from './columns.ts'

/** The statements that write the rows that changed, as they are in `meeting` now. */
export function write(meeting: Meeting, changes: MeetingChanges): (CompiledQuery | undefined)[] {
  const { board } = meeting
  const common = <Row>(): Record<'community' | 'meeting', Column<Row>> => ({
    community: { type: 'uuid', all: board.community },
    meeting: { type: 'uuid', all: board.id },
  })
  const cards = [...changes.cards].map((id) => board.cards[id]!)
  const [posted, changed] = parted(cards, ({ id }) => changes.posted.has(id))
  const people = [...pick(meeting.participants, changes.participants)]
  const endorsements = [...changes.endorsements.values()]
  const speakers = [...changes.speakers].map((number) => meeting.speakers.get(number)!)
  const motions = board.motions.filter(({ id }) => changes.motions.has(id))
  const pledges = board.pledges.filter(({ id }) => changes.pledges.has(id))
  const room = board.room.filter(({ number }) => changes.room.has(number))
  const lots = board.lots.filter(({ number }) => changes.lots.has(number))
  const standing = [...changes.topics].map((id) => board.topics[id]).filter((topic) => topic !== undefined)
  const questions = [...changes.questions].flatMap((id) => meeting.questions.get(id) ?? [])
  const forgotten = [...changes.questions].filter((id) => !meeting.questions.has(id))
  const dissolved = [...changes.topics].filter((id) => !board.topics[id])
  return [
    replacement('meeting', ['community', 'id'], meetingColumns, [meeting]),
    insertion('meeting_code', codeColumns, changes.created ? [board] : []),
    replacement('participant', KEY, { ...common(), ...participantColumns(meeting) }, people),
    insertion('card', { ...common(), ...cardColumns(meeting) }, posted),
    replacement('card', KEY, { ...common(), ...cardColumns(meeting) }, changed),
    insertion('wording', { ...common(), ...wordingColumns }, changes.wordings),
    showing(board, changes.photos),
    replacement('endorsement', ENDORSED, { ...common(), ...endorsementColumns }, endorsements),
    insertion('receipt', { ...common(), ...receiptColumns }, changes.receipts),
    replacement('topic', KEY, { ...common(), ...topicColumns }, standing),
    dissolved.length > 0 ? dissolving(board, dissolved) : undefined,
    replacement('motion', KEY, { ...common(), ...motionColumns(meeting) }, motions),
    replacement('dots', DOTS_KEY, { ...common(), ...dotsColumns(meeting) }, [...changes.givers]),
    replacement('pledge', KEY, { ...common(), ...pledgeColumns(meeting) }, pledges),
    replacement('lot', NUMBER_KEY, { ...common(), ...lotColumns(meeting) }, lots),
    replacement('room_question', NUMBER_KEY, { ...common(), ...roomColumns }, room),
    replacement('room_answer', ANSWER_KEY, { ...common(), ...answerColumns }, [...changes.answers.values()]),
    replacement('speaker', NUMBER_KEY, { ...common(), ...speakerColumns(meeting) }, speakers),
    replacement('question', KEY, { ...common(), ...questionColumns }, questions),
    forgotten.length > 0 ? forgetting(board, forgotten) : undefined,
  ]
}

const KEY = ['community', 'meeting', 'id']
const DOTS_KEY = ['community', 'meeting', 'participant']
const NUMBER_KEY = ['community', 'meeting', 'number']
const ANSWER_KEY = ['community', 'meeting', 'question', 'participant']
const ENDORSED = ['community', 'meeting', 'card', 'participant']

const dissolving = ({ community, id }: Board, topics: Id[]) =>
  CompiledQuery.raw(
    'update topic set dissolved = true where community = $1 and meeting = $2 and id = any($3::uuid[])',
    [community, id, topics],
  )

/** [P11] What was asked about a card goes with it, and with its author. */
const forgetting = ({ community, id }: Board, questions: Id[]) =>
  CompiledQuery.raw('delete from question where community = $1 and meeting = $2 and id = any($3::uuid[])', [
    community,
    id,
    questions,
  ])

/** [M33] A photo belongs to the first card that shows it; [M40] of a card that is cut, to one half. */
function showing({ community, id }: Board, photos: MeetingChanges['photos']): CompiledQuery | undefined {
  if (photos.length === 0) return undefined
  // Of one that moved on in this batch, the last: a card may be cut and be whole again.
  const shown = [...new Map(photos.map((one) => [one.photo, one])).values()]
  return CompiledQuery.raw(
    `update photo set card = shown.card from unnest($3::uuid[], $4::uuid[], $5::bool[]) as shown (photo, card, moves)
     where community = $1 and meeting = $2 and id = shown.photo and (photo.card is null or shown.moves) and matter is null`,
    [
      community,
      id,
      shown.map(({ photo }) => photo),
      shown.map(({ card }) => card),
      shown.map(({ from }) => from.length > 0),
    ],
  )
}

function parted<T>(all: readonly T[], first: (one: T) => boolean): [T[], T[]] {
  const parts: [T[], T[]] = [[], []]
  for (const one of all) parts[first(one) ? 0 : 1].push(one)
  return parts
}

function* pick<T>(all: ReadonlyMap<Id, T>, ids: Iterable<Id>): Generator<T> {
  for (const id of ids) yield all.get(id)!
}
