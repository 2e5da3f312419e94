// npx grove appoint PLACE ROLE NAME [E-MAIL] [--another]: whoever runs the machine gives somebody a role,
// also one that nobody in Grove may give; prints a sign-in link's path. `--another`: somebody else of a name
// that is known in the place.
import { NAME_MOST } from '../src/core/meeting/meeting.ts'
import { ROLES } from '../src/core/place/place.ts'
import type { Role } from '../src/core/place/place.ts'
import { openForTool } from '../src/server/database/openForTool.ts'
import { readSettings } from '../src/server/main.ts'
import { newId, systemRuntime } from '../src/server/integrations/runtime.ts'
import { Appointments } from '../src/server/person/appointments.store.ts'
import { People } from '../src/server/person/store.ts'
import { Watch } from '../src/server/person/watch.ts'
import { Places } from '../src/server/place/store.ts'
import { addressIn, cleanly, problemBody, ProblemError } from '../src/server/http/problem.ts'

/** What was typed cannot be done; the message says why. */
class Wrong extends Error {}

/** Gives the role; returns what to tell. Refuses with Wrong, or with a problem. */
async function appoint(typed: string[]): Promise<string> {
  const another = typed.includes('--another')
  const [slug, role, name, email] = typed.filter((one) => one !== '--another')
  if (!slug || !name || !ROLES.includes(role as Role))
    throw new Wrong(`npx grove appoint PLACE ROLE NAME [E-MAIL] [--another]; roles: ${ROLES.join(', ')}`)
  const person = {
    id: newId(systemRuntime),
    name: cleanly(name, NAME_MOST, 1),
    email: email === undefined ? null : addressIn(email),
    another,
  }
  const settings = readSettings(process.env)
  const { owner, close } = await openForTool(settings.dataDir, settings.directUrl)
  try {
    const places = new Places(owner, settings.zone)
    const place = [...(await places.all()).values()].find((one) => one.slug === slug)
    if (!place) throw new Wrong(`No place is called ${slug}.`)
    const appointments = new Appointments(owner, new People(owner, systemRuntime, new Watch()), places)
    const { link } = await appointments.grant(null, person, place.id, role as Role)
    return `${person.name}: ${role}, ${place.name}. To sign in, once, within a day: /sign-in/${link}`
  } finally {
    await close()
  }
}

function toSay(error: Wrong | ProblemError): string {
  if (!(error instanceof ProblemError)) return error.message
  const { title, detail } = problemBody(error, 'en')
  return `${title}. ${detail}`
}

try {
  console.log(await appoint(process.argv.slice(2)))
} catch (error) {
  if (!(error instanceof Wrong || error instanceof ProblemError)) throw error
  console.error(toSay(error))
  process.exitCode = 2
}
