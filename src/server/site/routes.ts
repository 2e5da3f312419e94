import type { Board } from '../../core/meeting/meeting.ts'
import { signedTextOf } from '../../core/document/signedText.ts'
import { languageFor } from '../document/answer.ts'
import { clockOf } from '../ledger/clocks.ts'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { lastRound } from '../../core/minutes/minutes.ts'
import { figuresOf } from '../../core/minutes/signing.ts'
import type { SignedMinutes } from '../../wire/pages.ts'
import type { Caller, Env } from '../access/authorize.ts'
import { authorizeWith } from '../access/authorize.ts'
import { addressTyped } from '../access/typed.ts'
import { takesGzip } from '../http/encoding.ts'
import { boardPage } from '../meeting/shown.ts'
import { listMeetings } from '../meeting/list.store.ts'
import { documentOf } from '../api/document.ts'
import type { Route } from '../api/route.ts'
import type { SearchServices } from '../search/services.ts'
import { ProblemError } from '../http/problem.ts'
import type { Assets } from '../page/assets.ts'
import { SCRIPTS } from '../page/assets.ts'
import { outcomeIn } from './pictures.routes.ts'
import { pageNumber } from '../../wire/plain.ts'
import { asked } from '../http/asked.ts'
import { answerMade, madeOf } from '../page/html.ts'
import { qrSvg } from '../page/qr.ts'
import { keptSquare, named, square } from '../page/square.ts'
import { alonePages } from './alone.ts'
import { correctionPages } from './corrections.ts'
import { minutesFiles } from './minutesFiles.ts'
import { surfacePages } from './surfaces.ts'

/** Cards on a page of a record. */
const RECORD_MOST = 1000

/** Everything that a browser opens by itself: pages, pictures, forms that work without JavaScript. */
export function pageRoutes(
  app: OpenAPIHono<Env>,
  services: SearchServices,
  assets: Assets,
  routes: readonly Route[],
): void {
  services.hub.onEviction(() => services.pages.forget())
  builtFiles(app, services, assets)
  alonePages(app, services, assets)
  homePages(app, services)
  surfacePages(app, services, assets)
  meetingPages(app, services)
  correctionPages(app, services)
  minutesFiles(app, services)
  apiPages(app, services, routes)
}

/** What was built and is handed out as it is. */
function builtFiles(app: OpenAPIHono<Env>, { identity }: SearchServices, assets: Assets): void {
  const page = authorizeWith(identity)('page.read')
  app.get('/assets/*', page, (c) => {
    const asset = assets.find(c.req.path)
    if (!asset) throw new ProblemError('noSuchAddress')
    const gzip = takesGzip(c)
    return c.body(new Uint8Array(gzip ? asset.gzip : asset.plain), 200, {
      'content-type': asset.type,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
      ...(gzip ? { 'content-encoding': 'gzip' } : {}),
    })
  })
  for (const name of SCRIPTS)
    app.get(`/${name}.js`, page, (c) => {
      const script = assets.script(name)
      if (!script) throw new ProblemError('noSuchAddress')
      return c.redirect(script)
    })
  // [T50] Browsers take a service worker from its own address alone, and look there for a newer one.
  app.get('/pushWorker.js', page, (c) => {
    const file = assets.script('pushWorker')
    const asset = file && assets.find(file)
    if (!asset) throw new ProblemError('noSuchAddress')
    return c.body(new Uint8Array(asset.plain), 200, { 'content-type': asset.type, 'cache-control': 'no-cache' })
  })
  app.get('/mark.svg', page, (c) =>
    c.body(MARK, 200, { 'content-type': 'image/svg+xml', 'cache-control': 'max-age=86400' }),
  )
}

/** So many communities at most are named on the first page, with their meetings. */
const NAMED_MOST = 200

function homePages(app: OpenAPIHono<Env>, services: SearchServices): void {
  const { identity, render } = services
  const page = authorizeWith(identity)('page.read')
  app.get('/', page, async (c) => {
    const { locale } = c.get('caller')
    const all = await identity.places.all()
    const inside = await identity.places.communities()
    const subdistricts = await identity.places.subdistricts()
    // Of a city the page leads to the subdistricts, and does not change with each card of any.
    const many = inside.length > NAMED_MOST
    return keptSquare(c, services, { of: null, ...(many ? { position: 0 } : {}) }, async () => {
      const communities = []
      for (const place of many ? [] : inside) {
        const { items } = await listMeetings(services.db, place.id, { limit: 20 })
        communities.push({
          ...named(place, all),
          clock: await clockOf(services, place.id),
          open: items.filter(({ stage }) => stage === 'open'),
          coming: items.filter(({ stage }) => stage === 'announced'),
        })
      }
      const data = { communities, subdistricts, many, findAction: '/find' }
      return render.renderPage('home', locale, data)
    })
  })

  // One field for whatever somebody holds: a meeting's code, a receipt, or words, which are looked for in the
  // subdistrict where there is one only.
  app.get('/find', page, async (c) => {
    const typed = c.req.query('q') ?? ''
    const address = await addressTyped(identity, typed)
    if (address) return c.redirect(address)
    const [subdistrict, ...others] = await identity.places.subdistricts()
    if (!subdistrict || others.length > 0 || typed.trim() === '') throw new ProblemError('noSuchMeeting')
    return c.redirect(`/s/${subdistrict.slug}/search?q=${encodeURIComponent(typed)}`)
  })
}

