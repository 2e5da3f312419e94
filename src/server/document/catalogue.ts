import type { Document } from '../../core/document/blocks.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Letterhead } from '../../core/ledger/settings.ts'
import type { Form } from '../../wire/document.ts'
import { FORMS } from '../../wire/document.ts'
import type { Caller } from '../access/authorize.ts'
import type { LedgerServices } from '../ledger/services.ts'
import type { Make } from './answer.ts'
import { letterheadFor } from './answer.ts'
import { archive, sealed } from './archive.ts'
import { matterFile } from './matter.ts'
import { attendance, minutes } from './meeting.ts'
import { notice } from './notice.ts'
import { meetingPoster, placePoster, resultPoster } from './poster.ts'
import { press } from './press.ts'
import { writeDocument } from './write.ts'

/** A document that can be made, and the files that it can be had as. */
export interface Listed<Params> {
  make: Make<Params>
  forms: readonly Form[]
  /** What is done to the file's bytes last. */
  finish?: (services: LedgerServices, caller: Caller, bytes: Uint8Array) => Promise<Uint8Array>
  /** [L40] On which of the community's letterheads it stands as Word, where it has one. */
  letterhead?: Letterhead
}

const PDF_ALONE: readonly Form[] = ['pdf']

/** Every document that there is, by what it is of: for the whole at once, and for the terminal. */
export const CATALOGUE = {
  meeting: {
    minutes: { make: minutes, forms: FORMS, letterhead: 'minutes' },
    attendance: { make: attendance, forms: FORMS },
    archive: { make: archive, forms: PDF_ALONE, finish: sealed },
    press: { make: press, forms: FORMS },
    poster: { make: meetingPoster, forms: PDF_ALONE },
    result: { make: resultPoster, forms: PDF_ALONE },
  },
  matter: { file: { make: matterFile, forms: FORMS } },
  notice: { notice: { make: notice, forms: FORMS, letterhead: 'notice' } },
  place: { poster: { make: placePoster, forms: PDF_ALONE } },
} as const satisfies {
  meeting: Record<string, Listed<unknown>>
  matter: Record<string, Listed<{ number: number }>>
  notice: Record<string, Listed<{ notice: Id }>>
  place: Record<string, Listed<{ place: Id }>>
}

/** Makes and writes a document of the catalogue for whoever asks; `gone` as `writeDocument` has it. */
export async function writeListed<Params>(
  { make, finish, letterhead }: Listed<Params>,
  { services, caller, params }: { services: LedgerServices; caller: Caller; params: Params },
  form: Form,
  gone: AbortSignal,
): Promise<{ document: Document; bytes: Uint8Array }> {
  const { document, bytes } = await writeDocument(
    () => make(services, caller, params),
    form,
    gone,
    letterheadFor(services, caller, letterhead),
  )
  return { document, bytes: finish ? await finish(services, caller, bytes) : bytes }
}
