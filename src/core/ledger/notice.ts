import type { Actor } from '../meeting/command.ts'
import { copyOf } from '../plain/copy.ts'
import type { Clock } from '../plain/clock.ts'
import { endOfDay, handsAt } from '../plain/clock.ts'
import type { Id } from '../plain/id.ts'

/** What a public notice is about: the kinds of affairs disclosure (居务公开), or anything else. */
export type NoticeKind = 'decision' | 'funds' | 'project' | 'deliberation' | 'disclosure' | 'other'
export const NOTICE_KINDS: readonly NoticeKind[] = [
  'decision',
  'funds',
  'project',
  'deliberation',
  'disclosure',
  'other',
]

/** What a notice says, as it is published. */
export interface NoticeWords {
  title: string
  text: string
  /** On what it rests: rule, meeting, vote. Empty where nobody said it. */
  basis: string
  /** In whole units of the community's currency, where it is about money. */
  amount: number | null
  contact: Contact
}

/** Who answers, by which telephone, and where objections are taken on paper; empty where nobody said it. */
export interface Contact {
  respondent: string
  phone: string
  place: string
}

/** Published for a set time; objections are taken while it runs and each gets an answer. */
export interface Notice extends NoticeWords {
  id: Id
  community: Id
  kind: NoticeKind
  /** The matter that it is about, and the meeting that it rests on, if any. */
  matter: Id | null
  meeting: Id | null
  from: number
  /** The end of its days; moves where its sheet was hung late [L36]. */
  until: number
  /** [L37] When the photo of its hung sheet is due; null where none is awaited. */
  hangBy: number | null
  postings: Posting[]
  objections: Objection[]
  /** [L39] What came of it, once its days are over. */
  result: { text: string; at: number } | null
  withdrawn: { reason: string; at: number } | null
}

/** A sheet on a notice board, from the photo of it there to the photo of taking it down. */
export interface Posting extends Seen {
  id: Id
  /** Which board it is, in words. */
  board: string
  down: (Seen & { early: string | null }) | null
}

/** A photo of the sheet, and why its code could not be read; null where the server read it. */
export interface Seen {
  photo: Id
  at: number
  unread: string | null
}

/** Somebody objects to a notice; who it was stays with the server. */
export interface Objection {
  id: Id
  text: string
  at: number
  /** [L38] Written on a slip and entered at the desk: its number, and the day on which it was handed in. */
  paper: { slip: number | null; receivedOn: number } | null
  answer: { text: string; at: number } | null
  /** [L41] Taken from view, and why; its words stay with the rules, from where they can be shown again. */
  hidden: { reason: string; at: number } | null
  /** [L44] Its words are gone for good; missing where they are not. */
  erased?: true
}

export type NoticeTold =
  | { kind: 'noticePublished'; notice: Notice }
  | { kind: 'noticeWithdrawn'; reason: string; at: number }
  | { kind: 'noticeHung'; posting: Posting; until: number }
  | { kind: 'noticeTakenDown'; posting: Id; down: NonNullable<Posting['down']>; hangBy: number | null }
  | { kind: 'objectionMade'; objection: Objection }
  | { kind: 'objectionAnswered'; objection: Id; answer: NonNullable<Objection['answer']> }
  | { kind: 'objectionHidden'; objection: Id; hidden: NonNullable<Objection['hidden']> }
  | { kind: 'objectionShown'; objection: Id }
  | { kind: 'objectionErased'; objection: Id; hidden: NonNullable<Objection['hidden']> }
  | { kind: 'contactChanged'; contact: Contact }
  | { kind: 'resultStated'; result: NonNullable<Notice['result']> }

export interface NoticeEvent {
  at: number
  by: Actor
  told: NoticeTold
}

const DAY = 86_400_000
/** Affairs disclosure runs at least so long (Residents' Committee Law; 15 days). */
const NOTICE_LEAST_DAYS = 15

/** [L29] A notice ends so many days after it was published, at most. */
export const NOTICE_MOST_DAYS = 366

/** Graphemes of what a notice says. */
export const NOTICE_TEXT_MOST = 10_000

/** Whole units of a currency that anything here is about, at most: sums of thousands of them stay exact. */
export const AMOUNT_MOST = 1_000_000_000_000

/** [L38] Slips on a sheet, sheets that can be printed of a notice, and the number on the last slip. */
export const SLIPS_ON_SHEET = 12
export const SHEETS_MOST = 80
export const SLIP_LAST = SLIPS_ON_SHEET * SHEETS_MOST

/** [L29] Objections that a notice takes by each of the two ways: sent, and on paper. */
export const OBJECTIONS_MOST = 1000

/** [L29] Days that a notice of a kind runs at least: what the law makes public, fifteen. */
export const leastDays = (kind: NoticeKind): number => (kind === 'other' ? 1 : NOTICE_LEAST_DAYS)

/** [L36] The end of the legal days of a sheet hung at `at`: fifteen whole days after that day. */
export const legalDaysFrom = (at: number, clock: Clock): number =>
  endOfDay(clock, handsAt(clock, at).getTime() + NOTICE_LEAST_DAYS * DAY)

