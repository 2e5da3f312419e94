import { vi } from 'vitest'
import { CHECKS } from '../../src/core/convention/checklist.ts'
import { DOORS } from '../../src/core/ballot/rules.ts'
import type { VoteCommandInput } from '../../src/wire/ballot.ts'
import type { ConventionCommandInput, ConventionDesk, ConventionView } from '../../src/wire/convention.ts'
import { CLAUSES, CONVENTION_SETTINGS, DAY } from './conventions.ts'
import type { Client, Reply, TestGrove } from './grove.ts'
import { id } from './grove.ts'

const sent = () => ({ 'idempotency-key': id() })

/** A convention over the API: its draft hangs for a day, which passes by the clock that vitest sets. */
export class ConventionLife {
  private constructor(
    readonly grove: TestGrove,
    readonly boss: Client,
    readonly at: string,
    readonly code: string,
  ) {}

  static async open(grove: TestGrove, boss: Client, settings: object = {}): Promise<ConventionLife> {
    const usual = { ...CONVENTION_SETTINGS, doors: DOORS, hangDays: 1 }
    const said = { title: '居民公约', scope: '', settings: { ...usual, ...settings }, after: null }
    const conventions = '/api/communities/rongbu/conventions'
    const opened = await boss.post(conventions, said, sent())
    if (opened.status !== 201) throw new Error(opened.text)
    const { code } = opened.body as { code: string }
    return new ConventionLife(grove, boss, `${conventions}/${code}`, code)
  }

  /** Sends a command; what it answers is for whoever asks. */
  sends = (command: ConventionCommandInput, by = this.boss): Promise<Reply> =>
    by.post(`${this.at}/commands`, command, sent())
  async does(command: ConventionCommandInput, by = this.boss): Promise<void> {
    const reply = await this.sends(command, by)
    if (reply.status !== 200) throw new Error(`${command.kind}: ${reply.text}`)
  }
  says = (text: string, article: number | null = null, key = id()): Promise<Reply> =>
    this.grove.stranger().post(`${this.at}/comments`, { article, text }, { 'idempotency-key': key })
  read = async (): Promise<ConventionView> => (await this.grove.stranger().get(this.at)).body as ConventionView
  desk = async (): Promise<ConventionDesk> => (await this.boss.get(`${this.at}/desk`)).body as ConventionDesk

  /** Written, reviewed, agreed to, hung. */
  async hangs(clauses: readonly string[] = CLAUSES.slice(0, 2)): Promise<void> {
    for (const text of clauses) await this.does({ kind: 'writeArticle', n: null, text, reason: '居民提的' })
    await this.does({ kind: 'beginDrafting' })
    await this.reviewed()
  }
  async reviewed(): Promise<void> {
    const heldOn = Date.now() - 1000
    await this.does({ kind: 'sendToReview' })
    for (const check of CHECKS) await this.does({ kind: 'findCheck', check, clear: true, note: '看过' })
    await this.does({ kind: 'giveOpinion', reviewer: '陈律师', opinion: '合法', heldOn })
    await this.does({ kind: 'recordStreet', office: '司法所', opinion: '同意', document: '', heldOn, agrees: true })
    const hung = await this.boss.post(`${this.at}/notice`, {}, sent())
    if (hung.status !== 200) throw new Error(hung.text)
  }
  /** The days of its notice are over. */
  waits(): void {
    vi.setSystemTime(Date.now() + 2 * DAY)
  }
  async vote(command: VoteCommandInput): Promise<Reply> {
    const { convention } = await this.read()
    return this.boss.post(`/api/communities/rongbu/votes/${convention.voteCode}/commands`, command, sent())
  }
  /** Six representatives show their hands. */
  async votes(...inFavour: number[]): Promise<void> {
    const entries = Array.from({ length: 6 }, (_, i) => ({ name: `代表${i + 1}`, place: '', area: 0 }))
    const commands: VoteCommandInput[] = [
      { kind: 'setRoll', entries },
      { kind: 'sealVote' },
      { kind: 'openVote' },
      ...entries.map((_, i) => ({ kind: 'handOut' as const, n: i + 1, way: 'hands' as const })),
      ...inFavour.map((pro, i) => ({ kind: 'countHands' as const, question: `${i + 1}`, counts: [pro, 6 - pro, 0] })),
      { kind: 'closeVote' },
    ]
    for (const command of commands) {
      const reply = await this.vote(command)
      if (reply.status !== 200) throw new Error(`${command.kind}: ${reply.text}`)
    }
    await this.does({ kind: 'takeVote' })
  }
}
