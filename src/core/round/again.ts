import type { VoteFile } from '../ballot/file.ts'
import { spelt } from '../ballot/file.ts'
import { recount } from '../ballot/recount.ts'
import type { Steps } from '../plain/slices.ts'
import { toHex, utf8 } from '../plain/bytes.ts'
import { canonical } from '../plain/canonical.ts'
import { lotFault } from '../plain/lotRecord.ts'
import { cleanLine } from '../plain/refuse.ts'
import { sha256 } from '../plain/sha256.ts'
import type { Counted } from './outcome.ts'
import { countSealed } from './outcome.ts'
import type { Dish, RoundShown } from './shown.ts'
import { dishText } from './vote.ts'

/** An option of a ballot is a line of so many letters. */
const OPTION_MOST = 80

/** What somebody finds who counts a round again, if not the same. */
export const AGAIN_FAULTS = [
  /** The file of ballots is not the one whose hash was published, or asks for other dishes. */
  'otherFile',
  /** The file cannot be what was cast. */
  'cannotBe',
  /** The lot is not what follows from what was announced and called. */
  'otherLot',
  /** From the ballots something else follows than was published. */
  'otherOutcome',
] as const
export type AgainFault = (typeof AGAIN_FAULTS)[number]

/** What was counted again: `counted` is missing where there was nothing to count. */
export interface CountedAgain {
  fault: AgainFault | null
  counted: Counted | null
}

/**
 * [B32] Counts a round again from what everybody can read: its page's data, and the file of its ballots. It
 * draws the lot again, too, and compares all with what was published.
 */
export function* countAgain(round: RoundShown, file: VoteFile): Steps<CountedAgain> {
  const published = round.counted!
  const { settings, dishes } = round
  yield
  const isFile = toHex(sha256(utf8(spelt(file)))) === published.hash && file.code === round.voteCode
  const [poll] = file.polls
  const { numbers, options } = poll!.question
  // What was printed on every ballot: which number is which dish, and at which cost.
  const isDish = (dish: Dish, i: number) =>
    options[i] === cleanLine(dishText(dish), OPTION_MOST) && (!numbers || dish.n === numbers[i])
  const isMenu = options.length === dishes.length && dishes.every(isDish)
  if (!isFile || !isMenu) return { fault: 'otherFile', counted: null }
  yield
  const { results, faults } = recount(file)
  if (faults.length) return { fault: 'cannotBe', counted: null }
  const lot = round.lots.find(({ n, stage }) => n === null && stage === 'drawn')
  const isDrawn = lot?.drawn.length === dishes.length && dishes.every(({ n }) => lot.drawn.includes(n))
  if (!lot || !isDrawn || lotFault(lot) || lot.drawn.join() !== published.lot.join())
    return { fault: 'otherLot', counted: null }
  const { present, eligible } = results[0]!.heads
  const closed = { ballots: poll!.ballots, hash: published.hash, present, entitled: eligible }
  const counted = yield* countSealed({ menu: dishes, settings }, closed, lot, published.at)
  return { fault: canonical(counted) === canonical(published) ? null : 'otherOutcome', counted }
}
