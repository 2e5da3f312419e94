import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Document as WordDocument, Packer, Paragraph } from 'docx'
import type { Document } from '../src/core/document/blocks.ts'
import { textOf } from '../src/core/document/blocks.ts'
import { pdfOf } from '../src/server/document/writer/pdf.ts'
import { startEmbedded } from '../src/server/database/embedded.ts'
import type { Ready } from './acceptServer.ts'
import type { Told } from './crowd.ts'
import { child, told } from './fanout.ts'
import type { Posted } from './posters.ts'
import { interleave, seconds, sumUp } from './rounds.ts'

export const name = 'document'

const CARDS = 600
const PHONES = 1000
const ROUNDS = Number(process.env.ROUNDS || 5)
const DOCUMENTS = Number(process.env.DOCUMENTS || 100)
const POSTED = { posters: 40, rate: 20, seconds: 8, warmUp: 1 }

/**
 * Minutes of a meeting with 600 cards, asked for over HTTP, beside the same words as plain paragraphs of the
 * same libraries, written in this process. Then 100 documents while 1,000 phones listen: what posters wait
 * for their answer, beside the same without documents, before and after.
 */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'grove-bench-'))
  const embedded = await startEmbedded(folder)
  const children: ChildProcess[] = []
  const start = (file: string, env: Record<string, string> = {}) => {
    const started = child(file, env)
    children.push(started)
    return started
  }
  try {
    const env = { DATABASE_URL: embedded.url, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent', DESK: '1' }
    const small = { MEETINGS: '1', PEOPLE: '400', CARDS: String(CARDS) }
    const ready = await told<Ready>(start('./acceptServer.ts', { ...env, ...small }))
    const { code } = ready.meetings[0]!
    const at = `http://127.0.0.1:${ready.port}/api/meetings/${code}`
    const ask = async (what: string) => {
      const reply = await fetch(`${at}/documents/${what}`, { headers: { cookie: ready.desk! } })
      if (!reply.ok) throw new Error(`${what}: ${reply.status} ${await reply.text()}`)
      return new Uint8Array(await reply.arrayBuffer())
    }
    await alone(ask)
    const { seq } = (await (await fetch(at)).json()) as { seq: number }
    const hello = `GET /live/${code}?after=${seq} HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n`
    const phones = start('./crowd.ts')
    await told(phones, { kind: 'open', port: ready.port, count: PHONES, hello } satisfies Told)
    const posters = start('./posters.ts')
    await beside(ask, () => told<Posted>(posters, { port: ready.port, meetings: ready.meetings, ...POSTED }))
  } finally {
    for (const started of children) started.kill('SIGKILL')
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function alone(ask: (what: string) => Promise<Uint8Array>): Promise<void> {
  const minutes = JSON.parse(new TextDecoder().decode(await ask('minutes'))) as Document
  const lines = textOf(minutes).split('\n')
  const plain: Document = {
    ...minutes,
    blocks: lines.map((text) => ({ kind: 'paragraph', text: [text], source: 'meeting' })),
  }
  const children = lines.map((text) => new Paragraph(text))
  const made = await interleave(ROUNDS, {
    docx: () => seconds(() => ask('minutes.docx')),
    plainDocx: () => seconds(() => Packer.toBuffer(new WordDocument({ sections: [{ children }] }))),
    pdf: () => seconds(() => ask('minutes.pdf')),
    plainPdf: () => seconds(() => pdfOf(plain)),
    archive: () => seconds(() => ask('archive.pdf')),
  })
  const size = async (what: string) => `${((await ask(what)).length / 1000).toFixed(0)} kB`
  const line = async (form: 'docx' | 'pdf', anchor: 'plainDocx' | 'plainPdf', by: string) =>
    console.log(
      `minutes of ${CARDS} cards as ${form}: ratio ${(made[form].median / made[anchor].median).toFixed(2)} ` +
        `(${made[form].median.toFixed(2)} s, ${await size(`minutes.${form}`)}; ${by} alone ${made[anchor].median.toFixed(2)} s)`,
    )
  await line('docx', 'plainDocx', 'docx')
  await line('pdf', 'plainPdf', 'Typst')
  console.log(`archive file: ${made.archive.median.toFixed(2)} s, ${await size('archive.pdf')}`)
}

async function beside(ask: (what: string) => Promise<Uint8Array>, post: () => Promise<Posted>): Promise<void> {
  const quiet = [await post(), await post()]
  let left = DOCUMENTS
  const writing = Promise.all(
    ['minutes.docx', 'minutes.pdf'].map(async (what) => {
      while (left-- > 0) await ask(what)
    }),
  )
  let done = false
  void writing.then(() => (done = true))
  const busy: Posted[] = []
  const took = seconds(() => writing)
  while (!done) busy.push(await post())
  quiet.push(await post(), await post())
  const p99 = (of: Posted[]) => sumUp(of.map(({ p99 }) => p99)).median
  console.log(
    `document ratio ${(p99(busy) / p99(quiet)).toFixed(2)} (cards answered at p99 ${p99(busy).toFixed(1)} ms while ` +
      `${DOCUMENTS} documents are made in ${(await took).toFixed(0)} s, ${p99(quiet).toFixed(1)} ms without; ${PHONES} phones)`,
  )
}
