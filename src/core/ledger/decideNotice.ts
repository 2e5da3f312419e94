import type { Actor } from '../meeting/command.ts'
import { endOfDayAt } from '../plain/clock.ts'
import type { Id } from '../plain/id.ts'
import { instantsHold } from '../plain/instant.ts'
import { clean, cleanLine, decided, refuse, refuseOther } from '../plain/refuse.ts'
import { saysSame } from '../plain/same.ts'
import type { TextRefusal } from '../plain/text.ts'
import type { Deadline } from './calendar.ts'
import { endOf } from './calendar.ts'
import type { Missing } from './command.ts'
import type { Contact, Notice, NoticeEvent, NoticeKind, NoticeTold, NoticeWords, Objection, Seen } from './notice.ts'
import {
  AMOUNT_MOST,
  hangs,
  isHeld,
  leastDays,
  legalDaysFrom,
  NOTICE_MOST_DAYS,
  NOTICE_TEXT_MOST,
  OBJECTIONS_MOST,
  photosOfNotice,
  SLIP_LAST,
} from './notice.ts'
import type { PlacedSettings } from './settings.ts'

/** What can be asked of a notice. `unread`: why the code on the photo cannot be read; empty where it can. */
export type NoticeCommand =
  | ({
      kind: 'publishNotice'
      id: Id
      community: Id
      about: NoticeKind
      matter: Id | null
      meeting: Id | null
      from: number
      until: number
    } & NoticeWords)
  | { kind: 'withdrawNotice'; reason: string }
  | { kind: 'hangNotice'; id: Id; board: string; photo: Id; unread: string }
  | { kind: 'takeDown'; posting: Id; photo: Id; unread: string; reason: string }
  | { kind: 'object'; id: Id; text: string }
  | { kind: 'objectOnPaper'; id: Id; text: string; slip: number | null; receivedOn: number }
  | { kind: 'answerObjection'; objection: Id; text: string }
  | { kind: 'hideObjection'; objection: Id; reason: string }
  | { kind: 'showObjection'; objection: Id }
  | { kind: 'eraseObjection'; objection: Id; reason: string }
  | { kind: 'changeContact'; contact: Contact }
  | { kind: 'stateResult'; text: string }

export type NoticeRefusal =
  | TextRefusal
  | { refused: 'idTaken' }
  | { refused: 'noSuchNotice' }
  | { refused: Missing | 'noSuchMeeting' }
  | { refused: 'noticeBackwards' }
  | { refused: 'noticeTooShort'; least: number }
  | { refused: 'outOfRange'; where?: 'amount' | 'slip' | 'until'; least?: number; most?: number }
  | { refused: 'noticeNotYet'; from: number }
  | { refused: 'noticeOver'; since: number }
  | { refused: 'noticeWithdrawn'; since: number }
  | { refused: 'objectionsFull'; most: number }
  | { refused: 'noticeRuns'; until: number }
  | { refused: 'noSuchObjection' }
  | { refused: 'alreadyAnswered' }
  | { refused: 'wordsErased' }
  | { refused: 'noSuchPhoto' }
  | { refused: 'codeUnread' }
  | { refused: 'photoShown' }
  | { refused: 'noSuchPosting' }
  | { refused: 'slipEntered'; slip: number }
  | { refused: 'notHung' }
  | { refused: 'objectionsOpen'; count: number }
  | { refused: 'resultStands' }

/** What the rules must know besides the notice. */
export interface NoticeFacts {
  /** What the command names that this community has not. */
  missing: Missing | 'noSuchMeeting' | null
  settings: PlacedSettings
  /**
   * Of the photo that the command names, whether this notice's code was read in it; null where whoever asks
   * brought none. `shown`: a notice shows the very same picture already.
   */
  photo: { read: boolean; shown?: boolean } | null
}

/** [L37] How long after its first day the photo of a hung sheet may come. */
const HANG_WITHIN: Deadline = { workingDays: 1 }
const DAY = 86_400_000

type Of<K extends NoticeCommand['kind']> = Extract<NoticeCommand, { kind: K }>
type Rule<K extends NoticeCommand['kind']> = (
  notice: Notice,
  command: Of<K>,
  now: number,
  facts: NoticeFacts,
) => NoticeTold | null

/** Decides what a command does to a notice. Rules: docs/rules/ledger.md. */
export const decideNotice = (
  notice: Notice | undefined,
  command: NoticeCommand,
  actor: Actor,
  now: number,
  facts: NoticeFacts,
): NoticeEvent[] | NoticeRefusal =>
  decided<NoticeEvent[], NoticeRefusal>(() => {
    if (!instantsHold(command)) return refuse({ refused: 'outOfRange' })
    const told =
      command.kind === 'publishNotice' ? published(notice, command, now, facts) : ruled(notice, command, now, facts)
    return told ? [{ at: now, by: actor, told }] : []
  })

/**
 * [L29] What the law makes public runs fifteen days at least, and none longer than a year; [L37] and awaits a
 * photo of its sheet.
 */
