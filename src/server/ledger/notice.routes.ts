import { hangs } from '../../core/ledger/notice.ts'
import { noticeCommand, noticeQuery } from '../../wire/ledger.ts'
import { ledgerAccepted } from '../../wire/matter.ts'
import { id, keyHeader, period, slugParam } from '../../wire/plain.ts'
import { boardPhotoKept, disclosure, notices } from '../../wire/rooms.ts'
import { mayDo } from '../access/authorize.ts'
import { NOTICE_COMMANDS } from '../access/table.ts'
import { NOTICE_REFUSED } from '../api/problems.ts'
import { json, made, perGrove, routeOf } from '../api/route.ts'
import { limitOf } from '../http/limit.ts'
import { ProblemError } from '../http/problem.ts'
import { newId } from '../integrations/runtime.ts'
import { PHOTO_REFUSED } from '../photo/refused.ts'
import { keepPhoto } from '../photo/photo.store.ts'
import { receiveWithCodes } from '../photo/readCodes.ts'
import { namesIn, namingOf } from '../secrets/naming.ts'
import { disclosed, presentNotices } from './present.ts'
import { listNotices, readNotice } from './room.store.ts'
import type { LedgerServices } from './services.ts'
import { actorOf } from '../person/store.ts'

const route = routeOf<LedgerServices>()
const namesOf = namesIn(noticeCommand)
const perPerson = perGrove(() => limitOf(120, 60))
/** [L29] Of one notice, for whoever is signed in; without signing in, limits are the page's. */
const objectionsOfOne = perGrove(() => limitOf(20, 3600))

const readNotices = route(
  'listNotices',
  {
    method: 'get',
    path: '/api/communities/{slug}/notices',
    tag: 'Ledger',
    summary: 'Public notices, latest first',
    action: 'matter.read',
    params: slugParam,
    query: noticeQuery,
    answer: json(notices, 'Notices'),
  },
  async ({ services, caller, query }) => {
    const community = caller.community!.id
    const listed = await listNotices(services.db, community, query.running ?? false, services.runtime.now())
    return { items: await presentNotices(services, community, listed) }
  },
)

const actOnNotice = route(
  'sendNoticeCommand',
  {
    method: 'post',
    path: '/api/communities/{slug}/notices/{notice}/commands',
    tag: 'Desk',
    summary:
      'Publish a notice, show that its sheet hangs or is taken down, enter and answer objections, state its result',
    action: 'notice.command',
    params: slugParam.extend({ notice: id }),
    headers: keyHeader,
    body: noticeCommand,
    problems: [...NOTICE_REFUSED, 'tooMany'],
    answer: json(ledgerAccepted, 'Accepted and durable'),
  },
  async ({ services, services: { identity, ledger }, caller, params: { notice: word }, headers, body }) => {
    if (!(await mayDo(identity, caller, NOTICE_COMMANDS[body.kind]))) throw new ProblemError('notAllowed')
    if (body.kind === 'object') await objectionsOfOne(services)(`${word} ${caller.staff!.person}`)
    const where = { community: caller.community!.id }
    const actor = actorOf(caller.staff!)
    // The word for a new notice stands in the address.
    const notice = body.kind === 'publishNotice' ? namingOf(identity.ticketKey, where, actor)('notice', word) : word
    const named = namesOf(body, namingOf(identity.ticketKey, { ...where, id: notice }, actor))
    const command = named.kind === 'publishNotice' ? { ...named, id: notice, ...where } : named
    return ledger.notice(where.community, notice, { key: headers['idempotency-key'], command, actor, body })
  },
)

/** What the code of a notice's sheet says: the end of its address; that of a slip says more. */
const CODE = /\/c\/[^/?#]+\/notices\/([0-9a-f-]{36})$/

// [L36] The code on a hung sheet says which notice it is. A photo of another notice is not kept.
const addPhoto = route(
  'addNoticePhoto',
  {
    method: 'post',
    path: '/api/communities/{slug}/notices/{notice}/photos',
    tag: 'Desk',
    summary: 'Add a photo of the hung sheet; its code is read, and its id goes into `hangNotice` or `takeDown`',
    action: 'notice.photo',
    params: slugParam.extend({ notice: id }),
    bytes: ['image/*'],
    problems: [...PHOTO_REFUSED, 'noSuchNotice', 'noticeWithdrawn', 'codeOfAnother', 'tooMany'],
    answer: made(boardPhotoKept, 'Kept, without metadata'),
  },
  async ({ services, services: { db, runtime }, caller, params: { notice }, c }) => {
    const community = caller.community!.id
    const staff = caller.staff!.person
    const found = await readNotice(db, community, notice)
    if (!found) throw new ProblemError('noSuchNotice')
    // What was withdrawn is taken down, with a photo, and not hung any more.
    const { withdrawn } = found
    if (withdrawn && !hangs(found)) throw new ProblemError('noticeWithdrawn', { since: withdrawn.at })
    await perPerson(services)(staff)
    const { image, codes } = await receiveWithCodes(c, staff)
    const seen = codes.flatMap((code) => CODE.exec(code)?.[1] ?? [])
    const read = seen.includes(notice)
    if (!read && seen.length > 0) throw new ProblemError('codeOfAnother')
    const photo = newId(runtime)
    const whose = { community, meeting: null, matter: null, participant: null, staff, notice, code_read: read }
    await keepPhoto(caller.db, { ...whose, id: photo, ...image, at: runtime.now() })
    return { photo, read }
  },
)

const readDisclosure = route(
  'readDisclosure',
  {
    method: 'get',
    path: '/api/communities/{slug}/disclosure/{period}',
    tag: 'Ledger',
    summary: 'Affairs disclosure of a month (2026-11) or a quarter (2026-Q4), in numbers',
    action: 'matter.desk',
    params: slugParam.extend({ period }),
    problems: ['periodNotYet'],
    answer: json(disclosure, 'What is disclosed'),
  },
  ({ services, caller, params }) => disclosed(services, caller.community!.id, params.period),
)

/** The API of public notices, and of what is disclosed. */
export const noticeRoutes = [readNotices, actOnNotice, addPhoto, readDisclosure]
