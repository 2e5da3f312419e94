import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BrowserContextOptions, Page } from 'playwright-core'
import type { Clock } from '../../src/core/plain/clock.ts'
import { aheadAt, instantAt, minuteAt } from '../../src/core/plain/clock.ts'
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

test('[L12] a zone that is set reaches the phone and the desk that are open, without loading them anew', async () => {
  const coordinator = await stage.atDesk('coordinator')
  const api = `${stage.grove.url}/api`
  const setZone = (zone: Clock) => coordinator.request.put(`${api}/communities/rongbu/zone`, { data: { zone } })
  const facilitator = await stage.atDesk('facilitator')
  const startsAt = Date.UTC(2027, 2, 3, 14, 30)
  const made = await facilitator.request.post(`${api}/communities/rongbu/meetings`, {
    data: { id: newId(), theme: 'Clock', startsAt, joining: 'anyone' },
  })
  const { code } = (await made.json()) as { code: string }
  await facilitator.request.post(`${api}/meetings/${code}/commands`, {
    data: { kind: 'setStage', stage: 'announced' },
    headers: { 'idempotency-key': newId() },
  })
  const reader = await farAway('phone', 'Asia/Tokyo')
  await reader.goto(`${stage.hall}/m/${code}`)
  await reader.getByText('22:30').waitFor()
  await facilitator.goto(`${stage.grove.url}/desk/meetings/${code}/settings`)
  const shown = () => startIn(facilitator, 'zh-Hans')
  await expect.poll(shown).toBe('2027-03-03T22:30')
  for (const [zone, time] of [
    ['Asia/Kolkata', '20:00'],
    ['Asia/Shanghai', '22:30'],
  ] as const) {
    expect((await setZone(zone)).status()).toBe(200)
    await reader.getByText(time).waitFor()
    await expect.poll(shown).toBe(`2027-03-03T${time}`)
  }
})

/** When a meeting begins, as the desk's fields have it. */
async function startIn(desk: Page, locale: 'zh-Hans' | 'en'): Promise<string> {
  const say = wordsOn('desk', locale)
  const [day, time] = [desk.getByLabel(say('meeting.startsAt')), desk.getByLabel(say('form.time')).first()]
  return `${await day.inputValue()}T${await time.inputValue()}`
}

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

test.each<[string, Clock, string]>([
  ['Asia/Tokyo', 'Asia/Shanghai', '22:30'],
  ['America/Los_Angeles', 'Asia/Kolkata', '20:00'],
  ['Asia/Shanghai', 'Europe/Berlin', '15:30'],
  ['Europe/London', 'Australia/Lord_Howe', '01:30'],
])(
  'a browser in %s, a community in %s: every page and the desk say %s, and what is typed is meant so',
  async (zone, clock, time) => {
    const coordinator = await stage.atDesk('coordinator')
    const api = `${stage.grove.url}/api`
    const set = await coordinator.request.put(`${api}/communities/rongbu/zone`, { data: { zone: clock } })
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
    const hour = minuteAt(clock, Date.now()).slice(11, 13)
    await reader.goto(`${stage.hall}/r/${receipt}`)
    await reader
      .getByText(new RegExp(`\\b${hour}:\\d\\d`))
      .first()
      .waitFor()
    const csv = await (await reader.request.get(`${api}/meetings/${code}/cards.csv`)).text()
    expect(csv).toMatch(new RegExp(`T${hour}:\\d\\d:[\\d.]+\\${aheadAt(clock, Date.now())}`))

    await desk.goto(`${stage.grove.url}/desk/meetings/${code}/settings`)
    const at = wordsOn('desk', 'en')
    const field = desk.getByLabel(at('meeting.startsAt'))
    await field.waitFor()
    expect(await startIn(desk, 'en')).toBe(minuteAt(clock, startsAt))
    expect(minuteAt(clock, startsAt)).toContain(`T${time}`)
    // The next day, and beyond the days on which summer time begins and ends.
    for (const day of ['2027-03-04', '2027-03-29', '2027-04-12']) {
      await field.fill(day)
      await desk.getByLabel(at('form.time')).first().fill(time)
      await desk.getByRole('button', { name: at('meeting.save') }).click()
      await expect.poll(async () => (await stage.board(code)).startsAt).toBe(instantAt(clock, `${day}T${time}`))
    }
    const summer = { 'Europe/Berlin': '2027-04-12T13:30', 'Australia/Lord_Howe': '2027-04-11T15:00' }
    if (clock in summer)
      expect(minuteAt('UTC', (await stage.board(code)).startsAt)).toBe(summer[clock as keyof typeof summer])
  },
)
