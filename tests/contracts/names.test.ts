import Excel from 'exceljs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bare, pdfText, wordText } from '../../scripts/documents/read.ts'
import type { Action } from '../../src/server/access/table.ts'
import { sendFollowed } from '../../src/server/reach/following.ts'
import { sendLetters } from '../../src/server/receipt/letters.ts'
import type { Me } from '../../src/wire/meeting.ts'
import type { Client, TestGrove } from '../build/grove.ts'
import { id, outline, startTestGrove } from '../build/grove.ts'
import { A_VOTE } from '../build/voteCommands.ts'
import type { Mailbox } from '../build/mailbox.ts'
import { openMailbox } from '../build/mailbox.ts'

// Everything that leaves the installation about a neighbourhood in which people have names.
const salt = id().slice(0, 6)
const NAMES = {
  /** By phone, and did not agree to be named. */
  silent: `沉默${salt}`,
  /** By phone, and agreed to be named among those present: nowhere else. */
  agreed: `同意${salt}`,
  /** On the pasted list. */
  listed: `名单${salt}`,
  /** Added at the desk; their card was on paper. */
  onPaper: `纸卡${salt}`,
  /** Endorsed a card, and follows it. */
  endorser: `附议${salt}`,
  /** Called themselves anew later. */
  renamed: `改名${salt}`,
}
const ADDRESSES = {
  author: `author-${salt}@resident.test`,
  follower: `follower-${salt}@resident.test`,
  reader: `reader-${salt}@resident.test`,
}

let grove: TestGrove
let mailbox: Mailbox
let stopHook: () => void
const lines: string[] = []
const posted: string[] = []
const checkpoints = mkdtempSync(join(tmpdir(), 'grove-names-'))
const base = '/api/communities/rongbu'
const known = {} as {
  code: string
  vote: string
  matter: string
  notice: string
  receipts: string[]
  token: string
  letter: string
  following: string
  ids: string[]
  readers: [who: string, client: Client][]
}

beforeAll(async () => {
  mailbox = await openMailbox()
  const hook = createServer((request, reply) => {
    request.setEncoding('utf8').on('data', (chunk: string) => posted.push(chunk))
    request.on('end', () => {
      posted.push(JSON.stringify([request.url, request.headers]))
      reply.writeHead(404).end()
    })
  })
  await new Promise<void>((ready) => hook.listen(0, '127.0.0.1', ready))
  stopHook = () => void hook.close()
  const level = process.env.LOG_LEVEL
  process.env.LOG_LEVEL = 'trace'
  grove = await startTestGrove(
    {
      SMTP_URL: mailbox.url,
      MAIL_FROM: 'grove@grove.test',
      CHECKPOINT_DIR: checkpoints,
      CHECKPOINT_URL: `http://127.0.0.1:${(hook.address() as AddressInfo).port}`,
      CHECKPOINT_PRIVATE: 'yes',
      CHECKPOINT_MAIL: 'watch@outside.test',
    },
    // A page is at most what it is made of: here it says all of it.
    {
      render: {
        ...outline,
        renderPage: (name, _locale, data) => ({
          title: name,
          description: '',
          html: `<main>${JSON.stringify(data)}</main>`,
          head: '',
        }),
        treesSvg: (board) =>
          `<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><desc>${JSON.stringify(board).replace(/[<>&]/g, ' ')}</desc></svg>`,
      },
      lines: { write: (line) => void lines.push(line) },
    },
  )
  if (level === undefined) delete process.env.LOG_LEVEL
  else process.env.LOG_LEVEL = level
  await live()
})
afterAll(async () => {
  await grove?.stop()
  await mailbox?.close()
  stopHook?.()
  rmSync(checkpoints, { recursive: true, force: true })
})

