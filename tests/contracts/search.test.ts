import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nearInSound } from '../../src/core/alike/search/answer.ts'
import { otherReadings } from '../../src/core/alike/search/meanings.ts'
import { readQuery, understood } from '../../src/core/alike/search/query.ts'
import { bySound } from '../../src/core/alike/search/sound.ts'
import { SearchIndex } from '../../src/core/alike/search/search.ts'
import type { Found, FoundPage } from '../../src/wire/search.ts'
import type { Client, TestGrove } from '../build/grove.ts'
import { id, startTestGrove } from '../build/grove.ts'
import { WORDINGS } from '../build/wordings.ts'

let grove: TestGrove
let code: string
let meeting: string
let resident: Client
let coordinator: Client
beforeAll(async () => {
  grove = await startTestGrove()
  const made = await grove.meeting('路口', 'open', 'shilu')
  ;({ code, id: meeting } = made)
  resident = await grove.join(code)
  coordinator = await grove.staff('coordinator', 'shilu')
})
afterAll(() => grove.stop())

const ask = async (q: string, more = '', base = '/api/communities/shilu') => {
  const reply = await grove.stranger().get(`${base}/search?q=${encodeURIComponent(q)}${more}`)
  expect(reply.status, reply.text).toBe(200)
  return reply.body as FoundPage
}
const textOf = (found: Found) => (found.kind === 'card' ? found.text.text : found.title.text)
const found = async (q: string, more = '') => (await ask(q, more)).items.map(textOf)
const marked = ({ text, marks }: { text: string; marks: { at: number; to: number }[] }) =>
  marks.map(({ at, to }) => text.slice(at, to))

async function open(title: string, cards: string[], where = '') {
  const reply = await coordinator.post(
    `/api/communities/shilu/matters/${id()}/commands`,
    { kind: 'openMatter', title, where, cards: cards.map((card) => ({ meeting, card })) },
    { 'idempotency-key': id() },
  )
  expect(reply.status, reply.text).toBe(200)
  return (reply.body as { id: string }).id
}

// First of all: nothing but these cards is there yet, so core's index of them is what the database holds.
test('what core finds among cards the database finds, and nothing else', async () => {
  const texts = WORDINGS.flatMap(({ cards }) => cards)
  const items = []
  for (const [i, text] of texts.entries()) {
    if (i % 8 === 0) resident = await grove.join(code)
    items.push({ id: await resident.card(code, text), text })
  }
  await ask('路灯')
  const inCore = new SearchIndex(items, await grove.services.search.termFrequency.look())
  const queries = fc.oneof(
    fc.constantFrom('路灯', '電動車', '垃圾 桶', 'lights', 'pavemnet', '老人', '灯', '晚上太黑', 'ligths alley'),
    fc
      .tuple(fc.constantFrom(...texts), fc.nat(12), fc.integer({ min: 1, max: 9 }))
      .map(([t, a, n]) => t.slice(a, a + n)),
  )
  await fc.assert(
    fc.asyncProperty(queries, async (query) => {
      if (query.length > 200) return
      const hits = inCore.search(readQuery(query), 60)
      const answered = new Set((await ask(query, '&kind=card&limit=50')).items.map((item) => item.id))
      const least = Math.max((hits[0]?.score ?? 0) * 0.5, inCore.whole(readQuery(query)) * 0.3)
      const good = hits.filter(({ score }) => score >= least).slice(0, 40)
      // Where few hold the words, what means or sounds the same is found too.
      const read = readQuery(query)
      const words = nearInSound(read, bySound(inCore.words()))
      const heard = understood(read, { words, places: new Map() })
      const otherwise = otherReadings(heard).flatMap((reading) => inCore.reading(reading, heard, 60))
      const may = new Set([...hits, ...otherwise].map((hit) => hit.id))
      expect([...answered].filter((card) => !may.has(card))).toEqual([])
      expect(good.filter((hit) => !answered.has(hit.id))).toEqual([])
    }),
    { numRuns: 60 },
  )
})

