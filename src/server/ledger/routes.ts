import type { OpenAPIHono } from '@hono/zod-openapi'
import { createRoute, z } from '@hono/zod-openapi'
import type { MatterCommand } from '../../core/ledger/command.ts'
import type { Id } from '../../core/plain/id.ts'
import {
  lane,
  ledgerSettings,
  matterCommand,
  matterStage,
  noticeCommand,
  teamCommand,
  type MatterCommandBody,
  type MatterFilter,
} from '../../wire/ledger.ts'
import { matterCursor, timeCursor } from '../../wire/cursor.ts'
import { id, matterNumber, pageSize } from '../../wire/plain.ts'
import type { Entry, Env } from '../access/authorize.ts'
import { doorOf, mayDo } from '../access/authorize.ts'
import { namesIn, namingOf } from '../secrets/naming.ts'
import { MATTER_COMMANDS, NOTICE_COMMANDS } from '../access/table.ts'
import { limitOf } from '../http/limit.ts'
import { keepPhoto } from '../photo/photo.store.ts'
import { receivePhoto } from '../photo/cleanPhoto.ts'
import { newId } from '../integrations/clock.ts'
import type { LedgerServices } from './services.ts'
import { problemBody, ProblemError } from '../http/problem.ts'
import { deskView } from './desk.ts'
import { listMatters, listUnanswered, summarise } from './list.store.ts'
import { presentNotices, presentTeams } from './present.ts'
import { addressOfAuthor, sheetOf } from './matter.store.ts'
import { listNotices } from './room.store.ts'
import { publicView, viewMatter } from './view.ts'

const slug = z.object({ slug: z.string().openapi({ example: 'rongbu' }) })
const json = <T extends z.ZodType>(schema: T, description: string) => ({
  content: { 'application/json': { schema } },
  description,
})
const body = <T extends z.ZodType>(schema: T) => ({
  body: { content: { 'application/json': { schema } }, required: true },
})
const key = z.object({ 'idempotency-key': id })
const answer = z.object({
  seq: z.number().int(),
  id: id.optional().openapi({ description: 'Of something new: what it is called here' }),
  number: z.number().int().optional(),
  address: z
    .string()
    .nullable()
    .optional()
    .openapi({ description: 'Of lookUpAuthor: where the author can be reached, if they said so' }),
})
const flag = z
  .enum(['true', 'false'])
  .transform((word) => word === 'true')
  .optional()

/** What an address may ask of a list of matters. */
export const matterQuery = z.object({
  q: z.string().max(200).optional(),
  stage: matterStage.optional(),
  state: z.enum(['open', 'ended']).optional(),
  lane: lane.optional(),
  category: z.string().max(60).optional(),
  overdue: flag,
  climbed: z.literal('subdistrict').optional(),
  meeting: id.optional(),
  sort: z.enum(['due', 'newest', 'people', 'weight']).optional(),
  cursor: matterCursor.read,
  limit: pageSize(200, 50),
})
/** The same at the desk. */
export const deskQuery = matterQuery.extend({
  owner: z.union([z.literal('me'), id]).optional(),
  team: z.enum(['spotter', 'deliberation', 'advisory']).optional(),
  unowned: flag,
})

