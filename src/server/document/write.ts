import type { ChildProcess } from 'node:child_process'
import { fork } from 'node:child_process'
import type { Document } from '../../core/document/blocks.ts'
import type { Form } from '../../wire/document.ts'
import { concurrencyLimit } from '../http/concurrencyLimit.ts'
import { ProblemError } from '../http/problem.ts'
import { programAt } from '../integrations/beside.ts'
import { canStartIdle, nodeWith, watchStarving, yieldToPages } from '../integrations/priority.ts'
import type { Pictures } from './pictures.ts'
import type { Sheets } from '../../core/paper/sheet.ts'
import type { Outcome, Work, WriteAnswer, WriteAsked } from './writer/process.ts'

/** Of the writing process: megabytes of its heap; seconds for a document, and without any work. */
const [HEAP_MB, SECONDS, IDLE_SECONDS] = [512, 120, 60]

const busy = () => new ProblemError('documentBusy')

/** One document is written at a time; so many wait. */
const writing = concurrencyLimit(1, 40, busy)

/**
 * Makes a document and writes it as a file, in a process beside the server that waits a minute for the next
 * one: a typeface takes a third of a second to load. `make` runs when it is its turn, so that nothing goes
 * out that was taken back while others were written. Refuses where too many wait, and what takes too long;
 * whoever goes away (`gone`) is not written for.
 */
export const writeDocument = (
  make: () => Promise<Document>,
  form: Form,
  gone: AbortSignal,
  { on, pictures }: Beside = {},
): Promise<{ document: Document; bytes: Uint8Array }> =>
  writing(gone, async () => {
    const document = await make()
    const work = { document, form, letterhead: await on?.(), pictures: (await pictures?.(document)) ?? {} }
    return { document, bytes: ((await ask(work)) as { bytes: Uint8Array }).bytes }
  })

/** What a document is written with. */
export interface Beside {
  /** The letterhead that it stands on as Word. */
  on?: (() => Promise<Uint8Array | undefined>) | undefined
  /** The photos that it shows. */
  pictures?: (document: Document) => Promise<Pictures>
}

/** Writes sheets to print as PDF, in the same process and turn. */
export const writeSheets = (sheets: Sheets, gone: AbortSignal): Promise<Uint8Array> =>
  writing(gone, async () => ((await ask({ sheets })) as { bytes: Uint8Array }).bytes)

/**
 * Looks at a file that shall be a letterhead, in the same process and turn; gives its SHA-256. Refuses with
 * the problem that the file has.
 */
export const lookAtLetterhead = (letterhead: Uint8Array, gone: AbortSignal): Promise<string> =>
  writing(gone, async () => ((await ask({ letterhead })) as { fingerprint: string }).fingerprint)

let kept: Writer | undefined
let asked = 0

/**
 * A document is written while nothing else is to do. On a machine that is never idle it would never come: it
 * is begun again beside the rest, and those after it too, until there are none for a while.
 */
async function ask(work: Work): Promise<Outcome> {
  const idle = await canStartIdle()
  kept ??= new Writer(idle ? 'idle' : 'beside')
  let outcome = await kept.write({ number: ++asked, ...work })
  if (outcome === 'starved') {
    kept = new Writer('beside')
    outcome = await kept.write({ number: ++asked, ...work })
  }
  if (outcome === 'starved') throw new ProblemError('documentFailed')
  if (!('refusal' in outcome)) return outcome
  const { refused, ...facts } = outcome.refusal
  throw new ProblemError(refused, facts)
}

/** The process that writes. Whatever goes wrong ends it, and the next document gets a new one. */
class Writer {
  private readonly child: ChildProcess
  private idle: NodeJS.Timeout | undefined

  constructor(private readonly works: 'idle' | 'beside') {
    this.child = fork(WRITER.file, {
      ...nodeWith([`--max-old-space-size=${HEAP_MB}`, '--single-threaded-gc', ...WRITER.with], works === 'idle'),
      // Typst would set pages on all cores at once, and clear up beside it: one core stays for the server.
      env: { RAYON_NUM_THREADS: '1' },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    for (const gone of ['error', 'exit', 'disconnect']) this.child.on(gone, () => this.end())
    yieldToPages(this.child)
    // It does not keep the server from ending; it ends with it.
    this.child.unref()
    this.child.channel?.unref()
  }

  /** Asks for one piece of work; answers to others are not heard. `starved`: others leave it too little. */
  write(what: WriteAsked): Promise<Outcome | 'starved'> {
    clearTimeout(this.idle)
    return new Promise((done, failed) => {
      const over = (tell: () => void) => {
        clearTimeout(deadline)
        noMoreStarving?.()
        this.child.off('message', hear).off('error', refuse).off('exit', refuse).off('disconnect', refuse)
        tell()
      }
      const refuse = () =>
        over(() => {
          this.end()
          failed(new ProblemError('documentFailed'))
        })
      const hear = (answer: WriteAnswer) => {
        if (answer.number !== what.number) return
        if ('failed' in answer) return refuse()
        this.idle = setTimeout(() => this.end(), IDLE_SECONDS * 1000).unref()
        over(() => done(answer))
      }
      const deadline = setTimeout(refuse, SECONDS * 1000)
      const starve = () =>
        over(() => {
          this.end()
          done('starved')
        })
      const noMoreStarving = this.works === 'idle' ? watchStarving(this.child, starve) : undefined
      this.child.on('message', hear).on('error', refuse).on('exit', refuse).on('disconnect', refuse)
      this.child.send(what, (error) => error && refuse())
    })
  }

  private end(): void {
    if (kept === this) kept = undefined
    clearTimeout(this.idle)
    this.child.kill('SIGKILL')
  }
}

const WRITER = programAt(import.meta.url, 'documentWriter', 'writer/process.ts')
