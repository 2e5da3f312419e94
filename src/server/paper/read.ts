import { ProblemError } from '../http/problem.ts'
import { askWhenIdle, NoAnswer, programAt } from '../integrations/beside.ts'
import { cleanPhoto } from '../photo/cleanPhoto.ts'
import type { ReadAnswer, ReadAsked } from './reader/process.ts'
import { PAGES_MOST } from './reader/refused.ts'

/** What is read of a photo or a scan. */
export type Read = Extract<ReadAnswer, { cards: unknown }>

/**
 * Of the process that reads: a photo takes two seconds, a scan two a page; the largest photos that are taken
 * fill 620 MB while they are decoded, pages less.
 */
const PHOTO = { heapMb: 256, memoryMb: 700, seconds: 40 }
const SCAN = { heapMb: 384, memoryMb: 900, seconds: 240, stepSeconds: 20 }

/** What a photo or scan of printed cards can be refused for. */
export const PAPER_REFUSED = [
  'notAnImage',
  'photoHeic',
  'photoTooManyPixels',
  'photoCutOff',
  'tooLarge',
  'paperTooManyPages',
  'paperPdfBroken',
  'paperTooLong',
  'tooMany',
  'tooBusy',
] as const

/**
 * Reads a photo or a scan (PDF) of printed cards in a process beside the server with limits of memory and
 * time. A picture is refused with its reason before it is looked at, as every photo is.
 */
export async function readPaper(raw: Buffer, gone: AbortSignal): Promise<Read> {
  const pdf = raw.toString('latin1', 0, 5) === '%PDF-'
  // Says what is wrong with a picture, in the words for photos; what it makes of it is not kept.
  if (!pdf) await cleanPhoto(raw, gone)
  const asked: ReadAsked = { file: raw, pdf }
  const answer = await askWhenIdle<ReadAnswer>(READER, asked, pdf ? SCAN : PHOTO, gone).catch((error: unknown) => {
    if (error instanceof NoAnswer) throw new ProblemError('paperTooLong')
    throw error
  })
  if (!('refused' in answer)) return answer
  throw new ProblemError(answer.refused, { count: answer.pages, most: PAGES_MOST })
}

const READER = programAt(import.meta.url, 'paperReader', 'reader/process.ts')
