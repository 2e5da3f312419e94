import { isDrawn } from '../../src/server/paper/second.ts'
import { ticketKey } from '../../src/server/secrets/ticketKey.ts'
import type { TestGrove } from './grove.ts'

/**
 * [P14] The first number of a meeting's printed cards, from `from` on, that is drawn to be read again, or
 * not.
 */
export async function drawnFrom(
  { owner }: Pick<TestGrove, 'owner'>,
  code: string,
  from: number,
  drawn = true,
): Promise<number> {
  const { community, meeting: id } = await owner
    .selectFrom('meeting_code')
    .select(['community', 'meeting'])
    .where('code', '=', code)
    .executeTakeFirstOrThrow()
  const key = await ticketKey(owner)
  let number = from
  while (isDrawn(key, { community, id }, number) !== drawn) number++
  return number
}
