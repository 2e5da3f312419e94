import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import JSZip from 'jszip'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bare, pdfText, wordText } from '../../scripts/documents/read.ts'
import type { Document } from '../../src/core/document/blocks.ts'
import { textOf } from '../../src/core/document/blocks.ts'
import { cleanText } from '../../src/core/plain/text.ts'
import { writeKey } from '../../src/core/log/note.ts'
import { sha256 } from '../../src/server/journal/hash.ts'
import { verifyArchive } from '../../src/server/verify/archive.ts'
import { Findings } from '../../src/server/verify/finding.ts'
import type { Client, TestGrove } from '../build/grove.ts'
import { id, startTestGrove } from '../build/grove.ts'
import { STRINGS } from '../hardship/strings/own.ts'

let grove: TestGrove
let code: string
let desk: Client
const HIDDEN = '这句话已经收起来了'

beforeAll(async () => {
  grove = await startTestGrove()
  const meeting = await grove.meeting('街区环境 <b>&amp;')
  ;[code, desk] = [meeting.code, meeting.desk]
  const resident = await grove.join(code, '不愿留名的人')
  await grove.join(code, '愿意留名的人', { nameAgreed: true })
  for (let n = 1; n <= 3; n++) await resident.card(code, `第${n}条：路灯不亮`)
  const hidden = await resident.card(code, HIDDEN)
  await desk.must(code, { kind: 'hideCard', card: hidden, reason: '有人名' })
})
afterAll(() => grove?.stop())

const bytesOf = async (path: string) => {
  const cookie = [...desk.cookies].map((pair) => pair.join('=')).join('; ')
  const reply = await fetch(grove.url + path, { headers: { cookie } })
  expect(reply.status, path).toBe(200)
  return { bytes: new Uint8Array(await reply.arrayBuffer()), type: reply.headers.get('content-type') }
}

test.each(['zh-Hans', 'zh-Hant', 'en'])(
  'minutes in %s: Word and PDF say what the blocks say, each card in its own words, no name without consent',
  async (lang) => {
    const path = `/api/meetings/${code}/documents/minutes`
    const document = (await desk.get(`${path}?lang=${lang}`)).body as Document
    expect(document.language).toBe(lang)
    const [word, pdf] = [await bytesOf(`${path}.docx?lang=${lang}`), await bytesOf(`${path}.pdf?lang=${lang}`)]
    expect(word.type).toBe('application/vnd.openxmlformats-officedocument.wordprocessingml.document')
    expect(pdf.type).toBe('application/pdf')
    const texts = [textOf(document), await wordText(word.bytes), await pdfText(pdf.bytes)].map(bare)
    for (const text of texts) {
      for (let n = 1; n <= 3; n++) expect(text).toContain(bare(`第${n}条：路灯不亮`))
      expect(text).toContain(bare('街区环境 <b>&amp;'))
      expect(text).toContain('愿意留名的人')
      expect(text).not.toContain('不愿留名的人')
      expect(text).not.toContain(HIDDEN)
    }
  },
)

