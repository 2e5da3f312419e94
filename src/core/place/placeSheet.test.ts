import { expect, test } from 'vitest'
import type { Place } from './place.ts'
import { freeSlug, mayMove, placesInSheet } from './placeSheet.ts'

const named = (rows: string[][], kind: Place['kind'] = 'subdistrict') =>
  placesInSheet(rows, kind).map(({ kind, name, under, slug, why }) => [kind, [...under, name].join('/'), slug, why])

test('[R15] a sheet names each place once; an empty cell means what stands above it', () => {
  const rows = [
    ['社区', '网格', '楼栋'],
    ['榕埠社区 rongbu', '一网格', '1栋'],
    ['', '', '2栋'],
    ['', '二网格'],
    ['Riverside', 'East', '1'],
    ['', '二网格'],
  ]
  expect(named(rows)).toEqual([
    ['community', '榕埠社区', 'rongbu', undefined],
    ['grid', '榕埠社区/一网格', undefined, undefined],
    ['building', '榕埠社区/一网格/1栋', undefined, undefined],
    ['building', '榕埠社区/一网格/2栋', undefined, undefined],
    ['grid', '榕埠社区/二网格', undefined, undefined],
    ['community', 'Riverside', undefined, undefined],
    ['grid', 'Riverside/East', undefined, undefined],
    ['building', 'Riverside/East/1', undefined, undefined],
    ['grid', 'Riverside/二网格', undefined, undefined],
  ])
})

test('[R15] what cannot be taken says so, and the rest is read', () => {
  expect(
    named(
      [
        ['', '1栋'],
        ['一网格', 'x'.repeat(61)],
        ['一网格', '2栋'],
      ],
      'community',
    ),
  ).toEqual([
    ['building', '/1栋', undefined, 'nothingAbove'],
    ['grid', '一网格', undefined, undefined],
    ['building', `一网格/${'x'.repeat(60)}`, undefined, 'nameUnfit'],
    ['building', '一网格/2栋', undefined, undefined],
  ])
  expect(named([['a\u0000']], 'grid')[0]![3]).toBe('nameUnfit')
})

test('an address that nobody gave is the one above with the next free number', () => {
  expect(freeSlug({ slug: 'rongbu' }, new Set(['rongbu', 'rongbu-1', 'rongbu-3']))).toBe('rongbu-2')
  expect(freeSlug({ slug: 'x'.repeat(60) }, new Set()).length).toBeLessThanOrEqual(60)
  // [R15] Of a sheet no number is tried twice, also below places that share a stem.
  const [taken, tried] = [new Set<string>(), new Map<string, number>()]
  const all = ['a', 'b', 'c'].map((end) => freeSlug({ slug: 'x'.repeat(50) + end }, taken, tried))
  expect(all.map((slug) => slug.slice(50))).toEqual(['-1', '-2', '-3'])
})

test('[R14] a community moves between subdistricts, a building between the grids of its community, a grid stays', () => {
  const place = (id: string, kind: Place['kind'], parent: string | null) => ({ id, kind, parent, slug: id }) as Place
  const all = new Map(
    [
      place('s1', 'subdistrict', null),
      place('s2', 'subdistrict', null),
      place('c1', 'community', 's1'),
      place('c2', 'community', 's1'),
      place('g1', 'grid', 'c1'),
      place('g2', 'grid', 'c1'),
      place('g3', 'grid', 'c2'),
      place('b1', 'building', 'g1'),
    ].map((one) => [one.id, one]),
  )
  const may = (from: string, to: string) => mayMove(all.get(from)!, all.get(to)!, all)
  expect([may('c1', 's2'), may('b1', 'g2'), may('g1', 'c1')]).toEqual([true, true, true])
  expect([may('g1', 'c2'), may('b1', 'g3'), may('b1', 'c1'), may('c1', 'c2'), may('s1', 's2')]).toEqual(
    Array(5).fill(false),
  )
})
