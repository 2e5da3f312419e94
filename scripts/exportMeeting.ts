// npx grove export-meeting --meeting CODE [--to FILE]: a meeting that was held here, as one file, signed and
// locked. Grove may run meanwhile; the meeting takes nothing new from then on.
import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { callerAtMachine } from '../src/server/access/authorize.ts'
import { problemBody, ProblemError } from '../src/server/http/problem.ts'
import { newId } from '../src/server/integrations/runtime.ts'
import { openServices, readSettings } from '../src/server/main.ts'
import { ask } from '../src/server/meeting/ask.ts'
import { systemActor } from '../src/server/meeting/openTree.ts'
import * as render from '../src/web/render.ts'
import { command } from './command.ts'
import { passphraseOf } from './passphrase.ts'

const USAGE = 'npx grove export-meeting --meeting CODE [--to FILE]'

await command(async () => {
  const { values } = parseArgs({ options: { meeting: { type: 'string' }, to: { type: 'string' } } })
  if (!values.meeting) throw new Error(USAGE)
  const { services, close } = await openServices(readSettings(process.env), render)
  try {
    const caller = await callerAtMachine(services.identity, { locale: 'en', code: values.meeting })
    if (!caller?.meeting) throw new Error(`No meeting has the code ${values.meeting}.`)
    const passphrase = (await passphraseOf(true, true, 'GROVE_MEETING_PASSPHRASE'))!
    const { community, id: meeting, code } = caller.meeting
    const actor = { kind: 'house', id: systemActor(services) } as const
    const carry = { kind: 'carryMeeting' } as const
    const sent = { meeting, key: newId(services.runtime), command: carry, actor, body: carry }
    await services.carrying.refuseUnderWay(caller.meeting)
    await ask(services.system, community, sent)
    const place = (await services.identity.places.all()).get(community)!
    const file = values.to ?? `grove-${code}.grove`
    const bytes = await services.carrying.pack(caller.meeting, place, passphrase, new AbortController().signal)
    await writeFile(file, bytes, { flag: 'wx', mode: 0o600 })
    console.log(`${file}: ${bytes.length} bytes, locked with the passphrase; keep that apart from it.`)
    console.log(`It holds names, and who wrote what. Signed by the key ${services.carrying.fingerprint}:`)
    console.log('hand these digits over apart from the file; whoever brings it in compares them.')
    console.log('The meeting takes nothing new here from now on.')
  } catch (error) {
    throw error instanceof ProblemError ? new Error(said(error), { cause: error }) : error
  } finally {
    await close()
  }
})

function said(error: ProblemError): string {
  const { title, detail } = problemBody(error, 'en')
  return `${title}. ${detail}`
}
