import type { Context } from 'hono'
import { attendanceOf } from '../../core/document/attendance.ts'
import type { Document } from '../../core/document/blocks.ts'
import { minutesOf } from '../../core/document/minutes.ts'
import { noticeOf } from '../../core/document/notice.ts'
import type { Language } from '../../core/document/language.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Form } from '../../wire/document.ts'
import { documentBlocks, FORMS } from '../../wire/document.ts'
import { codeParam, id, slugParam } from '../../wire/plain.ts'
import type { Entry, Env } from '../access/authorize.ts'
import type { Route } from '../api/route.ts'
import { file, json, routeOf } from '../api/route.ts'
import { attachment } from '../http/attachment.ts'
import { atOnce } from '../http/limit.ts'
import { ProblemError } from '../http/problem.ts'
import { presentNotices } from '../ledger/present.ts'
import { loadNotice } from '../ledger/room.store.ts'
import type { LedgerServices } from '../ledger/services.ts'
import { boardPage } from '../meeting/shown.ts'
import { mattersOf } from './matters.store.ts'
import { writeDocument } from './write.ts'

const route = routeOf<LedgerServices>()

const MEDIA = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const
const NAMES = { docx: 'Word', pdf: 'Pdf' } as const

/** What a document is made of, for whoever asks; its words in the asker's language. */
type Make = (services: LedgerServices, entry: Entry) => Promise<Document>

const language = async ({ render, clockOf }: LedgerServices, { locale }: Entry, community: Id): Promise<Language> =>
  render.languageOf(locale, await clockOf(community))

/**
 * The board of a meeting that people come to: a community's open tree has nobody to sign or to take minutes.
 */
async function boardOf(services: LedgerServices, entry: Entry) {
  const page = await boardPage(services, entry)
  if (page.board.openTree) throw new ProblemError('noSuchAddress', 404)
  return page
}

const minutes: Make = async (services, entry) => {
  const { board, communityName } = await boardOf(services, entry)
  const places = await services.identity.places.all()
  const subdistrict = places.get(places.get(board.community)?.parent ?? '')?.name ?? ''
  const matters = await mattersOf(services.db, board)
  const address = `${services.publicUrl()}/m/${board.code}/record`
  const { office } = await services.ledger.settings(board.community)
  const facts = { subdistrict, community: communityName, office, board, matters, address }
  return minutesOf(facts, await language(services, entry, board.community))
}

const attendance: Make = async (services, entry) => {
  const { board, communityName } = await boardOf(services, entry)
  const { community, id } = entry.meeting!
  const participants = await services.meetings.read(community, id, ({ participants }) => [...participants.values()])
  return attendanceOf(
    { community: communityName, board, participants: participants! },
    await language(services, entry, community),
  )
}

const notice =
  (wanted: Id): Make =>
  async (services, entry) => {
    const { id: community, name, slug } = entry.community!
    const found = await loadNotice(services.db, community, wanted)
    if (!found) throw new ProblemError('noSuchNotice', 404)
    const { office } = await services.ledger.settings(community)
    const [view] = await presentNotices(services, community, [found])
    const address = `${services.publicUrl()}/c/${slug}/notices/${wanted}`
    return noticeOf(
      { community: name, office, notice: found, matter: view!.matter, address },
      await language(services, entry, community),
    )
  }

/** Whoever asks for more at once than these is told to wait, so that nobody keeps the others from theirs. */
const perPerson = atOnce(3)

async function fileOf(c: Context<Env>, make: () => Promise<Document>, form: Form, plain: string) {
  const { document, bytes } = await perPerson(c.get('entry').staff!.person, () =>
    writeDocument(make, form, c.req.raw.signal),
  )
  return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
    'content-type': MEDIA[form],
    'content-disposition': attachment(`${document.title}.${form}`, `${plain}.${form}`),
  })
}

const OF_MEETINGS = {
  minutes: { make: minutes, says: 'Minutes of a meeting, from what is on record' },
  attendance: { make: attendance, says: 'The sheet to sign, with who is expected; once held, with who was there' },
} as const

const title = (name: string) => name[0]!.toUpperCase() + name.slice(1)

/** A document of a meeting: as blocks to look at, and as each kind of file. */
const ofMeeting = (name: keyof typeof OF_MEETINGS): Route<LedgerServices>[] => {
  const { make, says } = OF_MEETINGS[name]
  const path = `/api/meetings/{code}/documents/${name}`
  const described = { method: 'get', tag: 'Desk', action: 'meeting.desk', params: codeParam } as const
  return [
    route(
      `read${title(name)}Blocks`,
      { ...described, path, summary: `${says}: its blocks`, answer: json(documentBlocks, 'Blocks') },
      ({ services, entry }) => perPerson(entry.staff!.person, () => make(services, entry)),
    ),
    ...FORMS.map((form) =>
      route(
        `read${title(name)}As${NAMES[form]}`,
        { ...described, path: `${path}.${form}`, summary: `${says} (${form})`, answer: file(MEDIA[form], 'The file') },
        async ({ services, entry, params: { code }, c }) =>
          fileOf(c, () => make(services, entry), form, `grove-${code}-${name}`),
      ),
    ),
  ]
}

const noticeParams = slugParam.extend({ notice: id })
const ofNotice = FORMS.map((form) =>
  route(
    `readNoticeAs${NAMES[form]}`,
    {
      method: 'get',
      path: `/api/communities/{slug}/notices/{notice}/notice.${form}`,
      tag: 'Ledger',
      summary: `A public notice to hang up (${form})`,
      action: 'matter.desk',
      params: noticeParams,
      answer: file(MEDIA[form], 'The file'),
    },
    async ({ services, entry, params, c }) =>
      fileOf(c, () => notice(params.notice)(services, entry), form, 'grove-notice'),
  ),
)

/** Documents of meetings and notices, for the desk: to look at, and as files. */
export const documentRoutes = [...ofMeeting('minutes'), ...ofMeeting('attendance'), ...ofNotice]
