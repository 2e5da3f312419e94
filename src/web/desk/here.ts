import type { Locale } from '../../wire/plain.ts'
import { wordsOf } from '../kit/words.ts'

/** What the server inlines into the desk's page: no data, these come through the API. `now` is the server's clock, ms since 1970. */
export interface DeskState {
  locale: Locale
  strings: Record<string, string>
  origin: string
  now: number
}

export const here = JSON.parse(document.getElementById('state')!.textContent!) as DeskState

/** The desk's words in the reader's language. */
export const t = wordsOf(here.locale, here.strings)

const ahead = here.now - Date.now()

/** The time by the server's clock, ms since 1970: a laptop with a wrong clock must not show a wrong stopwatch. */
export const serverNow = (): number => Date.now() + ahead

const dateTime = new Intl.DateTimeFormat(here.locale, { dateStyle: 'medium', timeStyle: 'short' })
const timeOnly = new Intl.DateTimeFormat(here.locale, { hour: '2-digit', minute: '2-digit' })

/** A day and a time of day, as written in the reader's language. */
export const dayAndTime = (at: number): string => dateTime.format(at)

/** A time of day. */
export const timeOfDay = (at: number): string => timeOnly.format(at)

const dateOnly = new Intl.DateTimeFormat(here.locale, { dateStyle: 'medium' })

/** A day, as written in the reader's language. */
export const dayOf = (at: number): string => dateOnly.format(at)
