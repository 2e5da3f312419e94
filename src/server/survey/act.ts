import type { Context } from 'hono'
import type { BackgroundSaid } from '../../core/survey/background.ts'
import type { SurveyCommand } from '../../core/survey/command.ts'
import { codeOf } from '../../core/plain/code.ts'
import type { FullKey, Id } from '../../core/plain/id.ts'
import type {
  SurveyAccepted,
  SurveyAnswerBody,
  SurveyAnswered,
  SurveyBackground,
  SurveyCommandBody,
  SurveySaidBody,
} from '../../wire/survey.ts'
import type { Caller, Env } from '../access/authorize.ts'
import { mayDo } from '../access/authorize.ts'
import { SURVEY_COMMANDS } from '../access/table.ts'
import { perGrove } from '../api/route.ts'
import { markOf, readSerial, serialOf } from '../ballot/serial.ts'
import { addressOf } from '../http/address.ts'
import { limitOf } from '../http/limit.ts'
import { ProblemError } from '../http/problem.ts'
import { newId } from '../integrations/runtime.ts'
import { idFor } from '../secrets/token.ts'
import type { SurveyServices } from './services.ts'
import { surveyCalled } from './store.ts'
import { actorOf } from '../person/store.ts'

/** The wave that an address names, in its community. What was never opened is there for the desk alone. */
export async function surveyOf({ db }: SurveyServices, caller: Caller, typed: string, desk = false): Promise<FullKey> {
  const community = caller.community!.id
  const found = await surveyCalled(db, community, typed.toUpperCase())
  if (!found || !(desk || found.began)) throw new ProblemError('surveyMissing')
  return { community, id: found.id }
}

/** Begins a wave; sent again under the same key it is the same one. */
export async function draftSurvey(
  { surveys, identity }: SurveyServices,
  caller: Caller,
  key: Id,
  said: SurveySaidBody,
): Promise<SurveyAccepted> {
  const community = caller.community!.id
  const actor = actorOf(caller.staff!)
  const id = idFor(`new:survey:${community}:${actor.id}:${key}`, identity.ticketKey)
  const command = { kind: 'draftSurvey', community, id, code: codeOf(id), said } as const
  return surveys.ask({ community, id }, { key, command, actor, body: said })
}

/** Carries out a command of a wave for staff, as far as their row in the access table lets them. */
export async function carryOut(
  services: SurveyServices,
  c: Context<Env>,
  survey: FullKey,
  key: Id,
  body: SurveyCommandBody,
): Promise<SurveyAccepted> {
  const caller = c.get('caller')
  if (!(await mayDo(services.identity, caller, SURVEY_COMMANDS[body.kind]))) throw new ProblemError('notAllowed')
  const actor = actorOf(caller.staff!)
  if (body.kind !== 'answerSurvey') return services.surveys.ask(survey, { key, command: commandOf(body), actor, body })
  const { channel, code, answers, background } = body
  const mark = markIn(services, survey, code)
  const command = { kind: 'answerSurvey', mark, channel, answers, background: saidOf(background) } as const
  // [S5] What was said is no part of what a repetition is compared by.
  const sent = { key, command, actor, body: { key, mark, channel } }
  return countingWrong(services, c, () => services.surveys.ask(survey, sent))
}

function commandOf(body: Exclude<SurveyCommandBody, { kind: 'answerSurvey' }>): SurveyCommand {
  if (body.kind !== 'describeSurvey') return body
  const { kind, ...said } = body
  return { kind, said }
}

/** [S24] What somebody agreed to be counted by. */
function saidOf(said: SurveyBackground | undefined): BackgroundSaid | undefined {
  if (!said) return undefined
  const { consent: _agreed, ...background } = said
  return background as BackgroundSaid
}

/** By what a typed code is found; null where none was typed. */
const markIn = ({ identity }: SurveyServices, survey: FullKey, typed: string): string | null =>
  typed.trim() === '' ? null : markOf(survey, readSerial(typed), identity.ticketKey)

/** A code is sent once; twenty of a family may try one for sport. */
const perCode = perGrove(() => limitOf(120, 3600))
/** [S4] To a poll: of one address, where a hall has one too; and of all together. */
const toPoll = perGrove(() => limitOf(200, 600))
const toPolls = perGrove(() => limitOf(3000, 600))

/**
 * [S3] [S5] Answers a wave for whoever has the page: `key` is a word of the page's own, under which the same
 * said twice is one. Who acts is named after that word, so no two answers have a sender in common.
 */
export async function answerSurvey(
  services: SurveyServices,
  c: Context<Env>,
  survey: FullKey,
  { key, code, answers, background }: SurveyAnswerBody & { key: Id },
): Promise<SurveyAnswered> {
  const { identity, surveys } = services
  const mark = markIn(services, survey, code)
  if (mark) await perCode(services)(mark)
  else {
    await toPoll(services)(`${survey.id} ${addressOf(c, identity)}`)
    await toPolls(services)(survey.id)
  }
  const actor = { kind: 'participant', id: idFor(`answers:${key}`, identity.ticketKey) } as const
  const command = { kind: 'answerSurvey', mark, channel: 'page', answers, background: saidOf(background) } as const
  return countingWrong(services, c, () =>
    surveys.ask<SurveyAnswered>(survey, { key, command, actor, body: { key, mark } }),
  )
}

/** A wrong code is counted against whoever tries it. */
async function countingWrong<T>({ identity }: SurveyServices, c: Context, look: () => Promise<T>): Promise<T> {
  try {
    return await look()
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'noSuchAnswerCode')
      await identity.guesses.wrongSerial(c, identity)
    throw error
  }
}

/** Sets of codes that somebody has made in an hour. */
const setsOf = perGrove(() => limitOf(200, 3600))

/**
 * [S3] New codes, shown in this answer and never again: who had them made is on record, and what is lost is
 * void as a whole.
 */
export async function newCodes(
  services: SurveyServices,
  caller: Caller,
  survey: FullKey,
  count: number,
): Promise<string[]> {
  const { surveys, identity, runtime } = services
  await setsOf(services)(caller.staff!.person)
  const ids = Array.from({ length: count }, () => newId(runtime))
  const serials = ids.map((id) => serialOf(survey, id, identity.ticketKey))
  const codes = ids.map((id, i) => ({ id, mark: markOf(survey, serials[i]!, identity.ticketKey) }))
  const actor = actorOf(caller.staff!)
  const command = { kind: 'makeCodes', codes } as const
  await surveys.ask(survey, { key: newId(runtime), command, actor, body: { count } })
  return serials
}
