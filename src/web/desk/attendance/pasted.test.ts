import { expect, test } from 'vitest'
import { capacityOf, leftOut, readPasted } from './pasted.ts'
import capacities from '../../strings/capacity.ts'
import { CAPACITIES } from '../../../core/meeting/meeting.ts'

const brief = (text: string) => readPasted(text).map(({ name, capacity }) => [name, capacity])

test('tabs, as a spreadsheet gives them, with a header row', () => {
  expect(brief('姓名\t身份\n王秀英\t居民\n陈建国\t居民代表\n')).toEqual([
    ['王秀英', 'resident'],
    ['陈建国', 'representative'],
  ])
})

test('commas of every kind, and no header', () => {
  expect(brief('林志强,物业\r\n黄美玲，社区居委会\nAnna Lee; business')).toEqual([
    ['林志强', 'property'],
    ['黄美玲', 'committee'],
    ['Anna Lee', 'enterprise'],
  ])
})

test('columns in another order, with running numbers', () => {
  expect(brief('序号\t单位\t姓名\n1\t城管\t赵刚\n2\t街道\t吴敏')).toEqual([
    ['赵刚', 'department'],
    ['吴敏', 'official'],
  ])
  expect(brief('1\t赵刚\t居民\n2\t吴敏\t党员')).toEqual([
    ['赵刚', 'resident'],
    ['吴敏', 'member'],
  ])
})

test('[J8] a relay copied from a chat: numbers, buildings and phones are no names, capacities are understood', () => {
  const relay =
    '#接龙\n周六下午议事会，来的请接龙\n1. 王秀英 3栋 13800138000\n2. 陈建国 物业\n3、李阿姨 5号楼2单元 带孙子\n 4.Anna'
  expect(readPasted(relay).map(({ name, capacity, known }) => [name, capacity, known])).toEqual([
    ['王秀英', 'resident', true],
    ['陈建国', 'property', true],
    ['李阿姨', 'other', false],
    ['Anna', 'resident', true],
  ])
})

test('[J8] a relay is known without its head, by lines that count up from one', () => {
  const names = (text: string) => readPasted(text).map(({ name, capacity }) => [name, capacity])
  expect(names('来的请报名：\n1. 王秀英 3栋 13800138000\n2. 陈建国 物业\n3、李阿姨')).toEqual([
    ['王秀英', 'resident'],
    ['陈建国', 'property'],
    ['李阿姨', 'resident'],
  ])
  // Somebody has left the list.
  expect(names('1. 王秀英 3栋\n3. 陈建国 物业')).toEqual([
    ['王秀英', 'resident'],
    ['陈建国', 'property'],
  ])
  expect(names('王秀英\n1. 陈建国')).toEqual([
    ['王秀英', 'resident'],
    ['1. 陈建国', 'resident'],
  ])
})

test('names alone are residents; what is not understood is other and says so', () => {
  expect(readPasted('王秀英')).toEqual([{ name: '王秀英', capacity: 'resident', said: '', known: true }])
  expect(readPasted('王秀英\t舞狮队')).toEqual([{ name: '王秀英', capacity: 'other', said: '舞狮队', known: false }])
})

test('twice the same name is one person, empty lines are none, quotes go', () => {
  expect(brief('\n"Lee, Anna",Resident\n\n王秀英\n王秀英\t居民\n')).toEqual([
    ['Lee, Anna', 'resident'],
    ['王秀英', 'resident'],
  ])
  expect(readPasted(' \n\t\n')).toEqual([])
})

test('names that stand twice are told, with how often, and lines without a name are counted', () => {
  const pasted = '姓名,身份\n王秀英,居民\n陈建国,物业\n王秀英,居民代表\n,顾问\n 王秀英 ,\n'
  expect(leftOut(pasted)).toEqual({ twice: [{ name: '王秀英', times: 3 }], nameless: 1 })
  expect(brief(pasted)).toEqual([
    ['王秀英', 'resident'],
    ['陈建国', 'property'],
  ])
  expect(leftOut('王秀英\n陈建国')).toEqual({ twice: [], nameless: 0 })
  const long = '长'.repeat(61)
  expect(readPasted(long)[0]!.name).toBe(long)
})

test('an empty cell between commas is one, and a quote without a partner is a sign', () => {
  expect(brief('1,,王秀英\n2,,"陈')).toEqual([
    ['1', 'resident'],
    ['2', 'resident'],
  ])
  expect(readPasted('身份,姓名\n,"Lee, Anna"\n居民,5"王')).toMatchObject([{ name: 'Lee, Anna' }, { name: '5"王' }])
})

test('every capacity is recognised by its own name in every language', () => {
  for (const capacity of CAPACITIES) {
    for (const word of capacities[`capacity.${capacity}`]) expect([word, capacityOf(word)]).toEqual([word, capacity])
  }
})
