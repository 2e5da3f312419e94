// npm run documents [-- --check] [--out FOLDER]: makes every document of a running Grove's meetings, matters,
// notices, rounds, conventions, communities and places, in every language and form. With --check it reads all
// files again and looks whether they say what their blocks say, and whether every number in minutes, press
// texts and notices is what the API answers. Where LibreOffice and poppler are installed, Word files go
// through the one, and PDFs are read by the other; where they are not, it says that this was left out. PORT
// and DATA_DIR name the server on this machine, as for `npm run replay`.
import { existsSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Language } from '../src/core/document/language.ts'
import { periodsBefore } from '../src/core/ledger/disclosure.ts'
import { dayAt } from '../src/core/plain/clock.ts'
import type { Caller } from '../src/server/access/authorize.ts'
import { callerAtMachine } from '../src/server/access/authorize.ts'
import { languageFor } from '../src/server/document/answer.ts'
import type { Listed } from '../src/server/document/catalogue.ts'
import { CATALOGUE, writeWhatIs } from '../src/server/document/catalogue.ts'
import { openServices, readSettings } from '../src/server/main.ts'
import type { Renderer } from '../src/server/page/renderer.ts'
import type { Services } from '../src/server/services.ts'
import type { Form } from '../src/wire/document.ts'
import type { Locale } from '../src/wire/locale.ts'
import { LOCALES } from '../src/wire/locale.ts'
import { command } from './command.ts'
import { Answers } from './documents/answers.ts'
import { Made } from './documents/made.ts'
import type { Expected } from './documents/numbers.ts'
import { inMinutes, inNotice, inPress } from './documents/numbers.ts'

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false }, out: { type: 'string' } } })
const base = `http://localhost:${process.env.PORT || 3000}`
/** So many of each are looked at, all communities together; the newest first. */
const MOST = { meetings: 20, matters: 30, notices: 20, rounds: 6, places: 6 }
const STAYS = new AbortController().signal

/** Something of which there are documents: how it is asked for, and what the API says that they must say. */
interface Thing {
  named: string
  of: { code: string } | { slug: string }
  all: Record<string, Listed<never>>
  params: object
  expected?: (what: string, language: Language) => Expected | undefined
}

/** How documents speak and draw trees: as `npm start` has built it for the Grove that runs. */
async function renderer(): Promise<Renderer> {
  const built = new URL('../dist/server/render.js', import.meta.url)
  if (!existsSync(built)) throw new Error('Grove is not built yet: npm start, or npm run build.')
  return (await import(built.href)) as Renderer
}

const countsOf = (things: readonly Thing[]): string =>
  Object.entries(CATALOGUE)
    .map(([of, all]) => `${of} ${things.filter((thing) => thing.all === all).length}`)
    .join(', ')

/** Everything of which documents are made, newest first. */
async function thingsOf(services: Services): Promise<Thing[]> {
  const things: Thing[] = []
  for (const { slug } of await services.identity.places.communities()) things.push(...(await thingsIn(services, slug)))
  const most = (all: object, n: number) => things.filter((thing) => thing.all === all).slice(0, n)
  return [
    ...most(CATALOGUE.meeting, MOST.meetings),
    ...most(CATALOGUE.matter, MOST.matters),
    ...most(CATALOGUE.notice, MOST.notices),
    ...most(CATALOGUE.round, MOST.rounds),
    ...most(CATALOGUE.convention, MOST.rounds),
    ...most(CATALOGUE.survey, MOST.rounds),
    ...most(CATALOGUE.community, Infinity),
    ...most(CATALOGUE.place, MOST.places),
  ]
}

