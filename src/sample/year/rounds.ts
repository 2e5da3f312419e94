import type { VoteCommand } from '../../core/ballot/command.ts'
import type { Door } from '../../core/ballot/rules.ts'
import { unit } from '../../core/plain/hash.ts'
import type { Id } from '../../core/plain/id.ts'
import type { RoundCommand } from '../../core/round/command.ts'
import type { ProjectSaid, RoundSettings } from '../../core/round/round.ts'
import { USUAL_RULE } from '../../core/round/ruleSaid.ts'
import { voteOn } from '../../core/round/vote.ts'
import { markOf, serialOf } from '../../server/ballot/serial.ts'
import { Votes } from '../../server/ballot/votes.ts'
import type { Db } from '../../server/database/open.ts'
import type { Committers } from '../../server/journal/committers.ts'
import { commit } from '../../server/journal/hash.ts'
import type { Ledger } from '../../server/ledger/ledger.ts'
import { resultOf, Rounds } from '../../server/round/rounds.ts'
import { takeOn } from '../../server/round/takeOn.ts'
import { idFor } from '../../server/secrets/token.ts'
import type { Services } from '../../server/services.ts'
import type { Cast } from './plot.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const YUAN = 100

/** What a community's year lends to its rounds. */
export interface RoundStageSet {
  community: Id
  cast: Cast
  committers: Committers
  ledger: Ledger
  identity: Services['identity']
  db: Db
  id(name: string): Id
  plan(at: number, run: () => Promise<unknown>): void
}

/** A round of the year: when it begins, who is on its roll, and how many of its ballots come as paper. */
interface Played {
  title: string
  year: number
  begins: number
  people: number
  papers: number
  dishes: readonly Dish[]
  /** Whether its projects were done and accepted by now. */
  finished: boolean
}

type Dish = readonly [
  kind: ProjectSaid['kind'],
  title: string,
  place: string,
  need: string,
  gains: string,
  yuan: number,
]

const SPRING: readonly Dish[] = [
  ['works', '榕荫街六张长椅', '榕荫街', '老人走到一半没地方坐', '榕荫街的老人', 48_000],
  ['works', '三井巷路灯', '三井巷', '晚上看不见台阶', '晚归的居民', 76_000],
  ['services', '周末作业班', '党群服务中心', '双职工的孩子没人管', '小学生和家长', 30_000],
  ['goods', '电动车充电柜', '渔灯里3栋', '飞线充电', '骑电动车的人', 46_000],
  ['services', '理发进楼', '各楼栋', '老人下楼不便', '七十岁以上的老人', 18_000],
]
const AUTUMN: readonly Dish[] = [
  ['works', '埠头市场门口雨棚', '埠头市场', '下雨天挤在路上', '买菜的人', 92_000],
  ['works', '旧码头栏杆', '旧码头', '孩子爬上爬下', '带孩子的人', 54_000],
  ['services', '老人手机课', '党群服务中心', '不会挂号、不会付钱', '老人', 16_000],
  ['goods', '灭火器换新', '三井巷', '过期的有三十个', '三井巷的住户', 22_000],
  ['works', '望埠苑北门坡道', '望埠苑北门', '轮椅上不去', '推车、坐轮椅的人', 38_000],
  ['services', '周末夜市保洁', '灯笼巷', '早上一地垃圾', '灯笼巷的住户', 40_000],
]

/** [B13–B24] Two rounds: one in spring, by phone; one in autumn, of which half came as paper. */
export function planRounds(set: RoundStageSet, start: number): void {
  const year = (at: number) => new Date(at).getUTCFullYear()
  const [spring, autumn] = [start + 60 * DAY, start + 250 * DAY]
  planRound(set, {
    title: '春季大盆菜',
    year: year(spring),
    begins: spring,
    people: 46,
    papers: 0,
    dishes: SPRING,
    finished: true,
  })
  planRound(set, {
    title: '秋季大盆菜',
    year: year(autumn),
    begins: autumn,
    people: 60,
    papers: 24,
    dishes: AUTUMN,
    finished: false,
  })
}

