import type { Actor } from '../meeting/command.ts'
import type { Id } from '../plain/id.ts'
import type { ClosedVote } from './outcome.ts'
import type { Decider, ProjectSaid, Proposer, RoundSettings, ScreenedOut } from './round.ts'

/** Who asks: staff, or a resident, who has no name here. */
export type RoundActor = Actor

/** Everything that can be asked of a round. Money is in fen, projects go by their numbers. */
export type RoundCommand =
  | { kind: 'openRound'; community: Id; id: Id; code: string; title: string; settings: RoundSettings }
  | { kind: 'changeRound'; title: string; settings: RoundSettings }
  /** `key`: of which the proposer's receipt is made; sent twice it is one proposal. */
  | { kind: 'propose'; key: Id; said: ProjectSaid; proposer: Proposer; came: 'page' | 'desk' }
  | { kind: 'describeProject'; n: number; said: ProjectSaid }
  /** `reason`: a must where one of the others was screened out. */
  | { kind: 'mergeProjects'; n: number; others: number[]; reason: string }
  | { kind: 'splitProject'; n: number; parts: ProjectSaid[] }
  | { kind: 'joinProject'; n: number }
  /** From Grove, which has named the picture. `agreed`: whoever can be seen on it agrees. */
  | { kind: 'pictureProject'; n: number; picture: Id; agreed: boolean }
  | { kind: 'takePictureAway'; n: number }
  | { kind: 'withdrawProject'; n: number }
  | { kind: 'endSoliciting' }
  /** `read`: [B38] the fingerprint of what it said for whoever decides on it. */
  | { kind: 'screen'; n: number; out: ScreenedOut | null; reason: string; read?: string | undefined }
  | { kind: 'appeal'; n: number; text: string }
  | { kind: 'checkCost'; n: number; amount: number; by: string; note: string; read?: string | undefined }
  | { kind: 'eraseProposer'; n: number }
  | { kind: 'eraseWords'; n: number }
  | { kind: 'lookUpProposer'; n: number; reason: string }
  | { kind: 'freezeMenu'; vote: Id; voteCode: string }
  | { kind: 'reopenMenu'; reason: string }
  /** Brings a dish forward on the screen while somebody speaks for it; null: the whole menu again. */
  | { kind: 'pitchDish'; n: number | null; seconds: number }
  /** [B37] Puts whoever speaks for it on the list of speakers of a meeting. */
  | { kind: 'listPitch'; n: number; meeting: Id }
  /** With the receipt: its proposer wants to speak for it, or does not any more. */
  | { kind: 'askToPitch'; n: number; wanted: boolean }
  /**
   * `n`: whose acceptors are drawn; null: of the projects that tie. `checkpoint` and `sealed` are the
   * server's.
   */
  | { kind: 'announceRoundLot'; id: Id; n: number | null; again: string; checkpoint: string; sealed: string }
  | { kind: 'giveUpRoundLot'; n: number | null; reason: string; sealed: string }
  /** `called`: what the hall called for the lot that was announced. */
  | { kind: 'countRound'; called: string; sealed: string }
  | {
      kind: 'decideRound'
      decider: Decider
      heldOn: number
      document: string
      left: { n: number; reason: string }[]
    }
  /** From Grove, once the matter is there. */
  | { kind: 'takeOn'; n: number; matter: Id }
  | { kind: 'reportCost'; n: number; amount: number; note: string }
  | { kind: 'decideCost'; n: number; heldOn: number; note: string }
  | { kind: 'nameDoers'; n: number; contractor: string; upkeep: string }
  | { kind: 'drawAcceptors'; n: number; called: string; sealed: string }
  | { kind: 'giveVerdict'; n: number; person: number; accepted: boolean; note: string }
  | { kind: 'hearNeighbour'; n: number; accepted: boolean; note: string }
  | { kind: 'closeRound' }
  | { kind: 'abandonRound'; why: string }

export type RoundCommandOf<K extends RoundCommand['kind']> = Extract<RoundCommand, { kind: K }>

/** What the rules must know besides the round; the server looks it up under the community's lock. */
export interface RoundFacts {
  /** The round's vote: where it stands, and what it holds once it is closed. */
  vote: { stage: string; closed: ClosedVote | null; heads: number } | null
  /** How the notice of the result stands, and whether it hung to the end; null: there is none. */
  notice: { until: number; open: number; held: boolean } | null
  /** `street-community`, of which numbers are made, and how many of the year were given already. */
  prefix: string
  given: number
  /** [B28] Who had a hand in the matter that carries a project out. */
  hands: Id[]
  /** Whether the picture that a command names was brought for this project and is still there. */
  pictured: boolean
  /** Whether the matter that a proposal names is this community's. */
  knows: boolean
}
