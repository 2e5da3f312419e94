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

/** Somebody at the desk who has no phone, with a paper card and its stub; and a resident's card. */
async function elderAtDesk() {
  const { code, desk } = await grove.meeting()
  const resident = await grove.join(code, '王阿姨')
  const card = await resident.card(code, '路灯不亮')
  const elder = await desk.makes(code, { kind: 'addWalkIn', name: '陈伯' })
  const paper = { kind: 'postCard', id: id(), tree: 'problem', text: '长椅坏了', onBehalfOf: elder } as const
  const { receipt } = await desk.must(code, paper)
  const endorsements = async () => (await desk.board(code)).board.cards[card]!.endorsements
  const { number } = (await desk.board(code)).board.cards[card]!
  const byStub = (endorses: boolean, who = grove.stranger()) =>
    who.post(`/api/receipts/${receipt}/endorsements`, { number, endorses })
  return { code, desk, resident, card, elder, receipt: receipt!, endorsements, byStub }
}

test('[M41] [M42] through the desk, by stub, again and at once: one endorsement a person, and theirs to take back', async () => {
  const { code, desk, card, elder, endorsements, byStub } = await elderAtDesk()
  const colleague = await grove.staff('facilitator')
  // Two desks say it at once, and each is tapped twice; a grandchild's phone says it too.
  const asked = [desk, desk, colleague, colleague].map((who) =>
    who.command(code, { kind: 'endorse', card, onBehalfOf: elder }),
  )
  for (const { status } of await Promise.all([...asked, byStub(true), byStub(true)])) expect(status).toBe(200)
  expect(await endorsements()).toBe(1)
  expect((await byStub(false)).status).toBe(200)
  expect(await endorsements()).toBe(0)
  expect((await byStub(true)).body).toMatchObject({ endorses: [{ card }] })
  await colleague.must(code, { kind: 'takeBack', card, onBehalfOf: elder })
  expect(await endorsements()).toBe(0)
})

test('[M41] who enters for everybody is seen by name, and each entry can be taken back', async () => {
  const { code, desk, resident, card } = await elderAtDesk()
  const grudge = await grove.staff('facilitator')
  const elders = await Promise.all(['甲', '乙', '丙'].map((name) => desk.makes(code, { kind: 'addWalkIn', name })))
  for (const onBehalfOf of elders) await grudge.must(code, { kind: 'endorse', card, onBehalfOf })
  const list = async () =>
    (
      (await desk.get(`/api/meetings/${code}/on-behalf`)).body as {
        endorsements: { participant: string; enteredBy: string }[]
      }
    ).endorsements
  const { person } = (await grudge.get('/api/me')).body as { person: { name: string } }
  expect((await list()).map(({ enteredBy }) => enteredBy)).toEqual(elders.map(() => person.name))
  // Neither residents nor passers-by read it; the public stream names nobody.
  for (const who of [resident, grove.stranger()])
    expect([401, 403]).toContain((await who.get(`/api/meetings/${code}/on-behalf`)).status)
  for (const { participant } of await list()) await desk.must(code, { kind: 'takeBack', card, onBehalfOf: participant })
  expect(await list()).toEqual([])
  expect((await desk.board(code)).board.cards[card]!.endorsements).toBe(0)
})

test('[M41] nobody but the desk speaks for somebody else, and it for nobody with a phone; a card of their own is nobody’s', async () => {
  const { code, desk, resident, card, elder } = await elderAtDesk()
  const other = await grove.join(code, '李强')
  const stolen = await other.command(code, { kind: 'endorse', card, onBehalfOf: elder })
  expect([stolen.status, stolen.problem.code]).toEqual([403, 'notAllowed'])
  for (const onBehalfOf of [resident.participant, other.participant])
    expect((await desk.command(code, { kind: 'endorse', card, onBehalfOf })).problem.code).toBe('hasPhone')
  const own = Object.values((await desk.board(code)).board.cards).find(({ text }) => text === '长椅坏了')!.id
  expect((await desk.command(code, { kind: 'endorse', card: own, onBehalfOf: elder })).problem.code).toBe('ownCard')
})