type Hung = Pick<Notice, 'hangBy' | 'postings' | 'until' | 'withdrawn' | 'result'>

/** Whether a sheet of it hangs on some board. */
export const hangs = ({ postings }: Pick<Notice, 'postings'>): boolean => postings.some(({ down }) => down === null)

/** [L36] Whether its days are over; where the law asks for them, on a board and to the end. */
export const isHeld = ({ hangBy, postings, until }: Hung, now: number): boolean =>
  now > until && (hangBy === null || postings.some(({ down }) => down === null || down.early === null))

/** Where the sheet of a notice is: `awaited` is its photo, `overdue` is a photo that is late [L37]. */
export type Hanging = 'nowhere' | 'awaited' | 'overdue' | 'hangs' | 'down'

/** [L37] Where the sheet of a notice is at `now`. */
export function hangingOf(notice: Hung, now: number): Hanging {
  const { hangBy, postings, withdrawn, result } = notice
  if (hangs(notice)) return 'hangs'
  if (hangBy === null || withdrawn || result || isHeld(notice, now)) return postings.length > 0 ? 'down' : 'nowhere'
  return hangBy < now ? 'overdue' : 'awaited'
}

/** [L34] The photos that a notice shows. */
export const photosOfNotice = ({ postings }: Pick<Notice, 'postings'>): Set<Id> =>
  new Set(postings.flatMap(({ photo, down }) => (down ? [photo, down.photo] : [photo])))

/** [L41] A notice as everyone may read it: of an objection that is hidden the words are not there. */
export const noticeInView = (notice: Notice): Notice => ({
  ...notice,
  objections: notice.objections.map((one) => (one.hidden ? { ...one, text: '' } : one)),
})

const NO_CONTACT: Contact = { respondent: '', phone: '', place: '' }

/** What notices did not say before migration 0019: no photo of them is awaited. */
const UNSAID = {
  basis: '',
  amount: null,
  contact: NO_CONTACT,
  meeting: null,
  hangBy: null,
  postings: [],
  result: null,
}

/** What objections did not say before migrations 0019 and 0027. */
const NO_PAPER_NOR_HIDDEN = { paper: null, hidden: null }

const objectionOf = ({ objections }: Notice, wanted: Id): Objection => objections.find(({ id }) => id === wanted)!

/** The notice after something happened. Changes `notice` in place. */
export function evolveNotice(notice: Notice | undefined, { told }: NoticeEvent): Notice {
  if (told.kind === 'noticePublished') return copyOf({ ...UNSAID, ...told.notice })
  if (!notice) throw new Error(`${told.kind} before noticePublished`)
  switch (told.kind) {
    case 'noticeWithdrawn':
      notice.withdrawn = { reason: told.reason, at: told.at }
      break
    case 'noticeHung':
      notice.postings.push(copyOf(told.posting))
      notice.until = told.until
      break
    case 'noticeTakenDown':
      for (const posting of notice.postings) if (posting.id === told.posting) posting.down = { ...told.down }
      notice.hangBy = told.hangBy
      break
    case 'objectionMade':
      notice.objections.push({ ...NO_PAPER_NOR_HIDDEN, ...told.objection })
      break
    case 'objectionAnswered':
      objectionOf(notice, told.objection).answer = told.answer
      break
    case 'objectionHidden':
      objectionOf(notice, told.objection).hidden = { ...told.hidden }
      break
    case 'objectionShown':
      objectionOf(notice, told.objection).hidden = null
      break
    case 'objectionErased':
      Object.assign(objectionOf(notice, told.objection), { text: '', erased: true, hidden: { ...told.hidden } })
      break
    case 'contactChanged':
      notice.contact = { ...told.contact }
      break
    case 'resultStated':
      notice.result = { ...told.result }
      break
    default:
      told satisfies never
  }
  return notice
}

const asItIs = <T>(told: T): T => told
/**
 * What residents object stays in the notice, from which it can be erased; and so does who answers, which may
 * be a name.
 */
const IN_JOURNAL: { [K in NoticeTold['kind']]: (told: Extract<NoticeTold, { kind: K }>) => NoticeTold } = {
  noticePublished: (told) => ({ ...told, notice: { ...told.notice, contact: NO_CONTACT } }),
  noticeWithdrawn: asItIs,
  noticeHung: asItIs,
  noticeTakenDown: asItIs,
  objectionMade: (told) => ({ ...told, objection: { ...told.objection, text: '' } }),
  objectionAnswered: asItIs,
  // The reason is the desk's, not a resident's.
  objectionHidden: asItIs,
  objectionShown: asItIs,
  objectionErased: asItIs,
  contactChanged: (told) => ({ ...told, contact: NO_CONTACT }),
  resultStated: asItIs,
}

/** What the journal keeps of an event. */
export const noticeInJournal = (told: NoticeTold): NoticeTold =>
  (IN_JOURNAL[told.kind] as (told: NoticeTold) => NoticeTold)(told)