async function thingsIn(services: Services, slug: string): Promise<Thing[]> {
  const answers = new Answers(base, slug)
  const places = [...(await services.identity.places.all()).values()]
  const community = places.find((place) => place.kind === 'community' && place.slug === slug)!
  const { months, quarters } = periodsBefore(dayAt(await services.clockOf(community.id), services.runtime.now()))
  const [matters, meetings] = await Promise.all([answers.matters(), answers.meetings()])
  const [rounds, conventions, surveys] = await Promise.all([answers.rounds(), answers.conventions(), answers.surveys()])
  return [
    ...(await Promise.all(meetings.map(({ code }) => meetingThing(answers, code, services.publicUrl())))),
    ...matters.map(({ sheet: { number } }): Thing => {
      return { named: `${slug}-matter-${number}`, of: { slug }, all: CATALOGUE.matter, params: { number } }
    }),
    ...(await noticeThings(answers, services.publicUrl())),
    ...rounds.map(({ code }): Thing => {
      return { named: `${slug}-${code}`, of: { slug }, all: CATALOGUE.round, params: { round: code } }
    }),
    ...conventions.map(({ code }): Thing => {
      return { named: `${slug}-${code}`, of: { slug }, all: CATALOGUE.convention, params: { convention: code } }
    }),
    ...surveys.map(({ code }): Thing => {
      return { named: `${slug}-${code}`, of: { slug }, all: CATALOGUE.survey, params: { survey: code } }
    }),
    ...[months[1]!, quarters[1]!].map((period): Thing => {
      return { named: `${slug}-${period}`, of: { slug }, all: CATALOGUE.community, params: { period } }
    }),
    ...[community, ...places.filter(({ parent }) => parent === community.id)].slice(0, 2).map(({ id }, n): Thing => {
      return { named: `${slug}-place-${n}`, of: { slug }, all: CATALOGUE.place, params: { place: id } }
    }),
  ]
}

async function meetingThing(answers: Answers, code: string, publicUrl: string): Promise<Thing> {
  const answer = await answers.meeting(code)
  const address = `${publicUrl}/m/${code}/record`
  const expected: Thing['expected'] = (what, language) => {
    if (what === 'minutes') return inMinutes(answer, address, language)
    return what === 'press' ? inPress(answer, address, language) : undefined
  }
  return { named: code, of: { code }, all: CATALOGUE.meeting, params: {}, expected }
}

async function noticeThings(answers: Answers, publicUrl: string): Promise<Thing[]> {
  const { slug } = answers
  return (await answers.notices()).map((notice, n): Thing => {
    const address = `${publicUrl}/c/${slug}/notices/${notice.id}`
    const expected: Thing['expected'] = (what, language) =>
      what === 'slips' ? undefined : inNotice(notice, address, language)
    const params = { notice: notice.id }
    return { named: `${slug}-notice-${n + 1}`, of: { slug }, all: CATALOGUE.notice, params, expected }
  })
}

async function make(services: Services, thing: Thing, locale: Locale, made: Made): Promise<void> {
  const caller = (await callerAtMachine(services.identity, { locale, ...thing.of }))!
  const language = await languageFor(services, caller, caller.community?.id ?? caller.meeting!.community)
  for (const [what, listed] of Object.entries(thing.all)) {
    for (const form of listed.forms) {
      const written = await writeOne(services, caller, thing, listed, form)
      if (!written) continue
      const { document, bytes } = written
      made.keep(`${thing.named}-${what}-${locale}.${form}`, document, form, bytes)
      if (form === listed.forms[0])
        made.compare(`${thing.named}-${what}-${locale}`, document, thing.expected?.(what, language))
    }
  }
}

const writeOne = (services: Services, caller: Caller, { params }: Thing, listed: Listed<never>, form: Form) =>
  writeWhatIs(listed, { services, caller, params: params as never }, form, STAYS)

await command(async () => {
  const out = values.out ?? mkdtempSync(join(tmpdir(), 'grove-documents-'))
  mkdirSync(out, { recursive: true })
  const { services, close } = await openServices(readSettings(process.env), await renderer())
  try {
    const things = await thingsOf(services)
    if (!things.some(({ all }) => all === CATALOGUE.meeting))
      throw new Error('No meeting was held here yet: npm run replay -- --year makes a year of them.')
    const made = new Made(out, values.check)
    for (const thing of things) for (const locale of LOCALES) await make(services, thing, locale, made)
    if ((await made.finish(countsOf(things))) > 0) process.exitCode = 1
  } finally {
    await close()
  }
})
