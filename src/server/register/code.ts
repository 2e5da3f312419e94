import { createHmac } from 'node:crypto'
import type { Id } from '../../core/plain/id.ts'
import { hashSecret, idFor } from '../secrets/token.ts'

const CODE_BYTES = 16

/**
 * The code in a link: made under the installation's key, so that the desk can show it again and no table
 * holds it. Tables have its hash, `markOf`, by which it is found.
 */
const codeFor = (what: string, key: string): string =>
  createHmac('sha256', key).update(`guest:${what}`).digest().subarray(0, CODE_BYTES).toString('base64url')

/** [K3] Of somebody's own link: each `turn` is another. */
export const entryCode = (community: Id, entry: Id, turn: number, key: string): string =>
  codeFor(`entry:${community}/${entry}:${turn}`, key)

/** [K5] Of an invitation's. */
export const invitationCode = (community: Id, invitation: Id, key: string): string =>
  codeFor(`invitation:${community}/${invitation}`, key)

export const isGuestCode = (code: string): boolean => /^[\w-]{22}$/.test(code)
export const guestMark = (code: string): string => hashSecret(`guest:${code}`)

/** Who acts by a link, in the log: nobody's name. */
export const guestOf = (community: Id, entry: Id, key: string): Id => idFor(`guest:${community}/${entry}`, key)
