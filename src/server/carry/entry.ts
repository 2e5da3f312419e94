import type { BoardEvent, Secret } from '../../core/meeting/event.ts'
import { withoutNames, withoutWords } from '../../core/meeting/words.ts'
import { minutesInJournal } from '../../core/minutes/evolve.ts'
import { canonical } from '../../core/plain/canonical.ts'
import { boardEvent } from '../../wire/board.ts'
import { minutesEvent } from '../../wire/minutes.ts'
import type { CarriedEntry } from './record.ts'
import { carriedSecret } from './record.ts'

/** Signs that what an entry tells, or keeps, takes at most: more than a list of thousands of people. */
const ENTRY_MOST = 1_000_000

/**
 * [H8] Whether the journal of a Grove keeps an entry so: what it tells and what it keeps say what their kind
 * says, and nothing besides, no words and no names. So what is played is what was looked at.
 */
export function isAsWritten({ of, body, secret }: Pick<CarriedEntry, 'of' | 'body' | 'secret'>): boolean {
  const kept = of === 'meeting' ? meetingBody(body) : minutesBody(body)
  return isSame(kept, body) && (secret === null || (of === 'meeting' && isSame(secretOf(secret), secret)))
}

function meetingBody(body: object): object | undefined {
  const { data } = boardEvent.safeParse(body)
  return data && withoutWords(data as BoardEvent)
}

function minutesBody(body: object): object | undefined {
  const { data } = minutesEvent.safeParse(body)
  return data && minutesInJournal(data)
}

function secretOf(secret: object): object | undefined {
  const { data } = carriedSecret.safeParse(secret)
  return data && withoutNames(data as Secret)
}

function isSame(kept: object | undefined, given: object): boolean {
  if (!kept) return false
  const text = canonical(given)
  return text.length <= ENTRY_MOST && text === canonical(kept)
}