test('the archive file is PDF/A-3 with its data inside, sealed: the command checks it offline, and finds any change', async () => {
  const path = `/api/meetings/${code}/documents/archive.pdf`
  const { bytes, type } = await bytesOf(path)
  expect(type).toBe('application/pdf')
  expect(Buffer.from(bytes).toString('latin1')).toContain('<pdfaid:part>3</pdfaid:part>')
  expect(Buffer.from((await bytesOf(path)).bytes).equals(Buffer.from(bytes)), 'same bytes').toBe(true)
  const text = bare(await pdfText(bytes))
  expect(text).toContain(bare(`第2条：路灯不亮`))
  expect(text).not.toContain(HIDDEN)
  const folder = mkdtempSync(join(tmpdir(), 'grove-archive-'))
  const file = join(folder, 'archive.pdf')
  const checked = async (key?: string) => {
    const findings = new Findings()
    const found = await verifyArchive(file, readFileSync(file), key, findings)
    return { found, wrong: findings.all.map(({ what }) => what) }
  }
  try {
    writeFileSync(file, bytes)
    const key = writeKey(sha256, grove.services.logKeys.installation)
    expect(await checked(key)).toMatchObject({ found: { cards: 3, theme: '街区环境 <b>&amp;' }, wrong: [] })
    const command = spawnSync(process.execPath, ['scripts/grove.mjs', 'verify', '--archive', file], {
      encoding: 'utf8',
    })
    expect(command, command.stdout).toMatchObject({ status: 0, stdout: expect.stringContaining('Nothing is wrong.') })
    const none = spawnSync(process.execPath, ['scripts/grove.mjs', 'verify', '--archive', `${file}.none`], {
      encoding: 'utf8',
    })
    expect(none).toMatchObject({ status: 1, stdout: expect.stringContaining('is no file that is there') })
    const changed = bytes.slice()
    changed[changed.length >> 1]! ^= 1
    writeFileSync(file, changed)
    expect((await checked()).wrong).toHaveLength(1)
    writeFileSync(file, bytes)
    const other = { ...grove.services.logKeys.installation, publicKey: new Uint8Array(32).fill(7) }
    expect((await checked(writeKey(sha256, other))).wrong).toEqual(['is not sealed by the key'])
    writeFileSync(file, 'no PDF')
    expect((await checked()).wrong).toEqual([expect.stringContaining('is no archive file')])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

/** The processes that write for this one. */
const writers = () =>
  readdirSync('/proc').filter((pid) => {
    try {
      const writes = /writer[/]process[.]ts|server[/]documentWriter[.]js/.test(
        readFileSync(`/proc/${pid}/cmdline`, 'latin1'),
      )
      return writes && readFileSync(`/proc/${pid}/status`, 'utf8').includes(`PPid:\t${process.pid}\n`)
    } catch {
      return false
    }
  })

test('a writing process that is killed, idle or at work, costs its own document at most; the next one is made', async () => {
  const path = `/api/meetings/${code}/documents/minutes.pdf`
  const cookie = [...desk.cookies].map((pair) => pair.join('=')).join('; ')
  await bytesOf(path)
  expect(writers()).toHaveLength(1)
  for (const pid of writers()) process.kill(Number(pid), 'SIGKILL')
  // Asked while it dies, it may be lost with it.
  const lost = await fetch(grove.url + path, { headers: { cookie } })
  expect([200, 500]).toContain(lost.status)
  await lost.arrayBuffer()
  await bytesOf(path)
  const atWork = fetch(grove.url + path, { headers: { cookie } })
  for (const pid of writers()) process.kill(Number(pid), 'SIGKILL')
  expect([200, 500]).toContain((await atWork).status)
  await bytesOf(path)
  expect(writers()).toHaveLength(1)
})

test('the same state gives the same bytes, as Word and as PDF', async () => {
  for (const form of ['docx', 'pdf']) {
    const path = `/api/meetings/${code}/documents/minutes.${form}`
    expect(Buffer.from((await bytesOf(path)).bytes).equals((await bytesOf(path)).bytes), form).toBe(true)
  }
})

test('who asks for many at once gets some, and is told to wait with the others; then the next one is made', async () => {
  const path = `/api/meetings/${code}/documents/minutes.pdf`
  const cookie = [...desk.cookies].map((pair) => pair.join('=')).join('; ')
  const asked = Array.from({ length: 8 }, () => fetch(grove.url + path, { headers: { cookie } }))
  const statuses = (await Promise.all(asked)).map(({ status }) => status).sort((a, b) => a - b)
  expect(new Set(statuses)).toEqual(new Set([200, 429]))
  await bytesOf(path)
})

test('the sheet to sign is for the desk: it names who is expected, and nobody else can have it', async () => {
  await desk.must(code, {
    kind: 'listParticipants',
    people: [{ id: id(), name: '郑阿姨', capacity: 'resident' }],
  } as never)
  const sheet = await wordText((await bytesOf(`/api/meetings/${code}/documents/attendance.docx`)).bytes)
  expect(sheet).toContain('郑阿姨')
  await bytesOf(`/api/meetings/${code}/documents/attendance.pdf`)
  for (const one of [
    'attendance',
    'attendance.docx',
    'attendance.pdf',
    'archive.pdf',
    'minutes',
    'minutes.docx',
    'minutes.pdf',
  ]) {
    expect((await grove.stranger().get(`/api/meetings/${code}/documents/${one}`)).status).toBe(401)
  }
  const elsewhere = await grove.staff('facilitator', 'shilu')
  expect((await elsewhere.get(`/api/meetings/${code}/documents/minutes`)).status).toBe(403)
})

test('a matter that was folded into another is as far as that one, which stands in its place with the cards of both', async () => {
  const meeting = await grove.meeting('合并')
  const resident = await grove.join(meeting.code)
  const boss = await grove.staff('coordinator', 'rongbu')
  const command = (matter: string, body: object) =>
    boss.post(`/api/communities/rongbu/matters/${matter}/commands`, body, { 'idempotency-key': id() })
  const opened: { id: string; number: number }[] = []
  for (const title of ['东门的灯', '全村的灯']) {
    const card = await resident.card(meeting.code, title)
    const made = await command(id(), { kind: 'openMatter', title, cards: [{ meeting: meeting.id, card }] })
    opened.push(made.body as (typeof opened)[number])
  }
  expect((await command(opened[0]!.id, { kind: 'foldInto', into: opened[1]!.id, reason: '同一件事' })).status).toBe(200)
  const { body } = await meeting.desk.get(`/api/meetings/${meeting.code}/documents/minutes`)
  const table = (body as Document).blocks.find((block) => block.kind === 'table' && block.source === 'ledger')
  expect(table).toMatchObject({ rows: [[[String(opened[1]!.number)], ['全村的灯'], ['1, 2'], {}, {}, {}]] })
})

test('[L31] the file of a matter is for the desk, and says as page, Word and PDF what everyone may read of it', async () => {
  const meeting = await grove.meeting('档案')
  const resident = await grove.join(meeting.code)
  const boss = await grove.staff('coordinator', 'rongbu')
  const card = await resident.card(meeting.code, '水管漏水 <w:t>')
  const { person } = (await boss.get('/api/me')).body as { person: { id: string; name: string } }
  const sent = async (matter: string, body: object) => {
    const reply = await boss.post(`/api/communities/rongbu/matters/${matter}/commands`, body, {
      'idempotency-key': id(),
    })
    expect(reply.status, reply.text).toBe(200)
    return reply.body as { id: string; number: number }
  }
  const cards = [{ meeting: meeting.id, card }]
  const { id: matter, number } = await sent(id(), { kind: 'openMatter', title: '水管', cards })
  const triage = { urgency: 3, importance: 2, reach: { people: 8 }, lane: 'quick', reason: '漏得厉害' }
  await sent(matter, { kind: 'triage', ...triage })
  await sent(matter, { kind: 'route', route: 'quickFix', reason: '能修' })
  await sent(matter, { kind: 'dispatch', owner: { person: person.id, office: '物业' }, reason: '归物业' })
  const path = `/api/communities/rongbu/matters/${number}/documents/file`
  const document = (await boss.get(path)).body as Document
  const files = [
    await wordText((await bytesOf(`${path}.docx`)).bytes),
    await pdfText((await bytesOf(`${path}.pdf`)).bytes),
  ]
  for (const said of [textOf(document), ...files].map(bare)) {
    for (const words of ['水管漏水 <w:t>', '漏得厉害', '归物业', '档案']) expect(said).toContain(bare(words))
    expect(said).not.toContain(person.name)
  }
  for (const one of [path, `${path}.docx`, `${path}.pdf`]) expect((await grove.stranger().get(one)).status).toBe(401)
  expect((await boss.get(path.replace(`/${number}/`, '/99999/'))).status).toBe(404)
})

test('all documents of a meeting come as one zip with a list, named so that no name leads out of a folder', async () => {
  const meeting = await grove.meeting('../街区: 环境')
  const path = `/api/meetings/${meeting.code}/documents.zip`
  const cookie = [...meeting.desk.cookies].map((pair) => pair.join('=')).join('; ')
  const reply = await fetch(grove.url + path, { headers: { cookie } })
  expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'application/zip'])
  const zip = await JSZip.loadAsync(await reply.arrayBuffer())
  const names = Object.keys(zip.files)
  const files = names.filter((name) => name !== '0.txt')
  const list = await zip.file('0.txt')!.async('string')
  expect(list.replace('\uFEFF', '').trim().split('\r\n')).toEqual(files)
  expect(files).toHaveLength(9)
  // Whoever takes the numbers away still has as many files.
  expect(new Set(files.map((name) => name.replace(/^\d+ /, ''))).size).toBe(files.length)
  for (const name of names) expect(name).not.toMatch(/[\\/:]/)
  for (const name of files) {
    const bytes = await zip.file(name)!.async('uint8array')
    const said = await (name.endsWith('.pdf') ? pdfText(bytes) : wordText(bytes))
    expect(bare(said), name).toContain('街区')
  }
  expect((await grove.stranger().get(path)).status).toBe(401)
})

test('whoever runs the machine has every document at the terminal, from the same data, and is told what is not there', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'grove-terminal-'))
  const ask = (...args: string[]) =>
    spawnSync(process.execPath, ['scripts/grove.mjs', 'document', ...args], {
      encoding: 'utf8',
      env: {
        ...process.env,
        GROVE_PREPARED: '1',
        DATABASE_URL: grove.databaseUrl,
        PUBLIC_URL: 'https://grove.example',
      },
    })
  const out = join(folder, 'minutes.docx')
  const made = ask('minutes', '--meeting', code.toLowerCase(), '--as', 'docx', '--lang', 'en', '--out', out)
  expect(made, made.stderr).toMatchObject({ status: 0 })
  const said = bare(await wordText(new Uint8Array(readFileSync(out))))
  expect(said).toContain(bare('第1条：路灯不亮'))
  expect(said).toContain(`https://grove.example/m/${code}/record`)
  expect(said).not.toContain('不愿留名的人')
  for (const [args, words] of [
    [['minutes', '--meeting', 'ZZZZZZ'], 'No meeting has the code'],
    [['poster', '--meeting', code, '--as', 'docx'], 'poster is written as pdf'],
    [['letters', '--meeting', code], 'letters is none of: minutes'],
    [['file', '--matter', 'rongbu/99999'], 'No such matter'],
    [['minutes'], 'grove document WHAT'],
    [['minutes', '--meeting', code, '--out', join(folder, 'none', 'minutes.pdf')], 'There is no folder'],
  ] as const)
    expect(ask(...args)).toMatchObject({ status: 1, stderr: expect.stringContaining(words) })
  rmSync(folder, { recursive: true })
})

