import type { Id } from '../../plain/id.ts'
import { refuse } from '../../plain/refuse.ts'
import type { Actor } from '../command.ts'
import { personOf, wasPresent } from '../count.ts'
import type { MeetingEvent } from '../event.ts'
import type { HallTable, HallTables, TableProposal } from '../hallTables.ts'
import {
  marksOf,
  REPORT_SECONDS_MOST,
  reporting,
  seatMark,
  SEATS_MOST,
  TABLE_PROPOSALS_MOST,
  TABLE_REPORTS_MOST,
  TABLES_MOST,
  TELLING_FEWEST,
} from '../hallTables.ts'
import type { Meeting } from '../meeting.ts'
import { motionOf } from './moving.ts'
import type { Rules, Tell } from '../rule.ts'
import { isOpenNow, joined, participantOf, standingCard } from '../rule.ts'

/** [M59] – [M62] Tables: who sits where, what they propose, who tells the room. */
export const seating: Rules<
  'openTables' | 'closeTables' | 'sitAt' | 'takeRole' | 'proposeAtTable' | 'reportTable' | 'endReport'
> = {
  // [M59] So many tables; opened again with more, seats stay. By a lot of all who are there, they are dealt
  // out.
  openTables(meeting, { count, seconds, lot: id }, _actor, _now, tell) {
    isOpenNow(meeting)
    const { tables, openTree } = meeting.board
    if (openTree) return refuse({ refused: 'openTreeStays' })
    const whole = Number.isInteger(count) && Number.isInteger(seconds) && seconds >= 0
    if (!whole || count < 2 || count > TABLES_MOST || seconds > REPORT_SECONDS_MOST) refuse({ refused: 'outOfRange' })
    if (tables && count < tables.tables.length) refuse({ refused: 'tablesStay', count: tables.tables.length })
    const known = tables?.tables ?? []
    const all = Array.from({ length: count }, (_, n) => known[n] ?? emptyTable(n + 1))
    const opened = { open: true, seconds, tables: dealt(meeting, all, id), reports: tables?.reports ?? [] }
    return JSON.stringify(opened) === JSON.stringify(tables) ? [] : [tell({ kind: 'tablesSet', tables: opened })]
  },

  closeTables(meeting, _command, _actor, now, tell) {
    isOpenNow(meeting)
    const { tables } = meeting.board
    if (!tables?.open) return []
    return [tell({ kind: 'tablesSet', tables: { ...reported(tables, now), open: false } })]
  },

  // [M59] Whoever is there takes a seat by the number of the table; the desk seats anybody. 0: they sit
  // nowhere.
  sitAt(meeting, { table: number, onBehalfOf }, actor, _now, tell) {
    const tables = openTables(meeting)
    const person = whoever(meeting, actor, onBehalfOf)
    if (!wasPresent(meeting, person)) return refuse({ refused: 'notThere' })
    const to = number === 0 ? undefined : tableIn(tables, number)
    const mine = marksOf(meeting, person)
    const from = tables.tables.filter(({ marks }) => marks.some((mark) => mine.includes(mark)))
    if (from.length === (to ? 1 : 0) && from[0] === to) return []
    if (to && to.marks.length >= SEATS_MOST) return refuse({ refused: 'tableFull', number })
    const left = from.filter((one) => one !== to).map((one) => without(one, mine))
    const mark = seatMark(meeting.board.id, personOf(meeting, person))
    const sat = to ? [{ ...without(to, mine), marks: [...without(to, mine).marks, mark] }] : []
    return [...left, ...sat].map((table) => tell({ kind: 'tableChanged', table }))
  },

  // [M60] One of the table; by phone only where nobody has it yet, the desk names another.
  takeRole(meeting, { role, onBehalfOf }, actor, _now, tell) {
    const tables = openTables(meeting)
    const mine = marksOf(meeting, whoever(meeting, actor, onBehalfOf))
    const table = tables.tables.find(({ marks }) => marks.some((mark) => mine.includes(mark)))
    if (!table) return refuse({ refused: 'atNoTable' })
    const mark = table.marks.find((one) => mine.includes(one))!
    if (table[role] === mark) return []
    if (table[role] !== '' && actor.kind !== 'staff') return refuse({ refused: 'roleTaken', number: table.number })
    return [tell({ kind: 'tableChanged', table: { ...table, [role]: mark } })]
  },

  // [M61] Two at most, of what hangs or was moved; by whoever holds the table together or writes down, or the
  // desk.
  proposeAtTable(meeting, { table: number, card, motion, proposed }, actor, _now, tell) {
    const table = tableIn(openTables(meeting), number)
    if (actor.kind !== 'staff') refuseUnlessLeads(meeting, table, joined(meeting, actor))
    if (card !== null && proposed) standingCard(meeting, card)
    if (motion !== null && motionOf(meeting, motion).stage === 'withdrawn') refuse({ refused: 'noSuchMotion' })
    const proposal = proposalOf(card, motion)
    const others = table.proposals.filter((one) => !sameProposal(one, proposal))
    if (proposed) {
      if (others.length < table.proposals.length) return []
      if (others.length >= TABLE_PROPOSALS_MOST) return refuse({ refused: 'twoProposals', number })
    } else if (others.length === table.proposals.length) return []
    const proposals = proposed ? [...others, proposal] : others
    return [tell({ kind: 'tableChanged', table: { ...table, proposals } })]
  },

  // [M62] One at a time: whoever is next ends the one before.
  reportTable(meeting, { table: number }, _actor, now, tell) {
    isOpenNow(meeting)
    const tables = meeting.board.tables ?? refuse({ refused: 'noTables' })
    tableIn(tables, number)
    if (reporting(meeting.board)?.table === number) return []
    if (tables.reports.length >= TABLE_REPORTS_MOST) return refuse({ refused: 'outOfRange' })
    const item = meeting.board.current?.item ?? null
    const report = { table: number, since: now, until: null, seconds: tables.seconds, item }
    const ended = reported(tables, now)
    return [tell({ kind: 'tablesSet', tables: { ...ended, reports: [...ended.reports, report] } })]
  },

  endReport(meeting, { table: number }, _actor, now, tell) {
    const { tables } = meeting.board
    if (!tables || reporting(meeting.board)?.table !== number) return []
    isOpenNow(meeting)
    return [tell({ kind: 'tablesSet', tables: reported(tables, now) })]
  },
}

