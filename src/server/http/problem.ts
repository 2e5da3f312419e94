import { readAddress } from '../../core/plain/address.ts'
import { cleanText, oneLine } from '../../core/plain/text.ts'
import type { ZoneRefusal } from '../../core/ledger/zone.ts'
import type { MatterRefusal } from '../../core/ledger/event.ts'
import type { NoticeRefusal } from '../../core/ledger/decideNotice.ts'
import type { VoteRefusal } from '../../core/ballot/event.ts'
import type { BulletinRefusal } from '../../core/reach/bulletin.ts'
import type { TierRefusal } from '../../core/reach/tiers.ts'
import type { ConventionRefusal } from '../../core/convention/event.ts'
import type { SurveyRefusal } from '../../core/survey/event.ts'
import type { RegisterRefusal } from '../../core/register/event.ts'
import type { RoundRefusal } from '../../core/round/event.ts'
import { yuan } from '../../core/round/vote.ts'
import type { MinutesRefusal } from '../../core/minutes/event.ts'
import type { Refusal } from '../../core/meeting/event.ts'
import type { TeamRefusal } from '../../core/team/team.ts'
import type { Locale } from '../../wire/plain.ts'
import type { Facts, Problem } from '../../wire/problem.ts'
import type { ProblemCode } from '../../wire/strings/problem.ts'
import { faultSaid } from '../../wire/strings/ballotProblem.ts'
import { settingsFaultSaid } from '../../wire/strings/roundProblem.ts'
import { explain } from '../../wire/strings/problem.ts'

/** Problems that are no conflict (409) with how things stand. */
const STATUS: Partial<Record<ProblemCode, number>> = {
  malformed: 400,
  notJoined: 401,
  tokenExpired: 401,
  notSignedIn: 401,
  codeWrong: 401,
  passkeyRefused: 401,
  outsideRefused: 401,
  notAllowed: 403,
  crossSite: 403,
  notInHall: 403,
  wrongNumber: 403,
  notYourCard: 403,
  authorPointed: 403,
  notOnPaper: 409,
  noCallWanted: 409,
  personErased: 403,
  notAffected: 403,
  notYourAnswer: 403,
  ownCallback: 403,
  ownAppointment: 403,
  addressUnknown: 403,
  appUnknown: 403,
  addressUnproven: 403,
  noSuchAddress: 404,
  noSuchMeeting: 404,
  noSuchPlace: 404,
  noSuchReceipt: 404,
  noSuchPhoto: 404,
  noSuchPaper: 404,
  noSuchPerson: 404,
  noSuchPasskey: 404,
  noSuchCard: 404,
  noSuchTopic: 404,
  noSuchParticipant: 404,
  noSuchAgendaItem: 404,
  noSuchMatter: 404,
  noSuchNotice: 404,
  noSuchPosting: 404,
  noSuchVote: 404,
  voteMissing: 404,
  noSuchVoter: 404,
  noSuchSerial: 404,
  noSuchQuestion: 404,
  noSuchAuthorQuestion: 404,
  noSuchBatch: 404,
  roundMissing: 404,
  bulletinMissing: 404,
  noSuchGroup: 404,
  noSuchSystem: 404,
  noSuchEntry: 404,
  noSuchInvitation: 404,
  surveyMissing: 404,
  noSuchCodes: 404,
  noSuchAnswerCode: 404,
  conventionMissing: 404,
  noSuchArticle: 404,
  noSuchComment: 404,
  noSuchSource: 404,
  noSuchHook: 404,
  hooksFull: 409,
  noSuchProject: 404,
  noSuchRemark: 404,
  noCorrections: 404,
  noSuchSentence: 404,
  noSuchFile: 404,
  linkUsed: 410,
  linkEnded: 410,
  tooLarge: 413,
  scanTooLarge: 413,
  browserUnreached: 422,
  notAPdf: 422,
  pdfActive: 422,
  textEmpty: 422,
  textTooLong: 422,
  textBroken: 422,
  outOfRange: 422,
  placesFull: 422,
  answersDoNotFit: 422,
  batchTotal: 422,
  serialTwice: 422,
  serialUnknown: 422,
  areaMissing: 422,
  votesRules: 422,
  roundSettings: 422,
  linesTooMany: 422,
  untilOutOfRange: 422,
  tooManyStatements: 422,
  statementTwice: 422,
  tooManyCodes: 422,
  answersMissing: 422,
  conventionSettings: 422,
  aboveCap: 422,
  tooManyHands: 422,
  moreCastThanThere: 422,
  carriedWithoutMore: 422,
  notOfItem: 422,
  noVotesCast: 422,
  lostWithMore: 422,
  pdfNoPhoto: 422,
  morePresentThanEntitled: 422,
  noSuchZone: 422,
  addressBroken: 422,
  nothingChosen: 422,
  codeUnread: 422,
  codeOfAnother: 422,
  paperTooManyPages: 422,
  paperPdfBroken: 422,
  paperTooLong: 422,
  ballotTooLong: 422,
  notAnImage: 422,
  photoHeic: 422,
  photoTooManyPixels: 422,
  photoCutOff: 422,
  importUnreadable: 422,
  notPabulib: 422,
  importEmpty: 422,
  importKind: 422,
  importLocked: 422,
  importZipped: 422,
  importBadByte: 422,
  importQuote: 422,
  importTooLarge: 422,
  importTooMany: 422,
  importNoTitle: 422,
  importTwice: 422,
  carryVoteOpen: 409,
  carryPhotosWait: 409,
  paperQueueFull: 429,
  paperPicturesFull: 409,
  carryUnreadable: 422,
  carryLocked: 422,
  carryChanged: 422,
  carryTooLarge: 422,
  carryUnsound: 422,
  carryPicture: 422,
  tooMany: 429,
  documentBusy: 429,
  importBusy: 429,
  documentFailed: 500,
  letterheadUnreadable: 422,
  letterheadTooLarge: 422,
  letterheadMacros: 422,
  letterheadEmbedded: 422,
  letterheadOutside: 422,
  letterheadPlaceholders: 422,
  letterheadBraces: 422,
  letterheadTooDeep: 422,
  outsideAway: 502,
  tooBusy: 503,
  noRoom: 503,
  notKept: 503,
}

