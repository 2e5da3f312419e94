import { missingKinds } from '../../core/ballot/roll.ts'
import { differences } from '../../core/ballot/rules/entering.ts'
import { draftRead } from '../../core/ballot/rules/drafting.ts'
import { shownOf } from '../../core/ballot/shown.ts'
import type { Batch, Vote } from '../../core/ballot/vote.ts'
import type { FullKey, Id } from '../../core/plain/id.ts'
import type { VoteDesk, VoteView } from '../../wire/ballot.ts'
import { serialOf } from './serial.ts'
import type { BallotServices } from './services.ts'

/** [V17] A vote as everybody may see it now. */
export function viewOf(vote: Vote): VoteView {
  const { id: _, ...shown } = shownOf(vote)
  return structuredClone(shown)
}

/** [V10] A vote as the desk has it: who has their ballot, and nothing of what any ballot says. */
export function deskOf({ identity }: BallotServices, vote: FullKey, person: Id, state: Vote): Omit<VoteDesk, 'live'> {
  const counts = new Map<number, number>()
  const ids = new Map<string, Id>()
  for (const { mark, id, set } of state.serials.values()) {
    counts.set(set, (counts.get(set) ?? 0) + 1)
    ids.set(mark, id)
  }
  const lastDigits = (mark: string) => serialOf(vote, ids.get(mark)!, identity.ticketKey).slice(-4)
  return {
    vote: viewOf(state),
    ...(state.stage === 'draft' ? { fingerprint: draftRead(state) } : {}),
    roll: [...state.roll.values()].map(({ n, name, place, area, way, recused, commitment }) => ({
      n,
      name,
      place,
      area,
      way,
      recused: [...recused],
      ...(state.stage === 'draft' ? { commitment } : {}),
    })),
    printed: Object.entries(state.printings).map(([set, { by, state: is, voiding, late }]) => ({
      set: Number(set),
      ballots: counts.get(Number(set)) ?? 0,
      state: is,
      mine: by === person,
      voiding: voiding !== undefined,
      late: late ?? false,
    })),
    lacking:
      state.stage === 'open'
        ? missingKinds(state.roll.values(), state.serials.values(), state.questions.length).length
        : 0,
    takingBack: Object.keys(state.takingBack).map(Number),
    voiding: Object.keys(state.voiding).length,
    batches: Object.values(state.batches).map((batch) => ({
      number: batch.number,
      door: batch.door,
      ballots: batch.ballots,
      state: batch.state,
      entered: batch.state === 'counted' ? 2 : batch.entries.length,
      mine: batch.entries.some(({ by }) => by === person),
      differing: differingIn(batch).map(lastDigits),
      again: batch.again,
    })),
    hands: structuredClone(state.hands),
  }
}

const differingIn = ({ state, entries: [first, second] }: Batch): string[] =>
  state === 'differs' && first && second ? differences(first.ballots, second.ballots) : []
