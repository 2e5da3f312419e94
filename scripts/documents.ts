// npm run documents [-- --check] [--out FOLDER]: makes the documents of a running Grove's meetings, in every
// language and form, and with --check compares what the files say with what the API says of each meeting.
// Where LibreOffice and poppler are installed, Word files are opened by the one, and PDFs read by the other.
// PORT and DATA_DIR name the server on this machine, as for `npm run replay`.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Board, Tree } from '../src/core/meeting/meeting.ts'
import { FORMS } from '../src/wire/document.ts'
import type { Locale } from '../src/wire/locale.ts'
import { LOCALES } from '../src/wire/locale.ts'
import type { MeetingSummary } from '../src/wire/meeting.ts'
import { languageOf } from '../src/web/document/language.ts'
import { command } from './command.ts'
import { bare, pdfText, wordText } from './documents/read.ts'

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false }, out: { type: 'string' } } })
const base = `http://localhost:${process.env.PORT || 3000}`
const NAMES = ['minutes', 'attendance'] as const
const MOST_MEETINGS = 20
const hasLibreOffice = !spawnSync('soffice', ['--version']).error

await command(async () => {
  const out = values.out ?? mkdtempSync(join(tmpdir(), 'grove-documents-'))
  mkdirSync(out, { recursive: true })
  const cookie = await signIn()
  const meetings = (await closedMeetings(cookie)).slice(0, MOST_MEETINGS)
  if (meetings.length === 0)
    throw new Error('No meeting has ended here yet: npm run replay -- --year makes a year of them.')
  let [files, cards, wrong] = [0, 0, 0]
  for (const { code } of meetings) {
    const { board } = (await (await ask(`/api/meetings/${code}`, cookie)).json()) as { board: Board }
    for (const name of NAMES)
      for (const lang of LOCALES)
        for (const form of FORMS) {
          const reply = await ask(`/api/meetings/${code}/documents/${name}.${form}?lang=${lang}`, cookie)
          const bytes = new Uint8Array(await reply.arrayBuffer())
          const file = join(out, `${code}-${name}-${lang}.${form}`)
          writeFileSync(file, bytes)
          files++
          if (!values.check) continue
          const text = bare(form === 'docx' ? await wordText(bytes) : await pdfText(bytes))
          const missing = name === 'minutes' ? missingIn(text, board, lang) : []
          for (const what of missing) console.error(`${file}: ${what}`)
          wrong += missing.length + checkedOutside(file, form)
          if (name === 'minutes') cards += Object.keys(board.cards).length
        }
  }
  console.log(`${files} files of ${meetings.length} meetings in ${out}`)
  if (values.check) console.log(`${cards} cards compared with what the API says, ${wrong} differences`)
  if (wrong > 0) process.exitCode = 1
})

/**
 * What of a meeting a text does not say: each standing card in its own words, and the sentence with its
 * numbers.
 */
function missingIn(text: string, board: Board, locale: Locale): string[] {
  const standing = Object.values(board.cards).filter(({ state }) => state === 'standing')
  const of = (tree: Tree) => standing.filter((card) => card.tree === tree).length
  const numbers = {
    problem: of('problem'),
    action: of('action'),
    vision: of('vision'),
    people: board.attendance.people,
  }
  const { words } = languageOf(locale, 'Asia/Shanghai')
  const said = words(numbers.people > 0 ? 'document.summary' : 'document.summaryCards', numbers)
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

/** Meetings that have ended, of the communities in which the link's person has a role. */
async function closedMeetings(cookie: string): Promise<MeetingSummary[]> {
  const all: MeetingSummary[] = []
  const communities = (await (await ask('/api/places')).json()) as { items: { kind: string; slug: string }[] }
  for (const { kind, slug } of communities.items) {
    if (kind !== 'community') continue
    const reply = (await (await ask(`/api/communities/${slug}/meetings`)).json()) as { items: MeetingSummary[] }
    const over = reply.items.filter(({ stage }) => stage === 'closed' || stage === 'archived')
    const first = over[0] && (await fetch(`${base}/api/meetings/${over[0].code}/attendance`, { headers: { cookie } }))
    if (first?.ok) all.push(...over)
  }
  return all
}

async function ask(path: string, cookie = ''): Promise<Response> {
  const reply = await fetch(base + path, { headers: cookie ? { cookie } : {} })
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`)
  return reply
}
