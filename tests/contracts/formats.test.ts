import { XMLParser } from 'fast-xml-parser'
import ICAL from 'ical.js'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client, TestGrove } from '../build/grove.ts'
import { id, startTestGrove } from '../build/grove.ts'

let grove: TestGrove
let code: string
let desk: Client
let resident: Client
const TYPED = '树荫、<路灯> & "楼道"; ]]> 三件事\n第二行'
/** A theme stands on one line. */
const THEME = '树荫、<路灯> & "楼道"; ]]> 三件事 第二行'
beforeAll(async () => {
  grove = await startTestGrove()
  ;({ code, desk } = await grove.meeting(TYPED))
  resident = await grove.join(code)
})
afterAll(() => grove.stop())

test('a meeting’s cards as CSV: every card once, and no formula hides in a cell', async () => {
  const texts = [
    '=HYPERLINK("http://x","看")',
    '+1+1',
    '-2',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '＝1＋1',
    '一句话,带"引号"\n和换行',
    '平常的一句',
  ]
  const cards: string[] = []
  for (const text of texts) cards.push(await resident.card(code, text, 'problem', { where: text }))
  await desk.must(code, { kind: 'openTopic', id: id(), tree: 'problem', name: '=cmd', cards: [cards[0]!] })
  await desk.must(code, { kind: 'hideCard', card: cards[1]!, reason: '@reason' })
  const reply = await desk.get(`/api/meetings/${code}/cards.csv`)
  expect(reply.headers.get('content-type')).toMatch(/^text\/csv/)
  const bytes = new Uint8Array(await (await fetch(`${grove.url}/api/meetings/${code}/cards.csv`)).arrayBuffer())
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const rows = parse(reply.text, { bom: true, columns: true }) as Record<string, string>[]
  expect(rows.map(({ number }) => Number(number))).toEqual(texts.map((_, i) => i + 1))
  for (const row of rows) for (const cell of Object.values(row)) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/)
  expect(rows[0]).toMatchObject({ text: `'${texts[0]}`, topic: "'=cmd", tree: 'problem' })
  expect(rows[1]).toMatchObject({ text: '', state: 'hidden', reason: "'@reason" })
  expect(rows[7]).toMatchObject({ text: texts[7] })
  expect(rows[8]).toMatchObject({ text: '平常的一句', where: '平常的一句' })
})

/** An iCalendar text as its lines, unfolded (RFC 5545, 3.1). */
function calendarLines(text: string): string[] {
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  return text
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter(Boolean)
}

test('a meeting as iCalendar', async () => {
  const reply = await desk.get(`/api/meetings/${code}/meeting.ics`)
  expect(reply.headers.get('content-type')).toMatch(/^text\/calendar/)
  const lines = calendarLines(reply.text)
  expect([lines[0], lines.at(-1)]).toEqual(['BEGIN:VCALENDAR', 'END:VCALENDAR'])
  expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1)
  expect(lines).toContain('DTSTART:20250615T150640Z')
  // Two hours: the usual agenda's minutes.
  expect(lines).toContain('DTEND:20250615T170640Z')
  const summary = lines.find((line) => line.startsWith('SUMMARY:'))!
  expect(
    summary
      .slice(8)
      .replaceAll('\\n', '\n')
      .replace(/\\([\\;,])/g, '$1'),
  ).toBe(THEME)
  for (const line of lines) expect(line).toMatch(/^[A-Z-]+[;:]/)
})

test('a community’s calendar holds its meetings, and no draft', async () => {
  const draft = await grove.meeting('草稿', 'draft')
  const lines = calendarLines((await desk.get('/c/rongbu/calendar.ics')).text)
  const links = lines.filter((line) => line.startsWith('URL')).join()
  expect(links).toContain(code)
  expect(links).not.toContain(draft.code)
})

