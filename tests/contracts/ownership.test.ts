import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MatterCommandInput, ResidentCommandInput } from '../../src/wire/ledger.ts'
import type { MatterView } from '../../src/wire/matter.ts'
import type { Command } from '../../src/core/meeting/command.ts'
import { dropUnshown } from '../../src/server/photo/photo.store.ts'
import type { CommandInput, Joined, Me } from '../../src/wire/meeting.ts'
import type { PageData } from '../../src/wire/pages.ts'
import type { Client, Reply, TestGrove } from '../build/grove.ts'
import { id, outline, startTestGrove } from '../build/grove.ts'

// What is whose: photos, the open tree, what is left of somebody who was erased; and that once means once.

const base = '/api/communities/rongbu'
let grove: TestGrove
let coordinator: Client
let handler: Client & { person: string }
beforeAll(async () => {
  // A page shows its data here: what a refused form gives back is looked for in it.
  const render = {
    ...outline,
    renderPage: ((name, _locale, data) => ({
      title: name,
      description: '',
      html: `<script type="application/json" id="data">${JSON.stringify(data)}</script>`,
      head: '',
    })) satisfies typeof outline.renderPage,
  }
  grove = await startTestGrove({}, { render })
  coordinator = await grove.staff('coordinator')
  handler = await withPerson(await grove.staff('handler'))
})
afterAll(() => grove?.stop())

const withPerson = async (client: Client) => {
  const me = (await client.get('/api/me')).body as { person: { id: string } }
  return Object.assign(client, { person: me.person.id })
}

const picture = await sharp({ create: { width: 32, height: 24, channels: 3, background: '#864' } })
  .jpeg()
  .toBuffer()
const bytes = () => ({ body: new Uint8Array(picture) })
const photoOf = ({ status, text, body }: Reply): string => {
  if (status !== 201) throw new Error(`${status} ${text}`)
  return (body as { photo: string }).photo
}
/** A photo that somebody brings into a meeting, or for a matter. */
const brings = async (who: Client, code: string) =>
  photoOf(await who.send('POST', `/api/meetings/${code}/photos`, bytes()))
const bringsFor = async (who: Client, matter: string) =>
  photoOf(await who.send('POST', `${base}/matters/${matter}/photos`, bytes()))
const shows = async (photo: string) => (await grove.stranger().get(`/photos/${photo}.webp`)).status
const photos = async () => (await grove.owner.selectFrom('photo').select('id').execute()).length
const meOf = async (who: Client, code: string) => (await who.get(`/api/meetings/${code}/me`)).body as Me
const post = (who: Client, code: string, photo: string, more: object = {}) =>
  who.command(code, { kind: 'postCard', id: id(), tree: 'problem', text: '看这里', photo, ...more })

const command = (who: Client, matter: string, body: MatterCommandInput) =>
  who.post(`${base}/matters/${matter}/commands`, body, { 'idempotency-key': id() })
async function must(who: Client, matter: string, body: MatterCommandInput): Promise<{ id?: string; number?: number }> {
  const reply = await command(who, matter, body)
  if (reply.status !== 200) throw new Error(`${body.kind}: ${reply.status} ${reply.text}`)
  return reply.body as { id?: string; number?: number }
}

/** A matter with a card, under work. */
async function underWay(meeting: string, card: string) {
  const opened = await must(coordinator, id(), { kind: 'openMatter', title: '路灯', cards: [{ meeting, card }] })
  const [matter, number] = [opened.id!, opened.number!]
  const grade = { urgency: 3, importance: 2, reach: { people: null }, lane: 'quick', reason: '天黑' } as const
  await must(coordinator, matter, { kind: 'triage', ...grade })
  await must(coordinator, matter, { kind: 'route', route: 'quickFix', reason: '当天能修' })
  const owner = { person: handler.person, office: '物业' }
  await must(coordinator, matter, { kind: 'dispatch', owner, reason: '归物业' })
  return { matter, number }
}

