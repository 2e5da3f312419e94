import {
  commentSaid,
  conventionAccepted,
  conventionCommand,
  conventionDesk,
  conventionList,
  conventionOpening,
  conventionParam,
  cardsBeside,
  conventionView,
} from '../../wire/convention.ts'
import { keyHeader, slugParam } from '../../wire/plain.ts'
import { CONVENTION_REFUSED, NOTICE_REFUSED, VOTE_REFUSED } from '../api/problems.ts'
import { json, made, perGrove, routeOf } from '../api/route.ts'
import { addressOf } from '../http/address.ts'
import { limitOf } from '../http/limit.ts'
import { carryOut, comment, conventionOf, conventionsOf, openConvention } from './act.ts'
import { hangDraft } from './notice.ts'
import { cardsOfYear, deskOf, viewOf } from './present.ts'
import type { ConventionServices } from './services.ts'
import { actorOf } from '../person/store.ts'

const route = routeOf<ConventionServices>()
const perPerson = perGrove(() => limitOf(600, 60))
/** What somebody opens in an hour. */
const openings = perGrove(() => limitOf(120, 3600))

const list = route(
  'listConventions',
  {
    method: 'get',
    path: '/api/communities/{slug}/conventions',
    tag: 'Conventions',
    summary: 'Editions of a community’s convention, and of rules of its estates; the latest first',
    action: 'convention.read',
    params: slugParam,
    answer: json(conventionList, 'Editions'),
  },
  async ({ services, caller }) => ({ items: await conventionsOf(services, caller.community!.id) }),
)

const open = route(
  'openConvention',
  {
    method: 'post',
    path: '/api/communities/{slug}/conventions',
    tag: 'Conventions',
    summary: 'Open an edition: its name, its place, who votes on it and how; a later one begins with what is in force',
    action: 'convention.open',
    params: slugParam,
    headers: keyHeader,
    body: conventionOpening,
    problems: [...CONVENTION_REFUSED, 'tooMany'],
    answer: made(conventionAccepted, 'Opened; `code` is in its address'),
  },
  async ({ services, caller, headers, body }) => {
    await openings(services)(caller.staff!.person)
    return openConvention(services, caller, headers['idempotency-key'], body)
  },
)

const read = route(
  'readConvention',
  {
    method: 'get',
    path: '/api/communities/{slug}/conventions/{convention}',
    tag: 'Conventions',
    summary: 'An edition: its text, every wording, its sources, what was said of it and answered, reviews, votes',
    action: 'convention.read',
    params: conventionParam,
    problems: ['conventionMissing'],
    answer: json(conventionView, 'The edition'),
  },
  async ({ services, caller, params }) =>
    viewOf(services, caller, await conventionOf(services, caller, params.convention)),
)

const readDesk = route(
  'readConventionDesk',
  {
    method: 'get',
    path: '/api/communities/{slug}/conventions/{convention}/desk',
    tag: 'Conventions',
    summary: 'An edition as the desk has it: with what residents said and nobody has answered yet',
    action: 'convention.desk',
    params: conventionParam,
    problems: ['conventionMissing'],
    answer: json(conventionDesk, 'The edition and what was said'),
  },
  async ({ services, caller, params }) =>
    deskOf(services, caller, await conventionOf(services, caller, params.convention)),
)

const beside = route(
  'readCardsBesideArticles',
  {
    method: 'get',
    path: '/api/communities/{slug}/conventions/{convention}/cards',
    tag: 'Conventions',
    summary: 'For the yearly review: beside each article the cards of the year that speak of the same',
    action: 'convention.desk',
    params: conventionParam,
    problems: ['conventionMissing'],
    answer: json(cardsBeside, 'Cards, by article'),
  },
  async ({ services, caller, params }) =>
    cardsOfYear(services, await conventionOf(services, caller, params.convention)),
)

const act = route(
  'sendConventionCommand',
  {
    method: 'post',
    path: '/api/communities/{slug}/conventions/{convention}/commands',
    tag: 'Conventions',
    summary: 'Write articles, answer comments, review, seal, file, publish, review each year',
    action: 'convention.command',
    params: conventionParam,
    headers: keyHeader,
    body: conventionCommand,
    problems: [...CONVENTION_REFUSED, ...VOTE_REFUSED, 'noSuchSource', 'noSuchMatter', 'tooMany'],
    answer: json(conventionAccepted, 'Accepted and durable'),
  },
  async ({ services, caller, params, headers, body }) => {
    await perPerson(services)(caller.staff!.person)
    const convention = await conventionOf(services, caller, params.convention)
    return carryOut(services, caller, convention, headers['idempotency-key'], body)
  },
)

const hang = route(
  'hangConventionDraft',
  {
    method: 'post',
    path: '/api/communities/{slug}/conventions/{convention}/notice',
    tag: 'Conventions',
    summary: 'Hang the reviewed draft on the notice board, where it is objected to and answered',
    action: 'convention.open',
    params: conventionParam,
    headers: keyHeader,
    problems: [...CONVENTION_REFUSED, ...NOTICE_REFUSED, 'tooMany'],
    answer: json(conventionAccepted, 'It hangs'),
  },
  async ({ services, caller, params, headers }) => {
    await perPerson(services)(caller.staff!.person)
    const convention = await conventionOf(services, caller, params.convention)
    const actor = actorOf(caller.staff!)
    return hangDraft(services, convention, headers['idempotency-key'], actor, caller.locale)
  },
)

const said = route(
  'commentOnConvention',
  {
    method: 'post',
    path: '/api/communities/{slug}/conventions/{convention}/comments',
    tag: 'Conventions',
    summary: 'Say what should be in it, or what you think of an article; it is answered, and its writer named nowhere',
    action: 'convention.comment',
    params: conventionParam,
    headers: keyHeader,
    body: commentSaid,
    problems: [...CONVENTION_REFUSED, 'tooMany'],
    answer: made(conventionAccepted, 'Said; `n` is its number'),
  },
  async ({ services, caller, params, headers, body, c }) => {
    const convention = await conventionOf(services, caller, params.convention)
    return comment(services, convention, headers['idempotency-key'], body, addressOf(c, services.identity))
  },
)

/** The API of conventions. */
export const conventionRoutes = [list, open, read, readDesk, beside, act, hang, said]
