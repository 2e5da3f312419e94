import type { Id } from '../plain/id.ts'
import type { Lot } from '../plain/lotRecord.ts'
import { peopleThere } from './count.ts'
import type { Meeting, Participant } from './meeting.ts'

/**
 * From whom a meeting draws: numbers of slips or of a list, those who wait for the floor, those who are
 * there, or of them the residents alone.
 */
export const LOT_FROM = ['numbers', 'floor', 'there', 'residents'] as const
export type LotFrom = (typeof LOT_FROM)[number]

/** [M56] A lot that is drawn in a meeting. */
export interface HallLot extends Lot {
  id: Id
  from: LotFrom
  /** The agenda item that was open when it was announced. */
  item: Id | null
}

/** How many lots a meeting announces, and from how many slips one is drawn. */
export const LOTS_MOST = 50
export const SLIPS_MOST = 2000

/** The lot that waits to be drawn. */
export const openLot = (lots: readonly HallLot[]): HallLot | undefined =>
  lots.find(({ stage }) => stage === 'announced')

/** The order of speaking that was drawn last; nobody's where none was. */
export const drawnOrder = (lots: readonly HallLot[]): readonly number[] => {
  const drawn = lots.filter(({ from, stage }) => from === 'floor' && stage === 'drawn')
  return drawn[drawn.length - 1]?.drawn ?? []
}

/**
 * [M56] Who is there and can be drawn, each once, as those by whom they take part: whoever has a phone, by
 * it.
 */
export const drawnFrom = (participants: Iterable<Participant>, from: LotFrom): Id[] =>
  [...peopleThere(participants)]
    .filter(({ capacity }) => from === 'there' || capacity === 'resident')
    .map(({ as }) => as)
    .sort()

/** Who has which number in a lot, by number; nobody where its numbers are not people's. */
export const holdersOf = ({ lotHolders }: Pick<Meeting, 'lotHolders'>, number: number): readonly Id[] =>
  lotHolders.get(number) ?? []
