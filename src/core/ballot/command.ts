import type { Id } from '../plain/id.ts'
import type { Answers } from './answer.ts'
import type { RollEntry, Way } from './roll.ts'
import type { Door } from './rules.ts'
import type { Entered, SeenPaper, Serial, Vote } from './vote.ts'

/** Who asks. Whoever casts a ballot has no name here. */
export interface Asker {
  kind: 'participant' | 'staff' | 'house'
  id: Id
}

/** What can be said of a vote while it is a draft. */
export type VoteSaid = Pick<Vote, 'title' | 'questions' | 'rules' | 'meeting' | 'matter'>

/** Everything that can be asked of a vote. Serials come as their marks: no rule ever sees one. */
export type VoteCommand =
  | { kind: 'draftVote'; community: Id; id: Id; code: string; said: VoteSaid }
  /** `read`: [V35] the fingerprint of the draft that whoever asks has read. */
  | { kind: 'describeVote'; said: VoteSaid; read?: string | undefined }
  | {
      kind: 'setRoll'
      entries: Pick<RollEntry, 'name' | 'place' | 'area' | 'participant' | 'salt' | 'commitment'>[]
      read?: string | undefined
    }
  | { kind: 'leaveOut'; n: number; commitment: string }
  | { kind: 'sealVote'; read?: string | undefined }
  | { kind: 'printBallots'; serials: Pick<Serial, 'id' | 'mark' | 'area' | 'without'>[] }
  | { kind: 'printSet'; set: number }
  | { kind: 'voidSet'; set: number; why: string }
  | { kind: 'openVote' }
  | { kind: 'handOut'; n: number; way: Way }
  | { kind: 'takeBackWay'; n: number; mark: string | null; why: string }
  | { kind: 'declareInterest'; n: number; question: Id; why: string }
  | { kind: 'withdrawInterest'; n: number; question: Id; why: string }
  /** `commitment`: only of a draft. */
  | { kind: 'eraseVoter'; n: number; commitment?: string }
  | { kind: 'voidSerial'; mark: string; why: string }
  | { kind: 'cast'; mark: string; answers: Answers }
  | { kind: 'countHands'; question: Id; counts: number[] }
  | { kind: 'openBatch'; door: Door; ballots: number }
  /** `seen`: [V20] what a machine saw on photos of these papers. */
  | { kind: 'enterBatch'; batch: number; ballots: Entered[]; seen?: SeenPaper[]; salt?: string }
  | { kind: 'dropBatch'; batch: number; why: string }
  | { kind: 'closeVote' }
  | { kind: 'abandonVote'; why: string }
  /** From its meeting, when somebody is erased: wordings of motions that have no words any more. */
  | { kind: 'forgetMotions'; wordings: { motion: Id; version: number }[] }

export type VoteCommandOf<K extends VoteCommand['kind']> = Extract<VoteCommand, { kind: K }>

/** SHA-256 of a text, in hexadecimal digits: handed in, since core knows no machine. */
export type Hash = (text: string) => string