test('cards, matters and notices are found at once: two characters, Traditional for Simplified, words mistyped, places by initials', async () => {
  const card = await resident.card(code, '健身器材生锈，晒谷场那边没人管', 'problem', { where: '晒谷场北' })
  await open('晒谷场健身器材更新', [card])
  const published = await coordinator.post(
    `/api/communities/shilu/notices/${id()}/commands`,
    {
      kind: 'publishNotice',
      about: 'funds',
      title: '晒谷场整治经费公示',
      text: '共三万元，用于健身器材。',
      from: Date.now() - 1000,
      until: Date.now() + 30 * 864e5,
    },
    { 'idempotency-key': id() },
  )
  expect(published.status, published.text).toBe(200)
  expect(new Set((await ask('晒谷场')).items.map(({ kind }) => kind))).toEqual(new Set(['card', 'matter', 'notice']))
  expect(await found('曬穀場', '&kind=notice')).toEqual(['晒谷场整治经费公示'])
  expect(await found('健身', '&kind=matter')).toEqual(['晒谷场健身器材更新'])

  // By the initials of its place, and then wherever that place is spoken of.
  expect(new Set((await ask('sgc')).items.map(({ kind }) => kind))).toEqual(new Set(['card', 'matter', 'notice']))
  const [hit] = (await ask('sgc', '&kind=card')).items
  expect(marked(hit!.where)).toEqual(['晒谷场'])

  const [english] = (await ask('pavemnet')).items
  expect(textOf(english!)).toBe('E-bikes parked all over the pavement')
  expect(marked(english!.text)).toEqual(['pavement'])
  const [held] = (await ask('健身器材生锈', '&kind=card')).items
  expect(held).toMatchObject({ kind: 'card', matter: { title: '晒谷场健身器材更新' } })
  expect(marked(held!.text)).toEqual(['健身器材生锈'])

  // The list of matters understands the same.
  for (const q of ['曬穀場', 'sgc', '生锈']) {
    const list = (await grove.stranger().get(`/api/communities/shilu/matters?q=${encodeURIComponent(q)}`)).body
    expect((list as { items: { title: string }[] }).items.map(({ title }) => title)).toEqual(['晒谷场健身器材更新'])
  }
})

test('numbers are names, and where few hold the words, what sounds or means the same is found, with why', async () => {
  for (const text of ['3栋铁闸坏了', '5栋铁闸坏了', '砖窑路的升降机停了']) await resident.card(code, text)
  await expect.poll(() => found('5栋', '&kind=card')).toEqual(['5栋铁闸坏了'])
  await expect.poll(() => found('砖窑', '&kind=card')).toEqual(['砖窑路的升降机停了'])
  expect(await found('五栋铁闸', '&kind=card')).toEqual(['5栋铁闸坏了'])
  const lift = (await ask('elevator', '&kind=card')).items.find((item) => textOf(item) === '砖窑路的升降机停了')
  expect(marked(lift!.text)).toEqual(['升降机'])
  for (const typed of ['zhuanyao', '专窑']) {
    const [heard] = (await ask(typed, '&kind=card')).items
    expect([textOf(heard!), marked(heard!.text).join('')]).toEqual([
      '砖窑路的升降机停了',
      expect.stringContaining('砖窑'),
    ])
  }
  for (const hostile of ['(((.*', '🐶🚲'.repeat(90), 'ludeng'.repeat(30), '5栋'.repeat(60), "'; --", '^sgc @card'])
    await ask(hostile)
})

test('[M17] what was hidden, withdrawn, reworded or folded is not found by its words, from that moment on', async () => {
  const desk = await grove.staff('facilitator', 'shilu')
  const texts = ['红砖墙倾斜甲', '红砖墙倾斜乙', '红砖墙倾斜丙', '红砖墙倾斜丁']
  const cards: string[] = []
  for (const text of texts) cards.push(await resident.card(code, text))
  expect((await found('红砖墙')).sort()).toEqual([...texts].sort())
  await desk.must(code, { kind: 'hideCard', card: cards[0]!, reason: '核实' })
  await resident.must(code, { kind: 'withdrawCard', card: cards[1]! })
  await resident.must(code, { kind: 'editCard', card: cards[2]!, text: '围栏松动' })
  expect(await found('红砖墙')).toEqual(['红砖墙倾斜丁'])
  expect(await found('围栏松动')).toEqual(['围栏松动'])
  await desk.must(code, { kind: 'showCard', card: cards[0]! })
  expect((await found('红砖墙')).sort()).toEqual(['红砖墙倾斜丁', '红砖墙倾斜甲'])

  const into = await open('红砖墙加固', [cards[3]!])
  const folded = await open('红砖墙要修', [cards[3]!])
  expect((await found('红砖墙', '&kind=matter')).sort()).toEqual(['红砖墙加固', '红砖墙要修'])
  await coordinator.post(
    `/api/communities/shilu/matters/${folded}/commands`,
    { kind: 'foldInto', into, reason: '同一件事' },
    { 'idempotency-key': id() },
  )
  expect(await found('红砖墙', '&kind=matter')).toEqual(['红砖墙加固'])
})

