import { expect, test } from 'vitest'
import { routeOf } from './route.ts'

test.each([
  ['/desk', { page: 'home' }],
  ['/desk/', { page: 'home' }],
  ['/desk/new', { page: 'new' }],
  ['/desk/people/', { page: 'people' }],
  ['/desk/places', { page: 'places' }],
  ['/desk/setup', { page: 'setup' }],
  ['/desk/meetings/k7q2md', { page: 'meeting', code: 'K7Q2MD', tab: 'board' }],
  ['/desk/meetings/K7Q2MD/attendance', { page: 'meeting', code: 'K7Q2MD', tab: 'attendance' }],
  ['/desk/c/rongbu', { page: 'ledger', slug: 'rongbu', view: 'matters' }],
  ['/desk/c/rongbu/import', { page: 'ledger', slug: 'rongbu', view: 'import' }],
  ['/desk/c/rongbu/matters/12', { page: 'matter', slug: 'rongbu', number: 12 }],
  ['/desk/c/rongbu/votes', { page: 'ledger', slug: 'rongbu', view: 'votes' }],
  ['/desk/c/rongbu/votes/k7q2md', { page: 'vote', slug: 'rongbu', code: 'K7Q2MD' }],
])('the desk reads where it is: %s', (path, route) => expect(routeOf(path)).toEqual(route))

test.each([
  '/desk/c/rongbu/matters/undefined',
  '/desk/c/rongbu/matters/NaN',
  '/desk/c/rongbu/matters/0',
  '/desk/c/rongbu/matters/-1',
  '/desk/c/rongbu/matters/1.5',
  '/desk/c/rongbu/matters/1e3',
  '/desk/c/rongbu/matters/99999999999999999999',
  '/desk/c/rongbu/matters/12/more',
  '/desk/c/rongbu/teams/12',
  '/desk/c/rongbu/undefined',
])('what is no thing of a community is not found there: %s', (path) =>
  expect(routeOf(path)).toEqual({ page: 'none', slug: 'rongbu' }),
)

test.each([
  '/desk/undefined',
  '/desk/new/more',
  '/desk/meetings',
  '/desk/meetings/undefined',
  '/desk/meetings/K7Q2MD/nothing',
  '/desk/meetings/K7Q2MD/board/more',
  '/desk/c',
  '/desk/c/%E0%A4%A',
  '/desk/c/Rongbu',
  '/elsewhere',
])('what is no address of the desk is not found: %s', (path) => expect(routeOf(path)).toEqual({ page: 'none' }))
