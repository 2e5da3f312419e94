import type { ChildProcess } from 'node:child_process'
import { fork } from 'node:child_process'
import { constants, setPriority } from 'node:os'

/** A program that runs as a process beside the server: its file, and how Node starts it. */
export interface Program {
  file: string
  with: string[]
}

/** What a process beside the server may take: megabytes of its heap, and seconds. */
export interface Limits {
  heapMb: number
  seconds: number
}

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
    let over = false
    const end = (tell: () => void) => {
      if (over) return
      over = true
      clearTimeout(deadline)
      gone.removeEventListener('abort', leave)
      const stands = child.exitCode === null && child.signalCode === null
      if (stands && child.kill('SIGKILL')) child.once('exit', tell)
      else tell()
    }
    const refuse = (why: string) => end(() => failed(new NoAnswer(why)))
    const leave = () => refuse('gone')
    const deadline = setTimeout(() => refuse('too long'), seconds * 1000)
    gone.addEventListener('abort', leave)
    child.once('message', (answer) => end(() => done(answer as Answer)))
    child.once('error', (error) => refuse(error.message))
    child.once('exit', () => refuse('ended'))
    child.send(asked, (error) => error && refuse(error.message))
  })
}

/** A process that is gone already has no priority. */
function yieldToPages({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {}
}
