// npm run mutation: takes single checks out of the code, one at a time, in a copy of this folder, and runs
// the tests that must notice.
// The checks of the access table are taken out by tests/contracts/mutation.test.ts, in npm test.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { prepare } from './prepare.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
process.chdir(root)
prepare({ build: false })

const DOOR = 'src/server/access/authorize.ts'
const ROUTES = 'src/server/meeting/routes.ts'
const TOKEN = 'src/server/secrets/token.ts'
const PASS = 'src/server/secrets/pass.ts'
const ENTRANCE = 'src/server/meeting/entrance.ts'
const LEDGER = 'src/server/ledger/routes.ts'
const PERSON = 'src/server/account/staff.routes.ts'
const PEOPLE = 'src/server/person/store.ts'
const unit = (file) => ['--project', 'unit', file]
const contract = (name) => ['--project', 'contracts', `tests/contracts/${name}.test.ts`]

/** What is taken out: the file, what stands there, what stands there then, and who must notice. */
const CHECKS = [
  [DOOR, 'if (!(await mayDo(known, entry, ACTIONS[action])))', 'if (false)', contract('access')],
  [DOOR, 'roles.includes(held.role) && above.includes(held.place)', 'roles.includes(held.role)', contract('access')],
  [DOOR, 'roles.includes(held.role) && above.includes(held.place)', 'above.includes(held.place)', contract('access')],
  [DOOR, '!ticket || ticket.meeting !== meeting.id', '!ticket', contract('wrongInput')],
  [DOOR, '|| ticket.expires < known.now()', '', contract('wrongInput')],
  [DOOR, 'refuseCrossSite(c, known.publicUrl)', '', contract('doors')],
  [TOKEN, '|| !timingSafeEqual(expected, actual)', '', unit('src/server/secrets/token.test.ts')],
  [TOKEN, 'return timingSafeEqual(', 'return true || timingSafeEqual(', unit('src/server/secrets/token.test.ts')],
  [PASS, '(now - dies) / turns', '(now - 9 * dies) / turns', unit('src/server/secrets/pass.test.ts')],
  [ENTRANCE, 'if (!numberHolds(id, given, now, known.ticketKey))', 'if (false)', contract('hall')],
  [ROUTES, 'if (!asStaff && !asParticipant) {', 'if (false) {', contract('access')],
  [ROUTES, "page.board.stage === 'draft' && !(await", 'false && !(await', contract('wrongInput')],
  [ROUTES, 'if (!entry.staff) await perPerson', 'if (false) await perPerson', contract('doors')],
  [ROUTES, 'if (holder.meeting !== meeting)', 'if (false)', contract('erasure')],
  [LEDGER, 'if (!(await mayDo(parts.known, entry, MATTER_COMMANDS[said.kind])))', 'if (false)', contract('access')],
  [PERSON, "if (!(await hasRole(known, there, ACTIONS['people.write'].roles)))", 'if (false)', contract('doors')],
  [PEOPLE, ".where('revoked_at', 'is', null)", '', contract('doors')],
  [PEOPLE, ".where('used_at', 'is', null)", '', contract('doors')],
  [PEOPLE, ".where('expires_at', '>', now)", '', contract('doors')],
  ['src/core/meeting/decide.ts', 'ownedBy(meeting, card.id, actor)', '', unit('src/core/meeting/rules.test.ts')],
]

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
    if (!text.includes(from)) {
      unseen.push(`${file}: “${from}” is not there`)
      continue
    }
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
