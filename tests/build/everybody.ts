import type { Action } from '../../src/server/access/table.ts'
import type { MatterCommandInput } from '../../src/wire/ledger.ts'
import type { CommandInput } from '../../src/wire/meeting.ts'
import type { VoteCommandInput } from '../../src/wire/ballot.ts'
import type { BulletinCommandInput, TierCommandInput } from '../../src/wire/reach.ts'
import type { RoundCommandInput } from '../../src/wire/round.ts'
import type { ConventionCommandInput } from '../../src/wire/convention.ts'
import type { RegisterCommandInput } from '../../src/wire/register.ts'
import type { SurveyCommandInput } from '../../src/wire/survey.ts'
import type { MinutesCommandInput } from '../../src/wire/minutes.ts'
import type { Client, TestGrove } from './grove.ts'
import { HARMLESS_TO_MEETING } from './commands.ts'
import { A_VOTE, HARMLESS_TO_VOTE } from './voteCommands.ts'
import { HARMLESS_TO_MINUTES } from './minutesCommands.ts'
import { HARMLESS_TO_BULLETIN, HARMLESS_TO_TIERS } from './reachCommands.ts'
import { wordsOf } from './reaching.ts'
import { HARMLESS_TO_ROUND } from './roundCommands.ts'
import { HARMLESS_TO_CONVENTION } from './conventionCommands.ts'
import { A_SURVEY, HARMLESS_TO_SURVEY } from './surveyCommands.ts'
import { HARMLESS_TO_REGISTER } from './registerCommands.ts'
import { CONVENTION_SETTINGS } from './conventions.ts'
import { SETTINGS } from './rounds.ts'
import { id, startTestGrove } from './grove.ts'
import type { Who } from './who.ts'
import { STAFF } from './who.ts'

/** Where a role is held, seen from the community that the address names. */
const RELATIONS = ['own', 'parent', 'child', 'sibling', 'unrelated'] as const
export type Relation = (typeof RELATIONS)[number]

interface Route {
  method: string
  path: string
  action: Action
}

/** Codes of a refusal at the door; whatever else is answered, the door let through. */
const DOORS = new Set(['notSignedIn', 'notAllowed', 'notJoined', 'tokenExpired'])

/** A Grove with everybody there is: staff in five relations to one community, and two without an account. */
export class Everybody {
  private constructor(
    readonly grove: TestGrove,
    private readonly clients: ReadonlyMap<string, Client>,
    readonly meeting: { code: string; id: string },
    readonly draft: string,
    private readonly receipt: string,
    readonly matter: string,
    /** The code of a draft of a vote. */
    readonly vote: string,
    /** The code of a round in which nothing was proposed. */
    readonly round: string,
    /** The code of a bulletin that was not sent. */
    readonly bulletin: string,
    /** The code of an edition of the convention without an article. */
    readonly convention: string,
    /** The code of a draft of a wave of the survey. */
    readonly survey: string,
    /** Who joined by phone: several, since one alone may not ask so often at once. */
    private readonly phones: readonly Client[],
  ) {}
  private turn = 0