const must = async (who: Client, path: string, body: object): Promise<Record<string, unknown>> => {
  const reply = await who.post(path, body, { 'idempotency-key': id() })
  if (reply.status >= 300) throw new Error(`${path}: ${reply.status} ${reply.text}`)
  return reply.body as Record<string, unknown>
}
function form(path: string, fields: Record<string, string>, who = grove.stranger()) {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  return who.send('POST', path, { body })
}

/** A meeting and what comes of it, with everybody who could be named taking part. */
async function live(): Promise<void> {
  const { code, id: meeting, desk } = await grove.meeting()
  const staff = {} as Record<'coordinator' | 'spotter' | 'handler' | 'oversight', Client>
  for (const role of ['coordinator', 'spotter', 'handler', 'oversight'] as const) staff[role] = await grove.staff(role)
  await desk.must(code, { kind: 'listParticipants', people: [{ id: id(), name: NAMES.listed }] })
  const silent = await grove.join(code, NAMES.silent)
  const agreed = await grove.join(code, NAMES.agreed, { nameAgreed: true })
  const listed = await grove.join(code, NAMES.listed)
  const endorser = await grove.join(code, NAMES.endorser)
  const renamed = await grove.join(code)
  await renamed.must(code, { kind: 'describeMyself', name: NAMES.renamed })
  const walkIn = await desk.makes(code, { kind: 'addWalkIn', name: NAMES.onPaper })
  const receipts: string[] = []
  const cards: string[] = []
  for (const who of [silent, agreed, listed, renamed, desk]) {
    const onBehalfOf = who === desk ? walkIn : null
    const { receipt, id: card } = await who.must(code, {
      kind: 'postCard',
      id: id(),
      tree: 'problem',
      text: '路灯不亮',
      onBehalfOf,
    })
    receipts.push(receipt!)
    cards.push(card!)
  }
  await endorser.must(code, { kind: 'endorse', card: cards[0]! })
  await desk.must(code, { kind: 'hideCard', card: cards[3]!, reason: '先查一查' })
  await desk.must(code, { kind: 'openTopic', id: id(), tree: 'problem', name: '路灯', cards: [cards[0]!, cards[1]!] })
  const { follow } = (await endorser.get(`/api/meetings/${code}/me`)).body as Me
  const token = follow[cards[0]!]!

  // Letters: asked for by the author with the receipt, by the endorser with the link.
  const links = []
  for (const [path, address] of [
    [`/r/${receipts[0]}`, ADDRESSES.author],
    [`/e/${token}`, ADDRESSES.follower],
  ] as const) {
    await form(`${path}/letters`, { address })
    const asked = mailbox.letters.find(({ to }) => to === address)!
    links.push(new URL((JSON.parse(asked.text) as { link: string }).link).pathname)
    await form(links.at(-1)!, { confirm: 'yes' })
  }

  // A matter from open to done, contested by the author through the receipt and by another at the open door;
  // looked up by the coordinator.
  const opened = await must(staff.spotter, `${base}/matters/${id()}/commands`, {
    kind: 'openMatter',
    title: '路灯',
    cards: cards.slice(0, 2).map((card) => ({ meeting, card })),
  })
  const { id: matter } = opened as { id: string }
  const at = `${base}/matters/${matter}/commands`
  await must(staff.coordinator, at, { kind: 'lookUpAuthor', card: cards[0], reason: '要当面看现场' })
  // [T21] Somebody follows it without a card.
  await form('/c/rongbu/follow', { what: 'matter-1', address: ADDRESSES.reader })
  const followed = mailbox.letters.find(({ to }) => to === ADDRESSES.reader)!
  known.following = new URL((JSON.parse(followed.text) as { link: string }).link).pathname
  const [{ id: asked }] = (await grove.owner.selectFrom('follow').select('id').execute()) as [{ id: string }]
  await form(known.following, { confirm: asked })
  await sendLetters(grove.services, grove.owner)
  const triage = { urgency: 3, importance: 2, reach: { people: null }, lane: 'quick', reason: '天黑' }
  await must(staff.coordinator, at, { kind: 'triage', ...triage })
  await must(staff.coordinator, at, { kind: 'route', route: 'quickFix', reason: '能修' })
  const { person } = (await staff.handler.get('/api/me')).body as { person: { id: string } }
  await must(staff.coordinator, at, {
    kind: 'dispatch',
    owner: { person: person.id, office: '物业' },
    reason: '归物业',
  })
  const { default: sharp } = await import('sharp')
  const picture = await sharp({ create: { width: 32, height: 24, channels: 3, background: '#864' } })
    .jpeg()
    .toBuffer()
  const sent = await staff.handler.send('POST', `${base}/matters/${matter}/photos`, { body: new Uint8Array(picture) })
  await must(staff.handler, at, { kind: 'finish', text: '换了灯', after: (sent.body as { photo: string }).photo })
  await must(grove.stranger(), `/api/receipts/${receipts[0]}/matters/${matter}/commands`, {
    kind: 'contest',
    id: id(),
    text: '还是不亮',
  })
  const { code: vote } = await must(desk, `${base}/votes`, { ...A_VOTE, meeting })
  for (const kind of ['takeRoll', 'sealVote', 'openVote', 'closeVote'])
    await must(desk, `${base}/votes/${vote as string}/commands`, { kind })
  const published = await must(staff.coordinator, `${base}/notices/${id()}/commands`, {
    kind: 'publishNotice',
    about: 'decision',
    title: '停车方案',
    text: '划三十个车位',
    from: Date.now(),
    until: Date.now() + 20 * 24 * 3600_000,
  })
  const { id: notice } = published as { id: string }
  expect((await form(`/c/rongbu/notices/${notice}/object`, { text: '我反对', key: id() }, silent)).status).toBe(303)
  await sendLetters(grove.services, grove.owner)
  await sendFollowed(grove.services, grove.owner)
  expect(mailbox.letters.filter(({ to }) => to === ADDRESSES.reader)).toHaveLength(2)
  await grove.services.publisher.publish()
  Object.assign(known, { code, vote, matter, notice, receipts, token, letter: links[0]!.split('/').at(-1)! })
  known.ids = [silent, agreed, listed, endorser, renamed].map(({ participant }) => participant).concat(walkIn)
  const neighbour = await grove.join(code, '邻居')
  known.readers = [
    ['anonymous', grove.stranger()],
    ['neighbour', neighbour],
    ['coordinator', staff.coordinator],
    ['handler', staff.handler],
    ['oversight', staff.oversight],
    ['officer', await grove.staff('officer', 'hedu')],
    ['facilitator', desk],
  ]
}

