import { keyHeader, slugParam } from '../../wire/plain.ts'
import {
  surveyAccepted,
  surveyAnswer,
  surveyAnswered,
  surveyCommand,
  surveyDesk,
  surveyList,
  surveyParam,
  surveySaid,
  surveysBeside,
  surveyView,
} from '../../wire/survey.ts'
import { mayDo } from '../access/authorize.ts'
import { ACTIONS } from '../access/table.ts'
import { SURVEY_REFUSED } from '../api/problems.ts'
import { json, made, perGrove, routeOf } from '../api/route.ts'
import { limitOf } from '../http/limit.ts'
import { answerSurvey, carryOut, draftSurvey, surveyOf } from './act.ts'
import { deskOf, surveysOf, viewOf } from './present.ts'
import { surveysBeside as surveysOfSubdistrict } from './subdistrict.ts'
import type { SurveyServices } from './services.ts'

const route = routeOf<SurveyServices>()
const perPerson = perGrove(() => limitOf(600, 60))
/** What somebody begins in an hour. */
const drafts = perGrove(() => limitOf(120, 3600))

const list = route(
  'listSurveys',
  {
    method: 'get',
    path: '/api/communities/{slug}/surveys',
    tag: 'Surveys',
    summary: 'Waves of the survey “What has changed”, the latest first; drafts only for staff',
    action: 'survey.read',
    params: slugParam,
    answer: json(surveyList, 'Waves'),
  },
  async ({ services, caller }) => {
    const desk = await mayDo(services.identity, caller, ACTIONS['survey.desk'])
    return { items: await surveysOf(services, caller.community!.id, desk) }
  },
)

const draft = route(
  'draftSurvey',
  {
    method: 'post',
    path: '/api/communities/{slug}/surveys',
    tag: 'Surveys',
    summary: 'Begin a wave: eight fixed statements, and up to four of the community’s own',
    action: 'survey.draft',
    params: slugParam,
    headers: keyHeader,
    body: surveySaid,
    problems: [...SURVEY_REFUSED, 'tooMany'],
    answer: made(surveyAccepted, 'Drafted; `code` is in its address'),
  },
  async ({ services, caller, headers, body }) => {
    await drafts(services)(caller.staff!.person)
    return draftSurvey(services, caller, headers['idempotency-key'], body)
  },
)

const read = route(
  'readSurvey',
  {
    method: 'get',
    path: '/api/communities/{slug}/surveys/{survey}',
    tag: 'Surveys',
    summary: 'A wave: what it asks, how many answered, and once it is closed what they said, five people or more',
    action: 'survey.read',
    params: surveyParam,
    problems: ['surveyMissing'],
    answer: json(surveyView, 'The wave'),
  },
  async ({ services, caller, params }) => viewOf(services, await surveyOf(services, caller, params.survey)),
)

const readDesk = route(
  'readSurveyDesk',
  {
    method: 'get',
    path: '/api/communities/{slug}/surveys/{survey}/desk',
    tag: 'Surveys',
    summary: 'A wave as the desk has it: how many codes were made and used; nothing of what anybody said',
    action: 'survey.desk',
    params: surveyParam,
    problems: ['surveyMissing'],
    answer: json(surveyDesk, 'The wave and its codes'),
  },
  async ({ services, caller, params }) =>
    deskOf(services, await surveyOf(services, caller, params.survey, true), caller.staff!.person),
)

const act = route(
  'sendSurveyCommand',
  {
    method: 'post',
    path: '/api/communities/{slug}/surveys/{survey}/commands',
    tag: 'Surveys',
    summary: 'Change a draft, open, enter a sheet, void lost codes, close',
    action: 'survey.command',
    params: surveyParam,
    headers: keyHeader,
    body: surveyCommand,
    problems: [...SURVEY_REFUSED, 'tooMany'],
    answer: json(surveyAccepted, 'Accepted and durable'),
  },
  async ({ services, caller, params, headers, body, c }) => {
    await perPerson(services)(caller.staff!.person)
    const survey = await surveyOf(services, caller, params.survey, true)
    return carryOut(services, c, survey, headers['idempotency-key'], body)
  },
)

const answer = route(
  'answerSurvey',
  {
    method: 'post',
    path: '/api/communities/{slug}/surveys/{survey}/answers',
    tag: 'Surveys',
    summary: 'Answer a wave, by a code where it has codes: the first answer counts',
    action: 'survey.answer',
    params: surveyParam,
    headers: keyHeader,
    body: surveyAnswer,
    problems: [...SURVEY_REFUSED, 'tooMany'],
    answer: json(surveyAnswered, 'Counted and durable; or, where `counted` is false, this code had answered before'),
  },
  async ({ services, caller, params, headers, body, c }) => {
    const survey = await surveyOf(services, caller, params.survey)
    return answerSurvey(services, c, survey, { key: headers['idempotency-key'], ...body })
  },
)

const beside = route(
  'listSubdistrictSurveys',
  {
    method: 'get',
    path: '/api/subdistricts/{slug}/surveys',
    tag: 'Surveys',
    summary: 'The last closed wave of each of its communities, side by side by their names, without ranking',
    action: 'survey.read',
    params: slugParam,
    answer: json(surveysBeside, 'Waves'),
  },
  ({ services, caller }) => surveysOfSubdistrict(services, caller.subdistrict!),
)

/** The API of surveys. */
export const surveyRoutes = [list, draft, read, readDesk, act, answer, beside]
