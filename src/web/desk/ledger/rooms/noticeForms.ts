import type { Contact, NoticeKind } from '../../../../core/ledger/notice.ts'
import { leastDays, NOTICE_KINDS, NOTICE_TEXT_MOST } from '../../../../core/ledger/notice.ts'
import type { Clock } from '../../../../core/plain/clock.ts'
import { dayAt, instantAt } from '../../../../core/plain/clock.ts'
import type { NoticeCommandInput } from '../../../../wire/ledger.ts'
import type { Field, Form, Values } from '../../form/form.ts'
import { text, whole } from '../../form/form.ts'
import { reasonForm } from './forms.ts'

/** The limits that the rules set, counted in characters as a person sees them. */
const MOST = { name: 60, title: 80, place: 120, words: 300, reason: 500, notice: NOTICE_TEXT_MOST }
const DAY = 86_400_000
const CONTACT: Field[] = [
  { kind: 'line', name: 'respondent', label: 'notice.responds', most: MOST.name, optional: true },
  { kind: 'line', name: 'phone', label: 'notice.phone', most: MOST.name, optional: true },
  { kind: 'line', name: 'place', most: MOST.place, optional: true },
]

export const withdrawNotice = (): Form<NoticeCommandInput> =>
  reasonForm('withdrawNotice', MOST.reason, (reason) => ({ kind: 'withdrawNotice', reason }))

export const answerObjection = (objection: string): Form<NoticeCommandInput> => ({
  name: 'answerObjection',
  fields: () => [{ kind: 'text', name: 'text', label: 'notice.answer', most: MOST.reason }],
  build: ({ text: answer }) => ({ kind: 'answerObjection', objection, text: text(answer) }),
})

/** Takes an objection from view; the reason is public. */
export const hideObjection = (objection: string): Form<NoticeCommandInput> => ({
  name: 'hideObjection',
  fields: () => [{ kind: 'text', name: 'reason', most: MOST.reason, hint: ['deskRooms.hideHelp'] }],
  build: ({ reason }) => ({ kind: 'hideObjection', objection, reason: text(reason) }),
})

/** Gives it its words back. */
export const showObjection = (objection: string): Form<NoticeCommandInput> => ({
  name: 'showObjection',
  fields: () => [],
  build: () => ({ kind: 'showObjection', objection }),
})

/** [L44] Erases its words for good; the reason is public. */
export const eraseObjection = (objection: string, reason = ''): Form<NoticeCommandInput> => ({
  name: 'eraseObjection',
  fields: () => [{ kind: 'text', name: 'reason', most: MOST.reason, hint: ['deskRooms.eraseHelp'] }],
  start: () => ({ reason }),
  build: ({ reason: why }) => ({ kind: 'eraseObjection', objection, reason: text(why) }),
})

/** [L44] Says anew who answers; empty fields name nobody. */
export const changeContact = (contact: Contact): Form<NoticeCommandInput> => ({
  name: 'changeContact',
  fields: () => CONTACT,
  start: () => ({ ...contact }),
  build: (values) => ({
    kind: 'changeContact',
    contact: { respondent: text(values.respondent), phone: text(values.phone), place: text(values.place) },
  }),
})

/** What came of a notice, once its days are over. */
export const stateResult = (): Form<NoticeCommandInput> => ({
  name: 'stateResult',
  fields: () => [{ kind: 'text', name: 'text', label: 'notice.result', most: MOST.reason }],
  build: ({ text: result }) => ({ kind: 'stateResult', text: text(result) }),
})

/** A slip that somebody handed in: its words as they stand there, its number, and the day. */
export const objectOnPaper = (clock: Clock, now: () => number): Form<NoticeCommandInput> => ({
  name: 'objectOnPaper',
  fields: () => [
    { kind: 'text', name: 'text', most: MOST.reason, hint: ['deskRooms.slipHelp'] },
    { kind: 'count', name: 'slip', optional: true },
    { kind: 'day', name: 'receivedOn' },
  ],
  start: () => ({ text: '', slip: '', receivedOn: dayAt(clock, now()) }),
  build: (values, newId) => ({
    kind: 'objectOnPaper',
    id: newId(),
    text: text(values.text),
    slip: whole(values.slip),
    receivedOn: instantAt(clock, `${text(values.receivedOn)}T00:00`),
  }),
})

/** A field that takes a photo of a hung sheet, and tells whether its code was read. */
export type BoardField = Field | { kind: 'boardPhoto'; name: 'photo' }