  static async start(): Promise<Everybody> {
    const grove = await startTestGrove()
    const clients = new Map<string, Client>()
    const { identity } = grove.services
    const all = [...(await identity.places.all()).values()]
    const own = all.find(({ slug }) => slug === 'rongbu')!
    const far = { id: id(), kind: 'subdistrict', parent: null, slug: 'far', name: '远处' } as const
    const farAway = { id: id(), kind: 'community', parent: far.id, slug: 'far-away', name: '远社区' } as const
    await identity.places.add(grove.owner, [far, farAway])
    const placeOf: Record<Relation, string> = {
      own: own.id,
      parent: own.parent!,
      child: all.find(({ parent }) => parent === own.id)!.id,
      sibling: all.find(({ slug }) => slug === 'shilu')!.id,
      unrelated: farAway.id,
    }
    const meeting = await grove.meeting()
    const { code } = meeting
    const draft = (await grove.meeting('草稿', 'draft')).code
    for (const relation of RELATIONS) {
      for (const role of STAFF) {
        const person = await identity.people.appoint(
          { id: id(), name: `${role} ${relation}`, email: null },
          placeOf[relation],
          role,
        )
        const client = grove.stranger()
        client.cookies.set(
          'grove_staff',
          (await identity.people.useLink(await identity.people.makeLink(person), 'test'))!,
        )
        clients.set(`${role} ${relation}`, client)
      }
    }
    clients.set('anonymous own', grove.stranger())
    const participant = await grove.join(code)
    clients.set('participant own', participant)
    const { id: card, receipt } = await participant.must(code, {
      kind: 'postCard',
      id: id(),
      tree: 'problem',
      text: '路灯不亮',
    })
    const open = { kind: 'openMatter', title: '路灯', cards: [{ meeting: meeting.id, card }] }
    const opened = await clients
      .get('coordinator own')!
      .post(`/api/communities/rongbu/matters/${id()}/commands`, open, { 'idempotency-key': id() })
    if (opened.status !== 200) throw new Error(opened.text)
    const phones = [participant, await grove.join(code), await grove.join(code)]
    const drafted = await clients
      .get('coordinator own')!
      .post('/api/communities/rongbu/votes', A_VOTE, { 'idempotency-key': id() })
    if (drafted.status !== 201) throw new Error(drafted.text)
    const { code: vote } = drafted.body as { code: string }
    const begun = await clients
      .get('coordinator own')!
      .post('/api/communities/rongbu/rounds', { title: '大盆菜', settings: SETTINGS }, { 'idempotency-key': id() })
    if (begun.status !== 201) throw new Error(begun.text)
    const { code: round } = begun.body as { code: string }
    const told = await clients
      .get('coordinator own')!
      .post(
        '/api/communities/rongbu/bulletins',
        { source: { kind: 'free', ref: '' }, words: wordsOf('话') },
        { 'idempotency-key': id() },
      )
    if (told.status !== 201) throw new Error(told.text)
    const { code: bulletin } = told.body as { code: string }
    const said = { title: '居民公约', scope: '', settings: CONVENTION_SETTINGS, after: null }
    const made = await clients
      .get('coordinator own')!
      .post('/api/communities/rongbu/conventions', said, { 'idempotency-key': id() })
    if (made.status !== 201) throw new Error(made.text)
    const { code: convention } = made.body as { code: string }
    const asked = await clients
      .get('coordinator own')!
      .post('/api/communities/rongbu/surveys', A_SURVEY, { 'idempotency-key': id() })
    if (asked.status !== 201) throw new Error(asked.text)
    const { code: survey } = asked.body as { code: string }
    const of = (opened.body as { id: string }).id
    return new Everybody(
      grove,
      clients,
      meeting,
      draft,
      receipt!,
      of,
      vote,
      round,
      bulletin,
      convention,
      survey,
      phones,
    )
  }

  client(who: Who, relation: Relation): Client {
    if (who === 'participant') return this.phones[this.turn++ % this.phones.length]!
    return this.clients.get(`${who} ${relation}`)!
  }

  *all(): Generator<{ who: Who; relation: Relation; client: Client }> {
    for (const [name, client] of this.clients) {
      const [who, relation] = name.split(' ') as [Who, Relation]
      yield { who, relation, client }
    }
  }

  routes(): Route[] {
    const found = new Map<string, Route>()
    for (const { method, path, handler } of this.grove.app.routes) {
      const { action } = handler as { action?: Action }
      if (action) found.set(`${method} ${path}`, { method, path, action })
    }
    // Signing out would end the sign-ins that this test needs; it is a door for everyone.
    return [...found.values()].filter(({ path }) => !path.endsWith('sign-out'))
  }

