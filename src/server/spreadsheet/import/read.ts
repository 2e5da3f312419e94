import { createHash } from 'node:crypto'
import { ProblemError } from '../../http/problem.ts'
import { askBeside, NoAnswer, programAt } from '../../integrations/beside.ts'
import { concurrencyLimit } from '../../http/concurrencyLimit.ts'
import type { FoundLedger, FoundLines, ReadAnswer, ReadAsked } from './reader/found.ts'

export const IMPORT_MOST_MB = 10
/**
 * Of a reading process. Measured on the largest files that are taken: see
 * docs/decisions/0025.
 */
const LIMITS = { heapMb: 384, memoryMb: 900, seconds: 60 }

const importBusy = () => new ProblemError('importBusy')

/**
 * Few files are in our hands at a time, each of up to ten megabytes; the others are refused before their
 * bytes are heard.
 */
const taken = concurrencyLimit(6, 0, importBusy)
/** And of these one is read at a time. */
const reading = concurrencyLimit(1, 6, importBusy)

/** A file's bytes, and what was found in it. */
export interface ReadFile {
  hash: string
  found: FoundLedger
}

/**
 * Takes a file in (`bytes` hears it) and reads it when it is its turn; refuses at once where too many wait.
 * Whoever goes away (`gone`) is dropped.
 */
export const readFile = (
  bytes: () => Promise<Buffer>,
  settings: NonNullable<ReadAsked['settings']>,
  gone: AbortSignal,
): Promise<ReadFile> =>
  taken(gone, async () => {
    const heard = await bytes()
    const found = await reading(gone, () => readThere<'found'>({ bytes: heard, settings }, gone, 'found'))
    return { hash: createHash('sha256').update(heard).digest('hex'), found }
  })

/**
 * Reads a file in a process of its own, with a limit of memory and time; gives what was found, or refuses as
 * a whole what cannot be read, with the reason. Whoever goes away (`gone`) ends the reading.
 */
async function readThere<K extends keyof Read>(asked: ReadAsked, gone: AbortSignal, wanted: K): Promise<Read[K]> {
  const answer = await askBeside<ReadAnswer>(READER, asked, LIMITS, gone).catch((error: Error) => {
    // It ends without an answer where the file needed more memory or time than there is for it.
    throw error instanceof NoAnswer ? new ProblemError('importTooLarge') : error
  })
  if ('refused' in answer) throw new ProblemError(answer.refused, answer.facts)
  return (answer as Read)[wanted]
}

/** What is read: a ledger that was understood, or lines as they stand. */
interface Read {
  found: FoundLedger
  lines: FoundLines
}

/** The rows of a workbook as they stand, cells parted by tabs; as `readFile` hears and refuses. */
export const readLines = (bytes: () => Promise<Buffer>, gone: AbortSignal): Promise<FoundLines> =>
  taken(gone, async () => {
    const heard = await bytes()
    return reading(gone, () => readThere({ bytes: heard, settings: null }, gone, 'lines'))
  })

const READER = programAt(import.meta.url, 'sheetReader', 'reader/process.ts')
