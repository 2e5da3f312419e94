// npx grove import-meeting FILE --community NAME [--fingerprint DIGITS]: looks through a meeting that was
// carried here, and, with the fingerprint of the key that signed it, brings it in. Grove may run meanwhile.
import { readFile, stat } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { printable } from '../src/core/plain/printable.ts'
import { problemBody, ProblemError } from '../src/server/http/problem.ts'
import { openServices, readSettings } from '../src/server/main.ts'
import { systemActor } from '../src/server/meeting/openTree.ts'
import type { Arrived } from '../src/wire/carry.ts'
import * as render from '../src/web/render.ts'
import { command } from './command.ts'
import { passphraseOf } from './passphrase.ts'

const USAGE = 'npx grove import-meeting FILE --community NAME [--fingerprint DIGITS]'
/** In bytes. */
const FILE_MOST = 200_000_000

await command(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { community: { type: 'string' }, fingerprint: { type: 'string' } },
  })
  const [file] = positionals
  if (!file || !values.community) throw new Error(USAGE)
  const found = await stat(file).catch(() => undefined)
  if (!found?.isFile() || found.size > FILE_MOST) throw new Error(`${file} is no file that can be read.`)
  const { services, close } = await openServices(readSettings(process.env), render)
  try {
    const place = await services.identity.places.called('community', values.community)
    if (!place) throw new Error(`No community is called ${values.community}.`)
    const passphrase = (await passphraseOf(true, false, 'GROVE_MEETING_PASSPHRASE'))!
    const by = { kind: 'house', id: systemActor(services) } as const
    const asked = { passphrase, fingerprint: values.fingerprint, by }
    const told = await services.carrying.take(place, await readFile(file), asked, new AbortController().signal)
    for (const line of lines(told, place.name)) console.log(printable(line))
  } catch (error) {
    throw error instanceof ProblemError ? new Error(printable(said(error)), { cause: error }) : error
  } finally {
    await close()
  }
})

function* lines(told: Arrived, community: string): Generator<string> {
  const { theme, code, cards, people, pictures, from, log, fingerprint, known, news, again, kept } = told
  yield `${code}: ${theme}. ${cards} cards, ${people} people, ${pictures} pictures; held at ${from}.`
  yield `Written in the log ${log}, signed by the key ${fingerprint}${known ? ', which is known here' : ''}.`
  if (news === 0) yield 'All of it is here already; nothing was changed.'
  else if (kept) yield `It is in ${community} now${again ? ', as it went on there' : ''}: ${news} entries.`
  else
    yield `Nothing was brought in yet. If this is your laptop’s key, run it again with --fingerprint "${fingerprint}"`
}

function said(error: ProblemError): string {
  const { title, detail } = problemBody(error, 'en')
  return `${title}. ${detail}`
}
