import type { Id } from '../../core/plain/id.ts'
import { pledgeOffer, motionTask } from '../../wire/ledger.ts'
import { ledgerAccepted } from '../../wire/matter.ts'
import { codeParam, id, keyHeader } from '../../wire/plain.ts'
import type { Caller } from '../access/authorize.ts'
import { mayDo } from '../access/authorize.ts'
import { ACTIONS, MATTER_COMMANDS } from '../access/table.ts'
import type { Rule } from '../access/table.ts'
import { MATTER_REFUSED, TEAM_REFUSED } from '../api/problems.ts'
import { json, routeOf } from '../api/route.ts'
import { ProblemError } from '../http/problem.ts'
import { namingOf } from '../secrets/naming.ts'
import { numberedMatter } from './matter.store.ts'
import type { LedgerServices } from './services.ts'
import { actorOf } from '../person/store.ts'

const route = routeOf<LedgerServices>()
const REFUSED = [
  'noSuchPledge',
  'pledgeNotTaken',
  'pledgeCarried',
  'meetingCarried',
  'notSignedIn',
  'notAllowed',
] as const

/**
 * [M54] A pledge that the hall heard becomes an offer of the ledger. The offer's id is made of the pledge's,
 * so that there is one, whoever presses and however often; the pledge says so in the same commit.
 */
const offerOfPledge = route(
  'makeOfferOfPledge',
  {
    method: 'post',
    path: '/api/meetings/{code}/pledges/{pledge}/offer',
    tag: 'Ledger',
    summary: 'Make an offer of a pledge that the hall heard. Asked again it is the same',
    action: 'meeting.command',
    params: codeParam.extend({ pledge: id }),
    headers: keyHeader,
    body: pledgeOffer,
    problems: [...TEAM_REFUSED, ...REFUSED],
    answer: json(ledgerAccepted, 'Accepted and durable'),
  },
  async ({ services, caller, params, headers, body }) => {
    const { actor, community, meeting, named } = await atDesk(services, caller, ACTIONS['team.command'])
    const found = await takenPledge(services, community, meeting, params.pledge)
    const { id: pledge, number, what, resource, became, seq } = found
    if (became && became.task !== null) throw new ProblemError('pledgeCarried', { number })
    const offer = named('offer', pledge)
    const accepted = became
      ? { seq }
      : await services.ledger.team(community, {
          key: headers['idempotency-key'],
          body: { ...body, pledge },
          actor,
          command: { kind: 'makeOffer', id: offer, organisation: body.organisation, about: resource, text: what },
          // [M81] Refused there, nothing becomes of it here.
          needs: () => [services.meetings.follow(meeting, { kind: 'pledgeBecame', pledge, became: { task: null } })],
        })
    return { ...accepted, id: offer }
  },
)

/** [M54] A pledge that the hall heard becomes a task of a matter that is decided or under way, likewise. */
const taskOfPledge = route(
  'planTaskOfPledge',
  {
    method: 'post',
    path: '/api/meetings/{code}/pledges/{pledge}/task',
    tag: 'Ledger',
    summary: 'Make a task of a pledge, in a matter that is decided or under way. Asked again it is the same',
    action: 'meeting.command',
    params: codeParam.extend({ pledge: id }),
    headers: keyHeader,
    body: motionTask,
    problems: [...MATTER_REFUSED, ...REFUSED],
    answer: json(ledgerAccepted, 'Accepted and durable'),
  },
  async ({ services, caller, params, headers, body }) => {
    const { actor, community, meeting, named } = await atDesk(services, caller, MATTER_COMMANDS.planTask)
    const { id: pledge, number, became } = await takenPledge(services, community, meeting, params.pledge)
    const { matter, title, owner, dueAt } = body
    const found = await numberedMatter(services.db, community, matter)
    if (!found) throw new ProblemError('noSuchMatter')
    if (became && became.task !== matter) throw new ProblemError('pledgeCarried', { number })
    const task = named('task', pledge)
    // It is there: whoever presses again, with whatever words, gets the one there is.
    const known = found.sheet.tasks.find((one) => one.id === task)
    const accepted = await services.ledger.matter(community, found.sheet.id, {
      key: headers['idempotency-key'],
      body: { ...body, pledge },
      actor,
      command: { kind: 'planTask', task: known ?? { id: task, title, owner, dueAt } },
      needs: () => [services.meetings.follow(meeting, { kind: 'pledgeBecame', pledge, became: { task: matter } })],
    })
    return { ...accepted, number: matter }
  },
)

/** Who asks, as staff who may do it in the ledger, and how new things of the meeting's pledges are called. */
async function atDesk({ identity }: LedgerServices, caller: Caller, rule: Rule) {
  const { community, id: meeting } = caller.meeting!
  if (!caller.staff) throw new ProblemError('notSignedIn')
  if (!(await mayDo(identity, caller, rule))) throw new ProblemError('notAllowed')
  const named = namingOf(identity.ticketKey, { community, id: meeting }, 'pledge')
  return { actor: actorOf(caller.staff), community, meeting, named }
}

/** A pledge of this meeting that the hall heard. */
async function takenPledge({ meetings }: LedgerServices, community: Id, meeting: Id, id: Id) {
  const found = await meetings.read(community, meeting, ({ board }, seq) => {
    if (board.carried) throw new ProblemError('meetingCarried', { since: board.carried.at })
    const pledge = board.pledges.find((one) => one.id === id)
    return pledge && { ...pledge, seq }
  })
  if (!found) throw new ProblemError('noSuchPledge')
  if (found.stage !== 'taken') throw new ProblemError('pledgeNotTaken', { number: found.number })
  return found
}

/** What becomes of pledges. */
export const pledgeRoutes = [offerOfPledge, taskOfPledge]
