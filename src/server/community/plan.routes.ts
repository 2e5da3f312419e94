import { z } from '@hono/zod-openapi'
import { slugParam } from '../../wire/plain.ts'
import { planShown } from '../../wire/plan.ts'
import { TEXT_REFUSED } from '../api/problems.ts'
import { file, json, nothing, perGrove, routeOf } from '../api/route.ts'
import { limitOf } from '../http/limit.ts'
import { cleanly, ProblemError } from '../http/problem.ts'
import type { MeetingServices } from '../meeting/services.ts'
import { receivePhoto } from '../photo/cleanPhoto.ts'
import { PHOTO_REFUSED } from '../photo/refused.ts'
import { planOf, planPicture, setPlan, takePlanAway } from '../plan/store.ts'

const route = routeOf<MeetingServices>()
const perPerson = perGrove(() => limitOf(30, 60))
const NAME_MOST = 60

const read = route(
  'readPlan',
  {
    method: 'get',
    path: '/api/communities/{slug}/plan',
    tag: 'Communities',
    summary: 'The community’s plan, on which cards can point to a place',
    action: 'place.read',
    params: slugParam,
    answer: json(planShown, 'The plan, without its picture'),
  },
  async ({ services, caller }) => ({ plan: await planOf(services.db, caller.community!) }),
)

const picture = route(
  'readPlanPicture',
  {
    method: 'get',
    path: '/api/communities/{slug}/plan.webp',
    tag: 'Communities',
    summary: 'The picture of the community’s plan',
    action: 'place.read',
    params: slugParam,
    problems: ['noSuchPhoto'],
    answer: file('image/webp', 'A picture'),
  },
  async ({ services, caller, c }) => {
    const bytes = await planPicture(services.db, caller.community!.id)
    if (!bytes) throw new ProblemError('noSuchPhoto')
    // With `v` each picture has an address of its own; without a network a phone still has it.
    const headers = { 'content-type': 'image/webp', 'cache-control': 'private, max-age=86400' }
    return c.body(new Uint8Array(bytes), 200, headers)
  },
)

const set = route(
  'setPlan',
  {
    method: 'put',
    path: '/api/communities/{slug}/plan',
    tag: 'Communities',
    summary: 'Hang a plan (image bytes), or another picture of the one that hangs: points on it stay',
    action: 'plan.set',
    params: slugParam,
    query: z.object({
      name: z
        .string()
        .max(1000)
        .openapi({ description: `What it shows, ${NAME_MOST} at most` }),
    }),
    bytes: ['image/*'],
    problems: [...TEXT_REFUSED, ...PHOTO_REFUSED],
    answer: json(planShown, 'Kept, without metadata'),
  },
  async ({ services, caller, query, c }) => {
    const { person } = caller.staff!
    await perPerson(services)(person)
    const name = cleanly(query.name, NAME_MOST, 1)
    const image = await receivePhoto(c, person)
    await setPlan(caller.db, caller.community!.id, { name, ...image, at: services.runtime.now() })
    return { plan: await planOf(services.db, caller.community!) }
  },
)

const takeAway = route(
  'takePlanAway',
  {
    method: 'delete',
    path: '/api/communities/{slug}/plan',
    tag: 'Communities',
    summary: 'Take the plan away, with all points on it',
    action: 'plan.set',
    params: slugParam,
    answer: nothing('Taken away'),
  },
  ({ caller }) => takePlanAway(caller.db, caller.community!.id),
)

/** [T40] The API of a community's plan. */
export const planRoutes = [read, picture, set, takeAway]