/** Every address that can be read, of things that are there. */
function addresses(): string[] {
  const found = new Map<string, string>()
  for (const { method, path, handler } of grove.app.routes) {
    if (method !== 'GET' || !(handler as { action?: Action }).action) continue
    const subdistrict = /^\/(s|api\/subdistricts)\//.test(path)
    const named = path
      .replace(/:slug(\{[^/]*\})?/, subdistrict ? 'hedu' : 'rongbu')
      .replace(/:code(\{[^/]*\})?/, known.code)
      .replace(/^\/e\/:receipt(\{[^/]*\})?/, `/e/${known.token}`)
      .replace(/:receipt(\{[^/]*\})?/, known.receipts[0]!)
      .replace(/:matter(\{[^/]*\})?/, known.matter)
      .replace(/:vote(\{[^/]*\})?/, known.vote)
      .replace(/:number(\{[^/]*\})?/, '1')
      .replace(/:notice(\{[^/]*\})?/, known.notice)
      .replace(/^\/letters\/:token/, `/letters/${known.letter}`)
      .replace(/^\/c\/rongbu\/following\/:token/, known.following)
      .replace(/:[a-zA-Z]+(\{[^/]*\})?/g, id())
    found.set(path, named)
  }
  return [...found.values()].filter((address) => !address.includes('*') && !address.startsWith('/live/'))
}

