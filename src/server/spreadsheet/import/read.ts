import { fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { constants, setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import { ProblemError } from '../../http/problem.ts'
import { concurrencyLimit } from '../../http/concurrencyLimit.ts'
import type { FoundLedger, ReadAnswer, ReadAsked } from './reader/found.ts'

export const IMPORT_MOST_MB = 10
/**
 * Of a reading process: megabytes of its heap, and seconds. Measured on the largest files that are taken: see
 * docs/decisions/0025.
 */
const [HEAP_MB, SECONDS] = [384, 60]

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
  settings: ReadAsked['settings'],
  gone: AbortSignal,
): Promise<ReadFile> =>
  taken(gone, async () => {
    const heard = await bytes()
    const found = await reading(gone, () => readThere({ bytes: heard, settings }, gone))
    return { hash: createHash('sha256').update(heard).digest('hex'), found }
  })

/**
 * Reads a file in a process of its own, with a limit of memory and time; gives what was found, or refuses as
 * a whole what cannot be read, with the reason. Whoever goes away (`gone`) ends the reading.
 */
function readThere(asked: ReadAsked, gone: AbortSignal): Promise<FoundLedger> {
  return new Promise((done, failed) => {
    if (gone.aborted) return failed(importBusy())
    const reader = fork(READER.file, {
      execArgv: [`--max-old-space-size=${HEAP_MB}`, ...READER.with],
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    // Pages come first.
    if (reader.pid !== undefined) setPriority(reader.pid, constants.priority.PRIORITY_LOW)
    let over = false
    // The next one begins when this one is gone.
    const end = (tell: () => void) => {
      if (over) return
      over = true
      clearTimeout(deadline)
      gone.removeEventListener('abort', leave)
      const stands = reader.exitCode === null && reader.signalCode === null
      if (stands && reader.kill('SIGKILL')) reader.once('exit', tell)
      else tell()
    }
    const refuse = (error: ProblemError) => end(() => failed(error))
    const leave = () => refuse(new ProblemError('importTooLarge'))
    const deadline = setTimeout(() => refuse(new ProblemError('importTooLarge')), SECONDS * 1000)
    gone.addEventListener('abort', leave)
    reader.once('message', (answer: ReadAnswer) => {
      if ('found' in answer) end(() => done(answer.found))
      else refuse(new ProblemError(answer.refused, answer.facts))
    })
    reader.once('error', (error) => end(() => failed(error)))
    // It ends without an answer where the file needed more memory than there is for it.
    reader.once('exit', () => refuse(new ProblemError('importTooLarge')))
    reader.send(asked, (error) => error && refuse(new ProblemError('importTooLarge')))
  })
}

/**
 * The reading process: built beside the server's entry, whose parts may stand in a folder below; or its
 * source where the server runs from source.
 */
const here = import.meta.url
const READER = here.endsWith('.ts')
  ? { file: fileURLToPath(new URL('reader/process.ts', here)), with: ['--import', 'tsx'] }
  : { file: fileURLToPath(new URL(here.includes('/assets/') ? '../sheetReader.js' : 'sheetReader.js', here)), with: [] }
