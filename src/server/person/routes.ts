import type { OpenAPIHono } from '@hono/zod-openapi'
import { createRoute, z } from '@hono/zod-openapi'
import { NAME_MOST } from '../../core/meeting/meeting.ts'
import type { Role } from '../../core/place/place.ts'
import { role } from '../../wire/meeting.ts'
import { id } from '../../wire/plain.ts'
import type { Entry, Env } from '../access/doorway.ts'
import { doorOf, hasRole } from '../access/doorway.ts'
import { ACTIONS } from '../access/table.ts'
import type { Parts } from '../parts.ts'
import { cleanly, ProblemError } from '../problem.ts'

const json = <T extends z.ZodType>(schema: T, description: string) => ({
  content: { 'application/json': { schema } },
  description,
})
const slug = z.object({ slug: z.string() })

/** The API of staff: who am I, roles. */
export function personRoutes(app: OpenAPIHono<Env>, parts: Parts): void {
  const { known } = parts
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

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/communities/{slug}/people',
      tags: ['Staff'],
      summary: 'People with a role in the community',
      middleware: door('people.read'),
      request: { params: slug },
      responses: { 200: json(z.object({ items: z.array(z.looseObject({ id, role })) }), 'People') },
    }),
    async (c) => c.json({ items: await known.people.inPlace(c.get('entry').community!.id) }, 200),
  )

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/communities/{slug}/people',
      tags: ['Staff'],
      summary: 'Give somebody a role in the community; answers with a one-time sign-in link to hand over',
      middleware: door('people.write'),
      request: {
        params: slug,
        body: {
          content: {
            'application/json': {
              schema: z.object({ id, name: z.string().max(1000), email: z.email().nullable().default(null), role }),
            },
          },
          required: true,
        },
      },
      responses: { 201: json(z.object({ signInLink: z.string() }), 'Appointed') },
    }),
    async (c) => {
      const { role, ...sent } = c.req.valid('json')
      const person = { ...sent, name: cleanly(sent.name, NAME_MOST, 1) }
      // Whoever is known already may hold keys that the asker could not hand out.
      await mayHandKeyTo(c.get('entry'), await known.people.meant(person))
      const appointed = await known.people.appoint(person, c.get('entry').community!.id, role as Role)
      return c.json({ signInLink: await linkFor(appointed) }, 201)
    },
  )

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/people/{id}/sign-in-link',
      tags: ['Staff'],
      summary: 'A new one-time sign-in link for somebody whom you may appoint',
      middleware: door('people.write'),
      request: { params: z.object({ id }) },
      responses: { 201: json(z.object({ signInLink: z.string() }), 'Link') },
    }),
    async (c) => {
      const person = c.req.valid('param').id
      const places = await mayHandKeyTo(c.get('entry'), person)
      if (places === 0) throw new ProblemError('noSuchPerson', 404)
      return c.json({ signInLink: await linkFor(person) }, 201)
    },
  )

  /** Only who may appoint in every place of a person may hand out a key to all of them. Gives the number of places. */
  async function mayHandKeyTo(asker: Entry, person: string): Promise<number> {
    const places = await known.people.places(person)
    const all = await known.places.all()
    for (const place of places) {
      const there = { ...asker, community: all.get(place) }
      if (!(await hasRole(known, there, ACTIONS['people.write'].roles))) throw new ProblemError('notAllowed', 403)
    }
    return places.length
  }

  const linkFor = async (person: string) => `${parts.publicUrl()}/sign-in/${await known.people.makeLink(person)}`
}
