import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askBeside, NEXT_STEP, NoAnswer } from './beside.ts'
import { nodeWith } from './priority.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'grove-beside-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A program that does this with what it is asked. */
function programThat(does: string) {
  const file = join(folder, `${Math.random()}.mjs`)
  writeFileSync(file, `process.on('message', (asked) => { ${does} })`)
  return { file, with: [] }
}
const ask = (does: string, seconds: number, gone = new AbortController().signal, more: object = {}) =>
  askBeside<number>(programThat(does), { n: 20 }, { heapMb: 64, memoryMb: 300, seconds, ...more }, gone)

test('a process that works longer than it may is ended, whatever it does', async () => {
  await expect(ask('for (;;);', 1)).rejects.toThrow(new NoAnswer('too long'))
})

test.skipIf(!existsSync('/proc/self/stat'))(
  'one that waits for a busy machine is not: what it works counts, not what the clock says',
  async () => {
    expect(await ask('setTimeout(() => process.send(asked.n + 1), 2500)', 1)).toBe(21)
  },
)

test('one that says nothing is ended too, and so is one whose asker went away', async () => {
  await expect(ask('', 0.2)).rejects.toThrow(new NoAnswer('too long'))
  const gone = new AbortController()
  const asked = ask('for (;;);', 60, gone.signal)
  gone.abort()
  await expect(asked).rejects.toThrow(new NoAnswer('gone'))
})

test.skipIf(!existsSync('/usr/bin/chrt'))(
  'one that works when nothing else does is ranked so by the system, from its first instruction on',
  async () => {
    // The policies of its threads (proc_pid_stat(5)); SCHED_IDLE is 5. It is started as `askWhenIdle` does,
    // which begins anew beside the rest on a machine that is never idle.
    const policies = `import { readdirSync, readFileSync } from 'node:fs'
      const policyOf = (thread) =>
        readFileSync('/proc/self/task/' + thread + '/stat', 'utf8').replace(/^.*\\) /s, '').split(' ')[38]
      console.log(readdirSync('/proc/self/task').map(policyOf).join(' '))`
    const file = join(folder, 'policies.mjs')
    writeFileSync(file, policies)
    const { execPath, execArgv } = nodeWith([file], true)
    const { stdout } = await promisify(execFile)(execPath, execArgv)
    const threads = stdout.trim().split(' ')
    expect(threads.length).toBeGreaterThan(1)
    expect(new Set(threads)).toEqual(new Set(['5']))
  },
)

test.skipIf(!existsSync('/proc/self/stat'))(
  'one that takes more memory than it may is ended, also where that is none of its heap',
  async () => {
    const fills = 'const all = []; setInterval(() => all.push(Buffer.alloc(20e6, 1)), 20)'
    await expect(ask(fills, 60)).rejects.toThrow(new NoAnswer('too much'))
  },
)

test.skipIf(!existsSync('/proc/self/stat'))(
  'one that works in steps may take as long for each, and for no step longer',
  async () => {
    const works = (ms: number) => `for (const until = Date.now() + ${ms}; Date.now() < until;);`
    const tells = `process.send('${NEXT_STEP}');`
    const step = { stepSeconds: 1.5 }
    expect(await ask(`${works(900)}${tells}${works(900)}${tells} process.send(3)`, 60, undefined, step)).toBe(3)
    await expect(ask(`${tells} for (;;);`, 60, undefined, step)).rejects.toThrow(new NoAnswer('too long'))
  },
)
