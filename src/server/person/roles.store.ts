import type { Id } from '../../core/plain/id.ts'
import type { Db } from '../database/open.ts'
import type { Held } from './appointments.ts'

/** The roles that somebody holds at this moment. */
export const rolesOf = (db: Db, person: Id): Promise<Held[]> =>
  db.selectFrom('role').select(['place', 'role']).where('person', '=', person).execute()
