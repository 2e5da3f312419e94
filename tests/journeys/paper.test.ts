import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isDrawn } from '../../src/server/paper/second.ts'
import type { PaperDesk } from '../../src/wire/paper.ts'
import { stringsFor } from '../../src/web/strings.ts'
import { openDevice } from '../build/browser.ts'
import { photoOfCards } from './photoOfCards.ts'
import type { Stage } from './stage.ts'
import { newId, setStage } from './stage.ts'
import { wordsOn } from './text.ts'
import { violations } from './violations.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage?.end())

const say = wordsOn('desk')
const words: Record<string, string> = stringsFor('desk', 'zh-Hans')
const told = (key: string, facts: Record<string, number>): string =>
  Object.entries(facts).reduce((text, [name, value]) => text.replace(`{${name}}`, String(value)), words[key]!)

/** A picture of nothing. */
const plain = (n: number): Promise<Buffer> =>
  sharp({ create: { width: 90, height: 70, channels: 3, background: { r: 120, g: 90, b: n } } })
    .png()
    .toBuffer()

const photoOf = async (pdf: Uint8Array, texts: readonly string[]) => ({
  name: 'table.jpg',
  mimeType: 'image/jpeg',
  buffer: await photoOfCards(pdf, texts),
})

test('[P1] [P5] cards are printed, written on, photographed, looked at and hung; the stub opens the receipt', async () => {
  const desk = await stage.atDesk('facilitator')
  await desk.goto(`${stage.grove.url}/desk/meetings/${stage.code}/paper`)
  await desk.getByLabel(say('deskPaper.count')).fill('4')
  await desk.getByRole('button', { name: say('deskPaper.make') }).click()
  const open = desk.getByRole('link', { name: say('deskPaper.openFile') })
  await open.waitFor()
  expect(await violations(desk)).toEqual([])
  const printed = await desk.request.get(`${stage.grove.url}${await open.getAttribute('href')}`)
  expect(printed.headers()['content-type']).toBe('application/pdf')

  // One photo of the table; the other one is dark and shows nothing.
  const photo = await photoOf(new Uint8Array(await printed.body()), ['三号楼后巷的灯坏了', '我家有梯子，可以借'])
  await desk.locator('input[type=file][multiple]').setInputFiles([photo])
  await desk.getByText(told('deskPaper.found', { n: 2 })).waitFor()
  await desk.getByText(told('deskPaper.left', { n: 2 })).waitFor()
  const picture = desk.getByAltText(told('deskPaper.pictureOf', { number: 1 }))
  await expect.poll(() => picture.evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBeGreaterThan(300)
  await desk.getByText(`${words['deskPaper.box.mayBeNamed']}: ${words['deskPaper.tick.ticked']}`).waitFor()
  expect(await violations(desk)).toEqual([])

  // Enter hangs the first, and the next one lies there. Its tree is another than the paper's: that is asked.
  const text = desk.getByLabel(say('board.cardText'))
  await text.fill('三号楼后巷的灯坏了')
  await text.press('Enter')
  await desk.getByRole('heading', { name: told('deskPaper.card', { number: 2 }) }).waitFor()
  await text.fill('我家有梯子，可以借')
  await desk.getByText(words['tree.vision.short']!, { exact: true }).click()
  await desk.getByText(say('deskPaper.otherTree')).waitFor()
  await desk.getByRole('button', { name: say('deskPaper.asPrinted') }).click()
  await text.press('Enter')
  await desk.getByText(say('deskPaper.none')).waitFor()
  const cards = Object.values((await stage.board()).cards)
  expect(cards.filter(({ text: said }) => said === '我家有梯子，可以借').map(({ tree }) => tree)).toEqual(['action'])

  // Photographed again it is the same two cards.
  await desk.locator('input[type=file][multiple]').setInputFiles([photo])
  await desk.getByText(told('deskPaper.again', { n: 2 })).waitFor()
  expect(await desk.getByText(say('deskPaper.none')).count()).toBe(1)

  // [P15] Many photos at once wait at Grove, not in the page: it is loaded anew, and each is read.
  const more = await Promise.all(
    [1, 2, 3].map(async (n) => ({ name: `${n}.png`, mimeType: 'image/png', buffer: await plain(n) })),
  )
  await desk.locator('input[type=file][multiple]').setInputFiles(more)
  await desk.getByText(words['deskPaper.goes']!).first().waitFor({ state: 'detached' })
  await desk.reload()
  await desk.getByText(told('deskPaper.readOf', { n: 5, of: 5 })).waitFor()
  expect(await violations(desk)).toEqual([])

  // The stub: on anybody's phone, over plain http.
  const [{ receipt }] = (await stage.query(
    `select receipt from paper_card join meeting_code using (community, meeting) where code = '${stage.code}' and number = 1`,
  )) as [{ receipt: string }]
  const { page: phone } = await openDevice(stage.browser, 'phone')
  await phone.goto(`${stage.hall}/r/${receipt}`)
  await phone.getByText('三号楼后巷的灯坏了').first().waitFor()
})

test('[P14] a colleague reads a card again without seeing what the first one read, and says which reading holds', async () => {
  const desk = await stage.atDesk('facilitator')
  const at = `${stage.grove.url}/api/meetings/${stage.code}`
  const send = (method: 'POST' | 'PATCH', path: string, data: object) =>
    desk.request.fetch(at + path, { method, data, headers: { 'idempotency-key': newId() } })
  const [{ value: key, community, meeting }] = (await stage.query(
    `select value, community, meeting from installation, meeting_code where key = 'ticketKey' and code = '${stage.code}'`,
  )) as [{ value: string; community: string; meeting: string }]
  let number = 5
  while (!isDrawn(key, { community, id: meeting }, number)) number++
  await send('POST', '/paper/cards', { count: number, trees: ['problem'], size: 'a6' })
  // The pictures of nothing wait on the pile: on one of them somebody reads that number.
  const { pictures } = (await (await desk.request.get(`${at}/paper`)).json()) as PaperDesk
  const picture = pictures.find((one) => one.number === null)!.id
  await send('PATCH', `/paper/pictures/${picture}`, { number, seen: { mayBeNamed: false, callBack: false } })
  await send('POST', '/commands', {
    kind: 'postCard',
    id: newId(),
    tree: 'problem',
    text: '井盖晚上响',
    paper: String(number),
  })

  const colleague = await stage.atDesk('spotter')
  // The lot may have fallen on cards that hang already: those the colleague reads first, as they are.
  const before = pictures.filter((one) => one.number !== null && isDrawn(key, { community, id: meeting }, one.number))
  for (const { id, card, seen } of before) {
    const { tree, text, where } = Object.values((await stage.board()).cards).find((one) => one.number === card)!
    const reading = await colleague.request.post(`${at}/paper/pictures/${id}/readings`, {
      data: { tree, text, where, boxes: seen },
      headers: { 'idempotency-key': newId() },
    })
    expect(((await reading.json()) as { differs: string[] }).differs).toEqual([])
  }
  await colleague.goto(`${stage.grove.url}/desk/meetings/${stage.code}/paper`)
  await colleague.getByText(told('deskPaper.secondLeft', { n: 1 })).waitFor()
  const text = colleague.getByLabel(say('board.cardText'))
  expect(await text.inputValue()).toBe('')
  expect(await violations(colleague)).toEqual([])
  await text.fill('井盖晚上晌')
  await text.press('Enter')
  await colleague.getByText('井盖晚上响').waitFor()
  expect(await violations(colleague)).toEqual([])
  await colleague.getByRole('button', { name: say('deskPaper.holds.first') }).click()
  await colleague.getByText(told('deskPaper.secondShown', { n: 1 + before.length, differing: 1 })).waitFor()
  await colleague.getByText('井盖晚上晌').waitFor({ state: 'detached' })
  const record = await desk.request.get(`${stage.grove.url}/m/${stage.code}/record`)
  expect(await record.text()).toContain('其中 1 张两人读得不一样')
})
