import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { isId } from '../../core/plain/id.ts'
import type { PageData } from '../../wire/pages.ts'
import type { Env } from '../access/authorize.ts'
import { authorizeWith } from '../access/authorize.ts'
import { deviceOf, knowDevice } from '../account/device.ts'
import { addressOf } from '../http/address.ts'
import { keepCookie } from '../http/cookie.ts'
import type { Form } from '../http/form.ts'
import { readForm } from '../http/form.ts'
import { limitOf } from '../http/limit.ts'
import { addressIn, ProblemError } from '../http/problem.ts'
import { numberedMatter } from '../ledger/matter.store.ts'
import { named, square } from '../page/square.ts'
import type { RefusedForm } from '../page/tried.ts'
import { tried } from '../page/tried.ts'
import type { Reader } from '../reach/follow.store.ts'
import { confirmFollow, dropFollow } from '../reach/follow.store.ts'
import { askForNews, followByPush, followedBy, placesOf, readerByLink, wantedBy } from '../reach/follows.ts'
import type { SearchServices } from '../search/services.ts'

/**
 * [T20] [T22] What residents follow: pages that work without an account, by e-mail also without JavaScript.
 */
export function followPages(app: OpenAPIHono<Env>, services: SearchServices): void {
  const authorize = authorizeWith(services.identity)
  const lettersFrom = limitOf(30, 600)
  const greetingsFrom = limitOf(30, 600)
  const tries = limitOf(300, 600)

  app.get('/c/:slug/follow', authorize('follow.ask'), (c) => followPage(services, c))
  app.post('/c/:slug/follow', authorize('follow.ask'), async (c) => {
    const device = deviceOf(c, services.identity.ticketKey)
    const push = c.req.query('by') === 'push'
    const limit = push ? greetingsFrom : lettersFrom
    const form = await readForm(c, () => limit(device?.id ?? addressOf(c, services.identity)))
    let sent = ''
    let at = ''
    const refused = await tried(c, form, { matter: null, field: 'address' }, async () => {
      if (push) at = await followsHere(services, c, form)
      else sent = await asks(services, c, form)
    })
    if (at) return c.redirect(`${at}?here=1`, 303)
    return refused ? followPage(services, c, { form, refused }) : followPage(services, c, { sent })
  })

  // Opening the link only asks: mail programs open links to look at them, and must neither confirm nor stop.
  app.get('/c/:slug/following/:token', authorize('page.read'), async (c) => {
    await tries(addressOf(c, services.identity))
    return followingPage(services, c, await readerIn(services, c), false)
  })
  app.post('/c/:slug/following/:token', authorize('follow.answer'), async (c) => {
    await tries(addressOf(c, services.identity))
    const reader = await readerIn(services, c)
    const form = await readForm(c)
    const stopped = await answers(services, c, reader, form)
    return followingPage(services, c, reader, stopped)
  })
}

/** Sends the letter that asks; gives the address as far as a stranger may see it. */
async function asks(services: SearchServices, c: Context<Env>, form: Form): Promise<string> {
  const { community, locale } = c.get('caller')
  if (!services.mail) throw new ProblemError('noSuchAddress', { path: c.req.path })
  const address = addressIn(form.words('address'))
  const wanted = await wantedBy(services, community!, form.words('what'))
  const from = addressOf(c, services.identity)
  const asker = { from, readsIt: deviceOf(c, services.identity.ticketKey)?.reads(address) ?? false }
  await askForNews(services, community!, wanted, await services.postage.for(address, 'follow', asker), locale)
  return masked(address)
}

/** [T50] A browser that has asked its person follows something; gives the page of what it follows. */
async function followsHere(services: SearchServices, c: Context<Env>, form: Form): Promise<string> {
  const { community, locale } = c.get('caller')
  if (!services.push.offered()) throw new ProblemError('noSuchAddress', { path: c.req.path })
  const wanted = await wantedBy(services, community!, form.words('what'))
  const [endpoint, p256dh, auth] = ['endpoint', 'p256dh', 'auth'].map((field) => form.words(field))
  const to = services.push.subscriptionIn(endpoint!, p256dh!, auth!)
  const at = to && (await followByPush(services, community!, wanted, to, locale))
  if (!at) throw new ProblemError('browserUnreached')
  keepCookie(c, services.identity, cookieOf(community!.slug), at.split('/').at(-1)!, HERE_SECONDS)
  return at
}

