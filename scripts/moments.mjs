// Runs unit tests and contracts at other moments, in other zones and in a random order: `npm run moments [--
// PART_OF_A_PATH …]`.
import { spawnSync } from 'node:child_process'
import { prepare } from './prepare.mjs'

// The machine's zone and the moment: each at least once a turn of the day, the month and the year, for the
// community or for UTC.
const MOMENTS = [
  ['Asia/Shanghai', '2026-11-30T23:59:00+08:00', 'the end of a month, a minute before midnight'],
  ['America/Los_Angeles', '2026-12-31T15:59:30Z', 'the end of a year at Shanghai, while the machine is a day behind'],
  ['UTC', '2028-02-29T00:00:05Z', 'the day of a leap year'],
  ['Pacific/Kiritimati', '2027-01-02T12:00:00+14:00', 'a Saturday'],
]

await prepare()
const failed = []
for (const [zone, moment, words] of MOMENTS) {
  const seed = Math.floor(Math.random() * 1e6)
  console.log(`moments: ${words} (${moment}, ${zone}, order ${seed})`)
  const { status } = spawnSync(
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--project=unit',
      '--project=contracts',
      '--sequence.shuffle',
      `--sequence.seed=${seed}`,
      ...process.argv.slice(2),
    ],
    {
      stdio: 'inherit',
      env: {
        ...process.env,
        TZ: zone,
        GROVE_PREPARED: '1',
        GROVE_MOMENT: moment,
        NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import ${new URL('../tests/build/moment.mjs', import.meta.url)}`,
      },
    },
  )
  if (status !== 0) failed.push(`${words}: order ${seed}`)
}
console.log(failed.length ? `failed at: ${failed.join('; ')}` : 'moments: passed at all of them')
process.exit(failed.length ? 1 : 0)
