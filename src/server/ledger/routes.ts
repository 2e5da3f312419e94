import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { deskQuery, matterBatch, matterCommand, matterQuery, unansweredQuery } from '../../wire/ledger.ts'
import type { MatterList } from '../../wire/matter.ts'
import {
  batchAccepted,
  deskMatter,
  ledgerAccepted,
  matterList,
  matterView as matterAnswer,
  unansweredCards,
} from '../../wire/matter.ts'
import { photoKept } from '../../wire/meeting.ts'
import { id, keyHeader, matterNumber, slugParam } from '../../wire/plain.ts'
import type { Env } from '../access/authorize.ts'
import { MATTER_REFUSED } from '../api/problems.ts'
import { json, made, perGrove, routeOf } from '../api/route.ts'
import { countSearch } from '../api/searches.ts'
import { limitOf } from '../http/limit.ts'
import { problemBody, ProblemError } from '../http/problem.ts'
import { newId } from '../integrations/runtime.ts'
import { receivePhoto } from '../photo/cleanPhoto.ts'
import { PHOTO_REFUSED } from '../photo/refused.ts'
import { numbersNear } from '../plan/spot.store.ts'
import { keepPhoto } from '../photo/photo.store.ts'
import { carryOut } from './carryOut.ts'
import { deskView } from './desk.ts'
import { doersCalled, listMatters, listUnanswered } from './list.store.ts'
import { sheetOf } from './matter.store.ts'
import type { LedgerServices } from './services.ts'
import { matterView, publicView } from './view.ts'

const route = routeOf<LedgerServices>()
const perPerson = perGrove(() => limitOf(120, 60))
const matterParam = slugParam.extend({ matter: id })
const numberParam = slugParam.extend({ number: matterNumber })

const act = route(
  'sendMatterCommand',
  {
    method: 'post',
    path: '/api/communities/{slug}/matters/{matter}/commands',
    tag: 'Ledger',
    summary:
      'Do something with a matter; of openMatter the address has the sender’s word for it, and the answer its id',
    action: 'matter.command',
    params: matterParam,
    headers: keyHeader,
    body: matterCommand,
    problems: MATTER_REFUSED,
    answer: json(ledgerAccepted, 'Accepted and durable'),
  },
  ({ services, caller, params, headers, body }) =>
    carryOut(services, caller, params.matter, headers['idempotency-key'], body),
)

const actOnMany = route(
  'sendMatterCommands',
  {
    method: 'post',
    path: '/api/communities/{slug}/matters/commands',
    tag: 'Ledger',
    summary: 'Do several things with several matters; each is accepted or refused by itself',
    action: 'matter.command',
    params: slugParam,
    body: matterBatch,
    answer: json(batchAccepted, 'For each: its answer, or its problem'),
  },
  async ({ services, caller, body }) => {
    const items = await Promise.all(
      body.items.map(({ matter, key, command }) =>
        carryOut(services, caller, matter, key, command).catch((error: unknown) => {
          if (!(error instanceof ProblemError)) throw error
          return problemBody(error, caller.locale)
        }),
      ),
    )
    return { items }
  },
)

const list = route(
  'listMatters',
  {
    method: 'get',
    path: '/api/communities/{slug}/matters',
    tag: 'Ledger',
    summary: 'Matters, a page at a time: search, filter, sort',
    action: 'matter.read',
    params: slugParam,
    query: matterQuery,
    problems: ['tooMany'],
    answer: json(matterList, 'Matters'),
  },
  ({ services, c, query }) => listed(services, c, query, false),
)

const listAtDesk = route(
  'listDeskMatters',
  {
    method: 'get',
    path: '/api/communities/{slug}/desk/matters',
    tag: 'Desk',
    summary: 'The same for staff: with owners, by owner, by team',
    action: 'matter.desk',
    params: slugParam,
    query: deskQuery,
    problems: ['tooMany'],
    answer: json(matterList, 'Matters'),
  },
  ({ services, c, query }) => listed(services, c, query, true),
)

async function listed(
  services: LedgerServices,
  c: Context<Env>,
  { cursor, limit, owner, ...filter }: z.output<typeof deskQuery>,
  atDesk: boolean,
): Promise<MatterList> {
  if (filter.q || filter.near) await countSearch(services, c)
  const { db, identity, ledger, search, runtime } = services
  const { community, staff } = c.get('caller')
  const settings = await ledger.placedSettings(community!.id)
  const terms = await search.matterTerms(filter.q, [community!])
  const owners = await doersCalled(db, owner, staff)
  const now = runtime.now()
  const near = await numbersNear(identity.requests.scopedTo([community!.id]), community!.id, filter.near, now)
  return listMatters(db, community!.id, { filter, owners, near, terms, settings, now, limit, cursor, atDesk })
}

const read = route(
  'readMatter',
  {
    method: 'get',
    path: '/api/communities/{slug}/matters/{number}',
    tag: 'Ledger',
    summary: 'A matter: its sheet, its cards, its whole public history',
    action: 'matter.read',
    params: numberParam,
    problems: ['noSuchMatter'],
    answer: json(matterAnswer, 'The matter'),
  },
  async ({ services, caller, params }) => publicView(await matterView(services, caller, params.number)),
)

const readAtDesk = route(
  'readDeskMatter',
  {
    method: 'get',
    path: '/api/communities/{slug}/desk/matters/{number}',
    tag: 'Desk',
    summary: 'A matter as staff see it, with what this person may do now',
    action: 'matter.desk',
    params: numberParam,
    problems: ['noSuchMatter'],
    answer: json(deskMatter, 'The matter'),
  },
  async ({ services, caller, params }) => deskView(services, caller, await matterView(services, caller, params.number)),
)

const unanswered = route(
  'listUnansweredCards',
  {
    method: 'get',
    path: '/api/communities/{slug}/desk/unanswered',
    tag: 'Desk',
    summary: 'Standing cards whose authors are still without an answer, oldest first',
    action: 'matter.desk',
    params: slugParam,
    query: unansweredQuery,
    answer: json(unansweredCards, 'Cards'),
  },
  ({ services, caller, query: { loose = false, ...page } }) =>
    listUnanswered(services.db, caller.community!.id, { ...page, loose }),
)

const addPhoto = route(
  'addMatterPhoto',
  {
    method: 'post',
    path: '/api/communities/{slug}/matters/{matter}/photos',
    tag: 'Desk',
    summary: 'Add a photo of the work; its id goes into `finish`',
    action: 'matter.photo',
    params: matterParam,
    bytes: ['image/*'],
    problems: [...PHOTO_REFUSED, 'noSuchMatter', 'tooMany'],
    answer: made(photoKept, 'Kept, without metadata'),
  },
  async ({ services: { db, runtime }, services, caller, params: { matter }, c }) => {
    const community = caller.community!.id
    const staff = caller.staff!.person
    if (!(await sheetOf(db, community, matter))) throw new ProblemError('noSuchMatter')
    await perPerson(services)(staff)
    const image = await receivePhoto(c, staff)
    const photo = newId(runtime)
    const whose = { community, meeting: null, matter, participant: null, staff }
    await keepPhoto(caller.db, { ...whose, id: photo, ...image, at: runtime.now() })
    return { photo }
  },
)

/** The API of matters. */
export const matterRoutes = [actOnMany, act, list, listAtDesk, read, readAtDesk, unanswered, addPhoto]
