import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signTicket } from '../../src/server/secrets/token.ts'
import type { Accepted, Joined } from '../../src/wire/meeting.ts'
import type { Client, Reply, TestGrove } from '../build/grove.ts'
import { id, startTestGrove } from '../build/grove.ts'

let grove: TestGrove
let code: string
let desk: Client
let resident: Client & { participant: string; token: string }
beforeAll(async () => {
  grove = await startTestGrove()
  ;({ code, desk } = await grove.meeting())
  resident = await grove.join(code, '王阿姨')
})
afterAll(() => grove.stop())

const LANGUAGES = ['zh-Hans', 'zh-Hant', 'en']

/** A problem as RFC 9457 wants it, that says what happened and that nothing was kept. */
function isProblem(reply: Reply, status: number, word: string): void {
  expect({ status: reply.status, type: reply.headers.get('content-type'), code: reply.problem?.code }).toEqual({
    status,
    type: 'application/problem+json',
    code: word,
  })
  expect(reply.problem).toMatchObject({ status, saved: false, type: `/api#problem-${word}` })
  expect(reply.problem.title.length).toBeGreaterThan(1)
  expect(reply.problem.detail).not.toMatch(/\{\w+\}/)
}

const post = (text: string, more: object = {}) => ({
  kind: 'postCard' as const,
  id: id(),
  tree: 'problem' as const,
  text,
  ...more,
})

