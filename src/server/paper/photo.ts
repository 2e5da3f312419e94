import type { PaperPhoto } from '../../wire/paper.ts'
import type { Locale } from '../../wire/plain.ts'
import type { ProblemCode } from '../../wire/strings/problem.ts'
import { problemBody, ProblemError } from '../http/problem.ts'
import type { QueuedPhoto } from './queue.store.ts'

/** [P15] The photo as the desk sees it, with why it is not read in its reader's language. */
export function presentPhoto({ id, name, state, found, why, kept, at }: QueuedPhoto, locale: Locale): PaperPhoto {
  const { code, ...facts } = why ?? { code: '' }
  const said = why && problemBody(new ProblemError(code as ProblemCode, facts), locale)
  return { id, name, state, found, why: said && { title: said.title, detail: said.detail }, again: kept, at }
}
