import type { Motion } from '../../../core/meeting/motion.ts'
import { amendmentOf, motionText, putWordingOf, runningMotion, voteOn } from '../../../core/meeting/motion.ts'
import type { CommandInput } from '../../../wire/meeting.ts'
import type { DeskKey } from '../../strings.ts'
import { clockHere, t } from '../deskState.svelte.ts'
import type { MeetingDesk } from '../meeting/desk.svelte.ts'
import { router } from '../router.svelte.ts'

/** The dialog that is open: a motion from the hall, or one of these for a motion. */
export type MotionDialog =
  | { kind: 'move' }
  | {
      kind: 'amend' | 'count' | 'drop' | 'matter' | 'task'
      motion: Motion
    }

/** One thing that can be done with a motion now. */
interface MotionStep {
  label: DeskKey
  command?: CommandInput
  dialog?: MotionDialog
  /** Where else at the desk it is done. */
  at?: string
}

/** What the facilitator does with motions, by key from any tab of the meeting or by button. */
export class MotionDesk {
  dialog = $state.raw<MotionDialog | null>(null)
  private busy = false

  constructor(readonly desk: MeetingDesk) {}

  /** The one next step of a motion; nothing where it is over. */
  next(motion: Motion): MotionStep | undefined {
    const { id, stage } = motion
    if (stage === 'moved')
      return { label: 'deskMotion.second', command: { kind: 'secondMotion', motion: id, fromHall: true } }
    if (stage === 'seconded')
      return runningMotion(this.desk.board.motions)
        ? undefined
        : { label: 'deskMotion.takeUp', command: { kind: 'takeUpMotion', motion: id } }
    if (stage === 'discussed') {
      const label = amendmentOf(motion) ? 'deskMotion.putAmendment' : 'deskMotion.put'
      return { label, command: { kind: 'putMotion', motion: id } }
    }
    if (stage === 'voting')
      return motion.ballots === undefined
        ? { label: 'deskMotion.count', dialog: { kind: 'count', motion } }
        : { label: 'deskMotion.toVote', at: `${this.votes}/${motion.ballots}` }
    return undefined
  }

  /** What else can be done with it. */
  others(motion: Motion): MotionStep[] {
    const { id, stage, became } = motion
    const amendment = amendmentOf(motion)
    if (stage === 'voting')
      return motion.ballots === undefined
        ? [{ label: 'deskMotion.back', command: { kind: 'putMotion', motion: id, open: false } }]
        : []
    if (stage === 'carried' || stage === 'lost')
      return became || voteOn(motion)?.ballots
        ? []
        : [{ label: 'deskMotion.recount', dialog: { kind: 'count', motion } }]
    if (stage === 'withdrawn' || stage === 'dropped') return []
    const withdraw = { label: 'deskMotion.withdraw', command: { kind: 'withdrawMotion', motion: id } } as const
    const drop = { label: 'deskMotion.drop', dialog: { kind: 'drop', motion } } as const
    if (stage !== 'discussed') return [withdraw, drop]
    const ballots = { label: 'deskMotion.ballots', at: this.voteOn(motion) } as const
    return amendment
      ? [
          ballots,
          { label: 'deskMotion.accept', command: { kind: 'acceptAmendment', motion: id, version: amendment.version } },
          drop,
        ]
      : [ballots, { label: 'deskMotion.amend', dialog: { kind: 'amend', motion } }, withdraw, drop]
  }

  private get votes(): string {
    return `/desk/c/${this.desk.communitySlug}/votes`
  }

  /** [M51] Where a vote with ballots begins that decides the wording which would be put now. */
  private voteOn(motion: Motion): string {
    const wording = putWordingOf(motion)
    const version = `${wording.version}`
    const text = motionText(wording, clockHere())
    const title = t('motion.number', { number: motion.number })
    const meeting = this.desk.board.id
    return `${this.votes}?${new URLSearchParams({ motion: motion.id, version, meeting, title, text })}`
  }

  async take(step: MotionStep): Promise<void> {
    if (step.at) return router.go(step.at)
    if (step.dialog) this.dialog = step.dialog
    else if (step.command && !this.busy) {
      this.busy = true
      const done = await this.desk.send(step.command).finally(() => (this.busy = false))
      // What is discussed or voted on is what the hall must see.
      if (done && ['takeUpMotion', 'putMotion'].includes(step.command.kind)) await this.show(true)
    }
  }

  show(shown: boolean): Promise<unknown> {
    return this.desk.send({ kind: 'setFocus', focus: { kind: shown ? 'motions' : 'trees' } })
  }

  /** The motion that a key means: the one that runs, else the first that waits. */
  private get meant(): Motion | undefined {
    const { motions } = this.desk.board
    return (
      runningMotion(motions) ??
      motions.find(({ stage }) => stage === 'seconded') ??
      motions.find(({ stage }) => stage === 'moved')
    )
  }

  /** Whether the key was one of motions. */
  key(key: string): boolean {
    const { stage, openTree } = this.desk.board
    if (stage !== 'open' || openTree || this.dialog) return false
    if (key === 'q') this.dialog = { kind: 'move' }
    else if (key === 'w') {
      const step = this.meant && this.next(this.meant)
      if (step) void this.take(step)
    } else return false
    return true
  }
}
