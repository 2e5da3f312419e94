import { createHmac } from 'node:crypto'
import type { FullKey, Id } from '../../core/plain/id.ts'
import { keyText } from '../../core/plain/id.ts'

/**
 * Fifteen digits: whoever tries at random, a thousand times a second, meets one of ten thousand ballots once
 * in three years. So right serials need no limit, and nobody can use up a hall's.
 */
const DIGITS = 15

/** The serial of a ballot, made of its id under the installation's key: printed again, it is the same. */
export function serialOf(vote: FullKey, id: Id, key: string): string {
  const bytes = createHmac('sha256', key)
    .update(`serial:${keyText(vote)}:${id}`)
    .digest()
  return String(bytes.readBigUInt64BE() % 10n ** BigInt(DIGITS)).padStart(DIGITS, '0')
}

/**
 * By what a serial is found: made of it under the installation's key, so that the tables hold no serial that
 * somebody could cast with.
 */
export const markOf = (vote: FullKey, serial: string, key: string): string =>
  createHmac('sha256', key)
    .update(`mark:${keyText(vote)}:${serial}`)
    .digest('hex')
    .slice(0, 32)

/** What a person typed as a serial, or a code said: its digits; empty where it cannot be one. */
export function readSerial(typed: string): string {
  const digits = typed.normalize('NFKC').replace(/[\s\-–—_.]/g, '')
  return /^\d+$/.test(digits) && digits.length === DIGITS ? digits : ''
}
