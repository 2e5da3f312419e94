// npx grove document: writes what the desk offers under “Documents”, from the data on this machine; Grove may
// run meanwhile or not.
import { createWriteStream, statSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { makeZip } from 'client-zip'
import { callerAtMachine } from '../src/server/access/authorize.ts'
import type { Caller } from '../src/server/access/authorize.ts'
import type { Listed } from '../src/server/document/catalogue.ts'
import { CATALOGUE, writeListed } from '../src/server/document/catalogue.ts'
import { filesOf } from '../src/server/document/zip.ts'
import { problemBody, ProblemError } from '../src/server/http/problem.ts'
import { openServices, readSettings } from '../src/server/main.ts'
import type { Services } from '../src/server/services.ts'
import type { Form } from '../src/wire/document.ts'
import type { Locale } from '../src/wire/locale.ts'
import { LOCALES } from '../src/wire/locale.ts'
import * as render from '../src/web/render.ts'
import { command } from './command.ts'

const USAGE = `grove document WHAT OF [--as docx|pdf] [--lang ${LOCALES.join('|')}] [--out FILE]

  minutes | attendance | archive | press | poster | result | all   --meeting CODE
  file | all                                                       --matter COMMUNITY/NUMBER
  notice                                                           --notice COMMUNITY/ID
  poster                                                           --place COMMUNITY[/ID]

  COMMUNITY    as in addresses: /c/rongbu is rongbu
  all          every one of them in every form, as a zip with a list
  --as         pdf where nothing is said
  --lang       ${LOCALES[0]} where nothing is said
  --out        the file; otherwise named by what it is, here

It reads the data that Grove itself would use (DATA_DIR or DATABASE_URL), whether Grove runs or not, and changes
nothing. Addresses in it are those of PUBLIC_URL; set it as for Grove, or the codes lead nowhere. Drafts of
meetings are for the desk alone. The sheet to sign names who is expected: keep it as you keep the paper.`

/** Of what: a meeting, a matter, a notice or a place, and how its documents are asked for. */
interface Wanted {
  caller: Caller
  params: object
  all: Record<string, Listed<never>>
  named: string
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    meeting: { type: 'string' },
    matter: { type: 'string' },
    notice: { type: 'string' },
    place: { type: 'string' },
    as: { type: 'string', default: 'pdf' },
    lang: { type: 'string', default: LOCALES[0] },
    out: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
})
if (values.help) console.log(USAGE)
else await command(write)

async function write(): Promise<void> {
  const [what] = positionals
  const locale = LOCALES.find((one) => one === values.lang)
  if (!what || !locale) throw new Error(USAGE)
  // Said before anything is written, which takes a while.
  const folder = dirname(values.out ?? '.')
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new Error(`There is no folder ${folder}: make it, or give another file with --out.`)
  const { services, close } = await openServices(readSettings(process.env), render)
  try {
    const wanted = await wantedOf(services, locale)
    console.log(what === 'all' ? await writeAll(services, wanted) : await writeOne(services, wanted, what))
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    const { title, detail } = problemBody(error, 'en')
    throw new Error(`${title}. ${detail}`, { cause: error })
  } finally {
    await close()
  }
}

/** What the options name; refuses none, and several. */
async function wantedOf({ identity }: Services, locale: Locale): Promise<Wanted> {
  const { meeting, matter, notice, place } = values
  if ([meeting, matter, notice, place].filter((one) => one !== undefined).length !== 1) throw new Error(USAGE)
  const [slug = '', which = ''] = (matter ?? notice ?? place ?? '').split('/')
  const caller = await callerAtMachine(identity, { locale, ...(meeting ? { code: meeting } : { slug }) })
  if (!caller) throw new Error(meeting ? `No meeting has the code ${meeting}.` : `No community is called ${slug}.`)
  if (meeting) return { caller, params: {}, all: CATALOGUE.meeting, named: caller.meeting!.code }
  if (matter) return { caller, params: { number: Number(which) }, all: CATALOGUE.matter, named: `${slug}-${which}` }
  if (notice) return { caller, params: { notice: which }, all: CATALOGUE.notice, named: slug }
  return { caller, params: { place: which || caller.community!.id }, all: CATALOGUE.place, named: slug }
}

const STAYS = new AbortController().signal

async function writeOne(services: Services, { caller, params, all, named }: Wanted, what: string): Promise<string> {
  const listed = Object.hasOwn(all, what) ? all[what] : undefined
  const form = listed?.forms.find((one): one is Form => one === values.as)
  if (!listed) throw new Error(`${what} is none of: ${Object.keys(all).join(', ')}\n\n${USAGE}`)
  if (!form) throw new Error(`${what} is written as ${listed.forms.join(' or ')}, not as ${values.as}.`)
  const { bytes } = await writeListed(listed, { services, caller, params: params as never }, form, STAYS)
  const out = values.out ?? `grove-${named}-${what}.${form}`
  await writeFile(out, bytes)
  return `${out}: ${bytes.length} bytes`
}

async function writeAll(services: Services, { caller, params, all, named }: Wanted): Promise<string> {
  const out = values.out ?? `grove-${named}.zip`
  const files = filesOf({ services, caller, params: params as never, all, gone: STAYS })
  await pipeline(Readable.fromWeb(makeZip(files) as never), createWriteStream(out))
  return out
}
