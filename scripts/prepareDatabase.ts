// npx grove prepare-database [--run ADMIN_URL]: what an administrator of PostgreSQL enters once, so that
// Grove needs no right to make roles: its own user, its database, the role of requests. Prints or runs it.
import { randomBytes } from 'node:crypto'
import { enter, requestUrlOf, stepsFor, wantedBy } from '../src/server/database/prepare.ts'
import { command } from './command.ts'

await command(async () => {
  const { DATABASE_URL } = process.env
  const wanted = wantedBy(DATABASE_URL)
  const secret = randomBytes(18).toString('base64url')
  const steps = stepsFor(wanted, secret)
  const [flag, adminUrl] = process.argv.slice(2)
  if (flag && (flag !== '--run' || !adminUrl || !URL.canParse(adminUrl)))
    throw new Error('npx grove prepare-database [--run ADMIN_URL]')
  if (adminUrl) await enter(adminUrl, wanted.database, steps)
  else {
    const of = (at: 'admin' | 'grove') => steps.flatMap((step) => (step.at === at ? `${step.text};` : [])).join('\n')
    console.log(`-- As an administrator of PostgreSQL; leave out what is there already.\n${of('admin')}`)
    console.log(`-- In the database ${wanted.database}.\n${of('grove')}\n`)
  }
  console.log(`Start Grove with\n  REQUEST_DATABASE_URL=${requestUrlOf(DATABASE_URL!, secret)}`)
})
