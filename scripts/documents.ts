// npm run documents [-- --check] [--out FOLDER]: makes the documents of a running Grove's meetings and of the
// matters that grew from them, in every language and form, and with --check compares what the files say with
// what the API says of each meeting. Where LibreOffice and poppler are installed, Word files are opened by
// the one, and PDFs read by the other. PORT and DATA_DIR name the server on this machine, as for `npm run
// replay`.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Board, Tree } from '../src/core/meeting/meeting.ts'
import type { Locale } from '../src/wire/locale.ts'
import { LOCALES } from '../src/wire/locale.ts'
import type { MatterView } from '../src/wire/matter.ts'
import type { MeetingSummary } from '../src/wire/meeting.ts'
import { languageOf } from '../src/web/document/language.ts'
import { command } from './command.ts'
import { bare, pdfText, wordText } from './documents/read.ts'

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false }, out: { type: 'string' } } })
const base = `http://localhost:${process.env.PORT || 3000}`
const WRITTEN = ['docx', 'pdf'] as const
const PRINTED = ['pdf'] as const
const OF_MEETING = { minutes: WRITTEN, attendance: WRITTEN, press: WRITTEN, poster: PRINTED, result: PRINTED } as const
const [MOST_MEETINGS, MOST_MATTERS] = [20, 20]
const hasLibreOffice = !spawnSync('soffice', ['--version']).error

await command(async () => {
  const out = values.out ?? mkdtempSync(join(tmpdir(), 'grove-documents-'))
  mkdirSync(out, { recursive: true })
  const cookie = await signIn()
  const meetings = (await closedMeetings(cookie)).slice(0, MOST_MEETINGS)
  if (meetings.length === 0)
    throw new Error('No meeting has ended here yet: npm run replay -- --year makes a year of them.')
  const made: Made = { files: 0, cards: 0, wrong: 0 }
  for (const { code } of meetings) {
    const { board } = (await (await ask(`/api/meetings/${code}`, cookie)).json()) as { board: Board }
    for (const [name, forms] of Object.entries(OF_MEETING))
      for (const lang of LOCALES)
        for (const form of forms) {
          const file = join(out, `${code}-${name}-${lang}.${form}`)
          const text = await make(made, `/api/meetings/${code}/documents/${name}.${form}?lang=${lang}`, file, cookie)
          tell(made, file, missingIn(name, text, board, lang))
          if (name === 'minutes') made.cards += Object.keys(board.cards).length
        }
  }
  await ofMatters(made, out, cookie)
  console.log(`${made.files} files of ${meetings.length} meetings in ${out}`)
  if (values.check) console.log(`${made.cards} cards compared with what the API says, ${made.wrong} differences`)
  if (made.wrong > 0) process.exitCode = 1
})

interface Made {
  files: number
  cards: number
  wrong: number
}

/** Makes a file; gives its words where they are to be checked. */
async function make(made: Made, path: string, file: string, cookie: string): Promise<string> {
  const bytes = new Uint8Array(await (await ask(path, cookie)).arrayBuffer())
  writeFileSync(file, bytes)
  made.files++
  if (!values.check) return ''
  made.wrong += checkedOutside(file, file.split('.').at(-1)!)
  return bare(file.endsWith('docx') ? await wordText(bytes) : await pdfText(bytes))
}

function tell(made: Made, file: string, missing: readonly string[]): void {
  if (!values.check) return
  for (const what of missing) console.error(`${file}: ${what}`)
  made.wrong += missing.length
}

/** The files of the newest matters of each community in which the link's person works. */
async function ofMatters(made: Made, out: string, cookie: string): Promise<void> {
  for (const slug of await communitiesOf(cookie)) {
    const path = `/api/communities/${slug}/matters`
    const { items } = (await (await ask(`${path}?limit=${MOST_MATTERS}`)).json()) as { items: { number: number }[] }
    for (const { number } of items) {
      const view = (await (await ask(`${path}/${number}`)).json()) as MatterView
      for (const lang of LOCALES)
        for (const form of WRITTEN) {
          const file = join(out, `${slug}-${number}-${lang}.${form}`)
          const text = await make(made, `${path}/${number}/documents/file.${form}?lang=${lang}`, file, cookie)
          tell(made, file, missingOf(text, view))
        }
    }
  }
}

/** What of a matter its file does not say: title, cards in their own words, proposals, tasks, evidence. */
function missingOf(text: string, { sheet, cards }: MatterView): string[] {
  const words = [
    sheet.title,
    ...cards.filter(({ state }) => state === 'standing').map((card) => card.text),
    ...sheet.proposals.flatMap(({ title, versions }) => [title, versions.at(-1)!.text]),
    ...sheet.tasks.map(({ title }) => title),
    ...sheet.evidence.map((shown) => shown.text),
  ]
  return words.filter((said) => !text.includes(bare(said))).map((said) => `it does not say: ${said}`)
}

