import type { Id } from '../../core/plain/id.ts'
import type { Db } from '../database/open.ts'
import type { Upward } from './appointments.ts'
import { mayHandKey } from './appointments.ts'
import { rolesOf } from './roles.store.ts'
import type { People } from './store.ts'

/**
 * [R18] Ends links that nobody has used yet and whose giver could hand them no more, on record for whoever
 * they were for. `of`: links of this giver alone. `all`: whatever the giver could still hand, since what
 * opened their account has ended.
 */
export async function endHandedLinks(
  tx: Db,
  { people, upward, by, of, all = false }: { people: People; upward: Upward; by: Id | null; of?: Id; all?: boolean },
): Promise<void> {
  for (const { giver, person } of await people.linksHanded(tx, of)) {
    if (!all && mayHandKey(await rolesOf(tx, giver), await rolesOf(tx, person), upward)) continue
    await people.endLinks(tx, giver, person)
    await people.record({ what: 'linkEnded', person, place: null, role: null, by }, tx)
  }
}
