import type { Command } from '../../core/meeting/command.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Place } from '../../core/place/place.ts'
import { idFor } from '../access/token.ts'
import { asHouse } from '../database/scope.ts'
import type { Parts } from '../parts.ts'
import { ask } from './routes.ts'

/** The community's clock, ahead of UTC: a new tree is planted when its year begins. */
const AHEAD = 8 * 3600_000

/** Who acts where nobody is signed in: an id of the installation's own, which is no person's. */
export const openDoor = (parts: Parts): Id => idFor('openDoor', parts.known.ticketKey)

/**
 * [M25] The community's always-open tree of this calendar year: found, or made and opened, and the former year's closed.
 * Asked for twice at once, by however many processes, it is made once: its id and its commands follow from community and year.
 */
export async function openTreeOf(parts: Parts, community: Place): Promise<{ id: Id; code: string }> {
  const { db, known, world } = parts
  const year = new Date(world.now() + AHEAD).getUTCFullYear()
  const name = (part: string) => idFor(`openTree:${community.id}:${year}:${part}`, known.ticketKey)
  const meeting = name('meeting')
  const before = await db
    .selectFrom('meeting')
    .select(['id', 'code'])
    .where('community', '=', community.id)
    .where('open_tree', '=', true)
    .where('stage', '=', 'open')
    .executeTakeFirst()
  if (before?.id === meeting) return before
  const actor = { kind: 'staff', id: openDoor(parts) } as const
  const send = (id: Id, part: string, command: Command) =>
    asHouse(() =>
      ask(parts, community.id, { meeting: id, key: name(part), command, actor, body: { openTree: year, part } }),
    )
  if (before) await send(before.id, 'close', { kind: 'setStage', stage: 'closed' })
  const details = {
    theme: `${community.name} · 随时写`,
    place: '',
    startsAt: world.now(),
    agenda: [],
    cardsFrom: null,
    cardsUntil: null,
    next: '',
  }
  const code = await known.codes.fresh()
  await send(meeting, 'create', {
    kind: 'createMeeting',
    id: meeting,
    community: community.id,
    code,
    details,
    openTree: true,
  })
  await send(meeting, 'open', { kind: 'setStage', stage: 'open' })
  // Of several equal requests at once, one made it, with its code. Somebody may have closed it by hand: then it stays closed.
  const made = await parts.meetings.read(community.id, meeting, ({ board }) => board.code)
  return { id: meeting, code: made! }
}
