import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Action } from '../../src/server/access/table.ts'
import {
  ACTIONS,
  COMMANDS,
  MATTER_COMMANDS,
  MINUTES_COMMANDS,
  REACH_COMMANDS,
  CONVENTION_COMMANDS,
  SURVEY_COMMANDS,
  REGISTER_COMMANDS,
  ROUND_COMMANDS,
  VOTE_COMMANDS,
} from '../../src/server/access/table.ts'
import type { MatterCommandInput } from '../../src/wire/ledger.ts'
import { HARMLESS_TO_MEETING, MAY_SEND_IN_MEETING } from '../build/commands.ts'
import type { Relation } from '../build/everybody.ts'
import { Everybody } from '../build/everybody.ts'
import { id } from '../build/grove.ts'
import { HARMLESS, MAY_SEND } from '../build/matterCommands.ts'
import { HARMLESS_TO_MINUTES, MAY_SEND_TO_MINUTES } from '../build/minutesCommands.ts'
import { HARMLESS_TO_BULLETIN, HARMLESS_TO_TIERS, MAY_SEND_TO_REACH } from '../build/reachCommands.ts'
import { HARMLESS_TO_CONVENTION, MAY_SEND_TO_CONVENTION } from '../build/conventionCommands.ts'
import { HARMLESS_TO_REGISTER, MAY_SEND_TO_REGISTER } from '../build/registerCommands.ts'
import { HARMLESS_TO_SURVEY, MAY_SEND_TO_SURVEY } from '../build/surveyCommands.ts'
import { HARMLESS_TO_ROUND, MAY_SEND_TO_ROUND } from '../build/roundCommands.ts'
import { HARMLESS_TO_VOTE, MAY_SEND_TO_VOTE } from '../build/voteCommands.ts'
import { together } from '../build/together.ts'
import type { Who } from '../build/who.ts'
import { COORDINATORS, LEADERS, STAFF, TRANSCRIBERS } from '../build/who.ts'

const EVERYONE: readonly Who[] = ['anonymous', 'participant', ...STAFF]

/**
 * Whom each action lets in, said a second time and by hand: a change of the server's own table has to be
 * meant twice.
 */
