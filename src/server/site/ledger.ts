import { clockOf, clocksOf } from '../ledger/clocks.ts'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Id } from '../../core/plain/id.ts'
import { isId } from '../../core/plain/id.ts'
import type { MatterFilter } from '../../wire/ledger.ts'
import { timeCursor } from '../../wire/cursor.ts'
import type { Env } from '../access/authorize.ts'
import { doorOf } from '../access/authorize.ts'
import { namingOf } from '../secrets/naming.ts'
import { addressOf } from '../http/address.ts'
import { limitOf } from '../http/limit.ts'
import { asked } from '../http/asked.ts'
import { readForm } from '../http/form.ts'
import { listMatters, summarise } from '../ledger/list.store.ts'
import { presentNotices } from '../ledger/present.ts'
import { listNotices, loadNotice } from '../ledger/room.store.ts'
import { matterQuery } from '../../wire/ledger.ts'
import { matterView } from '../ledger/view.ts'
import { listAlike, listSubdistrict, viewSubdistrict } from '../ledger/subdistrict.ts'
import { publicView } from '../ledger/view.ts'
import { listMeetings } from '../meeting/list.store.ts'
import { newId } from '../integrations/clock.ts'
import type { SearchServices } from '../search/services.ts'
import { ProblemError } from '../http/problem.ts'
import { meetingOutcomeOf } from './meetingOutcome.ts'
import { keptSquare, named, square } from '../page/square.ts'
import type { RefusedForm } from '../page/tried.ts'
import { tried } from '../page/tried.ts'

const SHOWN = 8

