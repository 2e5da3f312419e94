import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sumUp } from './rounds.ts'

const HERE = fileURLToPath(new URL('..', import.meta.url))
const PASSES = Number(process.env.PASSES || 2)
const RATIO = /^(.+?) ratio ([\d.]+)/

/**
 * Runs benches here and as they were in another commit, in turn, and prints both ratios: whatever else the
 * machine does meanwhile falls on both. The other commit is checked out beside, under the system's temporary
 * folder, with the packages that are installed here.
 */
export async function compare(benches: readonly string[], commit: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'grove-bench-against-'))
  const there = join(folder, 'grove')
  execFileSync('git', ['worktree', 'add', '--quiet', '--detach', there, commit], { cwd: HERE, stdio: 'inherit' })
  try {
    symlinkSync(join(HERE, 'node_modules'), join(there, 'node_modules'))
    for (const bench of benches) {
      const before = new Map<string, number[]>()
      const now = new Map<string, number[]>()
      for (let pass = 0; pass < PASSES; pass++) {
        await ratiosOf(bench, there, before)
        await ratiosOf(bench, HERE, now)
      }
      for (const [name, ratios] of now)
        console.log(`${name}: ${said(before.get(name) ?? [])} at ${commit}, ${said(ratios)} here`)
    }
  } finally {
    execFileSync('git', ['worktree', 'remove', '--force', there], { cwd: HERE })
    rmSync(folder, { recursive: true, force: true })
  }
}

const said = (ratios: readonly number[]): string =>
  ratios.length ? `${sumUp(ratios).median.toFixed(2)} (${ratios.join(', ')})` : 'nothing'

/** Runs one bench in a folder and notes the ratios that it prints, by what they are of. */
async function ratiosOf(bench: string, cwd: string, ratios: Map<string, number[]>): Promise<void> {
  const run = spawn('npx', ['tsx', 'bench/run.ts', bench], { cwd, stdio: ['ignore', 'pipe', 'inherit'] })
  let printed = ''
  run.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text))
  const code = await new Promise((done) => run.once('close', done))
  if (code !== 0) throw new Error(`${bench} ended with ${String(code)} in ${cwd}`)
  for (const line of printed.split('\n')) {
    if (line) console.log(`${cwd === HERE ? 'here ' : 'there'} ${line}`)
    const [, name, ratio] = RATIO.exec(line) ?? []
    if (name && ratio) ratios.set(name, [...(ratios.get(name) ?? []), Number(ratio)])
  }
}