async function done() {
  const hall = await grove.meeting()
  const phone = await grove.join(hall.code)
  const card = await phone.card(hall.code)
  const { receipt } = ((await phone.get(`/api/meetings/${hall.code}/me`)).body as Me).cards[0]!
  const opened = await underWay(hall.id, card)
  await must(handler, opened.matter, { kind: 'finish', text: '换了灯', after: await bringsFor(handler, opened.matter) })
  return { ...opened, hall, phone, card, receipt }
}

const view = async (number: number) => (await grove.stranger().get(`${base}/matters/${number}`)).body as MatterView
const say = (receipt: string, matter: string, body: ResidentCommandInput) =>
  grove.stranger().post(`/api/receipts/${receipt}/matters/${matter}/commands`, body, { 'idempotency-key': id() })
const pageOf = <N extends keyof PageData>({ text }: Reply): PageData[N] =>
  JSON.parse(/id="data">(.*?)<\/script>/s.exec(text)![1]!) as PageData[N]

describe('[M33] a card shows only a photo that its writer brought into this meeting', () => {
  test('not another’s, not of another meeting or community, not one that was brought for a matter, nor one there is not', async () => {
    const { code, desk, id: meeting } = await grove.meeting()
    const other = await grove.meeting()
    const neighbours = await grove.meeting('邻居', 'open', 'shilu')
    const [me, neighbour] = [await grove.join(code), await grove.join(code)]
    const { matter } = await underWay(meeting, await me.card(code))
    const foreign = {
      'of a neighbour in the meeting': await brings(neighbour, code),
      'of the desk': await brings(desk, code),
      'of another meeting': await brings(await grove.join(other.code), other.code),
      'of another community': await brings(await grove.join(neighbours.code), neighbours.code),
      'of a matter': await bringsFor(handler, matter),
      'of nobody': id(),
    }
    const card = await me.card(code)
    for (const [what, photo] of Object.entries(foreign)) {
      const replies = [
        await post(me, code, photo),
        await me.command(code, { kind: 'editCard', card, text: '改过', photo }),
      ]
      expect({ what, codes: replies.map(({ problem }) => problem.code) }).toEqual({
        what,
        codes: ['noSuchPhoto', 'noSuchPhoto'],
      })
      expect({ what, shows: await shows(photo) }).toEqual({ what, shows: 404 })
    }
    const own = await brings(me, code)
    expect((await post(me, code, own)).status).toBe(200)
    expect(await shows(own)).toBe(200)
  })

  test('a photo of a hidden or withdrawn card does not come back through another card', async () => {
    const { code, desk } = await grove.meeting()
    const me = await grove.join(code)
    for (const end of ['hideCard', 'withdrawCard'] as const) {
      const photo = await brings(me, code)
      const card = await me.card(code, '有人脸', 'problem', { photo })
      // What a browser keeps it shows only after it has asked again.
      const seen = await me.get(`/photos/${photo}.webp`)
      expect(seen.headers.get('cache-control')).toBe('private, no-cache')
      const again = () => me.get(`/photos/${photo}.webp`, { 'if-none-match': seen.headers.get('etag')! })
      expect((await again()).status).toBe(304)
      await (end === 'hideCard' ? desk : me).must(code, { kind: end, card, reason: '有人脸' } as never)
      expect(await shows(photo)).toBe(404)
      expect((await again()).status).toBe(404)
      expect((await post(me, code, photo)).problem.code).toBe('noSuchPhoto')
      expect(await shows(photo)).toBe(404)
    }
  })

  test('[M33] one that no card shows or showed after a day is thrown away; evidence and what a card showed stay', async () => {
    const { id: meeting, code } = await grove.meeting()
    const me = await grove.join(code)
    const [early, worn] = [await brings(me, code), await brings(me, code)]
    const card = await me.card(code, '看这里', 'problem', { photo: worn })
    await me.must(code, { kind: 'editCard', card, text: '看那里', where: '', photo: null } as never)
    const { matter } = await underWay(meeting, card)
    const evidence = await bringsFor(handler, matter)
    await grove.owner
      .updateTable('photo')
      .set({ at: Date.now() - 86_500_000 })
      .execute()
    const late = await brings(me, code)
    await dropUnshown(grove.owner, Date.now())
    const kept = (await grove.owner.selectFrom('photo').select('id').execute()).map(({ id }) => id)
    expect(kept).toEqual(expect.arrayContaining([worn, evidence, late]))
    expect(kept).not.toContain(early)
  })

  test('sent at once for two cards, one of them shows it', async () => {
    const { code } = await grove.meeting()
    const me = await grove.join(code)
    const photo = await brings(me, code)
    const replies = await Promise.all([1, 2, 3].map(() => post(me, code, photo)))
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 404, 404])
  })

  test('a photo that an edit took away is shown no more, and can come back to its own card', async () => {
    const { code } = await grove.meeting()
    const me = await grove.join(code)
    const photo = await brings(me, code)
    const card = await me.card(code, '路灯', 'problem', { photo })
    await me.must(code, { kind: 'editCard', card, text: '路灯', photo: null })
    expect(await shows(photo)).toBe(404)
    await me.must(code, { kind: 'editCard', card, text: '路灯', photo })
    expect(await shows(photo)).toBe(200)
  })

  test('a paper card shows what the desk brought for it; whoever edits its words keeps it', async () => {
    const { code, desk } = await grove.meeting()
    const writer = await desk.makes(code, { kind: 'addWalkIn', name: '温姨' })
    const photo = await brings(desk, code)
    const card = await desk.card(code, '纸上写的', 'problem', { photo, onBehalfOf: writer })
    await desk.must(code, { kind: 'editCard', card, text: '纸上这样写的', photo })
    expect(await shows(photo)).toBe(200)
  })

  test('somebody at the desk who has joined too brings a photo as both', async () => {
    const { code, desk } = await grove.meeting()
    const writer = await desk.makes(code, { kind: 'addWalkIn', name: '温姨' })
    const joined = await grove.join(code)
    for (const [name, value] of desk.cookies) joined.cookies.set(name, value)
    const onBehalf = await post(joined, code, await brings(joined, code), { onBehalfOf: writer })
    const own = await post(joined, code, await brings(joined, code))
    expect([onBehalf.status, own.status]).toEqual([200, 200])
  })
})

