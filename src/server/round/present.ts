import { chosenOf, type Round } from '../../core/round/round.ts'
import { shownOf } from '../../core/round/shown.ts'
import type { ProjectState, RoundDesk, RoundView } from '../../wire/round.ts'

/** A round as everybody may see it now. */
export const viewOf = (round: Round): RoundView => structuredClone(shownOf(round))

/** [B14] A round as the desk has it: every proposal, and that somebody left a name, but not which. */
export const deskOf = (round: Round, notice: string | null): RoundDesk =>
  structuredClone({
    round: shownOf(round),
    projects: round.projects.map(({ screenings, ...project }) => ({
      ...project,
      screenings: screenings.map(({ by: _, ...screening }) => screening),
    })),
    named: [...round.proposers.keys()].sort((a, b) => a - b),
    notice,
  })

/** What became of a proposal, for whoever holds its receipt. */
export function stateOf(round: Round, n: number): ProjectState {
  const { title, state, screenings, appeal, into, number } = round.projects[n - 1]!
  const decided = round.decision !== null
  return {
    n,
    title,
    state,
    screenings: screenings.map(({ out, reason, at }) => ({ out, reason, at })),
    appeal: appeal?.text ?? null,
    into,
    chosen: decided && round.menu.includes(n) ? chosenOf(round).some((project) => project.n === n) : null,
    number,
  }
}
