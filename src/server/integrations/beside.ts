import type { ChildProcess } from 'node:child_process'
import { execFile, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'

/** A program that runs as a process beside the server: its file, and how Node starts it. */
export interface Program {
  file: string
  with: string[]
}

/**
 * The program of that name, built beside the server's entry, whose parts may stand in a folder below; or its
 * source, where the server runs from source. `here` is the address of the module that asks.
 */
export const programAt = (here: string, name: string, source: string): Program =>
  here.endsWith('.ts')
    ? { file: fileURLToPath(new URL(source, here)), with: ['--import', 'tsx'] }
    : { file: fileURLToPath(new URL(`${here.includes('/assets/') ? '../' : ''}${name}.js`, here)), with: [] }

/**
 * What a process beside the server may take: megabytes of its heap, and seconds of processor time; by the
 * clock six times as many, since pages come before it. Where the system does not tell how much a process has
 * worked, the clock's seconds count.
 */
export interface Limits {
  heapMb: number
  seconds: number
}

const BY_THE_CLOCK = 6
/** How often its work is looked at, in ms. */
const LOOK_MS = 500

/**
 * Why a process beside the server gave no answer: it took too long or too much, or whoever asked went away.
 */
export class NoAnswer extends Error {}

/**
 * Asks a program one thing in a process of its own, which ends with the answer; throws `NoAnswer` where none
 * comes. It is started without any setting of the server's, so it holds no key and knows no database; pages
 * come before it. The next one may begin when this one is gone.
 */
export function askBeside<Answer>(
  program: Program,
  asked: object,
  { heapMb, seconds }: Limits,
  gone: AbortSignal,
): Promise<Answer> {
  return new Promise((done, failed) => {
    if (gone.aborted) return failed(new NoAnswer('gone'))
    const child = fork(program.file, {
      execArgv: [`--max-old-space-size=${heapMb}`, ...program.with],
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    yieldToPages(child)
    const began = performance.now()
    let over = false
    const end = (tell: () => void) => {
      if (over) return
      over = true
      clearInterval(watch)
      gone.removeEventListener('abort', leave)
      const stands = child.exitCode === null && child.signalCode === null
      if (stands && child.kill('SIGKILL')) child.once('exit', tell)
      else tell()
    }
    const refuse = (why: string) => end(() => failed(new NoAnswer(why)))
    const leave = () => refuse('gone')
    const watch = setInterval(() => {
      const passed = (performance.now() - began) / 1000
      if ((workOf(child) ?? passed) > seconds || passed > BY_THE_CLOCK * seconds) refuse('too long')
    }, LOOK_MS)
    gone.addEventListener('abort', leave)
    child.once('message', (answer) => end(() => done(answer as Answer)))
    child.once('error', (error) => refuse(error.message))
    child.once('exit', () => refuse('ended'))
    child.send(asked, (error) => error && refuse(error.message))
  })
}

/** Seconds for which a process has worked, where the system tells. */
export function workOf({ pid }: ChildProcess): number | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    // Hundredths of a second, in its own name and in the system's (proc_pid_stat(5)).
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return undefined
  }
}

/** Pages come before a process beside the server. One that is gone already has no priority. */
export function yieldToPages({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {}
}

/**
 * A process works only while nothing else wants the processor, and makes room at once (Linux's SCHED_IDLE,
 * set by chrt of its util-linux; elsewhere nothing happens). A lower priority alone finishes its turn first.
 */
export function workWhenIdle({ pid }: ChildProcess): void {
  if (pid !== undefined) execFile('chrt', ['--all-tasks', '--idle', '--pid', '0', String(pid)], () => {})
}
