import { CompiledQuery } from 'kysely'
import type { MinutesTold } from '../../core/minutes/event.ts'
import type { Minutes } from '../../core/minutes/minutes.ts'
import { emptyMinutes } from '../../core/minutes/minutes.ts'
import { withoutPeople } from '../../core/minutes/takenOut.ts'
import type { FullKey, Id } from '../../core/plain/id.ts'
import type { Tx } from '../database/open.ts'
import type { Column } from '../database/upsert.ts'
import { replacement } from '../database/upsert.ts'
import type { Statement } from '../journal/aggregate.ts'
import type { ErasedPeople } from '../meeting/changes.ts'

/** The minutes of a meeting; empty while nobody has entered anything. */
export async function loadMinutes(tx: Tx, community: Id, meeting: Id): Promise<Minutes> {
  const row = await tx
    .selectFrom('minutes')
    .select('minutes')
    .where('community', '=', community)
    .where('meeting', '=', meeting)
    .executeTakeFirst()
  return { ...emptyMinutes(community, meeting), ...row?.minutes }
}

/** What a batch does to files: what state each is in now; null where it goes. */
export class MinutesChanges {
  readonly files = new Map<Id, 'kept' | 'shown' | null>()

  record(told: MinutesTold): void {
    if (told.kind === 'scanAttached') this.files.set(told.scan.file, 'shown')
    // [N12] Whoever did not agree is seen by nobody but the desk.
    if (told.kind === 'photoAdded') this.files.set(told.photo.file, told.photo.consent ? 'shown' : 'kept')
    if (told.kind === 'consentNoted') this.files.set(told.file, told.consent ? 'shown' : 'kept')
    if (told.kind === 'scanTakenBack' || told.kind === 'photoTakenBack') this.files.set(told.file, null)
  }
}

const columns: Record<string, Column<Minutes>> = {
  community: { type: 'uuid', of: ({ community }) => community },
  meeting: { type: 'uuid', of: ({ meeting }) => meeting },
  minutes: { type: 'jsonb', of: (minutes) => minutes },
}

/** The statements that write minutes as they are now, and the state of their files. */
export function writeMinutes(minutes: Minutes, { files }: MinutesChanges): Statement[] {
  const where = [minutes.community, minutes.meeting]
  return [
    replacement('minutes', ['community', 'meeting'], columns, [minutes]),
    ...[...files].map(([file, state]) =>
      state === null
        ? CompiledQuery.raw('delete from minutes_file where community = $1 and meeting = $2 and id = $3', [
            ...where,
            file,
          ])
        : CompiledQuery.raw('update minutes_file set state = $4 where community = $1 and meeting = $2 and id = $3', [
            ...where,
            file,
            state,
          ]),
    ),
  ]
}

/** [N7] [M26] Takes people who were erased at `at` out of the minutes of their meeting. */
export async function erasePeople(
  tx: Tx,
  { community, id }: FullKey,
  { people, names, at }: ErasedPeople,
): Promise<void> {
  const minutes = withoutPeople(await loadMinutes(tx, community, id), people, names, at)
  await tx
    .updateTable('minutes')
    .set({ minutes: JSON.stringify(minutes) as never })
    .where('community', '=', community)
    .where('meeting', '=', id)
    .execute()
}
