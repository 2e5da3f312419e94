import { sql } from 'kysely'
import type { Missing } from '../../core/ledger/command.ts'
import type { Id } from '../../core/plain/id.ts'
import type { IdField, Thing } from '../../wire/ids.ts'
import { idsAt } from '../../wire/ids.ts'
import type { Tx } from '../database/open.ts'

interface Looking {
  why: Missing
  /** How many of the ids are there, in this community. */
  count(tx: Tx, community: Id, ids: readonly Id[], command: object): Promise<number>
}

const counted = async (tx: Tx, query: ReturnType<typeof sql<{ n: number }>>) => (await query.execute(tx)).rows[0]!.n

/**
 * How a thing is looked for that a command names by its id, and that is not part of the matter itself: only
 * in this community.
 */
const LOOK: Partial<Record<Thing, Looking>> = {
  place: {
    why: 'noSuchPlace',
    count: (tx, community, ids) =>
      counted(
        tx,
        sql`select count(*)::int as n from place where parent = ${community} and kind = 'grid' and id = any(${ids}::uuid[])`,
      ),
  },
  matter: {
    why: 'noSuchMatter',
    count: (tx, community, ids) =>
      counted(
        tx,
        sql`select count(*)::int as n from matter where community = ${community} and id = any(${ids}::uuid[])`,
      ),
  },
  topic: {
    why: 'noSuchTopic',
    count: (tx, community, ids, command) => {
      const { meeting } = (command as { topic: { meeting: Id } }).topic
      return counted(
        tx,
        sql`select count(*)::int as n from topic
          where community = ${community} and meeting = ${meeting} and id = any(${ids}::uuid[]) and not dissolved`,
      )
    },
  },
}

/**
 * What a command names that this community has not; null where all is there. Runs under the community's lock,
 * before the rules: which fields name what is read from the schema, so that a new command is looked through
 * too.
 */
export async function missingIn(
  tx: Tx,
  community: Id,
  fields: readonly IdField[],
  command: object,
): Promise<Missing | null> {
  for (const { thing, path, is } of fields) {
    const look = is === 'there' && LOOK[thing!]
    const ids = look ? [...new Set(idsAt(command, path))] : []
    if (look && ids.length > 0 && (await look.count(tx, community, ids, command)) < ids.length) return look.why
  }
  return null
}
