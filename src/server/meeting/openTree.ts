import { handsAt } from '../../core/plain/clock.ts'
import type { Command } from '../../core/meeting/command.ts'
import { TREES } from '../../core/meeting/meeting.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Place } from '../../core/place/place.ts'
import { idFor } from '../secrets/token.ts'
import type { MeetingServices } from './services.ts'
import { newId } from '../integrations/runtime.ts'
import { openTrees } from './list.store.ts'
import { ask } from './ask.ts'

/** The house, as the journal names it: an id of the installation's own, which is no person's. */
export const systemActor = ({ identity }: Pick<MeetingServices, 'identity'>): Id =>
  idFor('openDoor', identity.ticketKey)

/**
 * [M25] The community's always-open tree of this calendar year, by its own clock: found, or made and opened,
 * and a former year's closed. One that somebody ended, archived or closed by hand, before only the house
 * could, is open again. Asked for twice at once, by however many processes, it is made once: its id and the
 * command that makes it follow from community and year.
 */
export async function openTreeOf(services: MeetingServices, community: Place): Promise<{ id: Id; code: string }> {
  const { db, identity, runtime } = services
  const year = handsAt(await services.clockOf(community.id), runtime.now()).getUTCFullYear()
  const name = (part: string) => idFor(`openTree:${community.id}:${year}:${part}`, identity.ticketKey)
  const id = name('meeting')
  const trees = await openTrees(db, community.id, id)
  const actor = { kind: 'house', id: systemActor(services) } as const
  const send = (meeting: Id, command: Command, key = newId(runtime)) =>
    ask(services.system, community.id, { meeting, key, command, actor, body: { openTree: year, ...command } })
  for (const former of trees) if (former.id !== id) await send(former.id, { kind: 'setStage', stage: 'closed' })
  const there = trees.find((one) => one.id === id)
  if (!there) await plant()
  if (there?.stage !== 'open') await send(id, { kind: 'setStage', stage: 'open' })
  for (const tree of TREES) if (there && !there.trees[tree]) await send(id, { kind: 'switchTree', tree, open: true })
  if (there) return { id, code: there.code }
  // Of several that planted it at once one did, with its code.
  return { id, code: (await services.meetings.read(community.id, id, ({ board }) => board.code))! }

  async function plant() {
    const details = {
      theme: `${community.name} · 随时写`,
      place: '',
      startsAt: runtime.now(),
      agenda: [],
      cardsFrom: null,
      cardsUntil: null,
      next: '',
    }
    const code = await identity.codes.fresh()
    const command = { kind: 'createMeeting', id, community: community.id, code, details, openTree: true } as const
    const body = { openTree: year }
    await ask(services.system, community.id, { meeting: id, key: name('create'), command, actor, body })
  }
}