/** The API of the ledger: matters, teams, settings, notices of a community. */
export function ledgerRoutes(app: OpenAPIHono<Env>, parts: LedgerServices): void {
  const { db, known, ledger, search, world } = parts
  const perPerson = limitOf(120, 60)
  const door = doorOf(known)

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/communities/{slug}/matters/{matter}/commands',
      tags: ['Ledger'],
      summary:
        'Do something with a matter; of openMatter the address has the sender’s word for it, and the answer its id',
      middleware: door('matter.command'),
      request: { params: slug.extend({ matter: id }), headers: key, ...body(matterCommand) },
      responses: { 200: json(answer, 'Accepted and durable') },
    }),
    async (c) => {
      const { matter } = c.req.valid('param')
      const { 'idempotency-key': sentKey } = c.req.valid('header')
      return c.json(await carryOut(parts, c.get('entry'), matter, sentKey, c.req.valid('json')), 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/communities/{slug}/matters/commands',
      tags: ['Ledger'],
      summary: 'Do several things with several matters; each is accepted or refused by itself',
      middleware: door('matter.command'),
      request: {
        params: slug,
        ...body(
          z.object({
            items: z
              .array(z.object({ matter: id, key: id, command: matterCommand }))
              .min(1)
              .max(500),
          }),
        ),
      },
      responses: { 200: json(z.object({ items: z.array(z.looseObject({})) }), 'For each: its answer, or its problem') },
    }),
    async (c) => {
      const entry = c.get('entry')
      const items = await Promise.all(
        c.req.valid('json').items.map(({ matter, key: sentKey, command }) =>
          carryOut(parts, entry, matter, sentKey, command).catch((error: unknown) => {
            if (!(error instanceof ProblemError)) throw error
            return problemBody(error, entry.locale)
          }),
        ),
      )
      return c.json({ items } as never, 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/communities/{slug}/matters',
      tags: ['Ledger'],
      summary: 'Matters, a page at a time: search, filter, sort',
      middleware: door('matter.read'),
      request: { params: slug, query: matterQuery },
      responses: { 200: json(z.looseObject({ items: z.array(z.looseObject({ id })) }), 'Matters') },
    }),
    async (c) => {
      const { cursor, limit, ...filter } = c.req.valid('query')
      const community = c.get('entry').community!.id
      const settings = await ledger.settings(community)
      const terms = await search.matterTerms(filter.q, [c.get('entry').community!])
      const asked = { filter: filter as MatterFilter, terms, settings, now: world.now(), limit, cursor, atDesk: false }
      return c.json((await listMatters(db, community, asked)) as never, 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/communities/{slug}/desk/matters',
      tags: ['Desk'],
      summary: 'The same for staff: with owners, by owner, by team',
      middleware: door('matter.desk'),
      request: { params: slug, query: deskQuery },
      responses: { 200: json(z.looseObject({ items: z.array(z.looseObject({ id })) }), 'Matters') },
    }),
    async (c) => {
      const { cursor, limit, ...filter } = c.req.valid('query')
      const { community, staff } = c.get('entry')
      if (filter.owner === 'me') filter.owner = staff!.person
      const settings = await ledger.settings(community!.id)
      const terms = await search.matterTerms(filter.q, [community!])
      const asked = { filter: filter as MatterFilter, terms, settings, now: world.now(), limit, cursor, atDesk: true }
      return c.json((await listMatters(db, community!.id, asked)) as never, 200)
    },
  )

  const number = z.object({ number: matterNumber })
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/communities/{slug}/matters/{number}',
      tags: ['Ledger'],
      summary: 'A matter: its sheet, its cards, its whole public history',
      middleware: door('matter.read'),
      request: { params: slug.extend(number.shape) },
      responses: { 200: json(z.looseObject({ sheet: z.looseObject({ id }) }), 'The matter') },
    }),
    async (c) => {
      const view = await matterView(parts, c.get('entry'), c.req.valid('param').number)
      return c.json(publicView(view) as never, 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/communities/{slug}/desk/matters/{number}',
      tags: ['Desk'],
      summary: 'A matter as staff see it, with what this person may do now',
      middleware: door('matter.desk'),
      request: { params: slug.extend(number.shape) },
      responses: { 200: json(z.looseObject({ sheet: z.looseObject({ id }) }), 'The matter') },
    }),
    async (c) => {
      const entry = c.get('entry')
      const view = await matterView(parts, entry, c.req.valid('param').number)
      return c.json((await deskView(parts, entry, view)) as never, 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/communities/{slug}/ledger',
      tags: ['Ledger'],
      summary: 'The ledger in numbers: stages, overdue, three rates with their denominators',
      middleware: door('matter.read'),
      request: { params: slug },
      responses: { 200: json(z.looseObject({ open: z.number().int() }), 'Numbers') },
    }),
    async (c) => {
      const community = c.get('entry').community!.id
      const settings = await ledger.settings(community)
      return c.json((await summarise(db, community, settings, world.now())) as never, 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/communities/{slug}/desk/unanswered',
      tags: ['Desk'],
      summary: 'Standing cards whose authors are still without an answer, oldest first; `loose`: those in no matter',
      middleware: door('matter.desk'),
      request: {
        params: slug,
        query: z.object({
          cursor: timeCursor.read,
          limit: pageSize(500, 100),
          loose: flag,
        }),
      },
      responses: { 200: json(z.looseObject({ items: z.array(z.looseObject({})) }), 'Cards') },
    }),
    async (c) => {
      const { loose = false, ...page } = c.req.valid('query')
      return c.json((await listUnanswered(db, c.get('entry').community!.id, { ...page, loose })) as never, 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/communities/{slug}/ledger/settings',
      tags: ['Ledger'],
      summary: 'Definitions of urgency and importance, deadlines, working days',
      middleware: door('matter.read'),
      request: { params: slug },
      responses: { 200: json(ledgerSettings, 'Settings') },
    }),
    async (c) => c.json((await ledger.settings(c.get('entry').community!.id)) as never, 200),
  )
  app.openapi(
    createRoute({
      method: 'patch',
      path: '/api/communities/{slug}/ledger/settings',
      tags: ['Desk'],
      summary: 'Change how the ledger is kept',
      middleware: door('ledger.settings'),
      request: { params: slug, ...body(ledgerSettings.partial()) },
      responses: { 200: json(ledgerSettings, 'Settings') },
    }),
    async (c) => {
      const { community, staff } = c.get('entry')
      const changes = c.req.valid('json')
      const actor = { kind: 'staff', id: staff!.person } as const
      await ledger.change(community!.id, changes as never, { key: newId(world), actor, body: changes })
      return c.json((await ledger.settings(community!.id)) as never, 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/communities/{slug}/teams',
      tags: ['Ledger'],
      summary: 'The three teams: members with declared interests, offers, and what waits for each',
      middleware: door('team.read'),
      request: { params: slug },
      responses: { 200: json(z.looseObject({ members: z.array(z.looseObject({ id })) }), 'Teams') },
    }),
    async (c) => c.json((await presentTeams(parts, c.get('entry').community!.id)) as never, 200),
  )
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/communities/{slug}/teams/commands',
      tags: ['Desk'],
      summary: 'Seat members, declare interests, make and withdraw offers',
      middleware: door('team.command'),
      request: { params: slug, headers: key, ...body(teamCommand) },
      responses: { 200: json(answer, 'Accepted and durable') },
    }),
    async (c) => {
      const { community, staff } = c.get('entry')
      const said = c.req.valid('json')
      const actor = { kind: 'staff', id: staff!.person } as const
      const command = namesOf.team(said, namingOf(known.ticketKey, { community: community!.id }, actor))
      const sent = { key: c.req.valid('header')['idempotency-key'], command, actor, body: said }
      return c.json(await ledger.team(community!.id, sent), 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/communities/{slug}/notices',
      tags: ['Ledger'],
      summary: 'Public notices, latest first',
      middleware: door('matter.read'),
      request: { params: slug, query: z.object({ running: flag }) },
      responses: { 200: json(z.object({ items: z.array(z.looseObject({ id })) }), 'Notices') },
    }),
    async (c) => {
      const community = c.get('entry').community!.id
      const notices = await listNotices(db, community, c.req.valid('query').running ?? false, world.now())
      const items = await presentNotices(parts, community, notices)
      return c.json({ items } as never, 200)
    },
  )
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/communities/{slug}/notices/{notice}/commands',
      tags: ['Desk'],
      summary: 'Publish or withdraw a notice, answer an objection',
      middleware: door('notice.command'),
      request: { params: slug.extend({ notice: id }), headers: key, ...body(noticeCommand) },
      responses: { 200: json(answer, 'Accepted and durable') },
    }),
    async (c) => {
      const entry = c.get('entry')
      const { community, staff } = entry
      const said = c.req.valid('json')
      if (!(await mayDo(known, entry, NOTICE_COMMANDS[said.kind]))) throw new ProblemError('notAllowed', 403)
      const { notice: word } = c.req.valid('param')
      const actor = { kind: 'staff', id: staff!.person } as const
      const where = { community: community!.id }
      // The word for a new notice stands in the address.
      const notice = said.kind === 'publishNotice' ? namingOf(known.ticketKey, where, actor)('notice', word) : word
      const named = namesOf.notice(said, namingOf(known.ticketKey, { ...where, id: notice }, actor))
      const command = named.kind === 'publishNotice' ? { ...named, id: notice, ...where } : named
      const sent = { key: c.req.valid('header')['idempotency-key'], command, actor, body: said }
      return c.json(await ledger.notice(community!.id, notice, sent), 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/communities/{slug}/handlers',
      tags: ['Desk'],
      summary: 'Who can own a matter or a task here',
      middleware: door('matter.desk'),
      request: { params: slug },
      responses: { 200: json(z.object({ items: z.array(z.looseObject({ id })) }), 'Staff') },
    }),
    async (c) => {
      const above = await known.places.upward(c.get('entry').community!.id)
      const people = new Map<Id, { id: Id; name: string; roles: string[] }>()
      for (const place of above) {
        for (const { id: person, name, role } of await known.people.inPlace(place.id)) {
          const seen = people.get(person) ?? { id: person, name, roles: [] }
          people.set(person, { ...seen, roles: [...seen.roles, role] })
        }
      }
      return c.json({ items: [...people.values()] }, 200)
    },
  )

  app.post('/api/communities/:slug/matters/:matter/photos', door('matter.photo'), async (c) => {
    const { community, staff } = c.get('entry')
    const matter = id.parse(c.req.param('matter'))
    if (!(await sheetOf(db, community!.id, matter))) throw new ProblemError('noSuchMatter', 404)
    await perPerson(staff!.person)
    const image = await receivePhoto(c, staff!.person)
    const photo = newId(world)
    const whose = { community: community!.id, meeting: null, matter, participant: null, staff: staff!.person }
    await keepPhoto(c.get('entry').db, { ...whose, id: photo, ...image, at: world.now() })
    return c.json({ photo }, 201)
  })
}

