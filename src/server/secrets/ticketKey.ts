import { randomBytes } from 'node:crypto'
import { madeOnce } from '../database/installation.ts'
import type { Db } from '../database/open.ts'

/**
 * The key by which this installation signs tickets, passes and links, and names new things: made once, in
 * hexadecimal digits.
 */
export const ticketKey = (db: Db): Promise<string> => madeOnce(db, 'ticketKey', () => randomBytes(32).toString('hex'))