test('[M42] a stub acts for nobody with a phone, not for staff, and not in another meeting', async () => {
  const { code, desk, resident, card, elder, receipt, byStub } = await elderAtDesk()
  expect((await byStub(true, desk)).problem.code).toBe('notYourAnswer')
  const mine = (await me(resident, code)).cards.find(({ id: of }) => of === card)!
  const own = await grove.stranger().post(`/api/receipts/${mine.receipt}/endorsements`, { number: 2, endorses: true })
  expect(own.problem.code).toBe('hasPhone')
  const there = await elderAtDesk()
  const number = 77
  const lost = await grove.stranger().post(`/api/receipts/${receipt}/endorsements`, { number, endorses: true })
  expect(lost.problem.code).toBe('noSuchCard')
  expect(await there.endorsements()).toBe(0)
  // Once their phone is confirmed, it speaks; what the desk had entered is theirs to take back with it.
  await desk.must(code, { kind: 'endorse', card, onBehalfOf: elder })
  const phone = await grove.join(code, '陈伯的手机')
  await desk.must(code, { kind: 'matchParticipant', listed: elder, joined: phone.participant })
  expect((await byStub(true)).problem.code).toBe('hasPhone')
  expect((await me(phone, code)).endorsed).toEqual([card])
  await phone.must(code, { kind: 'endorse', card })
  expect((await desk.board(code)).board.cards[card]!.endorsements).toBe(1)
  await phone.must(code, { kind: 'takeBack', card })
  expect((await desk.board(code)).board.cards[card]!.endorsements).toBe(0)
})

test('[M40] a receipt opens the card and both halves; what becomes of a half becomes of the card', async () => {
  const { code, desk, resident, card, elder } = await elderAtDesk()
  await desk.must(code, { kind: 'endorse', card, onBehalfOf: elder })
  const other = await grove.join(code)
  await other.must(code, { kind: 'endorse', card })
  const { receipt } = (await me(resident, code)).cards.find(({ id: of }) => of === card)!
  const halves = ['路灯', '不亮'].map((text) => ({ id: id(), tree: 'problem' as const, text }))
  const stranger = await desk.command(code, {
    kind: 'cutCard',
    card,
    halves: [{ ...halves[0]!, text: '别的' }, halves[1]!],
  })
  expect(stranger.problem.code).toBe('notItsWords')
  await desk.must(code, { kind: 'cutCard', card, halves })
  const view = async () => (await grove.stranger().get(`/api/receipts/${receipt}`)).body as Record<string, unknown>
  expect(await view()).toMatchObject({
    state: 'cut',
    text: '路灯不亮',
    halves: [
      { text: '路灯', endorsements: 2 },
      { text: '不亮', endorsements: 2 },
    ],
  })
  // The endorser says by the link which half they meant; without JavaScript.
  const { follow } = await me(other, code)
  const cards = Object.values((await desk.board(code)).board.cards)
  const [first, second] = cards.filter(({ cutFrom }) => cutFrom === card)
  await other.send('POST', `/e/${follow[card]}/take-back`, {
    body: new URLSearchParams({ meant: String(second!.number) }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
  expect(await view()).toMatchObject({ halves: [{ endorsements: 1 }, { endorsements: 2 }] })
  await desk.must(code, { kind: 'undoCut', card })
  expect((await desk.board(code)).board.cards[card]).toMatchObject({
    state: 'standing',
    text: '路灯不亮',
    endorsements: 2,
  })
  expect((await desk.board(code)).board.cards[first!.id]).toMatchObject({ state: 'undone', text: '' })
  // Whoever withdraws a card that is cut withdraws all of it.
  await desk.must(code, { kind: 'cutCard', card, halves: halves.map((half) => ({ ...half, id: id() })) })
  await grove.stranger().post(`/api/receipts/${receipt}/withdraw`, {})
  for (const each of Object.values((await desk.board(code)).board.cards))
    if (each.id === card || (each.cutFrom === card && each.state !== 'undone')) expect(each.state).toBe('withdrawn')
})

test('[M42] codes of stubs are guessed only so often', async () => {
  const guesser = grove.stranger()
  const guess = (n: number) =>
    guesser.post(`/api/receipts/ABC-DEF-${String(n).padStart(3, '2')}/endorsements`, { number: 1, endorses: true })
  const codes = new Set<string>()
  for (let n = 0; n < 70; n++) codes.add((await guess(n)).problem.code)
  expect([...codes].sort()).toEqual(['noSuchReceipt', 'tooMany'])
})
