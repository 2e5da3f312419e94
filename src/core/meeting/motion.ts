import type { Clock } from '../plain/clock.ts'
import { dayAt } from '../plain/clock.ts'
import type { Id } from '../plain/id.ts'
import { asOnePerson, personOf } from './count.ts'
import type { Meeting } from './meeting.ts'

/**
 * Where a motion is. `moved`: it waits for somebody who seconds it. `seconded`: it waits until the
 * facilitator takes it up. `discussed`, `voting`: the meeting is at it. What it came to: `carried`, `lost`;
 * `withdrawn` by its mover, `dropped` by the chair with a reason.
 */
export type MotionStage = 'moved' | 'seconded' | 'discussed' | 'voting' | 'carried' | 'lost' | 'withdrawn' | 'dropped'
export const MOTION_STAGES: readonly MotionStage[] = [
  'moved',
  'seconded',
  'discussed',
  'voting',
  'carried',
  'lost',
  'withdrawn',
  'dropped',
]

/** A wording of a motion: who does what by when. Each of them stays on record. */
export interface MotionWording {
  /** 1: as it was moved; each amendment adds one. */
  version: number
  what: string
  /** An office, a team, somebody who agrees; may be empty. */
  who: string
  /** The end of the day; null where no day was said. */
  by: number | null
  /** `moved`: the first. Of an amendment whether it is proposed, or what became of it. */
  state: 'moved' | 'proposed' | 'accepted' | 'carried' | 'lost' | 'withdrawn'
}

/** One vote on a motion, or on an amendment of it. */
export interface MotionVote {
  /** The wording that was voted on, and whether as an amendment. */
  version: number
  amendment: boolean
  for: number
  against: number
  abstain: number
  carried: boolean
  at: number
  /** The vote with a roll and ballots that it comes from, by its code; empty: hands. */
  ballots: string
  /** Why it is another number than the count before; empty in the first. */
  reason: string
}

/** What of the ledger a carried motion became: a matter, by its number, or a task of it. */
export interface Became {
  matter: number
  task: boolean
}

/** A motion as everyone sees it: who moved it, it does not say. */
export interface Motion {
  id: Id
  /** Counts from 1 in each meeting, never reused. */
  number: number
  stage: MotionStage
  /** The card that it is about. */
  card: Id | null
  wordings: MotionWording[]
  /** The wording that holds now. */
  holds: number
  votes: MotionVote[]
  /** Why the chair dropped it; else empty. */
  reason: string
  /** The agenda item that was open when it was moved. */
  item: Id | null
  movedAt: number
  became: Became | null
  /** The code of the vote with ballots to which it is put; missing where hands are raised. */
  ballots?: string | undefined
}

/** Who said something of a motion. `participant`: null: somebody in the hall without a name. */
export interface Said {
  participant: Id | null
  /** The staff person who entered it; null where it came by phone. */
  enteredBy: Id | null
}

/** What only the server knows of a motion. */
export interface MotionPeople {
  /** By version: who said it; the first is the mover. */
  wordings: Said[]
  second: Said | null
}

export const WHAT_MOST = 300
export const WHO_MOST = 60
/**
 * How many motions a meeting has, how many of them wait at once, and how often one is amended and counted.
 */
export const MOTIONS_MOST = 200
export const MOTIONS_WAITING_MOST = 20
export const WORDINGS_MOST = 20
/** So many a person moves by phone in a meeting, and so many amendments they propose of one motion. */
export const MOVED_MOST = 5
export const AMENDED_MOST = 3
/** So many more of each are the desk's: phones cannot use them up. */
export const MOTIONS_AT_DESK = 50
export const WAITING_AT_DESK = 10
export const MOTION_VOTES_MOST = 40
/** As many hands as heads are counted in a hall ([M9]). */
export const VOTES_MOST = 100_000

/** Stages in which something is still to be done with a motion. */
export const isPending = ({ stage }: Pick<Motion, 'stage'>): boolean =>
  stage === 'moved' || stage === 'seconded' || stage === 'discussed' || stage === 'voting'

/** The motion that the meeting is at now: one at a time. */
export const runningMotion = (motions: readonly Motion[]): Motion | undefined =>
  motions.find(({ stage }) => stage === 'discussed' || stage === 'voting')

