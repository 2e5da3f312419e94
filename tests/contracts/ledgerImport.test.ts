import Excel from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ImportPreview } from '../../src/wire/rooms.ts'
import type { MatterList, MatterView } from '../../src/wire/matter.ts'
import type { Client, TestGrove } from '../build/grove.ts'
import { startTestGrove } from '../build/grove.ts'

let grove: TestGrove
let desk: Client
const base = '/api/communities/rongbu'

beforeAll(async () => {
  grove = await startTestGrove()
  desk = await grove.staff('coordinator')
})
afterAll(() => grove.stop())

const send = (body: string | Uint8Array, keep = false, who = desk, more = '') =>
  who.send('POST', `${base}/ledger/import?keep=${keep}&name=2026.csv${more}`, {
    body: body as BodyInit,
    headers: { 'content-type': 'text/csv' },
  })
const preview = async (body: string | Uint8Array, keep = false): Promise<ImportPreview> => {
  const reply = await send(body, keep)
  if (reply.status !== 200) throw new Error(reply.text)
  return reply.body as ImportPreview
}
const matters = async () => (await desk.get(`${base}/desk/matters?limit=200`)).body as MatterList
const view = async (number: number) => (await desk.get(`${base}/matters/${number}`)).body as MatterView
const said = ({ rows }: ImportPreview) =>
  rows.flatMap(({ line, problems }) => problems.map(({ column, problem }) => `${line} ${column}：${problem}`))

