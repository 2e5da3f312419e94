import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { dayAt, endOfTypedDay } from '../../core/plain/clock.ts'
import type { Id } from '../../core/plain/id.ts'
import { isId } from '../../core/plain/id.ts'
import type { RegisterCommand } from '../../core/register/command.ts'
import { CONSENT_MOST, wordsOf } from '../../core/register/register.ts'
import type { PageData } from '../../wire/pages.ts'
import type { Env } from '../access/authorize.ts'
import { authorizeWith } from '../access/authorize.ts'
import { addressOf } from '../http/address.ts'
import { limitOf } from '../http/limit.ts'
import { problemBody, ProblemError } from '../http/problem.ts'
import { newId } from '../integrations/runtime.ts'
import { clockOf } from '../ledger/clocks.ts'
import { keptSquare, named, square } from '../page/square.ts'
import type { Guest } from '../register/guest.ts'
import { actorOf, adviseAs, guestBy, proposalFor } from '../register/guest.ts'
import { viewOf } from '../register/present.ts'
import type { SearchServices } from '../search/services.ts'

/** What is offered, for everybody, and the pages of whoever holds a link of the register. No JavaScript. */
export function guestPages(app: OpenAPIHono<Env>, services: SearchServices): void {
  const authorize = authorizeWith(services.identity)
  const tries = limitOf(300, 600)
  /** So often in an hour something is said by one link; taking it back is never refused. */
  const saidBy = limitOf(30, 3600)
  const at = '/c/:slug/guest/:guest'

  app.get('/c/:slug/register', authorize('register.read'), async (c) => {
    const { locale, community } = c.get('caller')
    return keptSquare(c, services, { of: community!.id }, async () => {
      const head = named(community!, await services.identity.places.all())
      const data = { community: head, ...(await viewOf(services, community!.id)) }
      return services.render.renderPage('register', locale, data)
    })
  })

  const holds = async (c: Context<Env>) => {
    await tries(addressOf(c, services.identity))
    return guestBy(services, c.get('caller').community!.id, c.req.param('guest')!)
  }
  /** Does what the form says, and shows the page again; what is refused stands on it, with the words. */
  const form = (word: Form, act: Act) =>
    app.post(`${at}/${word}`, authorize('guest.act'), async (c) => {
      const guest = await holds(c)
      const said = new URLSearchParams(await c.req.text())
      try {
        await saidBy(guest.invitation?.id ?? guest.entry.id)
        await act(guest, said)
        return c.redirect(addressFor(c), 303)
      } catch (error) {
        // What the desk changed meanwhile is seen as it is now.
        return guestPage(services, c, await holds(c), refusedBy(c, error, word, said))
      }
    })
  const ask = async (guest: Guest, command: RegisterCommand) => {
    const sent = { key: newId(services.runtime), command, actor: actorOf(services, guest), body: command }
    await services.registers.ask(guest.community, sent)
  }

  app.get(at, authorize('guest.act'), async (c) => guestPage(services, c, await holds(c), {}))
  // [K2] [K3] Until the end of a day that its owner chooses; taken back with one tap, by either link.
  form('agree', async (guest, said) => {
    if (guest.invitation) throw new ProblemError('noSuchInvitation')
    const clock = await clockOf(services, guest.community)
    const until = endOfTypedDay(clock, said.get('until') ?? '') || 0
    const agreed = { until, shown: said.has('shown'), words: said.get('words') ?? '' }
    await ask(guest, { kind: 'agree', entry: guest.entry.id, how: 'link', ...agreed })
  })
  // By a link that leads nowhere all is gone already: of two taps both are told so.
  app.post(`${at}/leave`, authorize('guest.act'), async (c) => {
    const guest = await holds(c).catch((error: unknown) => {
      if (error instanceof ProblemError && error.code === 'noSuchInvitation') return undefined
      throw error
    })
    if (guest) await ask(guest, { kind: 'endEntry', entry: guest.entry.id, why: 'takenBack' })
    return gonePage(services, c)
  })
  // [K5]
  form('answer', async (guest, said) => {
    if (!guest.invitation) throw new ProblemError('noSuchInvitation')
    const says = said.get('says') === 'yes' ? 'yes' : 'no'
    await ask(guest, { kind: 'replyTo', invitation: guest.invitation.id, says, reply: said.get('reply') ?? '' })
  })
  // [K6]
  form('advise', async (guest, said) => {
    const key = isId(said.get('key') ?? '') ? said.get('key')! : newId(services.runtime)
    await adviseAs(services, guest, key, said.get('advice') ?? '')
  })
}

