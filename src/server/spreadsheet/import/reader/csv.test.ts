import { expect, test } from 'vitest'
import { csvRows, readCsv } from './csv.ts'
import { Refused } from './found.ts'
import { headingScore } from './heading.ts'

const rows = (text: string, delimiter = ',') =>
  [...csvRows(text, delimiter)].map(({ line, cells }) => [
    line,
    ...[...cells].map(([at, cell]) => `${at}:${cell as string}`),
  ])
const read = (text: string) => readCsv(text, headingScore).map(({ line, cells }) => [line, ...cells.values()])
const quote = (text: string) => {
  try {
    return rows(text)
  } catch (error) {
    return error instanceof Refused ? { [error.code]: error.facts.line } : error
  }
}

test('line ends of every kind part rows, also in one file', () => {
  expect(rows('a,b\r\nc\rd\n\ne')).toEqual([[1, '0:a', '1:b'], [2, '0:c'], [3, '0:d'], [4], [5, '0:e']])
  expect(rows('a,b\n')).toEqual([[1, '0:a', '1:b']])
  expect(rows('')).toEqual([])
})

test('quotes hold delimiters, line ends and quotes; lines are counted on', () => {
  expect(rows('a,"b, ""c""\r\nd" \n e ')).toEqual([
    [1, '0:a', '1:b, "c"\r\nd'],
    [3, '0:e'],
  ])
  expect(rows('5" pipe,say "x"')).toEqual([[1, '0:5" pipe', '1:say "x"']])
})

test('a quote without a partner swallows no rows: its line is named', () => {
  expect(quote('a\nb,"c\nd\ne')).toEqual({ importQuote: 2 })
  expect(quote('a\n1,"b,x\n2,c\n3,"d",y')).toEqual({ importQuote: 2 })
  expect(quote('"甲"和"乙",x')).toEqual({ importQuote: 1 })
})

test('the delimiter is the one at which the text reads as a ledger, or the one that sep= names', () => {
  const told = [
    [1, '标题', '地点'],
    [2, '路,灯;不亮', '三井巷'],
  ]
  for (const sign of [',', ';', '\t', '，', '|']) {
    expect(read(`标题${sign}地点\n"路,灯;不亮"${sign}三井巷`)).toEqual(told)
  }
  expect(read('\r\n \n标题;地点\na;b')).toEqual([
    [3, '标题', '地点'],
    [4, 'a', 'b'],
  ])
  expect(read('sep=;\r\n标题;地点\r\n"a";b,c')).toEqual([
    [2, '标题', '地点'],
    [3, 'a', 'b,c'],
  ])
  expect(read('"sep=\t"\n标题\t地点\na\tb')).toHaveLength(2)
})
