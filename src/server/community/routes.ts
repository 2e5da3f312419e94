import type { OpenAPIHono } from '@hono/zod-openapi'
import { createRoute, z } from '@hono/zod-openapi'
import { Feed } from 'feed'
import ical, { ICalEventStatus } from 'ical-generator'
import { NAME_MOST } from '../../core/meeting/meeting.ts'
import type { Place } from '../../core/place/place.ts'
import { meetingSummary } from '../../wire/meeting.ts'
import type { MeetingSummary } from '../../wire/meeting.ts'
import { idOf, newIdOf } from '../../wire/ids.ts'
import { idCursor, slugCursor, timeCursor } from '../../wire/cursor.ts'
import { id, pageOf, pageSize } from '../../wire/plain.ts'
import type { Env } from '../access/authorize.ts'
import { doorOf, hasRole, mayDo } from '../access/authorize.ts'
import { namesIn, namingOf } from '../secrets/naming.ts'
import { ACTIONS } from '../access/table.ts'
import { listMeetings } from '../meeting/list.store.ts'
import { boardPage } from '../meeting/shown.ts'
import { revisionsOf } from './revisions.store.ts'
import { escapeHtml } from '../page/html.ts'
import { presentSummary } from '../meeting/present.ts'
import type { MeetingServices } from '../meeting/services.ts'
import { cleanly, ProblemError } from '../http/problem.ts'

const slug = z.object({ slug: z.string() })
const place = z.object({ slug: z.string(), name: z.string(), subdistrict: z.string() }).openapi('Community')
const json = <T extends z.ZodType>(schema: T, description: string) => ({
  content: { 'application/json': { schema } },
  description,
})

const aPlace = z
  .object({
    id,
    kind: z.enum(['subdistrict', 'community', 'grid', 'building']),
    parent: idOf('place').nullable(),
    slug: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/),
    name: z.string().max(1000),
  })
  .openapi('Place')
const newPlace = aPlace.extend({ id: newIdOf('place') }).openapi('NewPlace')
const PARENT = { subdistrict: null, community: 'subdistrict', grid: 'community', building: 'grid' } as const

const namesOf = namesIn(newPlace)

