import type { Command } from '../src/core/meeting/command.ts'
import type { Id } from '../src/core/plain/id.ts'
import { newId, systemRuntime as runtime } from '../src/server/integrations/runtime.ts'
import type { Meetings } from '../src/server/meeting/meetings.ts'

export const STAFF = { kind: 'staff', id: newId(runtime) } as const
export const TEXT = '三号楼东侧路灯已经坏了两周，晚上回家的老人看不清台阶，请尽快修一修，谢谢大家'

/** Opens a meeting in a new community, with a neighbour who has come in. */
export async function openMeeting(meetings: Meetings): Promise<{ community: Id; meeting: Id; author: Id }> {
  const community = newId(runtime)
  const meeting = newId(runtime)
  const author = newId(runtime)
  const details = {
    theme: '街区环境',
    place: '',
    startsAt: runtime.now(),
    agenda: [],
    cardsFrom: null,
    cardsUntil: null,
    next: '',
  }
  const commands: Command[] = [
    { kind: 'createMeeting', id: meeting, community, code: newId(runtime).slice(-12), details },
    { kind: 'setStage', stage: 'open' },
    { kind: 'addWalkIn', id: author, name: '王阿姨', capacity: 'resident' },
  ]
  for (const command of commands) {
    const sent = { meeting, key: newId(runtime), command, actor: STAFF, body: command }
    const outcome = await meetings.ask(community, sent)
    if (!('accepted' in outcome)) throw new Error(JSON.stringify(outcome))
  }
  return { community, meeting, author }
}

/** A card that the desk writes for a neighbour. */
export const walkInCard = (author: Id, nextId = () => newId(runtime)): Command => ({
  kind: 'postCard',
  id: nextId(),
  tree: 'problem',
  text: TEXT,
  where: '三号楼',
  photo: null,
  links: [],
  receipt: nextId(),
  onBehalfOf: author,
})
