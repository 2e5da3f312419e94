import { clockOf } from '../ledger/clocks.ts'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { readReceipt } from '../../core/plain/code.ts'
import { isId } from '../../core/plain/id.ts'
import { addressOf } from '../http/address.ts'
import type { Env } from '../access/authorize.ts'
import { authorizeWith } from '../access/authorize.ts'
import type { Limit } from '../http/limit.ts'
import { limitOf } from '../http/limit.ts'
import type { Form } from '../http/form.ts'
import { readForm } from '../http/form.ts'
import { answerAs, keepFormPhoto } from '../receipt/answer.ts'
import { confirmSubscriber, dropSubscriber } from '../receipt/subscriber.store.ts'
import type { Holder } from '../meeting/holder.ts'
import { acting, holderOf, stubHolderOf } from '../meeting/holder.ts'
import { askForLetters, endLetters, subscriberByLink, lettersFor } from '../receipt/letters.ts'
import { photoOf } from '../photo/cleanPhoto.ts'
import {
  findReceipt,
  joinByStub,
  sayByStub,
  sayWishes,
  takeBackByLink,
  viewFor,
  withdrawByReceipt,
} from '../receipt/receipt.ts'
import { newId } from '../integrations/runtime.ts'
import type { SearchServices } from '../search/services.ts'
import { deviceOf, knowDevice } from '../account/device.ts'
import { addressIn, ProblemError } from '../http/problem.ts'
import { signFollow } from '../secrets/token.ts'
import { questionsFor, answerQuestionAs } from '../receipt/question.ts'
import { askedBy, perHolder } from './receipt.routes.ts'
import { openWave } from '../survey/present.ts'
import { square } from '../page/square.ts'
import type { RefusedForm } from '../page/tried.ts'
import { tried } from '../page/tried.ts'

/**
 * What became of a card, and what whoever wrote or endorsed it may answer: pages that work without JavaScript
 * or an account.
 */
export function receiptPages(app: OpenAPIHono<Env>, services: SearchServices): void {
  const { runtime } = services
  const authorize = authorizeWith(services.identity)
  const spend = perHolder(services)
  const lettersFrom = limitOf(60, 600)
  letterPages(app, services)
  stubPages(app, services)

  for (const path of ['/r', '/e'] as const) {
    app.get(`${path}/:receipt`, authorize('receipt.read'), async (c) =>
      shownReceipt(services, c, c.req.param('receipt')),
    )

    app.post(`${path}/:receipt/matters/:matter/answer`, authorize('receipt.answer'), (c) =>
      said(c, (form) => form.words('solved') === 'no'),
    )
    app.post(`${path}/:receipt/matters/:matter/contest`, authorize('receipt.answer'), (c) => said(c, () => true))
    app.post(`${path}/:receipt/letters`, authorize('receipt.letters'), (c) => letters(c))
  }

  app.post('/r/:receipt/withdraw', authorize('receipt.withdraw'), async (c) => {
    // A form that says nothing was sent by no hand.
    const said = (await readForm(c)).words('withdraw') !== ''
    const { receipt } = await (said ? withdrawByReceipt : findReceipt)(services, c.req.param('receipt'))
    return c.redirect(`/r/${receipt}`, 303)
  })
  app.post('/e/:receipt/take-back', authorize('receipt.takeBack'), async (c) => {
    const form = await readForm(c)
    const [receipt, meant] = [c.req.param('receipt'), form.words('meant')]
    if (meant) await takeBackByLink(services, receipt, Number(meant))
    else if (form.words('takeBack')) await takeBackByLink(services, receipt)
    return c.redirect((await holderOf(services, receipt)).address, 303)
  })

  /**
   * Takes what a form on the page says of a matter; shows the page again, with the words, where it is
   * refused.
   */
  async function said(c: Context<Env>, isContest: (form: Form) => boolean): Promise<Response> {
    const matter = c.req.param('matter') ?? ''
    const holder = await holderOf(services, c.req.param('receipt') ?? '')
    const form = await readForm(c, () => spend(holder.participant))
    const refused = await tried(c, form, { matter, field: 'text' }, async () => {
      const mine = acting(holder)
      const { staff } = c.get('caller')
      const [key, satisfied] = [newId(runtime), satisfiedOf(form)]
      if (!isContest(form)) {
        if (form.words('solved') !== 'yes') throw new ProblemError('nothingChosen')
        return answerAs(services, mine, { matter, key, said: { kind: 'answer', satisfied }, staff })
      }
      if (!isId(matter)) throw new ProblemError('noSuchMatter')
      const photo = await keepFormPhoto(services, mine, matter, () => photoOf(c, form))
      // The form's own id: sent twice, it is one contest.
      const id = isId(form.words('key')) ? form.words('key') : key
      const contest = { kind: 'contest', id, text: form.words('text'), photo, satisfied } as const
      return answerAs(services, mine, { matter, key, said: contest, staff })
    })
    if (refused) return receiptPage(services, c, holder, keeping(refused, form))
    return c.redirect(`${holder.address}#matter-${matter}`, 303)
  }

  async function letters(c: Context<Env>): Promise<Response> {
    const holder = await holderOf(services, c.req.param('receipt') ?? '')
    const form = await readForm(c, () => spend(holder.participant))
    const refused = await tried(c, form, { matter: null, field: 'address' }, () =>
      changeLetters(services, c, holder, form, lettersFrom),
    )
    if (refused) return receiptPage(services, c, holder, refused)
    return c.redirect(`${holder.address}#letters`, 303)
  }
}

