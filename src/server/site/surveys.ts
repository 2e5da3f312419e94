import { setImmediate } from 'node:timers/promises'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { CODE_SET_MOST } from '../../core/survey/decide.ts'
import type { Survey } from '../../core/survey/survey.ts'
import { asksOf } from '../../core/survey/survey.ts'
import { isId } from '../../core/plain/id.ts'
import type { PageData } from '../../wire/pages.ts'
import type { SurveyBackground } from '../../wire/survey.ts'
import type { Env } from '../access/authorize.ts'
import { authorizeWith } from '../access/authorize.ts'
import { readSerial } from '../ballot/serial.ts'
import { problemBody, ProblemError } from '../http/problem.ts'
import { newId } from '../integrations/runtime.ts'
import { clockOf } from '../ledger/clocks.ts'
import { qrSvg } from '../page/qr.ts'
import { named, square } from '../page/square.ts'
import type { SearchServices } from '../search/services.ts'
import { answerSurvey, newCodes, surveyOf } from '../survey/act.ts'
import { surveysOf, viewOf } from '../survey/present.ts'
import { surveyPdf } from './surveySheets.ts'
import { surveysBeside } from '../survey/subdistrict.ts'

/** The survey as everybody sees it, its form, and sheets to print. They work without JavaScript. */
export function surveyPages(app: OpenAPIHono<Env>, services: SearchServices): void {
  const authorize = authorizeWith(services.identity)
  const { render } = services

  app.get('/c/:slug/surveys', authorize('survey.read'), async (c) => {
    const { locale, community } = c.get('caller')
    const items = await surveysOf(services, community!.id, false)
    const data = { community: await headOf(services, c), items, clock: await clockOf(services, community!.id) }
    return square(c, render.renderPage('surveys', locale, data))
  })

  app.get('/c/:slug/surveys/:survey', authorize('survey.read'), (c) => shown(services, c))
  // [S3] Where a code leads.
  app.get('/c/:slug/surveys/:survey/with/:serial', authorize('survey.answer'), (c) =>
    shown(services, c, { serial: readSerial(c.req.param('serial')) }),
  )

  app.post('/c/:slug/surveys/:survey', authorize('survey.answer'), async (c) => {
    const caller = c.get('caller')
    const survey = await surveyOf(services, caller, c.req.param('survey'))
    const form = new URLSearchParams(await c.req.text())
    const formKey = isId(form.get('key') ?? '') ? form.get('key')! : newId(services.runtime)
    const serial = (form.get('code') ?? '').slice(0, 40)
    const chosen = await services.surveys.read(survey, (held) => chosenIn(form, held))
    try {
      const said = { key: formKey, code: serial, ...saidIn(chosen) }
      const { counted } = await answerSurvey(services, c, survey, said)
      return c.redirect(`${c.req.path}?said=${counted ? 'counted' : 'again'}`, 303)
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code === 'surveyMissing') throw error
      if (typeof error.facts.seconds === 'number') c.header('retry-after', String(error.facts.seconds))
      const refused = problemBody(error, caller.locale)
      return shown(services, c, { serial, chosen, refused, formKey: newId(services.runtime), status: error.status })
    }
  })

  app.get('/s/:slug/surveys', authorize('survey.read'), async (c) => {
    const { locale, subdistrict } = c.get('caller')
    const { slug, name } = subdistrict!
    const { items } = await surveysBeside(services, subdistrict!)
    return square(c, render.renderPage('surveysBeside', locale, { subdistrict: { slug, name }, items }))
  })

  sheetPages(app, services)
}

/** Codes are shown once, and stay nowhere. */
const PDF_HEADERS = { 'content-type': 'application/pdf', 'cache-control': 'private, no-store' }

/** [S3] Codes on sheets to print: made and shown once, on record. */
function sheetPages(app: OpenAPIHono<Env>, services: SearchServices): void {
  app.post('/c/:slug/surveys/:survey/sheets', authorizeWith(services.identity)('survey.codes'), async (c) => {
    const caller = c.get('caller')
    const survey = await surveyOf(services, caller, c.req.param('survey'), true)
    const form = new URLSearchParams(await c.req.text())
    const count = Number(form.get('count'))
    if (!Number.isInteger(count) || count < 1 || count > CODE_SET_MOST)
      throw new ProblemError('tooManyCodes', { most: CODE_SET_MOST })
    const view = await viewOf(services, survey)
    const at = `${services.publicUrl()}/c/${caller.community!.slug}/surveys/${view.code}/with/`
    const sheets: PageData['surveySheets']['sheets'] = []
    const serials = await newCodes(services, caller, survey, count)
    if (form.get('as') === 'pdf') {
      const place = caller.community!.name
      const bytes = await surveyPdf(services, caller, view, serials, { at, place, gone: c.req.raw.signal })
      return c.body(bytes as Uint8Array<ArrayBuffer>, 200, PDF_HEADERS)
    }
    for (const serial of serials) {
      sheets.push({ serial, qr: await qrSvg(at + serial) })
      // Drawing a code takes some milliseconds: others have their turn between.
      await setImmediate()
    }
    const data = { community: await headOf(services, c), view, sheets }
    return square(c, services.render.renderPage('surveySheets', caller.locale, data))
  })
}

const headOf = async ({ identity }: SearchServices, c: Context<Env>) =>
  named(c.get('caller').community!, await identity.places.all())

/** What the form shows, where it is there. */
interface Again {
  serial: string
  chosen: Record<string, number>
  refused: { title: string; detail: string } | null
  formKey: string
  status: number
}

async function shown(services: SearchServices, c: Context<Env>, again: Partial<Again> = {}): Promise<Response> {
  const { serial = '', chosen = {}, refused = null, formKey = newId(services.runtime), status = 200 } = again
  const caller = c.get('caller')
  const survey = await surveyOf(services, caller, c.req.param('survey')!)
  const asked = c.req.query('said')
  const said = asked === 'counted' ? 'counted' : asked === 'again' ? 'again' : null
  const data: PageData['survey'] = {
    community: await headOf(services, c),
    view: await viewOf(services, survey),
    clock: await clockOf(services, survey.community),
    said,
    serial,
    chosen,
    refused: refused && { title: refused.title, detail: refused.detail },
    formKey,
  }
  return square(c, services.render.renderPage('survey', caller.locale, data), undefined, status)
}

/** What a form says to each sentence: a step, or that somebody does not know. */
function chosenIn(form: URLSearchParams, survey: Survey): Record<string, number> {
  const names = [...asksOf(survey), ...survey.background.map((by) => `${BY}${by}`)]
  const chosen = Object.fromEntries(names.flatMap((name) => (form.has(name) ? [[name, Number(form.get(name))]] : [])))
  return form.has('consent') ? { ...chosen, consent: 1 } : chosen
}
const BY = 'by.'

/** [S24] The same as it is sent: nothing of the background without the consent, and nothing skipped. */
function saidIn({ consent, ...chosen }: Record<string, number>) {
  const all = Object.entries(chosen)
  const answers = Object.fromEntries(all.filter(([name]) => !name.startsWith(BY)))
  if (!consent) return { answers }
  const by = all.filter(([name, value]) => name.startsWith(BY) && value !== 0)
  const said = Object.fromEntries(by.map(([name, value]) => [name.slice(BY.length), value]))
  return { answers, background: { consent: true, ...said } as SurveyBackground }
}
