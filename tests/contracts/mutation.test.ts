import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Rule } from '../../src/server/access/table.ts'
import {
  ACTIONS,
  COMMANDS,
  CONVENTION_COMMANDS,
  MATTER_COMMANDS,
  MINUTES_COMMANDS,
  REGISTER_COMMANDS,
  SURVEY_COMMANDS,
  VOTE_COMMANDS,
} from '../../src/server/access/table.ts'
import type { MatterCommandInput } from '../../src/wire/ledger.ts'
import { HARMLESS_TO_MEETING } from '../build/commands.ts'
import { HARMLESS_TO_CONVENTION } from '../build/conventionCommands.ts'
import { Everybody } from '../build/everybody.ts'
import { HARMLESS } from '../build/matterCommands.ts'
import { HARMLESS_TO_MINUTES } from '../build/minutesCommands.ts'
import { HARMLESS_TO_REGISTER } from '../build/registerCommands.ts'
import { HARMLESS_TO_SURVEY } from '../build/surveyCommands.ts'
import { HARMLESS_TO_VOTE } from '../build/voteCommands.ts'
import { STAFF } from '../build/who.ts'

let all: Everybody
beforeAll(async () => {
  all = await Everybody.start()
})
afterAll(() => all.grove.stop())

/** Whether the door lets somebody through whom this rule keeps out or lets in. */
type Ask = (who: 'anonymous' | 'participant' | (typeof STAFF)[number]) => Promise<boolean>

/**
 * Held a second time behind the door, where only who has something of their own finds anything: these need
 * not be noticed.
 */
const HELD_TWICE: Record<string, { anyone?: false; roles?: false }> = {
  'meeting.me': { anyone: false, roles: false },
  'register.desk': { anyone: false },
  'passkey.own': { anyone: false },
  describeMyself: { roles: false },
  askFloor: { roles: false },
  leaveFloor: { roles: false },
}

/**
 * Takes single checks out of a rule, and single grants, one at a time, and asks the cell of the matrix
 * (access.test.ts) that this check alone holds: it must answer otherwise, so that the matrix would fail.
 * Gives how many were taken out, and of which nobody took notice.
 */
async function mutate(
  table: Record<string, Rule>,
  name: string,
  ask: Ask,
  { anyone = true, tickets = true, roles: byRole = true } = {},
): Promise<{ done: number; unseen: string[] }> {
  const rule = table[name]!
  const unseen: string[] = []
  let done = 0
  const under = async (changed: Rule, who: Parameters<Ask>[0], what: string) => {
    done++
    const before = await ask(who)
    table[name] = changed
    const after = await ask(who)
    table[name] = rule
    if (before === after) unseen.push(`${name}: ${what}`)
  }
  if (rule.anyone) return { done, unseen }
  if (anyone) await under({ anyone: true }, 'anonymous', 'open to anyone')
  if (!rule.participant && tickets) await under({ ...rule, participant: true }, 'participant', 'open to participants')
  if (rule.participant)
    await under({ ...rule, participant: undefined as never }, 'participant', 'closed to participants')
  for (const role of byRole ? STAFF : []) {
    const roles = rule.roles ?? []
    if (roles.includes(role))
      await under({ ...rule, roles: roles.filter((one) => one !== role) }, role, `without ${role}`)
    else await under({ ...rule, roles: [...roles, role] }, role, `with ${role}`)
  }
  return { done, unseen }
}

test('no check of the table can be removed, and no grant, without a cell of the matrix that notices', async () => {
  let done = 0
  const unseen: string[] = []
  const note = (found: Awaited<ReturnType<typeof mutate>>) => {
    done += found.done
    unseen.push(...found.unseen)
  }
  const routes = all.routes()
  for (const action of Object.keys(ACTIONS)) {
    // A meeting's address knows all three kinds of people.
    const of = routes.filter((route) => route.action === action)
    const route = of.find(({ path }) => path.includes(':code')) ?? of[0]
    if (action === 'meeting.drafts') {
      const sees = async (who: Parameters<Ask>[0]) =>
        (await all.client(who, 'own').get(`/api/meetings/${all.draft}`)).status === 200
      note(await mutate(ACTIONS as Record<string, Rule>, action, sees, { tickets: false }))
    } else if (!route) unseen.push(`${action}: no route`)
    else {
      note(
        await mutate(
          ACTIONS as Record<string, Rule>,
          action,
          (who) => {
            const relation = /^\/(s|api\/subdistricts)\//.test(route.path) ? 'parent' : 'own'
            const client = all.client(who, who === 'anonymous' || who === 'participant' ? 'own' : relation)
            return all.letsIn(client, route.method, all.addressOf(route.path))
            // A ticket speaks at a meeting's address alone.
          },
          { tickets: route.path.includes(':code'), ...HELD_TWICE[action] },
        ),
      )
    }
  }
  for (const [table, bodies] of [
    [COMMANDS, HARMLESS_TO_MEETING],
    [MATTER_COMMANDS, HARMLESS],
    [MINUTES_COMMANDS, HARMLESS_TO_MINUTES],
    [VOTE_COMMANDS, HARMLESS_TO_VOTE],
    [CONVENTION_COMMANDS, HARMLESS_TO_CONVENTION],
    [SURVEY_COMMANDS, HARMLESS_TO_SURVEY],
    [REGISTER_COMMANDS, HARMLESS_TO_REGISTER],
  ] as [Record<string, Rule>, Record<string, object>][]) {
    for (const [kind, more] of Object.entries(bodies)) {
      note(
        await mutate(table, kind, (who) => all.takes(all.client(who, 'own'), { kind, ...more } as MatterCommandInput), {
          // Nobody comes so far without a ticket or a sign-in.
          anyone: false,
          tickets: table === COMMANDS || table === MINUTES_COMMANDS,
          ...HELD_TWICE[kind],
        }),
      )
    }
  }
  console.log(`mutation: ${done} checks and grants of the table taken out, ${done - unseen.length} noticed`)
  expect(unseen).toEqual([])
})