/** [L27] Whether somebody said that they are satisfied; null where they did not say. */
const satisfiedOf = (form: Form): boolean | null => ({ yes: true, no: false })[form.words('satisfied')] ?? null

/** What was refused, with what was chosen beside the words. */
const keeping = (refused: RefusedForm, form: Form): RefusedForm => ({
  ...refused,
  refused: { ...refused.refused, satisfied: form.words('satisfied') },
})

/** Asks for letters as a form of the page says, or ends them. */
async function changeLetters(
  services: SearchServices,
  c: Context<Env>,
  holder: Holder,
  form: Form,
  lettersFrom: Limit,
): Promise<void> {
  // [L35] Whoever may have typed the receipt says nothing with it.
  if (c.get('caller').staff && holder.entered) throw new ProblemError('notYourAnswer')
  if (form.words('stop')) await endLetters(holder)
  else {
    const asks = acting(holder)
    const address = addressIn(form.words('address'))
    const [from, device] = [addressOf(c, services.identity), deviceOf(c, services.identity.ticketKey)]
    await lettersFrom(device?.id ?? from)
    const asker = { from, readsIt: device?.reads(address) ?? false }
    await askForLetters(services, asks, await services.postage.for(address, 'follow', asker), c.get('caller').locale)
  }
}

/** A card that is entered, or [P11] the stub of one that is not yet. */
async function shownReceipt(services: SearchServices, c: Context<Env>, typed: string, refused?: RefusedForm) {
  const stub = readReceipt(typed) ? await stubHolderOf(services, typed) : undefined
  if (stub?.card !== null) return receiptPage(services, c, await holderOf(services, typed), refused)
  const { render } = services
  const data = {
    receipt: stub.receipt,
    questions: await questionsFor(services, stub, stub.receipt),
    refused: refused?.refused ?? null,
    asks: await openWave(services, stub.community),
    clock: await clockOf(services, stub.community),
  }
  return square(c, render.renderPage('stub', c.get('caller').locale, data), undefined, refused?.status ?? 200)
}

/** [P11] An author answers what they were asked, by a form that works without JavaScript. */
async function answerOnPage(services: SearchServices, c: Context<Env>): Promise<Response> {
  const typed = c.req.param('receipt') ?? ''
  const asked = await askedBy(services, typed)
  const form = await readForm(c, () => perHolder(services)(asked.participant))
  const question = form.words('question')
  const refused = await tried(c, form, { matter: question, field: 'text' }, async () => {
    if (!isId(question)) throw new ProblemError('noSuchAuthorQuestion')
    const said = { question, text: form.words('text'), mayPublish: form.words('mayPublish') !== '' }
    await answerQuestionAs(services, asked, { ...said, staff: c.get('caller').staff })
  })
  return refused
    ? shownReceipt(services, c, typed, refused)
    : c.redirect(`${c.req.path.replace(/\/question$/, '')}#asked`, 303)
}

async function receiptPage(
  services: SearchServices,
  c: Context<Env>,
  holder: Holder,
  { refused, status }: Pick<RefusedForm, 'status'> & { refused: RefusedForm['refused'] | null } = {
    refused: null,
    status: 200,
  },
): Promise<Response> {
  const { render, runtime } = services
  const data = {
    receipt: await viewFor(services, holder),
    now: runtime.now(),
    formKey: newId(runtime),
    letters: await lettersFor(services, holder),
    questions: holder.as === 'author' ? await questionsFor(services, holder, holder.receipt) : [],
    refused,
    asks: await openWave(services, holder.community),
    clock: await clockOf(services, holder.community),
  }
  return square(c, render.renderPage('receipt', c.get('caller').locale, data), undefined, status)
}

