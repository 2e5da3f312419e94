import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askBeside, NoAnswer } from './beside.ts'

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
