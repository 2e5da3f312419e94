import type { Alike } from '../../src/core/ballot/count.ts'
import type { Actor } from '../../src/core/meeting/command.ts'
import type { RoundCommand, RoundFacts } from '../../src/core/round/command.ts'
import { decideRound } from '../../src/core/round/decide.ts'
import type { RoundEvent, RoundRefusal, RoundTold } from '../../src/core/round/event.ts'
import { evolveRound } from '../../src/core/round/evolve.ts'
import type { ProjectSaid, Round, RoundSettings } from '../../src/core/round/round.ts'
import { USUAL_RULE } from '../../src/core/round/ruleSaid.ts'

const YUAN = 100
const DAY = 86_400_000

/** A community's usual round: ¥100,000, three kinds, three dishes a ballot. */
export const SETTINGS: RoundSettings = {
  year: 2026,
  budget: 100_000 * YUAN,
  caps: { works: 100_000 * YUAN, services: 50_000 * YUAN, goods: 50_000 * YUAN },
  appealDays: 0,
  menuDays: 3,
  resultDays: 5,
  fewest: 1,
  most: 3,
  turnout: null,
  voter: 'person',
  who: '年满十八周岁、住在本社区的人',
  doors: ['phone', 'box', 'homes', 'behalf'],
  rule: USUAL_RULE,
  decider: 'committee',
  overPercent: 10,
  acceptors: 3,
  lotFrom: '十二月十日福彩3D的中奖号',
}

export const A_PROJECT: ProjectSaid = {
  kind: 'works',
  title: '榕树下装长椅',
  place: '榕埠一街',
  need: '老人没地方坐',
  gains: '一街的老人',
  content: '六张防腐木长椅',
  lines: [{ what: '长椅', quantity: 6, price: 2_000 * YUAN }],
  funds: [],
  builder: '',
  from: null,
  until: null,
  upkeep: '物业每月检查',
  consents: '',
  matter: null,
}

export const staff = (n: number): Actor => ({ kind: 'staff', id: `staff ${n}` })
export const resident: Actor = { kind: 'participant', id: 'resident' }

/** A round to be tried out by hand: its clock stands where a test sets it. */
export class Holding {
  round: Round
  readonly events: RoundEvent[] = []
  now = 1_000_000
  facts: RoundFacts = {
    vote: null,
    notice: null,
    prefix: 'buji-rongbu',
    given: 0,
    hands: [],
    pictured: true,
    knows: true,
  }

  constructor(settings: Partial<RoundSettings> = {}) {
    const said = { title: '二〇二六年大盆菜', settings: { ...SETTINGS, ...settings } }
    const command = { kind: 'openRound', community: 'c', id: 'r', code: 'K7Q2MD', ...said } as const
    const opened = decideRound(undefined, command, staff(1), this.now, this.facts)
    if (!Array.isArray(opened)) throw new Error(opened.refused)
    this.round = evolveRound(undefined, opened[0]!)
    this.events.push(...opened)
  }

  decides(command: RoundCommand, actor = staff(1)): RoundEvent[] | RoundRefusal {
    return decideRound(this.round, command, actor, this.now, this.facts)
  }
  does(command: RoundCommand, actor = staff(1)): RoundTold[] {
    const decision = this.decides(command, actor)
    if (!Array.isArray(decision)) throw new Error(`refused: ${JSON.stringify(decision)}`)
    for (const event of decision) this.round = evolveRound(this.round, event)
    this.events.push(...decision)
    return decision.map(({ told }) => told)
  }
  refused(command: RoundCommand, actor = staff(1)): string {
    const decision = this.decides(command, actor)
    if (Array.isArray(decision)) throw new Error(`not refused: ${command.kind}`)
    return decision.refused
  }
  proposes(said: Partial<ProjectSaid> = {}, name = ''): number {
    this.does(
      { kind: 'propose', key: 'k', said: { ...A_PROJECT, ...said }, proposer: { name, contact: '' }, came: 'page' },
      resident,
    )
    return this.round.projects.length
  }

  /** Projects with these costs in yuan, screened, checked and on the frozen menu. */
  static frozen(costs: readonly number[], settings: Partial<RoundSettings> = {}): Holding {
    const holding = new Holding(settings)
    costs.forEach((_, i) => holding.proposes({ title: `项目${i + 1}` }))
    costs.forEach((cost, i) => {
      holding.does({ kind: 'screen', n: i + 1, out: null, reason: '' })
      holding.does({ kind: 'checkCost', n: i + 1, amount: cost * YUAN, by: '李工', note: '' })
    })
    holding.does({ kind: 'endSoliciting' })
    holding.does({ kind: 'freezeMenu', vote: 'v', voteCode: 'VTE234' })
    return holding
  }

  /** Its vote is closed with these ballots: each which dishes, by places, and how many of them. */
  closes(ballots: readonly (readonly [places: number[], count: number])[], entitled = 100): void {
    const alike: Alike[] = ballots.map(([answer, count]) => ({ answer, ballots: count, area: 0 }))
    const present = alike.reduce((all, one) => all + one.ballots, 0)
    this.facts.vote = { stage: 'closed', closed: { ballots: alike, hash: 'h', present, entitled }, heads: entitled }
  }
  /** Announces a lot, of projects or of who accepts one. */
  announces(n: number | null, again = ''): void {
    const number = this.round.lots.length
    this.does({
      kind: 'announceRoundLot',
      id: `lot ${number}`,
      n,
      again,
      checkpoint: 'log\n1\nhash',
      sealed: `word ${number}`,
    })
  }
  get sealed(): string {
    return `word ${this.round.lots.length - 1}`
  }
  counts(called: string): void {
    this.announces(null)
    this.does({ kind: 'countRound', called, sealed: this.sealed })
  }
  draws(n: number, called: string): void {
    this.announces(n)
    this.does({ kind: 'drawAcceptors', n, called, sealed: this.sealed })
  }
  /** Counted, hung and decided. */
  decided(): void {
    this.counts('7 3 1')
    this.now += 6 * DAY
    this.facts.notice = { until: this.now - DAY, open: 0, held: true }
    this.does({ kind: 'decideRound', decider: 'committee', heldOn: this.now, document: '第12号', left: [] })
  }
}
