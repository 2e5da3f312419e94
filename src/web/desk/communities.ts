import type { Staff } from '../../wire/account.ts'
import type { Answer, Named } from '../kit/send.ts'
import { call } from '../kit/send.ts'

export type Community = Named<'Community'>

/**
 * The communities in which the person has a role: their own, and all those of a subdistrict where they have
 * one.
 */
export async function myCommunities(staff: Staff): Promise<Answer<Community[]>> {
  const slugs = new Set<string>()
  const subdistricts = new Set<string>()
  for (const { place } of staff.roles) {
    if (place.kind === 'community') slugs.add(place.slug)
    if (place.kind === 'subdistrict') subdistricts.add(place.name)
  }
  const mine: Community[] = []
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page: Answer<Named<'Communities'>> = await call('GET', '/api/communities', { query: { limit: 200, cursor } })
    if (!page.ok) return page
    mine.push(...page.value.items.filter(({ slug, subdistrict }) => slugs.has(slug) || subdistricts.has(subdistrict)))
    cursor = page.value.next
  }
  return { ok: true, value: mine }
}
