import type { Id } from '../plain/id.ts'
import { lotFault, lotMark, PURPOSE_MOST } from '../plain/lotRecord.ts'
import { cleanText } from '../plain/text.ts'
import { total } from './dots.ts'
import { NUMBERS_AT_DESK, NUMBERS_MOST, WAITING_AT_DESK, WAITING_MOST } from './floor.ts'
import type { Meeting } from './meeting.ts'
import type { Motion, MotionVote, Said } from './motion.ts'
import {
  MOTION_VOTES_MOST,
  MOTIONS_AT_DESK,
  MOTIONS_MOST,
  voteOn,
  WHAT_MOST,
  WHO_MOST,
  WORDINGS_MOST,
} from './motion.ts'
import { REASON_MOST } from './meeting.ts'
import { SEATS_MOST, TABLE_PROPOSALS_MOST, TABLE_REPORTS_MOST, TABLES_MOST } from './hallTables.ts'
import { LOTS_MOST } from './lots.ts'
import { PLEDGES_AT_DESK, PLEDGES_MOST } from './pledge.ts'
import type { RoomAnswer } from './roomQuestion.ts'
import { HANDS_CORRECTED_MOST, handsIn, ROOM_MOST } from './roomQuestion.ts'
import { CHANGES_MOST, SENTENCE_MOST, SENTENCES_MOST } from './meetingRules.ts'

/**
 * [H8] Whether the floor, the rules, the dots and the motions of a meeting are such as the rules could have
 * led to: each number one person's, each turn one number's, nobody with more dots than there are, each motion
 * somebody's.
 */
export const hallHolds = (meeting: Meeting): boolean =>
  floorHolds(meeting) &&
  turnsHold(meeting) &&
  rulesHold(meeting) &&
  dotsHold(meeting) &&
  motionsHold(meeting) &&
  roomHolds(meeting) &&
  lotsHold(meeting) &&
  tablesHold(meeting) &&
  pledgesHold(meeting)

function floorHolds({ board, speakers, participants }: Meeting): boolean {
  const { waiting, speaking, asked } = board.floor
  const numbers = waiting.map(({ number }) => number)
  return (
    asked <= NUMBERS_MOST + NUMBERS_AT_DESK &&
    speakers.size === asked &&
    [...speakers].every(
      ([number, { participant }]) =>
        number >= 1 && number <= asked && (participant === null || participants.has(participant)),
    ) &&
    waiting.length <= WAITING_MOST + WAITING_AT_DESK &&
    new Set(numbers).size === numbers.length &&
    numbers.every((number) => speakers.has(number)) &&
    waiting.every(({ card }) => card === null || board.cards[card] !== undefined) &&
    (speaking === null || (speakers.has(speaking.number) && !numbers.includes(speaking.number)))
  )
}

function turnsHold({ board, speakers }: Meeting): boolean {
  const numbers = board.turns.map(({ number }) => number)
  return (
    new Set(numbers).size === numbers.length &&
    board.turns.every(
      ({ number, since, until, reason, card }) =>
        speakers.has(number) &&
        until >= since &&
        holds(reason, REASON_MOST) &&
        (card === null || board.cards[card] !== undefined),
    )
  )
}

const rulesHold = ({ board: { rules } }: Meeting): boolean =>
  rules.sentences.length <= SENTENCES_MOST &&
  rules.sentences.every((sentence) => holds(sentence, SENTENCE_MOST)) &&
  rules.changes.length <= CHANGES_MOST &&
  rules.changes.every(({ reason }) => holds(reason, REASON_MOST))

function dotsHold({ board: { dots }, gifts, handedTo, participants }: Meeting): boolean {
  if (!dots) return gifts.size === 0 && handedTo.size === 0
  const known = (id: Id) => participants.has(id)
  return (
    [...gifts].every(([id, gift]) => known(id) && total(gift) <= dots.each) &&
    [...handedTo].every(known) &&
    handedTo.size <= dots.handed &&
    dots.people <= gifts.size &&
    total(dots.stickers) <= dots.each * dots.handed &&
    dots.corrections.every(({ reason }) => holds(reason, REASON_MOST))
  )
}

function motionsHold({ board: { motions, cards, carried }, movers, participants }: Meeting): boolean {
  const known = (said: Said | null) => !said || said.participant === null || participants.has(said.participant)
  return (
    motions.length <= MOTIONS_MOST + MOTIONS_AT_DESK &&
    movers.size === motions.length &&
    motions.filter(({ stage }) => stage === 'discussed' || stage === 'voting').length <= 1 &&
    motions.every((motion, n) => {
      const people = movers.get(motion.id)
      return (
        motion.number === n + 1 &&
        people !== undefined &&
        [...people.wordings, people.second].every(known) &&
        people.wordings.length === motion.wordings.length &&
        motion.wordings.length <= WORDINGS_MOST &&
        motion.wordings.every(
          ({ version, what, who }, n) => version === n + 1 && holds(what, WHAT_MOST) && holds(who, WHO_MOST),
        ) &&
        motion.wordings[motion.holds - 1] !== undefined &&
        motion.votes.length <= MOTION_VOTES_MOST &&
        motion.votes.every(({ version, reason }) => motion.wordings[version - 1] && holds(reason, REASON_MOST)) &&
        holds(motion.reason, REASON_MOST) &&
        (motion.card === null || cards[motion.card] !== undefined) &&
        ballotsHold(motion, carried !== undefined) &&
        // [M51] What came of it is what was counted last.
        outcomeHolds(motion)
      )
    })
  )
}

