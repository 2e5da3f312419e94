import { poolText } from '../../plain/lot.ts'
import { calledOr, lotAnnounced, lotDrawn, lotGivenUp, lotMark, lotPurpose } from '../../plain/lotRecord.ts'
import { clean, refuse } from '../../plain/refuse.ts'
import type { MeetingEvent } from '../event.ts'
import type { HallLot } from '../lots.ts'
import { drawnFrom, LOTS_MOST, openLot, SLIPS_MOST } from '../lots.ts'
import type { CommandOf } from '../command.ts'
import type { Meeting } from '../meeting.ts'
import { REASON_MOST } from '../meeting.ts'
import type { Rules, Tell } from '../rule.ts'
import { isOpenNow } from '../rule.ts'
import { ordered } from './speaking.ts'
import { spokenIn } from '../floor.ts'

/** [M56] Lots: announced with all that is fixed, called by the hall, drawn once. */
export const drawing: Rules<'announceLot' | 'callLot' | 'drawLot' | 'giveUpLot'> = {
  // One at a time; from those who are there when it is announced, and nobody else.
  announceLot(meeting, command, _actor, now, tell) {
    isOpenNow(meeting)
    const { lots, openTree, current } = meeting.board
    if (openTree) return refuse({ refused: 'openTreeStays' })
    const { id, from, take } = command
    const purpose = lotPurpose(command.purpose)
    const known = lots.find((lot) => lot.id === id)
    if (known) return known.purpose === purpose && known.from === from ? [] : refuse({ refused: 'idTaken' })
    const open = openLot(lots)
    if (open) return refuse({ refused: 'lotOpen', number: open.number })
    if (lots.length >= LOTS_MOST) return refuse({ refused: 'outOfRange' })
    const { numbers, holders } = poolOf(meeting, command)
    if (numbers.length < 2) return refuse({ refused: 'nobodyToDraw' })
    if (!Number.isInteger(take) || take < 1 || take > numbers.length) return refuse({ refused: 'outOfRange' })
    const said = {
      number: lots.length + 1,
      purpose,
      pool: poolText(numbers),
      take,
      marks: holders.map((holder) => lotMark(id, holder)),
      checkpoint: command.checkpoint,
    }
    const before = lots.some((lot) =>
      saysTheSame({ ...lot, holders: holdersIn(meeting, lot) }, { ...said, from, holders }),
    )
    const again = clean(command.again, REASON_MOST, before ? 1 : 0)
    const lot = { ...lotAnnounced({ ...said, again }, command.sealed, now), id, from, item: current?.item ?? null }
    return [tell({ kind: 'lotChanged', lot, waiting: null }, holders.length ? { holders } : undefined)]
  },

  // [M57] What was called stands on the screen, and can be put right until it is drawn.
  callLot(meeting, { lot: id, called: typed }, _actor, _now, tell) {
    isOpenNow(meeting)
    const lot = announcedLot(meeting, id)
    const called = calledOr(typed)
    if (called.join(' ') === lot.called.join(' ')) return []
    const retyped = lot.retyped + (lot.called.length ? 1 : 0)
    return [tell({ kind: 'lotChanged', lot: { ...lot, called, retyped }, waiting: null })]
  },

  // [M57] Of what stands there, and nothing else: `called` is what whoever draws has read.
  drawLot(meeting, { lot: id, called, sealed }, _actor, now, tell) {
    isOpenNow(meeting)
    const known = lotOf(meeting, id)
    const read = calledOr(called)
    if (known.stage === 'drawn' && known.called.join(' ') === read.join(' ')) return []
    const lot = announcedLot(meeting, id)
    if (lot.called.join(' ') !== read.join(' ')) return refuse({ refused: 'otherCalled' })
    const drawn: HallLot = { ...lot, ...lotDrawn(lot, lot.called, sealed, now) }
    return [tell({ kind: 'lotChanged', lot: drawn, waiting: drawnFloor(meeting, drawn) })]
  },

  giveUpLot(meeting, { lot: id, reason: said, sealed }, _actor, now, tell) {
    isOpenNow(meeting)
    const reason = clean(said, REASON_MOST, 1)
    if (lotOf(meeting, id).stage === 'givenUp') return []
    const lot = announcedLot(meeting, id)
    return [tell({ kind: 'lotChanged', lot: { ...lot, ...lotGivenUp(lot, reason, sealed, now) }, waiting: null })]
  },
}

/** The close of the meeting gives up what was not drawn; its sealed word is told to nobody. */
export function lotClosed({ board }: Meeting, now: number, tell: Tell): MeetingEvent[] {
  const lot = openLot(board.lots)
  return lot ? [tell({ kind: 'lotChanged', lot: { ...lot, ...lotGivenUp(lot, '', '', now) }, waiting: null })] : []
}

const lotOf = ({ board }: Meeting, id: string): HallLot =>
  board.lots.find((lot) => lot.id === id) ?? refuse({ refused: 'noSuchLot' })

function announcedLot(meeting: Meeting, id: string): HallLot {
  const lot = lotOf(meeting, id)
  return lot.stage === 'announced' ? lot : refuse({ refused: 'lotOver', number: lot.number })
}

/** The numbers that are drawn from, and whose they are. */
function poolOf({ board, participants, erased }: Meeting, { from, slips }: CommandOf<'announceLot'>) {
  if (from === 'floor') return { numbers: board.floor.waiting.map(({ number }) => number), holders: [] }
  if (from === 'numbers') {
    if (!Number.isInteger(slips) || slips < 2 || slips > SLIPS_MOST) return refuse({ refused: 'outOfRange' })
    return { numbers: upTo(slips), holders: [] }
  }
  const holders = drawnFrom(
    [...participants.values()].filter(({ id }) => !erased.has(id)),
    from,
  )
  if (holders.length > SLIPS_MOST) return refuse({ refused: 'outOfRange' })
  return { numbers: upTo(holders.length), holders }
}

const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1)
const holdersIn = ({ lotHolders }: Meeting, { number }: HallLot) => lotHolders.get(number) ?? []

/** Whether two lots are about the same, or drawn from the same: then the second says why there is one. */
function saysTheSame(
  a: Pick<HallLot, 'purpose' | 'from' | 'pool'> & { holders: readonly string[] },
  b: Pick<HallLot, 'purpose' | 'from' | 'pool'> & { holders: readonly string[] },
): boolean {
  if (plain(a.purpose) === plain(b.purpose)) return true
  return a.from === b.from && a.pool === b.pool && a.holders.join() === b.holders.join()
}

const plain = (purpose: string): string =>
  purpose
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]/gu, '')

/** [M58] Those who wait, where the lot was about who speaks when; else null. */
const drawnFloor = (meeting: Meeting, lot: HallLot) =>
  lot.from === 'floor'
    ? ordered(meeting, meeting.board.floor.waiting, spokenIn(meeting.board), undefined, lot.drawn)
    : null
