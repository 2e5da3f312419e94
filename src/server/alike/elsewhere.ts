import { featuresOf } from '../../core/alike/text/features.ts'
import { foldText } from '../../core/alike/text/fold.ts'
import { explain, joinRanges, similarity } from '../../core/alike/text/similar.ts'
import { levelOf } from '../../core/alike/gather/confidence.ts'
import { opposes, stanceOf } from '../../core/alike/text/stance.ts'
import { Weights } from '../../core/alike/text/weights.ts'
import { isOpen } from '../../core/ledger/stages.ts'
import type { Sheet } from '../../core/ledger/sheet.ts'
import type { Place } from '../../core/place/place.ts'
import type { Elsewhere } from '../../wire/alike.ts'
import type { AlikeServices } from './services.ts'

/** Matters looked at, and shown. */
const LOOKED_AT = 40
const SHOWN = 5
/** Similarity of what is worth saying: who looks it up wants to see more than what is likely. */
const WORTH_SAYING = 0.25
/** Longer queries find no more. */
const QUERY_MOST = 120
/** What has ended is shown if it was opened within a year. */
const YEAR_MS = 365 * 86_400_000

/**
 * Matters of other communities of the same subdistrict that are alike, most alike first, with what they share
 * marked. Of a neighbour's matter nothing is told but what everybody may read.
 */
export async function elsewhere(
  { identity, search, runtime }: AlikeServices,
  community: Place,
  sheet: Sheet,
): Promise<Elsewhere[]> {
  const beside = community.parent ? await identity.places.below(community.parent) : []
  const communities = beside.filter(({ id }) => id !== community.id)
  if (communities.length === 0) return []
  const query = `${sheet.title} ${sheet.summary}`.slice(0, QUERY_MOST)
  const asked = { query, communities, kinds: ['matter'] as const, after: 0, limit: LOOKED_AT, inHouse: true as const }
  const { items } = await search.find(asked)
  const since = runtime.now() - YEAR_MS
  const found = items.flatMap((one) => (one.kind === 'matter' && (isOpen(one.stage) || one.at > since) ? [one] : []))
  const weights = new Weights()
  for (const title of [sheet.title, ...found.map((one) => one.title.text)]) weights.add(featuresOf(foldText(title)))
  const stance = stanceOf(sheet.title)
  return found
    .map((one) => ({ one, near: similarity(sheet.title, one.title.text, weights) }))
    .filter(({ one, near }) => near >= WORTH_SAYING && !opposes(stance, stanceOf(one.title.text)))
    .sort((a, b) => b.near - a.near)
    .slice(0, SHOWN)
    .map(({ one: { community: of, number, title, stage, people }, near }) => {
      const shared = explain(sheet.title, title.text, weights)
      const marks = joinRanges(shared.flatMap(({ inB }) => inB))
      const confidence = levelOf(near, sheet.title, title.text, weights, false)
      return { community: of, number, title: { text: title.text, marks }, stage, people, confidence }
    })
}
