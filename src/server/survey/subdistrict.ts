import type { Place } from '../../core/place/place.ts'
import { agreeing } from '../../core/survey/publish.ts'
import { STATEMENTS } from '../../core/survey/survey.ts'
import type { SurveysBeside } from '../../wire/survey.ts'
import type { SurveyServices } from './services.ts'
import { lastClosed } from './store.ts'

/**
 * [S17] The last closed wave with codes of each community, by the order of their names. Only the sentences
 * that all of them ask, each as it was published; nothing is added up, and nobody comes first for a number.
 */
export async function surveysBeside({ db, identity }: SurveyServices, subdistrict: Place): Promise<SurveysBeside> {
  const communities = await identity.places.below(subdistrict.id)
  const items: SurveysBeside['items'] = []
  for (const { id, slug, name } of [...communities].sort((a, b) => a.name.localeCompare(b.name, 'zh'))) {
    const wave = await lastClosed(db, id)
    if (!wave?.result) continue
    const { code, title, closedAt, result } = wave
    const shares = STATEMENTS.map((asks) => {
      const said = result.statements.find((one) => one.asks === asks)
      const share = said && agreeing(said.groups)
      return { asks, agree: share?.agree ?? null }
    })
    items.push({
      community: { slug, name },
      code,
      title,
      at: closedAt!,
      people: result.people,
      invited: result.invited,
      shares,
    })
  }
  return { items }
}
