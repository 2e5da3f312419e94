import type { OpenAPIHono } from '@hono/zod-openapi'
import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { id } from '../../wire/plain.ts'
import { NAME_MOST } from '../../core/meeting/meeting.ts'
import type { Env } from '../access/authorize.ts'
import { doorOf } from '../access/authorize.ts'
import type { AccountServices } from './services.ts'
import { cleanly, ProblemError } from '../http/problem.ts'
import { hostOfPasskeys, options, originOfPasskeys } from './passkeys.ts'
import { FOR_PERSON } from './betterAuth.ts'

const json = <T extends z.ZodType>(schema: T, description: string) => ({
  content: { 'application/json': { schema } },
  description,
})
const body = <T extends z.ZodType>(schema: T) => ({
  body: { content: { 'application/json': { schema } }, required: true as const },
})
const list = json(z.object({ items: z.array(z.looseObject({ id })) }), 'List')
const name = z.string().max(1000)
const slug = z.object({ slug: z.string() })

/**
 * One's own account: sign-ins, passkeys, the journal of both; and the journal of a community's people for
 * those who oversee them.
 */
export function accountRoutes(app: OpenAPIHono<Env>, parts: AccountServices): void {
  const { known, betterAuth } = parts
  const { people } = known
  const door = doorOf(known)

  const me = (c: Context<Env>) => {
    const { staff } = c.get('entry')
    if (!staff) throw new ProblemError('notSignedIn', 401)
    return staff
  }

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/sessions',
      tags: ['Staff'],
      summary: 'My sign-ins',
      middleware: door('signIn.own'),
      responses: { 200: list },
    }),
    async (c) => {
      const { person, signIn } = me(c)
      const items = (await people.signIns(person)).map((row) => ({
        id: row.id,
        device: row.device,
        way: row.way,
        createdAt: row.created_at,
        usedAt: row.used_at,
        current: row.id === signIn,
      }))
      return c.json({ items }, 200)
    },
  )
  app.delete('/api/sessions/:id', door('signIn.own'), async (c) => {
    const asked = id.safeParse(c.req.param('id'))
    if (!asked.success || !(await people.revoke(me(c).person, asked.data))) throw new ProblemError('noSuchPerson', 404)
    return c.body(null, 204)
  })

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/sessions/journal',
      tags: ['Staff'],
      summary: 'My journal of sign-ins and refused tries, newest first',
      middleware: door('signIn.own'),
      responses: { 200: list },
    }),
    async (c) => c.json({ items: await people.tries(me(c).person) }, 200),
  )
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/communities/{slug}/sign-ins',
      tags: ['Staff'],
      summary: 'The journal of sign-ins of the people with a role in the community, newest first',
      middleware: door('signIn.journal'),
      request: { params: slug },
      responses: { 200: list },
    }),
    async (c) => {
      const upward = await known.places.upward(c.get('entry').community!.id)
      return c.json({ items: await people.triesIn(upward.map(({ id }) => id)) }, 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/me/passkeys',
      tags: ['Staff'],
      summary: 'My passkeys',
      middleware: door('passkey.own'),
      responses: { 200: list },
    }),
    async (c) => c.json({ items: await people.passkeys(me(c).person) }, 200),
  )
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/me/passkeys/start',
      tags: ['Staff'],
      summary: 'What a device needs to make a passkey (WebAuthn)',
      middleware: door('passkey.own'),
      responses: { 200: json(z.looseObject({ challenge: z.string() }), 'Options for navigator.credentials.create') },
    }),
    async (c) => {
      const staff = me(c)
      const { api } = await betterAuth.passkeys(hostOfPasskeys(c, known.publicUrl))
      const context = JSON.stringify({ id: staff.person, name: staff.email ?? staff.name, displayName: staff.name })
      const made = await api.generatePasskeyRegistrationOptions({
        query: { context },
        headers: new Headers(),
        returnHeaders: true,
      })
      return c.json(options(c, made), 200)
    },
  )
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/me/passkeys',
      tags: ['Staff'],
      summary: 'Add a passkey that was just made',
      middleware: door('passkey.own'),
      request: body(z.object({ name, response: z.looseObject({ id: z.string().max(2000) }) })),
      responses: { 201: json(z.object({ id }), 'Added') },
    }),
    async (c) => {
      const { person } = me(c)
      const sent = c.req.valid('json')
      const called = cleanly(sent.name, NAME_MOST, 1)
      const { api } = await betterAuth.passkeys(hostOfPasskeys(c, known.publicUrl))
      const headers = new Headers({
        cookie: c.req.header('cookie') ?? '',
        origin: originOfPasskeys(c, known.publicUrl)!,
        [FOR_PERSON]: person,
      })
      const added = await api
        .verifyPasskeyRegistration({ body: { response: sent.response, name: called }, headers })
        .catch(() => undefined)
      if (!added) throw new ProblemError('passkeyRefused', 401)
      return c.json({ id: added.id }, 201)
    },
  )
  app.openapi(
    createRoute({
      method: 'patch',
      path: '/api/me/passkeys/{id}',
      tags: ['Staff'],
      summary: 'Rename a passkey of mine',
      middleware: door('passkey.own'),
      request: { params: z.object({ id }), ...body(z.object({ name })) },
      responses: { 204: { description: 'Renamed' } },
    }),
    async (c) => {
      const { person } = me(c)
      const called = cleanly(c.req.valid('json').name, NAME_MOST, 1)
      if (!(await people.renamePasskey(person, c.req.valid('param').id, called)))
        throw new ProblemError('noSuchPasskey', 404)
      return c.body(null, 204)
    },
  )
  app.openapi(
    createRoute({
      method: 'delete',
      path: '/api/me/passkeys/{id}',
      tags: ['Staff'],
      summary: 'Remove a passkey of mine; what was signed in with it ends',
      middleware: door('passkey.own'),
      request: { params: z.object({ id }) },
      responses: { 204: { description: 'Removed' } },
    }),
    async (c) => {
      if (!(await people.removePasskey(me(c).person, c.req.valid('param').id)))
        throw new ProblemError('noSuchPasskey', 404)
      return c.body(null, 204)
    },
  )
}