describe('[L34] a matter shows only a photo that whoever shows it brought for it', () => {
  test('`finish` takes no other’s, none of a card or of another matter, no invented one, and none twice', async () => {
    const hall = await grove.meeting()
    const phone = await grove.join(hall.code)
    const card = await phone.card(hall.code)
    const { matter } = await underWay(hall.id, card)
    const { matter: other } = await underWay(hall.id, card)
    const colleague = await grove.staff('handler')
    const hidden = await brings(phone, hall.code)
    const theirs = await phone.card(hall.code, '有人脸', 'problem', { photo: hidden })
    await hall.desk.must(hall.code, { kind: 'hideCard', card: theirs, reason: '有人脸' })
    const foreign = {
      'of a hidden card': hidden,
      'of a card of the desk': await brings(hall.desk, hall.code),
      'of another matter': await bringsFor(handler, other),
      'of a colleague': await bringsFor(colleague, matter),
      invented: id(),
    }
    const own = await bringsFor(handler, matter)
    for (const [what, photo] of Object.entries(foreign)) {
      const after = await command(handler, matter, { kind: 'finish', text: '好了', after: photo })
      const before = await command(handler, matter, { kind: 'finish', text: '好了', before: photo, after: own })
      expect({ what, codes: [after.problem.code, before.problem.code] }).toEqual({
        what,
        codes: ['noSuchPhoto', 'noSuchPhoto'],
      })
      expect({ what, shows: await shows(photo) }).toEqual({ what, shows: 404 })
    }
    await must(handler, matter, { kind: 'finish', text: '好了', after: own })
    expect(await shows(own)).toBe(200)
    await must(coordinator, matter, { kind: 'callBack', reached: true, solved: false, note: '没好' })
    expect((await command(handler, matter, { kind: 'finish', text: '又好了', after: own })).problem.code).toBe(
      'noSuchPhoto',
    )
  })

  test('a contest takes no other’s, and none of the contestant’s own hidden card', async () => {
    const { matter, hall, phone, receipt, card: written } = await done()
    const hidden = await brings(phone, hall.code)
    const card = await phone.card(hall.code, '有人脸', 'problem', { photo: hidden })
    await hall.desk.must(hall.code, { kind: 'hideCard', card, reason: '有人脸' })
    const neighbour = await grove.join(hall.code)
    await neighbour.must(hall.code, { kind: 'endorse', card: written })
    const token = (await meOf(neighbour, hall.code)).follow[written]!
    const ofOther = await grove.stranger().send('POST', `/api/receipts/${token}/photos?matter=${matter}`, bytes())
    for (const photo of [hidden, photoOf(ofOther), await bringsFor(handler, matter), id()]) {
      const reply = await say(receipt, matter, { kind: 'contest', id: id(), text: '看', photo })
      expect(reply.problem.code).toBe('noSuchPhoto')
      expect(await shows(photo)).toBe(404)
    }
    const own = photoOf(
      await grove.stranger().send('POST', `/api/receipts/${receipt}/photos?matter=${matter}`, bytes()),
    )
    expect((await say(receipt, matter, { kind: 'contest', id: id(), text: '看', photo: own })).status).toBe(200)
    expect(await shows(own)).toBe(200)
  })

  test('with a receipt a photo is brought only for a matter that holds its card: not another, of another community, or none; by the form too', async () => {
    const { receipt, hall } = await done()
    const { matter: other } = await done()
    const before = await photos()
    for (const matter of [other, id(), hall.id]) {
      const upload = await grove.stranger().send('POST', `/api/receipts/${receipt}/photos?matter=${matter}`, bytes())
      expect([upload.status, upload.problem.code]).toEqual([403, 'notAffected'])
      const body = new FormData()
      body.set('text', '没好')
      body.set('photo', new Blob([new Uint8Array(picture)], { type: 'image/jpeg' }))
      expect((await grove.stranger().send('POST', `/r/${receipt}/matters/${matter}/contest`, { body })).status).toBe(
        403,
      )
    }
    expect(await photos()).toBe(before)
  })

  test('a photo is brought for a matter that there is', async () => {
    expect((await handler.send('POST', `${base}/matters/${id()}/photos`, bytes())).problem.code).toBe('noSuchMatter')
  })
})