type GuestData = Extract<PageData['guest'], { gone: false }>
type Form = 'agree' | 'answer' | 'advise'
type Act = (guest: Guest, said: URLSearchParams) => Promise<void>

/** What the page says besides what is there. */
interface Shown {
  refused?: GuestData['refused']
  formKey?: Id
  status?: number
}

const TYPED_MOST = 8000

function refusedBy(c: Context<Env>, error: unknown, form: Form, said: URLSearchParams): Shown {
  if (!(error instanceof ProblemError) || error.code === 'noSuchInvitation') throw error
  if (typeof error.facts.seconds === 'number') c.header('retry-after', String(error.facts.seconds))
  const { title, detail, status } = problemBody(error, c.get('caller').locale)
  const text = (said.get('advice') ?? said.get('reply') ?? '').slice(0, TYPED_MOST)
  return { refused: { form, title, detail, text }, status }
}

/** The pages of links are in no index and no preview: they are somebody's. */
function personal(c: Context<Env>): void {
  c.header('x-robots-tag', 'noindex, nofollow')
}

function gonePage(services: SearchServices, c: Context<Env>): Promise<Response> {
  const { locale, community } = c.get('caller')
  personal(c)
  const data: PageData['guest'] = { community: community!.name, slug: community!.slug, gone: true }
  return square(c, services.render.renderPage('guest', locale, data))
}

async function guestPage(services: SearchServices, c: Context<Env>, guest: Guest, shown: Shown): Promise<Response> {
  const { locale, community } = c.get('caller')
  const { state, until } = guest.entry
  const clock = await clockOf(services, guest.community)
  const now = services.runtime.now()
  personal(c)
  const data: PageData['guest'] = {
    clock,
    community: community!.name,
    slug: community!.slug,
    at: addressFor(c),
    gone: false,
    entry: entryShown(guest),
    days: {
      least: dayAt(clock, now),
      usual: dayAt(clock, state === 'agreed' ? until : now + YEAR),
      // A day less: its end is within the two years too.
      most: dayAt(clock, now + CONSENT_MOST - DAY),
    },
    invitation: await invitationOf(services, guest),
    formKey: newId(services.runtime),
    refused: shown.refused ?? null,
  }
  return square(c, services.render.renderPage('guest', locale, data), undefined, shown.status)
}

/**
 * [K4] What is kept, for whoever holds the link: others may have it too, so of a number its end alone. By an
 * invitation nothing of who it is; and nothing at all once that has ended.
 */
function entryShown({ entry, invitation, open }: Guest): GuestData['entry'] {
  if (invitation && !open) return null
  const { sort, offers, when, state, until, shown } = entry
  const said = { sort, offers, when, agreed: state === 'agreed', until, shown, words: wordsOf(entry) }
  if (invitation) return { ...said, name: '', contact: '', where: '' }
  return { ...said, name: entry.name, contact: endOf(entry.contact), where: entry.where }
}

const END_SHOWN = 2
/** The end of a number or an address, by which its owner knows it. */
const endOf = (contact: string): string => (contact ? `•••${[...contact].slice(-END_SHOWN).join('')}` : '')

const DAY = 86_400_000
const YEAR = 365 * DAY

/** [K5] [K6] What is asked, of which matter, and on which proposal advice is wanted. */
async function invitationOf(services: SearchServices, guest: Guest): Promise<GuestData['invitation']> {
  const { invitation, open } = guest
  if (!invitation) return null
  const { asks, state, reply, until, advised, hours } = invitation
  const { sheet, proposal } = await proposalFor(services, guest)
  const words = proposal?.versions.at(-1)
  return {
    asks,
    state,
    reply,
    until,
    open,
    advised,
    hours,
    matter: sheet ? { number: sheet.number, title: sheet.title } : null,
    proposal: proposal && words ? { title: proposal.title, text: words.text } : null,
  }
}

const addressFor = (c: Context<Env>): string => `/c/${c.get('caller').community!.slug}/guest/${c.req.param('guest')}`