/** The wording of a motion that holds. */
export const wordingOf = ({ wordings, holds }: Pick<Motion, 'wordings' | 'holds'>): MotionWording =>
  wordings[holds - 1]!

/** The amendment that is to be accepted or voted on before the motion itself. */
export const amendmentOf = ({ wordings }: Pick<Motion, 'wordings'>): MotionWording | undefined =>
  wordings.find(({ state }) => state === 'proposed')

/** The wording that is put to the vote: the amendment, or else the motion. */
export const putWordingOf = (motion: Pick<Motion, 'wordings' | 'holds'>): MotionWording =>
  amendmentOf(motion) ?? wordingOf(motion)

/**
 * [M51] A wording as a question of a vote asks it, in this one form: who does what by when, the day by the
 * community's clock. So the question can say nothing else than the motion.
 */
export const motionText = ({ what, who, by }: Pick<MotionWording, 'what' | 'who' | 'by'>, clock: Clock): string =>
  [what, who, by === null ? '' : dayAt(clock, by)].filter(Boolean).join(' · ')

/** The last count of the motion itself. */
export const voteOn = ({ votes }: Pick<Motion, 'votes'>): MotionVote | undefined =>
  votes.filter(({ amendment }) => !amendment).pop()

/** Whether somebody said this, whoever of their participants did. */
export const saidBy = (
  meeting: Pick<Meeting, 'participants'>,
  said: Said | null | undefined,
  participant: Id,
): boolean => said?.participant != null && personOf(meeting, said.participant) === personOf(meeting, participant)

/** Which motions somebody moved, and of which the amendment that is proposed is theirs. */
export function motionsOf(
  meeting: Pick<Meeting, 'participants' | 'movers' | 'board'>,
  participant: Id,
): { moved: Id[]; amended: Id[] } {
  const mine = new Set(asOnePerson(meeting, participant))
  const isMine = (said: Said | undefined) => said?.participant != null && mine.has(said.participant)
  const motions = meeting.board.motions
  return {
    moved: motions.filter(({ id }) => isMine(meeting.movers.get(id)?.wordings[0])).map(({ id }) => id),
    amended: motions
      .filter((motion) => isMine(meeting.movers.get(motion.id)?.wordings[(amendmentOf(motion)?.version ?? 0) - 1]))
      .map(({ id }) => id),
  }
}

/** What is left of a motion when the words of some wordings go: which wording holds, and where it stands. */
export type Left = Pick<Motion, 'holds' | 'stage'>

/**
 * [M26] Where the wording that holds loses its words, the newest one before it that was taken and has words
 * holds again; where there is none, a motion that was not decided is withdrawn. What was being voted on and
 * is not there any more is discussed again.
 */
export function leftOf(motion: Motion, versions: readonly number[]): Left {
  if (!isPending(motion)) return { holds: motion.holds, stage: motion.stage }
  const hasWords = ({ version, what }: MotionWording) => what !== '' && !versions.includes(version)
  const taken = motion.wordings.filter((one) => hasWords(one) && TAKEN.includes(one.state)).pop()
  const holds = hasWords(wordingOf(motion)) ? motion.holds : taken?.version
  if (holds === undefined) return { holds: motion.holds, stage: 'withdrawn' }
  const changed = holds !== motion.holds || versions.includes(amendmentOf(motion)?.version ?? 0)
  return { holds, stage: motion.stage === 'voting' && changed ? 'discussed' : motion.stage }
}

/** A motion that no vote with ballots decides (any more). */
export const byHands = ({ ballots: _, ...motion }: Motion): Motion => motion

const TAKEN: readonly MotionWording['state'][] = ['moved', 'accepted', 'carried']

/** A motion without the words of some wordings. */
export const withoutWordings = (motion: Motion, versions: readonly number[], left: Left): Motion => ({
  ...(left.stage === 'voting' ? motion : byHands(motion)),
  ...left,
  wordings: motion.wordings.map((one) => {
    const gone = versions.includes(one.version)
    const state = one.state === 'proposed' && (gone || left.stage === 'withdrawn') ? 'withdrawn' : one.state
    return { ...one, ...(gone ? { what: '', who: '' } : {}), state }
  }),
})
