import { matterFileOf } from '../../core/document/matterFile.ts'
import { matterNumber, slugParam } from '../../wire/plain.ts'
import { matterView, publicView } from '../ledger/view.ts'
import type { Make } from './answer.ts'
import { documentRoutesOf, languageFor } from './answer.ts'

/** [L31] From the very answer that everyone gets: what that does not say cannot stand in the file. */
export const matterFile: Make<{ number: number }> = async (services, caller, { number }) => {
  const view = publicView(await matterView(services, caller, number))
  const { id, slug } = caller.community!
  const address = `${services.publicUrl()}/c/${slug}/matters/${number}`
  return matterFileOf({ ...view, address }, await languageFor(services, caller, id))
}

/** Documents of a matter. */
export const matterDocuments = documentRoutesOf({
  name: 'MatterFile',
  says: 'All that happened to a matter, as everyone may read it',
  path: '/api/communities/{slug}/matters/{number}/documents/file',
  tag: 'Desk',
  action: 'matter.desk',
  params: slugParam.extend({ number: matterNumber }),
  problems: ['noSuchMatter'],
  make: matterFile,
  plainName: ({ number }) => `grove-matter-${number}`,
})
