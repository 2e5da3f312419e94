import type { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Document } from '../../core/document/blocks.ts'
import type { Language } from '../../core/document/language.ts'
import type { Letterhead } from '../../core/ledger/settings.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Form } from '../../wire/document.ts'
import { documentBlocks, FORMS } from '../../wire/document.ts'
import type { ProblemCode } from '../../wire/strings/problem.ts'
import type { Caller, Env } from '../access/authorize.ts'
import { askerOf } from '../access/authorize.ts'
import type { Action } from '../access/table.ts'
import type { Description, Output, Route } from '../api/route.ts'
import { file, json, routeOf } from '../api/route.ts'
import { attachment } from '../http/attachment.ts'
import { atOnce } from '../http/limit.ts'
import type { LedgerServices } from '../ledger/services.ts'
import type { ReachServices } from '../reach/services.ts'
import { letterheadInUse } from './letterheadInUse.ts'
import { picturesOf } from './pictures.ts'
import type { Beside } from './write.ts'
import { writeDocument } from './write.ts'

const route = routeOf<ReachServices>()

export const MEDIA = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  png: 'image/png',
} as const
const NAMES = { docx: 'Word', pdf: 'Pdf', png: 'Picture' } as const

/** A document for whoever asks, in the asker's language; `params` are those of its address. */
export type Make<Params> = (services: ReachServices, caller: Caller, params: Params) => Promise<Document>

/** How documents of a community speak to whoever asks. */
export const languageFor = async (
  { render, clockOf }: LedgerServices,
  { locale }: Caller,
  community: Id,
): Promise<Language> => render.languageOf(locale, await clockOf(community))

/** What any document can be refused for; a file of it too. */
const BLOCKS_PROBLEMS = ['tooMany'] as const
export const FILE_PROBLEMS = [...BLOCKS_PROBLEMS, 'documentBusy', 'documentFailed'] as const

/** Whoever asks for more at once than these is told to wait, so that nobody keeps the others from theirs. */
export const perPerson = atOnce(3)

/**
 * Answers with a document as a file. `plain` names it for programs that read ASCII only; `finish` is what is
 * done to the bytes last.
 */
export async function fileOf(
  c: Context<Env>,
  make: () => Promise<Document>,
  form: Form,
  plain: string,
  { finish = async (bytes: Uint8Array) => bytes, ...beside }: { finish?: Finish } & Beside = {},
) {
  const { document, bytes } = await perPerson(askerOf(c.get('caller')), () =>
    writeDocument(make, form, c.req.raw.signal, beside),
  )
  return c.body((await finish(bytes)) as Uint8Array<ArrayBuffer>, 200, {
    'content-type': MEDIA[form],
    'content-disposition': attachment(`${document.title}.${form}`, `${plain}.${form}`),
  })
}

type Finish = (bytes: Uint8Array) => Promise<Uint8Array>

/**
 * With what a caller's documents are written: photos, and the letterhead of such documents, if they have one.
 */
export const besideFor = (services: LedgerServices, caller: Caller, letterhead: Letterhead | undefined): Beside => ({
  pictures: (document) => picturesOf(services, caller, document),
  ...(letterhead
    ? { on: () => letterheadInUse(services, caller.community?.id ?? caller.meeting!.community, letterhead) }
    : {}),
})

/** What is said of a document for the desk, and how it is made. */
interface Described<P extends z.ZodType> {
  /** As in `readMinutesAsWord`. */
  name: string
  says: string
  /** Of its blocks; its files stand beside, with their ending. */
  path: string
  tag: Description['tag']
  action: Action
  params: P
  problems?: readonly ProblemCode[]
  make: Make<Output<P>>
  /** The files that it is had as; all where nothing is said. */
  forms?: readonly Form[]
  /** [L40] On which of the community's letterheads it stands as Word, where it has one. */
  letterhead?: Letterhead
  /** A file's name for programs that read ASCII only. */
  plainName: (params: Output<P>) => string
}

/** The routes of a document: its blocks to look at, and each kind of file. */
export function documentRoutesOf<P extends z.ZodType>(described: Described<P>): Route<ReachServices>[] {
  const { name, says, path, tag, action, params, problems = [], make, forms = FORMS, letterhead, plainName } = described
  const common = { method: 'get', tag, action, params } as const
  return [
    route(
      `read${name}Blocks`,
      {
        ...common,
        path,
        problems: [...problems, ...BLOCKS_PROBLEMS],
        summary: `${says}: its blocks`,
        answer: json(documentBlocks, 'Blocks'),
      },
      ({ services, caller, params }) => perPerson(askerOf(caller), () => make(services, caller, params)),
    ),
    ...forms.map((form) =>
      route(
        `read${name}As${NAMES[form]}`,
        {
          ...common,
          path: `${path}.${form}`,
          problems: [...problems, ...FILE_PROBLEMS],
          summary: `${says} (${form})`,
          answer: file(MEDIA[form], 'The file'),
        },
        ({ services, caller, params, c }) => {
          const beside = besideFor(services, caller, letterhead)
          return fileOf(c, () => make(services, caller, params), form, plainName(params), beside)
        },
      ),
    ),
  ]
}
