import Excel from 'exceljs'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client, TestGrove } from '../build/grove.ts'
import { id, startTestGrove } from '../build/grove.ts'

let grove: TestGrove
let desk: Client
let code: string
const base = '/api/communities/rongbu'

beforeAll(async () => {
  grove = await startTestGrove()
  const meeting = await grove.meeting('=街区 [环境]')
  code = meeting.code
  desk = await grove.staff('coordinator')
  for (const title of ['=1+1', '路灯不亮', '电动车乱停，堵“消防”通道']) {
    const card = await (await grove.join(meeting.code)).card(meeting.code, '卡')
    const cards = [{ meeting: meeting.id, card }]
    let matter = id()
    const send = (command: object) =>
      desk.post(`${base}/matters/${matter}/commands`, command, { 'idempotency-key': id() })
    const opened = await send({ kind: 'openMatter', title, where: '@三井巷', category: '环境', cards })
    matter = (opened.body as { id: string }).id
    if (title !== '路灯不亮') continue
    const reach = { people: 40 }
    await send({ kind: 'triage', urgency: 3, importance: 2, reach, lane: 'quick', reason: '天黑' })
    await send({ kind: 'route', route: 'quickFix', reason: '当天能修' })
  }
})
afterAll(() => grove.stop())

const csv = async (path: string, who: Client = grove.stranger()): Promise<Record<string, string>[]> => {
  const { text, status, headers } = await who.get(`${base}/${path}`)
  expect([path, status, headers.get('content-type')]).toEqual([path, 200, 'text/csv; charset=utf-8'])
  return parse(text, { columns: true, bom: true })
}

/** A workbook’s first sheet. */
async function firstSheet(path: string, who: Client): Promise<Excel.Worksheet> {
  const cookie = [...who.cookies].map((pair) => pair.join('=')).join('; ')
  const reply = await fetch(grove.url + path, { headers: { cookie } })
  expect(reply.status, path).toBe(200)
  const book = new Excel.Workbook()
  await book.xlsx.load(await reply.arrayBuffer())
  return book.worksheets[0]!
}

/** Its rows of cells. */
async function workbook(path: string, who: Client = grove.stranger()): Promise<Excel.CellValue[][]> {
  return rowsOf(await firstSheet(`${base}/${path}`, who))
}

function rowsOf(sheet: Excel.Worksheet): Excel.CellValue[][] {
  const rows: Excel.CellValue[][] = []
  sheet.eachRow((row) => rows.push((row.values as Excel.CellValue[]).slice(1)))
  return rows
}

describe('the ledger as a spreadsheet', () => {
  test('has a row for every matter, in the reader’s words', async () => {
    const rows = await csv('ledger.csv?lang=zh-Hans')
    expect(rows.map(({ 编号: number }) => number)).toEqual(['1', '2', '3'])
    expect(rows[1]).toMatchObject({
      事项: '路灯不亮',
      状态: '办理中',
      轻重: '小事马上办',
      去向: '马上办',
      紧急: '3',
      重要: '2',
      涉及人数: '40',
      说明: '当天能修',
      议题卡数: '1',
    })
    expect(rows[2]!.事项).toBe('电动车乱停，堵“消防”通道')
    expect((await csv('ledger.csv?lang=en'))[1]).toMatchObject({ Matter: '路灯不亮', Stage: 'Under way', Urgency: '3' })
    expect(rows[1]!.登记日期).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/)
  })

  test('lets no formula hide in a cell', async () => {
    const [first] = await csv('ledger.csv')
    expect(first).toMatchObject({ 事项: "'=1+1", 地点: "'@三井巷" })
    // A workbook says of each cell that it is text, so it stands as it is, and is no formula.
    const rows = await workbook('ledger.xlsx')
    expect(rows.flat()).toEqual(expect.arrayContaining(['=1+1', '@三井巷']))
    for (const cell of rows.flat()) {
      expect(typeof cell === 'object' && cell !== null && 'formula' in cell).toBe(false)
      expect(typeof cell === 'string' ? cell : '').not.toMatch(/^'/)
    }
  })

  test('honours the filters of the list', async () => {
    expect((await csv('ledger.csv?stage=underWay')).map(({ 事项: title }) => title)).toEqual(['路灯不亮'])
    expect(await csv(`ledger.csv?q=${encodeURIComponent('消防')}`)).toHaveLength(1)
    expect(await csv('ledger.csv?state=ended')).toEqual([])
  })

  test('[L31] names persons only at the desk', async () => {
    expect((await csv('ledger.csv'))[0]).not.toHaveProperty('承办人')
    expect((await csv('desk/ledger.csv', desk))[0]!.承办人).toBe('coordinator rongbu')
    expect((await grove.stranger().get(`${base}/desk/ledger.csv`)).status).toBe(401)
    expect((await grove.stranger().get(`${base}/desk/ledger.xlsx`)).status).toBe(401)
    expect((await csv('desk/ledger.csv?owner=me', await grove.staff('handler'))).length).toBe(0)
  })

  test('is a workbook with dates that are dates, in the community’s time', async () => {
    const [header, ...rows] = await workbook('desk/ledger.xlsx', desk)
    expect(header).toContain('承办人')
    expect(rows).toHaveLength(3)
    const opened = rows[0]![header!.indexOf('登记日期')] as Date
    // China is eight hours ahead of UTC, and a cell knows no time zone.
    expect(Math.abs(opened.getTime() - Date.now() - 8 * 3600_000)).toBeLessThan(600_000)
    expect(rows[1]![header!.indexOf('紧急')]).toBe(3)
  })
})

test('matters of a meeting, its sheet to sign and cards without an answer are workbooks: heads that stay, dates that are dates, no formula', async () => {
  await desk.must(code, {
    kind: 'listParticipants',
    people: [{ id: id(), name: '=cmd()', capacity: 'resident' }],
  } as never)
  const unheard = await (await grove.join(code)).card(code, '@还没有人答复')
  expect(unheard).toBeTruthy()
  const paths = {
    matters: `/api/meetings/${code}/documents/matters.xlsx`,
    attendance: `/api/meetings/${code}/documents/attendance.xlsx`,
    unanswered: `${base}/desk/unanswered.xlsx`,
  }
  for (const path of Object.values(paths)) {
    const sheet = await firstSheet(path, desk)
    expect(sheet.views[0], path).toMatchObject({ state: 'frozen', ySplit: 1 })
    for (const row of rowsOf(sheet))
      for (const cell of row) expect(typeof cell === 'object' && cell !== null && 'formula' in cell, path).toBe(false)
    expect((await grove.stranger().get(path)).status).toBe(401)
  }
  const matters = rowsOf(await firstSheet(paths.matters, desk))
  expect(matters.slice(1).map(([number]) => number)).toEqual([1, 2, 3])
  expect(matters[1]![1]).toBe('=1+1')
  expect(matters[1]![6]).toBeInstanceOf(Date)
  expect(JSON.stringify(rowsOf(await firstSheet(paths.attendance, desk)))).toMatch(/"=cmd\(\)/)
  const cards = rowsOf(await firstSheet(paths.unanswered, desk))
  expect(cards.some(([at, text]) => at instanceof Date && text === '@还没有人答复')).toBe(true)
})
