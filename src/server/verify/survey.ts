import { published } from '../../core/survey/publish.ts'
import type { Survey } from '../../core/survey/survey.ts'
import { asksOf, codesText, peopleIn } from '../../core/survey/survey.ts'
import { canonical } from '../../core/plain/canonical.ts'
import { sha256Text } from '../journal/hash.ts'

/**
 * [S3] [S5] Which codes there are follows from the hash of their set, how many are used and how many said
 * something from how many the entries count, and what was published from what was said.
 */
export function* faultsOfSurvey(survey: Survey): Generator<string> {
  const { sets, codes, cells, stage, coded, result } = survey
  const all = [...codes.values()]
  for (const [i, { hash }] of sets.entries())
    if (hash !== sha256Text(codesText(all.filter(({ set }) => set === i + 1))))
      yield `the codes of set ${i + 1} are not those that were made`
  if (all.some(({ set }) => !sets[set - 1])) yield 'a code is of a set that there is not'
  if (all.some(({ set, state }) => (state === 'void') !== (state !== 'used' && sets[set - 1]?.void === true)))
    yield 'a code is void, or not, against its set'
  const people = peopleIn(survey)
  if (coded && all.filter(({ state }) => state === 'used').length !== people) yield `not ${people} codes are used`
  if (stage !== 'open' && stage !== 'closed') {
    if (cells.size > 0) yield 'something is counted of what is not asked'
    return
  }
  if ([...cells.keys()].sort().join() !== asksOf(survey).sort().join()) yield 'it counts other sentences than it asks'
  for (const [asks, counts] of cells)
    if (counts.reduce((sum, n) => sum + n, 0) !== people) yield `${asks} was not answered by ${people}`
  if (result && canonical(published(survey)) !== canonical(result)) yield 'what was published is not what was said'
}
