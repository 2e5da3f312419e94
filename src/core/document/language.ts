import type { NoticeKind } from '../ledger/notice.ts'
import type { UsualCategory } from '../ledger/categories.ts'
import type { MatterTold } from '../ledger/event.ts'
import type { Body, StepKind } from '../ledger/sheet.ts'
import type { Lane, MatterStage, Route } from '../ledger/stages.ts'
import type { OfferKind } from '../team/team.ts'
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
  | 'behind'
  | 'behindWords'
  | 'card'
  | 'cardOf'
  | 'chair'
  | 'content'
  | 'cost'
  | 'day'
  | 'decided'
  | 'decidedLater'
  | 'decisions'
  | 'due'
  | 'endorsed'
  | 'endorsements'
  | 'entitled'
  | 'expected'
  | 'extended'
  | 'fileOf'
  | 'folded'
  | 'foldedInto'
  | 'followUp'
  | 'fromCard'
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
  | 'note'
  | 'nothingOpen'
  | 'noticeHead'
  | 'number'
  | 'objectAt'
  | 'objections'
  | 'observers'
  | 'ofThem'
  | 'openCards'
  | 'opened'
  | 'outcome'
  | 'people'
  | 'phoneNumber'
  | 'place'
  | 'progress'
  | 'quote'
  | 'reopened'
  | 'responds'
  | 'result'
  | 'review'
  | 'sealHere'
  | 'signature'
  | 'since'
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
  | 'what'
  | 'whole'
  | 'wholeMatter'
  | 'why'
  | 'withdrawn'
  | 'words'

/** What the file of a matter says in the words of its page. */
type MatterWord =
  | 'adopted'
  | 'advice'
  | 'adviceOn'
  | 'adviceWaits'
  | 'affected'
  | 'against'
  | 'answers'
  | 'callbacks'
  | 'carried'
  | 'committee'
  | 'contests'
  | 'cost'
  | 'evidence'
  | 'hands'
  | 'history'
  | 'isNotSatisfied'
  | 'isSatisfied'
  | 'notCarried'
  | 'notReached'
  | 'notTaken'
  | 'number'
  | 'offers'
  | 'proposals'
  | 'reopened'
  | 'resources'
  | 'safety'
  | 'said'
  | 'setAside'
  | 'solved'
  | 'step'
  | 'stepWaits'
  | 'steps'
  | 'support'
  | 'taken'
  | 'taskDone'
  | 'tasks'
  | 'through'
  | 'unsolved'
  | 'version'
  | 'weighed'
type FieldWord =
  | 'abstain'
  | 'against'
  | 'category'
  | 'eligible'
  | 'for'
  | 'lane'
  | 'people'
  | 'present'
  | 'receiver'
  | 'route'
  | 'safety'
  | 'step'
  | 'summary'
  | 'task'
  | 'where'

type PressWord =
  | 'cards'
  | 'decided'
  | 'heads'
  | 'matters'
  | 'meets'
  | 'meetsAt'
  | 'met'
  | 'metAt'
  | 'next'
  | 'noCards'
  | 'noMatters'
  | 'open'
  | 'people'
  | 'quote'
  | 'stage'
  | 'title'
  | 'topic'
  | 'topics'
  | 'topicsFirst'
  | 'willMeet'
  | 'willMeetAt'
  | `usual.${'contest' | 'counts' | 'ledger' | 'names' | 'openTree' | 'receipt' | 'record' | 'trees' | 'way'}`

export type DocumentKey =
  | `document.${DocumentWord}`
  | `press.${PressWord}`
  | `agendaKind.${AgendaKind}`
  | `capacity.${Capacity}`
  | `lane.${Lane}`
  | `matterStage.${MatterStage}`
  | `noticeKind.${NoticeKind}`
  | `tree.${Tree}`
  | `body.${Body}`
  | `category.${UsualCategory}`
  | `offerKind.${OfferKind}`
  | `route.${Route}`
  | `stepKind.${StepKind}`
  | `triage.${'importance' | 'urgency'}`
  | `matter.${MatterWord}`
  | 'team.deliberation'
  | 'attendance.name'
  | 'language.listSign'
  | 'meeting.place'
  | `field.${FieldWord}`
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
  /** Something that happened to a matter: in a few words, what it means, and what people said. */
  happened: (told: MatterTold) => { title: string; detail: string; said: string }
  /** How the nth part of a document begins, from 1: 一、 or 1. */
  ordinal: (n: number) => string
}
