import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Capacity } from './meeting.ts'
import { CAPACITIES } from './meeting.ts'
import { presentByCapacity } from './count.ts'

const told = (capacities: Partial<Record<Capacity, number>>) =>
  presentByCapacity({ attendance: { people: 0, capacities, expected: 0, headCount: null, named: [] } }).map(
    ({ capacity, people }) => [capacity, people],
  )

test('[J7] [M8] the one person of a capacity is not told by it', () => {
  expect(told({ resident: 27, official: 6, property: 1 })).toEqual([
    ['resident', 27],
    ['further', 7],
  ])
  expect(told({ resident: 27, official: 4, property: 1 })).toEqual([
    ['resident', 27],
    ['further', 5],
  ])
  expect(told({ resident: 27, official: 6 })).toEqual([
    ['resident', 27],
    ['official', 6],
  ])
  expect(told({ resident: 4 })).toEqual([])
  expect(told({})).toEqual([])
})

test('[M8] no capacity that is told has fewer than five, nor have those that stand together, and nobody is lost', () => {
  const counts = fc.dictionary(fc.constantFrom(...CAPACITIES), fc.integer({ min: 1, max: 12 }))
  fc.assert(
    fc.property(counts, (capacities) => {
      const groups = told(capacities) as [string, number][]
      for (const [, people] of groups) expect(people).toBeGreaterThanOrEqual(5)
      const all = Object.values(capacities).reduce((sum, n) => sum + n, 0)
      if (groups.length > 0) expect(groups.reduce((sum, [, n]) => sum + n, 0)).toBe(all)
    }),
  )
})
