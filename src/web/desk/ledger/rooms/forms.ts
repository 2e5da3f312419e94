import { leastDays, NOTICE_KINDS, type NoticeKind } from '../../../../core/ledger/notice.ts'
import { CAPACITIES, type Capacity } from '../../../../core/meeting/meeting.ts'
import type { Clock } from '../../../../core/plain/clock.ts'
import { dayAt, instantAt } from '../../../../core/plain/clock.ts'
import { OFFER_KINDS, type OfferKind, type Team } from '../../../../core/team/team.ts'
import type { NoticeCommandInput, TeamCommandInput } from '../../../../wire/ledger.ts'
import type { Form } from '../../form/form.ts'
import { text } from '../../form/form.ts'

/** The limits that the rules set, counted in characters as a person sees them. */
const NAME = 60
const TITLE = 80
const WORDS = 300
const REASON = 500
const NOTICE = 10_000
const DAY = 86_400_000

const reasonForm = <Sent>(name: string, most: number, build: (reason: string) => Sent): Form<Sent> => ({
  name,
  fields: () => [{ kind: 'text', name: 'reason', most }],
  build: ({ reason }) => build(text(reason)),
})

/** Somebody takes a seat in a team. */
export const seatMember = (team: Team): Form<TeamCommandInput> => ({
  name: 'seatMember',
  fields: () => [
    { kind: 'line', name: 'name', label: 'attendance.name', most: NAME },
    { kind: 'pick', name: 'capacity', options: CAPACITIES, words: 'capacity' },
    { kind: 'text', name: 'interests', most: WORDS, optional: true, hint: ['deskRooms.interestsHelp'] },
  ],
  start: () => ({ name: '', capacity: 'resident', interests: '' }),
  build: ({ name, capacity, interests }, newId) => ({
    kind: 'seatMember',
    id: newId(),
    team,
    name: text(name),
    capacity: capacity as Capacity,
    interests: text(interests),
  }),
})

/** A member says anew what they have a stake in; nothing says that there is nothing. */
export const declareInterests = (member: { id: string; interests: string }): Form<TeamCommandInput> => ({
  name: 'declareInterests',
  fields: () => [{ kind: 'text', name: 'interests', most: WORDS, optional: true, hint: ['deskRooms.interestsHelp'] }],
  start: () => ({ interests: member.interests }),
  build: ({ interests }) => ({ kind: 'declareInterests', member: member.id, interests: text(interests) }),
})

export const endMembership = (member: string): Form<TeamCommandInput> => ({
  name: 'endMembership',
  build: () => ({ kind: 'endMembership', member }),
})

export const makeOffer: Form<TeamCommandInput> = {
  name: 'makeOffer',
  fields: () => [
    { kind: 'line', name: 'organisation', most: NAME },
    { kind: 'pick', name: 'about', options: OFFER_KINDS, words: 'offerKind' },
    { kind: 'text', name: 'text', most: WORDS },
  ],
  start: () => ({ organisation: '', about: 'labour', text: '' }),
  build: ({ organisation, about, text: what }, newId) => ({
    kind: 'makeOffer',
    id: newId(),
    organisation: text(organisation),
    about: about as OfferKind,
    text: text(what),
  }),
}

export const withdrawOffer = (offer: string): Form<TeamCommandInput> =>
  reasonForm('withdrawOffer', WORDS, (reason) => ({ kind: 'withdrawOffer', offer, reason }))

export const withdrawNotice = (): Form<NoticeCommandInput> =>
  reasonForm('withdrawNotice', REASON, (reason) => ({ kind: 'withdrawNotice', reason }))

export const answerObjection = (objection: string): Form<NoticeCommandInput> => ({
  name: 'answerObjection',
  fields: () => [{ kind: 'text', name: 'text', label: 'notice.answer', most: REASON }],
  build: ({ text: answer }) => ({ kind: 'answerObjection', objection, text: text(answer) }),
})

/** A notice to publish: its id, what it says, and the number of the matter that it is about, if any. */
export interface NewNotice {
  id: string
  command: NoticeCommandInput & { kind: 'publishNotice' }
  matter: number | null
}

/**
 * A public notice. Days are typed by the community's `clock`: it runs from the beginning of the first, from
 * `now` on, to the end of the last.
 */
export function publishNotice(clock: Clock, now: () => number): Form<NewNotice> {
  const beginning = (day: unknown) => instantAt(clock, `${text(day)}T00:00`)
  const dayAfter = (day: unknown, days: number) => dayAt(clock, beginning(day) + days * DAY)
  const least = (about: unknown) => leastDays(about as NoticeKind)
  const until = (about: unknown, from: unknown) => (from ? dayAfter(from, least(about) + 1) : '')
  return {
    name: 'publishNotice',
    fields: ({ about, from }) => [
      { kind: 'pick', name: 'about', options: NOTICE_KINDS, words: 'noticeKind' },
      { kind: 'line', name: 'title', most: TITLE },
      { kind: 'text', name: 'text', most: NOTICE },
      { kind: 'day', name: 'from' },
      {
        kind: 'day',
        name: 'until',
        least: text(from),
        ...(least(about) > 1 ? { hint: ['deskRooms.atLeast', { n: least(about) }] as const } : {}),
      },
      { kind: 'count', name: 'matter', optional: true },
    ],
    start: () => {
      const from = dayAt(clock, now())
      return { about: 'decision', title: '', text: '', from, until: until('decision', from), matter: '' }
    },
    follow: (values, changed) => {
      if (changed === 'about' || changed === 'from') values.until = until(values.about, values.from)
    },
    build: (values, newId) => ({
      id: newId(),
      matter: values.matter ? Number(values.matter) : null,
      command: {
        kind: 'publishNotice',
        about: values.about as NoticeKind,
        title: text(values.title),
        text: text(values.text),
        matter: null,
        from: Math.max(beginning(values.from), now()),
        until: instantAt(clock, `${text(values.until)}T23:59`),
      },
    }),
  }
}
