import type { Actor } from '../meeting/command.ts'
import type { Missing } from './command.ts'
import { copyOf } from '../plain/copy.ts'
import { instantsHold } from '../plain/instant.ts'
import { clean, decided, refuse } from '../plain/refuse.ts'
import type { TextRefusal } from '../plain/text.ts'
import type { Id } from '../plain/id.ts'

/** What a public notice is about: the kinds of affairs disclosure (居务公开), or anything else. */
export type NoticeKind = 'decision' | 'funds' | 'project' | 'deliberation' | 'other'
export const NOTICE_KINDS: readonly NoticeKind[] = ['decision', 'funds', 'project', 'deliberation', 'other']

/** Published for a set time; objections are taken while it runs and each gets an answer. */
export interface Notice {
  id: Id
  community: Id
  kind: NoticeKind
  title: string
  text: string
  /** The matter that it is about, if any. */
  matter: Id | null
  from: number
  until: number
  objections: Objection[]
  withdrawn: { reason: string; at: number } | null
}

/** Somebody objects to a notice; who it was stays with the server. */
interface Objection {
  id: Id
  text: string
  at: number
  answer: { text: string; at: number } | null
}

export type NoticeCommand =
  | {
      kind: 'publishNotice'
      id: Id
      community: Id
      about: NoticeKind
      title: string
      text: string
      matter: Id | null
      from: number
      until: number
    }
  | { kind: 'withdrawNotice'; reason: string }
  | { kind: 'object'; id: Id; text: string }
  | { kind: 'answerObjection'; objection: Id; text: string }

export type NoticeTold =
  | { kind: 'noticePublished'; notice: Notice }
  | { kind: 'noticeWithdrawn'; reason: string; at: number }
  | { kind: 'objectionMade'; objection: Objection }
  | { kind: 'objectionAnswered'; objection: Id; answer: NonNullable<Objection['answer']> }

export interface NoticeEvent {
  at: number
  by: Actor
  told: NoticeTold
}

export type NoticeRefusal =
  | TextRefusal
  | { refused: 'idTaken' }
  | { refused: 'noSuchNotice' }
  | { refused: Missing }
  | { refused: 'noticeTooShort'; least: number }
  | { refused: 'outOfRange' }
  | { refused: 'noticeOver'; since: number }
  | { refused: 'noSuchObjection' }
  | { refused: 'alreadyAnswered' }

const DAY = 86_400_000
/** Affairs disclosure runs at least so long (Residents' Committee Law; 15 days). */
const NOTICE_LEAST_DAYS = 15

/** [L29] Days that a notice of a kind runs at least: what the law makes public, fifteen. */
export const leastDays = (kind: NoticeKind): number => (kind === 'other' ? 1 : NOTICE_LEAST_DAYS)

/** What the rules must know besides the notice: what the command names that this community has not. */
export interface NoticeFacts {
  missing: Missing | null
}

/** Decides what a command does to a notice. Rules: docs/rules/ledger.md. */
export function decideNotice(
  notice: Notice | undefined,
  command: NoticeCommand,
  actor: Actor,
  now: number,
  { missing }: NoticeFacts = { missing: null },
): NoticeEvent[] | NoticeRefusal {
  const tell = (told: NoticeTold): NoticeEvent[] => [{ at: now, by: actor, told }]
  return decided<NoticeEvent[], NoticeRefusal>(() => {
    if (!instantsHold(command)) return refuse({ refused: 'outOfRange' })
    if (command.kind === 'publishNotice') {
      if (notice) return refuse({ refused: 'idTaken' })
      if (missing) return refuse({ refused: missing })
      const { kind: _, about, ...rest } = command
      const least = leastDays(about)
      if (rest.until - rest.from < least * DAY || rest.from < now - DAY) {
        return refuse({ refused: 'noticeTooShort', least })
      }
      const words = { title: clean(rest.title, 80), text: clean(rest.text, 10_000) }
      return tell({
        kind: 'noticePublished',
        notice: { ...rest, ...words, kind: about, objections: [], withdrawn: null },
      })
    }
    if (!notice) return refuse({ refused: 'noSuchNotice' })
    switch (command.kind) {
      case 'withdrawNotice':
        if (notice.withdrawn) return []
        return tell({ kind: 'noticeWithdrawn', reason: clean(command.reason, 500), at: now })
      case 'object': {
        if (notice.objections.some(({ id }) => id === command.id)) return []
        const over = notice.withdrawn?.at ?? notice.until
        if (now > over) return refuse({ refused: 'noticeOver', since: over })
        const objection = { id: command.id, text: clean(command.text, 500), at: now, answer: null }
        return tell({ kind: 'objectionMade', objection })
      }
      case 'answerObjection': {
        const objection = notice.objections.find(({ id }) => id === command.objection)
        if (!objection) return refuse({ refused: 'noSuchObjection' })
        if (objection.answer) return refuse({ refused: 'alreadyAnswered' })
        const answer = { text: clean(command.text, 500), at: now }
        return tell({ kind: 'objectionAnswered', objection: command.objection, answer })
      }
    }
  })
}

/** The notice after something happened. Changes `notice` in place. */
export function evolveNotice(notice: Notice | undefined, { told }: NoticeEvent): Notice {
  if (told.kind === 'noticePublished') return copyOf(told.notice)
  if (!notice) throw new Error(`${told.kind} before noticePublished`)
  switch (told.kind) {
    case 'noticeWithdrawn':
      notice.withdrawn = { reason: told.reason, at: told.at }
      break
    case 'objectionMade':
      notice.objections.push({ ...told.objection })
      break
    case 'objectionAnswered':
      for (const objection of notice.objections) if (objection.id === told.objection) objection.answer = told.answer
      break
    default:
      told satisfies never
  }
  return notice
}

const asItIs = <T>(told: T): T => told
/** What residents object stays in the notice, from which it can be erased. */
const IN_JOURNAL: { [K in NoticeTold['kind']]: (told: Extract<NoticeTold, { kind: K }>) => NoticeTold } = {
  noticePublished: asItIs,
  noticeWithdrawn: asItIs,
  objectionMade: (told) => ({ ...told, objection: { ...told.objection, text: '' } }),
  objectionAnswered: asItIs,
}

/** What the journal keeps of an event. */
export const noticeInJournal = (told: NoticeTold): NoticeTold =>
  (IN_JOURNAL[told.kind] as (told: NoticeTold) => NoticeTold)(told)