/** What an answer says, also where it is a workbook or a photo's bytes. */
async function saidAt(address: string, who: Client): Promise<string> {
  const cookie = [...who.cookies].map((pair) => pair.join('=')).join('; ')
  const reply = await fetch(grove.url + address, { headers: { cookie }, redirect: 'manual' })
  const bytes = Buffer.from(await reply.arrayBuffer())
  const headers = JSON.stringify([...reply.headers])
  const type = reply.headers.get('content-type') ?? ''
  if (type.includes('wordprocessing')) return headers + (await wordText(bytes))
  if (type.includes('pdf')) return headers + bare(await pdfText(bytes))
  if (!type.includes('spreadsheet')) return headers + bytes.toString()
  const book = new Excel.Workbook()
  await book.xlsx.load(bytes as never)
  return headers + JSON.stringify(book.model)
}

/** Who is found in a text; whoever agreed to be named may stand among those present. */
function namedIn(text: string, markers: readonly string[]): string[] {
  const rest = text.replace(/\\*"named\\*":\[[^\]]*\]/g, '')
  return markers.filter((marker) => rest.includes(marker))
}

/**
 * The list at the desk that names people, a vote's roll, also as a sheet to sign, alone or among all
 * documents.
 */
const NAMES_PEOPLE = /\/(attendance(\.docx|\.pdf|\.xlsx)?|meetings\/\w+\/documents\.zip|votes\/\w+\/desk)$/
/** Where those present stand who agreed to be named, besides the record. */
const MINUTES = /\/documents\/(minutes(\.docx|\.pdf)?|archive\.pdf)$/

test('no name, address or id of a resident is on any page, in any export or answer, whoever reads', async () => {
  const secrets = [...Object.values(NAMES), ...Object.values(ADDRESSES), ...known.ids]
  let read = 0
  const found: string[] = []
  for (const [who, client] of known.readers) {
    const staff = who !== 'anonymous' && who !== 'neighbour'
    const all = addresses().filter((address) => !(staff && NAMES_PEOPLE.test(address)))
    read += all.length
    await Promise.all(
      all.map(async (address) => {
        const said = await saidAt(address, client)
        const told = secrets.filter((marker) => marker !== NAMES.agreed || !MINUTES.test(address))
        for (const marker of namedIn(said, told)) found.push(`${who} reads ${marker} at ${address}`)
        // A receipt leads to its own card alone, and nobody is given it.
        for (const receipt of known.receipts)
          if (!address.includes(receipt) && said.includes(receipt)) found.push(`${who} reads ${receipt} at ${address}`)
      }),
    )
  }
  expect(found).toEqual([])
  expect(read).toBeGreaterThan(300)
  console.log(`names: ${read} answers read by ${known.readers.length} readers, 0 names`)
})

test('the markers would be found: the desk’s own list has them all', async () => {
  const facilitator = known.readers.find(([who]) => who === 'facilitator')![1]
  const list = await saidAt(`/api/meetings/${known.code}/attendance`, facilitator)
  expect(namedIn(list, Object.values(NAMES)).toSorted()).toEqual(Object.values(NAMES).toSorted())
  const record = await saidAt(`/m/${known.code}/record`, grove.stranger())
  expect([record.includes(NAMES.agreed), namedIn(record, [NAMES.agreed])]).toEqual([true, []])
})

