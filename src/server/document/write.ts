import type { ChildProcess } from 'node:child_process'
import { fork } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Document } from '../../core/document/blocks.ts'
import type { Form } from '../../wire/document.ts'
import { concurrencyLimit } from '../http/concurrencyLimit.ts'
import { ProblemError } from '../http/problem.ts'
import type { WriteAnswer, WriteAsked } from './writer/process.ts'

/** Of the writing process: megabytes of its heap; seconds for a document, and without any work. */
const [HEAP_MB, SECONDS, IDLE_SECONDS] = [512, 60, 60]

const busy = () => new ProblemError('documentBusy', 429)

/** One document is written at a time; so many wait. */
const writing = concurrencyLimit(1, 40, busy)

/**
 * Writes a document as a file, in a process beside the server that waits a minute for the next one: a
 * typeface takes a third of a second to load. Refuses where too many wait, and what takes too long; whoever
 * goes away (`gone`) is not written for.
 */
export const writeDocument = (document: Document, form: Form, gone: AbortSignal): Promise<Uint8Array> =>
  writing(gone, () => ask({ document, form }))

let kept: { writer: ChildProcess; idle: NodeJS.Timeout } | undefined

function ask(asked: WriteAsked): Promise<Uint8Array> {
  const writer = kept?.writer.connected ? kept.writer : begin()
  clearTimeout(kept!.idle)
  return new Promise((done, failed) => {
    const over = (tell: () => void) => {
      clearTimeout(deadline)
      writer.removeAllListeners()
      kept!.idle = setTimeout(() => writer.kill(), IDLE_SECONDS * 1000).unref()
      tell()
    }
    const refuse = () => over(() => failed(new ProblemError('documentFailed', 500)))
    const deadline = setTimeout(() => {
      writer.kill('SIGKILL')
      refuse()
    }, SECONDS * 1000)
    writer.once('message', (answer: WriteAnswer) => ('bytes' in answer ? over(() => done(answer.bytes)) : refuse()))
    writer.once('error', refuse)
    writer.once('exit', refuse)
    writer.send(asked)
  })
}

function begin(): ChildProcess {
  const writer = fork(WRITER.file, {
    execArgv: [`--max-old-space-size=${HEAP_MB}`, ...WRITER.with],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  if (writer.pid !== undefined) setPriority(writer.pid, constants.priority.PRIORITY_LOW)
  // It does not keep the server from ending; it ends with it.
  writer.unref()
  writer.channel?.unref()
  kept = { writer, idle: setTimeout(() => {}, 0) }
  return writer
}

/** Built beside the server's entry, whose parts may stand in a folder below; or its source. */
const here = import.meta.url
const WRITER = here.endsWith('.ts')
  ? { file: fileURLToPath(new URL('writer/process.ts', here)), with: ['--import', 'tsx'] }
  : {
      file: fileURLToPath(new URL(here.includes('/assets/') ? '../documentWriter.js' : 'documentWriter.js', here)),
      with: [],
    }
