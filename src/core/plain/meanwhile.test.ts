import { expect, test } from 'vitest'
import { comesTo } from './meanwhile.ts'

test('[R21] whoever began from what stands changes it; what stands so already is nothing, else somebody came before', () => {
  const [one, other] = [
    { name: '何阿婆', email: 'stolen@office.test' },
    { email: 'new@office.test', name: '何阿婆' },
  ]
  const named = { ...one, name: '何婆婆' }
  expect(comesTo(one, { ...one }, named)).toBe('change')
  expect(comesTo(named, one, named)).toBe('nothing')
  expect(comesTo(other, one, named)).toBe('changedMeanwhile')
  expect(comesTo({ ...other, also: undefined }, other, one)).toBe('change')
})
