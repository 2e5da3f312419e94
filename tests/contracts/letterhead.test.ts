import { Document as WordDocument, Header, Packer, Paragraph } from 'docx'
import JSZip from 'jszip'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bare, wordText } from '../../scripts/documents/read.ts'
import type { Problem } from '../../src/wire/problem.ts'
import type { Client, TestGrove } from '../build/grove.ts'
import { startTestGrove } from '../build/grove.ts'

let grove: TestGrove
let boss: Client
let code: string
/** What people write may look like a placeholder, or like a part of the file. */
const HOSTILE = '{title} {@body} {#x} <w:p/> &amp; ]]>'
const BASE = '/api/communities/rongbu/letterheads'

beforeAll(async () => {
  grove = await startTestGrove()
  boss = await grove.staff('coordinator', 'rongbu')
  const meeting = await grove.meeting(`街区 ${HOSTILE}`)
  code = meeting.code
  await (await grove.join(code)).card(code, `卡 ${HOSTILE}`)
})
afterAll(() => grove?.stop())

/** A Word file with a head, and a paragraph for each line. */
const fileOf = async (...lines: string[]): Promise<Uint8Array> =>
  Packer.toBuffer(
    new WordDocument({
      sections: [
        {
          headers: { default: new Header({ children: [new Paragraph('榕埠社区居民委员会文件')] }) },
          children: lines.map((text) => new Paragraph(text)),
        },
      ],
    }),
  )
const GOOD = ['{issuer}', '{标题}', '{@body}', '{note}']

async function changed(change: (zip: JSZip) => unknown, compression: 'STORE' | 'DEFLATE' = 'DEFLATE') {
  const zip = await JSZip.loadAsync(await fileOf(...GOOD))
  await change(zip)
  return zip.generateAsync({ type: 'uint8array', compression })
}

const send = async (bytes: Uint8Array, path = `${BASE}/minutes`, who = boss) => {
  const cookie = [...who.cookies].map((pair) => pair.join('=')).join('; ')
  const reply = await fetch(grove.url + path, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/octet-stream' },
    body: bytes as Uint8Array<ArrayBuffer>,
  })
  const answer = new Uint8Array(await reply.arrayBuffer())
  const json = /json/.test(reply.headers.get('content-type') ?? '')
  return { status: reply.status, bytes: answer, body: json ? JSON.parse(Buffer.from(answer).toString()) : undefined }
}
const minutes = async () => {
  const cookie = [...boss.cookies].map((pair) => pair.join('=')).join('; ')
  const reply = await fetch(`${grove.url}/api/meetings/${code}/documents/minutes.docx?lang=zh-Hans`, {
    headers: { cookie },
  })
  return new Uint8Array(await reply.arrayBuffer())
}
const headOf = async (bytes: Uint8Array) => {
  const { files } = await JSZip.loadAsync(bytes)
  const heads = Object.keys(files).filter((name) => /word\/header\d*\.xml/.test(name))
  return (await Promise.all(heads.map((name) => files[name]!.async('string')))).join('')
}

test('[L40] a letterhead is looked at and previewed before it is used; then minutes stand on it, and what people wrote stays text', async () => {
  const file = await fileOf(...GOOD)
  const looked = await send(file)
  expect(looked).toMatchObject({ status: 200, body: { used: false } })
  expect(await headOf(await minutes())).not.toContain('居民委员会文件')
  const sample = await send(file, `${BASE}/minutes/preview?lang=zh-Hans`)
  expect(await wordText(sample.bytes)).toContain('样张')
  const chosen = await send(file, `${BASE}/minutes/preview?lang=zh-Hans&meeting=${code.toLowerCase()}`)
  expect(bare(await wordText(chosen.bytes))).toContain(bare(`卡 ${HOSTILE}`))
  const elsewhere = await grove.meeting('别处', 'open', 'shilu')
  expect((await send(file, `${BASE}/minutes/preview?meeting=${elsewhere.code}`)).status).toBe(404)

  expect(await send(file, `${BASE}/minutes?keep=true`)).toMatchObject({ status: 200, body: { used: true } })
  const written = await minutes()
  expect(await headOf(written)).toContain('居民委员会文件')
  const said = bare(await wordText(written))
  expect(said).toContain(bare(`卡 ${HOSTILE}`))
  expect(said).toContain(bare(`街区 ${HOSTILE}`))
  expect(Buffer.from(await minutes()).equals(Buffer.from(written))).toBe(true)
  expect((await boss.get(`${BASE}/minutes`)).status).toBe(200)
  expect((await boss.get(`${BASE}/notice`)).status).toBe(404)
})

test('[L40] setting and removing it is on record, and the built-in form is back', async () => {
  const { rows } = await grove.owner
    .selectFrom('journal')
    .select('body')
    .where('kind', '=', 'settingsChanged')
    .execute()
    .then((rows) => ({ rows }))
  expect(JSON.stringify(rows)).toMatch(/letterheads.{1,40}[0-9a-f]{64}/)
  expect((await boss.send('DELETE', `${BASE}/minutes`)).status).toBe(204)
  expect(await headOf(await minutes())).not.toContain('居民委员会文件')
  expect(await grove.owner.selectFrom('letterhead').selectAll().execute()).toEqual([])
})