function published(
  notice: Notice | undefined,
  { kind: _, about, ...said }: Of<'publishNotice'>,
  now: number,
  { missing, settings }: NoticeFacts,
): NoticeTold {
  if (notice) return refuse({ refused: 'idTaken' })
  if (missing) return refuse({ refused: missing })
  if (said.until < said.from) return refuse({ refused: 'noticeBackwards' })
  const least = leastDays(about)
  if (said.until - said.from < least * DAY || said.from < now - DAY) return refuse({ refused: 'noticeTooShort', least })
  const last = now + NOTICE_MOST_DAYS * DAY
  if (said.until > last) return refuse({ refused: 'outOfRange', where: 'until', most: last })
  if (said.amount !== null) refuseOutside('amount', said.amount, 0, AMOUNT_MOST)
  const words: NoticeWords = {
    title: cleanLine(said.title, 80),
    text: clean(said.text, NOTICE_TEXT_MOST),
    basis: clean(said.basis, 300, 0),
    amount: said.amount,
    contact: cleanContact(said.contact),
  }
  const hangBy = about === 'other' ? null : endOf(HANG_WITHIN, said.from, settings.calendar, settings.clock)
  const nothingYet = { postings: [], objections: [], result: null, withdrawn: null }
  return { kind: 'noticePublished', notice: { ...said, ...words, kind: about, hangBy, ...nothingYet } }
}

const cleanContact = ({ respondent, phone, place }: Contact): Contact => ({
  respondent: cleanLine(respondent, 60, 0),
  phone: cleanLine(phone, 60, 0),
  place: cleanLine(place, 120, 0),
})

const RULES: { [K in Exclude<NoticeCommand['kind'], 'publishNotice'>]: Rule<K> } = {
  withdrawNotice: (notice, command, now) => {
    const reason = clean(command.reason, 500)
    if (notice.withdrawn?.reason === reason) return null
    refuseWithdrawn(notice)
    return { kind: 'noticeWithdrawn', reason, at: now }
  },

  // [L36] A sheet that hangs where none did begins the days.
  hangNotice: (notice, command, now, facts) => {
    const board = cleanLine(command.board, 60)
    const known = notice.postings.find(({ id }) => id === command.id)
    if (known) return sameAsKnown({ board: known.board, photo: known.photo }, { board, photo: command.photo })
    refuseWithdrawn(notice)
    const posting = {
      id: command.id,
      board,
      ...seen(notice, command, now, facts),
      down: null,
    }
    const begins = notice.hangBy !== null && !hangs(notice) && !isHeld(notice, now)
    const days = legalDaysFrom(Math.max(now, notice.from), facts.settings.clock)
    return { kind: 'noticeHung', posting, until: begins ? Math.max(notice.until, days) : notice.until }
  },

  // [L36] Before the end it says why; where no other sheet hangs then, a photo is awaited anew.
  takeDown: (notice, command, now, facts) => {
    const posting = notice.postings.find(({ id }) => id === command.posting)
    if (!posting) return refuse({ refused: 'noSuchPosting' })
    if (posting.down) return sameAsKnown({ photo: posting.down.photo }, { photo: command.photo })
    const { clock, calendar } = facts.settings
    const early = notice.withdrawn || now > notice.until ? null : clean(command.reason, 500, 0)
    if (early === '') return refuse({ refused: 'noticeRuns', until: notice.until })
    const others = notice.postings.some(({ id, down }) => id !== posting.id && down === null)
    const broken = early !== null && notice.hangBy !== null && !others
    return {
      kind: 'noticeTakenDown',
      posting: posting.id,
      down: { ...seen(notice, command, now, facts), early },
      hangBy: broken ? endOf(HANG_WITHIN, now, calendar, clock) : notice.hangBy,
    }
  },

  object: (notice, command, now) => {
    const { id } = command
    const text = clean(command.text, 500)
    const known = notice.objections.find((objection) => objection.id === id)
    if (known) return sameAsKnown({ text: known.text, paper: known.paper }, { text, paper: null })
    refuseNotYet(notice, now)
    refuseOver(notice, now)
    refuseFull(notice, 'sent')
    return { kind: 'objectionMade', objection: { id, text, at: now, paper: null, answer: null, hidden: null } }
  },

  // [L38] As if it had been sent on the day on which it was handed in.
  objectOnPaper: (notice, command, now, { settings }) => {
    const { id, slip, receivedOn } = command
    const { objections, result, from } = notice
    const text = clean(command.text, 500)
    const paper = { slip, receivedOn }
    const known = objections.find((objection) => objection.id === id)
    if (known) return sameAsKnown({ text: known.text, paper: known.paper }, { text, paper })
    refuseNotYet(notice, now)
    if (result) return refuse({ refused: 'resultStands' })
    if (slip !== null) refuseOutside('slip', slip, 1, SLIP_LAST)
    if (slip !== null && objections.some(({ paper }) => paper?.slip === slip)) {
      return refuse({ refused: 'slipEntered', slip })
    }
    if (receivedOn > now || endOfDayAt(settings.clock, receivedOn) < from) return refuse({ refused: 'outOfRange' })
    refuseOver(notice, receivedOn)
    refuseFull(notice, 'paper')
    return { kind: 'objectionMade', objection: { id, text, at: now, paper, answer: null, hidden: null } }
  },

  answerObjection: (notice, command, now) => {
    const objection = objectionIn(notice, command.objection)
    if (objection.answer) return refuse({ refused: 'alreadyAnswered' })
    return { kind: 'objectionAnswered', objection: objection.id, answer: { text: clean(command.text, 500), at: now } }
  },

  // [L41] Hiding always says why, to everyone; an objection stays one that awaits its answer.
  hideObjection: (notice, command, now) => {
    const objection = objectionIn(notice, command.objection)
    const reason = clean(command.reason, 500)
    if (objection.hidden?.reason === reason) return null
    return { kind: 'objectionHidden', objection: objection.id, hidden: { reason, at: now } }
  },

  showObjection: (notice, command) => {
    const objection = objectionIn(notice, command.objection)
    if (objection.erased) return refuse({ refused: 'wordsErased' })
    return objection.hidden ? { kind: 'objectionShown', objection: objection.id } : null
  },

  // [L44] What nobody may keep is gone for good: number, day, answer and the reason stay.
  eraseObjection: (notice, command, now) => {
    const objection = objectionIn(notice, command.objection)
    const reason = clean(command.reason, 500)
    if (objection.erased && objection.hidden?.reason === reason) return null
    return { kind: 'objectionErased', objection: objection.id, hidden: { reason, at: now } }
  },

  // [L44] Another answers, or nobody is named any more; what stood there before is nowhere.
  changeContact: (notice, command) => {
    const contact = cleanContact(command.contact)
    return saysSame(contact, notice.contact) ? null : { kind: 'contactChanged', contact }
  },

  // [L39] Once its days are over and every objection has its answer.
  stateResult: (notice, { text }, now) => {
    const { result, objections, until } = notice
    if (result) return refuse({ refused: 'resultStands' })
    refuseWithdrawn(notice)
    if (now <= until) return refuse({ refused: 'noticeRuns', until })
    if (!isHeld(notice, now)) return refuse({ refused: 'notHung' })
    const count = objections.filter(({ answer }) => answer === null).length
    if (count > 0) return refuse({ refused: 'objectionsOpen', count })
    return { kind: 'resultStated', result: { text: clean(text, 500), at: now } }
  },
}

