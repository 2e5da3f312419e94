import type { Staff } from '../../../wire/account.ts'
import type { Answer } from '../../kit/send.ts'
import { myCommunities } from '../communities.ts'

/** A place whose people are shown, by the address of its API. */
export interface PlaceOfPeople {
  address: string
  name: string
}

/**
 * The places whose people the person may look after: the communities that their roles reach, and subdistricts
 * where they have one.
 */
export async function placesOfPeople(staff: Staff): Promise<Answer<PlaceOfPeople[]>> {
  const mine = await myCommunities(staff)
  if (!mine.ok) return mine
  const communities = mine.value.map(({ slug, name }) => ({ address: `/api/communities/${slug}`, name }))
  const subdistricts = new Map(
    staff.roles
      .filter(({ place }) => place.kind === 'subdistrict')
      .map(({ place: { slug, name } }) => [slug, { address: `/api/subdistricts/${slug}`, name }]),
  )
  return { ok: true, value: [...communities, ...subdistricts.values()] }
}
