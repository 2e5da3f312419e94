import { noticeOf } from '../../core/document/notice.ts'
import type { Id } from '../../core/plain/id.ts'
import { id, slugParam } from '../../wire/plain.ts'
import { ProblemError } from '../http/problem.ts'
import { presentNotices } from '../ledger/present.ts'
import { loadNotice } from '../ledger/room.store.ts'
import type { Make } from './answer.ts'
import { documentRoutesOf, languageFor } from './answer.ts'

export const notice: Make<{ notice: Id }> = async (services, caller, { notice: wanted }) => {
  const { id: community, name, slug } = caller.community!
  const found = await loadNotice(services.db, community, wanted)
  if (!found) throw new ProblemError('noSuchNotice')
  const { office } = await services.ledger.settings(community)
  const [view] = await presentNotices(services, community, [found])
  const address = `${services.publicUrl()}/c/${slug}/notices/${wanted}`
  return noticeOf(
    { community: name, office, notice: found, matter: view!.matter, meeting: view!.meeting, address },
    await languageFor(services, caller, community),
  )
}

/** Documents of a public notice. */
export const noticeDocuments = documentRoutesOf({
  name: 'Notice',
  says: 'A public notice to hang up',
  path: '/api/communities/{slug}/notices/{notice}/notice',
  tag: 'Ledger',
  action: 'matter.desk',
  params: slugParam.extend({ notice: id }),
  problems: ['noSuchNotice'],
  make: notice,
  plainName: () => 'grove-notice',
})
