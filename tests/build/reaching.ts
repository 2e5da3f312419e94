import type { BulletinWords } from '../../src/core/reach/bulletin.ts'
import type { BulletinCommandInput, ReachDesk, TierCommandInput } from '../../src/wire/reach.ts'
import type { Client, Reply, TestGrove } from './grove.ts'
import { id } from './grove.ts'

const sent = () => ({ 'idempotency-key': id() })
const said = (text: string) => ({ text, title: text, lines: [text] })
export const wordsOf = (text: string): BulletinWords => ({
  'zh-Hans': said(text),
  'zh-Hant': said(text),
  en: said(text),
})

/** Chat groups and bulletins of a community, as its coordinator and a group’s keeper have them. */
export class Reaching {
  readonly at = '/api/communities/rongbu'
  constructor(
    readonly grove: TestGrove,
    readonly boss: Client,
  ) {}

  tiers = (command: TierCommandInput): Promise<Reply> => this.boss.post(`${this.at}/reach/commands`, command, sent())
  command = (code: string, command: BulletinCommandInput): Promise<Reply> =>
    this.boss.post(`${this.at}/bulletins/${code}/commands`, command, sent())
  desk = async (): Promise<ReachDesk> => (await this.boss.get(`${this.at}/reach`)).body as ReachDesk

  /** Adds a group whose keeper has agreed; gives its id and the path of the keeper's page. */
  async group(name: string, keeper: string): Promise<{ group: string; page: string }> {
    const { places } = await this.desk()
    const place = places.find(({ tier }) => tier === 'building') ?? places.at(-1)!
    const added = await this.tiers({ kind: 'addGroup', id: id(), place: place.id, name, keeper })
    const { id: group } = added.body as { id: string }
    const page = await this.pageOf(group)
    await this.keeps(page, 'agree', {})
    return { group, page }
  }

  async pageOf(group: string): Promise<string> {
    const { link } = (await this.boss.get(`${this.at}/reach/groups/${group}/link`)).body as { link: string }
    return new URL(link).pathname
  }

  /** The keeper sends a form of their page. */
  keeps(page: string, word: string, fields: Record<string, string>): Promise<Reply> {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    return this.grove
      .stranger()
      .send('POST', `${page}/${word}`, { body: new URLSearchParams(fields).toString(), headers })
  }

  /** Drafts a bulletin and sends it to all; gives its code. */
  async sends(text: string, source = { kind: 'free', ref: '' }): Promise<string> {
    const drafted = await this.boss.post(`${this.at}/bulletins`, { source, words: wordsOf(text) }, sent())
    if (drafted.status !== 201) throw new Error(drafted.text)
    const { code } = drafted.body as { code: string }
    const done = await this.command(code, { kind: 'sendBulletin', groups: null })
    if (done.status !== 200) throw new Error(done.text)
    return code
  }

  /** The codes of the links of a group's copies, the latest bulletin first. */
  async copies(group: string): Promise<string[]> {
    const rows = await this.grove.owner
      .selectFrom('bulletin_copy')
      .innerJoin('bulletin', (join) =>
        join
          .onRef('bulletin.community', '=', 'bulletin_copy.community')
          .onRef('bulletin.id', '=', 'bulletin_copy.bulletin'),
      )
      .select('bulletin_copy.code')
      .where('chat_group', '=', group)
      .orderBy('bulletin.at', 'desc')
      .execute()
    return rows.map(({ code }) => code)
  }
}