/** [M60] A card is of the table where its author sits, as long as that points at nobody. */
export function writtenAtTable(meeting: Meeting, author: Id, card: Id, tell: Tell): MeetingEvent[] {
  const { tables } = meeting.board
  if (!tables?.open || meeting.board.stage !== 'open') return []
  const mine = marksOf(meeting, author)
  const table = tables.tables.find(({ marks }) => marks.some((mark) => mine.includes(mark)))
  if (!table || pointsAtFew(meeting, tables)) return []
  return [tell({ kind: 'tableChanged', table: { ...table, cards: [...table.cards, card] } })]
}

/**
 * [M60] Where all others say their table, a card that says none is of the one small table, or of the few who
 * sit nowhere: so cards say their table only where each of these is nobody, or enough.
 */
function pointsAtFew({ participants, erased }: Meeting, { tables }: HallTables): boolean {
  const seated = tables.map(({ marks }) => marks.length)
  const there = [...participants.values()].filter(({ id, presentAt }) => presentAt !== null && !erased.has(id))
  const people = new Set(there.map(({ id }) => personOf({ participants }, id)))
  const nowhere = people.size - seated.reduce((sum, count) => sum + count, 0)
  return [...seated, nowhere].some((count) => count > 0 && count < TELLING_FEWEST)
}

