import type { MatterStage } from '../../../../core/ledger/stages.ts'
import type { DeskMatter, MatterCommandInput } from '../../../../wire/ledger.ts'
import type { Target } from './forms.ts'

type Kind = MatterCommandInput['kind']

/** Something that can be done with the matter now. */
export interface Deed {
  kind: Kind
  target: Target
}

/** What brings a matter on from each stage, the likeliest first. */
const MAIN: Record<MatterStage, readonly Kind[]> = {
  opened: ['triage'],
  triaged: ['route'],
  deliberating: ['adopt', 'writeProposal'],
  referred: ['adopt', 'recordStep', 'writeProposal'],
  decided: ['begin'],
  transferring: ['acceptTransfer'],
  transferred: ['finish', 'begin'],
  underWay: ['finish', 'reportTask'],
  done: ['callBack'],
  confirmed: [],
  explained: ['resume'],
  declined: ['resume'],
  folded: ['unfold'],
}

/** Who is waited for in a stage: a key of deskMatter.waits.*; undefined where nobody is. */
export const waitsFor = (stage: MatterStage): string | undefined =>
  (
    ({
      opened: 'coordinator',
      triaged: 'coordinator',
      deliberating: 'deliberation',
      referred: 'receiver',
      decided: 'handler',
      transferring: 'receiver',
      transferred: 'receiver',
      underWay: 'handler',
      done: 'callback',
    }) as Partial<Record<MatterStage, string>>
  )[stage]

/** Those that need to know which proposal, task, step or advice they are about stand beside it on the page. */
const BESIDE: readonly Kind[] = [
  'setAside',
  'advise',
  'answerAdvice',
  'recordSupport',
  'dropStep',
  'recordStep',
  'adopt',
  'moveTask',
  'reportTask',
  'attachOffer',
  'detachOffer',
  'removeCards',
  'lookUpAuthor',
]

/** The one deed that this person is most likely to do next, or undefined where it is somebody else's turn. */
export function mainDeed({ sheet, may }: DeskMatter): Deed | undefined {
  for (const kind of MAIN[sheet.stage]) {
    if (!may.includes(kind)) continue
    const deed = deedOf(kind, sheet)
    if (deed) return deed
  }
  return undefined
}

function deedOf(kind: Kind, sheet: DeskMatter['sheet']): Deed | undefined {
  if (kind === 'finish') return sheet.tasks.some(({ doneAt }) => doneAt === null) ? undefined : { kind, target: {} }
  if (kind === 'reportTask') {
    const task = sheet.tasks.find(({ doneAt }) => doneAt === null)
    return task && { kind, target: { task: task.id } }
  }
  if (kind === 'recordStep') {
    const step = sheet.steps.find(({ record }) => !record)
    return step && { kind, target: { step: step.id } }
  }
  if (kind === 'adopt') {
    const open = sheet.proposals.filter(({ state }) => state === 'open')
    const ready = sheet.steps.every(({ record }) => record?.passed)
    const [proposal] = open
    if (!ready || open.length !== 1 || !proposal) return undefined
    if (proposal.advice.some(({ answer }) => !answer)) return undefined
    return { kind, target: { proposal: proposal.id, version: proposal.versions.length } }
  }
  return { kind, target: {} }
}

/** Everything else that may be done with the matter as a whole, in a steady order. */
export function otherDeeds({ may }: DeskMatter, main: Deed | undefined): Kind[] {
  return may.filter((kind) => kind !== main?.kind && !BESIDE.includes(kind))
}
