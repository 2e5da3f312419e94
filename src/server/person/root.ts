import { createHash } from 'node:crypto'
import type { NewPlace } from '../../core/place/place.ts'
import type { Id } from '../../core/plain/id.ts'
import { makeId } from '../../core/plain/id.ts'
import type { OwnerDb } from '../database/scope.ts'
import type { Places } from '../place/store.ts'
import type { People } from './store.ts'

/**
 * A first subdistrict of this name and its administrator, who adds everything else. Only where there is no
 * place yet.
 */
export async function plantRoot(owner: OwnerDb, places: Places, people: People, name: string): Promise<void> {
  if ((await places.all()).size > 0) return
  const subdistrict: NewPlace = { id: idOf('root'), kind: 'subdistrict', parent: null, slug: 'subdistrict', name }
  await places.add(owner, [subdistrict])
  await people.appoint({ id: idOf('root person'), name: '管理员', email: null }, subdistrict.id, 'administrator')
}

/** The same in every process that starts on an empty database at once, so that they make one. */
const idOf = (text: string): Id => makeId(createHash('sha256').update(`grove sample ${text}`).digest(), 8)