test.each<[what: string, code: string, names: string, make: () => Promise<Uint8Array>]>([
  ['no zip', 'letterheadUnreadable', '', async () => Buffer.from('{title}{@body}')],
  ['a workbook', 'letterheadUnreadable', '', () => changed((zip) => zip.remove('word/document.xml'))],
  ['a file that was cut off', 'letterheadUnreadable', '', async () => (await fileOf(...GOOD)).slice(0, 900)],
  [
    'broken XML',
    'letterheadUnreadable',
    'word/document.xml',
    () => changed((zip) => zip.file('word/document.xml', '<w:p>')),
  ],
  [
    'an entity of its own',
    'letterheadUnreadable',
    '',
    () => changed((zip) => zip.file('word/x.xml', '<!DOCTYPE a [<!ENTITY b "c">]><a/>')),
  ],
  ['unknown and missing placeholders', 'letterheadPlaceholders', '{seal}?, {body}', () => fileOf('{title}', '{seal}')],
  ['a body that stands twice', 'letterheadPlaceholders', '{@body} ×2', () => fileOf('{title}', '{@body}', '{@body}')],
  ['a placeholder that is not closed', 'letterheadBraces', '{title', () => fileOf('{title', '{@body}')],
  ['a body within a sentence', 'letterheadBraces', '{@body}', () => fileOf('{title}', '见 {@body} 。')],
  [
    'boxes in boxes without end',
    'letterheadTooDeep',
    'word/document.xml',
    () =>
      changed(async (zip) => {
        const xml = await zip.file('word/document.xml')!.async('string')
        const deep = `${'<w:sdt>'.repeat(150_000)}${'</w:sdt>'.repeat(150_000)}`
        zip.file('word/document.xml', xml.replace('</w:body>', `${deep}</w:body>`))
      }),
  ],
  ['macros', 'letterheadMacros', 'vbaProject.bin', () => changed((zip) => zip.file('word/vbaProject.bin', 'x'))],
  [
    'a macro file under another name',
    'letterheadMacros',
    'macroEnabled',
    () =>
      changed(async (zip) => {
        const types = await zip.file('[Content_Types].xml')!.async('string')
        zip.file(
          '[Content_Types].xml',
          types.replace(
            /application\/vnd[^"]*document\.main\+xml/,
            'application/vnd.ms-word.document.macroEnabled.main+xml',
          ),
        )
      }),
  ],
  [
    'an embedded object',
    'letterheadEmbedded',
    'oleObject1.bin',
    () => changed((zip) => zip.file('word/embeddings/oleObject1.bin', 'x')),
  ],
  [
    'a control',
    'letterheadEmbedded',
    'activeX1.xml',
    () => changed((zip) => zip.file('word/activeX/activeX1.xml', '<a/>')),
  ],
  [
    'a template from elsewhere',
    'letterheadOutside',
    'https://evil.example/a.dotm',
    () =>
      changed((zip) =>
        zip.file(
          'word/_rels/settings.xml.rels',
          `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" TargetMode="&#69;xternal" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="https://evil.example/a.dotm"/></Relationships>`,
        ),
      ),
  ],
  [
    'a field that starts another program',
    'letterheadOutside',
    'DDEAUTO',
    () =>
      changed(async (zip) => {
        const xml = await zip.file('word/document.xml')!.async('string')
        zip.file(
          'word/document.xml',
          xml.replace(
            '</w:body>',
            '<w:p><w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO c:\\\\x</w:instrText></w:r></w:p></w:body>',
          ),
        )
      }),
  ],
  ['a bomb', 'letterheadTooLarge', '', () => changed((zip) => zip.file('word/media/a.png', Buffer.alloc(60_000_000)))],
])('[L40] %s is refused with what and why, and the one in use stays', async (_what, wanted, names, make) => {
  const before = await minutes()
  const who = await grove.staff('coordinator', 'rongbu')
  const { status, body } = await send(await make(), `${BASE}/minutes?keep=true`, who)
  expect({ status, code: (body as Problem).code }).toEqual({ status: 422, code: wanted })
  expect((body as { names?: string }).names ?? '').toContain(names)
  // What the program that read it says is for programs; people read it in their language.
  expect((body as Problem).detail).not.toMatch(/\b(tag|loop|paragraph|unclosed)\b/i)
  expect(Buffer.from(await minutes()).equals(Buffer.from(before))).toBe(true)
})

test('a file of 200 MB is refused before it is read, and only whoever keeps the ledger here may send one', async () => {
  const cookie = [...boss.cookies].map((pair) => pair.join('=')).join('; ')
  const large = new Uint8Array(4_000_000)
  const reply = await fetch(`${grove.url}${BASE}/minutes`, { method: 'POST', headers: { cookie }, body: large })
  expect(reply.status).toBe(413)
  const file = await fileOf(...GOOD)
  for (const [role, place] of [
    ['facilitator', 'rongbu'],
    ['coordinator', 'shilu'],
  ] as const)
    expect((await send(file, `${BASE}/minutes?keep=true`, await grove.staff(role, place))).status).toBe(403)
  expect((await send(file, `${BASE}/letters`)).status).toBe(400)
})
