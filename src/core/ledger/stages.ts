/** Where a matter is in its life. */
export type MatterStage =
  | 'opened'
  | 'triaged'
  | 'deliberating'
  | 'referred'
  | 'decided'
  | 'transferring'
  | 'transferred'
  | 'underWay'
  | 'done'
  | 'confirmed'
  | 'explained'
  | 'declined'
  | 'folded'
export const MATTER_STAGES: readonly MatterStage[] = [
  'opened',
  'triaged',
  'deliberating',
  'referred',
  'decided',
  'transferring',
  'transferred',
  'underWay',
  'done',
  'confirmed',
  'explained',
  'declined',
  'folded',
]

/** Small matters at once (quick), large matters pushed forward (major). */
export type Lane = 'quick' | 'major'

export type Route = 'quickFix' | 'deliberation' | 'microProject' | 'ownersAssembly' | 'department' | 'notAccepted'
export const ROUTES: readonly Route[] = [
  'quickFix',
  'deliberation',
  'microProject',
  'ownersAssembly',
  'department',
  'notAccepted',
]

/** Stages in which somebody still has work to do. */
export const OPEN_STAGES: readonly MatterStage[] = [
  'opened',
  'triaged',
  'deliberating',
  'referred',
  'decided',
  'transferring',
  'transferred',
  'underWay',
  'done',
]

/** Stages in which proposals are written and weighed. */
export const DELIBERATION_STAGES: readonly MatterStage[] = ['deliberating', 'referred']

/** Stages in which tasks are planned and reported: from the decision until the matter is done. */
export const WORK_STAGES: readonly MatterStage[] = ['decided', 'underWay']

/** Whether something is still to be done in this stage. */
export const isOpen = (stage: MatterStage): boolean => OPEN_STAGES.includes(stage)

/**
 * One line of the state machine: `command` (in the case `when`) takes a matter from one of `from` to `to`.
 */
export interface Move {
  command: string
  /** Which case of the command, where it depends on what the command says. */
  when?: string
  from: readonly MatterStage[]
  to: MatterStage
}

/**
 * The life of a matter: the only table of it. Rules ask it, the desk offers what it allows,
 * docs/rules/ledger.md is drawn from it.
 * `unfold` goes back to the stage before (not drawn).
 */
export const MOVES: readonly Move[] = [
  { command: 'openMatter', from: [], to: 'opened' },
  { command: 'removeCards', when: 'all', from: ['opened'], to: 'declined' },
  { command: 'triage', from: ['opened', 'triaged'], to: 'triaged' },
  { command: 'route', when: 'quickFix', from: ['triaged'], to: 'underWay' },
  { command: 'route', when: 'deliberation', from: ['triaged'], to: 'deliberating' },
  { command: 'route', when: 'microProject', from: ['triaged'], to: 'referred' },
  { command: 'route', when: 'ownersAssembly', from: ['triaged'], to: 'referred' },
  { command: 'route', when: 'department', from: ['triaged'], to: 'transferring' },
  { command: 'route', when: 'notAccepted', from: ['triaged'], to: 'declined' },
  { command: 'adopt', from: ['deliberating', 'referred'], to: 'decided' },
  { command: 'begin', from: ['decided', 'transferred'], to: 'underWay' },
  { command: 'acceptTransfer', from: ['transferring'], to: 'transferred' },
  { command: 'refuseTransfer', from: ['transferring'], to: 'triaged' },
  {
    command: 'sendBack',
    from: ['deliberating', 'referred', 'decided', 'underWay', 'transferring', 'transferred'],
    to: 'triaged',
  },
  { command: 'finish', from: ['underWay', 'transferred'], to: 'done' },
  { command: 'callBack', when: 'solved', from: ['done'], to: 'confirmed' },
  { command: 'callBack', when: 'unsolved', from: ['done'], to: 'underWay' },
  { command: 'contest', from: ['done', 'confirmed'], to: 'underWay' },
  { command: 'contest', when: 'answered', from: ['explained', 'declined'], to: 'triaged' },
  {
    command: 'explain',
    from: ['triaged', 'deliberating', 'referred', 'decided', 'underWay', 'transferring', 'transferred'],
    to: 'explained',
  },
  { command: 'resume', from: ['explained', 'declined'], to: 'triaged' },
  {
    command: 'foldInto',
    from: ['opened', 'triaged', 'deliberating', 'referred', 'decided', 'underWay'],
    to: 'folded',
  },
]

/** Where a command takes a matter from `stage`, or undefined where it is not possible there. */
export const moveOf = (command: string, stage: MatterStage, when?: string): MatterStage | undefined =>
  MOVES.find((move) => move.command === command && move.when === when && move.from.includes(stage))?.to

/** The stages from which a command is possible at all. */
export const stagesFor = (command: string): MatterStage[] =>
  MATTER_STAGES.filter((stage) => MOVES.some((move) => move.command === command && move.from.includes(stage)))

/** The state machine as a Mermaid state diagram, for the documents. */
export function drawStages(): string {
  const lines = MOVES.flatMap(({ command, when, from, to }) =>
    (from.length ? from : ['[*]']).map((stage) => `  ${stage} --> ${to}: ${command}${when ? ` (${when})` : ''}`),
  )
  return ['stateDiagram-v2', ...lines].join('\n')
}
