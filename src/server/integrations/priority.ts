import type { ChildProcess } from 'node:child_process'
import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { constants, setPriority } from 'node:os'

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

/** Megabytes of memory that a process holds now, where the system tells. */
export function memoryOf({ pid }: ChildProcess): number | undefined {
  try {
    const [, kb] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return kb === undefined ? undefined : Number(kb) / 1024
  } catch {
    return undefined
  }
}

/**
 * Pages come before a process beside the server, and where the machine runs out of memory the system ends it
 * before the server and its database. One that is gone already has no priority.
 */
export function yieldToPages({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL)
    writeFileSync(`/proc/${pid}/oom_score_adj`, '1000')
  } catch {}
}

/**
 * A process works only while nothing else wants the processor, and makes room at once (Linux's SCHED_IDLE,
 * set by chrt of its util-linux; elsewhere nothing happens). A lower priority alone finishes its turn first.
 */
export function workWhenIdle({ pid }: ChildProcess): void {
  if (pid !== undefined) execFile('chrt', ['--all-tasks', '--idle', '--pid', '0', String(pid)], () => {})
}

/** How often it is looked whether it gets on, in ms; the least part of that for which it must have worked. */
const [LOOK_MS, LEAST_PART] = [1000, 0.1]

/**
 * Tells once when others leave a process that works when idle too little: on a machine that is never idle it
 * would never come to an end. Gives how to look no more.
 */
export function watchStarving(child: ChildProcess, starved: () => void): () => void {
  let worked = workOf(child)
  const look = () => {
    const before = worked
    worked = workOf(child)
    if (before === undefined || worked === undefined) return
    if (worked - before >= (LEAST_PART * LOOK_MS) / 1000) return
    clearInterval(watch)
    starved()
  }
  const watch = setInterval(look, LOOK_MS)
  return () => clearInterval(watch)
}
