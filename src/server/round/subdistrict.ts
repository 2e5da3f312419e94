import type { Place } from '../../core/place/place.ts'
import { shownOf } from '../../core/round/shown.ts'
import type { RoundsBeside } from '../../wire/round.ts'
import type { RoundServices } from './services.ts'
import { listRounds, roundCalled } from './store.ts'

/** So many of the latest rounds of each community. */
const SHOWN = 4

/**
 * Rounds of all communities of a subdistrict side by side: by community in the order of their names, and in
 * it the latest first. No sum and no order says who did better.
 */
export async function roundsBeside(services: RoundServices, subdistrict: Place): Promise<RoundsBeside> {
  const { db, identity, rounds } = services
  const communities = await identity.places.below(subdistrict.id)
  const items: RoundsBeside['items'] = []
  for (const { id, slug, name } of [...communities].sort((a, b) => a.name.localeCompare(b.name, 'zh')))
    for (const { code } of (await listRounds(db, id)).slice(0, SHOWN)) {
      const round = await roundCalled(db, id, code)
      const shown = await rounds.read({ community: id, id: round! }, shownOf)
      const { title, stage, settings, came, dishes, counted, spent, left } = shown
      items.push({
        community: { slug, name },
        code,
        title,
        stage,
        budget: settings.budget,
        proposed: came.proposed,
        onMenu: dishes.length,
        took: counted && { have: counted.turnout.have, base: counted.turnout.base },
        chosen: counted?.won.length ?? 0,
        accepted: dishes.filter(({ acceptedAt }) => acceptedAt !== null).length,
        spent,
        left,
      })
    }
  return { items }
}
