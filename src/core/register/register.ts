import { toHex, utf8 } from '../plain/bytes.ts'
import type { Id } from '../plain/id.ts'
import { sha256 } from '../plain/sha256.ts'

/** [K1] What somebody or something in the register is. */
export const ENTRY_SORTS = ['expert', 'craftsman', 'volunteer', 'company', 'room', 'tool'] as const
export type EntrySort = (typeof ENTRY_SORTS)[number]

export const NAME_MOST = 40
export const CONTACT_MOST = 60
export const OFFERS_MOST = 200
export const WHEN_MOST = 80
/** What an invitation asks, and what comes back. */
export const ASKS_MOST = 300

const DAY = 86_400_000
/** [K2] So long a consent holds at most, and so long somebody may think about one. */
export const CONSENT_MOST = 731 * DAY
export const THINKING = 30 * DAY
/** [K5] So long an invitation holds at most. */
export const INVITED_MOST = 92 * DAY
/** [K7] Over so long it is counted how often somebody was asked. */
export const YEAR = 366 * DAY

/** What an entry says. `name` and `contact` are shown to whoever invites, and to nobody else. */
export interface EntrySaid {
  sort: EntrySort
  name: string
  contact: string
  offers: string
  when: string
  where: string
}

/** What an entry says, of all that is kept of it. */
export const saidOf = ({ sort, name, contact, offers, when, where }: EntrySaid): EntrySaid => ({
  sort,
  name,
  contact,
  offers,
  when,
  where,
})

/** [K2] By what the words are known to which somebody agrees: other words have another. */
export const wordsOf = (said: EntrySaid): string => toHex(sha256(utf8(JSON.stringify(saidOf(said)))))

/** Why an entry is no more: its own wish, the desk's, or its day. */
export const ENTRY_ENDS = ['takenBack', 'struck', 'lapsed'] as const
export type EntryEnd = (typeof ENTRY_ENDS)[number]

/** [K1] Somebody, or something that belongs to somebody, with what they offer. */
export interface Entry extends EntrySaid {
  id: Id
  /** The ledger's offer that it grew from. */
  offer: Id | null
  /** Which link is good: a new one makes those before it void. */
  turn: number
  /** What is kept in place of the code in that link. */
  mark: string
  state: 'asked' | 'agreed' | 'ended'
  /** Consent by link or on paper; null before there is one. */
  how: 'link' | 'paper' | null
  /** Until when the consent holds; before there is one, until when it can be given. */
  until: number
  /** Whether everybody may read what it offers; never who it is. */
  shown: boolean
  addedAt: number
  ended: EntryEnd | null
}

/** [K5] Somebody of the register is asked for something. */
export interface Invitation {
  id: Id
  entry: Id
  /** Who acts by it, in the log: nobody's name. */
  guest: Id
  mark: string
  /** For which matter it is, and for which proposal advice is asked; else null. */
  matter: { id: Id; number: number } | null
  proposal: Id | null
  asks: string
  askedAt: number
  until: number
  state: 'open' | 'yes' | 'no' | 'withdrawn'
  reply: string
  /** Whether advice came by it. */
  advised: boolean
  /** [K8] Hours that were given, and thanked for. */
  hours: number
}

/** The people and resources of a community. */
export interface Register {
  entries: Record<Id, Entry>
  invitations: Record<Id, Invitation>
}
export const noRegister = (): Register => ({ entries: {}, invitations: {} })

export const NOTHING_SAID = { name: '', contact: '', offers: '', when: '', where: '' } as const

/** [K2] Whether somebody agreed, and their day has not come yet. */
export const stands = ({ state, until }: Entry, now: number): boolean => state === 'agreed' && now <= until

/** [K3] Whether its link leads anywhere. */
export const linkHolds = ({ state, until }: Entry, now: number): boolean => state !== 'ended' && now <= until

/** [K5] Whether an invitation can be answered. */
export function holds({ entries }: Register, { entry, state, until }: Invitation, now: number): boolean {
  return state !== 'withdrawn' && now <= until && stands(entries[entry]!, now)
}

/**
 * [K7] How often somebody was asked within a year, and when last; what was withdrawn does not count. Who was
 * never asked is not in it.
 */
export function askedOf({ invitations }: Register, now: number): Map<Id, { times: number; last: number }> {
  const asked = new Map<Id, { times: number; last: number }>()
  for (const { entry, askedAt, state } of Object.values(invitations)) {
    if (askedAt < now - YEAR || state === 'withdrawn') continue
    const before = asked.get(entry)
    asked.set(entry, { times: (before?.times ?? 0) + 1, last: Math.max(before?.last ?? 0, askedAt) })
  }
  return asked
}

/** [K8] Fewer givers than this are told of nowhere: their hours would be somebody's. */
const GIVERS_LEAST = 5

/** [K8] The sum is told in tens: what it grows by is not what one of them was just thanked for. */
const HOURS_STEP = 10

/** [K8] All hours given within a year by five or more, in whole tens; null: fewer gave some. */
export function hoursGiven({ invitations }: Register, now: number): number | null {
  const given = Object.values(invitations).filter(({ hours, askedAt }) => hours > 0 && askedAt >= now - YEAR)
  if (new Set(given.map(({ entry }) => entry)).size < GIVERS_LEAST) return null
  const sum = given.reduce((sum, { hours }) => sum + hours, 0)
  return Math.floor(sum / HOURS_STEP) * HOURS_STEP || null
}
