import { poolText } from '../../plain/lot.ts'
import type { Lot } from '../../plain/lotRecord.ts'
import { calledOr, lotAnnounced, lotDrawn, lotGivenUp } from '../../plain/lotRecord.ts'
import { clean } from '../../plain/refuse.ts'
import { POOL_MOST } from '../../plain/lot.ts'
import { standingOf } from '../outcome.ts'
import type { Round, RoundLot } from '../round.ts'
import { costWaits } from '../round.ts'
import type { Asking, Rules } from '../rule.ts'
import { refused, refuseUnless, takenOn, told } from '../rule.ts'

const TEXT_MOST = 300
const LOTS_MOST = 2000

/** [B19] [B24] Lots are announced before the hall calls anything, and drawn once. */
export const drawing: Rules<'announceRoundLot' | 'giveUpRoundLot'> = {
  announceRoundLot(asking) {
    const { round, command, now } = asking
    const { id, n, checkpoint, sealed } = command
    const pool = n === null ? projectsIn(asking) : peopleFor(asking, n)
    if (round.lots.some((lot) => lot.id === id)) return []
    const open = openLotOf(round, n)
    if (open) return refused({ refused: 'lotOpen', number: open.number })
    if (pool.length === 0 || pool.length > POOL_MOST || round.lots.length >= LOTS_MOST)
      refused({ refused: 'outOfRange' })
    // One that was given up is announced again with a reason, for everybody to see.
    const before = round.lots.filter((lot) => lot.n === n).pop()
    const said = {
      number: round.lots.length + 1,
      purpose: n === null ? round.code : round.projects[n - 1]!.number!,
      pool: poolText(pool),
      take: n === null ? pool.length : Math.min(round.settings.acceptors, pool.length),
      marks: [],
      checkpoint,
      again: clean(command.again, TEXT_MOST, before?.stage === 'givenUp' ? 1 : 0),
    }
    return told({ kind: 'lotChanged', lot: { ...lotAnnounced(said, sealed, now), id, n } })
  },

  giveUpRoundLot({ round, command: { n, reason: raw, sealed }, now }) {
    const reason = clean(raw, TEXT_MOST)
    const open = openLotOf(round, n)
    if (!open) return []
    return told({ kind: 'lotChanged', lot: { ...open, ...lotGivenUp(open, reason, sealed, now) } })
  },
}

/** The lot of these that waits to be drawn. */
export const openLotOf = ({ lots }: Pick<Round, 'lots'>, n: number | null): RoundLot | undefined =>
  lots.find((lot) => lot.n === n && lot.stage === 'announced')

/** The lot as it is drawn from what the hall called; refuses where none was announced. */
export function drawnLot(round: Round, n: number | null, typed: string, sealed: string, now: number): RoundLot {
  const called = calledOr(typed)
  const open = openLotOf(round, n) ?? refused({ refused: 'noSuchLot' })
  return { ...open, ...lotDrawn(open, called, sealed, now) }
}

/** What was called, as it is shown. */
export const calledText = ({ called }: Pick<Lot, 'called'>): string => called.join(' ')

/** The menu, once nobody can vote any more. */
function projectsIn({ round, facts }: Asking<unknown>): readonly number[] {
  refuseUnless(round, 'frozen')
  return facts.vote?.closed ? round.menu : refused({ refused: 'votePending' })
}

/** [B24] Those of the roll who were not drawn for the project before; all of it where too few are left. */
function peopleFor({ round, facts }: Asking<unknown>, n: number): number[] {
  refuseUnless(round, 'decided')
  const project = takenOn(round, n)
  if (costWaits(project)) refused({ refused: 'costWaits' })
  const last = project.draws[project.draws.length - 1]
  if (project.acceptedAt !== null || (last && standingOf(last, round.settings) === 'open'))
    refused({ refused: 'drawnAlready' })
  const roll = Array.from({ length: facts.vote?.heads ?? 0 }, (_, i) => i + 1)
  const before = new Set(project.draws.flatMap(({ people }) => people))
  const pool = roll.filter((person) => !before.has(person))
  return pool.length >= round.settings.acceptors ? pool : roll
}