/** The public pages of the ledger: a community, its matters, its notices, and the subdistrict above. */
export function ledgerPages(app: OpenAPIHono<Env>, parts: SearchServices): void {
  const { db, known, ledger, meetings, render, search, world } = parts
  const door = doorOf(known)
  const outcome = meetingOutcomeOf(parts)
  const objections = limitOf(20, 600)

  app.get('/c/:slug', door('place.read'), async (c) => {
    const { locale, community } = c.get('entry')
    const all = await known.places.all()
    const { id, slug } = community!
    const cursor = asked(timeCursor.read, c.req.query('cursor'))
    return keptSquare(c, parts, { of: id, asked: cursor?.join() ?? '' }, async (position) => {
      const now = world.now()
      const settings = await ledger.settings(id)
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
        now,
        summary: await summarise(db, id, settings, now),
        overdue: await list({ overdue: true, sort: 'due' }),
        open: await list({ state: 'open', sort: 'newest' }),
        notices: await presentNotices(parts, id, notices.slice(0, SHOWN)),
        members: Object.values((await ledger.teams(id)).members).filter(({ until }) => until === null),
        forest: snapshot ? { board: snapshot.board, fruit: (await outcome(snapshot.seq, snapshot.board)).fruit } : null,
        meetings: {
          open: items.filter(({ stage }) => stage === 'open'),
          coming: items.filter(({ stage }) => stage === 'announced').reverse(),
          past: items.filter(({ stage }) => stage === 'closed' || stage === 'archived'),
        },
        feedUrl: `/c/${slug}/feed.atom`,
        calendarUrl: `/c/${slug}/calendar.ics`,
        nextCursor: next,
        clock: settings.calendar.utcOffset,
      })
      // Where another process has just written, the trees may be a moment behind.
      return { ...rendered, stale: snapshot !== undefined && snapshot.seq < position }
    })
  })

  app.get('/c/:slug/matters', door('matter.read'), async (c) => {
    const { locale, community } = c.get('entry')
    // A form sends what was left empty as empty words.
    const given = Object.entries(c.req.query()).filter(([name, value]) => value !== '' && name !== 'lang')
    const query = asked(matterQuery, Object.fromEntries(given))
    const { cursor, limit, ...rest } = query
    const filter = rest as MatterFilter
    return keptSquare(c, parts, { of: community!.id, asked: JSON.stringify(query) }, async () => {
      const settings = await ledger.settings(community!.id)
      const now = world.now()
      const terms = await search.matterTerms(filter.q, [community!])
      const list = await listMatters(db, community!.id, { filter, terms, settings, now, limit, cursor, atDesk: false })
      const head = named(community!, await known.places.all())
      const data = { community: head, now, list, filter, clock: settings.calendar.utcOffset }
      // The index of words follows the journal (search/indexer.ts): what a search finds at a position may
      // change, so it is not kept.
      return { ...render.renderPage('matters', locale, data), stale: filter.q !== undefined }
    })
  })

  app.get('/c/:slug/matters/:number{[0-9]+}', door('matter.read'), async (c) => {
    return matterPage(c, parts, Number(c.req.param('number')), newId(world))
  })

  app.get('/c/:slug/notices', door('matter.read'), async (c) => {
    const { locale, community } = c.get('entry')
    return keptSquare(c, parts, { of: community!.id }, async () => {
      const notices = await listNotices(db, community!.id, false, world.now())
      const items = await presentNotices(parts, community!.id, notices)
      const head = named(community!, await known.places.all())
      return render.renderPage('notices', locale, {
        community: head,
        items,
        clock: await clockOf(parts, community!.id),
      })
    })
  })

  app.get('/c/:slug/notices/:notice', door('matter.read'), (c) => noticePage(c, c.req.param('notice'), newId(world)))

  // [L29] Anybody may object while the notice runs; who it was is a pseudonym of its own.
  app.post('/c/:slug/notices/:notice/object', door('notice.object'), async (c) => {
    const community = c.get('entry').community!
    const notice = c.req.param('notice')
    if (!isId(notice)) throw new ProblemError('noSuchNotice', 404)
    const form = await readForm(c, () => objections(`${community.id} ${addressOf(c, known)}`))
    const text = form.words('text')
    const key = isId(form.words('key')) ? form.words('key') : newId(world)
    const refused = await tried(c, form, { matter: null, field: 'text' }, async () => {
      // Nobody is signed in: who has the form's own word is the same person, under a pseudonym that is told
      // to nobody.
      const naming = namingOf(known.ticketKey, { community: community.id, id: notice }, 'anybody')
      const command = { kind: 'object', id: naming('objection', key), text } as const
      const actor = { kind: 'participant', id: naming('person', key) } as const
      await ledger.notice(community.id, notice, { key, command, actor, body: command })
    })
    if (refused) return noticePage(c, notice, refused.used ? newId(world) : key, refused)
    return c.redirect(`/c/${community.slug}/notices/${notice}?sent#objections`, 303)
  })

  app.get('/s/:slug', door('place.read'), async (c) => {
    const { locale, subdistrict } = c.get('entry')
    return keptSquare(c, parts, { of: null }, async () => {
      const now = world.now()
      const filter: MatterFilter = { climbed: 'subdistrict', sort: 'due' }
      const asked = { filter, now, limit: 30, cursor: undefined, atDesk: false }
      const { items } = await listSubdistrict(parts, subdistrict!, asked)
      const view = await viewSubdistrict(parts, subdistrict!)
      const alike = await listAlike(parts, subdistrict!)
      const clocks = await clocksOf(parts, await known.places.below(subdistrict!.id))
      const data = { view, climbed: items, alike, now, clocks }
      return render.renderPage('subdistrict', locale, data)
    })
  })

  async function noticePage(c: Context<Env>, id: string, formKey: Id, form?: RefusedForm): Promise<Response> {
    const { locale, community } = c.get('entry')
    const found = isId(id) ? await loadNotice(db, community!.id, id) : undefined
    if (!found) throw new ProblemError('noSuchNotice', 404)
    const [notice] = await presentNotices(parts, community!.id, [found])
    const head = named(community!, await known.places.all())
    const sent = c.req.query('sent') !== undefined
    const refused = form?.refused ?? null
    const data = {
      community: head,
      notice: notice!,
      formKey,
      sent,
      refused,
      clock: await clockOf(parts, community!.id),
    }
    return square(c, render.renderPage('notice', locale, data), undefined, form?.status)
  }
}

/**
 * The page of a matter; with the form through which anybody contests as it was sent, where that was refused.
 */
export async function matterPage(
  c: Context<Env>,
  parts: SearchServices,
  number: number,
  formKey: Id,
  form?: RefusedForm,
): Promise<Response> {
  const { ledger, render, world } = parts
  const entry = c.get('entry')
  const view = publicView(await matterView(parts, entry, number))
  const { definitions, calendar } = await ledger.settings(entry.community!.id)
  const data = {
    view,
    definitions,
    now: world.now(),
    formKey,
    refused: form?.refused ?? null,
    clock: calendar.utcOffset,
  }
  return square(c, render.renderPage('matter', entry.locale, data), undefined, form?.status)
}