const settingsOf = ({ year }: Played): RoundSettings => ({
  year,
  budget: 160_000 * YUAN,
  caps: { works: 100_000 * YUAN, services: 50_000 * YUAN, goods: 50_000 * YUAN },
  appealDays: 3,
  menuDays: 7,
  resultDays: 7,
  fewest: 1,
  most: 3,
  turnout: { over: 1, of: 3, above: false },
  voter: 'household',
  who: '住在本社区的每一户，一户一票',
  doors: ['phone', 'box', 'homes', 'behalf'],
  rule: USUAL_RULE,
  decider: 'committee',
  overPercent: 10,
  acceptors: 5,
  neighbours: 2,
  lotFrom: '结果公布前一晚的福彩3D中奖号',
})

function planRound(set: RoundStageSet, played: Played): void {
  const rounds = new Rounds(set.committers)
  const { begins, title, dishes } = played
  const { cast } = set
  const key = { community: set.community, id: set.id(`round ${title}`) }
  const code = codeOf(key.id)
  const ask = (name: string, command: RoundCommand, by = cast.coordinator) => {
    const staff = command.kind !== 'propose' && command.kind !== 'appeal'
    const actor = staff ? ({ kind: 'staff', id: by } as const) : ({ kind: 'participant', id: set.id(name) } as const)
    return rounds.ask(key, { key: set.id(`${title} ${name}`), command, actor, body: `${title} ${name}` })
  }
  const at = (days: number, run: () => Promise<unknown>) => set.plan(begins + days * DAY, run)

  at(0, () =>
    ask('open', { kind: 'openRound', community: key.community, id: key.id, code, title, settings: settingsOf(played) }),
  )
  dishes.forEach((dish, i) => at(1 + i, () => ask(`propose ${i}`, proposing(set.id(`${title} dish ${i}`), dish))))
  const tooMuch: Dish = ['works', '给渔灯里装电梯', '渔灯里', '六楼的老人下不来', '渔灯里的住户', 90_000]
  at(9, () => ask('propose lift', proposing(set.id(`${title} lift`), tooMuch)))
  const n = dishes.length + 1
  at(12, async () => {
    await ask(
      'lift out',
      { kind: 'screen', n, out: 'othersDuty', reason: '加装电梯由这一栋的业主共同决定' },
      cast.spotter,
    )
    for (const i of dishes.keys())
      await ask(`in ${i}`, { kind: 'screen', n: i + 1, out: null, reason: '' }, cast.spotter)
  })
  at(14, () => ask('appeal', { kind: 'appeal', n, text: '业主已经同意了，只差钱' }))
  at(16, async () => {
    await ask('lift again', { kind: 'screen', n, out: 'othersDuty', reason: '要先开业主大会，大盆菜不能代替' })
    for (const [i, dish] of dishes.entries())
      await ask(`cost ${i}`, { kind: 'checkCost', n: i + 1, amount: dish[5] * YUAN, by: '街道造价员何工', note: '' })
    await ask('end', { kind: 'endSoliciting' })
    await ask('freeze', {
      kind: 'freezeMenu',
      vote: set.id(`${title} vote`),
      voteCode: codeOf(set.id(`${title} vote`)),
    })
  })
  planVote(set, rounds, key, played, at)
  at(33, async () => {
    const called = unit(title, 'seed').toFixed(3).slice(2).replaceAll(/(?=.)/g, ' ').trim()
    await drawing(ask, null, { kind: 'countRound', called })
  })
  at(33.2, () => publish(set, key.id, played, begins + 33.2 * DAY))
  at(42, () =>
    ask('decide', {
      kind: 'decideRound',
      decider: 'committee',
      heldOn: begins + 41 * DAY,
      document: `榕埠居委会决议〔${played.year}〕12号`,
      left: [],
    }),
  )
  planWork(set, rounds, key, played, { ask, at })
}

type Ask = (name: string, command: RoundCommand, by?: Id) => Promise<unknown>
type At = (days: number, run: () => Promise<unknown>) => void
type Key = { community: Id; id: Id }

