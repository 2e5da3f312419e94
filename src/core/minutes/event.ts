import type { Actor } from '../meeting/command.ts'
import type { Id } from '../plain/id.ts'
import type { TextRefusal } from '../plain/text.ts'
import type { Field, MeetingPhoto, Remark, Scan, Vote } from './minutes.ts'

/** What can happen to minutes. */
export type MinutesTold =
  | { kind: 'textWritten'; item: Id | null; field: Field; text: string }
  | { kind: 'voteRecorded'; vote: Vote }
  | { kind: 'voteRemoved'; vote: Id }
  | { kind: 'nameErased'; name: string }
  | { kind: 'correctionsOpened'; at: number; until: number }
  | { kind: 'remarkMade'; remark: Remark }
  | { kind: 'remarkAnswered'; remark: Id; answer: NonNullable<Remark['answer']> }
  | { kind: 'minutesSigned'; at: number }
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
  | { refused: 'outOfRange' }
  | { refused: 'noSuchAgendaItem' }
  | { refused: 'noSuchVote' }
  | { refused: 'moreCastThanThere'; cast: number; there: number }
  | { refused: 'morePresentThanEntitled'; present: number; entitled: number }
  | { refused: 'minutesFull'; most: number }
  | { refused: 'minutesSigned'; since: number }
  | { refused: 'meetingNotOver' }
  | { refused: 'correctionsOpen'; until: number }
  | { refused: 'noCorrections' }
  | { refused: 'correctionsOver'; since: number }
  | { refused: 'notJoined' }
  | { refused: 'noSuchSentence' }
  | { refused: 'noSuchRemark' }
  | { refused: 'remarksUnanswered'; count: number }
  | { refused: 'noSuchFile' }
