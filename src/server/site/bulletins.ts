import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { FullKey } from '../../core/plain/id.ts'
import type { Bulletin, PlainBulletin } from '../../core/reach/bulletin.ts'
import { isOut, readIn } from '../../core/reach/bulletin.ts'
import type { BulletinSaid, PageData } from '../../wire/pages.ts'
import type { Locale } from '../../wire/plain.ts'
import type { Env } from '../access/authorize.ts'
import { authorizeWith } from '../access/authorize.ts'
import { pictureOfBulletin } from '../document/bulletin.ts'
import { writeDocument } from '../document/write.ts'
import { addressOf } from '../http/address.ts'
import { limitOf } from '../http/limit.ts'
import { ProblemError } from '../http/problem.ts'
import { clockOf } from '../ledger/clocks.ts'
import { nameOf, named, square } from '../page/square.ts'
import { bulletinOf } from '../reach/act.ts'
import { opened } from '../reach/came.ts'
import { viewOf } from '../reach/present.ts'
import { copyCalled, listBulletins } from '../reach/store.ts'
import type { SearchServices } from '../search/services.ts'

/** [T4] Bulletins as everybody sees them, and where the links of their copies lead. */
export function bulletinPages(app: OpenAPIHono<Env>, services: SearchServices): void {
  const { db, identity, render } = services
  const authorize = authorizeWith(identity)
  const openings = limitOf(300, 600)

  app.get('/c/:slug/bulletins', authorize('bulletin.read'), async (c) => {
    const { locale, community } = c.get('caller')
    const items = (await listBulletins(db, community!.id, false)).map((bulletin) => saidIn(bulletin, locale))
    const head = named(community!, await identity.places.all())
    const data = { community: head, items, clock: await clockOf(services, community!.id) }
    return square(c, render.renderPage('bulletins', locale, data))
  })

  app.get('/c/:slug/bulletins/:bulletin', authorize('bulletin.read'), async (c) => {
    const key = await bulletinOf(services, c.get('caller').community!, c.req.param('bulletin'))
    return bulletinPage(services, c, await sent(services, key), true)
  })

  // [T12] The short link of a copy.
  app.get('/c/:slug/b/:copy', authorize('bulletin.read'), async (c) => {
    await openings(addressOf(c, identity))
    const { key, copy } = await copyNamed(services, c)
    await opened(services, c, key.community, copy)
    return bulletinPage(services, c, await sent(services, key), false)
  })

  picturePage(app, services)
}

/** [T4] The picture of a copy, whose code leads to its own link. */
function picturePage(app: OpenAPIHono<Env>, services: SearchServices): void {
  const perAddress = limitOf(60, 600)
  app.get('/c/:slug/b/:copy/picture.png', authorizeWith(services.identity)('bulletin.read'), async (c) => {
    await perAddress(addressOf(c, services.identity))
    const { key, copy } = await copyNamed(services, c)
    const bulletin = await sent(services, key)
    // [T8] What was made before it was withdrawn is given to nobody.
    if (bulletin.withdrawn) throw new ProblemError('bulletinStage', { stage: 'withdrawn' })
    const caller = c.get('caller')
    const address = `${services.publicUrl()}/c/${caller.community!.slug}/b/${copy}`
    const wanted = { name: `${nameOf(c)} ${copy} ${caller.locale}`, position: `${bulletin.corrected?.at ?? 0}` }
    // Others may wait for the same picture: it is made even if the first of them goes away.
    const { plain } = await services.pages.of(wanted, async () => {
      const make = () => pictureOfBulletin(services, caller, bulletin, address)
      const { bytes } = await writeDocument(make, 'png', new AbortController().signal)
      return { plain: Buffer.from(bytes), gzip: Buffer.alloc(0) }
    })
    return c.body(new Uint8Array(plain), 200, { 'content-type': 'image/png', 'cache-control': 'private, no-cache' })
  })
}

/** A bulletin that was sent; nobody hears of any other. */
async function sent({ bulletins }: SearchServices, key: FullKey): Promise<Bulletin> {
  const bulletin = await bulletins.read(key)
  if (!isOut(bulletin)) throw new ProblemError('bulletinMissing')
  return bulletin
}

async function copyNamed({ db }: SearchServices, c: Context<Env>): Promise<{ key: FullKey; copy: string }> {
  const community = c.get('caller').community!.id
  const copy = c.req.param('copy')!.toUpperCase()
  const found = await copyCalled(db, community, copy)
  if (!found) throw new ProblemError('bulletinMissing')
  return { key: { community, id: found.bulletin }, copy }
}

/** What a bulletin says in a language; of one that was withdrawn nothing is left. */
function saidIn(bulletin: PlainBulletin, locale: Locale): BulletinSaid {
  const { code, source, sentAt, corrected, withdrawn } = bulletin
  return { code, kind: source.kind, sentAt, corrected, withdrawn, ...readIn(bulletin, locale) }
}

async function bulletinPage(services: SearchServices, c: Context<Env>, bulletin: Bulletin, whole: boolean) {
  const { bulletins, identity, publicUrl, render } = services
  const { locale, community } = c.get('caller')
  const gathered: PageData['bulletin']['gathered'] = []
  for (const id of bulletin.withdrawn ? [] : bulletin.gathers) {
    const one = await bulletins.read({ community: community!.id, id })
    if (!one.withdrawn) gathered.push({ code: one.code, title: readIn(one, locale).title })
  }
  const data: PageData['bulletin'] = {
    community: named(community!, await identity.places.all()),
    clock: await clockOf(services, community!.id),
    bulletin: saidIn(bulletin, locale),
    to: answerAt(community!.slug, bulletin),
    answers: whole ? (await viewOf(services, bulletin)).answers : null,
    gathered,
  }
  const [copy] = bulletin.copies
  const shown = c.req.param('copy')?.toUpperCase() ?? copy?.code
  const picture =
    bulletin.withdrawn || !shown ? undefined : `${publicUrl()}/c/${community!.slug}/b/${shown}/picture.png`
  return square(c, render.renderPage('bulletin', locale, data), picture)
}

/** Where whoever read it can answer. */
function answerAt(slug: string, { source: { kind, ref } }: Bulletin): string {
  if (kind === 'meeting') return `/m/${ref}`
  if (kind === 'record') return `/m/${ref}/record`
  if (kind === 'decision' || kind === 'done') return `/c/${slug}/matters/${ref}`
  if (kind === 'notice') return `/c/${slug}/notices/${ref}`
  if (kind === 'ballot' || kind === 'result') return `/c/${slug}/votes/${ref}`
  return `/c/${slug}/write`
}