/** The API of communities, their calendar and their feed. */
export function placeRoutes(app: OpenAPIHono<Env>, parts: MeetingServices): void {
  const { known, db } = parts
  const door = doorOf(known)

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/communities',
      tags: ['Communities'],
      summary: 'The communities by slug, a page at a time',
      middleware: door('place.read'),
      request: { query: z.object({ cursor: slugCursor.read, limit: pageSize(200, 50) }) },
      responses: { 200: json(pageOf(place), 'Communities') },
    }),
    async (c) => {
      const { cursor: [after] = [''], limit } = c.req.valid('query')
      const all = await known.places.all()
      const rest = [...all.values()]
        .filter(({ kind, slug }) => kind === 'community' && slug > after)
        .sort((a, b) => (a.slug < b.slug ? -1 : 1))
      const items = rest.slice(0, limit).map((community) => present(community, all))
      return c.json({ items, next: rest.length > limit ? items.at(-1)!.slug : null }, 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/places',
      tags: ['Communities'],
      summary: 'All places by id: subdistricts, communities, grids, buildings; a page at a time',
      middleware: door('place.read'),
      request: { query: z.object({ cursor: idCursor.read, limit: pageSize(200, 50) }) },
      responses: { 200: json(pageOf(aPlace), 'Places') },
    }),
    async (c) => {
      const { cursor: [after] = [''], limit } = c.req.valid('query')
      const rest = [...(await known.places.all()).values()].filter(({ id }) => id > after)
      const items = rest.slice(0, limit)
      return c.json({ items, next: rest.length > limit ? items.at(-1)!.id : null }, 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/places',
      tags: ['Communities'],
      summary:
        'Add a place below one that you administer: a community below a subdistrict, a grid below a community, a building below a grid',
      middleware: door('place.write'),
      request: { body: { content: { 'application/json': { schema: newPlace } }, required: true } },
      responses: { 201: json(aPlace, 'Added') },
    }),
    async (c) => {
      const sent = c.req.valid('json')
      const actor = { kind: 'staff', id: c.get('entry').staff!.person } as const
      const naming = namingOf(known.ticketKey, { community: sent.parent ?? '' }, actor)
      const added = { ...namesOf(sent, naming), name: cleanly(sent.name, NAME_MOST, 1) }
      const all = await known.places.all()
      const above = added.parent ? all.get(added.parent) : undefined
      if (PARENT[added.kind] !== (above?.kind ?? null)) throw new ProblemError('noSuchPlace', 404)
      // A new subdistrict has nothing above it: any administrator may add one.
      const allowed =
        !above || (await hasRole(known, { ...c.get('entry'), community: above }, ACTIONS['place.write'].roles))
      if (!allowed) throw new ProblemError('notAllowed', 403)
      const taken = [...all.values()].find(({ id, slug }) => id === added.id || slug === added.slug)
      if (!taken) await known.places.add([added])
      else if (taken.id !== added.id || taken.slug !== added.slug) throw new ProblemError('idTaken', 409)
      return c.json(added, 201)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/communities/{slug}',
      tags: ['Communities'],
      summary: 'A community with its grids',
      middleware: door('place.read'),
      request: { params: slug },
      responses: {
        200: json(place.extend({ grids: z.array(z.object({ id, name: z.string() })) }), 'Community'),
      },
    }),
    async (c) => {
      const community = c.get('entry').community!
      const all = await known.places.all()
      const grids = [...all.values()]
        .filter(({ kind, parent }) => kind === 'grid' && parent === community.id)
        .sort((a, b) => (a.slug < b.slug ? -1 : 1))
        .map(({ id, name }) => ({ id, name }))
      return c.json({ ...present(community, all), grids }, 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/communities/{slug}/meetings',
      tags: ['Communities'],
      summary: 'Meetings of a community, latest first; drafts only for staff',
      middleware: door('place.read'),
      request: {
        params: slug,
        query: z.object({ cursor: timeCursor.read, limit: pageSize(200, 50) }),
      },
      responses: { 200: json(pageOf(meetingSummary), 'Meetings') },
    }),
    async (c) => {
      const entry = c.get('entry')
      const drafts = await mayDo(known, entry, ACTIONS['meeting.drafts'])
      return c.json(await listMeetings(db, entry.community!.id, { ...c.req.valid('query'), drafts }), 200)
    },
  )

  app.get('/c/:slug/calendar.ics', door('place.read'), async (c) => {
    const community = c.get('entry').community!
    const { items } = await listMeetings(db, community.id, { limit: 200, drafts: true })
    return calendar(community, items)
  })

  app.get('/api/meetings/:code/meeting.ics', door('meeting.read'), async (c) => {
    const { board } = await boardPage(parts, c.get('entry'))
    const minutes = board.agenda.reduce((sum, item) => sum + item.minutes, 0)
    const community = (await known.places.all()).get(board.community)!
    return calendar(community, [presentSummary(board)], minutes)
  })

  app.get('/c/:slug/feed.atom', door('place.read'), async (c) => {
    const community = c.get('entry').community!
    const home = `${parts.publicUrl()}/c/${community.slug}`
    const { items } = await listMeetings(db, community.id, { limit: 50 })
    const revisions = await revisionsOf(db, community.id, idsOf(items))
    const feed = new Feed({
      id: home,
      link: home,
      title: `${community.name} · Grove`,
      copyright: '',
      author: { name: community.name, link: home },
      feedLinks: { atom: `${home}/feed.atom` },
      updated: new Date(Math.max(0, ...[...revisions.values()].map(({ at }) => at))),
    })
    for (const item of items) {
      const link = `${parts.publicUrl()}/m/${item.code}${item.stage === 'closed' || item.stage === 'archived' ? '/record' : ''}`
      const { problem, action, vision } = item.cards
      feed.addItem({
        id: `urn:uuid:${item.id}`,
        link,
        // Titles go out as HTML: what people wrote is text.
        title: escapeHtml(item.theme),
        date: new Date(revisions.get(item.id)!.at),
        description: `${problem} · ${action} · ${vision}`,
      })
    }
    return c.body(feed.atom1(), 200, { 'content-type': 'application/atom+xml; charset=utf-8' })
  })

  /**
   * Instants in UTC, right in every zone. SEQUENCE and DTSTAMP say which revision of a meeting this is, so
   * that calendars move what was moved.
   */
  async function calendar({ id, name }: Place, meetings: MeetingSummary[], minutes = 120): Promise<Response> {
    const revisions = await revisionsOf(db, id, idsOf(meetings))
    const events = ical({ name, prodId: '//Grove//Meetings//EN' })
    for (const meeting of meetings) {
      const { sequence, at, shown } = revisions.get(meeting.id)!
      // One that was announced and then taken back is cancelled where it was entered; other drafts are
      // nobody's business.
      const draft = meeting.stage === 'draft'
      if (draft && !shown) continue
      events.createEvent({
        id: `${meeting.id}@grove`,
        start: new Date(meeting.startsAt),
        end: new Date(meeting.startsAt + minutes * 60_000),
        stamp: new Date(at),
        lastModified: new Date(at),
        sequence,
        ...(draft ? { status: ICalEventStatus.CANCELLED } : {}),
        summary: draft ? '' : meeting.theme,
        location: draft ? '' : meeting.place,
        url: `${parts.publicUrl()}/m/${meeting.code}`,
      })
    }
    return new Response(events.toString(), { headers: { 'content-type': 'text/calendar; charset=utf-8' } })
  }
}

const idsOf = (meetings: readonly MeetingSummary[]) => meetings.map(({ id }) => id)

function present(community: Place, all: Map<string, Place>) {
  return {
    slug: community.slug,
    name: community.name,
    subdistrict: (community.parent && all.get(community.parent)?.name) || '',
  }
}