function ruled(notice: Notice | undefined, command: NoticeCommand, now: number, facts: NoticeFacts): NoticeTold | null {
  if (!notice) return refuse({ refused: 'noSuchNotice' })
  return (RULES[command.kind as 'object'] as Rule<NoticeCommand['kind']>)(notice, command, now, facts)
}

function refuseWithdrawn({ withdrawn }: Notice): void {
  if (withdrawn) refuse({ refused: 'noticeWithdrawn', since: withdrawn.at })
}

/** Sent again it is the same, and nothing happens; with other content it is refused. */
function sameAsKnown<T extends object>(known: T, sent: { [K in keyof T]: T[K] }): null {
  refuseOther(known, sent)
  return null
}

const objectionIn = ({ objections }: Notice, wanted: Id): Objection =>
  objections.find(({ id }) => id === wanted) ?? refuse({ refused: 'noSuchObjection' })

function refuseNotYet({ from }: Notice, now: number): void {
  if (now < from) refuse({ refused: 'noticeNotYet', from })
}

/** What was handed in before it was withdrawn is taken. */
function refuseOver(notice: Notice, at: number): void {
  if (notice.withdrawn && at > notice.withdrawn.at) refuseWithdrawn(notice)
  if (at > notice.until) refuse({ refused: 'noticeOver', since: notice.until })
}

/** [L29] [L38] Each way has room of its own: whoever fills the one leaves the other open. */
function refuseFull({ objections }: Notice, way: 'sent' | 'paper'): void {
  const taken = objections.filter(({ paper }) => (paper === null) === (way === 'sent')).length
  if (taken >= OBJECTIONS_MOST) refuse({ refused: 'objectionsFull', most: OBJECTIONS_MOST })
}

function refuseOutside(where: 'amount' | 'slip', number: number, least: number, most: number): void {
  if (!Number.isSafeInteger(number) || number < least || number > most) {
    refuse({ refused: 'outOfRange', where, least, most })
  }
}

/**
 * [L34] [L36] A photo that whoever asks brought for this notice, each once; with its code read, or the reason
 * why not.
 */
function seen(notice: Notice, { photo, unread }: { photo: Id; unread: string }, now: number, facts: NoticeFacts): Seen {
  if (!facts.photo || photosOfNotice(notice).has(photo)) return refuse({ refused: 'noSuchPhoto' })
  if (facts.photo.shown) return refuse({ refused: 'photoShown' })
  const why = facts.photo.read ? null : clean(unread, 300, 0)
  if (why === '') return refuse({ refused: 'codeUnread' })
  return { photo, at: now, unread: why }
}
