import type { Selectable } from 'kysely'
import type { FullKey, Id } from '../../core/plain/id.ts'
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

/** The wording that each standing card of a meeting has now. */
export const standingWordings = (
  db: Db,
  { community, id: meeting }: FullKey,
): Promise<Selectable<Tables['wording']>[]> =>
  db
    .selectFrom('wording')
    .innerJoin('card', (join) =>
      join
        .onRef('card.community', '=', 'wording.community')
        .onRef('card.meeting', '=', 'wording.meeting')
        .onRef('card.id', '=', 'wording.card')
        .onRef('card.wording', '=', 'wording.version'),
    )
    .selectAll('wording')
    .where('card.community', '=', community)
    .where('card.meeting', '=', meeting)
    .where('card.state', '=', 'standing')
    .execute()

/** The journal rows in which a meeting took these wordings, in their order. */
export const rowsOf = (
  db: Db,
  { community, meeting }: Omit<CardOfReceipt, 'card'>,
  wordings: readonly { commitment: string }[],
): Promise<Selectable<Tables['journal']>[]> =>
  wordings.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('journal')
        .selectAll()
        .where('community', '=', community)
        .where('topic', '=', `meeting/${meeting}`)
        .where('kind', 'in', ['cardPosted', 'cardEdited', 'cardRead'])
        .where(
          'commitment',
          'in',
          wordings.map(({ commitment }) => commitment),
        )
        .orderBy('seq')
        .execute()
