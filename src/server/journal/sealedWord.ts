import type { FullKey, Id } from '../../core/plain/id.ts'
import { writeCheckpoint } from '../../core/log/checkpoint.ts'
import { idFor } from '../secrets/token.ts'
import type { JournalServices } from './services.ts'

/**
 * The word under which a lot of a meeting or a round is announced: nobody can work it out without the key,
 * and nothing has to keep it.
 */
export const sealedWord = ({ community, id }: FullKey, lot: Id | number, key: string): string =>
  idFor(`sealed lot:${community}/${id}/${lot}`, key)

/** The newest checkpoint of a community's log, as a lot names it. */
export async function checkpointOf({ logs, identity }: JournalServices, community: Id): Promise<string> {
  const place = (await identity.places.all()).get(community)!
  return writeCheckpoint(await logs.checkpoint(community, place.slug)).trim()
}
