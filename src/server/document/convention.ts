import { conventionOf } from '../../core/document/convention.ts'
import { shownOf } from '../../core/convention/shown.ts'
import { conventionParam } from '../../wire/convention.ts'
import { conventionCalled, loadConvention } from '../convention/store.ts'
import { ProblemError } from '../http/problem.ts'
import type { Make } from './answer.ts'
import { documentRoutesOf, languageFor } from './answer.ts'

/** [C13] The text that was filed; before that there is none. */
export const filedText: Make<{ convention: string }> = async (services, caller, { convention: code }) => {
  const { id: community, name, slug } = caller.community!
  const id = await conventionCalled(caller.db, community, code.toUpperCase())
  const found = id && (await loadConvention(caller.db, community, id))
  if (!found) throw new ProblemError('conventionMissing')
  if (!found.filed) throw new ProblemError('conventionStage', { stage: found.stage })
  const { office } = await services.ledger.settings(community)
  const address = `${services.publicUrl()}/c/${slug}/conventions/${found.code}`
  const facts = { community: name, office, convention: shownOf(found), address }
  return conventionOf(facts, await languageFor(services, caller, community))
}

/** Documents of a convention. */
export const conventionDocuments = documentRoutesOf({
  name: 'ConventionText',
  says: 'The text of a convention that passed and was filed',
  path: '/api/communities/{slug}/conventions/{convention}/text',
  tag: 'Conventions',
  action: 'convention.desk',
  params: conventionParam,
  problems: ['conventionMissing', 'conventionStage'],
  make: filedText,
  plainName: ({ convention }) => `grove-${convention}`,
})
