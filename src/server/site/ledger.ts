import { clockOf, clocksOf } from '../ledger/clocks.ts'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Id } from '../../core/plain/id.ts'
import { isId } from '../../core/plain/id.ts'
import type { MatterFilter } from '../../wire/ledger.ts'
import { timeCursor } from '../../wire/cursor.ts'
import type { Env } from '../access/authorize.ts'
import { authorizeWith } from '../access/authorize.ts'
import { namingOf } from '../secrets/naming.ts'
import { countSearch } from '../api/searches.ts'
import { addressOf } from '../http/address.ts'
import { limitOf } from '../http/limit.ts'
import { asked } from '../http/asked.ts'
import { readForm } from '../http/form.ts'
import { listMatters, summarise } from '../ledger/list.store.ts'
import { presentNotices } from '../ledger/present.ts'
import { listNotices, readNotice } from '../ledger/room.store.ts'
import { matterQuery } from '../../wire/ledger.ts'
import { matterView } from '../ledger/view.ts'
import { listAlike, listSubdistrict, viewSubdistrict } from '../ledger/subdistrict.ts'
import { publicView } from '../ledger/view.ts'
import { listMeetings } from '../meeting/list.store.ts'
import { newId } from '../integrations/runtime.ts'
import { lastChange, openWave } from '../survey/present.ts'
import type { SearchServices } from '../search/services.ts'
import { ProblemError } from '../http/problem.ts'
import { hasPlaces } from '../plan/store.ts'
import { viewOf } from '../plan/map.store.ts'
import { allowTiles } from '../page/tiles.ts'
import { meetingOutcomeOf } from './meetingOutcome.ts'
import { keptSquare, named, square } from '../page/square.ts'
import type { RefusedForm } from '../page/tried.ts'
import { numbersNear } from '../plan/spot.store.ts'
import { tried } from '../page/tried.ts'

const SHOWN = 8

/** The public pages of the ledger: a community, its matters, its notices, and the subdistrict above. */
export function ledgerPages(app: OpenAPIHono<Env>, services: SearchServices): void {
  const { db, identity, ledger, render, search, runtime } = services
  const authorize = authorizeWith(identity)
  communityPage(app, services)
  noticePages(app, services)

  app.get('/c/:slug/matters', authorize('matter.read'), async (c) => {
    const { locale, community } = c.get('caller')
    // A form sends what was left empty as empty words.
    const given = Object.entries(c.req.query()).filter(([name, value]) => value !== '' && name !== 'lang')
    const query = asked(matterQuery, Object.fromEntries(given))
    const { cursor, limit, ...rest } = query
    const filter = rest as MatterFilter
    if (filter.q || filter.near) await countSearch(services, c)
    return keptSquare(c, services, { of: community!.id, asked: JSON.stringify(query) }, async () => {
      const settings = await ledger.placedSettings(community!.id)
      const now = runtime.now()
      const terms = await search.matterTerms(filter.q, [community!])
      const within = identity.requests.scopedTo([community!.id])
      const near = await numbersNear(within, community!.id, filter.near, now)
      const wanted = { filter, near, terms, settings, now, limit, cursor, atDesk: false }
      const list = await listMatters(db, community!.id, wanted)
      const head = named(community!, await identity.places.all())
      const data = { community: head, now, list, filter, clock: settings.clock }
      // The index of words follows the journal (search/indexer.ts): what a search finds at a position may
      // change, so it is not kept.
      return { ...render.renderPage('matters', locale, data), stale: filter.q !== undefined }
    })
  })

  app.get('/c/:slug/matters/:number{[0-9]+}', authorize('matter.read'), async (c) => {
    return matterPage(c, services, Number(c.req.param('number')), newId(runtime))
  })

  app.get('/s/:slug', authorize('place.read'), async (c) => {
    const { locale, subdistrict } = c.get('caller')
    const communities = await identity.places.below(subdistrict!.id)
    return keptSquare(c, services, { of: communities.map(({ id }) => id) }, async () => {
      const now = runtime.now()
      const filter: MatterFilter = { climbed: 'subdistrict', sort: 'due' }
      const asked = { filter, now, limit: 30, cursor: undefined, atDesk: false }
      const { items } = await listSubdistrict(services, subdistrict!, asked)
      const view = await viewSubdistrict(services, subdistrict!)
      const alike = await listAlike(services, subdistrict!)
      const clocks = await clocksOf(services, communities)
      const data = { view, climbed: items, alike, now, clocks }
      return render.renderPage('subdistrict', locale, data)
    })
  })
}

/**
 * The page of a community: what is open, what is late, its notices and meetings, and the trees of the last
 * one.
 */
