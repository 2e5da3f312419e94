import type { OpenAPIHono } from '@hono/zod-openapi'
import { isId } from '../../core/plain/id.ts'
import type { MatterFilter } from '../../wire/ledger.ts'
import type { Env } from '../access/doorway.ts'
import { doorOf } from '../access/doorway.ts'
import { namingOf } from '../access/naming.ts'
import { addressOf } from '../access/address.ts'
import { limitOf } from '../access/limit.ts'
import { readForm } from '../form.ts'
import { listMatters, summarise } from '../ledger/list.ts'
import { presentNotices } from '../ledger/present.ts'
import { listNotices, loadNotice } from '../ledger/room.store.ts'
import { matterQuery, matterView } from '../ledger/routes.ts'
import { listAlike, listSubdistrict, viewSubdistrict } from '../ledger/subdistrict.ts'
import { publicView } from '../ledger/view.ts'
import { listMeetings } from '../meeting/list.ts'
import { newId } from '../outside/world.ts'
import type { Parts } from '../parts.ts'
import { ProblemError } from '../problem.ts'
import { borneOf } from './borne.ts'
import { named, square, TIME_ZONE } from './square.ts'

const SHOWN = 8

/** The public pages of the ledger: a community, its matters, its notices, and the subdistrict above. */
export function ledgerPages(app: OpenAPIHono<Env>, parts: Parts): void {
  const { db, known, ledger, meetings, render, search, world } = parts
  const door = doorOf(known)
  const borne = borneOf(parts)
  const objections = limitOf(20, 600)

  app.get('/c/:slug', door('place.read'), async (c) => {
    const { locale, community } = c.get('entry')
    const all = await known.places.all()
    const { id, slug } = community!
    const now = world.now()
    const settings = await ledger.settings(id)
    const list = async (filter: MatterFilter) =>
      (await listMatters(db, id, { filter, settings, now, limit: SHOWN, atDesk: false })).items
    const { items, next } = await listMeetings(db, id, { cursor: c.req.query('cursor'), limit: 50 })
    const notices = await listNotices(db, id, true, now)
    const grown = items.find(
      ({ stage, cards }) => stage === 'closed' && cards.problem + cards.action + cards.vision > 0,
    )
    const snapshot = grown && (await meetings.snapshot(id, grown.id))
    return square(
      c,
      render.renderPage('community', locale, {
        community: named(community!, all),
        now,
        summary: await summarise(db, id, settings, now),
        overdue: await list({ overdue: true, sort: 'due' }),
        open: await list({ state: 'open', sort: 'newest' }),
        notices: await presentNotices(parts, id, notices.slice(0, SHOWN)),
        members: Object.values((await ledger.teams(id)).members).filter(({ until }) => until === null),
        forest: snapshot ? { board: snapshot.board, fruit: (await borne(snapshot.seq, snapshot.board)).fruit } : null,
        meetings: {
          open: items.filter(({ stage }) => stage === 'open'),
          coming: items.filter(({ stage }) => stage === 'announced').reverse(),
          past: items.filter(({ stage }) => stage === 'closed' || stage === 'archived'),
        },
        feedUrl: `/c/${slug}/feed.atom`,
        calendarUrl: `/c/${slug}/calendar.ics`,
        nextCursor: next,
        timeZone: TIME_ZONE,
      }),
    )
  })

  app.get('/c/:slug/matters', door('matter.read'), async (c) => {
    const { locale, community } = c.get('entry')
    // A form sends what was left empty as empty words.
    const given = Object.entries(c.req.query()).filter(([name, value]) => value !== '' && name !== 'lang')
    const asked = matterQuery.safeParse(Object.fromEntries(given))
    if (!asked.success) throw new ProblemError('malformed', 400, { where: 'query', why: '' })
    const { cursor, limit, ...rest } = asked.data
    const filter = rest as MatterFilter
    const settings = await ledger.settings(community!.id)
    const now = world.now()
    const wanted = await search.wanted(filter.q, [community!])
    const list = await listMatters(db, community!.id, { filter, wanted, settings, now, limit, cursor, atDesk: false })
    const head = named(community!, await known.places.all())
    return square(c, render.renderPage('matters', locale, { community: head, now, list, filter, timeZone: TIME_ZONE }))
  })

  app.get('/c/:slug/matters/:number{[0-9]+}', door('matter.read'), async (c) => {
    const entry = c.get('entry')
    const view = publicView(await matterView(parts, entry, Number(c.req.param('number'))))
    const { definitions } = await ledger.settings(entry.community!.id)
    const now = world.now()
    const data = { view, definitions, now, formKey: newId(world), timeZone: TIME_ZONE }
    return square(c, render.renderPage('matter', entry.locale, data))
  })

  app.get('/c/:slug/notices', door('matter.read'), async (c) => {
    const { locale, community } = c.get('entry')
    const notices = await listNotices(db, community!.id, false, world.now())
    const items = await presentNotices(parts, community!.id, notices)
    const head = named(community!, await known.places.all())
    return square(c, render.renderPage('notices', locale, { community: head, items, timeZone: TIME_ZONE }))
  })

  app.get('/c/:slug/notices/:notice', door('matter.read'), async (c) => {
    const { locale, community } = c.get('entry')
    const id = c.req.param('notice')
    const found = isId(id) ? await loadNotice(db, community!.id, id) : undefined
    if (!found) throw new ProblemError('noSuchNotice', 404)
    const [notice] = await presentNotices(parts, community!.id, [found])
    const head = named(community!, await known.places.all())
    const sent = c.req.query('sent') !== undefined
    const data = { community: head, notice: notice!, formKey: newId(world), sent, timeZone: TIME_ZONE }
    return square(c, render.renderPage('notice', locale, data))
  })

  // [L29] Anybody may object while the notice runs; who it was is a pseudonym of its own.
  app.post('/c/:slug/notices/:notice/object', door('notice.object'), async (c) => {
    const community = c.get('entry').community!
    const notice = c.req.param('notice')
    if (!isId(notice)) throw new ProblemError('noSuchNotice', 404)
    await objections(`${community.id} ${addressOf(c, known)}`)
    const form = await readForm(c)
    const key = isId(form.words('key')) ? form.words('key') : newId(world)
    // Nobody is signed in: who has the form's own word is the same person, under a pseudonym that is told to nobody.
    const naming = namingOf(known.ticketKey, { community: community.id, id: notice }, 'anybody')
    const command = { kind: 'object', id: naming('objection', key), text: form.words('text') } as const
    const actor = { kind: 'participant', id: naming('person', key) } as const
    await ledger.notice(community.id, notice, { key, command, actor, body: command })
    return c.redirect(`/c/${community.slug}/notices/${notice}?sent#objections`, 303)
  })

  app.get('/s/:slug', door('place.read'), async (c) => {
    const { locale, subdistrict } = c.get('entry')
    const now = world.now()
    const filter: MatterFilter = { climbed: 'subdistrict', sort: 'due' }
    const asked = { filter, now, limit: 30, cursor: undefined, atDesk: false }
    const { items } = await listSubdistrict(parts, subdistrict!, asked)
    const view = await viewSubdistrict(parts, subdistrict!)
    const alike = await listAlike(parts, subdistrict!)
    const data = { view, climbed: items, alike, now, timeZone: TIME_ZONE }
    return square(c, render.renderPage('subdistrict', locale, data))
  })
}