/** [M42] What whoever holds a stub and no phone endorses: by a form that works without JavaScript. */
function stubPages(app: OpenAPIHono<Env>, services: SearchServices): void {
  app.post('/r/:receipt/endorse', authorizeWith(services.identity)('receipt.endorse'), async (c) => {
    const holder = await holderOf(services, c.req.param('receipt'))
    const form = await readForm(c, () => perHolder(services)(holder.participant))
    const [endorse, takeBack] = [form.words('endorse'), form.words('takeBack')]
    const refused = await tried(c, form, { matter: 'endorse', field: 'endorse' }, async () => {
      // A form that says nothing was sent by no hand.
      if (!endorse && !takeBack) return
      const number = Number(endorse || takeBack)
      const staff = c.get('caller').staff
      await sayByStub(services, acting(holder), { number, endorses: endorse !== '', staff })
    })
    return refused ? receiptPage(services, c, holder, refused) : c.redirect(`${holder.address}#endorse`, 303)
  })

  for (const path of ['/r', '/e'])
    app.post(`${path}/:receipt/question`, authorizeWith(services.identity)('receipt.answer'), (c) =>
      answerOnPage(services, c),
    )

  // [P16] A box that is not ticked is not sent: the form says both.
  app.post('/r/:receipt/wishes', authorizeWith(services.identity)('receipt.endorse'), async (c) => {
    const holder = await holderOf(services, c.req.param('receipt'))
    const form = await readForm(c, () => perHolder(services)(holder.participant))
    const [mayBeNamed, callBack] = [form.words('mayBeNamed') !== '', form.words('callBack') !== '']
    const refused = await tried(c, form, { matter: 'wishes', field: 'wishes' }, async () => {
      // A form that says nothing was sent by no hand.
      if (form.words('wishes') === '') return
      await sayWishes(services, acting(holder), { mayBeNamed, callBack, staff: c.get('caller').staff })
    })
    return refused ? receiptPage(services, c, holder, refused) : c.redirect(`${holder.address}#wishes`, 303)
  })

  // [P9] Whoever holds several stubs says so with one of them.
  app.post('/r/:receipt/stubs', authorizeWith(services.identity)('receipt.endorse'), async (c) => {
    const holder = await holderOf(services, c.req.param('receipt'))
    const form = await readForm(c, () => perHolder(services)(holder.participant))
    const other = form.words('stub')
    const refused = await tried(c, form, { matter: 'stubs', field: 'stub' }, async () => {
      if (other) await joinByStub(services, acting(holder), { other, staff: c.get('caller').staff })
    })
    return refused ? receiptPage(services, c, holder, refused) : c.redirect(`${holder.address}#stubs`, 303)
  })
}

/** What a link in a letter opens: to confirm an address, or to end the letters. */
function letterPages(app: OpenAPIHono<Env>, services: SearchServices): void {
  const { render, runtime } = services
  const authorize = authorizeWith(services.identity)

  // Opening the link only asks: mail programs open links to look at them, and must neither confirm nor stop.
  app.get('/letters/:token', authorize('page.read'), (c) => letterPage(c, c.req.param('token')))
  app.post('/letters/:token', authorize('letters.answer'), async (c) => {
    const token = c.req.param('token')
    const subscriber = await subscriberByLink(services, token)
    if (!subscriber) throw new ProblemError('linkEnded')
    const form = await readForm(c)
    // A mail program's own button (RFC 8058) says what ours says.
    const stops = form.words('stop') !== '' || form.words('List-Unsubscribe') === 'One-Click'
    if (stops) await dropSubscriber(subscriber.db, subscriber)
    else if (form.words('confirm')) {
      // Only what waited for it: nobody makes many devices with one link.
      if (await confirmSubscriber(subscriber.db, subscriber, runtime.now()))
        knowDevice(c, services.identity, subscriber.address, runtime.random(12))
    }
    return letterPage(c, token, stops)
  })

  async function letterPage(c: Context<Env>, token: string, stopped = false): Promise<Response> {
    const subscriber = stopped ? undefined : await subscriberByLink(services, token)
    if (!subscriber && !stopped) throw new ProblemError('linkEnded')
    const state = stopped ? 'stopped' : subscriber!.confirmedAt === null ? 'ask' : 'confirmed'
    const receipt = state === 'confirmed' ? `/e/${signFollow(subscriber!.follow, services.identity.ticketKey)}` : ''
    return square(c, render.renderPage('letters', c.get('caller').locale, { token, state, receipt }))
  }
}
