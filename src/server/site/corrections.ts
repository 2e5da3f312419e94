import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Field, Part } from '../../core/minutes/minutes.ts'
import { FIELDS, ITEM_FIELDS } from '../../core/minutes/minutes.ts'
import { isId } from '../../core/plain/id.ts'
import type { Env } from '../access/authorize.ts'
import { authorizeWith } from '../access/authorize.ts'
import type { Form } from '../http/form.ts'
import { readForm } from '../http/form.ts'
import { newId } from '../integrations/runtime.ts'
import { clockOf } from '../ledger/clocks.ts'
import { boardPage } from '../meeting/shown.ts'
import { carryOut } from '../minutes/carryOut.ts'
import { draftOf } from '../minutes/draft.ts'
import { remarksOfOne } from '../minutes/routes.ts'
import { square } from '../page/square.ts'
import type { RefusedForm } from '../page/tried.ts'
import { tried } from '../page/tried.ts'
import type { SearchServices } from '../search/services.ts'

const ALL_FIELDS: readonly string[] = [...FIELDS, ...ITEM_FIELDS]

/** [N9] The draft of a meeting's minutes, for whoever took part: press a sentence, and say what is wrong. */
export function correctionPages(app: OpenAPIHono<Env>, services: SearchServices): void {
  const { identity, runtime } = services
  const authorize = authorizeWith(identity)

  app.get('/m/:code/corrections', authorize('minutes.draft'), (c) => draftPage(c, services))

  app.post('/m/:code/corrections', authorize('minutes.remark'), async (c) => {
    const caller = c.get('caller')
    const own = caller.participant!
    const form = await readForm(c, () => remarksOfOne(services)(own))
    const [key, sentence] = [form.words('key'), form.words('sentence')]
    const sent = {
      kind: 'remark',
      id: isId(key) ? key : newId(runtime),
      about: aboutIn(form),
      sentence,
      text: form.words('text'),
    } as const
    const refused = await tried(c, form, { matter: sentence, field: 'text' }, () =>
      carryOut(services, caller, { key: sent.id, sent, own: true }),
    )
    if (refused) return draftPage(c, services, refused)
    return c.redirect(`/m/${caller.meeting!.code}/corrections?sent#remarks`, 303)
  })
}

/** The text of the draft that a form is about; null where it is about none of them. */
function aboutIn(form: Form): Part | null {
  const [field, item] = [form.words('field'), form.words('item')]
  return ALL_FIELDS.includes(field) ? { field: field as Field, item: isId(item) ? item : null } : null
}

async function draftPage(c: Context<Env>, services: SearchServices, form?: RefusedForm): Promise<Response> {
  const caller = c.get('caller')
  const draft = await draftOf(services, caller)
  const { board, communityName } = await boardPage(services, caller)
  const data = {
    draft,
    code: board.code,
    communityName,
    mayRemark: draft.mayRemark,
    formKey: newId(services.runtime),
    sent: c.req.query('sent') !== undefined,
    refused: form?.refused ?? null,
    clock: await clockOf(services, board.community),
  }
  return square(c, services.render.renderPage('corrections', caller.locale, data), undefined, form?.status)
}
