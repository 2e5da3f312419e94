// npx grove appoint PLACE ROLE NAME [E-MAIL]: whoever runs the machine gives somebody a role, also one that nobody in Grove may give; prints a sign-in link's path.
import { ROLES } from '../src/core/place/place.ts'
import type { Role } from '../src/core/place/place.ts'
import { readAddress } from '../src/core/plain/address.ts'
import { openBeside } from '../src/server/database/beside.ts'
import { readSettings } from '../src/server/main.ts'
import { newId, realWorld } from '../src/server/outside/world.ts'
import { People } from '../src/server/person/store.ts'
import { Watch } from '../src/server/person/watch.ts'
import { Places } from '../src/server/place/store.ts'

const [slug, role, name, typed] = process.argv.slice(2)
const email = typed === undefined ? null : readAddress(typed)
if (!slug || !name || email === undefined || !ROLES.includes(role as Role))
  throw new Error(`npx grove appoint PLACE ROLE NAME [E-MAIL]; roles: ${ROLES.join(', ')}`)
const settings = readSettings(process.env)
const database = await openBeside(settings.dataDir, settings.databaseUrl)
try {
  const place = [...(await new Places(database.db).all()).values()].find((one) => one.slug === slug)
  if (!place) throw new Error(`no place is called ${slug}`)
  const people = new People(database.db, realWorld, new Watch())
  const person = await people.appoint({ id: newId(realWorld), name, email }, place.id, role as Role)
  console.log(
    `${name}: ${role}, ${place.name}. To sign in, once, within a day: /sign-in/${await people.makeLink(person)}`,
  )
} finally {
  await database.close()
}
