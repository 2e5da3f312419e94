import { clockOf } from '../ledger/clocks.ts'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { isId } from '../../core/plain/id.ts'
import { addressOf } from '../http/address.ts'
import type { Env } from '../access/authorize.ts'
import { doorOf } from '../access/authorize.ts'
import { limitOf } from '../http/limit.ts'
import type { Form } from '../http/form.ts'
import { readForm } from '../http/form.ts'
import { answerAs, keepFormPhoto } from '../receipt/answer.ts'
import { confirmFollower, dropFollower } from '../receipt/follower.store.ts'
import type { Holder } from '../meeting/holder.ts'
import { acting, holderOf } from '../meeting/holder.ts'
import { askForLetters, endLetters, followerByLink, lettersFor } from '../receipt/letters.ts'
import { photoOf } from '../photo/cleanPhoto.ts'
import { findReceipt, takeBackByLink, viewFor, withdrawByReceipt } from '../receipt/receipt.ts'
import { newId } from '../integrations/clock.ts'
import type { SearchServices } from '../search/services.ts'
import { deviceOf, knowDevice } from '../account/device.ts'
import { addressIn, ProblemError } from '../http/problem.ts'
import { signFollow } from '../secrets/token.ts'
import { perHolder } from './receipt.routes.ts'
import { square } from '../page/square.ts'
import type { RefusedForm } from '../page/tried.ts'
import { tried } from '../page/tried.ts'

/**
 * What became of a card, and what whoever wrote or endorsed it may answer: pages that work without JavaScript
 * or an account.
 */
export function receiptPages(app: OpenAPIHono<Env>, parts: SearchServices): void {
  const { render, world } = parts
  const door = doorOf(parts.known)
  const spend = perHolder(parts)
  const lettersFrom = limitOf(60, 600)

  for (const path of ['/r', '/e'] as const) {
    app.get(`${path}/:receipt`, door('receipt.read'), async (c) =>
      page(c, await holderOf(parts, c.req.param('receipt'))),
    )

    app.post(`${path}/:receipt/matters/:matter/answer`, door('receipt.answer'), (c) =>
      said(c, (form) => form.words('solved') === 'no'),
    )
    app.post(`${path}/:receipt/matters/:matter/contest`, door('receipt.answer'), (c) => said(c, () => true))

    app.post(`${path}/:receipt/letters`, door('receipt.letters'), async (c) => {
      const holder = await holderOf(parts, c.req.param('receipt'))
      const form = await readForm(c, () => spend(holder.participant))
      const refused = await tried(c, form, { matter: null, field: 'address' }, async () => {
        // [L35] Whoever may have typed the receipt says nothing with it.
        if (c.get('entry').staff && holder.entered) throw new ProblemError('notYourAnswer', 403)
        if (form.words('stop')) await endLetters(holder)
        else {
          const asks = acting(holder)
          const address = addressIn(form.words('address'))
          const [from, device] = [addressOf(c, parts.known), deviceOf(c, parts.known.ticketKey)]
          await lettersFrom(device?.id ?? from)
          const asker = { from, readsIt: device?.reads(address) ?? false }
          await askForLetters(parts, asks, await parts.postage.for(address, 'follow', asker), c.get('entry').locale)
        }
      })
      if (refused) return page(c, holder, refused)
      return c.redirect(`${holder.address}#letters`, 303)
    })
  }

  app.post('/r/:receipt/withdraw', door('receipt.withdraw'), async (c) => {
    // A form that says nothing was sent by no hand.
    const said = (await readForm(c)).words('withdraw') !== ''
    const { receipt } = await (said ? withdrawByReceipt : findReceipt)(parts, c.req.param('receipt'))
    return c.redirect(`/r/${receipt}`, 303)
  })
  app.post('/e/:receipt/take-back', door('receipt.takeBack'), async (c) => {
    const said = (await readForm(c)).words('takeBack') !== ''
    const { address } = await (said ? takeBackByLink : holderOf)(parts, c.req.param('receipt'))
    return c.redirect(address, 303)
  })

  // Opening the link only asks: mail programs open links to look at them, and must neither confirm nor stop.
  app.get('/letters/:token', door('page.read'), (c) => letterPage(c, c.req.param('token')))
  app.post('/letters/:token', door('letters.answer'), async (c) => {
    const token = c.req.param('token')
    const follower = await followerByLink(parts, token)
    if (!follower) throw new ProblemError('linkEnded', 410)
    const form = await readForm(c)
    // A mail program's own button (RFC 8058) says what ours says.
    const stops = form.words('stop') !== '' || form.words('List-Unsubscribe') === 'One-Click'
    if (stops) await dropFollower(follower.db, follower)
    else if (form.words('confirm')) {
      await confirmFollower(follower.db, follower, world.now())
      knowDevice(c, parts.known, follower.address, world.random(12))
    }
    return letterPage(c, token, stops)
  })

  /**
   * Takes what a form on the page says of a matter; shows the page again, with the words, where it is
   * refused.
   */
  async function said(c: Context<Env>, isContest: (form: Form) => boolean): Promise<Response> {
    const matter = c.req.param('matter') ?? ''
    const holder = await holderOf(parts, c.req.param('receipt') ?? '')
    const form = await readForm(c, () => spend(holder.participant))
    const refused = await tried(c, form, { matter, field: 'text' }, async () => {
      const mine = acting(holder)
      const { staff } = c.get('entry')
      const key = newId(world)
      if (!isContest(form)) {
        if (form.words('solved') !== 'yes') throw new ProblemError('nothingChosen', 422)
        const satisfied = { yes: true, no: false }[form.words('satisfied')] ?? null
        return answerAs(parts, mine, { matter, key, said: { kind: 'answer', satisfied }, staff })
      }
      if (!isId(matter)) throw new ProblemError('noSuchMatter', 404)
      const photo = await keepFormPhoto(parts, mine, matter, () => photoOf(c, form))
      // The form's own id: sent twice, it is one contest.
      const sent = form.words('key')
      const contest = { kind: 'contest', id: isId(sent) ? sent : key, text: form.words('text'), photo } as const
      return answerAs(parts, mine, { matter, key, said: contest, staff })
    })
    return refused ? page(c, holder, refused) : c.redirect(`${holder.address}#matter-${matter}`, 303)
  }

  async function page(
    c: Context<Env>,
    holder: Holder,
    { refused, status }: Pick<RefusedForm, 'status'> & { refused: RefusedForm['refused'] | null } = {
      refused: null,
      status: 200,
    },
  ): Promise<Response> {
    const data = {
      receipt: await viewFor(parts, holder),
      now: world.now(),
      formKey: newId(world),
      letters: await lettersFor(parts, holder),
      refused,
      clock: await clockOf(parts, holder.community),
    }
    return square(c, render.renderPage('receipt', c.get('entry').locale, data), undefined, status)
  }

  async function letterPage(c: Context<Env>, token: string, stopped = false): Promise<Response> {
    const follower = stopped ? undefined : await followerByLink(parts, token)
    if (!follower && !stopped) throw new ProblemError('linkEnded', 410)
    const state = stopped ? 'stopped' : follower!.confirmedAt === null ? 'ask' : 'confirmed'
    const receipt = state === 'confirmed' ? `/e/${signFollow(follower!.follow, parts.known.ticketKey)}` : ''
    return square(c, render.renderPage('letters', c.get('entry').locale, { token, state, receipt }))
  }
}