function communityPage(app: OpenAPIHono<Env>, services: SearchServices): void {
  const { db, identity, ledger, meetings, render, runtime } = services
  const authorize = authorizeWith(identity)
  const outcome = meetingOutcomeOf(services)

  app.get('/c/:slug', authorize('place.read'), async (c) => {
    const { locale, community } = c.get('caller')
    const all = await identity.places.all()
    const { id, slug } = community!
    const cursor = asked(timeCursor.read, c.req.query('cursor'))
    return keptSquare(c, services, { of: id, asked: cursor?.join() ?? '' }, async (position) => {
      const now = runtime.now()
      const settings = await ledger.placedSettings(id)
      const list = async (filter: MatterFilter) =>
        (await listMatters(db, id, { filter, settings, now, limit: SHOWN, atDesk: false })).items
      const { items, next } = await listMeetings(db, id, { cursor, limit: 50 })
      const notices = await listNotices(db, id, true, now)
      const grown = items.find(
        ({ stage, cards }) => stage === 'closed' && cards.problem + cards.action + cards.vision > 0,
      )
      const snapshot = grown && (await meetings.snapshot(id, grown.id))
      const rendered = render.renderPage('community', locale, {
        community: named(community!, all),
        upUrl: `/s/${all.get(community!.parent!)!.slug}`,
        now,
        map: await hasPlaces(identity.requests.scopedTo([id]), id),
        summary: await summarise(db, id, settings, now),
        overdue: await list({ overdue: true, sort: 'due' }),
        open: await list({ state: 'open', sort: 'newest' }),
        notices: await presentNotices(services, id, notices.slice(0, SHOWN)),
        changed: await lastChange(services, id),
        asks: await openWave(services, id),
        members: Object.values((await ledger.teams(id)).members).filter(({ until }) => until === null),
        forest: snapshot ? { board: snapshot.board, fruit: (await outcome(snapshot.seq, snapshot.board)).fruit } : null,
        meetings: {
          open: items.filter(({ stage }) => stage === 'open'),
          coming: items.filter(({ stage }) => stage === 'announced').reverse(),
          past: items.filter(({ stage }) => stage === 'closed' || stage === 'archived'),
        },
        letters: services.mail !== undefined,
        feedUrl: `/c/${slug}/feed.atom`,
        calendarUrl: `/c/${slug}/calendar.ics`,
        nextCursor: next,
        clock: settings.clock,
      })
      // Where another process has just written, the trees may be a moment behind.
      return { ...rendered, stale: snapshot !== undefined && snapshot.seq < position }
    })
  })
}

/** Notices, and what anybody objects to them. */
function noticePages(app: OpenAPIHono<Env>, services: SearchServices): void {
  const { db, identity, ledger, render, runtime } = services
  const authorize = authorizeWith(identity)
  const objections = limitOf(20, 600)

  app.get('/c/:slug/notices', authorize('matter.read'), async (c) => {
    const { locale, community } = c.get('caller')
    return keptSquare(c, services, { of: community!.id }, async () => {
      const notices = await listNotices(db, community!.id, false, runtime.now())
      const items = await presentNotices(services, community!.id, notices)
      const head = named(community!, await identity.places.all())
      return render.renderPage('notices', locale, {
        community: head,
        items,
        clock: await clockOf(services, community!.id),
      })
    })
  })

  app.get('/c/:slug/notices/:notice', authorize('matter.read'), (c) =>
    noticePage(c, c.req.param('notice'), newId(runtime)),
  )

  // [L29] Anybody may object while the notice runs; who it was is a pseudonym of its own.
  app.post('/c/:slug/notices/:notice/object', authorize('notice.object'), async (c) => {
    const community = c.get('caller').community!
    const notice = c.req.param('notice')
    if (!isId(notice)) throw new ProblemError('noSuchNotice')
    const form = await readForm(c, () => objections(`${community.id} ${addressOf(c, identity)}`))
    const text = form.words('text')
    const key = isId(form.words('key')) ? form.words('key') : newId(runtime)
    const refused = await tried(c, form, { matter: null, field: 'text' }, async () => {
      // Nobody is signed in: who has the form's own word is the same person, under a pseudonym that is told
      // to nobody.
      const naming = namingOf(identity.ticketKey, { community: community.id, id: notice }, 'anybody')
      const command = { kind: 'object', id: naming('objection', key), text } as const
      const actor = { kind: 'participant', id: naming('person', key) } as const
      await ledger.notice(community.id, notice, { key, command, actor, body: command })
      c.set('answered', { what: 'objections', once: key })
    })
    if (refused) return noticePage(c, notice, refused.used ? newId(runtime) : key, refused)
    return c.redirect(`/c/${community.slug}/notices/${notice}?sent#objections`, 303)
  })

  async function noticePage(c: Context<Env>, id: string, formKey: Id, form?: RefusedForm): Promise<Response> {
    const { locale, community } = c.get('caller')
    const found = isId(id) ? await readNotice(db, community!.id, id) : undefined
    if (!found) throw new ProblemError('noSuchNotice')
    const [notice] = await presentNotices(services, community!.id, [found])
    const head = named(community!, await identity.places.all())
    const sent = c.req.query('sent') !== undefined
    const refused = form?.refused ?? null
    const data = {
      community: head,
      notice: notice!,
      formKey,
      sent,
      refused,
      clock: await clockOf(services, community!.id),
    }
    return square(c, render.renderPage('notice', locale, data), undefined, form?.status)
  }
}

/**
 * The page of a matter; with the form through which anybody contests as it was sent, where that was refused.
 */
export async function matterPage(
  c: Context<Env>,
  services: SearchServices,
  number: number,
  formKey: Id,
  form?: RefusedForm,
): Promise<Response> {
  const { db, ledger, render, runtime, tiles } = services
  const caller = c.get('caller')
  const view = publicView(await matterView(services, caller, number))
  const onMap = tiles !== undefined && !!view.spot?.mapPoints.length
  if (onMap) allowTiles(c, tiles)
  const { definitions, clock } = await ledger.placedSettings(caller.community!.id)
  const data = {
    view,
    map: onMap ? { tiles, view: await viewOf(db, caller.community!.id) } : null,
    definitions,
    now: runtime.now(),
    formKey,
    refused: form?.refused ?? null,
    letters: services.mail !== undefined,
    clock,
  }
  return square(c, render.renderPage('matter', caller.locale, data), undefined, form?.status)
}
