import type { EntrySaid } from '../../src/core/register/register.ts'
import { wordsOf } from '../../src/core/register/register.ts'
import type { RegisterCommandInput, RegisterDesk } from '../../src/wire/register.ts'
import type { Client, Reply, TestGrove } from './grove.ts'
import { id } from './grove.ts'
import { AN_ENTRY } from './registerCommands.ts'

const DAY = 86_400_000
const sent = () => ({ 'idempotency-key': id() })

/** The register of a community, as its coordinator and those who hold its links have it. */
export class Registering {
  readonly at = '/api/communities/rongbu'
  constructor(
    readonly grove: TestGrove,
    readonly boss: Client,
  ) {}

  asks = (command: RegisterCommandInput, who = this.boss): Promise<Reply> =>
    who.post(`${this.at}/register/commands`, command, sent())
  async makes(command: RegisterCommandInput): Promise<string> {
    const reply = await this.asks(command)
    if (reply.status !== 200) throw new Error(`${command.kind}: ${reply.status} ${reply.text}`)
    return (reply.body as { id: string }).id
  }
  desk = async (): Promise<RegisterDesk> => (await this.boss.get(`${this.at}/register/desk`)).body as RegisterDesk

  /** Adds somebody; gives the id, and the path of their page. */
  async adds(said: Partial<Record<keyof typeof AN_ENTRY, string>> = {}): Promise<{ entry: string; page: string }> {
    const all = { ...AN_ENTRY, ...said } as typeof AN_ENTRY
    const entry = await this.makes({ kind: 'addEntry', id: id(), offer: null, said: all })
    return { entry, page: await this.pageAt(`entries/${entry}`) }
  }

  async pageAt(what: string): Promise<string> {
    const { link } = (await this.boss.get(`${this.at}/register/${what}/link`)).body as { link: string }
    return new URL(link).pathname
  }

  /** Whoever holds a link sends a form of its page. */
  sends(page: string, word: string, fields: Record<string, string> = {}): Promise<Reply> {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    return this.grove
      .stranger()
      .send('POST', `${page}/${word}`, { body: new URLSearchParams(fields).toString(), headers })
  }

  /** Whoever holds a link agrees to words that they saw. */
  async agrees(page: string, days = 200, said: EntrySaid = AN_ENTRY): Promise<Reply> {
    const until = new Date(Date.now() + days * DAY).toISOString().slice(0, 10)
    return this.sends(page, 'agree', { until, shown: 'on', words: wordsOf(said) })
  }

  /** Asks somebody; gives the id, and the path of the page on which they answer. */
  async invites(entry: string, matter: number | null = null, proposal: string | null = null) {
    const until = Date.now() + 14 * DAY
    const asked = { kind: 'invite', id: id(), entry, matter, proposal, asks: '', until } as const
    const invitation = await this.makes(asked)
    return { invitation, page: await this.pageAt(`invitations/${invitation}`) }
  }

  /** A matter of a meeting's card, with a proposal. */
  async matter(title: string): Promise<{ number: number; proposal: string; id: string }> {
    const say = async (body: object, of = id()) => {
      const reply = await this.boss.post(`${this.at}/matters/${of}/commands`, body, sent())
      if (reply.status >= 300) throw new Error(reply.text)
      return reply.body as { id: string; number: number }
    }
    const { code, id: meeting } = await this.grove.meeting()
    const card = await (await this.grove.join(code)).card(code, title, 'problem')
    const opened = await say({ kind: 'openMatter', title, cards: [{ meeting, card }] })
    const triage = { urgency: 3, importance: 3, reach: { people: 40 }, lane: 'major', reason: '急' }
    await say({ kind: 'triage', ...triage }, opened.id)
    await say({ kind: 'route', route: 'deliberation', reason: '大家商量' }, opened.id)
    const proposal = { kind: 'writeProposal', id: id(), title: '换灯', version: { text: '换十二盏灯' } }
    return { ...opened, proposal: (await say(proposal, opened.id)).id }
  }
}
