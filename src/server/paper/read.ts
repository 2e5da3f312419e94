import type { Context } from 'hono'
import type { Id } from '../../core/plain/id.ts'
import { readBody } from '../http/body.ts'
import { concurrencyLimit } from '../http/concurrencyLimit.ts'
import { atOnce } from '../http/limit.ts'
import { ProblemError } from '../http/problem.ts'
import { askWhenIdle, NoAnswer, programAt } from '../integrations/beside.ts'
import { reasonAtOnce } from '../photo/refused.ts'
import type { BallotPaper } from '../../core/paper/ballotPaper.ts'
import type { BallotsRead, ReadAnswer, ReadAsked, Refused } from './reader/process.ts'

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
 * time. What its first bytes show to be no picture is refused here; whatever has to be decoded for it is
 * refused there, since decoding takes a core for as long as a dozen cards by phone.
 */
export const readPaper = (raw: Buffer, gone: AbortSignal): Promise<Read> => read<Read>(raw, {}, gone)

/** A scan of sixty sheets in grey takes about so many megabytes; a photo much less. */
export const PAPER_MOST_MB = 30

/** Each sender has one under way, and few photos are in our hands at a time: more is refused unread. */
const perSender = atOnce(1)
const taken = concurrencyLimit(6, 0)
/** Of these one is read at a time, whatever paper it shows. */
const reading = concurrencyLimit(1, 6)

/**
 * [P17] [S18] What is ticked on ballot papers, or on sheets that are described like them, in the picture that
 * a request brings; nothing of it is kept anywhere. `sender`: the person at the desk.
 */
export const seeBallotPapers = (c: Context, sender: Id, ballots: BallotPaper): Promise<BallotsRead> =>
  perSender(sender, () =>
    taken(c.req.raw.signal, async () => {
      const raw = await readBody(c, PAPER_MOST_MB)
      return reading(c.req.raw.signal, () => read<BallotsRead>(raw, { ballots }, c.req.raw.signal))
    }),
  )

async function read<Found extends object>(
  raw: Buffer,
  more: Pick<ReadAsked, 'ballots'>,
  gone: AbortSignal,
): Promise<Found> {
  const pdf = raw.toString('latin1', 0, 5) === '%PDF-'
  const why = pdf ? undefined : reasonAtOnce(raw)
  if (why) throw new ProblemError(why)
  const asked: ReadAsked = { file: raw, pdf, ...more }
  const answer = await askWhenIdle<Found | Refused>(READER, asked, pdf ? SCAN : PHOTO, gone).catch((error: unknown) => {
    if (error instanceof NoAnswer) throw new ProblemError('paperTooLong')
    throw error
  })
  if (!('refused' in answer)) return answer
  throw new ProblemError(answer.refused, answer.facts)
}

const READER = programAt(import.meta.url, 'paperReader', 'reader/process.ts')
