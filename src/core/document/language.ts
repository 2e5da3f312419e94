import type { NoticeKind } from '../ledger/notice.ts'
import type { Lane, MatterStage } from '../ledger/stages.ts'
import type { AgendaKind, Capacity, Tree } from '../meeting/meeting.ts'
import type { Document } from './blocks.ts'

/** The words of documents alone; what they share with pages has the pages' keys. */
export type DocumentWord =
  | 'aboutMatter'
  | 'absent'
  | 'agenda'
  | 'agreed'
  | 'answer'
  | 'asHeld'
  | 'asOf'
  | 'attachmentAttendance'
  | 'attachmentCards'
  | 'attendanceOf'
  | 'attended'
  | 'basis'
  | 'card'
  | 'chair'
  | 'content'
  | 'cost'
  | 'decided'
  | 'decidedLater'
  | 'decisions'
  | 'due'
  | 'endorsed'
  | 'endorsements'
  | 'entitled'
  | 'expected'
  | 'followUp'
  | 'fromCards'
  | 'fromUntil'
  | 'gist'
  | 'handler'
  | 'heads'
  | 'held'
  | 'hidden'
  | 'howToObject'
  | 'issuer'
  | 'leftOpen'
  | 'loose'
  | 'matter'
  | 'minutesLong'
  | 'minutesOf'
  | 'moreCards'
  | 'named'
  | 'next'
  | 'no'
  | 'noProblems'
  | 'nobody'
  | 'nothingOpen'
  | 'noticeHead'
  | 'number'
  | 'objectAt'
  | 'objections'
  | 'observers'
  | 'ofThem'
  | 'openCards'
  | 'people'
  | 'phoneNumber'
  | 'place'
  | 'quote'
  | 'responds'
  | 'result'
  | 'sealHere'
  | 'signature'
  | 'state'
  | 'subject'
  | 'summary'
  | 'summaryCards'
  | 'task'
  | 'topic'
  | 'tree'
  | 'treeCards'
  | 'views'
  | 'voteOn'
  | 'votePresent'
  | 'votes'
  | 'waits'
  | 'way'
  | 'whole'
  | 'withdrawn'

export type DocumentKey =
  | `document.${DocumentWord}`
  | `agendaKind.${AgendaKind}`
  | `capacity.${Capacity}`
  | `lane.${Lane}`
  | `matterStage.${MatterStage}`
  | `noticeKind.${NoticeKind}`
  | `tree.${Tree}`
  | 'attendance.name'
  | 'language.listSign'
  | 'meeting.place'
  | `field.${'abstain' | 'against' | 'for' | 'present'}`
  | `record.${'capacity' | 'notClosed' | 'notOpened' | 'number' | 'recorder' | 'signedOn' | 'total'}`

/** How a document says things: its language's words, and the community's clock. */
export interface Language {
  /** BCP 47. */
  tag: Document['language']
  words: (key: DocumentKey, facts?: Record<string, string | number>) => string
  /** An instant (ms since 1970) as a day, as a time, as both. */
  day: (at: number) => string
  time: (at: number) => string
  dayAndTime: (at: number) => string
  /** Whole units of the community's currency. */
  money: (cost: number) => string
  /** How the nth part of a document begins, from 1: 一、 or 1. */
  ordinal: (n: number) => string
}
