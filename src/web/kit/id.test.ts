import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isId } from '../../core/plain/id.ts'
import { idWithin } from './id.ts'

const id = fc.uuid({ version: 4 })

test('the id of a part is an id, always the same, and another for another part or another whole', () => {
  fc.assert(
    fc.property(id, id, id, (whole, part, other) => {
      expect(isId(idWithin(whole, part))).toBe(true)
      expect(idWithin(whole, part)).toBe(idWithin(whole, part))
      fc.pre(part !== other)
      expect(idWithin(whole, part)).not.toBe(idWithin(whole, other))
      expect(idWithin(part, whole)).not.toBe(idWithin(other, whole))
    }),
  )
})
