import { groupKeys } from '../../core/survey/background.ts'
import type { Published, Said } from '../../core/survey/publish.ts'
import { agreeing, LEAST, published } from '../../core/survey/publish.ts'
import type { Survey } from '../../core/survey/survey.ts'
import { ANSWERS, asksOf, codesText, peopleIn } from '../../core/survey/survey.ts'
import { canonical } from '../../core/plain/canonical.ts'
import { sha256Text } from '../journal/hash.ts'

/**
 * [S3] [S5] Which codes there are follows from the hash of their set, how many are used and how many said
 * something from how many the entries count, and what was published from what was said.
 */
export function* faultsOfSurvey(survey: Survey): Generator<string> {
  const { sets, codes, cells, groups, stage, coded, result } = survey
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
    if (cells.size + groups.size > 0) yield 'something is counted of what is not asked'
    return
  }
  if ([...cells.keys()].sort().join() !== asksOf(survey).sort().join()) yield 'it counts other sentences than it asks'
  for (const [asks, counts] of cells)
    if (counts.reduce((sum, n) => sum + n, 0) !== people) yield `${asks} was not answered by ${people}`
  yield* faultsOfGroups(survey, people)
  if (!result) return
  const plain = ({ statements, ...more }: Published) => ({ ...more, statements: statements.map(withoutTables) })
  if (canonical(plain(published(survey))) !== canonical(plain(result))) yield 'what was published is not what was said'
  for (const said of result.statements) yield* faultsOfTables(said)
}

const withoutTables = ({ by: _told, ...said }: Said) => said

/** [S25] While it is open each group has said as much of every statement; once it is closed there is none. */
function* faultsOfGroups(survey: Survey, people: number): Generator<string> {
  const { stage, background, groups } = survey
  const should = stage === 'open' ? groupKeys(background) : []
  if ([...groups.keys()].sort().join() !== should.sort().join()) yield 'it counts other groups than it asks for'
  const sums = new Map<string, number>()
  for (const [group, counts] of groups) {
    const said = asksOf(survey).map((_, i) =>
      counts.slice(i * ANSWERS.length, (i + 1) * ANSWERS.length).reduce((sum, n) => sum + n, 0),
    )
    if (new Set(said).size > 1) yield `${group} has said more of one statement than of another`
    const by = group.split('.')[0]!
    sums.set(by, (sums.get(by) ?? 0) + said[0]!)
  }
  for (const [by, sum] of sums) if (sum > people) yield `more people said something of ${by} than answered`
}

/** [S26] What is told by groups adds up to what is told of all, and nothing in it is of fewer than five. */
function* faultsOfTables({ asks, groups, by = [] }: Said): Generator<string> {
  const all = agreeing(groups)
  for (const { background, rows } of by) {
    const sum = (of: 'agree' | 'of') => rows.reduce((some, row) => some + row[of], 0)
    if (sum('agree') !== all?.agree || sum('of') !== all.of) yield `${asks} by ${background} is not what all said`
    if (rows.some(({ agree, of }) => agree < LEAST || of - agree < LEAST))
      yield `${asks} by ${background} tells too few`
  }
}
