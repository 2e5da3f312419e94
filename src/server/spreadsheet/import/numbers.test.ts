import { expect, test } from 'vitest'
import { wholeOf } from './numbers.ts'

test.each([
  ['40', 40],
  ['1,200', 1200],
  ['1，200', 1200],
  ['1,234,567', 1_234_567],
  ['１２００', 1200],
  ['3万', 30_000],
  ['3萬', 30_000],
  ['1.5万人', 15_000],
  ['0.2亿', 20_000_000],
  ['3千', 3000],
  ['40人', 40],
  ['40 people', 40],
  ['40.0', 40],
  ['0', 0],
])('“%s” people are %i', (cell, people) => expect(wholeOf(cell)).toBe(people))

test.each([
  '100-200',
  '约300',
  '300多',
  '40户',
  '3.5',
  '1,20',
  '12,00',
  '-3',
  '1e3',
  '三十',
  '1.5亿亿',
  '999999999',
  '22:99',
  '',
])('“%s” is no one number, and nobody guesses one', (cell) => expect(wholeOf(cell)).toBeNull())
