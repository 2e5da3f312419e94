// Ends with who started it. `npm start` is npm, a shell, and us: a signal to npm reaches the shell, which
// dies without a word to us, and nothing reaches us where npm itself is killed.
import { execFileSync } from 'node:child_process'

const LOOK_MS = 500

/**
 * Calls `gone` once npm (or `npx grove`) has ended that started this process, or the shell between. Whoever
 * started it directly may end: a terminal that is closed, a script that leaves it running.
 */
export function watchStarter(gone) {
  const starters = startersOf()
  if (!starters.length) return
  const parent = process.ppid
  const look = setInterval(() => {
    if (process.ppid === parent && starters.every(isAlive)) return
    clearInterval(look)
    gone()
  }, LOOK_MS)
  look.unref()
}

/** The processes between us and npm, and npm; or `npx grove`, which says so. */
function startersOf() {
  if (process.platform === 'win32') return []
  const given = Number(process.env.GROVE_STARTER)
  if (given) return [given]
  if (process.env.npm_lifecycle_event !== 'start') return []
  const parent = process.ppid
  const { ppid, args } = processOf(parent)
  return /^\S*sh -c /.test(args) ? [parent, ppid] : [parent]
}

function processOf(pid) {
  try {
    const told = execFileSync('ps', ['-o', 'ppid=,args=', '-p', String(pid)], { encoding: 'utf8' }).trim()
    const [, ppid, args] = /^(\d+) +(.*)$/.exec(told)
    return { ppid: Number(ppid), args }
  } catch {
    return { ppid: process.ppid, args: '' }
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