const photo = { kind: 'boardPhoto', name: 'photo' } as const
const photoReady = ({ photo: sent, read, unread }: Values) => Boolean(sent) && (read === true || text(unread) !== '')
const noPhoto = { photo: '', read: false, unread: '' }

/** The photo of a sheet on its board begins its days. */
export const hangNotice = (): Form<NoticeCommandInput, Values, BoardField> => ({
  name: 'hangNotice',
  fields: () => [photo, { kind: 'line', name: 'board', most: MOST.name, example: 'deskRooms.boardExample' }],
  start: () => ({ ...noPhoto, board: '' }),
  ready: photoReady,
  build: (values, newId) => ({
    kind: 'hangNotice',
    id: newId(),
    board: text(values.board),
    photo: text(values.photo),
    unread: text(values.unread),
  }),
})

/** The photo of taking a sheet down; before the end (`early`) with the reason. */
export const takeDown = (posting: string, early: boolean): Form<NoticeCommandInput, Values, BoardField> => ({
  name: 'takeDown',
  fields: () => [
    photo,
    ...(early ? [{ kind: 'text', name: 'reason', most: MOST.reason, hint: ['deskRooms.earlyHelp'] } as const] : []),
  ],
  start: () => ({ ...noPhoto, reason: '' }),
  ready: photoReady,
  build: ({ photo: sent, unread, reason }) => ({
    kind: 'takeDown',
    posting,
    photo: text(sent),
    unread: text(unread),
    reason: text(reason),
  }),
})

/**
 * A notice to publish: its id, what it says, the number of the matter that it is about, and the code of the
 * meeting that it rests on, if any.
 */
export interface NewNotice {
  id: string
  command: NoticeCommandInput & { kind: 'publishNotice' }
  matter: number | null
  meeting: string
}

/** What a new notice begins with: who answered the last one, and the words of what it discloses, if any. */
export interface Beginning {
  contact?: Contact | undefined
  about?: NoticeKind
  title?: string
  text?: string
}

/**
 * A public notice. Days are typed by the community's `clock`: it runs from the beginning of the first, from
 * `now` on, to the end of the last.
 */
export function publishNotice(clock: Clock, now: () => number, beginning: Beginning = {}): Form<NewNotice> {
  const beginningOf = (day: unknown) => instantAt(clock, `${text(day)}T00:00`)
  const dayAfter = (day: unknown, days: number) => dayAt(clock, beginningOf(day) + days * DAY)
  const least = (about: unknown) => leastDays(about as NoticeKind)
  const until = (about: unknown, from: unknown) => (from ? dayAfter(from, least(about) + 1) : '')
  return {
    name: 'publishNotice',
    fields: ({ about, from }) => [
      { kind: 'pick', name: 'about', options: NOTICE_KINDS, words: 'noticeKind' },
      { kind: 'line', name: 'title', most: MOST.title },
      { kind: 'text', name: 'text', most: MOST.notice },
      { kind: 'line', name: 'basis', most: MOST.words, optional: true, example: 'deskRooms.basisExample' },
      { kind: 'count', name: 'amount', optional: true },
      { kind: 'day', name: 'from' },
      {
        kind: 'day',
        name: 'until',
        least: text(from),
        ...(least(about) > 1 ? { hint: ['deskRooms.atLeast', { n: least(about) }] as const } : {}),
      },
      ...CONTACT,
      { kind: 'count', name: 'matter', optional: true },
      { kind: 'line', name: 'meeting', most: MOST.name, optional: true },
    ],
    start: () => {
      const from = dayAt(clock, now())
      const { about = 'decision', title = '', text: words = '', contact } = beginning
      const { respondent = '', phone = '', place = '' } = contact ?? {}
      const said = { about, title, text: words, basis: '', amount: '', respondent, phone, place }
      return { ...said, from, until: until(about, from), matter: '', meeting: '' }
    },
    follow: (values, changed) => {
      if (changed === 'about' || changed === 'from') values.until = until(values.about, values.from)
    },
    build: (values, newId) => ({
      id: newId(),
      matter: whole(values.matter),
      meeting: text(values.meeting).trim(),
      command: {
        kind: 'publishNotice',
        about: values.about as NoticeKind,
        title: text(values.title),
        text: text(values.text),
        basis: text(values.basis),
        amount: whole(values.amount),
        contact: { respondent: text(values.respondent), phone: text(values.phone), place: text(values.place) },
        matter: null,
        meeting: null,
        from: Math.max(beginningOf(values.from), now()),
        until: instantAt(clock, `${text(values.until)}T23:59`),
      },
    }),
  }
}
