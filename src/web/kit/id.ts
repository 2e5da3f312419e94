import type { Id } from '../../core/plain/id.ts'
import { makeId } from '../../core/plain/id.ts'

/**
 * A new id from the browser's own chance, which tells no clock; works on plain http, where crypto.randomUUID
 * is withheld.
 */
export const newId = (): Id => makeId(crypto.getRandomValues(new Uint8Array(16)))

/**
 * The id of a part: of `whole` and `part`, both ids, always the same one. Only where nobody gains by guessing
 * it.
 */
export const idWithin = (whole: Id, part: Id): Id =>
  Array.from(whole, (digit, n) =>
    digit === '-' || n === 14 || n === 19 ? digit : (parseInt(digit, 16) ^ parseInt(part[n]!, 16)).toString(16),
  ).join('')
