import type { Staff } from '../../../wire/account.ts'
import type { Answer } from '../../kit/send.ts'
import { myCommunities } from '../communities.ts'

/** A place whose people are shown. */
export interface PlaceOfPeople {
  kind: 'communities' | 'subdistricts'
  slug: string
  name: string
}

/**
 * The places whose people the person may look after: the communities that their roles reach, and subdistricts
 * where they have one.
 */
export async function placesOfPeople(staff: Staff): Promise<Answer<PlaceOfPeople[]>> {
  const mine = await myCommunities(staff)
  if (!mine.ok) return mine
  const communities = mine.value.map(({ slug, name }) => ({ kind: 'communities' as const, slug, name }))
  const subdistricts = new Map(
    staff.roles
      .filter(({ place }) => place.kind === 'subdistrict')
      .map(({ place: { slug, name } }) => [slug, { kind: 'subdistricts' as const, slug, name }]),
  )
  return { ok: true, value: [...communities, ...subdistricts.values()] }
}
