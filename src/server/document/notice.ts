import { z } from '@hono/zod-openapi'
import { noticeOf } from '../../core/document/notice.ts'
import { slipsOf } from '../../core/document/slips.ts'
import type { Letterhead } from '../../core/ledger/settings.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Form } from '../../wire/document.ts'
import { FORMS } from '../../wire/document.ts'
import { id, slugParam } from '../../wire/plain.ts'
import type { Output } from '../api/route.ts'
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

const slips: Make<{ notice: Id; sheet: number }> = async (services, caller, { notice: wanted, sheet }) => {
  const { id: community, name, slug } = caller.community!
  const found = await loadNotice(services.db, community, wanted)
  if (!found) throw new ProblemError('noSuchNotice')
  const { office } = await services.ledger.settings(community)
  const address = `${services.publicUrl()}/c/${slug}/notices/${wanted}`
  const facts = { community: name, office, notice: found, address, sheet }
  return slipsOf(facts, await languageFor(services, caller, community))
}

/** The same notice on another sheet. */
const on =
  (paper: 'a3' | 'picture'): Make<{ notice: Id }> =>
  async (...asked) => ({ ...(await notice(...asked)), paper })

const params = slugParam.extend({ notice: id })
const ofNotice = <P extends z.ZodType>(described: {
  name: string
  word: string
  says: string
  params: P
  make: Make<Output<P>>
  forms: readonly Form[]
  letterhead?: Letterhead
}) =>
  documentRoutesOf({
    ...described,
    path: `/api/communities/{slug}/notices/{notice}/${described.word}`,
    tag: 'Ledger',
    action: 'matter.desk',
    problems: ['noSuchNotice'],
    plainName: () => `grove-${described.word.split('/')[0]}`,
  })

/** Documents of a public notice. */
export const noticeDocuments = [
  ...ofNotice({
    name: 'Notice',
    word: 'notice',
    says: 'A public notice to hang up',
    params,
    make: notice,
    forms: FORMS,
    letterhead: 'notice',
  }),
  ...ofNotice({ name: 'NoticeA3', word: 'notice-a3', says: 'The same on A3', params, make: on('a3'), forms: ['pdf'] }),
  ...ofNotice({
    name: 'NoticePicture',
    word: 'notice-picture',
    says: 'The same as a picture for chat groups',
    params,
    make: on('picture'),
    forms: ['png'],
  }),
  ...ofNotice({
    name: 'Slips',
    word: 'slips/{sheet}/sheet',
    says: 'Slips for objections that hang beside it, twelve to a sheet, numbered on',
    params: params.extend({ sheet: z.coerce.number().int().min(1).max(80) }),
    make: slips,
    forms: FORMS,
  }),
]