/**
 * [M51] A vote is named by its code; a meeting that is carried home waits for none: votes stay where they are
 * held.
 */
const ballotsHold = ({ stage, ballots, votes }: Motion, carried: boolean): boolean =>
  [ballots ?? '', ...votes.map((vote) => vote.ballots)].every((code) => code === '' || CODE.test(code)) &&
  !(carried && stage === 'voting' && ballots !== undefined)

const CODE = /^[0-9A-Z]{6}$/

function outcomeHolds(motion: Motion): boolean {
  if (motion.stage !== 'carried' && motion.stage !== 'lost') return motion.became === null
  const vote = voteOn(motion)
  if (vote?.carried !== (motion.stage === 'carried') || vote.version !== motion.holds) return false
  return (motion.stage === 'carried' || motion.became === null) && motion.votes.every(countHolds)
}

/**
 * [M53] Each question about two cards that there are, at most one open, and none answered that was not asked.
 */
function roomHolds({ board: { room, cards }, answers, participants }: Meeting): boolean {
  return (
    room.length <= ROOM_MOST &&
    room.filter(({ open }) => open).length <= 1 &&
    [...answers.keys()].every((number) => number >= 1 && number <= room.length) &&
    room.every((question, n) => {
      const said = answers.get(question.number) ?? new Map<Id, RoomAnswer>()
      return (
        question.number === n + 1 &&
        question.cards.length === 2 &&
        question.cards.every((id) => cards[id] !== undefined) &&
        [...said.keys()].every((id) => participants.has(id)) &&
        question.people <= said.size &&
        question.atDesk <= question.people &&
        (question.open ? question.given === null : question.given !== null && handsIn(question.given) <= said.size) &&
        question.corrections.length <= HANDS_CORRECTED_MOST &&
        question.corrections.every(({ reason }) => holds(reason, REASON_MOST))
      )
    })
  )
}

/**
 * [M56] Each lot is what comes of what it was drawn from, and its numbers are those of people who take part.
 */
const lotsHold = ({ board: { lots }, lotHolders, participants }: Meeting): boolean =>
  lots.length <= LOTS_MOST &&
  lots.filter(({ stage }) => stage === 'announced').length <= 1 &&
  [...lotHolders.keys()].every((number) => number >= 1 && number <= lots.length) &&
  lots.every((lot, n) => {
    const holders = lotHolders.get(lot.number) ?? []
    return (
      lot.number === n + 1 &&
      lotFault(lot) === null &&
      lot.marks.join() === holders.map((holder) => lotMark(lot.id, holder)).join() &&
      holders.every((holder) => participants.has(holder)) &&
      holds(lot.purpose, PURPOSE_MOST) &&
      holds(lot.again, REASON_MOST) &&
      holds(lot.reason, REASON_MOST)
    )
  })

/** [M59] Nobody sits at two tables, roles are theirs who sit there, and what is proposed is there. */
function tablesHold({ board: { tables, cards, motions } }: Meeting): boolean {
  if (!tables) return true
  const seats = tables.tables.flatMap(({ marks }) => marks)
  return (
    tables.tables.length <= TABLES_MOST &&
    new Set(seats).size === seats.length &&
    tables.tables.every(
      ({ number, marks, captain, recorder, cards: own, proposals }, n) =>
        number === n + 1 &&
        marks.length <= SEATS_MOST &&
        [captain, recorder].every((mark) => mark === '' || marks.includes(mark)) &&
        own.every((card) => cards[card] !== undefined) &&
        proposals.length <= TABLE_PROPOSALS_MOST &&
        proposals.every((one) =>
          'card' in one ? cards[one.card] !== undefined : motions.some(({ id }) => id === one.motion),
        ),
    ) &&
    tables.reports.length <= TABLE_REPORTS_MOST &&
    tables.reports.filter(({ until }) => until === null).length <= 1 &&
    tables.reports.every(({ table, since, until }) => tables.tables[table - 1] && (until === null || until >= since))
  )
}

/** [M54] Each pledge somebody's, for a card that there is. */
const pledgesHold = ({ board: { pledges, cards }, pledgers, participants }: Meeting): boolean =>
  pledges.length <= PLEDGES_MOST + PLEDGES_AT_DESK &&
  pledgers.size === pledges.length &&
  pledges.every(({ id, number, what, who, reason, card, stage, became }, n) => {
    const said = pledgers.get(id)
    return (
      number === n + 1 &&
      said !== undefined &&
      (said.participant === null || participants.has(said.participant)) &&
      holds(what, WHAT_MOST) &&
      holds(who, WHO_MOST) &&
      holds(reason, REASON_MOST) &&
      (card === null || cards[card] !== undefined) &&
      (became === null || stage === 'taken')
    )
  })

const countHolds = ({ for: pro, against, carried, ballots }: MotionVote): boolean =>
  ballots !== '' || carried === pro > against

function holds(text: string, most: number): boolean {
  const cleaned = cleanText(text, most, 0)
  return 'text' in cleaned && cleaned.text === text
}