const proposing = (key: Id, [kind, title, place, need, gains, yuan]: Dish): RoundCommand => ({
  kind: 'propose',
  key,
  came: 'page',
  proposer: { name: '', contact: '' },
  said: {
    kind,
    title,
    place,
    need,
    gains,
    content: '',
    lines: [{ what: '估计', quantity: 1, price: yuan * YUAN }],
    funds: [],
    builder: '',
    from: null,
    until: null,
    upkeep: '物业每月检查一次',
    consents: '',
    matter: null,
  },
})

/** The vote on the menu: the roll, the doors, each ballot as a household would fill it in. */
function planVote(set: RoundStageSet, rounds: Rounds, key: Key, played: Played, at: At): void {
  const { title, people, papers, dishes } = played
  const { coordinator, facilitator } = set.cast
  const vote = { community: key.community, id: set.id(`${title} vote`) }
  const votes = new Votes(set.committers)
  const secret = set.identity.ticketKey
  const ask = (name: string, command: VoteCommand, by = coordinator) => {
    const actor =
      command.kind === 'cast'
        ? ({ kind: 'participant', id: set.id(name) } as const)
        : ({ kind: 'staff', id: by } as const)
    return votes.ask(vote, { key: set.id(`${title} ${name}`), command, actor, body: `${title} ${name}` })
  }
  const each = Array.from({ length: people }, (_, i) => i)
  const serials = each.map((i) => {
    const id = set.id(`${title} serial ${i}`)
    return { id, mark: markOf(vote, serialOf(vote, id, secret), secret), area: 0, without: [] }
  })
  const entries = each.map((i) => ({
    name: `${'陈林王李张黄刘何梁吴'[i % 10]}家`,
    place: `渔灯里${1 + (i % 6)}栋${201 + i}`,
    area: 0,
    participant: null,
    salt: set.id(`${title} salt ${i}`),
    commitment: commit(set.id(`${title} salt ${i}`), `${i}`),
  }))
  at(16.2, async () => {
    const said = await rounds.read(key, (round) => structuredClone(voteOn(round)))
    await ask('draft vote', { kind: 'draftVote', ...vote, code: codeOf(vote.id), said })
  })
  at(17, async () => {
    await ask('roll', { kind: 'setRoll', entries })
    await ask('seal vote', { kind: 'sealVote' })
    await ask('print', { kind: 'printBallots', serials })
    await ask('show', { kind: 'printSet', set: 1 }, facilitator)
  })
  at(24, () => ask('open vote', { kind: 'openVote' }))
  at(25, () => Promise.all(each.map((i) => ask(`hand ${i}`, { kind: 'handOut', n: i + 1, way: 'ballot' }))))
  // A few keep theirs at home.
  const cast = each.filter((i) => unit(`${title} ${i}`, 'stays') > 0.12)
  const paper = cast.slice(0, papers)
  const answers = (i: number) => ({ 1: wishesOf(`${title} ${i}`, dishes.length) })
  at(28, () =>
    Promise.all(
      cast.slice(papers).map((i) => ask(`cast ${i}`, { kind: 'cast', mark: serials[i]!.mark, answers: answers(i) })),
    ),
  )
  const half = Math.ceil(paper.length / 2)
  for (const [b, [door, heap]] of (
    [
      ['box', paper.slice(0, half)],
      ['homes', paper.slice(half)],
    ] as [Door, number[]][]
  ).entries())
    if (heap.length)
      at(31 + b / 10, async () => {
        const ballots = heap.map((i) => ({ mark: serials[i]!.mark, answers: answers(i) }))
        await ask(`heap ${b}`, { kind: 'openBatch', door, ballots: heap.length })
        for (const by of [coordinator, facilitator])
          await ask(`heap ${b} ${by}`, { kind: 'enterBatch', batch: b + 1, ballots }, by)
      })
  at(32, () => ask('close vote', { kind: 'closeVote' }))
}

/** Up to three dishes: households of one part of the quarter like the same ones. */
function wishesOf(name: string, dishes: number): number[] {
  const part = Math.floor(unit(name, 'part') * 3)
  const first = Math.floor((part * dishes) / 3)
  const liked = [first, (first + 1) % dishes, Math.floor(unit(name, 'own') * dishes)]
  return [...new Set(liked.slice(0, 1 + Math.floor(unit(name, 'many') * 3)))].sort((a, b) => a - b)
}

