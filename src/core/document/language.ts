import type { NoticeKind } from '../ledger/notice.ts'
import type { Lane, MatterStage } from '../ledger/stages.ts'
import type { AgendaKind, Capacity, Tree } from '../meeting/meeting.ts'
import type { Document } from './blocks.ts'

/** The words of documents alone; what they share with pages has the pages' keys. */
export type DocumentWord =
  | 'aboutMatter'
  | 'absent'
  | 'abstained'
  | 'actions'
  | 'against'
  | 'agenda'
  | 'agreed'
  | 'answer'
  | 'asHeld'
  | 'attachmentAttendance'
  | 'attachmentCards'
  | 'attendanceOf'
  | 'basis'
  | 'capacity'
  | 'card'
  | 'chair'
  | 'comma'
  | 'content'
  | 'cost'
  | 'decided'
  | 'decisions'
  | 'due'
  | 'endorsed'
  | 'endorsements'
  | 'entitled'
  | 'expected'
  | 'for'
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
  | 'name'
  | 'named'
  | 'next'
  | 'no'
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
  | 'peopleHead'
  | 'phoneNumber'
  | 'place'
  | 'present'
  | 'quote'
  | 'recorder'
  | 'responds'
  | 'result'
  | 'sealHere'
  | 'signature'
  | 'signedOn'
  | 'state'
  | 'subject'
  | 'summary'
  | 'task'
  | 'topic'
  | 'total'
  | 'tree'
  | 'treeCards'
  | 'views'
  | 'voteOn'
  | 'votePresent'
  | 'votes'
  | 'waits'
  | 'way'
  | 'where'
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