/** Checks that XML opens and closes its elements in order; gives the texts of each element by name. */
function readXml(xml: string): Map<string, string[]> {
  const texts = new Map<string, string[]>()
  const open: { name: string; text: string }[] = []
  const parts = xml.matchAll(
    /<\?[^]*?\?>|<!\[CDATA\[([^]*?)\]\]>|<(\/?)([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>|([^<]+)/g,
  )
  let read = 0
  for (const [whole, cdata, closing, name, , empty, plain] of parts) {
    read += whole.length
    const top = open.at(-1)
    if (cdata !== undefined) top!.text += cdata
    else if (plain !== undefined) {
      expect(plain).not.toMatch(/&(?!(amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i)
      if (top)
        top.text += plain
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&quot;', '"')
          .replaceAll('&amp;', '&')
    } else if (closing) {
      expect(top!.name).toBe(name)
      texts.set(name!, [...(texts.get(name!) ?? []), open.pop()!.text])
    } else if (name && !empty) open.push({ name, text: '' })
  }
  expect([read, open]).toEqual([xml.length, []])
  return texts
}

const asText = (html: string) => html.replace(/&#(\d+);/g, (_, point) => String.fromCharCode(Number(point)))

test('a community’s meetings as an Atom feed', async () => {
  const reply = await desk.get('/c/rongbu/feed.atom')
  expect(reply.headers.get('content-type')).toMatch(/^application\/atom\+xml/)
  expect(reply.text).toContain('xmlns="http://www.w3.org/2005/Atom"')
  const texts = readXml(reply.text.trim())
  expect(texts.get('feed')).toHaveLength(1)
  // Titles are HTML: what was written is in them as text.
  expect(texts.get('title')!.map(asText)).toContain(THEME)
  const entries = texts.get('entry')!.length
  expect(texts.get('id')).toHaveLength(entries + 1)
  expect(new Set(texts.get('id')).size).toBe(entries + 1)
  for (const updated of texts.get('updated')!) expect(updated).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
})

describe('lists come a page at a time, nothing missed and nothing twice', () => {
  /** Walks a list from its first page to its last. */
  async function walk(path: string): Promise<unknown[]> {
    const all: unknown[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = await desk.get(
        `${path}${path.includes('?') ? '&' : '?'}limit=2${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
      )
      const page = body as { items: unknown[]; next: string | null }
      expect(page.items.length).toBeLessThanOrEqual(2)
      all.push(...page.items)
      cursor = page.next
      if (all.length > 500) throw new Error('the list never ends')
    }
    return all
  }
  const whole = async (path: string) =>
    ((await desk.get(`${path}${path.includes('?') ? '&' : '?'}limit=200`)).body as { items: unknown[] }).items

  test('meetings, also several at one time', async () => {
    for (let i = 0; i < 5; i++) await grove.meeting(`第 ${i} 次会`)
    const all = await walk('/api/communities/rongbu/meetings')
    expect(all.length).toBeGreaterThan(6)
    expect(all).toEqual(await whole('/api/communities/rongbu/meetings'))
  })

  test('cards, of one tree too', async () => {
    for (const tree of ['action', 'vision', 'action', 'action'] as const)
      await resident.card(code, `又一张 ${tree}`, tree)
    const path = `/api/meetings/${code}/cards`
    const all = await walk(path)
    expect(all).toEqual(await whole(path))
    expect(all).toHaveLength(Object.keys((await desk.board(code)).board.cards).length)
    const actions = await walk(`${path}?tree=action`)
    expect(actions).toEqual(all.filter((card) => (card as { tree: string }).tree === 'action'))
    expect(actions).toHaveLength(3)
  })

  test('communities', async () => {
    const all = await walk('/api/communities')
    expect(all).toHaveLength(3)
    expect(all).toEqual(await whole('/api/communities'))
  })
})

describe('a receipt', () => {
  test('finds its card however it is typed, and says what became of it', async () => {
    const posted = await resident.must(code, { kind: 'postCard', id: id(), tree: 'vision', text: '树下有长椅' })
    const { receipt, number } = posted
    const card = posted.id!
    expect(receipt).toMatch(/^[2-9A-HJKMNP-TV-Z]{3}(-[2-9A-HJKMNP-TV-Z]{3}){2}$/)
    const typed = ` ${receipt!.toLowerCase().replaceAll('-', ' ')} `
    expect((await grove.stranger().get(`/r/${encodeURIComponent(typed)}`)).status).toBe(200)
    await desk.must(code, { kind: 'hideCard', card, reason: '先查一查' })
    const mine = await resident.get(`/api/meetings/${code}/me`)
    expect((mine.body as { cards: { id: string }[] }).cards.find((one) => one.id === card)).toMatchObject({
      receipt,
      hidden: { text: '树下有长椅' },
    })
    expect(number).toBeGreaterThan(0)
  })

  test('withdraws its card without the phone it was written on', async () => {
    const { receipt, id: card } = await resident.must(code, {
      kind: 'postCard',
      id: id(),
      tree: 'vision',
      text: '不要了',
    })
    expect(
      (
        await grove
          .stranger()
          .send('POST', `/r/${receipt}/withdraw`, { body: new URLSearchParams({ withdraw: 'yes' }) })
      ).status,
    ).toBe(303)
    expect((await desk.board(code)).board.cards[card!]).toMatchObject({ state: 'withdrawn', text: '' })
  })
})

test('a title that looks like markup is text in the feed, which names its author and says when each meeting changed', async () => {
  const theme = 'A < B & <b>C</b>'
  const { code, id } = await grove.meeting(theme, 'announced')
  const { feed } = new XMLParser({ ignoreAttributes: false }).parse((await desk.get('/c/rongbu/feed.atom')).text) as {
    feed: {
      author: { name: string }
      updated: string
      entry: { id: string; title: { '#text': string; '@_type': string }; updated: string }[]
    }
  }
  expect(feed.author.name).toBe('榕埠社区')
  const entry = feed.entry.find((one) => one.id === `urn:uuid:${id}`)!
  expect(entry.title['@_type']).toBe('html')
  expect(entry.title['#text']).not.toMatch(/[<>]/)
  expect(asText(entry.title['#text'])).toBe(theme)
  expect(Math.abs(Date.parse(entry.updated) - Date.now())).toBeLessThan(3_600_000)
  expect(Date.parse(feed.updated)).toBe(Math.max(...feed.entry.map(({ updated }) => Date.parse(updated))))
  expect(code).toBeTruthy()
})

test('a meeting that was moved is a newer revision of the same event, and one that was taken back is cancelled', async () => {
  const { code, id, desk: own } = await grove.meeting('很长的主题：'.repeat(12), 'announced')
  const eventOf = async () => {
    const { text } = await desk.get('/c/rongbu/calendar.ics')
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75)
    const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
    const event = events.find(({ uid }) => uid === `${id}@grove`)!
    const stamp = String(event.component.getFirstPropertyValue('dtstamp'))
    const status = event.component.getFirstPropertyValue('status')
    return {
      sequence: event.sequence,
      start: event.startDate.toJSDate().getTime(),
      stamp,
      status,
      summary: event.summary,
    }
  }
  const before = await eventOf()
  expect(before).toMatchObject({ sequence: 1, status: null })
  await own.must(code, { kind: 'changeMeeting', details: { startsAt: 1_750_086_400_000 } })
  const moved = await eventOf()
  expect(moved).toMatchObject({ sequence: 2, start: 1_750_086_400_000 })
  expect(moved.stamp >= before.stamp && moved.stamp > '2026').toBe(true)
  await own.must(code, { kind: 'setStage', stage: 'draft' })
  expect(await eventOf()).toMatchObject({ sequence: 3, status: 'CANCELLED', summary: '' })
})
