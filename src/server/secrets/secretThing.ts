import { createHmac } from 'node:crypto'
import type { Id } from '../../core/plain/id.ts'
import { idFor } from './token.ts'

/**
 * What a new thing with a secret of its own is called, and the 32 bytes that its secret is made of. Both
 * follow from the word under which it was asked for and from the installation's key: asked for again, because
 * the answer was lost, it is the same thing with the same secret, which no answer kept. `who`: whose word.
 */
export function secretThing(
  key: string,
  thing: 'hook' | 'programKey',
  { community, who, word }: { community: Id; who: Id; word: Id },
): { id: Id; secret: Buffer } {
  const id = idFor(`new:${thing}:${community}:${who}:${word}`, key)
  return { id, secret: createHmac('sha256', key).update(`secret:${thing}:${community}/${id}`).digest() }
}
