import { hasPassedFor, openVersions } from '../../../../core/ledger/sheet.ts'
import type { MatterStage } from '../../../../core/ledger/stages.ts'
import type { DeskMatter } from '../../../../wire/matter.ts'
import type { OfferedKind as Kind } from '../../../../wire/ledger.ts'
import type { Words } from '../../../kit/words.ts'
import type { DeskKey } from '../../../strings.ts'
import { ABOUT, ownersDecide, type Target } from './forms.ts'

type Sheet = DeskMatter['sheet']

/** Something that can be done with the matter now. */
export interface Action {
  kind: Kind
  target: Target
}

/** What brings a matter on from each stage, the likeliest first. */
const NEXT: Record<MatterStage, readonly Kind[]> = {
  opened: ['triage'],
  triaged: ['route'],
  deliberating: ['answerAdvice', 'recordStep', 'adopt', 'writeProposal', 'advise'],
  referred: ['requireStep', 'answerAdvice', 'recordStep', 'adopt', 'writeProposal', 'advise'],
  decided: ['begin'],
  transferring: ['acceptTransfer', 'refuseTransfer'],
  transferred: ['finish', 'begin'],
  underWay: ['finish', 'reportTask'],
  done: ['callBack'],
  confirmed: [],
  explained: ['resume'],
  declined: ['resume'],
  folded: ['unfold'],
}

/** Who is waited for in a stage: a key of deskMatter.waits.*; undefined where nobody is. */
export const waitsFor = (stage: MatterStage) => WAITS[stage]

type Waits = 'coordinator' | 'deliberation' | 'receiver' | 'handler' | 'callback'
const WAITS: Record<MatterStage, Waits | undefined> = {
  opened: 'coordinator',
  triaged: 'coordinator',
  deliberating: 'deliberation',
  referred: 'receiver',
  decided: 'handler',
  transferring: 'receiver',
  transferred: 'receiver',
  underWay: 'handler',
  done: 'callback',
  confirmed: undefined,
  explained: undefined,
  declined: undefined,
  folded: undefined,
}

/**
 * What this person is most likely to do next, the likeliest first; empty where it is somebody else's turn.
 */
export function nextActions({ sheet, may }: DeskMatter): Action[] {
  return NEXT[sheet.stage]
    .filter((kind) => may.includes(kind))
    .flatMap((kind) => actionOf(kind, sheet) ?? [])
    .slice(0, 2)
}

/**
 * An action with what it is about; undefined where the matter is not ready for it, or it would not bring the
 * matter on.
 */
function actionOf(kind: Kind, sheet: Sheet): Action | undefined {
  const proposals = sheet.proposals.filter(({ state }) => state === 'open')
  const only = proposals.length === 1 ? proposals[0] : undefined
  const advice = proposals.flatMap((proposal) => proposal.advice).find(({ answer }) => !answer)
  // [L61] Of several alternatives one is enough, for which it has passed.
  const versions = openVersions(sheet.proposals)
  const step = sheet.steps.find((one) => !versions.some((of) => hasPassedFor(sheet, one, of)))
  const task = sheet.tasks.find(({ doneAt }) => doneAt === null)
  const about = (target: Target | undefined): Action | undefined => target && { kind, target }
  const version = only && { proposal: only.id, version: only.versions.length }
  switch (kind) {
    case 'finish':
      return about(task ? undefined : {})
    case 'reportTask':
      return about(task && { task: task.id })
    case 'requireStep':
      return about(ownersDecide(sheet) ? {} : undefined)
    case 'answerAdvice':
      return about(advice && { advice: advice.id })
    case 'recordStep':
      return about(proposals.length && step && !step.voting ? { step: step.id } : undefined)
    case 'adopt':
      return about(advice || step || ownersDecide(sheet) || !proposals.length ? undefined : (version ?? {}))
    case 'advise':
      return about(version)
    case 'writeProposal':
      return about(only ? { proposal: only.id } : {})
    default:
      return { kind, target: {} }
  }
}

/** Everything else that may be done with the matter as a whole, in a steady order. */
export const otherActions = ({ may }: DeskMatter, next: readonly Action[]): Kind[] =>
  may.filter(
    (kind) => ABOUT[kind] === 'matter' && !next.some((action) => action.kind === kind && !action.target.proposal),
  )

/** What a command is called on its button. */
export const doOf = (kind: Kind): DeskKey => `deskMatter.do.${kind}`

/** What an action is called on its button: a key of the desk's words. */
export function nameOf({ kind, target }: Action): DeskKey {
  if (kind === 'writeProposal' && target.proposal) return 'deskMatter.newVersion'
  if (kind === 'adopt' && !target.proposal) return 'deskMatter.adoptOne'
  return doOf(kind)
}

/**
 * What an action is about, in words: the proposal, advice, step or task as it stands there; empty where it is
 * the matter itself.
 */
export function aboutOf({ target }: Action, { proposals, steps, tasks }: Sheet, words: Words<DeskKey>): string {
  const proposal = proposals.find(({ id }) => id === target.proposal)
  const advice = proposals.flatMap(({ advice }) => advice).find(({ id }) => id === target.advice)
  const step = steps.find(({ id }) => id === target.step)
  if (proposal && target.version) return `${proposal.title} · ${words('matter.version', { n: target.version })}`
  if (step) return words(step.body ? `body.${step.body}` : `stepKind.${step.kind}`)
  return advice?.text ?? proposal?.title ?? tasks.find(({ id }) => id === target.task)?.title ?? ''
}
