import { expect, test } from 'vitest'
import { NewerDatabase, refuseNewer } from './migrate.ts'

test('an older Grove refuses the database of a newer one in a sentence', () => {
  refuseNewer([])
  refuseNewer(['0001-meetings', '0012-appointments'])
  expect(() => refuseNewer(['0001-meetings', '9999-later'])).toThrow(NewerDatabase)
  expect(() => refuseNewer(['0001-meetings', '9999-later'])).toThrow(
    'A newer Grove has worked on this database (9999-later): start that version or a later one. Nothing was changed.',
  )
})
