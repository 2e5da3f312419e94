// npx grove document: writes what the desk offers under “Documents”, from the data on this machine; Grove may
// run meanwhile or not.
import { createWriteStream, statSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { makeZip } from 'client-zip'
import { readPeriod } from '../src/core/ledger/disclosure.ts'
import { SHEETS_MOST } from '../src/core/ledger/notice.ts'
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

const USAGE = `grove document WHAT OF [--as docx|pdf|png] [--lang ${LOCALES.join('|')}] [--out FILE]

  minutes | attendance | remarks | archive | press | poster | result | all   --meeting CODE
  file | all                                                                 --matter COMMUNITY/NUMBER
  notice | a3 | picture | slips | all                                        --notice COMMUNITY/ID
  menu | board | why | whyA3 | all                                           --round COMMUNITY/CODE
  text                                                                       --convention COMMUNITY/CODE
  report                                                                     --survey COMMUNITY/CODE
  disclosure                                                                 --period COMMUNITY/2026-11
  poster                                                                     --place COMMUNITY[/ID]

  COMMUNITY    as in addresses: /c/rongbu is rongbu
  --period     a month (2026-11) or a quarter (2026-Q4)
  --sheet      which sheet of slips, 1 where nothing is said: twelve to a sheet, numbered on
  all          every one of them in every form, as a zip with a list
  --as         pdf where nothing is said, and it can be had as that
  --lang       ${LOCALES[0]} where nothing is said
  --out        the file; otherwise named by what it is, here

It reads the data that Grove itself would use (DATA_DIR or DATABASE_URL), whether Grove runs or not, and changes
nothing. Addresses in it are those of PUBLIC_URL; set it as for Grove, or the codes lead nowhere. Drafts of
meetings are for the desk alone. The sheet to sign names who is expected: keep it as you keep the paper.`

/**
 * Of what: a meeting, a matter, a notice, a round, a convention, a wave of the survey, a period or a place,
 * and how its documents are asked for.
 */
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
    round: { type: 'string' },
    convention: { type: 'string' },
    survey: { type: 'string' },
    period: { type: 'string' },
    sheet: { type: 'string', default: '1' },
    as: { type: 'string' },
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
  const { meeting, matter, notice, period, place, round, convention, survey } = values
  const within = [matter, notice, period, place, round, convention, survey]
  if ([meeting, ...within].filter((one) => one !== undefined).length !== 1) throw new Error(USAGE)
  const [slug = '', which = ''] = (within.find((one) => one !== undefined) ?? '').split('/')
  const caller = await callerAtMachine(identity, { locale, ...(meeting ? { code: meeting } : { slug }) })
  if (!caller) throw new Error(meeting ? `No meeting has the code ${meeting}.` : `No community is called ${slug}.`)
  if (meeting) return { caller, params: {}, all: CATALOGUE.meeting, named: caller.meeting!.code }
  if (matter) return { caller, params: { number: Number(which) }, all: CATALOGUE.matter, named: `${slug}-${which}` }
  if (notice) return { caller, params: { notice: which, sheet: sheetNumber() }, all: CATALOGUE.notice, named: slug }
  if (round) return { caller, params: { round: which }, all: CATALOGUE.round, named: `${slug}-${which.toUpperCase()}` }
  if (convention)
    return { caller, params: { convention: which }, all: CATALOGUE.convention, named: `${slug}-${which.toUpperCase()}` }
  if (survey)
    return { caller, params: { survey: which }, all: CATALOGUE.survey, named: `${slug}-${which.toUpperCase()}` }
  if (period) {
    if (!readPeriod(which)) throw new Error(`${which} is no month (2026-11) and no quarter (2026-Q4).`)
    return { caller, params: { period: which }, all: CATALOGUE.community, named: `${slug}-${which}` }
  }
  return { caller, params: { place: which || caller.community!.id }, all: CATALOGUE.place, named: slug }
}

function sheetNumber(): number {
  const sheet = Number(values.sheet)
  if (Number.isInteger(sheet) && sheet >= 1 && sheet <= SHEETS_MOST) return sheet
  throw new Error(`--sheet takes a number from 1 to ${SHEETS_MOST}.`)
}

const STAYS = new AbortController().signal

async function writeOne(services: Services, { caller, params, all, named }: Wanted, what: string): Promise<string> {
  const listed = Object.hasOwn(all, what) ? all[what] : undefined
  const wanted = values.as ?? (listed?.forms.includes('pdf') ? 'pdf' : listed?.forms[0])
  const form = listed?.forms.find((one): one is Form => one === wanted)
  if (!listed) throw new Error(`${what} is none of: ${Object.keys(all).join(', ')}\n\n${USAGE}`)
  if (!form) throw new Error(`${what} is written as ${listed.forms.join(' or ')}, not as ${wanted}.`)
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