const LETS_IN: Record<Action, readonly Who[]> = {
  'page.read': EVERYONE,
  'place.read': EVERYONE,
  'meeting.read': EVERYONE,
  'meeting.follow': EVERYONE,
  'meeting.join': EVERYONE,
  'receipt.read': EVERYONE,
  'receipt.withdraw': EVERYONE,
  'receipt.endorse': EVERYONE,
  'receipt.answer': EVERYONE,
  'receipt.takeBack': EVERYONE,
  'receipt.letters': EVERYONE,
  'letters.answer': EVERYONE,
  'log.read': EVERYONE,
  'log.witness': EVERYONE,
  'photo.read': EVERYONE,
  'signIn.ask': EVERYONE,
  'signIn.use': EVERYONE,
  // Whoever is signed in at all.
  'signIn.own': STAFF,
  'passkey.own': STAFF,
  'signIn.journal': ['administrator', 'oversight'],
  'self.read': STAFF,
  'matter.read': EVERYONE,
  'matter.contest': EVERYONE,
  'openTree.write': EVERYONE,
  'team.read': EVERYONE,
  'search.ask': EVERYONE,
  'search.already': EVERYONE,
  'notice.object': EVERYONE,
  'meeting.me': ['participant'],
  'meeting.command': ['participant', ...STAFF],
  'photo.add': ['participant', ...TRANSCRIBERS],
  'minutes.command': ['participant', ...STAFF],
  'minutes.file': TRANSCRIBERS,
  'minutes.draft': ['participant', ...TRANSCRIBERS, 'oversight'],
  'minutes.remark': ['participant'],
  'minutes.read': EVERYONE,
  'paper.desk': TRANSCRIBERS,
  'meeting.carry': COORDINATORS,
  'meeting.bringIn': COORDINATORS,
  'calls.read': TRANSCRIBERS,
  'meeting.create': LEADERS,
  'meeting.drafts': STAFF,
  'meeting.desk': [...TRANSCRIBERS, 'oversight'],
  'meeting.pass': [...TRANSCRIBERS, 'oversight'],
  'suggestion.reject': [...LEADERS, 'spotter'],
  'matter.command': STAFF,
  'matter.desk': STAFF,
  'matter.photo': [...COORDINATORS, 'handler'],
  'team.command': [...COORDINATORS, 'spotter', 'facilitator', 'deliberator', 'adviser'],
  'notice.command': STAFF,
  'notice.photo': [...COORDINATORS, 'handler'],
  'ledger.settings': COORDINATORS,
  'ledger.import': COORDINATORS,
  'vote.read': EVERYONE,
  'vote.cast': EVERYONE,
  'vote.command': STAFF,
  'vote.desk': [...TRANSCRIBERS, 'oversight'],
  'vote.papers': TRANSCRIBERS,
  'vote.roll': TRANSCRIBERS,
  'vote.print': LEADERS,
  'round.read': EVERYONE,
  'round.why': EVERYONE,
  'round.propose': EVERYONE,
  'round.command': STAFF,
  'round.desk': [...TRANSCRIBERS, 'handler', 'officer', 'oversight'],
  'round.picture': [...COORDINATORS, 'spotter', 'facilitator'],
  'round.open': COORDINATORS,
  'round.proposer': COORDINATORS,
  'bulletin.read': EVERYONE,
  'follow.ask': EVERYONE,
  'follow.answer': EVERYONE,
  'keeper.act': EVERYONE,
  'reach.command': STAFF,
  'reach.desk': [...LEADERS, 'oversight'],
  'reach.link': COORDINATORS,
  'open311.read': EVERYONE,
  'open311.report': EVERYONE,
  'open311.set': ['administrator'],
  'program.key': ['administrator'],
  'register.read': EVERYONE,
  'guest.act': EVERYONE,
  'register.command': STAFF,
  'register.desk': [...COORDINATORS, 'adviser'],
  'register.contact': [...COORDINATORS, 'adviser'],
  'hook.set': ['administrator'],
  'plan.set': COORDINATORS,
  'survey.read': EVERYONE,
  'survey.answer': EVERYONE,
  'survey.command': STAFF,
  'survey.desk': [...TRANSCRIBERS, 'officer', 'oversight'],
  'survey.draft': COORDINATORS,
  'survey.codes': LEADERS,
  'survey.papers': TRANSCRIBERS,
  'convention.read': EVERYONE,
  'convention.comment': EVERYONE,
  'convention.command': STAFF,
  'convention.desk': [...TRANSCRIBERS, 'handler', 'officer', 'oversight'],
  'convention.open': COORDINATORS,
  'place.write': ['administrator'],
  'agenda.write': LEADERS,
  'people.read': [...COORDINATORS, 'oversight'],
  'people.write': COORDINATORS,
  'people.record': ['administrator', 'oversight'],
}

/**
 * Who is tried at the `n`th route or command: every role in the place itself, and in each of the other places
 * every eighth role, another one each time; with GROVE_LONG everybody everywhere.
 */
const tried = (n: number) =>
  [...all.all()].filter(({ who, relation }) => {
    const turn = STAFF.findIndex((role) => role === who) + Object.keys(REACHES).indexOf(relation)
    return process.env.GROVE_LONG || relation === 'own' || (turn + n) % 8 === 0
  })

/** A role counts in its place and in all places below it. */
const REACHES: Record<Relation, boolean> = { own: true, parent: true, child: false, sibling: false, unrelated: false }

let all: Everybody
beforeAll(async () => {
  all = await Everybody.start()
})
afterAll(() => all.grove.stop())

