import { LABEL_MOST, madeProgramKey, newProgramKey, programKeyList, programKeyParam } from '../../wire/programs.ts'
import { keyHeader, slugParam } from '../../wire/plain.ts'
import type { Caller } from '../access/authorize.ts'
import { TEXT_REFUSED } from '../api/problems.ts'
import type { Route } from '../api/route.ts'
import { json, made, nothing, perGrove, routeOf } from '../api/route.ts'
import { limitOf } from '../http/limit.ts'
import { cleanly } from '../http/problem.ts'
import { newId } from '../integrations/runtime.ts'
import { secretThing } from '../secrets/secretThing.ts'
import type { AccountServices } from './services.ts'

const route = routeOf<AccountServices>()
const perPerson = perGrove(() => limitOf(120, 600))
const DAY = 24 * 3600_000

const placeOf = ({ community, subdistrict }: Caller) => (community ?? subdistrict)!.id

/** [R30] The keys of a community, and of a subdistrict. */
const keysIn = (places: 'communities' | 'subdistricts', name: 'Community' | 'Subdistrict') => {
  const above = { tag: 'Programs', action: 'program.key' } as const
  const path = `/api/${places}/{slug}/keys` as const
  return [
    route(
      `list${name}Keys`,
      {
        ...above,
        method: 'get',
        path,
        summary: 'Keys of programs, also those that have ended: what each is for, who made and who ended it',
        params: slugParam,
        answer: json(programKeyList, 'Without the keys themselves'),
      },
      async ({ services, caller }) => ({ items: await services.identity.programs.shown(placeOf(caller)) }),
    ),
    route(
      `make${name}Key`,
      {
        ...above,
        method: 'post',
        path,
        summary: 'Make a key for a program; what it is, is told once',
        params: slugParam,
        headers: keyHeader.partial(),
        body: newProgramKey,
        problems: [...TEXT_REFUSED, 'idReused', 'outOfRange', 'tooMany'],
        answer: made(madeProgramKey, 'The key'),
      },
      async ({ services, caller, headers, body: { label, scopes, days } }) => {
        const { identity, runtime } = services
        const who = caller.staff!.person
        await perPerson(services)(who)
        const place = placeOf(caller)
        const word = headers['idempotency-key'] ?? newId(runtime)
        const named = secretThing(identity.ticketKey, 'programKey', { community: place, who, word })
        const until = days === null ? null : runtime.now() + days * DAY
        const wanted = { label: cleanly(label, LABEL_MOST, 1), scopes: [...new Set(scopes)].sort(), until }
        return identity.programs.make(place, who, named, wanted)
      },
    ),
    route(
      `end${name}Key`,
      {
        ...above,
        method: 'delete',
        path: `${path}/{key}` as const,
        summary: 'End a program’s key, at once',
        params: programKeyParam,
        answer: nothing('It opens nothing any more'),
      },
      async ({ services, caller, params }) =>
        void (await services.identity.programs.end(placeOf(caller), params.key, caller.staff!.person)),
    ),
  ]
}

export const programRoutes: readonly Route<AccountServices>[] = [
  ...keysIn('communities', 'Community'),
  ...keysIn('subdistricts', 'Subdistrict'),
]
