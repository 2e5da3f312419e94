import { fingerprintOf } from '../../core/plain/fingerprint.ts'
import { chosenOf, type Round, saidOf } from '../../core/round/round.ts'
import { shownOf } from '../../core/round/shown.ts'
import type { Id } from '../../core/plain/id.ts'
import type { ProjectState, RoundDesk, RoundView } from '../../wire/round.ts'

/** A round as everybody may see it now. */
export const viewOf = (round: Round): RoundView => structuredClone(shownOf(round))

/** [B14] A round as the desk has it: every proposal, and that somebody left a name, but not which. */
export const deskOf = (round: Round, notice: string | null, names: ReadonlyMap<Id, string>): RoundDesk =>
  structuredClone({
    round: shownOf(round),
    projects: round.projects.map(({ screenings, doer: _d, looks: _l, ...project }) => ({
      ...project,
      fingerprint: fingerprintOf(saidOf(project)),
      screenings: screenings.map(({ by: _, ...screening }) => screening),
    })),
    named: [...round.proposers.keys()].sort((a, b) => a - b),
    notice,
    looks: round.projects.flatMap(({ n, looks }) =>
      looks.map(({ by, at, reason }) => ({ n, by: names.get(by) ?? '', at, reason })),
    ),
  })

/**
 * What became of a proposal, for whoever holds its receipt; `receiptOf`: of its parts, which are theirs too.
 */
export function stateOf(round: Round, n: number, receiptOf: (n: number) => string): ProjectState {
  const { title, state, screenings, appeal, into, number, parts, picture, pitchAsked } = round.projects[n - 1]!
  const decided = round.decision !== null
  return {
    n,
    title,
    state,
    screenings: screenings.map(({ out, reason, at }) => ({ out, reason, at })),
    appeal: appeal?.text ?? null,
    into,
    parts: parts.map((part) => ({ n: part, title: round.projects[part - 1]!.title, receipt: receiptOf(part) })),
    picture: picture !== null,
    chosen: decided && round.menu.includes(n) ? chosenOf(round).some((project) => project.n === n) : null,
    number,
    pitch: round.stage === 'frozen' && round.menu.includes(n) ? pitchAsked !== undefined : null,
  }
}
