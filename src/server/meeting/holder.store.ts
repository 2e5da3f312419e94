import type { FullKey, Id } from '../../core/plain/id.ts'
import type { Db } from '../database/open.ts'

/**
 * The meetings in which there are both this card and this participant: one, or none; an older Grove took ids
 * that were elsewhere too.
 */
export async function meetingsOf(db: Db, card: Id, participant: Id): Promise<FullKey[]> {
  return db
    .selectFrom('receipt')
    .innerJoin('participant', (join) =>
      join
        .onRef('participant.community', '=', 'receipt.community')
        .onRef('participant.meeting', '=', 'receipt.meeting')
        .on('participant.id', '=', participant),
    )
    .select(['receipt.community', 'receipt.meeting as id'])
    .where('receipt.card', '=', card)
    .execute()
}

/** Which card a receipt code was given for; undefined where there is no such receipt. */
export function cardOfReceipt(db: Db, code: string): Promise<{ community: Id; meeting: Id; card: Id } | undefined> {
  return db.selectFrom('receipt').select(['community', 'meeting', 'card']).where('code', '=', code).executeTakeFirst()
}

/** A card's latest words, whatever has become of the card. */
export function latestWords(
  db: Db,
  { community, meeting, card }: Record<'community' | 'meeting' | 'card', Id>,
): Promise<{ text: string; where: string; photo: Id | null }> {
  return db
    .selectFrom('wording')
    .select(['text', 'place_words as where', 'photo'])
    .where('community', '=', community)
    .where('meeting', '=', meeting)
    .where('card', '=', card)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
}
