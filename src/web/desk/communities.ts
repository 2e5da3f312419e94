import type { Staff } from '../../wire/meeting.ts'
import type { Answer } from '../kit/send.ts'
import { ask } from '../kit/send.ts'

export interface Community {
  slug: string
  name: string
  subdistrict: string
}

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
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: Answer<{ items: Community[]; next: string | null }> = await ask(
      'GET',
      `/api/communities?limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
    )
    if (!page.ok) return page
    mine.push(...page.value.items.filter(({ slug, subdistrict }) => slugs.has(slug) || subdistricts.has(subdistrict)))
    cursor = page.value.next
  }
  return { ok: true, value: mine }
}
