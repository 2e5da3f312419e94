import type { Lane, MatterStage } from '../../core/ledger/stages.ts'

/** The way of a matter, as a resident follows it. */
export type Step = 'heard' | 'weighed' | 'proposed' | 'decided' | 'underWay' | 'done' | 'confirmed'

const QUICK: readonly Step[] = ['heard', 'weighed', 'underWay', 'done', 'confirmed']
const MAJOR: readonly Step[] = ['heard', 'weighed', 'proposed', 'decided', 'underWay', 'done', 'confirmed']

/** Which step is reached in a stage; undefined where the matter ended on another way. */
const REACHED: Record<MatterStage, Step | undefined> = {
  opened: 'heard',
  triaged: 'weighed',
  deliberating: 'weighed',
  referred: 'proposed',
  decided: 'decided',
  transferring: 'weighed',
  transferred: 'underWay',
  underWay: 'underWay',
  done: 'done',
  confirmed: 'confirmed',
  explained: undefined,
  declined: undefined,
  folded: undefined,
}

/** Proposals are weighed or one is decided: then also a small matter goes that way. */
const DELIBERATED: readonly MatterStage[] = ['deliberating', 'referred', 'decided']

/** Somebody else has it: no proposal is written here. */
const ELSEWHERE: readonly MatterStage[] = ['transferring', 'transferred']

/**
 * The steps of a matter's way with what is reached; empty where it was explained, not accepted or folded.
 * `decided`: a decision on a proposal stands.
 */
export function stepsOf(
  stage: MatterStage,
  lane: Lane | null,
  decided = false,
): { step: Step; reached: boolean; now: boolean }[] {
  const reached = REACHED[stage]
  if (!reached) return []
  const deliberated = decided || DELIBERATED.includes(stage)
  const steps = deliberated || (lane === 'major' && !ELSEWHERE.includes(stage)) ? MAJOR : QUICK
  const at = steps.indexOf(reached)
  return steps.map((step, i) => ({ step, reached: i <= at, now: i === at }))
}

/** What still has to happen until a matter is solved and confirmed; nothing where it ended otherwise. */
export const stillToCome = (stage: MatterStage, lane: Lane | null) =>
  stepsOf(stage, lane).flatMap(({ step, reached }) => (reached || step === 'heard' ? [] : [step]))
