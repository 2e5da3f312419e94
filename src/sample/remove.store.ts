import { sql } from 'kysely'
import { madeOnce } from '../server/database/installation.ts'
import { TABLES } from '../server/database/requestRole.ts'
import type { OwnerDb } from '../server/database/scope.ts'
import { systemRuntime } from '../server/integrations/runtime.ts'
import { plantRoot } from '../server/person/root.ts'
import { People } from '../server/person/store.ts'
import { Watch } from '../server/person/watch.ts'
import type { Places } from '../server/place/store.ts'
import { samplePlaceIds } from './plant.ts'

/** There is more than the sample; the message says what, and nothing was removed. */
export class MoreThanSample extends Error {}

/**
 * Takes the sample out, with all that was tried in it: the tables are emptied, keys and all, and a first
 * subdistrict called `name` begins. Refuses with MoreThanSample where a place is there that is not the
 * sample's. No Grove may run meanwhile.
 */
export async function removeSample(owner: OwnerDb, places: Places, name: string): Promise<void> {
  const own = samplePlaceIds()
  const others = [...(await places.all()).values()].filter(({ id }) => !own.has(id))
  if (others.length > 0)
    throw new MoreThanSample(
      `There are places besides the sample (${others
        .slice(0, 5)
        .map((place) => place.name)
        .join(', ')}): nothing was removed.`,
    )
  await owner.transaction().execute(async (tx) => {
    // What row security keeps for itself stays: the role of requests goes on.
    const emptied = TABLES.filter((table) => table !== 'second_net')
    await sql.raw(`truncate ${emptied.join(', ')}`).execute(tx)
    await madeOnce(tx, 'sample', () => 'removed')
  })
  places.forget()
  await plantRoot(owner, places, new People(owner, systemRuntime, new Watch()), name)
}