/** What people and broken programs send, and what they are told. */
const WRONG: [what: string, status: number, word: string, ask: (headers: Record<string, string>) => Promise<Reply>][] =
  [
    ['a bad code', 404, 'noSuchMeeting', (h) => resident.get('/api/meetings/ZZZZZZ', h)],
    [
      'a code of signs',
      404,
      'noSuchMeeting',
      (h) => resident.get(`/api/meetings/${encodeURIComponent("'; --\u0000")}`, h),
    ],
    ['too long', 422, 'textTooLong', (h) => resident.command(code, post('长'.repeat(501)), id(), h)],
    ['empty', 422, 'textEmpty', (h) => resident.command(code, post(''), id(), h)],
    ['only spaces', 422, 'textEmpty', (h) => resident.command(code, post(' \u3000\n\t\u00A0\u200B'), id(), h)],
    [
      'only control characters',
      422,
      'textEmpty',
      (h) => resident.command(code, post('\u0001\u0002\u001B\u202E\uFEFF'), id(), h),
    ],
    ['NUL', 422, 'textBroken', (h) => resident.command(code, post('路\u0000灯'), id(), h)],
    ['a lone surrogate', 422, 'textBroken', (h) => resident.command(code, post('路\uD83D灯'), id(), h)],
    [
      'NUL in a name',
      422,
      'textBroken',
      (h) => grove.stranger().post(`/api/meetings/${code}/participants`, { id: id(), key: id(), name: '\u0000' }, h),
    ],
    [
      'a tree that there is not',
      400,
      'malformed',
      (h) => resident.post(`/api/meetings/${code}/commands`, { ...post('x'), tree: 'bush' }, h),
    ],
    [
      'a command that there is not',
      400,
      'malformed',
      (h) => resident.post(`/api/meetings/${code}/commands`, { kind: 'burn' }, h),
    ],
    [
      'no id',
      400,
      'malformed',
      (h) => resident.post(`/api/meetings/${code}/commands`, { kind: 'endorse', card: 'x' }, h),
    ],
    ['malformed JSON', 400, 'malformed', (h) => json(`/api/meetings/${code}/commands`, '{"kind":"postCard"', h)],
    ['JSON that is no object', 400, 'malformed', (h) => json(`/api/meetings/${code}/commands`, 'null', h)],
    [
      'a body of 3 MB',
      413,
      'tooLarge',
      (h) => json(`/api/meetings/${code}/commands`, JSON.stringify(post('x'.repeat(3_000_000))), h),
    ],
    ['a photo of 20 MB', 413, 'tooLarge', (h) => photo(Buffer.alloc(20_000_000, 7), h)],
    ['a photo that is none', 422, 'notAnImage', (h) => photo(Buffer.from('not a photo'), h)],
    ['an empty photo', 422, 'notAnImage', (h) => photo(Buffer.alloc(0), h)],
    [
      'a drawing that can carry programs',
      422,
      'notAnImage',
      (h) => photo(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'), h),
    ],
    ['somebody who never joined', 401, 'notJoined', (h) => grove.stranger().command(code, post('x'), id(), h)],
    [
      'a forged ticket',
      401,
      'tokenExpired',
      (h) => grove.stranger().command(code, post('x'), id(), { ...h, authorization: 'Bearer abc.def' }),
    ],
    [
      'a resident at the desk',
      401,
      'notSignedIn',
      (h) => resident.command(code, { kind: 'setStage', stage: 'closed' }, id(), h),
    ],
    ['no such address', 404, 'noSuchAddress', (h) => resident.get('/api/nowhere', h)],
    ['no such community', 404, 'noSuchPlace', (h) => resident.get('/api/communities/%00', h)],
    ['no such receipt', 404, 'noSuchReceipt', (h) => resident.get('/r/AAA-BBB-CCC', h)],
    ['a receipt of signs', 404, 'noSuchReceipt', (h) => resident.get('/r/%00', h)],
    ['no such photo', 404, 'noSuchPhoto', (h) => resident.get(`/photos/${id()}.webp`, h)],
    ['a photo address of dashes', 404, 'noSuchPhoto', (h) => resident.get(`/photos/${'-'.repeat(36)}.webp`, h)],
    [
      'from another site',
      403,
      'crossSite',
      (h) => resident.command(code, post('x'), id(), { ...h, origin: 'https://elsewhere.example' }),
    ],
    [
      'from a sandboxed page',
      403,
      'crossSite',
      (h) => resident.command(code, post('x'), id(), { ...h, origin: 'null' }),
    ],
    [
      'an empty theme',
      422,
      'textEmpty',
      (h) => desk.command(code, { kind: 'changeMeeting', details: { theme: ' ' } }, id(), h),
    ],
    [
      'NUL in an agenda',
      422,
      'textBroken',
      (h) =>
        desk.command(
          code,
          { kind: 'changeMeeting', details: { agenda: [{ id: id(), kind: 'other', title: '\u0000', minutes: 5 }] } },
          id(),
          h,
        ),
    ],
    [
      'NUL in the agenda template',
      422,
      'textBroken',
      (h) =>
        desk.send('PUT', '/api/communities/rongbu/agenda', {
          json: { items: [{ id: id(), kind: 'other', title: '\u0000', minutes: 5 }], was: [] },
          headers: h,
        }),
    ],
    ['heads that cannot be', 422, 'outOfRange', (h) => desk.command(code, { kind: 'countHeads', heads: -3 }, id(), h)],
  ]

const json = (path: string, body: string, headers: Record<string, string>) =>
  resident.send('POST', path, { body, headers: { ...headers, 'content-type': 'application/json' } })
const photo = (bytes: Buffer, headers: Record<string, string> = {}) =>
  resident.send('POST', `/api/meetings/${code}/photos`, { body: new Uint8Array(bytes), headers })

describe('wrong input gets a clear problem in the reader’s language, and nothing is kept', () => {
  test.each(WRONG)('%s', async (_what, status, word, ask) => {
    // Somebody of their own, so that no test waits for another one's limit.
    resident = await grove.join(code)
    const before = await resident.board(code)
    const titles = new Set<string>()
    for (const language of LANGUAGES) {
      const reply = await ask({ 'accept-language': language })
      isProblem(reply, status, word)
      titles.add(reply.problem.title + reply.problem.detail)
    }
    expect(titles.size).toBe(3)
    expect(await resident.board(code)).toEqual(before)
  })

  test('a cursor of nonsense is refused as such, and a list begins where none is given', async () => {
    for (const cursor of ['x', '1~', `1~${'-'.repeat(36)}`, '9999999999999999~' + id()]) {
      isProblem(await desk.get(`/api/communities/rongbu/meetings?cursor=${cursor}`), 400, 'malformed')
    }
    expect((await desk.get('/api/communities/rongbu/meetings')).status).toBe(200)
    isProblem(await desk.get(`/api/meetings/${code}/cards?cursor=x`), 400, 'malformed')
  })

  test('a person with a broken name is not appointed', async () => {
    const coordinator = await grove.staff('coordinator')
    const reply = await coordinator.post('/api/communities/rongbu/people', {
      id: id(),
      name: 'a\u0000b',
      role: 'handler',
    })
    isProblem(reply, 422, 'textBroken')
  })

  test('an address of signs gets the same answer as an unknown one when a link is asked for', async () => {
    const known = await desk.post('/api/sign-in', { email: 'nobody@example.org' })
    const broken = await desk.post('/api/sign-in', { email: 'no\u0000body@example.org' })
    expect([broken.status, broken.body]).toEqual([known.status, known.body])
  })

  test('a page asked for by a browser says it as a page', async () => {
    const reply = await desk.get('/m/ZZZZZZ', { accept: 'text/html', 'accept-language': 'en' })
    expect(reply.status).toBe(404)
    expect(reply.headers.get('content-type')).toMatch('text/html')
    expect(reply.text).toContain('No such meeting')
  })
})

describe('the same thing twice', () => {
  test('a card sent again is there once and gets the same number and receipt', async () => {
    const card = post('路口没有灯')
    const key = id()
    const [one, two] = [await resident.command(code, card, key), await resident.command(code, card, key)]
    expect(one.status).toBe(200)
    expect(two.body).toEqual(one.body)
    const { board } = await resident.board(code)
    expect(Object.values(board.cards).filter(({ text }) => text === '路口没有灯')).toHaveLength(1)
  })

  test('a card’s own id serves where no key is given', async () => {
    const card = post('公厕太远')
    const [one, two] = [0, 1].map(() => resident.post(`/api/meetings/${code}/commands`, card))
    expect((await two!).body).toEqual((await one!).body)
  })

  test('another text under the same id is refused, and the first is kept', async () => {
    const sent = post('第一句')
    const card = (await resident.must(code, sent)).id!
    const key = id()
    await resident.command(code, { kind: 'editCard', card, text: '第二句' }, key)
    isProblem(await resident.command(code, { kind: 'editCard', card, text: '第三句' }, key), 409, 'idReused')
    isProblem(await resident.command(code, sent), 409, 'idTaken')
    expect((await resident.board(code)).board.cards[card]!.text).toBe('第二句')
  })

  test('somebody else who repeats a card under the same word and key gets a card of their own, not the answer to the other', async () => {
    const sent = post('我的一句')
    const key = id()
    const mine = (await resident.command(code, sent, key)).body as Accepted
    const thief = await grove.join(code)
    const reply = await thief.command(code, sent, key)
    expect(reply.status).toBe(200)
    const theirs = reply.body as Accepted
    expect([theirs.id === mine.id, theirs.number === mine.number, theirs.receipt === mine.receipt]).toEqual([
      false,
      false,
      false,
    ])
    // Nor does the public id of a card serve as a word for it.
    const third = (await thief.must(code, { ...sent, id: mine.id! })).id
    expect([mine.id, theirs.id]).not.toContain(third)
  })

  test('a desk that also joined by phone gets its saved answer too', async () => {
    const author = await grove.join(code)
    const card = await author.card(code)
    const both = await grove.staff()
    await both.post(`/api/meetings/${code}/participants`, { id: id(), key: id() })
    const onBehalfOf = await both.makes(code, { kind: 'addWalkIn', name: '陈伯' })
    const paper = await both.card(code, '纸上的一句', 'problem', { onBehalfOf })
    const key = id()
    const edit = { kind: 'editCard', card: paper, text: '纸上的另一句' } as const
    const first = await both.command(code, edit, key)
    const again = await both.command(code, edit, key)
    expect([first.status, again.status]).toEqual([200, 200])
    expect(again.body).toEqual(first.body)
    expect(card).not.toBe(paper)
  })
})

describe('meetings and communities are apart', () => {
  test('[M2] [M10] a closed meeting takes no cards', async () => {
    const closed = await grove.meeting('结束了', 'closed')
    const late = await grove.join(closed.code)
    isProblem(await late.command(closed.code, post('晚了')), 409, 'meetingClosed')
  })

  test('a draft is there for staff alone', async () => {
    const draft = await grove.meeting('还没定', 'draft')
    isProblem(await resident.get(`/api/meetings/${draft.code}`), 404, 'noSuchMeeting')
    isProblem(await resident.get(`/live/${draft.code}`), 404, 'noSuchMeeting')
    for (const path of ['qr.svg', 'trees.svg', 'trees.png', 'cards.csv', 'meeting.ics'])
      isProblem(await resident.get(`/api/meetings/${draft.code}/${path}`), 404, 'noSuchMeeting')
    expect((await draft.desk.get(`/api/meetings/${draft.code}/qr.svg`)).status).toBe(200)
    expect((await draft.desk.get(`/api/meetings/${draft.code}`)).status).toBe(200)
    const seen = async (client: Client) =>
      (await client.get('/api/communities/rongbu/meetings')).text.includes(draft.code)
    expect([await seen(resident), await seen(draft.desk)]).toEqual([false, true])
  })

  test('another meeting’s card cannot be endorsed here, nor a ticket used there', async () => {
    const other = await grove.meeting('别的会')
    const stranger = await grove.join(other.code)
    const card = await stranger.card(other.code)
    isProblem(await resident.command(code, { kind: 'endorse', card }), 404, 'noSuchCard')
    const reply = await resident.command(other.code, { kind: 'endorse', card }, id(), {
      authorization: `Bearer ${resident.token}`,
    })
    isProblem(reply, 401, 'tokenExpired')
  })

  test('a facilitator of another community is refused, and one of the subdistrict above is not', async () => {
    const elsewhere = await grove.staff('facilitator', 'shilu')
    isProblem(await elsewhere.command(code, { kind: 'setStage', stage: 'closed' }), 403, 'notAllowed')
    isProblem(await elsewhere.get(`/api/meetings/${code}/attendance`), 403, 'notAllowed')
    isProblem(await elsewhere.get(`/live/${code}/desk`), 403, 'notAllowed')
    isProblem(
      await elsewhere.post('/api/communities/rongbu/meetings', { id: id(), theme: 'x', startsAt: 1 }),
      403,
      'notAllowed',
    )
    isProblem(await elsewhere.get('/api/communities/rongbu/people'), 403, 'notAllowed')
    const above = await grove.staff('administrator', 'hedu')
    expect((await above.get(`/api/meetings/${code}/attendance`)).status).toBe(200)
  })

  test('a role does only what is its own', async () => {
    const spotter = await grove.staff('spotter')
    isProblem(await spotter.command(code, { kind: 'setStage', stage: 'closed' }), 403, 'notAllowed')
    await spotter.must(code, { kind: 'openTopic', id: id(), tree: 'problem', name: '灯' })
    isProblem(
      await spotter.post('/api/communities/rongbu/people', { id: id(), name: 'x', role: 'facilitator' }),
      403,
      'notAllowed',
    )
  })

  test('an expired ticket is told so; joining again goes on as the same person', async () => {
    const guest = grove.stranger()
    const who = { id: id(), key: id(), name: '何静' }
    const joined = await guest.post(`/api/meetings/${code}/participants`, who)
    const { participant } = joined.body as Joined
    const meeting = (await grove.services.identity.codes.find(code))!
    const old = signTicket(
      { community: meeting.community, meeting: meeting.id, participant, expires: 1 },
      grove.services.identity.ticketKey,
    )
    const kept = [...guest.cookies.keys()].find((name) => name.startsWith('grove_ticket_'))!
    guest.cookies.set(kept, old)
    isProblem(await guest.command(code, post('接着写')), 401, 'tokenExpired')
    const again = await guest.post(`/api/meetings/${code}/participants`, who)
    expect((again.body as Joined).participant).toBe(participant)
    await guest.must(code, post('接着写'))
    // [M6] The same word with another secret is somebody else; so is the public id of somebody, whatever
    // secret comes with it.
    for (const other of [{ key: id() }, { id: participant, key: id() }]) {
      const reply = await grove.stranger().post(`/api/meetings/${code}/participants`, { ...who, ...other })
      expect((reply.body as Joined).participant).not.toBe(participant)
    }
  })
})

describe('photos', () => {
  test('keep the picture and lose where it was taken', async () => {
    const raw = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#1f6340' } })
      .jpeg()
      .withExif({ IFD0: { Make: 'SecretPhone' }, IFD3: { GPSLatitude: '22/1 36/1 0/1', GPSLatitudeRef: 'N' } })
      .toBuffer()
    expect((await sharp(raw).metadata()).exif).toBeDefined()
    const sent = await photo(raw)
    expect(sent.status).toBe(201)
    const { photo: kept } = sent.body as { photo: string }
    // Until a standing card shows it, nobody can open it.
    expect((await desk.get(`/photos/${kept}.webp`)).status).toBe(404)
    const card = await resident.card(code, '看这张', 'problem', { photo: kept })
    const shown = await fetch(`${grove.url}/photos/${kept}.webp`)
    expect(shown.headers.get('content-type')).toBe('image/webp')
    const bytes = Buffer.from(await shown.arrayBuffer())
    const found = await sharp(bytes).metadata()
    expect(found).toMatchObject({ format: 'webp', width: 40, height: 20 })
    expect([found.exif, found.xmp, found.iptc]).toEqual([undefined, undefined, undefined])
    expect(bytes.includes('SecretPhone')).toBe(false)
    await desk.must(code, { kind: 'hideCard', card, reason: '有人脸' })
    expect((await desk.get(`/photos/${kept}.webp`)).status).toBe(404)
  })

  test('of another meeting are not shown by a card here', async () => {
    const other = await grove.meeting('别处')
    const stranger = await grove.join(other.code)
    const raw = await sharp({ create: { width: 4, height: 4, channels: 3, background: 'red' } })
      .png()
      .toBuffer()
    const { body } = await stranger.send('POST', `/api/meetings/${other.code}/photos`, { body: new Uint8Array(raw) })
    const { photo: kept } = body as { photo: string }
    const borrowed = await resident.command(code, {
      kind: 'postCard',
      id: id(),
      tree: 'problem',
      text: '借来的',
      photo: kept,
    })
    isProblem(borrowed, 404, 'noSuchPhoto')
    expect((await desk.get(`/photos/${kept}.webp`)).status).toBe(404)
  })

  test('that break off in the middle are refused', async () => {
    const raw = await sharp({
      create: {
        width: 400,
        height: 400,
        channels: 3,
        background: 'red',
        noise: { type: 'gaussian', mean: 120, sigma: 30 },
      },
    })
      .jpeg()
      .toBuffer()
    isProblem(await photo(raw.subarray(0, raw.length / 2)), 422, 'photoCutOff')
  })

  test('of HEIC and of too many pixels are refused, each with its reason', async () => {
    const heic = Buffer.concat([Buffer.from('0000001c66747970686569630000000068656963', 'hex'), Buffer.alloc(400, 7)])
    isProblem(await photo(heic), 422, 'photoHeic')
    const large = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: 'red' } })
      .png()
      .toBuffer()
    const reply = await photo(large)
    isProblem(reply, 422, 'photoTooManyPixels')
    expect(reply.problem).toMatchObject({ most: 60 })
  })

  test('of 20 MB without a stated length are refused too', async () => {
    const chunk = new Uint8Array(1_000_000)
    let sent = 0
    const body = new ReadableStream({ pull: (to) => (sent++ < 20 ? to.enqueue(chunk) : to.close()) })
    isProblem(await resident.send('POST', `/api/meetings/${code}/photos`, { body }), 413, 'tooLarge')
  })
})

test('an address that ends in a word of its sender’s choice takes no large body: the route says what it reads', async () => {
  for (const path of ['votes/AAAAAA/ballot/papers', 'conventions/import', 'rounds/x/projects/1/letterheads/photos']) {
    const reply = await grove.stranger().send('POST', `/c/shilu/${path}`, {
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      body: Buffer.alloc(3_000_000, 'a'),
    })
    isProblem(reply, 413, 'tooLarge')
  }
})

test('what does not fit in a request is told in a whole sentence of each language', async () => {
  const bush = { ...post('x'), tree: 'bush' }
  const said = async (language: string) =>
    (await resident.post(`/api/meetings/${code}/commands`, bush, { 'accept-language': language })).problem.detail
  expect(await Promise.all(LANGUAGES.map(said))).toEqual([
    '发来的内容格式不对（tree：只能是 problem, action, vision）。没有保存。改好格式再发。',
    '發來的內容格式不對（tree：只能是 problem, action, vision）。沒有保存。改好格式再發。',
    'The request is not in the right form (tree: one of problem, action, vision). Nothing was kept. Mend it and send it again.',
  ])
})
