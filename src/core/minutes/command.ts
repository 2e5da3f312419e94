import type { Board } from '../meeting/meeting.ts'
import type { Id } from '../plain/id.ts'
import type { Field, MeetingPhoto, Part, REASONS, Scan, Scene, Vote, VoteSaid } from './minutes.ts'

/** Everything that can be asked of minutes. `id`s of new things come from whoever asks. */
export type MinutesCommand =
  | { kind: 'writeText'; item: Id | null; field: Field; from: string; to: string }
  | { kind: 'recordVote'; id: Id; said: VoteSaid }
  | { kind: 'changeVote'; vote: Id; from: VoteSaid; to: VoteSaid }
  | { kind: 'removeVote'; vote: Id }
  /** From Grove, when a vote of this meeting is closed. */
  | { kind: 'takeVotes'; votes: Vote[] }
  | { kind: 'takeOutWords'; words: string; why: (typeof REASONS)[number] }
  | { kind: 'openCorrections'; until: number }
  | { kind: 'moveCorrections'; until: number }
  | { kind: 'endCorrections' }
  | { kind: 'remark'; id: Id; about: Part | null; sentence: string; text: string }
  | { kind: 'answerRemark'; remark: Id; taken: boolean; why: string }
  | { kind: 'answerRemarks'; remarks: Id[]; taken: boolean; why: string }
  /** `read`: [N14] the fingerprint of the notes that whoever signs has read. */
  | { kind: 'signMinutes'; read?: string | undefined }
  | { kind: 'attachScan'; file: Id }
  | { kind: 'takeBackScan'; file: Id }
  | { kind: 'addPhoto'; file: Id; scene: Scene; consent: boolean }
  | { kind: 'noteConsent'; file: Id; consent: boolean }
  | { kind: 'takeBackPhoto'; file: Id }

export type MinutesCommandOf<K extends MinutesCommand['kind']> = Extract<MinutesCommand, { kind: K }>

/** What the rules must know besides the minutes. */
export interface MinutesFacts {
  /** The meeting; null only where there is none. */
  board: Board | null
  /** Whether whoever asks is counted as present in it. */
  present: boolean
  /** The file that the command names, where it was brought for this meeting; undefined where it was not. */
  file: (Pick<Scan, 'type'> & Pick<MeetingPhoto, 'width' | 'height'> & { for: 'scan' | 'photo' }) | undefined
}