/**
 * What of a meeting a text does not say: each standing card in its own words, and the sentence with its
 * numbers.
 */
function missingIn(name: string, text: string, board: Board, locale: Locale): string[] {
  const standing = Object.values(board.cards).filter(({ state }) => state === 'standing')
  const of = (tree: Tree) => standing.filter((card) => card.tree === tree).length
  const numbers = {
    problem: of('problem'),
    action: of('action'),
    vision: of('vision'),
    people: board.attendance.people,
  }
  const { words } = languageOf(locale, 'Asia/Shanghai')
  const { people, ...trees } = numbers
  if (name === 'press') {
    const all = [
      ...(people > 0 ? [words('press.people', { n: people })] : []),
      standing.length > 0 ? words('press.cards', { n: standing.length, ...trees }) : words('press.noCards'),
    ]
    return all.filter((said) => !text.includes(bare(said))).map((said) => `it does not say: ${said}`)
  }
  if (name === 'result') {
    const said = words('poster.result', { n: trees.problem })
    return text.includes(bare(said)) ? [] : [`it does not say: ${said}`]
  }
  if (name !== 'minutes') return []
  const said = words(people > 0 ? 'document.summary' : 'document.summaryCards', numbers)
  const lost = standing
    .filter((card) => !text.includes(bare(card.text)))
    .map(({ number }) => `card ${number} is missing`)
  return text.includes(bare(said)) ? lost : [...lost, `it does not say: ${said}`]
}

/** What programs of others say of a file, where they are installed: how many things are wrong. */
function checkedOutside(file: string, form: string): number {
  if (form === 'pdf') {
    const fonts = spawnSync('pdffonts', [file], { encoding: 'utf8' })
    if (fonts.error) return 0
    const rows = fonts.stdout.split('\n').slice(2).filter(Boolean)
    const bad = rows.filter((row) => !/\byes yes yes\b/.test(row))
    for (const row of bad) console.error(`${file}: not embedded: ${row}`)
    return bad.length
  }
  if (!hasLibreOffice) return 0
  const folder = mkdtempSync(join(tmpdir(), 'grove-office-'))
  execFileSync(
    'soffice',
    [
      '--headless',
      `-env:UserInstallation=file://${folder}/profile`,
      '--convert-to',
      'txt:Text',
      '--outdir',
      folder,
      file,
    ],
    { stdio: 'ignore' },
  )
  const made = join(folder, file.split('/').at(-1)!.replace('.docx', '.txt'))
  if (existsSync(made) && readFileSync(made, 'utf8').trim() !== '') return 0
  console.error(`${file}: LibreOffice could not open it`)
  return 1
}

/** Signs in with the link that a server leaves for tools on its own machine. */
async function signIn(): Promise<string> {
  const file = `${process.env.DATA_DIR || 'data'}/desk.link`
  if (!existsSync(file)) throw new Error(`${file} is not there: start Grove first (npm start), on this machine.`)
  const path = new URL(readFileSync(file, 'utf8').trim()).pathname
  const reply = await fetch(base + path, { method: 'POST', redirect: 'manual' })
  const cookie = reply.headers.get('set-cookie')?.split(';')[0]
  if (!cookie) throw new Error('The link in desk.link does not open any more: start Grove again.')
  return cookie
}

/** The communities in which the link's person may see what is for the desk. */
async function communitiesOf(cookie: string): Promise<string[]> {
  const places = (await (await ask('/api/places')).json()) as { items: { kind: string; slug: string }[] }
  const slugs: string[] = []
  for (const { kind, slug } of places.items) {
    if (kind !== 'community') continue
    const reply = await fetch(`${base}/api/communities/${slug}/desk/unanswered`, { headers: { cookie } })
    if (reply.ok) slugs.push(slug)
  }
  return slugs
}

/** Meetings of these communities that have ended. */
async function closedMeetings(cookie: string): Promise<MeetingSummary[]> {
  const all: MeetingSummary[] = []
  for (const slug of await communitiesOf(cookie)) {
    const reply = (await (await ask(`/api/communities/${slug}/meetings`)).json()) as { items: MeetingSummary[] }
    all.push(...reply.items.filter(({ stage }) => stage === 'closed' || stage === 'archived'))
  }
  return all
}

async function ask(path: string, cookie = ''): Promise<Response> {
  const reply = await fetch(base + path, { headers: cookie ? { cookie } : {} })
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`)
  return reply
}