  /** An address of a route, of things that are there. */
  addressOf(path: string): string {
    const subdistrict = /^\/(s|api\/subdistricts)\//.test(path)
    return path
      .replace(/:slug(\{[^/]*\})?/, subdistrict ? 'hedu' : 'rongbu')
      .replace(/:code(\{[^/]*\})?/, this.meeting.code)
      .replace(/:receipt(\{[^/]*\})?/, this.receipt)
      .replace(/:matter(\{[^/]*\})?/, this.matter)
      .replace(/:vote(\{[^/]*\})?/, this.vote)
      .replace(/:round(\{[^/]*\})?/, this.round)
      .replace(/:bulletin(\{[^/]*\})?/, this.bulletin)
      .replace(/:convention(\{[^/]*\})?/, this.convention)
      .replace(/:survey(\{[^/]*\})?/, this.survey)
      .replace(/:n(\{[^/]*\})?(?=\/|$)/, '1')
      .replace(/:number(\{[^/]*\})?/, '1')
      .replace(/:file\{.*\}/, `${id()}.webp`)
      .replace(/:[a-zA-Z]+(\{[^/]*\})?/g, id())
      .replace('*', 'x')
  }

  /** `who`: somebody with cookies, or a program by its key. */
  async letsIn(who: Client | string, method: string, address: string): Promise<boolean> {
    const shown: Record<string, string> =
      typeof who === 'string'
        ? { authorization: `Bearer ${who}` }
        : { cookie: [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
    const headers = { ...shown, accept: 'application/json', 'idempotency-key': id() }
    // A stream needs a real socket, and never ends by itself.
    const leave = new AbortController()
    const reply = address.startsWith('/live/')
      ? await fetch(this.grove.url + address, { headers, signal: leave.signal })
      : await this.grove.app.request(address, { method, headers })
    if (reply.ok && address.startsWith('/live/')) leave.abort()
    if (reply.status !== 401 && reply.status !== 403) {
      // A sheet that nobody reads keeps its turn for a while, and others wait for it. An archive that is
      // cancelled rejects with the reason for which it was.
      if (!address.startsWith('/live/')) await reply.body?.cancel().catch(() => {})
      return true
    }
    const { code: why } = (await reply.json()) as { code: string }
    return !DOORS.has(why)
  }

  /**
   * Whether a command of the matter or the meeting is let through; that the schema takes it is part of the
   * question.
   */
  async takes(
    client: Client,
    command:
      | MatterCommandInput
      | CommandInput
      | MinutesCommandInput
      | VoteCommandInput
      | RoundCommandInput
      | BulletinCommandInput
      | TierCommandInput
      | ConventionCommandInput
      | SurveyCommandInput
      | RegisterCommandInput,
  ): Promise<boolean> {
    const meeting = `/api/meetings/${this.meeting.code}`
    const address = () => {
      if (command.kind in HARMLESS_TO_MEETING) return `${meeting}/commands`
      if (command.kind in HARMLESS_TO_MINUTES) return `${meeting}/minutes/commands`
      if (command.kind in HARMLESS_TO_VOTE) return `/api/communities/rongbu/votes/${this.vote}/commands`
      if (command.kind in HARMLESS_TO_ROUND) return `/api/communities/rongbu/rounds/${this.round}/commands`
      if (command.kind in HARMLESS_TO_TIERS) return '/api/communities/rongbu/reach/commands'
      if (command.kind in HARMLESS_TO_BULLETIN) return `/api/communities/rongbu/bulletins/${this.bulletin}/commands`
      if (command.kind in HARMLESS_TO_REGISTER) return '/api/communities/rongbu/register/commands'
      if (command.kind in HARMLESS_TO_SURVEY) return `/api/communities/rongbu/surveys/${this.survey}/commands`
      if (command.kind in HARMLESS_TO_CONVENTION)
        return `/api/communities/rongbu/conventions/${this.convention}/commands`
      return `/api/communities/rongbu/matters/${this.matter}/commands`
    }
    const send = () => client.post(address(), command, { 'idempotency-key': id() })
    let reply = await send()
    // There are more kinds of commands than one person may send in ten seconds: then it waits as it is told.
    while (reply.status === 429) {
      await new Promise((done) => setTimeout(done, Number(reply.headers.get('retry-after')) * 1000))
      reply = await send()
    }
    if (reply.status === 400) throw new Error(`${command.kind}: ${reply.text}`)
    return !DOORS.has(reply.problem?.code)
  }
}
