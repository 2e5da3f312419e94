import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { canStartIdle, memoryOf, nodeWith, watchStarving, workOf, yieldToPages } from './priority.ts'

/** A program that runs as a process beside the server: its file, and how Node starts it. */
export interface Program {
  file: string
  with: string[]
}

/**
 * The program of that name, built beside the server's entry, whose parts may stand in a folder below; or its
 * source, where the server runs from source, unless what is built is known to be of these sources
 * (GROVE_PREPARED, set by `npm test`): it starts in a third of the time. `here` is the address of the module
 * that asks.
 */
export function programAt(here: string, name: string, source: string): Program {
  const built = (folder: string) => ({ file: fileURLToPath(new URL(`${folder}${name}.js`, here)), with: [] })
  if (!here.endsWith('.ts')) return built(here.includes('/assets/') ? '../' : '')
  if (process.env.GROVE_PREPARED) return built(`${here.slice(0, here.lastIndexOf('/src/'))}/dist/server/`)
  return { file: fileURLToPath(new URL(source, here)), with: ['--import', 'tsx'] }
}

/**
 * What a process beside the server may take: megabytes of its heap and of all its memory, and seconds of
 * processor time, for all and for each step where it tells that it begins one (`NEXT_STEP`); by the clock six
 * times as many, since pages come before it. Where the system does not tell how much a process has worked,
 * the clock's seconds count.
 */
export interface Limits {
  heapMb: number
  memoryMb: number
  seconds: number
  stepSeconds?: number
}

/** What a program says when one part of its work is done, a page for instance. */
export const NEXT_STEP = 'next step'

const BY_THE_CLOCK = 6
/** How often its work and its memory are looked at, in ms: within that none takes hundreds of megabytes. */
const LOOK_MS = 100

/**
 * Why a process beside the server gave no answer: it took too long or too much, or whoever asked went away.
 */
export class NoAnswer extends Error {}

/** A process gets on too slowly while it works only when nothing else does. */
class Starved extends NoAnswer {}

/** When a process starved last, and how long that is remembered, in ms. */
let starvedAt = -Infinity
const BUSY_MS = 60_000

/**
 * The same as `askBeside`, of a program that works while nothing else wants the processor. On a machine that
 * is never idle it is begun again beside the rest, and so are those that are asked soon after.
 */
export async function askWhenIdle<Answer>(
  program: Program,
  asked: object,
  limits: Limits,
  gone: AbortSignal,
): Promise<Answer> {
  if (performance.now() - starvedAt < BUSY_MS || !(await canStartIdle())) return askBeside(program, asked, limits, gone)
  try {
    return await ask(program, asked, limits, gone, true)
  } catch (error) {
    if (!(error instanceof Starved)) throw error
    starvedAt = performance.now()
    return askBeside(program, asked, limits, gone)
  }
}

/**
 * Asks a program one thing in a process of its own, which ends with the answer; throws `NoAnswer` where none
 * comes. It is started without any setting of the server's, so it holds no key and knows no database; pages
 * come before it. The next one may begin when this one is gone.
 */
export const askBeside = <Answer>(
  program: Program,
  asked: object,
  limits: Limits,
  gone: AbortSignal,
): Promise<Answer> => ask(program, asked, limits, gone, false)

function ask<Answer>(
  program: Program,
  asked: object,
  { heapMb, memoryMb, seconds, stepSeconds = seconds }: Limits,
  gone: AbortSignal,
  whenIdle: boolean,
): Promise<Answer> {
  return new Promise((done, failed) => {
    if (gone.aborted) return failed(new NoAnswer('gone'))
    const child = fork(program.file, {
      // What V8 clears up beside the program would take the other core.
      ...nodeWith([`--max-old-space-size=${heapMb}`, '--single-threaded-gc', ...program.with], whenIdle),
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    yieldToPages(child)
    const began = performance.now()
    const passed = () => (performance.now() - began) / 1000
    const now = () => ({ passed: passed(), worked: workOf(child) ?? passed() })
    let step = { passed: 0, worked: 0 }
    let over = false
    const end = (tell: () => void) => {
      if (over) return
      over = true
      clearInterval(watch)
      noMoreStarving?.()
      gone.removeEventListener('abort', leave)
      const stands = child.exitCode === null && child.signalCode === null
      if (stands && child.kill('SIGKILL')) child.once('exit', tell)
      else tell()
    }
    const refuse = (why: NoAnswer) => end(() => failed(why))
    const leave = () => refuse(new NoAnswer('gone'))
    const isTooLong = (since: typeof step, most: number) => {
      const { passed, worked } = now()
      return worked - since.worked > most || passed - since.passed > BY_THE_CLOCK * most
    }
    const watch = setInterval(() => {
      if (isTooLong({ passed: 0, worked: 0 }, seconds) || isTooLong(step, stepSeconds)) refuse(new NoAnswer('too long'))
      if ((memoryOf(child) ?? 0) > memoryMb) refuse(new NoAnswer('too much'))
    }, LOOK_MS)
    const noMoreStarving = whenIdle ? watchStarving(child, () => refuse(new Starved('starved'))) : undefined
    gone.addEventListener('abort', leave)
    child.on('message', (answer) => {
      if (answer === NEXT_STEP) step = now()
      else end(() => done(answer as Answer))
    })
    child.once('error', (error) => refuse(new NoAnswer(error.message)))
    child.once('exit', () => refuse(new NoAnswer('ended')))
    child.send(asked, (error) => error && refuse(new NoAnswer(error.message)))
  })
}
