import { serialOf } from '../../src/server/ballot/serial.ts'
import type { RoundCommandInput, RoundDesk, RoundView } from '../../src/wire/round.ts'
import type { VoteCommandInput } from '../../src/wire/ballot.ts'
import type { Client, Reply, TestGrove } from './grove.ts'
import { id } from './grove.ts'
import { A_PROJECT, SETTINGS } from './rounds.ts'

const sent = () => ({ 'idempotency-key': id() })

/** A round over the API, from the opening to the acceptance: menu and result hang for no day. */
export class RoundLife {
  private constructor(
    readonly grove: TestGrove,
    readonly boss: Client,
    readonly other: Client,
    readonly at: string,
    readonly code: string,
  ) {}

  static async open(grove: TestGrove, boss: Client, other: Client, settings: object = {}): Promise<RoundLife> {
    const said = { title: '大盆菜', settings: { ...SETTINGS, menuDays: 0, resultDays: 0, ...settings } }
    const rounds = '/api/communities/rongbu/rounds'
    const opened = await boss.post(rounds, said, sent())
    if (opened.status !== 201) throw new Error(opened.text)
    const { code } = opened.body as { code: string }
    return new RoundLife(grove, boss, other, `${rounds}/${code}`, code)
  }

  /** Sends a command; what it answers is for whoever asks. */
  sends = (command: RoundCommandInput, by = this.boss): Promise<Reply> =>
    by.post(`${this.at}/commands`, command, sent())
  async does(command: RoundCommandInput, by = this.boss): Promise<void> {
    const reply = await this.sends(command, by)
    if (reply.status !== 200) throw new Error(`${command.kind}: ${reply.text}`)
  }
  /** Announces the lot and draws it: counted, or whose acceptors are drawn. */
  async draws(n: number | null, called: string): Promise<void> {
    await this.does({ kind: 'announceRoundLot', n })
    await this.does(n === null ? { kind: 'countRound', called } : { kind: 'drawAcceptors', n, called })
  }
  async proposes(said: object, name = '', key = id()): Promise<{ n: number; receipt: string }> {
    const body = { said: { ...A_PROJECT, ...said }, proposer: { name, contact: '' } }
    const reply = await this.grove.stranger().post(`${this.at}/projects`, body, { 'idempotency-key': key })
    if (reply.status !== 201) throw new Error(reply.text)
    return reply.body as { n: number; receipt: string }
  }
  read = async (): Promise<RoundView> => (await this.grove.stranger().get(this.at)).body as RoundView
  desk = async (): Promise<RoundDesk> => (await this.boss.get(`${this.at}/desk`)).body as RoundDesk

  /** Screened and checked at these costs in yuan, and frozen. */
  async freezes(costs: readonly number[]): Promise<void> {
    for (const [i, cost] of costs.entries()) {
      await this.does({ kind: 'screen', n: i + 1, out: null, reason: '' })
      await this.does({ kind: 'checkCost', n: i + 1, amount: cost * 100, by: '李工', note: '' })
    }
    await this.does({ kind: 'endSoliciting' })
    await this.does({ kind: 'freezeMenu' })
  }

  async vote(command: VoteCommandInput, by = this.boss): Promise<Reply> {
    const { voteCode } = await this.read()
    return by.post(`/api/communities/rongbu/votes/${voteCode}/commands`, command, sent())
  }
  /** Sealed with so many on the roll, printed, opened and handed out; gives the serials. */
  async opensVote(people: number): Promise<string[]> {
    const entries = Array.from({ length: people }, (_, i) => ({ name: `住户${i + 1}`, place: '三栋', area: 0 }))
    const commands: VoteCommandInput[] = [
      { kind: 'setRoll', entries },
      { kind: 'sealVote' },
      { kind: 'printBallots', spare: 0 },
      { kind: 'openVote' },
      ...entries.map((_, i) => ({ kind: 'handOut' as const, n: i + 1, way: 'ballot' as const })),
    ]
    for (const command of commands) {
      const reply = await this.vote(command)
      if (reply.status !== 200) throw new Error(`${command.kind}: ${reply.text}`)
    }
    const { voteCode } = await this.read()
    const rows = await this.grove.owner
      .selectFrom('vote_serial')
      .innerJoin('vote', (join) => join.onRef('vote.id', '=', 'vote_serial.vote'))
      .select(['vote_serial.community as community', 'vote_serial.id as id', 'vote.id as vote'])
      .where('vote.code', '=', voteCode)
      .execute()
    const key = this.grove.services.identity.ticketKey
    return rows.map(({ community, id: serial, vote }) => serialOf({ community, id: vote }, serial, key))
  }
  async casts(serial: string, places: number[]): Promise<Reply> {
    const { voteCode } = await this.read()
    const at = `/api/communities/rongbu/votes/${voteCode}/ballots`
    return this.grove.stranger().post(at, { serial, answers: { 1: places } }, sent())
  }
}
