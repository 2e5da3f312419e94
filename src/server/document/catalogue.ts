import type { Document } from '../../core/document/blocks.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Letterhead } from '../../core/ledger/settings.ts'
import type { Form } from '../../wire/document.ts'
import { FORMS } from '../../wire/document.ts'
import type { ProblemCode } from '../../wire/strings/problem.ts'
import type { Caller } from '../access/authorize.ts'
import { ProblemError } from '../http/problem.ts'
import type { ReachServices } from '../reach/services.ts'
import type { Make } from './answer.ts'
import { besideFor } from './answer.ts'
import { archive, sealed } from './archive.ts'
import { filedText } from './convention.ts'
import { disclosure } from './disclosure.ts'
import { matterFile } from './matter.ts'
import { attendance, minutes } from './meeting.ts'
import { notice, noticeOnA3, noticePicture, slips } from './notice.ts'
import { meetingPoster, placePoster, resultPoster } from './poster.ts'
import { press } from './press.ts'
import { remarks } from './remarks.ts'
import { roundBoard, roundMenu, roundWhy, roundWhyOnA3 } from './round.ts'
import { surveyReport } from './survey.ts'
import { writeDocument } from './write.ts'

/** A document that can be made, and the files that it can be had as. */
export interface Listed<Params> {
  make: Make<Params>
  forms: readonly Form[]
  /** What is done to the file's bytes last. */
  finish?: (services: ReachServices, caller: Caller, bytes: Uint8Array) => Promise<Uint8Array>
  /** [L40] On which of the community's letterheads it stands as Word, where it has one. */
  letterhead?: Letterhead
  /** Why it may not be there; then the whole comes without it. */
  lacking?: ProblemCode
}

const PDF_ALONE: readonly Form[] = ['pdf']
const PICTURE_ALONE: readonly Form[] = ['png']

/** Every document that there is, by what it is of: for the whole at once, and for the terminal. */
export const CATALOGUE = {
  meeting: {
    minutes: { make: minutes, forms: FORMS, letterhead: 'minutes' },
    attendance: { make: attendance, forms: FORMS },
    remarks: { make: remarks, forms: FORMS, lacking: 'noCorrections' },
    archive: { make: archive, forms: PDF_ALONE, finish: sealed },
    press: { make: press, forms: FORMS },
    poster: { make: meetingPoster, forms: PDF_ALONE },
    result: { make: resultPoster, forms: PDF_ALONE },
  },
  matter: { file: { make: matterFile, forms: FORMS } },
  notice: {
    notice: { make: notice, forms: FORMS, letterhead: 'notice' },
    a3: { make: noticeOnA3, forms: PDF_ALONE },
    picture: { make: noticePicture, forms: PICTURE_ALONE },
    slips: { make: slips, forms: FORMS, lacking: 'noticeWithdrawn' },
  },
  community: { disclosure: { make: disclosure, forms: FORMS } },
  place: { poster: { make: placePoster, forms: PDF_ALONE } },
  round: {
    menu: { make: roundMenu, forms: FORMS },
    board: { make: roundBoard, forms: PDF_ALONE },
    why: { make: roundWhy, forms: FORMS, lacking: 'roundStage' },
    whyA3: { make: roundWhyOnA3, forms: PDF_ALONE, lacking: 'roundStage' },
  },
  convention: { text: { make: filedText, forms: FORMS, lacking: 'conventionStage' } },
  survey: { report: { make: surveyReport, forms: FORMS, lacking: 'surveyStage' } },
} as const satisfies {
  meeting: Record<string, Listed<unknown>>
  matter: Record<string, Listed<{ number: number }>>
  notice: Record<string, Listed<{ notice: Id; sheet?: number }>>
  community: Record<string, Listed<{ period: string }>>
  place: Record<string, Listed<{ place: Id }>>
  round: Record<string, Listed<{ round: string }>>
  convention: Record<string, Listed<{ convention: string }>>
  survey: Record<string, Listed<{ survey: string }>>
}

/** Who asks for a document, and of what. */
interface Asked<Params> {
  services: ReachServices
  caller: Caller
  params: Params
}

/** Makes and writes a document of the catalogue for whoever asks; `gone` as `writeDocument` has it. */
export async function writeListed<Params>(
  { make, finish, letterhead }: Listed<Params>,
  { services, caller, params }: Asked<Params>,
  form: Form,
  gone: AbortSignal,
): Promise<{ document: Document; bytes: Uint8Array }> {
  const { document, bytes } = await writeDocument(
    () => make(services, caller, params),
    form,
    gone,
    besideFor(services, caller, letterhead),
  )
  return { document, bytes: finish ? await finish(services, caller, bytes) : bytes }
}

/** The same; nothing where it is one of those that need not be there, and is not. */
export async function writeWhatIs<Params>(
  listed: Listed<Params>,
  asked: Asked<Params>,
  form: Form,
  gone: AbortSignal,
): Promise<{ document: Document; bytes: Uint8Array } | undefined> {
  try {
    return await writeListed(listed, asked, form, gone)
  } catch (error) {
    if (error instanceof ProblemError && error.code === listed.lacking) return undefined
    throw error
  }
}