/** The status with which a problem is answered. */
export const statusOf = (code: ProblemCode): number => STATUS[code] ?? 409

/**
 * Something a person must be told instead of an answer. Thrown by routes; answered as RFC 9457 problem
 * details, or as a page.
 */
export class ProblemError extends Error {
  readonly status: number
  constructor(
    readonly code: ProblemCode,
    readonly facts: Facts = {},
    /** Facts that people read in their own language, where programs get them in English. */
    readonly said?: (locale: Locale) => Facts,
  ) {
    super(code)
    this.status = statusOf(code)
  }
}

type AnyRefusal =
  | Refusal
  | VoteRefusal
  | RoundRefusal
  | BulletinRefusal
  | TierRefusal
  | ConventionRefusal
  | SurveyRefusal
  | RegisterRefusal
  | MinutesRefusal
  | MatterRefusal
  | NoticeRefusal
  | TeamRefusal
  | ZoneRefusal
  | { refused: 'idReused' }

/** A refusal of the rules as a problem; its facts (the limit, since when) travel along. */
export function problemOf(refusal: AnyRefusal): ProblemError {
  const { refused, ...facts } = refusal
  if (refusal.refused === 'votesRules')
    return new ProblemError(refused, facts, (locale) => ({ ...facts, fault: faultSaid(refusal.fault, locale) }))
  if (refusal.refused === 'roundSettings')
    return new ProblemError(refused, facts, (locale) => ({ ...facts, fault: settingsFaultSaid(refusal.fault, locale) }))
  if (refusal.refused === 'aboveCap') return new ProblemError(refused, { ...facts, amount: yuan(refusal.most) })
  return new ProblemError(refused, facts)
}

/**
 * What stands on one line, from a person, as it can be kept: at most `most` graphemes; throws the problem
 * where it cannot.
 */
export function cleanly(raw: string, most: number, least: number): string {
  const cleaned = cleanText(oneLine(raw), most, least)
  if ('refused' in cleaned) throw problemOf(cleaned)
  return cleaned.text
}

/** An e-mail address from a person; throws the problem where it is none. */
export function addressIn(typed: string): string {
  const address = readAddress(typed)
  if (!address) throw new ProblemError('addressBroken')
  return address
}

/**
 * The problem in the reader's language. `saved` is always false: whatever is refused was not kept, and the
 * sender still has it.
 */
export function problemBody({ code, status, facts, said }: ProblemError, locale: Locale): Problem {
  const words = explain(code, locale, { ...facts, ...said?.(locale) })
  return { type: `/api#problem-${code}`, ...words, status, code, saved: false, ...facts }
}
