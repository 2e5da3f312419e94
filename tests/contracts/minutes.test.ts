import { afterAll, beforeAll, expect, test } from 'vitest'
import { bare, wordText } from '../../scripts/documents/read.ts'
import type { Document } from '../../src/core/document/blocks.ts'
import { textOf } from '../../src/core/document/blocks.ts'
import type { MinutesView } from '../../src/wire/minutes.ts'
import type { Client, Reply, TestGrove } from '../build/grove.ts'
import { id, startTestGrove } from '../build/grove.ts'

let grove: TestGrove
let code: string
let desk: Client
let item: string

beforeAll(async () => {
  grove = await startTestGrove()
  const meeting = await grove.meeting('街区环境')
  ;[code, desk] = [meeting.code, meeting.desk]
  item = (await desk.board(code)).board.agenda[0]!.id
})
afterAll(() => grove?.stop())

const say = (body: object, who: Client = desk, key = id(), at = code): Promise<Reply> =>
  who.post(`/api/meetings/${at}/minutes/commands`, body, { 'idempotency-key': key })
const write = (field: string, to: string, from = '', of: string | null = null, who = desk) =>
  say({ kind: 'writeText', item: of, field, from, to }, who)
const minutes = async (at = code) => (await desk.get(`/api/meetings/${at}/minutes`)).body as MinutesView
const documentOf = async (at = code) => (await desk.get(`/api/meetings/${at}/documents/minutes`)).body as Document
const vote = {
  subject: '先修路灯',
  way: 'hands',
  entitled: 40,
  present: 38,
  for: 30,
  against: 5,
  abstained: 3,
  result: 'carried',
}

test('[N1] [N4] two write at once: both sentences stand, and the document takes them in place of its gaps', async () => {
  const other = await grove.staff('facilitator')
  await Promise.all([write('gist', '甲说路灯先修。', '', item), write('gist', '乙说先修路。', '', item, other)])
  const { texts } = await minutes()
  expect(texts[`${item}/gist`]).toContain('甲说路灯先修。')
  expect(texts[`${item}/gist`]).toContain('乙说先修路。')
  await write('chair', '王书记')
  await write('decisions', '先修三盏路灯。\n十日内回复。')
  const text = textOf(await documentOf())
  for (const said of ['甲说路灯先修。', '乙说先修路。', '王书记', '先修三盏路灯。', '十日内回复。'])
    expect(text).toContain(said)
})

test('[N5] a vote whose numbers make no sense is refused with them, and one that makes sense stands', async () => {
  const wrong = await say({ kind: 'recordVote', id: id(), said: { ...vote, for: 36 } })
  expect([wrong.status, wrong.problem.code]).toEqual([422, 'moreCastThanThere'])
  expect(wrong.problem).toMatchObject({ cast: 44, there: 38 })
  const crowd = await say({ kind: 'recordVote', id: id(), said: { ...vote, present: 41 } })
  expect([crowd.status, crowd.problem.code]).toEqual([422, 'morePresentThanEntitled'])
  const key = id()
  const said = { kind: 'recordVote', id: id(), said: vote }
  const [first, again] = [await say(said, desk, key), await say(said, desk, key)]
  expect(again.body).toEqual(first.body)
  expect((await minutes()).votes).toMatchObject([vote])
  // [N4] Each number is taken for itself.
  const there = (first.body as { id: string }).id
  await Promise.all([
    say({ kind: 'changeVote', vote: there, from: vote, to: { ...vote, entitled: 50 } }),
    say({ kind: 'changeVote', vote: there, from: vote, to: { ...vote, result: 'open' } }),
  ])
  expect((await minutes()).votes).toMatchObject([{ ...vote, entitled: 50, result: 'open' }])
})

test('[N3] [N7] words and names are in no journal; a name that is taken out is nowhere, and no erased person is in what is written later', async () => {
  await write('absent', '缺席的赵大妈，住院\n另一人，出差')
  const person = await grove.join(code, '要被忘记的孙师傅')
  await write('observers', '要被忘记的孙师傅')
  const journal = () => grove.owner.selectFrom('journal').select(['body', 'secret']).execute()
  for (const word of ['赵大妈', '甲说路灯先修', '孙师傅']) expect(JSON.stringify(await journal())).not.toContain(word)
  const coordinator = await grove.staff('coordinator')
  expect((await say({ kind: 'eraseName', name: '缺席的赵大妈' })).status).toBe(403)
  expect((await say({ kind: 'eraseName', name: '缺席的赵大妈' }, coordinator)).status).toBe(200)
  expect((await minutes()).texts.absent).toBe('____，住院\n另一人，出差')
  await coordinator.must(code, { kind: 'erasePerson', participant: person.participant, receipt: '' })
  const cookie = [...desk.cookies].map((pair) => pair.join('=')).join('; ')
  const reply = await fetch(`${grove.url}/api/meetings/${code}/documents/minutes.docx`, { headers: { cookie } })
  const word = await wordText(new Uint8Array(await reply.arrayBuffer()))
  for (const gone of ['赵大妈', '孙师傅']) expect(bare(word)).not.toContain(gone)
})

test('the minutes of one meeting are none of another’s', async () => {
  const beside = await grove.meeting('另一场')
  const strange = (await beside.desk.board(beside.code)).board.agenda[0]!.id
  const reply = await write('gist', '别处的话', '', strange)
  expect([reply.status, reply.problem.code]).toEqual([404, 'noSuchAgendaItem'])
  const { votes } = await minutes()
  const other = { kind: 'changeVote', vote: votes[0]!.id, from: vote, to: { ...vote, for: 1 } }
  expect((await say(other, beside.desk, id(), beside.code)).problem.code).toBe('noSuchVote')
  const shilu = await grove.staff('facilitator', 'shilu')
  expect((await write('chair', '外人', '', null, shilu)).status).toBe(403)
  const participant = await grove.join(code)
  expect((await write('chair', '外人', '', null, participant)).status).toBeGreaterThanOrEqual(401)
})
