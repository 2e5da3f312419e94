import type { OpenAPIHono } from '@hono/zod-openapi'
import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { NAME_MOST } from '../../core/meeting/meeting.ts'
import { ROLES } from '../../core/place/place.ts'
import type { Appointee } from '../../wire/account.ts'
import { role } from '../../wire/account.ts'
import { idOf, newIdOf } from '../../wire/ids.ts'
import { address, id } from '../../wire/plain.ts'
import type { Env } from '../access/authorize.ts'
import { doorOf } from '../access/authorize.ts'
import { namingOf } from '../secrets/naming.ts'
import type { AccountServices } from './services.ts'
import { addressIn, cleanly, ProblemError } from '../http/problem.ts'

const json = <T extends z.ZodType>(schema: T, description: string) => ({
  content: { 'application/json': { schema } },
  description,
})
const slug = z.object({ slug: z.string() })
const email = address.nullable().default(null)
const appointment = z
  .union([
    z.object({ person: idOf('person', 'Somebody who is there'), email, role }),
    z.object({ id: newIdOf('person'), name: z.string().max(1000), email, role }),
  ])
  .openapi('Appointment', {
    description: 'Of somebody who is there; or of whoever has the address, else of somebody new',
  })

/** The API of staff: who am I, who has which role, and who gave it. */
export function personRoutes(app: OpenAPIHono<Env>, parts: AccountServices): void {
  const { known, appointments } = parts
  const door = doorOf(known)

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/me',
      tags: ['Staff'],
      summary: 'Who is signed in',
      middleware: door('self.read'),
      responses: {
        200: json(z.object({ person: z.looseObject({ id }), roles: z.array(z.looseObject({ role })) }), 'Me'),
      },
    }),
    async (c) => {
      const staff = c.get('entry').staff
      if (!staff) throw new ProblemError('notSignedIn', 401)
      const all = await known.places.all()
      const roles = staff.roles.map(({ role, place }) => {
        const { id, kind, slug, name } = all.get(place)!
        return { role, place: { id, kind, slug, name } }
      })
      return c.json({ person: { id: staff.person, name: staff.name, email: staff.email }, roles }, 200)
    },
  )

  // The same for a community and for the subdistrict above it.
  for (const [places, of] of [
    ['communities', 'the community'],
    ['subdistricts', 'the subdistrict'],
  ] as const) {
    app.openapi(
      createRoute({
        method: 'get',
        path: `/api/${places}/{slug}/people`,
        tags: ['Staff'],
        summary: `People with a role in ${of}, and what you may do about them`,
        middleware: door('people.read'),
        request: { params: slug },
        responses: {
          200: json(z.object({ items: z.array(z.looseObject({ id, role })), grants: z.array(role) }), 'People'),
        },
      }),
      async (c) => {
        const place = placeOf(c)
        const may = await appointments.mayDo(c.get('entry').staff!.roles, place)
        const rows = await known.people.inPlace(place)
        const items = rows.map((row): Appointee => ({
          ...row,
          may: { revoke: may.revoke(row.role), handKey: may.handKey(row.id) },
        }))
        return c.json({ items, grants: ROLES.filter(may.grant) }, 200)
      },
    )

    app.openapi(
      createRoute({
        method: 'post',
        path: `/api/${places}/{slug}/people`,
        tags: ['Staff'],
        summary: `Give somebody a role in ${of}; answers with a one-time sign-in link to hand over`,
        middleware: door('people.write'),
        request: {
          params: slug,
          body: {
            content: { 'application/json': { schema: appointment } },
            required: true,
          },
        },
        responses: { 201: json(z.object({ id, signInLink: z.string() }), 'Appointed') },
      }),
      async (c) => {
        const sent = c.req.valid('json')
        const [by, place] = [me(c), placeOf(c)]
        const naming = namingOf(known.ticketKey, { community: place }, { kind: 'staff', id: by })
        const email = sent.email && addressIn(sent.email)
        const whom =
          'person' in sent
            ? { person: sent.person, email }
            : { id: naming('person', sent.id), name: cleanly(sent.name, NAME_MOST, 1), email }
        const granted = await appointments.grant(by, whom, place, sent.role)
        return c.json({ id: granted.person, signInLink: linkOf(granted.link) }, 201)
      },
    )

    app.openapi(
      createRoute({
        method: 'delete',
        path: `/api/${places}/{slug}/people/{id}/roles/{role}`,
        tags: ['Staff'],
        summary: `Take a role in ${of} away; it ends at once`,
        middleware: door('people.write'),
        request: { params: slug.extend({ id, role }) },
        responses: { 204: { description: 'Taken away' } },
      }),
      async (c) => {
        const { id: person, role } = c.req.valid('param')
        await appointments.revoke(me(c), person, placeOf(c), role)
        return c.body(null, 204)
      },
    )

    app.openapi(
      createRoute({
        method: 'get',
        path: `/api/${places}/{slug}/appointments`,
        tags: ['Staff'],
        summary: `The record of appointments in ${of}, newest first: roles given and taken, links handed, sign-ins ended, and by whom`,
        middleware: door('people.record'),
        request: { params: slug },
        responses: { 200: json(z.object({ items: z.array(z.looseObject({ id })) }), 'Record') },
      }),
      async (c) => c.json({ items: await appointments.history(placeOf(c)) }, 200),
    )
  }

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/people/{id}/sign-in-link',
      tags: ['Staff'],
      summary: 'A new one-time sign-in link for somebody whom you may appoint, in all their roles',
      middleware: door('people.write'),
      request: { params: z.object({ id }) },
      responses: { 201: json(z.object({ signInLink: z.string() }), 'Link') },
    }),
    async (c) => c.json({ signInLink: linkOf(await appointments.handLink(me(c), c.req.valid('param').id)) }, 201),
  )

  app.openapi(
    createRoute({
      method: 'delete',
      path: '/api/people/{id}/sessions',
      tags: ['Staff'],
      summary: 'End all that somebody signed in with, passkeys and links too; they come back by a new link or code',
      middleware: door('people.write'),
      request: { params: z.object({ id }) },
      responses: { 204: { description: 'Ended' } },
    }),
    async (c) => {
      await appointments.endSignIns(me(c), c.req.valid('param').id)
      return c.body(null, 204)
    },
  )

  const me = (c: Context<Env>) => c.get('entry').staff!.person
  const placeOf = (c: Context<Env>) => (c.get('entry').community ?? c.get('entry').subdistrict)!.id
  const linkOf = (secret: string) => `${parts.publicUrl()}/sign-in/${secret}`
}
