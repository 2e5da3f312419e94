import { afterAll, beforeAll, expect, test } from 'vitest'
import { markText } from '../../src/core/paper/mark.ts'
import type { Client, TestGrove } from '../build/grove.ts'
import { id, startTestGrove } from '../build/grove.ts'

let grove: TestGrove
let code: string
let desk: Client
beforeAll(async () => {
  grove = await startTestGrove()
  ;({ code, desk } = await grove.meeting())
})
afterAll(() => grove.stop())

interface Printed {
  batch: string
  first: number
  last: number
}
const ALL = ['problem', 'action', 'vision'] as const

const print = async (count: number, of = code, by = desk, key = id()) =>
  (
    await by.post(
      `/api/meetings/${of}/paper/cards`,
      { count, trees: ALL, size: 'a6' },
      {
        'idempotency-key': key,
      },
    )
  ).body as Printed

interface Row {
  number: number
  receipt: string
  seal: string
}
/** What stands on a printed card, as its writer holds it. */
const onPaper = (number: number, of = code): Promise<Row> =>
  grove.owner
    .selectFrom('paper_card')
    .innerJoin('meeting_code', 'meeting_code.meeting', 'paper_card.meeting')
    .select(['number', 'receipt', 'seal'])
    .where('code', '=', of)
    .where('number', '=', number)
    .executeTakeFirstOrThrow()

const card = (paper: string, text = '三号楼后巷的灯坏了') =>
  ({ kind: 'postCard', id: id(), tree: 'problem', text, paper }) as const

test('[P1] numbers follow each other, whoever prints; the same printing is the same cards', async () => {
  const key = id()
  const first = await print(8, code, desk, key)
  expect(first).toMatchObject({ first: 1, last: 8 })
  expect(await print(8, code, desk, key)).toEqual(first)
  const both = await Promise.all([print(4), print(4)])
  expect(both.map((one) => one.first).sort((a, b) => a - b)).toEqual([9, 13])
})

test('[P2] [P4] the stub’s code is the card’s receipt, by number, receipt or the card’s code, and one card', async () => {
  const { number, receipt, seal } = await onPaper(1)
  const posted = await desk.must(code, card(String(number)))
  expect(posted.receipt).toBe(receipt)
  const mark = markText({ meeting: code, number, seal })
  const again = await Promise.all(
    [String(number), receipt, receipt.toLowerCase().replaceAll('-', ''), mark].flatMap((named) =>
      Array.from({ length: 5 }, () => desk.command(code, card(named, '又一次'))),
    ),
  )
  expect(again.map(({ body }) => (body as { code: string; number: number }).code)).toEqual(
    Array.from({ length: 20 }, () => 'paperUsed'),
  )
  expect(again[0]!.body).toMatchObject({ number: posted.number })
  const found = await grove.stranger().get(`/api/receipts/${receipt}`)
  expect(found.body).toMatchObject({ text: '三号楼后巷的灯坏了', number: posted.number })
})

test('[P3] a code of another meeting, a wrong seal and a receipt of elsewhere name no card here', async () => {
  const other = await grove.meeting('另一次会')
  await print(2, other.code, other.desk)
  const there = await onPaper(2, other.code)
  const here = await onPaper(2)
  for (const named of [
    markText({ meeting: other.code, number: 2, seal: there.seal }),
    markText({ meeting: code, number: 2, seal: there.seal }),
    markText({ meeting: code, number: 2, seal: '22222222' }),
    there.receipt,
    '999',
    `http://192.168.1.20/m/${code}`,
  ])
    expect((await desk.command(code, card(named))).body).toMatchObject({ code: 'noSuchPaper' })
  await desk.must(code, card(markText({ meeting: code, number: 2, seal: here.seal })))
})

test('[P2] nobody enters a printed card by phone', async () => {
  const phone = await grove.join(code, '王阿姨')
  expect((await phone.command(code, card('3'))).body).toMatchObject({ code: 'notAllowed' })
  await desk.must(code, card('3'))
})

test('[M26] whoever holds the stub can be erased, and the printed card is not given again', async () => {
  const { receipt } = await onPaper(4)
  await desk.must(code, card('4', '请忘掉这一句'))
  const boss = await grove.staff('coordinator', 'rongbu')
  await boss.must(code, { kind: 'erasePerson', receipt })
  expect((await desk.command(code, card('4'))).body).toMatchObject({ code: 'paperUsed' })
  const found = await grove.stranger().get(`/api/receipts/${receipt}`)
  expect(JSON.stringify(found.body)).not.toContain('请忘掉这一句')
})
