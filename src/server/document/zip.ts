import { makeZip } from 'client-zip'
import type { Id } from '../../core/plain/id.ts'
import { codeParam, id, matterNumber, slugParam } from '../../wire/plain.ts'
import { roundParam } from '../../wire/round.ts'
import type { Caller } from '../access/authorize.ts'
import { askerOf } from '../access/authorize.ts'
import { file, routeOf } from '../api/route.ts'
import { attachment, withoutFolders } from '../http/attachment.ts'
import { atOnce } from '../http/limit.ts'
import type { ReachServices } from '../reach/services.ts'
import { FILE_PROBLEMS } from './answer.ts'
import type { Listed } from './catalogue.ts'
import { CATALOGUE, writeWhatIs } from './catalogue.ts'

const route = routeOf<ReachServices>()
const ZIP = 'application/zip'
const NAME_MOST = 80

/** A file in a zip. */
interface Zipped {
  name: string
  input: Uint8Array | string
  lastModified: Date
}

/** What is made, by whom and until when. */
interface Asked<Params> {
  services: ReachServices
  caller: Caller
  params: Params
  all: Record<string, Listed<Params>>
  gone: AbortSignal
}

/**
 * A name that every system takes, whatever the document is called, and that leads to no folder. An ending
 * follows it, so that it never ends in a dot.
 */
const safe = (title: string): string =>
  Array.from(withoutFolders(title).replace(/[:*?"<>|]/g, '_'))
    .slice(0, NAME_MOST)
    .join('')

/**
 * All documents of one thing, one written after the other as they are taken, and at the end a list of them.
 * Nothing is written for whoever went away.
 */
export async function* filesOf<Params>({ services, caller, params, all, gone }: Asked<Params>): AsyncGenerator<Zipped> {
  const names: string[] = []
  let at = new Date(0)
  for (const listed of Object.values(all))
    for (const form of listed.forms) {
      const written = await writeWhatIs(listed, { services, caller, params }, form, gone)
      if (!written) continue
      const { document, bytes } = written
      const name = `${names.length + 1} ${safe(document.title)}.${form}`
      names.push(name)
      at = new Date(Math.max(at.getTime(), document.at))
      yield { name, input: bytes, lastModified: new Date(document.at) }
    }
  yield { name: '0.txt', input: `\uFEFF${names.join('\r\n')}\r\n`, lastModified: at }
}

/** A zip is long work: one for each person at a time. */
const onePerPerson = atOnce(1)

/**
 * The zip as a stream. It begins when the first document is there, so that what is refused is told as ever;
 * what fails later breaks it off, and nothing is left that looks whole. The person's turn lasts until it is
 * read or given up.
 */
function zipOf<Params>(asked: Asked<Params>): Promise<ReadableStream<Uint8Array>> {
  return new Promise((ready, refuse) => {
    const work = async () => {
      const files = filesOf(asked)
      const first = await files.next()
      await new Promise<void>((over) => {
        asked.gone.addEventListener('abort', () => over(), { once: true })
        ready(makeZip(thenOver(first.value as Zipped, files, over)))
      })
    }
    onePerPerson(askerOf(asked.caller), work).catch(refuse)
  })
}

async function* thenOver(first: Zipped, rest: AsyncGenerator<Zipped>, over: () => void): AsyncGenerator<Zipped> {
  try {
    yield first
    yield* rest
  } finally {
    over()
  }
}

const ofMeeting = route(
  'readMeetingDocumentsZip',
  {
    method: 'get',
    path: '/api/meetings/{code}/documents.zip',
    tag: 'Desk',
    summary: 'All documents of a meeting in all forms, with a list; written while it is read',
    action: 'meeting.desk',
    params: codeParam,
    problems: [...FILE_PROBLEMS, 'noSuchAddress'],
    answer: file(ZIP, 'The zip'),
  },
  async ({ services, caller, params, c }) => {
    const asked = { services, caller, params, all: CATALOGUE.meeting, gone: c.req.raw.signal }
    return c.body(await zipOf(asked), 200, {
      'content-type': ZIP,
      'content-disposition': attachment(`grove-${params.code}.zip`),
    })
  },
)

const ofMatter = route(
  'readMatterDocumentsZip',
  {
    method: 'get',
    path: '/api/communities/{slug}/matters/{number}/documents.zip',
    tag: 'Desk',
    summary: 'All documents of a matter in all forms, with a list; written while it is read',
    action: 'matter.desk',
    params: slugParam.extend({ number: matterNumber }),
    problems: [...FILE_PROBLEMS, 'noSuchMatter'],
    answer: file(ZIP, 'The zip'),
  },
  async ({ services, caller, params, c }) => {
    const asked = { services, caller, params, all: CATALOGUE.matter, gone: c.req.raw.signal }
    return c.body(await zipOf(asked), 200, {
      'content-type': ZIP,
      'content-disposition': attachment(`grove-${params.slug}-${params.number}.zip`),
    })
  },
)

const ofNotice = route(
  'readNoticeDocumentsZip',
  {
    method: 'get',
    path: '/api/communities/{slug}/notices/{notice}/documents.zip',
    tag: 'Ledger',
    summary: 'A notice in all forms, with its first slips for objections and a list; written while it is read',
    action: 'matter.desk',
    params: slugParam.extend({ notice: id }),
    problems: [...FILE_PROBLEMS, 'noSuchNotice'],
    answer: file(ZIP, 'The zip'),
  },
  async ({ services, caller, params, c }) => {
    const asked = { services, caller, params, all: CATALOGUE.notice, gone: c.req.raw.signal }
    return c.body(await zipOf<{ notice: Id }>(asked), 200, {
      'content-type': ZIP,
      'content-disposition': attachment(`grove-${params.slug}-notice.zip`),
    })
  },
)

const ofRound = route(
  'readRoundDocumentsZip',
  {
    method: 'get',
    path: '/api/communities/{slug}/rounds/{round}/documents.zip',
    tag: 'Rounds',
    summary: 'All documents of a round in all forms, with a list; written while it is read',
    action: 'round.desk',
    params: roundParam,
    problems: [...FILE_PROBLEMS, 'roundMissing'],
    answer: file(ZIP, 'The zip'),
  },
  async ({ services, caller, params, c }) => {
    const asked = { services, caller, params, all: CATALOGUE.round, gone: c.req.raw.signal }
    return c.body(await zipOf<{ round: string }>(asked), 200, {
      'content-type': ZIP,
      'content-disposition': attachment(`grove-${params.round.toUpperCase()}.zip`),
    })
  },
)

/** Everything at once. */
export const zipRoutes = [ofMeeting, ofMatter, ofNotice, ofRound]
