import { createHmac } from 'node:crypto'
import type { SeenPaper } from '../../core/ballot/vote.ts'
import type { FullKey, Id } from '../../core/plain/id.ts'
import { keyText } from '../../core/plain/id.ts'
import { canonical } from '../../core/plain/canonical.ts'
import { same } from '../secrets/token.ts'

/** What a machine saw on one ballot paper, as it went to the desk and comes back from there. */
export type Seen = SeenPaper['answers']

/**
 * [V20] Proves that a machine here saw this on the paper of this mark, for this person: nothing of a photo is
 * kept, so what it showed goes to the desk and comes back with the seal.
 */
export const sealSeen = (vote: FullKey, person: Id, { mark, answers }: SeenPaper, key: string): string =>
  createHmac('sha256', key)
    .update(`seen:${keyText(vote)}:${person}:${mark}:${canonical(answers)}`)
    .digest('base64url')

/** Whether a seal is one that was given for just this. */
export const isSeen = (vote: FullKey, person: Id, paper: SeenPaper, seal: string, key: string): boolean =>
  same(sealSeen(vote, person, paper, key), seal)