describe('an existing ledger', () => {
  test('is told row by row what is wrong, in the reader’s words, and nothing is kept', async () => {
    const sheet = [
      '编号,标题,内容,状态,紧急,重要,承办人,登记日期,期限,办结日期',
      '1,路灯不亮,三井巷口一到晚上就黑,在办,特急,2,,2026-10-01,2027年3月1日,',
      `2,${'长'.repeat(61)},,,,,,昨天,,`,
      '3,电梯坏了,,已办结,9,,没有这个人,,,2026-09-01',
      '4,没有理由的不受理,,不受理,,,,,,',
    ].join('\n')
    const before = (await matters()).total
    const found = await preview(sheet, true)
    expect(found).toMatchObject({ right: 1, wrong: 3, kept: 0 })
    expect(found.columns).toEqual([
      '编号',
      '事项',
      '内容',
      '状态',
      '紧急',
      '重要',
      '承办人',
      '登记日期',
      '期限',
      '办结日期',
    ])
    const problems = said(found)
    expect(problems.map((text) => text.split('：')[0])).toEqual([
      '3 事项',
      '3 登记日期',
      '4 紧急',
      '4 办结日期',
      '4 承办人',
      '5 说明',
    ])
    expect(problems[0]).toContain('61')
    expect(problems[1]).toContain('昨天')
    expect((await matters()).total).toBe(before)
    const english = (await desk.send('POST', `${base}/ledger/import?lang=en`, { body: sheet })).body as ImportPreview
    expect(said(english)[1]).toBe('3 Opened：“昨天” does not read as a date. Write it like 2026-10-01.')
  })

  test('becomes matters with a card each, weighed and routed as far as the rows say; the same file again adds nothing', async () => {
    const sheet = [
      '状态,事项,地点,类别,轻重,紧急,重要,承办单位,承办人,期限,说明,登记日期,编号',
      '待办,井盖响,南巷,道路,,,,,,,,2026/9/1,A-7',
      '办理中,路灯不亮,三井巷,公共设施,小事马上办,4,2,物业,coordinator rongbu,2099-03-01,晚上看不见路,,',
      '议事中,停车位不够,榕荫街,停车,,,,,,,,,',
      '转办中,河边有异味,河边,,,,,街道执法队,,,已经打过电话,,',
      '不受理,楼上吵架,,,,,,,,,家里的事,,',
      '暂办不了,旧电梯换新,,,大事,3,4,,,2099-01-01,要等维修资金,,',
    ].join('\r\n')
    const before = (await matters()).total!
    expect(await preview(sheet, true)).toMatchObject({ right: 6, wrong: 0, kept: 6 })
    const { items, total } = await matters()
    expect(total).toBe(before + 6)
    const rows = new Map(items.map((row) => [row.title, row]))
    expect(rows.get('井盖响')).toMatchObject({ stage: 'opened', category: 'roads', cards: 1, people: 1 })
    expect(rows.get('路灯不亮')).toMatchObject({ stage: 'underWay', lane: 'quick', urgency: 4, office: '物业' })
    expect(rows.get('停车位不够')!.stage).toBe('deliberating')
    expect(rows.get('河边有异味')).toMatchObject({ stage: 'transferring', route: 'department' })
    expect(rows.get('楼上吵架')!.stage).toBe('declined')
    expect(rows.get('旧电梯换新')!.stage).toBe('explained')
    const lamp = await view(rows.get('路灯不亮')!.number)
    expect(lamp.cards.map(({ text }) => text)).toEqual(['路灯不亮'])
    // A day ends at midnight of the community.
    expect(new Date(lamp.sheet.dueAt!).toISOString()).toBe('2099-03-01T15:59:59.999Z')
    const notes = (await view(rows.get('井盖响')!.number)).history.flatMap(({ told }) =>
      told.kind === 'noted' ? [told.text] : [],
    )
    expect(notes).toEqual(['从“2026.csv”第 2 行导入。原编号 A-7。原登记日期 2026-09-01。'])

    expect(await preview(sheet, true)).toMatchObject({ right: 6, kept: 0 })
    const another = await grove.staff('administrator')
    const again = await send(sheet, true, another)
    expect(again.body).toMatchObject({ right: 6, there: 6, kept: 0 })
    expect((await matters()).total).toBe(before + 6)
    // Saved again with other lines, one cell mended, a row more, as next month's copy is: only what is new.
    const lines = sheet.replaceAll('\r\n', '\n').replace('已经打过电话', '打过两次电话').split('\n')
    const next = [lines[0], '待办,新来的事,,,,,,,,,,2026/9/2,A-7', ...lines.slice(1)].join('\n')
    const copy = await preview(next, true)
    expect(copy).toMatchObject({ right: 7, there: 6, kept: 1 })
    expect(copy.rows.map(({ there }) => there)).toEqual([
      null,
      ...sheet
        .split('\r\n')
        .slice(1)
        .map((line) => rows.get(line.split(',')[1]!)!.number),
    ])
    expect((await matters()).total).toBe(before + 7)
    // Where somebody asks for it, all of it comes in once more; and that file again adds nothing.
    for (const kept of [7, 0]) expect((await send(next, true, desk, '&again=true')).body).toMatchObject({ kept })
  })

  test('goes on where it was cut off', async () => {
    const sheet = '事项,状态\n' + Array.from({ length: 120 }, (_, n) => `第 ${n} 件旧事,办理中`).join('\n')
    const before = (await matters()).total!
    // The machine dies after a few commands: here the database refuses in the middle.
    const { ledger } = grove.services
    const real = ledger.matter.bind(ledger)
    let left = 70
    ledger.matter = (...args) => (left-- > 0 ? real(...args) : Promise.reject(new Error('gone')))
    expect((await send(sheet, true)).status).toBe(503)
    ledger.matter = real
    const half = (await matters()).total! - before
    expect(half).toBeGreaterThan(0)
    expect(half).toBeLessThan(120)
    const { kept } = await preview(sheet, true)
    expect(kept).toBe(120 - half)
    const { rows } = await preview('事项\nx')
    expect(rows).toHaveLength(1)
    const all = (await desk.get(`${base}/matters?q=${encodeURIComponent('旧事')}&stage=underWay&limit=200`)).body
    expect((all as MatterList).items).toHaveLength(120)
  })

  test('is read as UTF-8 with and without BOM, as GBK, and as a workbook', async () => {
    const text = '标题,地点\n路灯不亮,三井巷\n'
    // 标题,地点 / 路灯不亮,三井巷 in GBK.
    const gbk = Buffer.from('b1eacce22cb5d8b5e30ac2b7b5c6b2bbc1c12cc8fdbeaecfef0a', 'hex')
    const book = new Excel.Workbook()
    const sheet = book.addWorksheet('台账')
    sheet.addRows([
      ['标题', '地点', '登记日期', '涉及人数'],
      ['路灯不亮', '三井巷', new Date(Date.UTC(2026, 8, 1)), 40],
    ])
    const xlsx = Buffer.from(await book.xlsx.writeBuffer())
    for (const file of [text, `\uFEFF${text}`, new Uint8Array(gbk), new Uint8Array(xlsx)]) {
      const { rows, wrong } = await preview(file)
      expect([rows.map(({ title }) => title), wrong]).toEqual([['路灯不亮'], 0])
    }
  })

  test('comes back from our own spreadsheet', async () => {
    for (const kind of ['csv', 'xlsx']) {
      const cookie = [...desk.cookies].map((pair) => pair.join('=')).join('; ')
      const reply = await fetch(`${grove.url}${base}/desk/ledger.${kind}?stage=underWay`, { headers: { cookie } })
      const found = await preview(new Uint8Array(await reply.arrayBuffer()))
      expect([kind, said(found)]).toEqual([kind, []])
    }
  })

  test('says how it was read and what is no matter, in the reader’s words: filled rows are rows taken and rows set aside', async () => {
    const sheet =
      'sep=;\n榕埠社区台账\r\n编号;事项;来电人;涉及人数\r1;井盖响;王;3万\n编号;事项;来电人;涉及人数\n2;路灯不亮;;100-200\n'
    const found = await preview(sheet)
    expect(found).toMatchObject({ filled: 5, encoding: 'UTF-8', worksheet: null, heading: [3], right: 1, wrong: 1 })
    expect(found.rows.length + found.aside.length).toBe(found.filled)
    expect(found.columnsNotTaken).toEqual([{ name: '来电人', cells: 1 }])
    expect(found.aside.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      '2 在列名上面，不当作事项。',
      '3 当作列名。',
      '5 又是一遍列名，不当作事项。',
    ])
    expect(said(found)).toEqual(['6 涉及人数：“100-200”不是一个整数。写成 1200、1,200 或 3万 这样，或者空着。'])
    const broken = await send(new Uint8Array([...Buffer.from('事项\n路灯'), 0xff]))
    expect(broken.problem).toMatchObject({ code: 'importBadByte', encoding: 'UTF-8', line: 2, sign: 3 })
    const old = await send(new Uint8Array(Buffer.from('d0cf11e0a1b11ae1'.padEnd(2000, '0'), 'hex')))
    expect(old.problem).toMatchObject({ code: 'importKind', kind: 'Excel 97–2003 (.xls)' })
  })

  test('of thousands of rows loses no character of an Excel file', async () => {
    const book = new Excel.Workbook()
    const sheet = book.addWorksheet('台账')
    sheet.addRow(['事项'])
    const titles = Array.from({ length: 3000 }, (_, i) => `三井巷${'口'.repeat(i % 7)}路灯👵🏽${i}号不亮`)
    for (const title of titles) sheet.addRow([title])
    const found = await preview(new Uint8Array(await book.xlsx.writeBuffer()))
    expect(found.rows.map(({ title }) => title)).toEqual(titles)
  })

  test('is refused with a reason where it is none', async () => {
    for (const [file, code] of [
      ['', 'importEmpty'],
      ['事项\n', 'importEmpty'],
      ['甲,乙\n1,2\n', 'importNoTitle'],
      ['事项,标题\n1,2\n', 'importTwice'],
      ['PK\u0003\u0004nothing', 'importUnreadable'],
      ['事项\n' + 'x\n'.repeat(5001), 'importTooMany'],
    ] as const) {
      expect([code, (await send(file)).problem?.code]).toEqual([code, code])
    }
    expect((await send('x'.repeat(10_000_001))).problem.code).toBe('tooLarge')
    expect((await send('事项\nx', true, await grove.staff('handler'))).problem.code).toBe('notAllowed')
    expect((await send('事项\nx', true, grove.stranger())).problem.code).toBe('notSignedIn')
  })
})