/** [M26] Who is erased sits nowhere, and holds nothing. */
export function seatsErased(meeting: Meeting, participant: Id, tell: Tell): MeetingEvent[] {
  const mine = marksOf(meeting, participant)
  const left = meeting.board.tables?.tables.filter(({ marks }) => marks.some((mark) => mine.includes(mark))) ?? []
  return left.map((table) => tell({ kind: 'tableChanged', table: without(table, mine) }))
}

/** The close of the meeting ends the report that runs, and nobody takes a seat any more. */
export const tablesClosed = ({ board: { tables } }: Meeting, now: number, tell: Tell): MeetingEvent[] =>
  tables && (tables.open || tables.reports.some(({ until }) => until === null))
    ? [tell({ kind: 'tablesSet', tables: { ...reported(tables, now), open: false } })]
    : []

const emptyTable = (number: number): HallTable => ({
  number,
  marks: [],
  captain: '',
  recorder: '',
  cards: [],
  proposals: [],
})

function openTables(meeting: Meeting): HallTables {
  isOpenNow(meeting)
  const { tables } = meeting.board
  return tables?.open ? tables : refuse({ refused: 'noTables' })
}

const tableIn = ({ tables }: HallTables, number: number): HallTable =>
  tables.find((table) => table.number === number) ?? refuse({ refused: 'noSuchTable', number })

/** Who is meant: whoever asks by phone, or whom the desk names. */
function whoever(meeting: Meeting, actor: Actor, named: Id | null | undefined): Id {
  return actor.kind === 'staff' ? participantOf(meeting, named ?? '').id : joined(meeting, actor)
}

function refuseUnlessLeads(meeting: Meeting, { captain, recorder, number }: HallTable, person: Id): void {
  const mine = marksOf(meeting, person)
  if (![captain, recorder].some((mark) => mine.includes(mark))) refuse({ refused: 'notForTable', number })
}

/** A table that some marks have left, with what they held there. */
const without = (table: HallTable, gone: readonly string[]): HallTable => ({
  ...table,
  marks: table.marks.filter((mark) => !gone.includes(mark)),
  captain: gone.includes(table.captain) ? '' : table.captain,
  recorder: gone.includes(table.recorder) ? '' : table.recorder,
})

/** One of the two, and not both. */
function proposalOf(card: Id | null, motion: Id | null): TableProposal {
  if (card !== null && motion === null) return { card }
  return motion !== null && card === null ? { motion } : refuse({ refused: 'outOfRange' })
}

const sameProposal = (a: TableProposal, b: TableProposal): boolean =>
  'card' in a ? 'card' in b && a.card === b.card : 'motion' in b && a.motion === b.motion

const reported = (tables: HallTables, now: number): HallTables => ({
  ...tables,
  reports: tables.reports.map((one) => (one.until === null ? { ...one, until: Math.max(now, one.since) } : one)),
})

/** [M59] All who were drawn, one after the other to the next table. */
function dealt(meeting: Meeting, tables: HallTable[], id: Id | null): HallTable[] {
  if (id === null) return tables
  const lot = meeting.board.lots.find((one) => one.id === id) ?? refuse({ refused: 'noSuchLot' })
  const holders = meeting.lotHolders.get(lot.number) ?? []
  if (lot.stage !== 'drawn' || holders.length === 0 || lot.take !== holders.length)
    return refuse({ refused: 'notOfAll' })
  if (holders.length > tables.length * SEATS_MOST) return refuse({ refused: 'outOfRange' })
  const seats = lot.drawn.map((number) => holders[number - 1]!)
  const moved = seats.flatMap((person) => marksOf(meeting, person))
  return tables.map((table, n) => {
    const here = seats.filter((_, place) => place % tables.length === n)
    const left = without(table, moved)
    return { ...left, marks: [...left.marks, ...here.map((one) => seatMark(meeting.board.id, personOf(meeting, one)))] }
  })
}