describe('[M26] erasing', () => {
  const erase = (code: string, participant: string) =>
    coordinator.must(code, { kind: 'erasePerson', participant } as never)

  test('deletes the photos of whoever is erased, for cards and matters, used or not, and nobody else’s', async () => {
    const { matter, hall, phone, receipt } = await done()
    const neighbour = await grove.join(hall.code)
    const theirs = await brings(neighbour, hall.code)
    await neighbour.card(hall.code, '邻居的', 'problem', { photo: theirs })
    const gone = [await brings(phone, hall.code), await brings(phone, hall.code)]
    await phone.card(hall.code, '我的', 'problem', { photo: gone[0] })
    // What was tried with another's photo is of no use to whoever wants it deleted.
    await post(phone, hall.code, theirs)
    const own = await grove.stranger().send('POST', `/api/receipts/${receipt}/photos?matter=${matter}`, bytes())
    gone.push(photoOf(own))
    await say(receipt, matter, { kind: 'contest', id: id(), text: '没好', photo: gone[2]! })
    await erase(hall.code, phone.participant)
    const db = grove.owner
    const left = await db
      .selectFrom('photo')
      .select('id')
      .where('id', 'in', [...gone, theirs])
      .execute()
    expect(left).toEqual([{ id: theirs }])
    expect(await shows(theirs)).toBe(200)
  })

  test('whoever was erased acts no more with ticket, key, receipt or link; and may join anew', async () => {
    const { matter, number, hall } = await done()
    const me = { id: id(), key: id(), name: '' }
    const phone = grove.stranger()
    const { participant } = (await phone.post(`/api/meetings/${hall.code}/participants`, me)).body as Joined
    const posted = await phone.must(hall.code, { kind: 'postCard', id: id(), tree: 'problem', text: '我的' })
    const [card, receipt] = [posted.id!, posted.receipt!]
    const endorsed = await (await grove.join(hall.code)).card(hall.code, '邻居的')
    await phone.must(hall.code, { kind: 'endorse', card: endorsed })
    const { follow } = (await phone.get(`/api/meetings/${hall.code}/me`)).body as Me
    const photo = await brings(phone, hall.code)
    await erase(hall.code, participant)
    const { board } = await phone.board(hall.code)

    const commands: Parameters<Client['command']>[1][] = [
      { kind: 'postCard', id: id(), tree: 'problem', text: '还在吗' },
      { kind: 'postCard', id: id(), tree: 'problem', text: '还在吗', photo },
      { kind: 'editCard', card, text: '还在吗' },
      { kind: 'withdrawCard', card },
      { kind: 'endorse', card: endorsed },
      { kind: 'takeBack', card: endorsed },
      { kind: 'linkCards', from: card, to: endorsed },
      { kind: 'describeMyself', name: '我' },
    ]
    for (const sent of commands)
      expect({ kind: sent.kind, code: (await phone.command(hall.code, sent)).problem.code }).toEqual({
        kind: sent.kind,
        code: 'personErased',
      })
    expect((await phone.get(`/api/meetings/${hall.code}/me`)).status).toBe(401)
    const upload = (path: string) => grove.stranger().send('POST', path, bytes())
    expect((await phone.send('POST', `/api/meetings/${hall.code}/photos`, bytes())).problem.code).toBe('personErased')
    expect((await phone.post(`/api/meetings/${hall.code}/participants`, me)).problem.code).toBe('personErased')
    for (const held of [receipt, follow[endorsed]!]) {
      expect((await upload(`/api/receipts/${held}/photos?matter=${matter}`)).problem.code).toBe('personErased')
      const contest = { kind: 'contest', id: id(), text: '没好' } as const
      expect((await say(held, matter, contest)).problem.code).toBe('personErased')
      expect((await say(held, matter, { kind: 'answer', satisfied: true })).problem.code).toBe('personErased')
    }
    expect((await grove.stranger().post(`/api/receipts/${receipt}/withdraw`, {})).problem.code).toBe('personErased')
    expect((await grove.stranger().post(`/api/receipts/${follow[endorsed]}/take-back`, {})).problem.code).toBe(
      'personErased',
    )
    const onBehalf = { kind: 'postCard', id: id(), tree: 'problem', text: '替人写', onBehalfOf: participant } as const
    expect((await hall.desk.command(hall.code, onBehalf)).problem.code).toBe('noSuchParticipant')
    // Nothing of all that changed anything.
    expect((await phone.board(hall.code)).board).toEqual(board)
    expect((await view(number)).sheet).toMatchObject({ stage: 'done', contests: [], answers: { solved: 0 } })

    const anew = await grove.join(hall.code)
    expect((await anew.command(hall.code, { kind: 'endorse', card: endorsed })).status).toBe(200)
  })
})

