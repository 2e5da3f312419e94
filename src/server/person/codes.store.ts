import { randomInt } from 'node:crypto'
import type { Id } from '../../core/plain/id.ts'
import { hashSecret } from '../secrets/token.ts'
import type { Db } from '../database/open.ts'
import type { OwnerDb } from '../database/scope.ts'
import type { Runtime } from '../integrations/runtime.ts'

const CODE_LASTS = 10 * 60_000
const TRIES_MOST = 3

/** What came of a code: whose it was, and the sign-in's secret where it was right. */
export type Tried = { person: Id; secret: string | undefined } | undefined
type SignInBy = (tx: Db, person: Id) => Promise<string | undefined>

/** The code was used, or ended, while it was looked at: what it would have signed in is undone. */
class CodeGone extends Error {}

/**
 * Six-digit codes by e-mail. A code belongs to the browser that asked for it, which holds a secret of its
 * own: nobody else's tries count against it, and nobody else can use it. Kept as a hash with that secret, of
 * which there is only a hash too. It works as the owner of the tables.
 */
export class Codes {
  constructor(
    private readonly db: OwnerDb,
    private readonly runtime: Runtime,
  ) {}

  /** The secret of a browser that asks; handed out whether or not the address is known. */
  askedSecret(): string {
    return this.runtime.random(24).toString('base64url')
  }

  /**
   * A new code for a person, for the browser that holds `asked`. Good for ten minutes, three tries, and one
   * use.
   */
  async make(person: Id, asked: string, db: Db): Promise<string> {
    const code = String(randomInt(1_000_000)).padStart(6, '0')
    const now = this.runtime.now()
    await db.deleteFrom('sign_in_code').where('expires_at', '<=', now).execute()
    await db
      .insertInto('sign_in_code')
      .values({ hash: hashSecret(asked), code: sealOf(asked, code), person, expires_at: now + CODE_LASTS, tries: 0 })
      .execute()
    return code
  }

  /**
   * Tries a code; the right one is used up, with all others of its person, and [R19] signs in by `signIn` in
   * the same moment. Undefined where this browser has none that can be tried.
   */
  async use(asked: string, code: string, signIn: SignInBy): Promise<Tried> {
    const hash = hashSecret(asked)
    const row = await this.db
      .updateTable('sign_in_code')
      .set((e) => ({ tries: e('tries', '+', 1) }))
      .where('hash', '=', hash)
      .where('tries', '<', TRIES_MOST)
      .where('expires_at', '>', this.runtime.now())
      .returning(['person', 'code'])
      .executeTakeFirst()
    if (!row) return undefined
    const { person } = row
    if (row.code !== sealOf(asked, code)) return { person, secret: undefined }
    return this.db
      .transaction()
      .execute(async (tx) => {
        // Holds the person first, as whoever ends all codes of theirs does.
        const secret = await signIn(tx, person)
        const { numDeletedRows } = await tx.deleteFrom('sign_in_code').where('hash', '=', hash).executeTakeFirst()
        if (numDeletedRows === 0n) throw new CodeGone()
        await tx.deleteFrom('sign_in_code').where('person', '=', person).execute()
        return { person, secret }
      })
      .catch((error: unknown) => {
        if (error instanceof CodeGone) return { person, secret: undefined }
        throw error
      })
  }
}

const sealOf = (asked: string, code: string): string => hashSecret(`${asked}.${code}`)
