// npm run mutation: takes single checks out of the code, one at a time, in a copy of this folder, and runs
// the tests that must notice. `--texts` only looks whether all of them are there.
// The checks of the access table are taken out by tests/contracts/mutation.test.ts, in npm test.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { prepare } from './prepare.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
process.chdir(root)

const ACCESS = 'src/server/access/authorize.ts'
const TOKEN = 'src/server/secrets/token.ts'
const PASS = 'src/server/secrets/pass.ts'
const ENTRANCE = 'src/server/meeting/entrance.ts'
const SHOWN = 'src/server/meeting/shown.ts'
const CARRY_OUT = 'src/server/meeting/carryOut.ts'
const TAKE_PART = 'src/server/meeting/takePart.routes.ts'
const LEDGER = 'src/server/ledger/carryOut.ts'
const APPOINTMENTS = 'src/server/person/appointments.ts'
const PEOPLE = 'src/server/person/store.ts'
const unit = (file) => ['--project', 'unit', file]
const contract = (name) => ['--project', 'contracts', `tests/contracts/${name}.test.ts`]
const tokens = unit('src/server/secrets/token.test.ts')

/** What is taken out: the file, what stands there, what stands there then, and who must notice. */
const CHECKS = [
  [ACCESS, 'if (!(await mayDo(', 'if (false && !(await mayDo(', contract('access')],
  [ACCESS, 'roles.includes(held.role) && above.includes(held.place)', 'roles.includes(held.role)', contract('access')],
  [ACCESS, 'roles.includes(held.role) && above.includes(held.place)', 'above.includes(held.place)', contract('access')],
  [ACCESS, 'if (!rule.anySite) refuseCrossSite(', 'if (false) refuseCrossSite(', contract('doors')],
  [TOKEN, 'if (!same(seal(body, key), given)) return undefined', '', tokens],
  [TOKEN, 'a.length === b.length && timingSafeEqual(a, b)', 'a.length === b.length', tokens],
  [TOKEN, 'community !== meeting.community || ', '', tokens],
  [TOKEN, 'id !== meeting.id || ', '', tokens],
  [TOKEN, ' || !(Number(expires) >= now)', '', contract('wrongInput')],
  [PASS, '(now - dies) / turns', '(now - 9 * dies) / turns', unit('src/server/secrets/pass.test.ts')],
  [ENTRANCE, 'if (!pass.numberHolds(', 'if (false && !pass.numberHolds(', contract('hall')],
  [SHOWN, "stage !== 'draft' || ", 'true || ', contract('wrongInput')],
  [CARRY_OUT, 'if (!asStaff && !asParticipant) {', 'if (false) {', contract('access')],
  [CARRY_OUT, 'holder.meeting !== meeting.id', 'false', contract('erasure')],
  [TAKE_PART, 'if (!caller.staff) await perPerson', 'if (false) await perPerson', contract('doors')],
  [LEDGER, 'if (!(await mayDo(', 'if (false && !(await mayDo(', contract('access')],
  [
    APPOINTMENTS,
    "if (!hasRightOver('grantedBy', by.holds, wanted, upward)) return 'notAllowed'",
    '',
    contract('roles'),
  ],
  [PEOPLE, ' and revoked_at is null', '', contract('doors')],
  [PEOPLE, ".where('used_at', 'is', null)", '', contract('doors')],
  [PEOPLE, ".where('expires_at', '>', now)", '', contract('doors')],
  ['src/core/meeting/rules/cards.ts', 'ownedBy(meeting, card.id, actor)', '', unit('src/core/meeting/rules.test.ts')],
]

const unknown = process.argv.slice(2).filter((argument) => argument !== '--texts')
if (unknown.length > 0) {
  console.error(`mutation knows --texts alone, not ${unknown.join(' ')}`)
  process.exit(2)
}
const gone = CHECKS.filter(([file, from]) => !existsSync(file) || !readFileSync(file, 'utf8').includes(from))
for (const [file, from] of gone) console.error(`mutation: ${file} does not say “${from}” (any more)`)
if (gone.length > 0 || process.argv.includes('--texts')) process.exit(gone.length ? 1 : 0)

await prepare({ build: false })
const copy = mkdtempSync(join(tmpdir(), 'grove-mutation-'))
for (const name of [
  'src',
  'tests',
  'bench',
  'scripts',
  'docs',
  'package.json',
  'tsconfig.json',
  'tsconfig.core.json',
  'vite.config.ts',
  'vitest.config.ts',
  'svelte.config.js',
])
  cpSync(join(root, name), join(copy, name), { recursive: true })
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
const unseen = []
try {
  for (const [file, from, to, tests] of CHECKS) {
    const at = join(copy, file)
    const text = readFileSync(at, 'utf8')
    writeFileSync(at, text.replaceAll(from, to))
    const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--bail', '1', ...tests], {
      cwd: copy,
      stdio: 'ignore',
      timeout: 300_000,
    })
    writeFileSync(at, text)
    console.log(`${status === 0 ? 'NOT NOTICED' : 'noticed'}: ${file}: ${from}`)
    if (status === 0) unseen.push(`${file}: ${from}`)
  }
} finally {
  rmSync(copy, { recursive: true, force: true })
}
console.log(`mutation: ${CHECKS.length} checks of the code taken out, ${CHECKS.length - unseen.length} noticed`)
for (const one of unseen) console.log(`  not noticed: ${one}`)
process.exit(unseen.length ? 1 : 0)