test('posters are one sheet of A3 with their words; a place of another community has none here', async () => {
  const boss = await grove.staff('coordinator', 'rongbu')
  const grids = async (slug: string) =>
    ((await boss.get(`/api/communities/${slug}`)).body as { grids: { id: string; name: string }[] }).grids
  const [mine] = await grids('rongbu')
  const posters = [
    [`/api/meetings/${code}/documents/poster.pdf`, '街区环境 <b>&amp;', code],
    [`/api/meetings/${code}/documents/result.pdf`, '3 个问题'],
    [`/api/communities/rongbu/places/${mine!.id}/documents/poster.pdf`, mine!.name, '/c/rongbu/write'],
  ] as const
  for (const [path, ...words] of posters) {
    const { bytes } = await bytesOf(`${path}?lang=zh-Hans`)
    const said = bare(await pdfText(bytes))
    for (const word of words) expect(said).toContain(bare(word))
    const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise
    const [, , width, height] = (await pdf.getPage(1)).view as number[]
    expect([pdf.numPages, Math.round(width! * 0.3528), Math.round(height! * 0.3528)], path).toEqual([1, 297, 420])
    await pdf.destroy()
  }
  const [other] = await grids('shilu')
  const foreign = `/api/communities/rongbu/places/${other?.id ?? id()}/documents/poster.pdf`
  expect((await boss.get(foreign)).status).toBe(404)
})