test('a search keeps to its community; a subdistrict searches all of its own', async () => {
  const other = await grove.meeting('别处', 'open', 'wanli')
  await (await grove.join(other.code)).card(other.code, '石狮子少了一只')
  await resident.card(code, '石狮子脚下积水')
  expect(await found('石狮子')).toEqual(['石狮子脚下积水'])
  const everywhere = await ask('石狮子', '', '/api/subdistricts/hedu')
  expect(everywhere.items.map(({ community, text }) => [community.slug, text.text]).sort()).toEqual([
    ['shilu', '石狮子脚下积水'],
    ['wanli', '石狮子少了一只'],
  ])
})

test('pages follow on each other; a query of signs alone finds nothing; what cannot be asked is refused', async () => {
  resident = await grove.join(code)
  for (let n = 0; n < 7; n++) await resident.card(code, `洒水车经过第${n}次`)
  const first = await ask('洒水车', '&limit=5')
  const second = await ask('洒水车', `&limit=5&after=${first.next}`)
  expect(new Set([...first.items, ...second.items].map((item) => item.id)).size).toBe(7)
  expect(second.next).toBeNull()
  for (const q of ['', '  ', '！？', `'`, `\\`, `'); --`, ' | &', '^^', '@card']) await ask(q)
  expect((await ask('！')).items).toEqual([])
  const refused = await grove.stranger().get(`/api/communities/shilu/search?q=${'x'.repeat(201)}`)
  expect([refused.status, refused.problem.code]).toEqual([400, 'malformed'])
  expect((await grove.stranger().get('/api/communities/nowhere/search?q=a')).status).toBe(404)
})

test('[J1] one field takes a receipt, the code of a meeting, or words: on the first page and on every page of a search', async () => {
  const { receipt } = await resident.must(code, { kind: 'postCard', id: id(), tree: 'problem', text: '路口的灯不亮' })
  const leads = async (page: string, typed: string) => {
    const reply = await grove.stranger().get(`${page}?q=${encodeURIComponent(typed)}`)
    return reply.headers.get('location') ?? reply.status
  }
  for (const page of ['/find', '/c/shilu/search', '/s/hedu/search']) {
    for (const typed of [receipt!, receipt!.toLowerCase(), ` ${receipt!.replaceAll('-', ' ')} `])
      expect(await leads(page, typed), page).toBe(`/r/${receipt}`)
    expect(await leads(page, `${code.slice(0, 3).toLowerCase()} ${code.slice(3)}`), page).toBe(`/m/${code}`)
    expect(await leads(page, 'AB2-DEF-GHJ'), 'whether there is one, its page says').toBe('/r/AB2-DEF-GHJ')
  }
  expect(await leads('/find', '路灯')).toBe(`/s/hedu/search?q=${encodeURIComponent('路灯')}`)
  expect(await leads('/c/shilu/search', 'apartment')).toBe(200)
  expect(await leads('/find', ' ')).toBe(404)
})

test('a card of one endless word, or of rare scripts, is kept and found', async () => {
  await resident.card(code, `${'x'.repeat(300)} 𠮷𠮷野家`)
  expect(await found('𠮷野家')).toHaveLength(1)
})

