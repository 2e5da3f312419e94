import { z } from '@hono/zod-openapi'
import { noticeOf } from '../../core/document/notice.ts'
import { slipsOf } from '../../core/document/slips.ts'
import { SHEETS_MOST } from '../../core/ledger/notice.ts'
import type { Document } from '../../core/document/blocks.ts'
import type { Letterhead } from '../../core/ledger/settings.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Form } from '../../wire/document.ts'
import type { ProblemCode } from '../../wire/strings/problem.ts'
import { FORMS } from '../../wire/document.ts'
import { id, slugParam } from '../../wire/plain.ts'
import type { Caller } from '../access/authorize.ts'
import type { Output } from '../api/route.ts'
import { ProblemError } from '../http/problem.ts'
import { presentNotices } from '../ledger/present.ts'
import { readNotice } from '../ledger/room.store.ts'
import type { LedgerServices } from '../ledger/services.ts'
import type { Make } from './answer.ts'
import { documentRoutesOf, languageFor } from './answer.ts'

async function made(
  services: LedgerServices,
  caller: Caller,
  wanted: Id,
  objections: 'listed' | 'counted',
): Promise<Document> {
  const { id: community, name, slug } = caller.community!
  const found = await readNotice(services.db, community, wanted)
  if (!found) throw new ProblemError('noSuchNotice')
  const { office } = await services.ledger.settings(community)
  const [view] = await presentNotices(services, community, [found])
  const address = `${services.publicUrl()}/c/${slug}/notices/${wanted}`
  return noticeOf(
    { community: name, office, notice: found, matter: view!.matter, meeting: view!.meeting, address },
    await languageFor(services, caller, community),
    objections,
  )
}

export const notice: Make<{ notice: Id }> = (services, caller, asked) => made(services, caller, asked.notice, 'listed')

/** A sheet of slips, the first where nobody said which. */
export const slips: Make<{ notice: Id; sheet?: number }> = async (services, caller, { notice: wanted, sheet = 1 }) => {
  const { id: community, name, slug } = caller.community!
  const found = await readNotice(services.db, community, wanted)
  if (!found) throw new ProblemError('noSuchNotice')
  // Nobody is asked to object to what was taken back.
  if (found.withdrawn) throw new ProblemError('noticeWithdrawn', { since: found.withdrawn.at })
  const { office } = await services.ledger.settings(community)
  const address = `${services.publicUrl()}/c/${slug}/notices/${wanted}`
  const facts = { community: name, office, notice: found, address, sheet }
  return slipsOf(facts, await languageFor(services, caller, community))
}

/** The same notice on another sheet, which does not grow with what is objected. */
const on =
  (paper: 'a3' | 'picture'): Make<{ notice: Id }> =>
  async (services, caller, asked) => ({ ...(await made(services, caller, asked.notice, 'counted')), paper })

export const noticeOnA3 = on('a3')
export const noticePicture = on('picture')

const params = slugParam.extend({ notice: id })
const ofNotice = <P extends z.ZodType>(described: {
  name: string
  word: string
  says: string
  params: P
  make: Make<Output<P>>
  forms: readonly Form[]
  letterhead?: Letterhead
  problems?: readonly ProblemCode[]
}) =>
  documentRoutesOf({
    ...described,
    path: `/api/communities/{slug}/notices/{notice}/${described.word}`,
    tag: 'Ledger',
    action: 'matter.desk',
    problems: ['noSuchNotice', ...(described.problems ?? [])],
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
  ...ofNotice({
    name: 'NoticeA3',
    word: 'notice-a3',
    says: 'The same on A3',
    params,
    make: noticeOnA3,
    forms: ['pdf'],
  }),
  ...ofNotice({
    name: 'NoticePicture',
    word: 'notice-picture',
    says: 'The same as a picture for chat groups',
    params,
    make: noticePicture,
    forms: ['png'],
  }),
  ...ofNotice({
    name: 'Slips',
    word: 'slips/{sheet}/sheet',
    says: 'Slips for objections that hang beside it, twelve to a sheet, numbered on',
    params: params.extend({ sheet: z.coerce.number().int().min(1).max(SHEETS_MOST) }),
    make: slips,
    forms: FORMS,
    problems: ['noticeWithdrawn'],
  }),
]