/** By this a browser finds what it follows in a community. */
const cookieOf = (slug: string): string => `grove_follows_${slug}`
const HERE_SECONDS = 400 * 24 * 3600

/** [T50] Who follows in this browser. */
async function readerHere(services: SearchServices, c: Context<Env>): Promise<(Known & { at: string }) | undefined> {
  const { id, slug } = c.get('caller').community!
  const token = getCookie(c, cookieOf(slug)) ?? ''
  const reader = await readerByLink(services, id, token)
  return reader && { ...reader, at: `/c/${slug}/following/${token}` }
}

const masked = (address: string): string => address.replace(/^(.).*@/u, '$1…@')

type Known = Reader & { db: SearchServices['db'] }

async function readerIn(services: SearchServices, c: Context<Env>): Promise<Known> {
  const reader = await readerByLink(services, c.get('caller').community!.id, c.req.param('token') ?? '')
  if (!reader) throw new ProblemError('linkEnded')
  return reader
}

/** Confirms or ends what a form says; whether something was ended. What says nothing came from no hand. */
async function answers(services: SearchServices, c: Context<Env>, reader: Known, form: Form): Promise<boolean> {
  const [confirm, stop] = [form.words('confirm'), form.words('stop')]
  if (isId(confirm)) {
    // Only what waited for it: nobody makes many devices with one link.
    if (await confirmFollow(reader.db, reader, confirm, services.runtime.now()))
      knowDevice(c, services.identity, reader.address, services.runtime.random(12))
    return false
  }
  // [T22] A mail program's own button (RFC 8058) ends what its letter told of.
  const oneClick = form.words('List-Unsubscribe') === 'One-Click'
  const meant = meantBy(c)
  const ended = oneClick ? (meant.length ? meant : (['all'] as const)) : stop === 'all' || isId(stop) ? [stop] : []
  for (const one of ended) await dropFollow(reader.db, reader, one)
  return ended.length > 0
}

/** What the letter told of, as its link names it. */
const meantBy = (c: Context<Env>): string[] => (c.req.query('of') ?? '').split(',').filter(isId).slice(0, MEANT_MOST)
const MEANT_MOST = 50

async function followPage(
  services: SearchServices,
  c: Context<Env>,
  { sent = null, form, refused }: { sent?: string | null; form?: Form; refused?: RefusedForm } = {},
): Promise<Response> {
  const { db, identity, mail, push, render } = services
  const { locale, community } = c.get('caller')
  const chosen = form?.words('what') ?? c.req.query('what') ?? ''
  const number = /^matter-([1-9]\d{0,8})$/.exec(chosen)?.[1]
  const matter = number && (await numberedMatter(db, community!.id, Number(number)))
  const choices: PageData['follow']['choices'] = [
    ...(matter ? [{ what: chosen, kind: 'matter' as const, name: matter.sheet.title }] : []),
    { what: 'meetings', kind: 'meetings', name: community!.name },
    ...(await placesOf(services, community!)).map(({ id, name }) => ({
      what: `place-${id}`,
      kind: 'place' as const,
      name,
    })),
  ]
  const here = await readerHere(services, c)
  const data: PageData['follow'] = {
    community: named(community!, await identity.places.all()),
    offered: mail !== undefined,
    push: push.offered() ? { key: await push.publicKey() } : null,
    here: here?.at ?? null,
    choices,
    chosen,
    sent,
    refused: refused?.refused ?? null,
  }
  return square(c, render.renderPage('follow', locale, data), undefined, refused?.status)
}

async function followingPage(services: SearchServices, c: Context<Env>, reader: Known, stopped: boolean) {
  const { locale, community } = c.get('caller')
  const meant = meantBy(c)
  const here = await readerHere(services, c)
  const mine = { ...reader, at: `/c/${community!.slug}/following/${c.req.param('token')}` }
  const doors = await Promise.all(
    [mine, ...(here && here.id !== reader.id ? [here] : [])].map(async (one) => ({
      at: one.at,
      address: one.push ? null : masked(one.address),
      follows: (await followedBy(services, one.db, one)).map((of) => ({ ...of, meant: meant.includes(of.id) })),
    })),
  )
  const data: PageData['following'] = {
    community: named(community!, await services.identity.places.all()),
    doors,
    stopped,
    begun: c.req.query('here') === '1',
  }
  return square(c, services.render.renderPage('following', locale, data))
}
