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

/** Starts a program that works only while nothing else does (Linux: SCHED_IDLE), and becomes it. */
const IDLE = ['chrt', '-i', '0'] as const
let idly: Promise<boolean> | undefined

/** Whether this system can start programs so; elsewhere they work beside the rest. */
export const canStartIdle = (): Promise<boolean> =>
  (idly ??= new Promise((done) => execFile(IDLE[0], [...IDLE.slice(1), 'true'], { env: {} }, (error) => done(!error))))

/**
 * How Node is forked with these arguments of its own; `whenIdle`: so that it works only while nothing else
 * wants the processor, and makes room at once. It has that rank before its first instruction: one that got it
 * later would have begun beside the pages. A lower priority alone finishes its turn first.
 */
export function nodeWith(args: readonly string[], whenIdle: boolean): { execPath: string; execArgv: string[] } {
  if (!whenIdle) return { execPath: process.execPath, execArgv: [...args] }
  const [starter, ...first] = IDLE
  return { execPath: starter, execArgv: [...first, process.execPath, ...args] }
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