/** A matter of the community that the address names, by its number there. */
export async function matterView(parts: LedgerServices, { community }: Entry, number: number) {
  const { db, known, ledger, world } = parts
  const [, above] = await known.places.upward(community!.id)
  const settings = await ledger.settings(community!.id)
  if (!matterNumber.safeParse(number).success) throw new ProblemError('noSuchMatter', 404)
  const view = await viewMatter(db, community!, above?.name ?? '', number, settings, world.now())
  if (!view) throw new ProblemError('noSuchMatter', 404)
  return view
}

const namesOf = { matter: namesIn(matterCommand), team: namesIn(teamCommand), notice: namesIn(noticeCommand) }

async function carryOut(parts: LedgerServices, entry: Entry, matter: Id, sentKey: Id, said: MatterCommandBody) {
  const { community, staff } = entry
  if (!(await mayDo(parts.known, entry, MATTER_COMMANDS[said.kind]))) throw new ProblemError('notAllowed', 403)
  const actor = { kind: 'staff', id: staff!.person } as const
  const { ticketKey } = parts.known
  const opens = said.kind === 'openMatter'
  // The word for a new matter stands in the address.
  const id = opens ? namingOf(ticketKey, { community: community!.id }, actor)('matter', matter) : matter
  const named = namesOf.matter(said, namingOf(ticketKey, { community: community!.id, id }, actor))
  const command: MatterCommand = named.kind === 'openMatter' ? { ...named, id, community: community!.id } : named
  const accepted = await parts.ledger.matter(community!.id, id, { key: sentKey, command, actor, body: said })
  // [L31] Told after it is on record, and kept nowhere else.
  if (said.kind !== 'lookUpAuthor') return accepted
  return { ...accepted, address: await addressOfAuthor(entry.db, community!.id, said.card) }
}
