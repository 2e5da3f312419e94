import type { Became } from '../../core/meeting/motion.ts'
import { wordingOf } from '../../core/meeting/motion.ts'
import type { Matter, Owner } from '../../core/ledger/sheet.ts'
import type { Id } from '../../core/plain/id.ts'
import { motionMatter, motionTask } from '../../wire/ledger.ts'
import { ledgerAccepted } from '../../wire/matter.ts'
import { codeParam, id, keyHeader } from '../../wire/plain.ts'
import { mayDo } from '../access/authorize.ts'
import { MATTER_COMMANDS } from '../access/table.ts'
import { MATTER_REFUSED } from '../api/problems.ts'
import { json, routeOf } from '../api/route.ts'
import { ProblemError } from '../http/problem.ts'
import { namingOf } from '../secrets/naming.ts'
import { idFor } from '../secrets/token.ts'
import { numberedMatter, sheetOf } from './matter.store.ts'
import type { LedgerServices } from './services.ts'
import { actorOf } from '../person/store.ts'

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
    problems: [
      ...MATTER_REFUSED,
      'noSuchMotion',
      'notCarried',
      'motionOver',
      'meetingCarried',
      'notSignedIn',
      'notAllowed',
    ],
    answer: json(ledgerAccepted, 'Accepted and durable'),
  },
  async ({ services, caller, params, headers, body }) => {
    const { community, id: meeting } = caller.meeting!
    if (!caller.staff) throw new ProblemError('notSignedIn')
    for (const rule of [MATTER_COMMANDS.openMatter, MATTER_COMMANDS.dispatch])
      if (!(await mayDo(services.identity, caller, rule))) throw new ProblemError('notAllowed')
    const motion = await carriedMotion(services, community, meeting, params.motion)
    if (motion.became?.task) throw new ProblemError('motionOver', { number: motion.number })
    const actor = actorOf(caller.staff)
    const { ticketKey } = services.identity
    const key = headers['idempotency-key']
    const matter = namingOf(ticketKey, { community, id: meeting }, 'motion')('matter', motion.id)
    const { title, where, owner, reason } = body
    const became = (now: Became | null) =>
      services.meetings.follow(meeting, { kind: 'motionBecame', motion: motion.id, became: now })
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
      needs: () => [became(null)],
      follows: ({ sheet }: Matter) => [became({ matter: sheet.number, task: false })],
    })
    await dispatch(services, community, matter, { key: idFor(`dispatch:${key}`, ticketKey), owner, reason, actor })
    const { number } = (await sheetOf(services.db, community, matter))!
    return { ...opened, id: matter, number }
  },
)

/**
 * [M52] A carried motion becomes a task of a matter that is decided or under way, with who answers for it and
 * a day. The task's id is made of the motion's; the motion says so in the same commit.
 */
const taskOfMotion = route(
  'planTaskOfMotion',
  {
    method: 'post',
    path: '/api/meetings/{code}/motions/{motion}/task',
    tag: 'Ledger',
    summary: 'Make a task of a carried motion, in a matter that is decided or under way. Asked again it is the same',
    action: 'meeting.command',
    params: codeParam.extend({ motion: id }),
    headers: keyHeader,
    body: motionTask,
    problems: [
      ...MATTER_REFUSED,
      'noSuchMotion',
      'notCarried',
      'motionOver',
      'meetingCarried',
      'notSignedIn',
      'notAllowed',
    ],
    answer: json(ledgerAccepted, 'Accepted and durable'),
  },
  async ({ services, caller, params, headers, body }) => {
    const { community, id: meeting } = caller.meeting!
    if (!caller.staff) throw new ProblemError('notSignedIn')
    if (!(await mayDo(services.identity, caller, MATTER_COMMANDS.planTask))) throw new ProblemError('notAllowed')
    const { id: motion, number, became } = await carriedMotion(services, community, meeting, params.motion)
    const { matter, title, owner, dueAt } = body
    const found = await numberedMatter(services.db, community, matter)
    if (!found) throw new ProblemError('noSuchMatter')
    if (became && !(became.task && became.matter === matter)) throw new ProblemError('motionOver', { number })
    const named = namingOf(services.identity.ticketKey, { community, id: meeting }, 'motion')('task', motion)
    // It is there: whoever presses again, with whatever words, gets the one there is.
    const known = found.sheet.tasks.find((task) => task.id === named)
    const task = known ?? { id: named, title, owner, dueAt, motion: { meeting, motion, number } }
    const accepted = await services.ledger.matter(community, found.sheet.id, {
      key: headers['idempotency-key'],
      body: { ...body, motion },
      actor: actorOf(caller.staff),
      command: { kind: 'planTask', task },
      needs: () => [
        services.meetings.follow(meeting, { kind: 'motionBecame', motion, became: { matter, task: true } }),
      ],
    })
    return { ...accepted, number: matter }
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
export const motionRoutes = [matterOfMotion, taskOfMotion]
