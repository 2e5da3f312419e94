import { expect, test } from 'vitest'
import { settingsFault } from '../../../core/round/settings.ts'
import { leftIn, projectValues, saidIn, settingsIn, usualSettings, valuesOf } from './forms.ts'

test('usual settings can be held once money, kinds and the lot are said, and are read back as they were typed', () => {
  const typed = {
    ...usualSettings(2026, '居民'),
    title: '大盆菜',
    budget: 200000,
    works: 100000,
    goods: 50000,
    lotFrom: '福彩',
  }
  const settings = settingsIn(typed)
  expect(settingsFault(settings)).toBeUndefined()
  expect(settings).toMatchObject({ budget: 20_000_000, caps: { works: 10_000_000, services: null, goods: 5_000_000 } })
  expect(settingsIn(valuesOf('大盆菜', settings))).toEqual(settings)
})

test('cost lines are read as they are written on paper: what, how many, each; or what and the sum', () => {
  const typed = {
    kind: 'goods',
    title: '柜',
    lines: '充电柜 2 23,000\n安装费 800\n说明',
    funds: '物业公司 1000',
    from: '2026-03-01',
    until: '2026-10-25',
  }
  const said = saidIn(typed, 'Europe/Berlin')
  expect(said.lines).toEqual([
    { what: '充电柜', quantity: 2, price: 2_300_000 },
    { what: '安装费', quantity: 1, price: 80_000 },
    { what: '说明', quantity: 1, price: 0 },
  ])
  expect(said.funds).toEqual([{ from: '物业公司', amount: 100_000 }])
  // [B35] From and until are days of the place, also where its clock changes on one of them.
  expect([said.from, said.until]).toEqual([Date.UTC(2026, 2, 1, 11), Date.UTC(2026, 9, 25, 11)])
  expect(saidIn(projectValues(said, 'Europe/Berlin'), 'Europe/Berlin')).toEqual(said)
  expect(saidIn(projectValues({ ...said, until: null }, 'Europe/Berlin'), 'Europe/Berlin').until).toBeNull()
})

test('what the body leaves out: a number and why, one a line', () => {
  expect(leftIn('3 街道已经在做\n5号：没有地方')).toEqual([
    { n: 3, reason: '街道已经在做' },
    { n: 5, reason: '没有地方' },
  ])
})
