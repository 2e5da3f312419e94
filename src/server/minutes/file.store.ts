import type { MinutesFacts } from '../../core/minutes/command.ts'
import type { FullKey, Id } from '../../core/plain/id.ts'
import type { Db, Tx } from '../database/open.ts'
import type { Tables } from '../database/tables.ts'

type Brought = Omit<Tables['minutes_file'], 'state'>

/**
 * So long a file waits to be attached, in ms; then the next one that is brought to the meeting removes it.
 */
const WAITS = 24 * 3600_000

/** Keeps a file that somebody brings to the minutes of a meeting. Nobody sees it before it is attached. */
export async function keepFile(db: Db, file: Brought): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx
      .deleteFrom('minutes_file')
      .where('community', '=', file.community)
      .where('meeting', '=', file.meeting)
      .where('state', '=', 'brought')
      .where('at', '<', file.at - WAITS)
      .execute()
    await tx
      .insertInto('minutes_file')
      .values({ ...file, state: 'brought' })
      .execute()
  })
}

/** [N11] A file that a command names, where the same person brought it to this meeting. */
export async function broughtFile(
  tx: Tx,
  community: Id,
  meeting: Id,
  id: Id,
  staff: Id,
): Promise<MinutesFacts['file']> {
  const row = await tx
    .selectFrom('minutes_file')
    .select(['used_as as for', 'type', 'width', 'height'])
    .where('community', '=', community)
    .where('meeting', '=', meeting)
    .where('id', '=', id)
    .where('staff', '=', staff)
    .executeTakeFirst()
  return row
}

/** A file of a meeting's minutes: while everybody may see it; with `atDesk`, while it is attached. */
export async function findFile(db: Db | Tx, { community, id: meeting }: FullKey, file: Id, atDesk: boolean) {
  return db
    .selectFrom('minutes_file')
    .select(['bytes', 'type', 'width', 'height'])
    .where('community', '=', community)
    .where('meeting', '=', meeting)
    .where('id', '=', file)
    .where('state', 'in', atDesk ? ['kept', 'shown'] : ['shown'])
    .executeTakeFirst()
}