function publish({ ledger, community, cast, id }: RoundStageSet, round: Id, { title }: Played, from: number) {
  const command = {
    kind: 'publishNotice',
    id: idFor(resultOf(round), 'grove'),
    community,
    about: 'other',
    matter: null,
    meeting: null,
    from,
    until: from + 8 * DAY,
    title: `${title}：结果公示`,
    text: '选上哪些、每个多少钱、每张票出了多少，见大盆菜的页面。',
    basis: '民生微实事（大盆菜）居民投票',
    amount: null,
    contact: { respondent: '', phone: '', place: '' },
  } as const
  const actor = { kind: 'staff', id: cast.coordinator } as const
  return ledger.notice(community, command.id, { key: id(`${title} notice`), command, actor, body: title })
}

/** What was chosen is taken on; in spring it was done and accepted, in autumn one became dearer. */
function planWork(
  set: RoundStageSet,
  rounds: Rounds,
  key: Key,
  { title, begins, finished }: Played,
  { ask, at }: { ask: Ask; at: At },
): void {
  const { cast } = set
  const services = { rounds, ledger: set.ledger, identity: set.identity, db: set.db }
  const actor = { kind: 'staff', id: cast.coordinator } as const
  const chosen = () => rounds.read(key, ({ counted }) => [...counted!.won])
  at(45, async () => {
    for (const [i, n] of (await chosen()).entries()) {
      const owner = { person: cast.handlers[i % cast.handlers.length]!, office: '榕埠社区居委会' }
      const tasks = [
        { title: '签合同，付三成', dueAt: begins + 60 * DAY },
        { title: '完工，付余款', dueAt: begins + 110 * DAY },
      ]
      await takeOn(services, key, n, { owner, tasks }, actor)
    }
  })
  at(70, async () => {
    const [n] = await chosen()
    const { amount } = await rounds.read(key, ({ projects }) => ({ amount: projects[n! - 1]!.cost!.amount }))
    const dearer = Math.round(amount * (finished ? 1.05 : 1.18))
    await ask('dearer', { kind: 'reportCost', n: n!, amount: dearer, note: '钢材涨价，合同见公示' })
  })
  if (!finished) return
  at(120, async () => {
    for (const n of await chosen())
      await drawing(ask, n, { kind: 'drawAcceptors', n, called: `${unit(title, `${n}`)}`.slice(2, 5) })
  })
  at(122, async () => {
    for (const n of await chosen()) {
      const people = await rounds.read(key, ({ projects }) => projects[n - 1]!.draws.flatMap((draw) => draw.people))
      for (const person of people.slice(0, 3))
        await ask(`verdict ${n} ${person}`, { kind: 'giveVerdict', n, person, accepted: true, note: '' }, cast.spotter)
      for (const house of [1, 2])
        await ask(`neighbour ${n} ${house}`, { kind: 'hearNeighbour', n, accepted: true, note: '' }, cast.spotter)
    }
    for (const n of await chosen())
      await ask(`upkeep ${n}`, { kind: 'nameDoers', n, contractor: '榕埠工程队', upkeep: '榕埠社区物业联合会' })
    await ask('close', { kind: 'closeRound' })
  })
}

/** A lot is announced, and drawn from what the hall calls. The sample has no log to name a place in yet. */
async function drawing(
  ask: Ask,
  n: number | null,
  said: { kind: 'countRound'; called: string } | { kind: 'drawAcceptors'; n: number; called: string },
): Promise<void> {
  const sealed = unit(said.called, `${n}`).toString(36).slice(2)
  const id = codeOf(`${said.kind} ${n}`)
  await ask(`announce ${n}`, { kind: 'announceRoundLot', id, n, again: '', checkpoint: '', sealed })
  await ask(`draw ${n}`, { ...said, sealed })
}

/** A code of the sample's own: six letters that follow from the id. */
const codeOf = (id: Id): string =>
  Array.from({ length: 6 }, (_, i) => '23456789ABCDEFGHJKMNPQRSTVWXYZ'[Math.floor(unit(id, `${i}`) * 30)]).join('')
