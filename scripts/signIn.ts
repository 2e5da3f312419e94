// npx grove sign-in [ROLE]: a one-time link for the first person with this role; usual: administrator. On
// record as handed by whoever runs the machine.
import { ROLES } from '../src/core/place/place.ts'
import type { Role } from '../src/core/place/place.ts'
import { openForTool } from '../src/server/database/openForTool.ts'
import { systemRuntime } from '../src/server/integrations/runtime.ts'
import { addressOf, readSettings } from '../src/server/main.ts'
import { People } from '../src/server/person/store.ts'
import { Watch } from '../src/server/person/watch.ts'
import { command } from './command.ts'

await command(async () => {
  const [role = 'administrator'] = process.argv.slice(2)
  if (!ROLES.includes(role as Role)) throw new Error(`npx grove sign-in [ROLE]; roles: ${ROLES.join(', ')}`)
  const settings = readSettings(process.env)
  const { owner, close } = await openForTool(settings.dataDir, settings.directUrl)
  try {
    const people = new People(owner, systemRuntime, new Watch())
    const person = await people.firstWith(role as Role)
    if (!person) throw new Error(`Nobody is ${role} yet. npx grove appoint PLACE ${role} NAME makes somebody so.`)
    const secret = await owner.transaction().execute(async (tx) => {
      await people.record({ what: 'linkHanded', person: person.id, place: null, role: null, by: null }, tx)
      return people.makeLink(person.id, tx)
    })
    const address = settings.publicUrl ?? addressOf(settings, settings.port)
    console.log(`${person.name}: ${role}. To sign in, once, within a day:\n${address}/sign-in/${secret}`)
  } finally {
    await close()
  }
})
