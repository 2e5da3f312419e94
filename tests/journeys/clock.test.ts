import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { SIZES, WAITS } from '../build/browser.ts'
import type { Stage } from './stage.ts'
import { newId, setStage } from './stage.ts'
import { wordsOn } from './text.ts'

let stage: Stage

beforeAll(async () => {
  // A server of another zone than the community and the browsers.
  stage = await setStage({ TZ: 'America/New_York' })
})
afterAll(() => stage?.end())

/** A browser on the other side of the world. */
async function farAway(
  size: keyof typeof SIZES,
  zone: string,
  storageState: BrowserContextOptions['storageState'] = { cookies: [], origins: [] },
): Promise<Page> {
  const context = await stage.browser.newContext({
    viewport: SIZES[size],
    locale: 'en-GB',
    timezoneId: zone,
    storageState,
  })
  context.setDefaultTimeout(WAITS)
  return context.newPage()
}

test.each([
  ['Asia/Tokyo', 480, '22:30'],
  ['America/Los_Angeles', 330, '20:00'],
])(
  'a browser in %s, at a clock %i minutes ahead of UTC: every page and the desk say %s',
  async (zone, utcOffset, time) => {
    const coordinator = await stage.atDesk('coordinator')
    const api = `${stage.grove.url}/api`
    const kept = await coordinator.request.get(`${api}/communities/rongbu/ledger/settings`)
    const { calendar } = (await kept.json()) as { calendar: object }
    const set = await coordinator.request.patch(`${api}/communities/rongbu/ledger/settings`, {
      data: { calendar: { ...calendar, utcOffset } },
      headers: { 'idempotency-key': newId() },
    })
    expect(set.status(), await set.text()).toBe(200)
    const facilitator = await stage.atDesk('facilitator')
    const desk = await farAway('desktop', zone, await facilitator.context().storageState())
    const startsAt = Date.UTC(2027, 2, 3, 14, 30)
    const made = await desk.request.post(`${api}/communities/rongbu/meetings`, {
      data: { id: newId(), theme: `Clock ${zone}`, startsAt, joining: 'anyone' },
    })
    const { code } = (await made.json()) as { code: string }
    const stageTo = (to: string) =>
      desk.request.post(`${api}/meetings/${code}/commands`, {
        data: { kind: 'setStage', stage: to },
        headers: { 'idempotency-key': newId() },
      })
    await stageTo('announced')

    const reader = await farAway('phone', zone)
    for (const path of ['/', '/c/rongbu', `/poster/${code}`, `/m/${code}`]) {
      await reader.goto(stage.hall + path)
      await reader.getByText(time).first().waitFor()
    }
    await stageTo('open')
    const somebody = await stage.somebody(code)
    const { receipt } = await somebody({ kind: 'postCard', id: newId(), tree: 'problem', text: 'The lamp is out' })
    const hour = new Date(Date.now() + utcOffset * 60_000).toISOString().slice(11, 13)
    await reader.goto(`${stage.hall}/r/${receipt}`)
    await reader
      .getByText(new RegExp(`\\b${hour}:\\d\\d`))
      .first()
      .waitFor()
    const csv = await (await reader.request.get(`${api}/meetings/${code}/cards.csv`)).text()
    expect(csv).toMatch(new RegExp(`T${hour}:\\d\\d:[\\d.]+\\+0${Math.floor(utcOffset / 60)}:`))

    await desk.goto(`${stage.grove.url}/desk/meetings/${code}/settings`)
    const at = wordsOn('desk', 'en')
    const field = desk.getByLabel(at('meeting.startsAt'))
    expect(await field.inputValue()).toBe(`2027-03-03T${time}`)
    await field.fill(`2027-03-04T${time}`)
    await desk.getByRole('button', { name: at('meeting.save') }).click()
    await expect.poll(async () => (await stage.board(code)).startsAt).toBe(startsAt + 86_400_000)
  },
)