test('every route has a cell for everybody: eleven roles, held in the place itself, above, below, beside and elsewhere', async () => {
  let cells = 0
  const wrong: string[] = []
  await together(all.routes(), 4, async ({ method, path, action }, n) => {
    const named = /:slug|:code/.test(path)
    for (const { who, relation, client } of tried(n)) {
      const allowed = LETS_IN[action].includes(who)
      const personal = who === 'anonymous' || who === 'participant'
      // Staff of a place reach the subdistrict's own pages only from the subdistrict.
      const subdistrict = /^\/(s|api\/subdistricts)\//.test(path)
      const reaches = !named || personal || (subdistrict ? relation === 'parent' : REACHES[relation])
      const open = LETS_IN[action].includes('anonymous')
      // A ticket speaks for its meeting alone.
      const ticket = who !== 'participant' || /:code/.test(path) || open
      const expected = open || (allowed && reaches && ticket)
      cells++
      if ((await all.letsIn(client, method, all.addressOf(path))) !== expected) {
        wrong.push(`${method} ${path}: ${who} ${relation} should ${expected ? '' : 'not '}be let in`)
      }
    }
  })
  expect(wrong).toEqual([])
  expect(cells).toBeGreaterThan(3000)
  console.log(`access: ${cells} cells of routes as stated`)
})

/** [R30] For what a program's key must be, where one lets it in at all; said a second time and by hand. */
const LETS_PROGRAM: Partial<Record<Action, 'ledger.read' | 'hooks.set'>> = {
  'matter.desk': 'ledger.read',
  'hook.set': 'hooks.set',
}

test('[R30] a program is let in by its key for what it is for, in its place and below it, and nowhere else', async () => {
  const keyOf = async (of: string, scopes: string[], who = all.client('administrator', 'parent')) =>
    ((await who.post(`/api/${of}/keys`, { label: '程序', scopes, days: 1 })).body as { key: string }).key
  const keys = [
    { key: await keyOf('subdistricts/hedu', ['ledger.read']), for: ['ledger.read'], in: ['hedu', 'rongbu'] },
    { key: await keyOf('communities/rongbu', ['hooks.set', 'cards.write']), for: ['hooks.set'], in: ['rongbu'] },
    { key: await keyOf('communities/shilu', ['ledger.read', 'hooks.set']), for: [], in: [] },
  ] as const
  const wrong: string[] = []
  await together(all.routes(), 4, async ({ method, path, action }) => {
    const address = all.addressOf(path)
    const place = /^\/(s|api\/subdistricts)\//.test(path) ? 'hedu' : 'rongbu'
    for (const key of keys) {
      const needs = LETS_PROGRAM[action]
      const may =
        needs && (key.for as readonly string[]).includes(needs) && (key.in as readonly string[]).includes(place)
      const expected = LETS_IN[action] === EVERYONE || Boolean(may)
      if ((await all.letsIn(key.key, method, address)) !== expected)
        wrong.push(`${method} ${path}: a key for ${key.for.join()} should ${expected ? '' : 'not '}be let in`)
    }
  })
  expect(wrong).toEqual([])
})

test('a draft is there for staff of its place alone', async () => {
  for (const { who, relation, client } of all.all()) {
    const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const reply = await all.grove.app.request(`/api/meetings/${all.draft}`, { headers: { cookie } })
    const staff = who !== 'anonymous' && who !== 'participant'
    expect([who, relation, reply.status]).toEqual([who, relation, staff && REACHES[relation] ? 200 : 404])
    if (staff && REACHES[relation]) continue
    // Whatever is asked of it: the answer is that of a code that no meeting has.
    for (const asked of ['documents/minutes', 'documents.zip', 'documents/attendance.pdf', 'attendance']) {
      const replies = [all.draft, 'ZZZZZZ'].map(async (code) => {
        const reply = await all.grove.app.request(`/api/meetings/${code}/${asked}`, { headers: { cookie } })
        return [reply.status, ((await reply.json()) as { code: string }).code]
      })
      const [draft, none] = await Promise.all(replies)
      expect([asked, who, ...draft!]).toEqual([asked, who, 404, 'noSuchMeeting'])
      expect(draft).toEqual(none)
    }
  }
})

