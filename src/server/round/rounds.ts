import type { Vote } from '../../core/ballot/vote.ts'
import { ballotsOf } from '../../core/ballot/vote.ts'
import type { Notice } from '../../core/ledger/notice.ts'
import { isHeld } from '../../core/ledger/notice.ts'
import type { RoundCommand, RoundFacts } from '../../core/round/command.ts'
import { decideRound } from '../../core/round/decide.ts'
import type { RoundEvent } from '../../core/round/event.ts'
import { roundInJournal } from '../../core/round/event.ts'
import { evolveRound } from '../../core/round/evolve.ts'
import type { ClosedVote } from '../../core/round/outcome.ts'
import type { Round } from '../../core/round/round.ts'
import type { Id } from '../../core/plain/id.ts'
import type { RoundAccepted } from '../../wire/round.ts'
import { voteAggregate } from '../ballot/votes.ts'
import type { Aggregate, Reach } from '../journal/aggregate.ts'
import { Askable } from '../journal/asking.ts'
import type { Committers } from '../journal/committers.ts'
import { noticeAggregate } from '../ledger/aggregates.ts'
import { standingNotice } from '../ledger/standingNotice.ts'
import { hasMatter, hasPicture, loadRound, matterHands, numbering, RoundChanges, writeRound } from './store.ts'

/** [B20] Of what the notice of a round's result is made. */
export const resultOf = (round: Id): string => `result of round ${round}`

/** What the rules must know besides the round, under the community's lock. */
async function factsOf(
  { tx, take, once }: Reach,
  community: Id,
  id: Id,
  round: Round | undefined,
  command: RoundCommand,
): Promise<RoundFacts> {
  const named = 'said' in command ? command.said.matter : null
  const vote = round?.vote ? await take(voteAggregate, round.vote) : undefined
  const says = command.kind === 'giveVerdict' || command.kind === 'hearNeighbour'
  const carried = says ? round?.projects[command.n - 1]?.matterOpened : null
  const decides = command.kind === 'decideRound'
  const notice = decides ? (await standingNotice(resultOf(id), (one) => take(noticeAggregate, one))).notice : undefined
  return {
    vote: vote ? { stage: vote.stage, closed: closedOf(vote), heads: vote.sealed?.heads ?? 0 } : null,
    notice: notice ? standingOf(notice) : null,
    ...(decides && round ? await numbersOf({ tx, once }, community, round) : { prefix: '', given: 0 }),
    pictured: command.kind === 'pictureProject' && (await hasPicture(tx, community, id, command.n, command.picture)),
    hands: carried ? await matterHands(tx, community, carried) : [],
    knows: named === null || (await hasMatter(tx, community, named)),
  }
}

/** [B22] Numbers that were given earlier in this batch are not in the table yet. */
async function numbersOf({ tx, once }: Pick<Reach, 'tx' | 'once'>, community: Id, { settings, counted, stage }: Round) {
  const { year } = settings
  const numbers = await once(`numbers of ${year}`, () => numbering(tx, community, year))
  const { prefix, given } = numbers
  // As many at most: a number that was passed over is never given to another.
  if (stage === 'counted') numbers.given += counted!.won.length
  return { prefix, given }
}

const standingOf = (notice: Notice): NonNullable<RoundFacts['notice']> => ({
  until: notice.until,
  open: notice.objections.filter(({ answer }) => answer === null).length,
  // [L36] To the end, where the law asks for a board.
  held: isHeld(notice, Infinity),
})

/** What a closed vote holds for the round's count; null of any other. */
export function closedOf(vote: Vote): ClosedVote | null {
  if (!vote.outcome) return null
  const [question] = vote.questions
  const { present, eligible } = vote.outcome.results[0]!.heads
  return { ballots: ballotsOf(vote, question!.id), hash: vote.outcome.hash, present, entitled: eligible }
}

type RoundAggregate = Aggregate<Round, RoundCommand, RoundEvent, RoundChanges, RoundFacts>

/** How rounds are loaded, decided, written. Who proposed something is in no event that the journal keeps. */
export const roundAggregate: RoundAggregate = {
  name: 'round',
  held: 50,
  load: loadRound,
  facts: factsOf,
  decide: decideRound,
  evolve: evolveRound,
  changes: () => new RoundChanges(),
  record: (changes, round, event) => {
    changes.record(event, round!)
    return null
  },
  write: writeRound,
  answer(command, events, seq): RoundAccepted {
    if (command.kind === 'openRound') return { seq, code: command.code }
    const proposed = events.find(({ told }) => told.kind === 'projectProposed')?.told
    return proposed?.kind === 'projectProposed' ? { seq, n: proposed.n } : { seq }
  },
  journalled: (event) => ({ body: roundInJournal(event), secret: null }),
}

/** All rounds. */
export class Rounds extends Askable<Round, RoundCommand, RoundAccepted> {
  constructor(committers: Committers) {
    super(committers, roundAggregate, 'roundMissing')
  }
}
