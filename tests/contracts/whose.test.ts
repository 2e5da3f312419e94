import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Participant } from '../../src/core/meeting/meeting.ts'
import type { Me } from '../../src/wire/meeting.ts'
import type { Client, TestGrove } from '../build/grove.ts'
import { id, startTestGrove } from '../build/grove.ts'

let grove: TestGrove
beforeAll(async () => {
  grove = await startTestGrove()
})
afterAll(() => grove.stop())

const me = async (client: Client, code: string) => (await client.get(`/api/meetings/${code}/me`)).body as Me

/** A meeting with somebody on the list, whose paper card the desk has entered. */
async function listedWriter() {
  const { code, id: meeting, community, desk } = await grove.meeting()
  const people = [{ id: id(), name: '王秀兰', capacity: 'representative' }] as const
  await desk.must(code, { kind: 'listParticipants', people: [...people] })
  const list = (await desk.get(`/api/meetings/${code}/attendance`)).body as { participants: Participant[] }
  const listed = list.participants[0]!.id
  const kept = await desk.must(code, { kind: 'postCard', id: id(), tree: 'problem', text: '灯', onBehalfOf: listed })
  return { code, meeting, community, desk, listed, card: kept.id!, receipt: kept.receipt! }
}

test('[M28] whoever joins under a listed name gets none of that person’s receipts, and withdraws none of their cards', async () => {
  const { code, desk, listed, card, receipt } = await listedWriter()
  const namesake = await grove.join(code, '王秀兰')
  expect((await me(namesake, code)).cards).toEqual([])
  expect((await namesake.get(`/m/${code}`)).text).not.toContain(receipt)
  expect((await namesake.command(code, { kind: 'withdrawCard', card })).problem.code).toBe('notYourCard')
  expect((await desk.board(code)).board.attendance).toMatchObject({ people: 1, expected: 1 })

  // Erasing the one who only bears the name leaves the listed person's card alone.
  const coordinator = await grove.staff('coordinator')
  await coordinator.must(code, { kind: 'erasePerson', participant: namesake.participant, receipt: '' })
  expect((await desk.board(code)).board.cards[card]!.text).toBe('灯')

  // The true one shows their phone at the desk.
  const true1 = await grove.join(code, '王秀兰')
  await desk.must(code, { kind: 'matchParticipant', listed, joined: true1.participant })
  expect((await me(true1, code)).cards).toMatchObject([{ id: card, receipt }])
  await true1.must(code, { kind: 'withdrawCard', card })
})

test('[M29] the desk posts for nobody who joined by phone, and gets no receipt of theirs', async () => {
  const { code, desk } = await grove.meeting()
  const resident = await grove.join(code, '王阿姨')
  const post = { kind: 'postCard', id: id(), tree: 'problem', text: '灯' } as const
  const reply = await desk.command(code, { ...post, onBehalfOf: resident.participant })
  expect([reply.status, reply.problem.code]).toEqual([409, 'hasPhone'])
  expect(Object.keys((await desk.board(code)).board.cards)).toEqual([])
})

test('[M29] once a phone is confirmed as theirs, whoever typed their card changes and withdraws it no more', async () => {
  const { code, desk, listed, card } = await listedWriter()
  await desk.must(code, { kind: 'editCard', card, text: '路灯', where: '', photo: null })
  const phone = await grove.join(code, '兰姐')
  await desk.must(code, { kind: 'matchParticipant', listed, joined: phone.participant })
  for (const command of [
    { kind: 'editCard', card, text: '没事了', where: '', photo: null },
    { kind: 'withdrawCard', card },
    { kind: 'postCard', id: id(), tree: 'problem', text: '又一张', onBehalfOf: listed },
  ] as const)
    expect((await desk.command(code, command)).problem.code).toBe('hasPhone')
})