describe('commands', () => {
  test('are stated for every kind', () => {
    expect(Object.keys(MAY_SEND).toSorted()).toEqual(Object.keys(MATTER_COMMANDS).toSorted())
    expect(Object.keys(MAY_SEND_IN_MEETING).toSorted()).toEqual(Object.keys(COMMANDS).toSorted())
    expect(Object.keys(MAY_SEND_TO_MINUTES).toSorted()).toEqual(Object.keys(MINUTES_COMMANDS).toSorted())
    expect(Object.keys(MAY_SEND_TO_VOTE).toSorted()).toEqual(Object.keys(VOTE_COMMANDS).toSorted())
    expect(Object.keys(MAY_SEND_TO_ROUND).toSorted()).toEqual(Object.keys(ROUND_COMMANDS).toSorted())
    expect(Object.keys(MAY_SEND_TO_REACH).toSorted()).toEqual(Object.keys(REACH_COMMANDS).toSorted())
    expect(Object.keys(MAY_SEND_TO_REGISTER).toSorted()).toEqual(Object.keys(REGISTER_COMMANDS).toSorted())
    expect(Object.keys(MAY_SEND_TO_SURVEY).toSorted()).toEqual(Object.keys(SURVEY_COMMANDS).toSorted())
    expect(Object.keys(MAY_SEND_TO_CONVENTION).toSorted()).toEqual(Object.keys(CONVENTION_COMMANDS).toSorted())
    expect(Object.keys(LETS_IN).toSorted()).toEqual(Object.keys(ACTIONS).toSorted())
  })

  test('are let through for the roles stated, held here or above', async () => {
    let cells = 0
    const wrong: string[] = []
    const asked = [
      ...Object.entries(HARMLESS).map(([kind, more]) => [{ kind, ...more }, MAY_SEND[kind as 'note']] as const),
      ...Object.entries(HARMLESS_TO_MEETING).map(
        ([kind, more]) => [{ kind, ...more }, MAY_SEND_IN_MEETING[kind as 'endorse']] as const,
      ),
      ...Object.entries(HARMLESS_TO_MINUTES).map(
        ([kind, more]) => [{ kind, ...more }, MAY_SEND_TO_MINUTES[kind as 'remark']] as const,
      ),
      ...Object.entries(HARMLESS_TO_VOTE).map(
        ([kind, more]) => [{ kind, ...more }, MAY_SEND_TO_VOTE[kind as 'handOut']] as const,
      ),
      ...Object.entries(HARMLESS_TO_ROUND).map(
        ([kind, more]) => [{ kind, ...more }, MAY_SEND_TO_ROUND[kind as 'screen']] as const,
      ),
      ...Object.entries({ ...HARMLESS_TO_TIERS, ...HARMLESS_TO_BULLETIN }).map(
        ([kind, more]) => [{ kind, ...more }, MAY_SEND_TO_REACH[kind as 'endGroup']] as const,
      ),
      ...Object.entries(HARMLESS_TO_REGISTER).map(
        ([kind, more]) => [{ kind, ...more }, MAY_SEND_TO_REGISTER[kind as 'invite']] as const,
      ),
      ...Object.entries(HARMLESS_TO_SURVEY).map(
        ([kind, more]) => [{ kind, ...more }, MAY_SEND_TO_SURVEY[kind as 'openSurvey']] as const,
      ),
      ...Object.entries(HARMLESS_TO_CONVENTION).map(
        ([kind, more]) => [{ kind, ...more }, MAY_SEND_TO_CONVENTION[kind as 'comment']] as const,
      ),
    ]
    await together(asked, 4, async ([command, may], n) => {
      for (const { who, relation, client } of tried(n)) {
        const allowed = may.includes(who) && REACHES[relation]
        cells++
        if ((await all.takes(client, command as MatterCommandInput)) !== allowed)
          wrong.push(`${command.kind}: ${who} ${relation} should ${allowed ? '' : 'not '}be let through`)
      }
    })
    expect(wrong).toEqual([])
    console.log(`access: ${cells} cells of commands as stated`)
  })

  test('never reach another community’s matter', async () => {
    const note = { kind: 'note', text: '看看' }
    const reply = await all
      .client('coordinator', 'sibling')
      .post(`/api/communities/shilu/matters/${all.matter}/commands`, note, { 'idempotency-key': id() })
    expect([reply.status, reply.problem.code]).toEqual([404, 'noSuchMatter'])
  })
})
