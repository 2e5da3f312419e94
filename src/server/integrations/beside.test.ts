import { fork } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askBeside, NoAnswer, workWhenIdle } from './beside.ts'

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
const ask = (does: string, seconds: number, gone = new AbortController().signal) =>
  askBeside<number>(programThat(does), { n: 20 }, { heapMb: 64, seconds }, gone)

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
  'one that works when nothing else does is ranked so by the system',
  async () => {
    const child = fork(programThat('').file)
    workWhenIdle(child)
    // The policy of a process (proc_pid_stat(5)); SCHED_IDLE is 5.
    const policy = () =>
      readFileSync(`/proc/${child.pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')[38]
    await expect.poll(policy).toBe('5')
    child.kill('SIGKILL')
  },
)
