import type { Clock } from '../../core/plain/clock.ts'
import type { Locale } from '../../wire/plain.ts'
import { clockTime, shortDay, shortDayAndTime } from '../../wire/times.ts'
import type { DeskKey } from '../strings.ts'
import { wordsIfAny, wordsOf } from '../kit/words.ts'

/**
 * What the server inlines into the desk's page: no data, these come through the API. `now` is the server's
 * clock, ms since 1970.
 */
export interface DeskState {
  locale: Locale
  strings: Record<string, string>
  origin: string
  now: number
  /** The clocks of the communities, then of the subdistricts, by slug. */
  clocks: Record<string, Clock>
}

export const deskPage = JSON.parse(document.getElementById('state')!.textContent!) as DeskState

/** The desk's words in the reader's language. */
export const t = wordsOf<DeskKey>(deskPage.locale, deskPage.strings)

/** The words of a key that need not exist. */
export const tIfAny = wordsIfAny<DeskKey>(deskPage.strings)

const ahead = deskPage.now - Date.now()

/**
 * The time by the server's clock, ms since 1970: a laptop with a wrong clock must not show a wrong stopwatch.
 */
export const serverNow = (): number => Date.now() + ahead

const clocks = $state(deskPage.clocks)
const here = $state({ slug: Object.keys(clocks)[0]! })

/**
 * The clock of the community whose page is open; that of what belongs to no community, such as one's own
 * sign-ins, is the first of those one works for.
 */
export const clockHere = (): Clock => clockOf(here.slug)

/** From now on instants are shown and typed by this community's clock. */
export const useClockOf = (slug: string): void => void (here.slug = slug)

/** A community's clock. */
export const clockOf = (slug: string): Clock => clocks[slug] ?? Object.values(clocks)[0]!

/** A community has set its clock anew. */
export const setClock = (slug: string, clock: Clock): void => void (clocks[slug] = clock)

/** A day and a time of day, as written in the reader's language. */
export const dayAndTime = (at: number, clock = clockHere()): string => shortDayAndTime(deskPage.locale, clock, at)

/** A time of day. */
export const timeOfDay = (at: number): string => clockTime(deskPage.locale, clockHere(), at)

/** A day, as written in the reader's language. */
export const dayOf = (at: number): string => shortDay(deskPage.locale, clockHere(), at)