/** The record of a meeting and its poster. */
function meetingPages(app: OpenAPIHono<Env>, services: SearchServices): void {
  const { identity, render } = services
  const authorize = authorizeWith(identity)
  const outcome = outcomeIn(services)
  app.get('/m/:code/record', authorize('meeting.read'), async (c) => {
    const caller = c.get('caller')
    const { seq, board, communityName, communitySlug } = await boardPage(services, caller)
    const base = `/api/meetings/${board.code}`
    const pages = Math.max(1, Math.ceil(Object.keys(board.cards).length / RECORD_MOST))
    const page = { at: Math.min(asked(pageNumber, c.req.query('page')), pages), of: pages, holds: RECORD_MOST }
    const picture = `${services.publicUrl()}${base}/trees.png`
    const kept = { of: board.community, asked: `${page.at}`, position: seq, picture }
    return keptSquare(c, services, kept, async () =>
      render.renderPage('record', caller.locale, {
        board,
        page,
        signed: await signedOf(services, caller, board),
        communityName,
        communitySlug,
        subdistrict: named((await identity.places.all()).get(board.community)!, await identity.places.all())
          .subdistrict,
        urls: {
          self: `${services.publicUrl()}/m/${board.code}/record`,
          csv: `${base}/cards.csv`,
          ics: `${base}/meeting.ics`,
          svg: `${base}/trees.svg`,
          png: `${base}/trees.png`,
        },
        generatedAt: services.runtime.now(),
        ...(await outcome(seq, board)),
        clock: await clockOf(services, board.community),
      }),
    )
  })

  app.get('/poster/:code', authorize('meeting.read'), async (c) => {
    const caller = c.get('caller')
    const { board, communityName } = await boardPage(services, caller)
    const joinUrl = `${services.publicUrl()}/m/${board.code}`
    const data = {
      board,
      communityName,
      joinUrl,
      joinQr: await qrSvg(joinUrl),
      clock: await clockOf(services, board.community),
    }
    return square(c, render.renderPage('poster', caller.locale, data))
  })
}

/** What of a meeting's minutes stands on its record for everybody. */
async function signedOf(services: SearchServices, caller: Caller, board: Board): Promise<SignedMinutes> {
  const entered = (await services.minutes.read(caller.meeting!)).minutes
  const { signedAt, signings, scans, photos, rounds, takenOut } = entered
  const signed = signedAt === null ? null : signings[signings.length - 1]!.board
  const round = lastRound({ rounds })
  return {
    at: signedAt,
    text: signedTextOf(entered, board, await languageFor(services, caller, board.community)),
    scans,
    photos: photos.filter(({ consent }) => consent),
    takenOut,
    round: signedAt !== null && round ? { from: round.openedAt, until: round.until } : null,
    figures: signed && figuresOf(signed),
    openedSince: signedAt !== null && (board.closedAt === null || board.closedAt > signedAt),
  }
}

function apiPages(app: OpenAPIHono<Env>, services: SearchServices, routes: readonly Route[]): void {
  const { identity, render } = services
  const page = authorizeWith(identity)('page.read')
  // What programs are told does not change while Grove runs: made once.
  let document: ReturnType<typeof documentOf> | undefined
  const openapi = () => (document ??= documentOf(routes))
  const always = { position: 0, of: null }
  app.get('/api', page, (c) =>
    keptSquare(c, services, always, async () =>
      render.renderPage('api', c.get('caller').locale, { openapi: openapi() }),
    ),
  )
  app.get('/api/openapi.json', page, async (c) => {
    const made = () => madeOf(JSON.stringify(openapi()))
    const headers = { 'content-type': 'application/json', vary: 'accept-encoding' }
    return answerMade(c, await services.pages.of({ name: c.req.path, position: '' }, made), headers)
  })
}

const MARK = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><g fill="none" stroke="#1f6340" stroke-width="3.4" stroke-linecap="round"><path d="M24 4v18M14 10h20M24 11q-3 7-9 11M24 11q3 7 9 11"/><path d="M13 24v20M5 30h16M13 31q-2 6-8 10M13 31q2 5 6 8" stroke="#9e3b28"/><path d="M35 24v20M27 30h16M35 31q-2 5-6 8M35 31q2 6 8 10" stroke="#c98a12"/></g></svg>`
