import type { Id } from '../../core/plain/id.ts'
import { makeId } from '../../core/plain/id.ts'

/**
 * A new id from the browser's own chance, which tells no clock; works on plain http, where crypto.randomUUID
 * is withheld.
 */
export const newId = (): Id => makeId(crypto.getRandomValues(new Uint8Array(16)))