test('the stream that everyone follows, the public log, and what goes to witnesses name nobody', async () => {
  const secrets = [...Object.values(NAMES), ...Object.values(ADDRESSES), ...known.ids, ...known.receipts]
  const stop = new AbortController()
  const stream = await fetch(`${grove.url}/live/${known.code}?after=0`, { signal: stop.signal })
  const reader = stream.body!.getReader()
  let told = ''
  while (!told.includes('topicOpened')) told += Buffer.from((await reader.read()).value ?? []).toString()
  stop.abort()
  expect(namedIn(told, secrets)).toEqual([])

  const anyone = grove.stranger()
  const size = Number((await anyone.get('/log/rongbu/checkpoint')).text.split('\n')[1])
  const tiles = []
  for (const kind of ['0', 'entries']) {
    for (let index = 0; index * 256 < size; index++) {
      const width = Math.min(256, size - index * 256)
      const path = `/log/rongbu/tile/${kind}/${String(index).padStart(3, '0')}${width < 256 ? `.p/${width}` : ''}`
      const tile = await anyone.get(path)
      expect(tile.status).toBe(200)
      tiles.push(tile.text)
    }
  }
  expect(tiles.join().length).toBeGreaterThan(1000)
  expect(namedIn(tiles.join(), secrets)).toEqual([])

  const kept = (readdirSync(checkpoints, { recursive: true, withFileTypes: true }) as import('node:fs').Dirent[])
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
  expect(kept.length).toBeGreaterThan(0)
  expect(posted.length).toBeGreaterThan(0)
  const letters = mailbox.letters.filter(({ to }) => to === 'watch@outside.test').map(({ raw }) => raw)
  expect(letters.length).toBeGreaterThan(0)
  expect(namedIn([...kept, ...posted, ...letters].join('\n'), secrets)).toEqual([])
})

test('letters name nobody, and go with an address to that address alone', async () => {
  expect(mailbox.letters.length).toBeGreaterThan(4)
  for (const { to, raw, text, subject } of mailbox.letters) {
    const said = `${raw}\n${subject}\n${text}`
    expect(namedIn(said, [...Object.values(NAMES), ...known.ids, ...known.receipts])).toEqual([])
    expect(
      namedIn(
        said,
        Object.values(ADDRESSES).filter((address) => address !== to),
      ),
    ).toEqual([])
  }
})

test('no log line names anybody or quotes what they wrote, also where writing and mailing fail', async () => {
  const db = grove.owner
  const words = `断电${salt}`
  const quiet = lines.length
  const author = await grove.join(known.code, `${NAMES.silent}乙`)
  const coordinator = known.readers.find(([who]) => who === 'coordinator')![1]
  // The database's own complaint quotes the whole row that it does not take.
  for (const table of ['wording', 'participant'])
    await grove.asOwner(`alter table ${table} add constraint broken check (false) not valid`)
  const card = { kind: 'postCard', id: id(), tree: 'problem', text: words } as const
  const failed = [
    await author.command(known.code, card),
    await author.command(known.code, { kind: 'describeMyself', name: `${NAMES.silent}丙` }),
    await grove
      .stranger()
      .post(`/api/meetings/${known.code}/participants`, { id: id(), key: id(), name: NAMES.silent }),
  ]
  for (const table of ['wording', 'participant']) await grove.asOwner(`alter table ${table} drop constraint broken`)
  expect(failed.map(({ status }) => status)).toEqual([503, 503, 503])
  for (const { text } of failed) expect(namedIn(text, [NAMES.silent, words])).toEqual([])
  mailbox.refuse(2)
  await form(`/r/${known.receipts[1]}/letters`, { address: ADDRESSES.follower })
  await must(coordinator, `${base}/matters/${known.matter}/commands`, { kind: 'note', text: '再看一次' })
  await sendLetters(grove.services, grove.owner)
  expect(lines.length).toBeGreaterThan(quiet)
  // The embedded database writes a log of its own; another database's is with whoever runs it.
  const kept = await sql<{ log: string | null }>`select pg_read_file('server.log', true) as log`
    .execute(db)
    .catch(() => null)
  const own = kept?.rows[0]?.log ?? ''
  const secrets = [...Object.values(NAMES), ...Object.values(ADDRESSES), ...known.ids, ...known.receipts, words]
  expect(namedIn(lines.join('') + own, secrets)).toEqual([])
  console.log(
    `names: ${lines.length} log lines and ${own.length} characters of the database’s own log, ${mailbox.letters.length} letters, 0 names`,
  )
})
