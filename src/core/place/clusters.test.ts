import { expect, test } from 'vitest'
import { clustersOf, distance } from './clusters.ts'

const at = (x: number, y: number) => ({ x, y })

test('[T44] points a finger apart are one cluster, the largest first, whatever their order', () => {
  const points = [at(100, 100), at(500, 500), at(130, 110), at(505, 500), at(500, 520), at(900, 100)]
  const clusters = clustersOf(points, 1)
  expect(clusters.map(({ points }) => points.length)).toEqual([3, 2, 1])
  expect(clusters[1]).toMatchObject({ x: 115, y: 105 })
  expect(clustersOf([...points].reverse(), 1)).toEqual(clusters)
  expect(clustersOf([], 1)).toEqual([])
})

test('[T43] distances are of the width: a tall plan has more of it from top to bottom', () => {
  expect(distance(at(0, 0), at(30, 0), 2)).toBe(30)
  expect(distance(at(0, 0), at(0, 15), 2)).toBe(30)
  expect(clustersOf([at(0, 0), at(0, 60)], 1)).toHaveLength(1)
  expect(clustersOf([at(0, 0), at(0, 60)], 2)).toHaveLength(2)
})
