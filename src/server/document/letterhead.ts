import { z } from '@hono/zod-openapi'
import type { Letterhead } from '../../core/ledger/settings.ts'
import { LETTERHEADS } from '../../core/ledger/settings.ts'
import { sampleOf } from '../../core/document/sample.ts'
import { readCode } from '../../core/plain/code.ts'
import { letterheadLooked } from '../../wire/document.ts'
import { slugParam } from '../../wire/plain.ts'
import type { Caller } from '../access/authorize.ts'
import { file, json, nothing, perGrove, routeOf } from '../api/route.ts'
import { attachment } from '../http/attachment.ts'
import { readBody } from '../http/body.ts'
import { limitOf } from '../http/limit.ts'
import { ProblemError } from '../http/problem.ts'
import { newId } from '../integrations/runtime.ts'
import type { ReachServices } from '../reach/services.ts'
import type { Make } from './answer.ts'
import { languageFor, MEDIA } from './answer.ts'
import { dropLetterheads, keepLetterhead } from './letterhead.store.ts'
import { letterheadInUse } from './letterheadInUse.ts'
import { minutes } from './meeting.ts'
import { lookAtLetterhead, writeDocument } from './write.ts'
import { actorOf } from '../person/store.ts'

const route = routeOf<ReachServices>()

/** A letterhead is a page with a head; one of more megabytes holds pictures that no printer needs. */
const LETTERHEAD_MOST_MB = 3
const perPerson = perGrove(() => limitOf(20, 60))

/** What a file is refused for that shall be a letterhead. */
const LETTERHEAD_REFUSED = [
  'tooMany',
  'tooLarge',
  'tooBusy',
  'documentBusy',
  'documentFailed',
  'letterheadUnreadable',
  'letterheadTooLarge',
  'letterheadTooDeep',
  'letterheadMacros',
  'letterheadEmbedded',
  'letterheadOutside',
  'letterheadPlaceholders',
  'letterheadBraces',
] as const

const params = slugParam.extend({ letterhead: z.enum(LETTERHEADS) })
const BYTES = ['application/octet-stream', MEDIA.docx]

const send = route(
  'sendLetterhead',
  {
    method: 'post',
    path: '/api/communities/{slug}/letterheads/{letterhead}',
    tag: 'Desk',
    summary: 'Look at a Word file that shall be the letterhead (the body is the file), and with keep=true use it',
    action: 'ledger.settings',
    params,
    problems: LETTERHEAD_REFUSED,
    query: z.object({ keep: z.enum(['true', 'false']).default('false') }),
    bytes: BYTES,
    answer: json(letterheadLooked, 'What was found, and whether it is used now'),
  },
  async ({ services, caller, params: { letterhead }, query: { keep }, c }) => {
    await perPerson(services)(caller.staff!.person)
    const bytes = await readBody(c, LETTERHEAD_MOST_MB)
    const fingerprint = await lookAtLetterhead(bytes, c.req.raw.signal)
    if (keep === 'true') {
      const community = caller.community!.id
      await keepLetterhead(caller.db, { community, fingerprint, bytes, at: services.runtime.now() })
      await use(services, caller, letterhead, fingerprint)
    }
    return { fingerprint, used: keep === 'true' }
  },
)

/** [L40] On record like every other setting; files that are used no more are forgotten. */
async function use(services: ReachServices, caller: Caller, letterhead: Letterhead, fingerprint: string) {
  const { ledger, runtime } = services
  const community = caller.community!.id
  const changes = { letterheads: { [letterhead]: fingerprint } }
  const actor = actorOf(caller.staff!)
  await ledger.change(community, changes, { key: newId(runtime), actor, body: changes })
  const { letterheads = {} } = await ledger.settings(community)
  await dropLetterheads(caller.db, community, Object.values(letterheads).filter(Boolean))
}

const preview = route(
  'previewLetterhead',
  {
    method: 'post',
    path: '/api/communities/{slug}/letterheads/{letterhead}/preview',
    tag: 'Desk',
    summary: 'A Word file (the body) as a letterhead, filled with a sample or with the minutes of a meeting',
    action: 'ledger.settings',
    params,
    problems: [...LETTERHEAD_REFUSED, 'noSuchMeeting', 'noSuchAddress'],
    query: z.object({ meeting: z.string().optional().openapi({ description: 'The code of a meeting' }) }),
    bytes: BYTES,
    answer: file(MEDIA.docx, 'The file'),
  },
  async ({ services, caller, query: { meeting }, c }) => {
    await perPerson(services)(caller.staff!.person)
    const bytes = await readBody(c, LETTERHEAD_MOST_MB)
    const { signal } = c.req.raw
    await lookAtLetterhead(bytes, signal)
    const make = () => (meeting === undefined ? sample : minutesHere(meeting))(services, caller, {})
    const { bytes: filled } = await writeDocument(make, 'docx', signal, { on: async () => bytes })
    return c.body(filled as Uint8Array<ArrayBuffer>, 200, {
      'content-type': MEDIA.docx,
      'content-disposition': attachment('grove-letterhead.docx'),
    })
  },
)

const sample: Make<unknown> = async (services, caller) => {
  const { id, name } = caller.community!
  const { office } = await services.ledger.settings(id)
  return sampleOf(office || name, await languageFor(services, caller, id))
}

/** The minutes of a meeting of the same community, by its code. */
const minutesHere =
  (code: string): Make<unknown> =>
  async (services, caller) => {
    const meeting = await services.identity.codes.find(readCode(code))
    if (meeting?.community !== caller.community!.id) throw new ProblemError('noSuchMeeting')
    return minutes(services, { ...caller, meeting }, {})
  }

const read = route(
  'readLetterhead',
  {
    method: 'get',
    path: '/api/communities/{slug}/letterheads/{letterhead}',
    tag: 'Desk',
    summary: 'The Word file of the letterhead in use',
    action: 'ledger.settings',
    params,
    problems: ['noSuchAddress'],
    answer: file(MEDIA.docx, 'The file'),
  },
  async ({ services, caller, params: { slug, letterhead }, c }) => {
    const bytes = await letterheadInUse(services, caller.community!.id, letterhead)
    if (!bytes) throw new ProblemError('noSuchAddress')
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': MEDIA.docx,
      'content-disposition': attachment(`grove-${slug}-${letterhead}.docx`),
    })
  },
)

const remove = route(
  'removeLetterhead',
  {
    method: 'delete',
    path: '/api/communities/{slug}/letterheads/{letterhead}',
    tag: 'Desk',
    summary: 'Use the built-in form again',
    action: 'ledger.settings',
    params,
    answer: nothing('The built-in form is used'),
  },
  ({ services, caller, params: { letterhead } }) => use(services, caller, letterhead, ''),
)

/** [L40] A community's own letterheads. */
export const letterheadRoutes = [send, preview, read, remove]
