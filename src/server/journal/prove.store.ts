import type { Selectable } from 'kysely'
import type { Id } from '../../core/plain/id.ts'
import type { Db } from '../database/open.ts'
import type { Tables } from '../database/tables.ts'

interface CardOfReceipt {
  community: Id
  meeting: Id
  card: Id
}

/** The card that a receipt was given for; undefined where there is no such receipt. */
export const cardOf = (db: Db, code: string): Promise<CardOfReceipt | undefined> =>
  db.selectFrom('receipt').select(['community', 'meeting', 'card']).where('code', '=', code).executeTakeFirst()

/** Every wording of a card, the first one first. */
export const wordingsOf = (
  db: Db,
  { community, meeting, card }: CardOfReceipt,
): Promise<Selectable<Tables['wording']>[]> =>
  db
    .selectFrom('wording')
    .selectAll()
    .where('community', '=', community)
    .where('meeting', '=', meeting)
    .where('card', '=', card)
    .orderBy('version')
    .execute()

/** The journal rows in which a meeting took these wordings, in their order. */
export const rowsOf = (
  db: Db,
  { community, meeting }: CardOfReceipt,
  wordings: readonly { commitment: string }[],
): Promise<Selectable<Tables['journal']>[]> =>
  db
    .selectFrom('journal')
    .selectAll()
    .where('community', '=', community)
    .where('topic', '=', `meeting/${meeting}`)
    .where('kind', 'in', ['cardPosted', 'cardEdited'])
    .where(
      'commitment',
      'in',
      wordings.map(({ commitment }) => commitment),
    )
    .orderBy('seq')
    .execute()
