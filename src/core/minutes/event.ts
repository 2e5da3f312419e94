import type { Actor } from '../meeting/command.ts'
import type { Id } from '../plain/id.ts'
import type { ChangedMeanwhile } from '../plain/meanwhile.ts'
import type { TextRefusal } from '../plain/text.ts'
import type { Field, MeetingPhoto, REASONS, Remark, Scan, Signing, Vote } from './minutes.ts'

/** What can happen to minutes. */
export type MinutesTold =
  | { kind: 'textWritten'; item: Id | null; field: Field; text: string }
  | { kind: 'voteRecorded'; vote: Vote }
  | { kind: 'voteRemoved'; vote: Id }
  /** `at`: when; missing in entries of before it was kept. */
  | { kind: 'wordsTakenOut'; words: string; why: (typeof REASONS)[number]; places: number; at?: number }
  | { kind: 'correctionsOpened'; at: number; until: number }
  | { kind: 'correctionsMoved'; until: number }
  | { kind: 'remarkMade'; remark: Remark }
  | { kind: 'remarkAnswered'; remark: Id; answer: NonNullable<Remark['answer']> }
  | { kind: 'minutesSigned'; signing: Signing }
  | { kind: 'scanAttached'; scan: Scan }
  | { kind: 'scanTakenBack'; file: Id }
  | { kind: 'photoAdded'; photo: MeetingPhoto }
  | { kind: 'consentNoted'; file: Id; consent: boolean }
  | { kind: 'photoTakenBack'; file: Id }

export type MinutesToldOf<K extends MinutesTold['kind']> = Extract<MinutesTold, { kind: K }>

export interface MinutesEvent {
  at: number
  by: Actor
  told: MinutesTold
}

/** Why a command was not carried out. */
export type MinutesRefusal =
  | TextRefusal
  | ChangedMeanwhile
  | { refused: 'outOfRange' }
  | { refused: 'noSuchAgendaItem' }
  | { refused: 'notOfItem' }
  | { refused: 'idTaken' }
  | { refused: 'noSuchVote' }
  | { refused: 'voteCounted'; vote: string }
  | { refused: 'noVotesCast' }
  | { refused: 'lostWithMore'; for: number; against: number }
  | { refused: 'moreCastThanThere'; cast: number; there: number }
  | { refused: 'carriedWithoutMore'; for: number; against: number }
  | { refused: 'morePresentThanEntitled'; present: number; entitled: number }
  | { refused: 'minutesFull'; most: number }
  | { refused: 'minutesSigned'; since: number }
  | { refused: 'meetingNotOver' }
  | { refused: 'correctionsOpen'; until: number }
  | { refused: 'noCorrections' }
  | { refused: 'correctionsOver'; since: number }
  | { refused: 'notPresent' }
  | { refused: 'roundTooShort'; least: number }
  | { refused: 'roundTooLong'; most: number }
  | { refused: 'roundJustOpened'; least: number }
  | { refused: 'wordsTooShort'; least: number }
  | { refused: 'noSuchSentence' }
  | { refused: 'noSuchRemark' }
  | { refused: 'remarksUnanswered'; count: number }
  | { refused: 'noSuchFile' }
  | { refused: 'notSignedYet' }
  | { refused: 'meetingCarried'; since: number }
