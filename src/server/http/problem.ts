import { readAddress } from '../../core/plain/address.ts'
import { cleanText } from '../../core/plain/text.ts'
import type { ZoneRefusal } from '../../core/ledger/zone.ts'
import type { MatterRefusal } from '../../core/ledger/event.ts'
import type { NoticeRefusal } from '../../core/ledger/decideNotice.ts'
import type { MinutesRefusal } from '../../core/minutes/event.ts'
import type { Refusal } from '../../core/meeting/event.ts'
import type { TeamRefusal } from '../../core/team/team.ts'
import type { Locale } from '../../wire/plain.ts'
import type { Facts, Problem } from '../../wire/problem.ts'
import type { ProblemCode } from '../../wire/strings/problem.ts'
import { explain } from '../../wire/strings/problem.ts'

/**
 * Something a person must be told instead of an answer. Thrown by routes; answered as RFC 9457 problem
 * details, or as a page.
 */
export class ProblemError extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly status: number,
    readonly facts: Facts = {},
  ) {
    super(code)
  }
}

type AnyRefusal =
  | Refusal
  | MinutesRefusal
  | MatterRefusal
  | NoticeRefusal
  | TeamRefusal
  | ZoneRefusal
  | { refused: 'idReused' }

/** Refusals that are no conflict (409) with how things stand. */
const STATUS: Partial<Record<AnyRefusal['refused'], number>> = {
  textEmpty: 422,
  textTooLong: 422,
  textBroken: 422,
  outOfRange: 422,
  noSuchZone: 422,
  notJoined: 401,
  notInHall: 403,
  notYourCard: 403,
  hasPhone: 409,
  noSuchCard: 404,
  noSuchTopic: 404,
  noSuchParticipant: 404,
  noSuchAgendaItem: 404,
  noSuchPhoto: 404,
  personErased: 403,
  noSuchMatter: 404,
  noSuchNotice: 404,
  noSuchMeeting: 404,
  noSuchPosting: 404,
  codeUnread: 422,
  noSuchVote: 404,
  noSuchRemark: 404,
  noSuchSentence: 404,
  noSuchFile: 404,
  moreCastThanThere: 422,
  morePresentThanEntitled: 422,
  notAffected: 403,
  ownCallback: 403,
}

/** A refusal of the rules as a problem; its facts (the limit, since when) travel along. */
export function problemOf(refusal: AnyRefusal): ProblemError {
  const { refused, ...facts } = refusal
  return new ProblemError(refused, STATUS[refused] ?? 409, facts)
}

/** A text from a person as it can be kept, at most `most` graphemes; throws the problem where it cannot. */
export function cleanly(raw: string, most: number, least: number): string {
  const cleaned = cleanText(raw, most, least)
  if ('refused' in cleaned) throw problemOf(cleaned)
  return cleaned.text
}

/** An e-mail address from a person; throws the problem where it is none. */
export function addressIn(typed: string): string {
  const address = readAddress(typed)
  if (!address) throw new ProblemError('addressBroken', 422)
  return address
}

/**
 * The problem in the reader's language. `saved` is always false: whatever is refused was not kept, and the
 * sender still has it.
 */
export function problemBody({ code, status, facts }: ProblemError, locale: Locale): Problem {
  return { type: `/api#problem-${code}`, ...explain(code, locale, facts), status, code, saved: false, ...facts }
}
