import { describe, expect, test } from 'vitest'
import { faultOf } from '../../../core/ballot/rules.ts'
import {
  decidedBy,
  emptyQuestion,
  hundredths,
  motionIn,
  oneLineAnOwner,
  questionsOf,
  rollFile,
  rollIn,
  rulesFor,
  serialIn,
  stepIn,
  VOTE_KINDS,
} from './draft.ts'

test('[V8] every kind of vote that the desk offers can be sealed as it is', () => {
  const questions = questionsOf([{ ...emptyQuestion(), text: '修路灯' }])
  for (const kind of VOTE_KINDS)
    expect([kind, faultOf(questions, rulesFor(kind, '业主', 'manager', true, 0))]).toEqual([kind, undefined])
})

test('[V9] a roll is read as it is pasted: headings and running numbers are passed over', () => {
  const pasted = '序号\t姓名\t住处\t面积\n1\t陈伯\t3栋201\t89.34\n2\t林姨\t3栋202\t67.1\n\n'
  expect(rollIn(pasted)).toEqual([
    { name: '陈伯', place: '3栋201', area: 8934 },
    { name: '林姨', place: '3栋202', area: 6710 },
  ])
  expect(rollIn('陈伯，3栋\n林姨')).toEqual([
    { name: '陈伯', place: '3栋', area: 0 },
    { name: '林姨', place: '', area: 0 },
  ])
})

test('[V9] a roll comes from a file as spreadsheets save it: UTF-8, UTF-16, or as Excel writes Chinese', () => {
  const roll = [{ name: '陈伯', place: '3栋,201', area: 8934 }]
  const utf8 = new TextEncoder().encode('\uFEFF姓名,住处,面积\r\n陈伯,"3栋,201",89.34\r\n')
  expect(rollIn(rollFile(utf8)!)).toEqual(roll)
  const utf16 = Uint8Array.from([
    0xff,
    0xfe,
    ...new Uint8Array(Uint16Array.from('陈伯\t3栋,201\t89.34', (one) => one.charCodeAt(0)).buffer),
  ])
  expect(rollIn(rollFile(utf16)!)).toEqual(roll)
  // 陈伯,3栋 in GB 18030.
  const chinese = Uint8Array.from([0xb3, 0xc2, 0xb2, 0xae, 0x2c, 0x33, 0xb6, 0xb0])
  expect(rollIn(rollFile(chinese)!)).toEqual([{ name: '陈伯', place: '3栋', area: 0 }])
  expect(rollFile(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]))).toBeNull()
})

describe('[V3] floor area in hundredths', () => {
  test.each([
    ['89.34', 8934],
    ['89.3', 8930],
    ['89', 8900],
    ['0.29 m²', 29],
    ['120平方米', 12_000],
    ['', 0],
    ['89.345', 0],
    ['ca. 89', 0],
  ])('%s', (typed, area) => expect(hundredths(typed)).toBe(area))
})

test('[V12] options one a line make a question of choice', () => {
  expect(questionsOf([{ text: '选谁', options: '甲\n\n 乙 ', most: 2, seats: 1 }])[0]).toMatchObject({
    asks: 'choose',
    options: ['甲', '乙'],
    most: 2,
    seats: 1,
  })
})

test('[V11] a scanner types the ballot’s whole address: its end is the serial', () => {
  expect(serialIn('http://192.168.1.20:8080/c/rongbu/votes/K7Q2MD/ballot/482109375562014')).toBe('482109375562014')
  expect(serialIn('48210 93755 62014')).toBe('48210 93755 62014')
})

test('[V18] a vote that was begun from a matter’s step decides it with its first question', () => {
  const of = 'proposal=p&version=2&text=换电梯 · 第 2 版'
  const step = stepIn(new URLSearchParams(`matter=m&step=s&body=ownersAssembly&subject=rebuild&title=换电梯&${of}`))
  const about = { body: 'ownersAssembly', subject: 'rebuild', title: '换电梯', text: '换电梯 · 第 2 版' }
  expect(step).toEqual({ matter: 'm', step: 's', proposal: 'p', version: 2, ...about })
  const questions = questionsOf([emptyQuestion(), emptyQuestion()])
  expect(decidedBy(questions, step).map(({ decides }) => decides)).toEqual([
    { matter: 'm', step: 's', proposal: 'p', version: 2 },
    undefined,
  ])
  for (const none of [
    '',
    `matter=m&step=s&body=hall&${of}`,
    `matter=m&body=ownersAssembly&${of}`,
    'matter=m&step=s&body=ownersAssembly',
  ])
    expect(stepIn(new URLSearchParams(none))).toBeNull()
})

test('[M51] a vote that was begun from a motion has its words, its meeting and its wording', () => {
  const motion = motionIn(new URLSearchParams('motion=m&version=2&meeting=k&title=1 号动议&text=画线'))
  expect(motion).toEqual({ motion: 'm', version: 2, meeting: 'k', title: '1 号动议', text: '画线' })
  expect(decidedBy(questionsOf([emptyQuestion()]), motion)[0]!.decides).toEqual({ motion: 'm', version: 2 })
  for (const none of ['', 'motion=m&version=0&meeting=k&text=x', 'motion=m&version=1&text=x'])
    expect(motionIn(new URLSearchParams(none))).toBeNull()
})

test('[V3] an owner of several flats is one head, with the floor area of all of them', () => {
  const read = rollIn(
    '陈伯\t3栋201\t89.34\n林姨\t3栋202\t67.10\n陈伯\t3栋203\t45.00\n王叔\t1栋1\tca. 9\n王叔\t1栋2\t10',
  )
  expect(oneLineAnOwner(read)).toEqual([
    { name: '陈伯', place: '3栋201、3栋203', area: 13_434 },
    { name: '林姨', place: '3栋202', area: 6710 },
    { name: '王叔', place: '1栋1、1栋2', area: null },
  ])
  const flats = Array.from({ length: 40 }, (_, i) => ({ name: '开发商', place: `9栋${i + 101}`, area: 100 }))
  expect(oneLineAnOwner(flats)).toEqual([{ name: '开发商', place: '9栋101 ×40', area: 4000 }])
})
