import type { Id } from '../plain/id.ts'
import { lotMark } from '../plain/lotRecord.ts'
import { asOnePerson } from './count.ts'
import type { Board, Meeting } from './meeting.ts'

/** [M61] What a table proposes: a card that hangs, or a motion; whose words they are, they stay. */
export type TableProposal = { card: Id } | { motion: Id }

/**
 * [M59] A table of people in the hall. Who sits there is told by marks, which only they and the desk can
 * read.
 */
export interface HallTable {
  /** From 1 on. */
  number: number
  marks: string[]
  /** The marks of who holds it together and who writes down; empty where nobody does. */
  captain: string
  recorder: string
  /** [M60] Cards that were written here. */
  cards: Id[]
  proposals: TableProposal[]
}

/** [M62] A table that tells the room what it proposes; `seconds`: how long it has; 0: as long as it likes. */
export interface TableReport {
  table: number
  since: number
  until: number | null
  seconds: number
  item: Id | null
}

export interface HallTables {
  /** Whether people take their seats. */
  open: boolean
  seconds: number
  tables: HallTable[]
  /** In the order in which they were given; the last may run. */
  reports: TableReport[]
}

export const TABLES_MOST = 60
/** People at one table, far above any. */
export const SEATS_MOST = 40
export const TABLE_PROPOSALS_MOST = 2
export const TABLE_REPORTS_MOST = 200
export const REPORT_SECONDS_MOST = 3600
/** [M60] A card says its table only where so many sit: a breakdown by group hides cells under 5. */
export const TELLING_FEWEST = 5

/** By which somebody finds the table at which they sit. */
export const seatMark = (meeting: Id, participant: Id): string => lotMark(`tables of ${meeting}`, participant)

export const tableOf = (board: Pick<Board, 'tables'>, number: number): HallTable | undefined =>
  board.tables?.tables.find((table) => table.number === number)

/** Where somebody sits whose mark it is. */
export const tableWith = (board: Pick<Board, 'tables'>, mark: string): HallTable | undefined =>
  board.tables?.tables.find(({ marks }) => marks.includes(mark))

/** The marks of a person, whoever of them took a seat. */
export const marksOf = (meeting: Pick<Meeting, 'board' | 'participants'>, participant: Id): string[] =>
  asOnePerson(meeting, participant).map((id) => seatMark(meeting.board.id, id))

/** The table that tells the room now. */
export const reporting = ({ tables }: Pick<Board, 'tables'>): TableReport | undefined =>
  tables?.reports.find(({ until }) => until === null)

/** The table at which a card was written, as everybody may know it. */
export const tableOfCard = ({ tables }: Pick<Board, 'tables'>, card: Id): number | undefined =>
  tables?.tables.find(({ cards }) => cards.includes(card))?.number

/** [M62] The next table that has something to tell and has not told it yet. */
export const nextTable = ({ tables }: Pick<Board, 'tables'>): HallTable | undefined =>
  tables?.tables.find(
    ({ number, proposals }) => proposals.length > 0 && !tables.reports.some(({ table }) => table === number),
  )

/** Whose mark each is, as the desk and the minutes know it; a mark of nobody is left out. */
export const peopleByMark = (meeting: Id, participants: Iterable<Id>): Map<string, Id> =>
  new Map([...participants].map((id) => [seatMark(meeting, id), id]))
