import { wordingOf } from '../../core/meeting/motion.ts'
import type { Owner } from '../../core/ledger/sheet.ts'
import type { Id } from '../../core/plain/id.ts'
import { motionMatter } from '../../wire/ledger.ts'
import { ledgerAccepted } from '../../wire/matter.ts'
import { codeParam, id, keyHeader } from '../../wire/plain.ts'
import { mayDo } from '../access/authorize.ts'
import { MATTER_COMMANDS } from '../access/table.ts'
import { MATTER_REFUSED } from '../api/problems.ts'
import { json, routeOf } from '../api/route.ts'
import { ProblemError } from '../http/problem.ts'
import { ask } from '../meeting/ask.ts'
import { namingOf } from '../secrets/naming.ts'
import { idFor } from '../secrets/token.ts'
import { sheetOf } from './matter.store.ts'
import type { LedgerServices } from './services.ts'

const route = routeOf<LedgerServices>()

/**
 * [M52] A carried motion becomes a matter: opened, given to its owner, and noted with the motion. The
 * matter's id is made of the motion's, so that whoever presses, and however often, there is one.
 */
const matterOfMotion = route(
  'openMatterOfMotion',
  {
    method: 'post',
    path: '/api/meetings/{code}/motions/{motion}/matter',
    tag: 'Ledger',
    summary: 'Make a matter of a carried motion, with an owner. Asked again it gives the matter that there is',
    action: 'meeting.command',
    params: codeParam.extend({ motion: id }),
    headers: keyHeader,
    body: motionMatter,
    problems: [...MATTER_REFUSED, 'noSuchMotion', 'notCarried', 'meetingCarried', 'notSignedIn', 'notAllowed'],
    answer: json(ledgerAccepted, 'Accepted and durable'),
  },
  async ({ services, caller, params, headers, body }) => {
    const { community, id: meeting } = caller.meeting!
    if (!caller.staff) throw new ProblemError('notSignedIn')
    for (const rule of [MATTER_COMMANDS.openMatter, MATTER_COMMANDS.dispatch])
      if (!(await mayDo(services.identity, caller, rule))) throw new ProblemError('notAllowed')
    const motion = await carriedMotion(services, community, meeting, params.motion)
    const actor = { kind: 'staff', id: caller.staff.person } as const
    const { ticketKey } = services.identity
    const key = headers['idempotency-key']
    const step = (name: string): Id => idFor(`${name}:${key}`, ticketKey)
    const matter = namingOf(ticketKey, { community, id: meeting }, 'motion')('matter', motion.id)
    const { title, where, owner, reason } = body
    const opened = await services.ledger.matter(community, matter, {
      key,
      body: { ...body, motion: motion.id },
      actor,
      command: {
        kind: 'openMatter',
        id: matter,
        community,
        title,
        summary: '',
        category: '',
        where,
        grids: [],
        cards: motion.card ? [{ meeting, card: motion.card }] : [],
        topic: null,
        motion: { meeting, motion: motion.id, number: motion.number, by: motion.by },
      },
    })
    await dispatch(services, community, matter, { key: step('dispatch'), owner, reason, actor })
    const { number } = (await sheetOf(services.db, community, matter))!
    const became = { matter: number, task: false }
    await ask(services, community, {
      meeting,
      key: step('became'),
      command: { kind: 'motionBecame', motion: motion.id, became },
      body: { motion: motion.id, became },
      actor,
    })
    return { ...opened, id: matter, number }
  },
)

/** Gives it to whom the meeting said; a matter that somebody has already is theirs. */
function dispatch(
  { ledger }: LedgerServices,
  community: Id,
  matter: Id,
  { key, owner, reason, actor }: { key: Id; owner: Owner; reason: string; actor: { kind: 'staff'; id: Id } },
) {
  const body = { kind: 'dispatch', owner, reason } as const
  return ledger.matter(community, matter, { key, command: body, body, actor })
}

/** A motion of this meeting that was carried. */
async function carriedMotion({ meetings }: LedgerServices, community: Id, meeting: Id, id: Id) {
  const found = await meetings.read(community, meeting, ({ board }) => {
    const motion = board.motions.find((one) => one.id === id)
    if (board.carried) throw new ProblemError('meetingCarried', { since: board.carried.at })
    return motion && { ...motion, by: wordingOf(motion).by }
  })
  if (!found) throw new ProblemError('noSuchMotion')
  if (found.stage !== 'carried') throw new ProblemError('notCarried', { number: found.number })
  return found
}

/** What becomes of motions. */
export const motionRoutes = [matterOfMotion]
