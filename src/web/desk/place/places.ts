import type { Clock } from '../../../core/plain/clock.ts'
import type { Staff } from '../../../wire/account.ts'
import type { Answer, Named } from '../../kit/send.ts'
import { call } from '../../kit/send.ts'

export type Place = Omit<Named<'Place'>, 'zone'> & { zone: Clock }

/** The kind of the places right below one; nothing stands below a building. */
export const BELOW = { subdistrict: 'community', community: 'grid', grid: 'building', building: null } as const

async function listed(under: string | undefined): Promise<Answer<Place[]>> {
  const places: Place[] = []
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page: Answer<Named<'Places'>> = await call('GET', '/api/places', { query: { limit: 200, cursor, under } })
    if (!page.ok) return page
    places.push(...(page.value.items as Place[]))
    cursor = page.value.next
  }
  return { ok: true, value: places.sort((a, b) => a.name.localeCompare(b.name, 'zh', { numeric: true })) }
}

/** One place, by its id. */
export const placeOf = (id: string): Promise<Answer<Place>> =>
  call('GET', '/api/places/{id}', { path: { id } }) as Promise<Answer<Place>>

/** The places right below one, by name. */
export const placesUnder = (under: string): Promise<Answer<Place[]>> => listed(under)

/** The subdistricts and communities that the person administers by a role of their own. */
export const administered = (staff: Staff): Staff['roles'][number]['place'][] => [
  ...new Map(
    staff.roles.flatMap(({ role, place }) => (role === 'administrator' ? [[place.id, place] as const] : [])),
  ).values(),
]

/** An address that a name in Latin letters suggests; nothing for other names. */
export const suggestedSlug = (name: string): string =>
  /^[\x20-\x7e]+$/.test(name)
    ? name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '')
        .slice(0, 60)
    : ''