test('[J3] who writes is told of the matter that says the same of the same place, the open one first, and of no other', async () => {
  await open('清溪路井盖松动', [await resident.card(code, '清溪路井盖松动')], '清溪路')
  const already = async (text: string, who: Client = resident) => {
    const reply = await who.post(`/api/meetings/${code}/already`, { text })
    expect(reply.status, reply.text).toBe(200)
    return (reply.body as { items: { title: { text: string }; open: boolean }[] }).items
  }
  expect(await already('清溪路的井蓋高出路面，電動車過去要跳一下')).toMatchObject([
    { title: { text: '清溪路井盖松动' }, open: true },
  ])
  // One that ended is told after the open one, though it is newer.
  const ended = await open('清溪路井盖松动', [await resident.card(code, '清溪路井盖又松了')], '清溪路')
  for (const command of [
    { kind: 'triage', urgency: 2, importance: 2, reach: { people: 3 }, lane: 'quick', reason: '小事' },
    { kind: 'route', route: 'notAccepted', reason: '同一件事' },
  ])
    await coordinator.post(`/api/communities/shilu/matters/${ended}/commands`, command, { 'idempotency-key': id() })
  expect((await already('清溪路的井蓋高出路面，電動車過去要跳一下')).map((one) => one.open)).toEqual([true, false])
  // Also before they have joined, as on the first card.
  expect(await already('清溪路井盖翘起来了', grove.stranger())).toHaveLength(2)
  // The place alone, a word alone, or few words say nothing.
  for (const text of ['清溪路晚上太黑，老人踩空', '小区井盖真多', '井盖', '清溪路'])
    expect(await already(text)).toEqual([])
})

test('an older Grove’s cards are found: the search goes through the journal from its beginning', async () => {
  await grove.asOwner('delete from findable; delete from findable_head; delete from spelling')
  await expect.poll(() => found('石狮子')).toEqual(['石狮子脚下积水'])
  await expect.poll(() => found('pavemnet')).toEqual(['E-bikes parked all over the pavement'])
  // What was made under older terms is made anew.
  await grove.asOwner(`update findable set terms = array_to_tsvector(array['old']);
    delete from spelling; update findable_head set made = 0`)
  await expect.poll(() => found('石狮子')).toEqual(['石狮子脚下积水'])
  await expect.poll(() => found('zhuanyao')).toEqual(['砖窑路的升降机停了'])
})

test('a community that cannot be indexed leaves the others alone, and is found once it can be', async () => {
  const other = await grove.meeting('别处二', 'open', 'wanli')
  await grove.asOwner(`
    create function refuse() returns trigger language plpgsql as $$ begin raise 'no'; end $$;
    create trigger refuse before insert on findable for each row
      when (new.community = '${await communityOf('shilu')}'::uuid) execute function refuse()`)
  await resident.card(code, '铜铃铛响个不停')
  await (await grove.join(other.code)).card(other.code, '铜铃铛没有声音')
  const db = grove.owner
  const indexed = async (slug: string) =>
    Number(
      (
        await db
          .selectFrom('findable_head')
          .select('seq')
          .where('community', '=', await communityOf(slug))
          .executeTakeFirst()
      )?.seq,
    )
  const head = async (slug: string) =>
    Number(
      (
        await db
          .selectFrom('journal_head')
          .select('seq')
          .where('community', '=', await communityOf(slug))
          .executeTakeFirst()
      )?.seq,
    )
  await expect.poll(async () => (await indexed('wanli')) === (await head('wanli'))).toBe(true)
  expect(await indexed('shilu')).toBeLessThan(await head('shilu'))
  await grove.asOwner('drop trigger refuse on findable')
  expect(await found('铜铃铛')).toEqual(['铜铃铛响个不停'])
})

const communityOf = async (slug: string) => (await grove.services.identity.places.community(slug))!.id

// Last of all: nothing is left of the searches of this address.
test('lists and sheets filtered by words are searches: an address has 300 a minute, together; without words, and for staff, they are free', async () => {
  const base = '/api/communities/shilu'
  const stranger = grove.stranger()
  const status = async (path: string) => (await stranger.get(path)).status
  for (let asked = 0; asked < 300 && (await status(`${base}/matters?q=没有`)) === 200;) asked++
  const subdistrict = grove.services.identity.places
  const above = (await subdistrict.upward((await subdistrict.community('shilu'))!.id)).at(-1)!
  const filtered = [
    `${base}/matters`,
    `${base}/ledger.csv`,
    `${base}/ledger.xlsx`,
    `/c/shilu/matters`,
    `${base}/search`,
  ]
  for (const path of [...filtered, `/api/subdistricts/${above.slug}/matters`]) {
    expect(await status(`${path}?q=没有`), path).toBe(429)
    if (!path.endsWith('search')) expect(await status(path), path).toBe(200)
  }
  expect((await coordinator.get(`${base}/desk/matters?q=没有`)).status).toBe(200)
})