describe('[M25] the open tree', () => {
  const treeOf = async (slug: string) =>
    (await grove.stranger().get(`/c/${slug}/write`)).headers.get('location')!.split('/').at(-1)!

  test('is ended, archived and closed by nobody: the house alone stages it', async () => {
    const code = await treeOf('rongbu')
    for (const role of ['facilitator', 'coordinator', 'administrator'] as const) {
      const staff = await grove.staff(role)
      for (const stage of ['draft', 'announced', 'closed', 'archived'] as const)
        expect((await staff.command(code, { kind: 'setStage', stage })).problem.code).toBe('openTreeStays')
      for (const tree of ['problem', 'action', 'vision'] as const)
        expect((await staff.command(code, { kind: 'switchTree', tree, open: false })).problem.code).toBe(
          'openTreeStays',
        )
      await staff.command(code, { kind: 'changeMeeting', details: { cardsUntil: 1, joining: 'hall', agenda: [] } })
    }
    const phone = await grove.join(code)
    const card = await phone.card(code, '还能写')
    // What the desk does for a tree it still does.
    const desk = await grove.staff('facilitator')
    const topic: CommandInput = { kind: 'openTopic', id: id(), tree: 'problem', name: '路灯', cards: [card] }
    expect((await desk.command(code, topic)).status).toBe(200)
    expect((await desk.command(code, { kind: 'hideCard', card, reason: '点了名' })).status).toBe(200)
  })

  test('that was archived and closed by hand, when that could be, opens again with the next who comes', async () => {
    const code = await treeOf('wanli')
    const { id: meeting, community } = (await grove.services.identity.codes.find(code))!
    const actor = { kind: 'house', id: id() } as const
    const ask = (command: Command) =>
      grove.services.system.meetings.ask(community, { meeting, key: id(), command, actor, body: {} })
    for (const stage of ['archived', 'closed', 'draft'] as const) {
      await ask({ kind: 'switchTree', tree: 'problem', open: false })
      await ask({ kind: 'setStage', stage })
      expect(await treeOf('wanli')).toBe(code)
      const { board } = await grove.stranger().board(code)
      expect(board).toMatchObject({ stage: 'open', trees: { problem: true, action: true, vision: true } })
    }
  })
})

