import { dayAt, endOfTypedDay } from '../../../core/plain/clock.ts'
import type { EntrySaid, EntrySort } from '../../../core/register/register.ts'
import {
  ASKS_MOST,
  CONTACT_MOST,
  ENTRY_SORTS,
  NAME_MOST,
  OFFERS_MOST,
  WHEN_MOST,
} from '../../../core/register/register.ts'
import type { RegisterDesk } from '../../../wire/register.ts'
import { clockHere, serverNow, t } from '../deskState.svelte.ts'
import type { Field, Values } from '../form/form.ts'
import { text, whole } from '../form/form.ts'
import type { RegisterAsking } from './book.svelte.ts'

type Entry = RegisterDesk['entries'][number]
type Invitation = RegisterDesk['invitations'][number]

const DAY = 86_400_000
/** [K5] So long an invitation holds, where nobody says otherwise. */
export const USUALLY = 14 * DAY

const endOf = (day: unknown): number => endOfTypedDay(clockHere(), text(day))
const dayIn = (ms: number): string => dayAt(clockHere(), serverNow() + ms)
/** The end of the day so many milliseconds from now. */
export const untilIn = (ms: number): number => endOf(dayIn(ms))

const SAID_FIELDS: Field[] = [
  { kind: 'choice', name: 'sort', label: 'register.sort', options: ENTRY_SORTS, words: 'register.sort' },
  { kind: 'line', name: 'offers', label: 'register.offers', most: OFFERS_MOST },
  { kind: 'line', name: 'name', label: 'register.name', most: NAME_MOST },
  {
    kind: 'line',
    name: 'contact',
    label: 'register.contact',
    most: CONTACT_MOST,
    optional: true,
    hint: ['deskRegister.contactHelp'],
  },
  { kind: 'line', name: 'when', label: 'register.when', most: WHEN_MOST, optional: true },
  { kind: 'line', name: 'where', label: 'register.where', most: WHEN_MOST, optional: true },
]
const saidIn = (values: Values): EntrySaid => ({
  sort: values.sort as EntrySort,
  name: text(values.name),
  contact: text(values.contact),
  offers: text(values.offers),
  when: text(values.when),
  where: text(values.where),
})
const NOTHING: Values = { sort: 'volunteer', name: '', contact: '', offers: '', when: '', where: '' }

/** `secret`: what is typed is somebody's number, and the device keeps none of it. */
export const addWish = (): RegisterAsking => ({
  title: t('deskRegister.add'),
  hint: t('deskRegister.addHelp'),
  about: 'add',
  secret: true,
  fields: SAID_FIELDS,
  start: NOTHING,
  build: (values, newId) => ({ kind: 'addEntry', id: newId(), offer: null, said: saidIn(values) }),
  did: () => t('deskRegister.added'),
})

/** [K9] What was pledged in a hall, or offered at the desk. */
export const offerWish = ({ id, organisation, kind, text: what }: RegisterDesk['offers'][number]): RegisterAsking => ({
  title: t('deskRegister.takeIn'),
  hint: t('deskRegister.addHelp'),
  about: `offer.${id}`,
  secret: true,
  fields: SAID_FIELDS,
  start: { ...NOTHING, sort: kind === 'space' ? 'room' : 'company', name: organisation, offers: what },
  build: (values, newId) => ({ kind: 'addEntry', id: newId(), offer: id, said: saidIn(values) }),
  did: () => t('deskRegister.added'),
})

/**
 * The desk does not have the number: what is typed takes its place, nothing leaves it, and a tick takes it
 * out.
 */
export const describeWish = ({ id, sort, name, offers, when, where, reachable }: Entry): RegisterAsking => ({
  title: t('vote.change'),
  hint: t('deskRegister.changeHelp'),
  about: `describe.${id}`,
  secret: true,
  fields: reachable
    ? [...SAID_FIELDS, { kind: 'check', name: 'noContact', label: 'deskRegister.noContact' }]
    : SAID_FIELDS,
  start: { sort, name, contact: '', offers, when, where, noContact: false },
  build: ({ noContact, ...values }) => ({
    kind: 'describeEntry',
    entry: id,
    said: { ...saidIn(values), contact: noContact ? '' : text(values.contact).trim() || null },
  }),
})

export const paperWish = ({ id, shown }: Entry): RegisterAsking => ({
  title: t('deskRegister.paper'),
  hint: t('deskRegister.paperHelp'),
  about: `paper.${id}`,
  fields: [
    { kind: 'day', name: 'until', label: 'register.until', least: dayIn(0) },
    { kind: 'check', name: 'shown', label: 'deskRegister.show' },
  ],
  start: { until: dayIn(365 * DAY), shown },
  build: ({ until, shown: open }) => ({
    kind: 'agreeOnPaper',
    entry: id,
    until: endOf(until),
    shown: open === true,
  }),
})

export const newLinkWish = ({ id, name }: Entry): RegisterAsking => ({
  title: t('deskRegister.newLink'),
  hint: t('deskRegister.newLinkHelp', { name }),
  about: `link.${id}`,
  build: () => ({ kind: 'renewLink', entry: id }),
})

export const strikeWish = ({ id, name }: Entry): RegisterAsking => ({
  title: t('deskRegister.strike', { name }),
  hint: t('deskRegister.strikeHelp'),
  grave: true,
  about: `strike.${id}`,
  build: () => ({ kind: 'strikeEntry', entry: id }),
})

export const inviteWish = ({ id, name }: Entry): RegisterAsking => ({
  title: t('deskRegister.invite', { name }),
  hint: t('deskRegister.inviteHelp'),
  about: `invite.${id}`,
  fields: [
    { kind: 'text', name: 'asks', label: 'deskRegister.asks', most: ASKS_MOST },
    { kind: 'count', name: 'matter', label: 'deskRegister.matter', optional: true },
    { kind: 'day', name: 'until', label: 'deskRegister.until', least: dayIn(0) },
  ],
  start: { asks: '', matter: '', until: dayIn(USUALLY) },
  build: ({ asks, matter, until }, newId) => ({
    kind: 'invite',
    id: newId(),
    entry: id,
    matter: whole(matter),
    proposal: null,
    asks: text(asks),
    until: endOf(until),
  }),
  did: () => t('deskRegister.invited'),
})

export const withdrawWish = ({ id }: Invitation): RegisterAsking => ({
  title: t('deskRegister.withdraw'),
  hint: t('deskRegister.withdrawHelp'),
  grave: true,
  about: `withdraw.${id}`,
  build: () => ({ kind: 'withdrawInvitation', invitation: id }),
})

export const thankWish = ({ id, hours }: Invitation): RegisterAsking => ({
  title: t('deskRegister.thank'),
  hint: t('deskRegister.thankHelp'),
  about: `thank.${id}`,
  fields: [{ kind: 'count', name: 'hours', label: 'deskRegister.hours', most: 1000 }],
  start: { hours: hours || '' },
  build: (values) => ({ kind: 'thank', invitation: id, hours: whole(values.hours) ?? 0 }),
})
