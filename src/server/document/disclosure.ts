import { disclosureOf } from '../../core/document/disclosure.ts'
import { period, slugParam } from '../../wire/plain.ts'
import { disclosed } from '../ledger/present.ts'
import type { Make } from './answer.ts'
import { documentRoutesOf, languageFor } from './answer.ts'

export const disclosure: Make<{ period: string }> = async (services, caller, { period: wanted }) => {
  const { id: community, name } = caller.community!
  const { office } = await services.ledger.settings(community)
  const facts = { community: name, office, disclosure: await disclosed(services, community, wanted) }
  return disclosureOf(facts, await languageFor(services, caller, community))
}

/** Affairs disclosure of a month or a quarter. */
export const disclosureDocuments = documentRoutesOf({
  name: 'DisclosureDocument',
  says: 'Affairs disclosure of a month or a quarter',
  path: '/api/communities/{slug}/disclosure/{period}/document',
  tag: 'Ledger',
  action: 'matter.desk',
  params: slugParam.extend({ period }),
  problems: ['periodNotYet'],
  make: disclosure,
  plainName: ({ period: wanted }) => `grove-disclosure-${wanted}`,
})
