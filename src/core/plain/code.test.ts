import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeReceipt, readReceipt, receiptAmong } from './code.ts'

test('a receipt is read as it was made, however somebody types it', () => {
  const receipt = makeReceipt(Uint8Array.from({ length: 40 }, (_, n) => n * 5))
  expect(receipt).toMatch(/^[2-9A-Z]{3}-[2-9A-Z]{3}-[2-9A-Z]{3}$/)
  for (const typed of [
    receipt,
    receipt.toLowerCase(),
    receipt.replaceAll('-', ''),
    ` ${receipt.replaceAll('-', ' — ')}`,
  ])
    expect(readReceipt(typed)).toBe(receipt)
})

test('a receipt among words is one in threes or with a digit; a word of nine letters is a word', () => {
  for (const typed of ['abc-def-ghj', 'ABC DEF GHJ', 'ABC — DEF — GHJ', 'ａｂ２defghj', ' 2BCDEFGHJ '])
    expect(receiptAmong(typed)).toMatch(/^.BC-DEF-GHJ$|^AB2-DEF-GHJ$/)
  for (const typed of ['apartment', 'street', '路灯', '', 'ABC-DEF', 'ABC-DEF-GHO', 'the bus now'])
    expect(receiptAmong(typed)).toBeUndefined()
})

test('what cannot be a receipt is none', () => {
  const token = 'mx39oa1b.6qui6nCW.rjNXm60szKr6bEqp'
  for (const typed of ['', '---', '卡', "A'; --", 'ABC\u0000DEF', 'ABC-DEF-GH', 'ABC-DEF-GHJK', token])
    expect(readReceipt(typed)).toBeUndefined()
  fc.assert(fc.property(fc.string(), (typed) => /^$|^[0-9A-Z-]+$/.test(readReceipt(typed) ?? '')))
})