describe('[L28] the open door: once means once, and refused means nothing is left', () => {
  const fill = (fields: Record<string, string | Blob>) => {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.set(name, value)
    return body
  }
  const contest = (number: number, fields: Record<string, string | Blob>, who = grove.stranger()) =>
    who.send('POST', `/c/rongbu/matters/${number}/contest`, { body: fill(fields), headers: { accept: 'text/html' } })
  const cardsOfTree = async () => {
    const code = (await grove.stranger().get('/c/rongbu/write')).headers.get('location')!.split('/').at(-1)!
    return Object.keys((await grove.stranger().board(code)).board.cards).length
  }

  test('clicked twice at once, by a browser without a cookie, it is one card and one contest, and both come to the receipt', async () => {
    const { number } = await done()
    const before = await cardsOfTree()
    const key = id()
    const photo = new Blob([new Uint8Array(picture)], { type: 'image/jpeg' })
    const fields = { key, text: '我家门口还黑着', photo }
    const replies = await Promise.all([1, 2, 3].map(() => contest(number, fields)))
    expect(replies.map(({ status }) => status)).toEqual([303, 303, 303])
    const again = await contest(number, fields)
    const places = new Set([...replies, again].map(({ headers }) => headers.get('location')))
    expect([...places]).toEqual([expect.stringMatching(/^\/r\/\w{3}-\w{3}-\w{3}$/)])
    expect((await cardsOfTree()) - before).toBe(1)
    const { sheet, cards } = await view(number)
    expect(sheet).toMatchObject({ stage: 'underWay', reopened: 1, contests: [{ text: '我家门口还黑着' }] })
    expect(cards).toHaveLength(2)
    const shown = cards.find(({ photo }) => photo)!
    expect(await shows(shown.photo!)).toBe(200)
  })

  test('three strangers at once: one contests, and no card is left of the two that were refused, who get their words back', async () => {
    const { number } = await done()
    const before = await cardsOfTree()
    const words = ['一单元还黑', '二单元还黑', '三单元还黑']
    const replies = await Promise.all(words.map((text) => contest(number, { key: id(), text })))
    expect(replies.map(({ status }) => status).toSorted()).toEqual([303, 409, 409])
    expect((await cardsOfTree()) - before).toBe(1)
    const { sheet, cards } = await view(number)
    expect([sheet.contests.length, cards.length]).toEqual([1, 2])
    for (const [n, reply] of replies.entries())
      if (reply.status === 409) expect(pageOf<'matter'>(reply).refused).toMatchObject({ text: words[n] })
  })

  test('a refused form comes back with its words, the reason and its own id; nothing is left of it', async () => {
    const { number } = await done()
    const before = await cardsOfTree()
    const long = '长'.repeat(501)
    const key = id()
    const large = new Blob([new Uint8Array(10_500_000)], { type: 'image/jpeg' })
    const huge = new Blob([new Uint8Array(20_000_000)], { type: 'image/jpeg' })
    const svg = new Blob(['<svg/>'], { type: 'image/png' })
    for (const [fields, status] of [
      [{ key, text: long }, 422],
      [{ key, text: '  ' }, 422],
      [{ key, text: '没修', photo: svg }, 422],
      [{ key, text: '没修', photo: large }, 413],
      [{ key, text: '没修', photo: huge }, 413],
    ] as const) {
      const reply = await contest(number, fields)
      expect(reply.status).toBe(status)
      expect(pageOf<'matter'>(reply)).toMatchObject({ formKey: key, refused: { text: fields.text } })
    }
    expect(await cardsOfTree()).toBe(before)
    expect((await contest(number, { key, text: '没修' })).status).toBe(303)
    // Other words under the same id are not lost, and not taken for those that were sent.
    const other = pageOf<'matter'>(await contest(number, { key, text: '另一句话' }))
    expect(other.refused).toMatchObject({ text: '另一句话' })
    expect(other.formKey).not.toBe(key)
  })

  test('whatever else goes wrong, its page gives the words back', async () => {
    const wrong = async (status: number, number: number, fields: Record<string, string>) => {
      const reply = await contest(number, fields)
      expect(reply.status).toBe(status)
      return pageOf<'problem'>(reply).written
    }
    const { number } = await done()
    expect(
      await wrong(400, number, {
        text: '没修',
        ...Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`f${i}`, 'x'])),
      }),
    ).toBe('没修')
    await grove.asOwner('alter table journal rename to away')
    expect(await wrong(503, number, { key: id(), text: '没修好' })).toBe('没修好')
    await grove.asOwner('alter table away rename to journal')
  })

  test('who was erased and comes back with the same browser is somebody new', async () => {
    const first = await done()
    const browser = grove.stranger()
    expect((await contest(first.number, { key: id(), text: '没修' }, browser)).status).toBe(303)
    const code = (await grove.stranger().get('/c/rongbu/write')).headers.get('location')!.split('/').at(-1)!
    const before = (await browser.get(`/api/meetings/${code}/me`)).body as Me
    await coordinator.must(code, { kind: 'erasePerson', participant: before.participant } as never)
    const second = await done()
    expect((await contest(second.number, { key: id(), text: '也没修' }, browser)).status).toBe(303)
    const after = (await browser.get(`/api/meetings/${code}/me`)).body as Me
    expect(after.participant).not.toBe(before.participant)
  })

  test('[L29] a refused objection to a notice comes back with its words', async () => {
    const from = Date.now()
    const said = {
      kind: 'publishNotice',
      about: 'other',
      title: '换灯',
      text: '换成太阳能的',
      from,
      until: from + 2 * 86_400_000,
    }
    const published = await coordinator.post(`${base}/notices/${id()}/commands`, said, { 'idempotency-key': id() })
    expect(published.status).toBe(200)
    const { id: notice } = published.body as { id: string }
    const key = id()
    const object = (text: string) =>
      grove.stranger().send('POST', `/c/rongbu/notices/${notice}/object`, {
        body: new URLSearchParams({ key, text }).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
      })
    const long = '长'.repeat(501)
    const refused = await object(long)
    expect(refused.status).toBe(422)
    expect(pageOf<'notice'>(refused)).toMatchObject({ formKey: key, refused: { text: long } })
    const replies = await Promise.all([object('太亮'), object('太亮')])
    expect(replies.map(({ status }) => status)).toEqual([303, 303])
    const other = pageOf<'notice'>(await object('别的话'))
    expect(other).toMatchObject({ refused: { text: '别的话' }, notice: { objections: [{ text: '太亮' }] } })
  })
})
