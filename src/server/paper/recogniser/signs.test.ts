import { expect, test } from 'vitest'
import { joined, signsIn } from './signs.ts'

const SIGNS = ['', '灯', '坏', ' ']
/** How likely each sign is at each place. */
const likely = (...places: number[][]) => Float32Array.from(places.flat())

test('[P12] a sign that goes over several places is one; with nothing between, the same one twice is two', () => {
  const read = signsIn(
    likely([0, 0.5, 0.1, 0], [0, 0.9, 0.1, 0], [0.9, 0, 0, 0], [0, 0.7, 0.2, 0], [0, 0.1, 0.6, 0]),
    SIGNS,
  )
  expect(read.map(({ sign, sure }) => [sign, Number(sure.toFixed(1))])).toEqual([
    ['灯', 0.9],
    ['灯', 0.7],
    ['坏', 0.6],
  ])
})

const line = (text: string, sure = 1) => Array.from(text, (sign) => ({ sign, sure }))

test('[P12] lines are joined as they are read: characters without, words with a space; what is unsure is marked', () => {
  expect(joined([line('灯坏'), line('了', 0.5)])).toEqual({ text: '灯坏了', doubtful: [2] })
  expect(joined([line(' the lamp'), line('is', 0.5), line('broken ')])).toEqual({
    text: 'the lamp is broken',
    doubtful: [9, 10],
  })
})

test('[P12] where nothing is written, or most of it is a guess, nothing is proposed', () => {
  expect(joined([])).toBeNull()
  expect(joined([line('三维楼差', 0.4)])).toBeNull()
  expect(joined([line('三维楼差', 0.4)], { legible: true })?.doubtful).toEqual([0, 1, 2, 3])
})