test('a community’s open tree has no minutes and no sheet to sign', async () => {
  const boss = await grove.staff('facilitator', 'rongbu')
  const tree = await fetch(`${grove.url}/c/rongbu/write`, { redirect: 'manual' })
  const open = tree.headers.get('location')!.split('/').at(-1)!
  for (const one of ['minutes', 'minutes.pdf', 'attendance.docx'])
    expect((await boss.get(`/api/meetings/${open}/documents/${one}`)).status).toBe(404)
})

test('hostile strings on cards stand in Word and PDF as text; a sign without a typeface stands by its number', async () => {
  const meeting = await grove.meeting('怪字')
  let resident = await grove.join(meeting.code)
  const sent: string[] = []
  for (const text of STRINGS.filter((_, n) => n % 4 === 0)) {
    const cleaned = cleanText(text, 500)
    if (!('text' in cleaned)) continue
    // Nobody writes more than a few cards in a row.
    if (sent.length % 8 === 7) resident = await grove.join(meeting.code)
    await resident.card(meeting.code, text)
    sent.push(cleaned.text)
  }
  expect(sent.length).toBeGreaterThan(100)
  const path = `/api/meetings/${meeting.code}/documents/minutes`
  const word = bare(await wordText((await bytesOf(`${path}.docx`)).bytes))
  const pdf = await pdfText((await bytesOf(`${path}.pdf`)).bytes)
  for (const text of sent) expect(word).toContain(bare(text))
  expect(pdf).toMatch(/〔U\+0[0-9A-F]{3}〕/)
  for (const text of sent.filter((text) => /^[ -~]+$/.test(text))) expect(bare(pdf)).toContain(bare(text))
})
