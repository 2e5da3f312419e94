import type { Body } from '../../core/ballot/law.ts'
import { MATTER_TITLE_MOST } from '../../core/ledger/sheet.ts'
import type { Actor, Command } from '../../core/meeting/command.ts'
import type { Capacity, Tree } from '../../core/meeting/meeting.ts'
import { unit } from '../../core/plain/hash.ts'
import type { Id } from '../../core/plain/id.ts'
import { makeReceipt } from '../../core/plain/code.ts'
import { USUAL_SETTINGS } from '../../core/ledger/settings.ts'
import type { Handles } from '../../server/database/open.ts'
import { Committers } from '../../server/journal/committers.ts'
import { Ledger } from '../../server/ledger/ledger.ts'
import { Meetings } from '../../server/meeting/meetings.ts'
import { MinutesBook } from '../../server/minutes/minutes.ts'
import { Votes } from '../../server/ballot/votes.ts'
import { formalSteps } from '../../server/ledger/formalSteps.ts'
import { systemActor } from '../../server/meeting/openTree.ts'
import { keepPhoto } from '../../server/photo/photo.store.ts'
import type { Runtime } from '../../server/integrations/runtime.ts'
import { systemRuntime } from '../../server/integrations/runtime.ts'
import type { Services } from '../../server/services.ts'
import { idOf, plantPlaces } from '../plant.ts'
import { MAJOR, QUICK, VISIONS } from './kinds.ts'
import type { Kind, MajorKind } from './kinds.ts'
import { drawBoard, drawPair } from './pictures.ts'
import type { Cast, PlotStep, Supporter } from './plot.ts'
import { planConvention } from './conventions.ts'
import { planRegister } from './registers.ts'
import { planSurveys } from './surveys.ts'
import { planRounds } from './rounds.ts'
import { plotOf } from './plot.ts'
import type { Hall } from './hall.ts'
import { hallOf } from './hall.ts'
import type { Held, Holding } from './votes.ts'
import { holdVote } from './votes.ts'
import { matterAggregate, meetingAggregate, minutesAggregate } from '../../server/aggregates.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const TICK = 600_000
const YEAR_DAYS = 364
const VOTES_OF_A_BODY = 2

/** A community's part in the year. */
interface Part {
  slug: string
  matters: number
  meetings: number
  places: readonly string[]
  people: { coordinator: string; facilitator: string; spotter: string; handlers: readonly string[] }
}

const PARTS: readonly Part[] = [
  {
    slug: 'rongbu',
    matters: 210,
    meetings: 11,
    places: [
      '榕荫街',
      '渔灯里',
      '望埠苑',
      '三井巷',
      '灯笼巷',
      '埠头市场',
      '榕埠小学门口',
      '旧码头',
      '望埠苑北门',
      '榕荫街公交站',
      '三井巷口',
      '渔灯里3栋',
    ],
    people: {
      coordinator: '方映红',
      facilitator: '钟小满',
      spotter: '郭阿珍',
      handlers: ['黎少聪', '罗建平', '庞志军'],
    },
  },
  {
    slug: 'shilu',
    matters: 54,
    meetings: 4,
    places: ['鹭滩新居', '石埗围', '机修厂宿舍', '石鹭桥头', '鹭滩小学门口', '机修厂路'],
    people: { coordinator: '唐美仪', facilitator: '符晓岚', spotter: '古天成', handlers: ['简志强'] },
  },
  {
    slug: 'wanli',
    matters: 40,
    meetings: 4,
    places: ['荔径小筑', '桥尾街', '果场坡', '晚荔牌坊', '荔径巷'],
    people: { coordinator: '区玉珍', facilitator: '司徒小曼', spotter: '关永胜', handlers: ['欧阳海'] },
  },
]

const TEAM_MEMBERS = [
  ['spotter', '郭阿珍', 'representative', ''],
  ['spotter', '冯水根', 'resident', '住榕荫街，家里有一间出租屋'],
  ['spotter', '马小军', 'resident', '外卖骑手'],
  ['spotter', '卢春兰', 'member', ''],
  ['deliberation', '温伯年', 'representative', ''],
  ['deliberation', '麦炳坤', 'deputy', '榕埠股份合作公司董事长'],
  ['deliberation', '岑少芬', 'enterprise', '埠头市场有两个档口'],
  ['deliberation', '苏巧云', 'resident', '非本地户籍，租住三井巷'],
  ['advisory', '沈知远', 'adviser', '设计工作室与街道有合同'],
  ['advisory', '何工', 'adviser', '在区市政院上班'],
  ['advisory', '倪国梁', 'enterprise', '望埠苑物业股东'],
] as const

const THEMES = [
  '把小事办在门口',
  '老人的一天',
  '停车，大家来出主意',
  '干净的后巷',
  '孩子放学以后',
  '市场边上怎么住',
  '雨季之前',
  '夜里的安静',
  '楼道和电动车',
  '绿一点，凉一点',
  '一年了，说说看',
] as const
const CAPACITY_OF: readonly Capacity[] = [
  'resident',
  'resident',
  'resident',
  'resident',
  'representative',
  'member',
  'property',
  'enterprise',
  'committee',
]

/** What a planted year holds. */
export interface Planted {
  meetings: number
  cards: number
  matters: number
  /** Formal votes that were held with roll and ballots. */
  votes: number
}

/**
 * Plays a year of the sample communities through the rules: meetings, the always-open tree, some 300 matters
 * in all lanes and ends. `now` is the year's last day; the same day and seed give the same year (receipts
 * alone are by chance, as they are secrets). What would lie in the future is left undone, so matters of the
 * last weeks stand where they would.
 */
export async function plantYear(
  services: Pick<Services, 'hub' | 'identity'> & { database: Handles },
  seed: string,
  now: number,
): Promise<Planted> {
  const places = await plantPlaces(services, services.database.owner)
  const planted: Planted = { meetings: 0, cards: 0, matters: 0, votes: 0 }
  const pictures = await Promise.all([30, 80, 140, 200, 260, 320].map(drawPair))
  // Each community has a clock and a writer of its own.
  const years = PARTS.map((part) => new Year(services, part, places.get(part.slug)!.id, seed, now, pictures).play())
  for (const { meetings, cards, matters, votes } of await Promise.all(years)) {
    planted.votes += votes
    planted.meetings += meetings
    planted.cards += cards
    planted.matters += matters
  }
  return planted
}

interface Step {
  at: number
  run: () => Promise<void>
}

class Year {
  private readonly clock = { now: 0 }
  private readonly meetings: Meetings
  private readonly ledger: Ledger
  private readonly committers: Committers
  private readonly steps: Step[] = []
  private readonly cast: Cast
  private readonly counts: Planted = { meetings: 0, cards: 0, matters: 0, votes: 0 }
  private readonly holding: Holding
  /** How many votes of a body are planned: the others are recorded by hand, as many places do. */
  private readonly planned: Partial<Record<Body, number>> = {}
  private readonly start: number
  private boards = 0

  constructor(
    private readonly services: Pick<Services, 'hub' | 'identity'> & { database: Handles },
    private readonly part: Part,
    private readonly community: Id,
    private readonly seed: string,
    private readonly now: number,
    private readonly pictures: readonly { before: Buffer; after: Buffer }[],
  ) {
    const runtime: Runtime = { now: () => this.clock.now, random: systemRuntime.random }
    const committers = new Committers(services.database, services.hub, runtime, services.identity.ticketKey)
    this.committers = committers
    this.meetings = new Meetings(committers, meetingAggregate, 'system')
    this.ledger = new Ledger(committers, matterAggregate, 'system')
    this.holding = {
      votes: new Votes(committers),
      minutes: new MinutesBook(committers, minutesAggregate),
      meetings: this.meetings,
      formal: formalSteps(services.database.requests.anonymous, matterAggregate),
      identity: services.identity,
    }
    const { people } = part
    const idFor = (name: string) => idOf(`person ${name}`)
    this.cast = {
      coordinator: idFor(people.coordinator),
      facilitator: idFor(people.facilitator),
      spotter: idFor(people.spotter),
      deliberator: part.slug === 'rongbu' ? idFor('温伯年') : idFor(people.facilitator),
      adviser: part.slug === 'rongbu' ? idFor('沈知远') : idFor(people.facilitator),
      handlers: people.handlers.map(idFor),
    }
    this.start = Math.floor((now - YEAR_DAYS * DAY) / DAY) * DAY + 2 * HOUR
  }

  /** Plans the whole year, then does it in order: what falls into one moment shares a commit. */
  async play(): Promise<Planted> {
    this.planRoom()
    const openTree = this.planOpenTree()
    const { part } = this
    if (part.slug === 'rongbu') this.planRounds()
    const perMeeting = Math.round((part.matters * 0.55) / part.meetings)
    let count = 0
    for (let m = 0; m < part.meetings; m++) {
      const at = this.start + Math.round(((m + 0.4) * (YEAR_DAYS - 24)) / part.meetings) * DAY + 6 * HOUR
      const kinds = Array.from({ length: perMeeting }, () => this.subject(count++))
      this.planMeeting(m, at, kinds)
    }
    const rest = part.matters - count
    for (let i = 0; i < rest; i++) {
      // The last few came in since yesterday, so that the desk has something to weigh today; a third of them
      // in the last weeks, so that every stage is on it.
      const left = rest - i
      const fresh = this.now - 13 * HOUR - left * 4 * HOUR
      const lately = this.now - left * 20 * HOUR
      const spread = this.start + Math.round(((i + 0.5) / rest) * (YEAR_DAYS - 30) * DAY)
      const at = left <= 5 ? fresh : left <= rest / 3 ? lately : spread
      this.planOpenMatter(openTree, this.subject(count++), at)
    }
    this.planConvention()
    this.steps.sort((a, b) => a.at - b.at)
    for (let i = 0; i < this.steps.length;) {
      const { at } = this.steps[i]!
      if (at > this.now) break
      const moment: Step[] = []
      while (this.steps[i]?.at === at) moment.push(this.steps[i++]!)
      this.clock.now = at
      await Promise.all(moment.map(({ run }) => run()))
    }
    return this.counts
  }

  private subject(n: number): { name: string; kind: Kind; place: string } {
    const name = `${this.seed} ${this.part.slug} matter ${n}`
    const kinds: readonly Kind[] = this.chance(name, 'lane') < 0.16 ? MAJOR : QUICK
    const kind = kinds[Math.floor(this.chance(name, 'kind') * kinds.length)]!
    const place = this.part.places[Math.floor(this.chance(name, 'place') * this.part.places.length)]!
    return { name, kind, place }
  }

  /** Settings, teams and offers, on the first day. */
  private planRoom(): void {
    const { coordinator } = this.cast
    const actor: Actor = { kind: 'staff', id: coordinator }
    const sent = (name: string) => ({ key: this.id(`room ${name}`), actor, body: name })
    const year = new Date(this.now).getUTCFullYear()
    const holidays = [year - 1, year].flatMap((y) => [`${y}-01-01`, ...october(y), `${y}-05-01`, `${y}-05-02`])
    const office =
      this.part.slug === 'rongbu' ? '榕埠社区居委会' : this.part.slug === 'shilu' ? '石鹭社区居委会' : '晚荔社区居委会'
    this.plan(this.start - DAY, async () => {
      const calendar = { ...USUAL_SETTINGS.calendar, holidays }
      await this.ledger.change(this.community, { office, calendar }, sent('settings'))
      for (const [team, name, capacity, interests] of this.part.slug === 'rongbu' ? TEAM_MEMBERS : []) {
        const command = { kind: 'seatMember', id: this.id(`member ${name}`), team, name, capacity, interests } as const
        await this.ledger.team(this.community, { ...sent(`member ${name}`), command })
      }
      for (const { title, offer } of MAJOR) {
        const { kind: about, ...rest } = offer
        const command = { kind: 'makeOffer', id: this.id(`offer ${title}`), about, ...rest } as const
        await this.ledger.team(this.community, { ...sent(`offer ${title}`), command })
      }
    })
  }

  private planRounds(): void {
    const { community, cast, committers, ledger, services } = this
    const { identity, database } = services
    const id = (name: string) => this.id(name)
    const plan = (at: number, run: () => Promise<unknown>) => this.plan(at, async () => void (await run()))
    const set = { community, cast, committers, ledger, identity, db: database.owner, id, plan }
    planRounds(set, this.start)
    planConvention(set, this.start)
    // The vote on its text.
    this.counts.votes++
    planSurveys({ community, cast, committers, identity, id, plan }, this.start)
    planRegister({ community, cast, committers, identity, id, plan }, this.start)
  }

  private planOpenTree(): Id {
    const meeting = this.id('open tree')
    const at = this.start - DAY
    const house: Actor = { kind: 'house', id: systemActor(this.services) }
    this.plan(at + TICK, async () => {
      const details = {
        theme: '随时写',
        place: '',
        startsAt: at,
        agenda: [],
        cardsFrom: null,
        cardsUntil: null,
        next: '',
      }
      const code = await this.services.identity.codes.fresh()
      const create = {
        kind: 'createMeeting',
        id: meeting,
        community: this.community,
        code,
        details,
        openTree: true,
      } as const
      await this.ask(meeting, house, create, 'create')
      await this.ask(meeting, house, { kind: 'setStage', stage: 'open' }, 'open')
    })
    return meeting
  }

  /**
   * Cards sent in over some days, from which a spotter makes a matter; a few are twins that are folded
   * together.
   */
  private planOpenMatter(meeting: Id, subject: { name: string; kind: Kind; place: string }, at: number): void {
    const moment = Math.floor(at / HOUR) * HOUR
    const supporters: Supporter[] = []
    const count = 1 + Math.floor(this.chance(subject.name, 'cards') * Math.min(3, subject.kind.cards.length))
    for (let i = 0; i < count; i++) {
      const supporter = {
        participant: this.id(`${subject.name} person ${i}`),
        card: this.id(`${subject.name} card ${i}`),
      }
      supporters.push(supporter)
      this.planOpenCard(
        meeting,
        supporter,
        'problem',
        fill(subject.kind.cards[i]!, subject.place),
        subject.place,
        moment + i * HOUR,
      )
    }
    const fans = Math.floor(this.chance(subject.name, 'fans') * 6)
    for (let i = 0; i < fans; i++) {
      const fan = this.id(`${subject.name} fan ${i}`)
      const card = supporters[i % supporters.length]!.card
      this.plan(moment + (4 + i) * HOUR, async () => {
        await this.join(meeting, fan)
        await this.ask(meeting, { kind: 'participant', id: fan }, { kind: 'endorse', card }, `endorse ${fan}`)
      })
      supporters.push({ participant: fan, card })
    }
    const openedAt = moment + 11 * HOUR
    const cards = [...new Set(supporters.map(({ card }) => card))]
    this.planMatter(subject, openedAt, meeting, cards, null, supporters)
    if (this.chance(subject.name, 'twin') < 0.08) this.planTwin(meeting, subject, openedAt)
  }

  /** The same again from somebody else: a matter of its own for an hour, then folded into the first. */
  private planTwin(meeting: Id, subject: { name: string; kind: Kind; place: string }, openedAt: number): void {
    const name = `${subject.name} twin`
    const supporter = { participant: this.id(`${name} person`), card: this.id(`${name} card`) }
    const text = fill(subject.kind.cards.at(-1)!, subject.place)
    this.planOpenCard(meeting, supporter, 'problem', text, subject.place, openedAt + HOUR)
    const matter = this.id(name)
    const by = { kind: 'staff', id: this.cast.spotter } as const
    this.plan(openedAt + 2 * HOUR, async () => {
      const words = {
        title: titleOf(subject),
        summary: '',
        category: subject.kind.category,
        where: subject.place,
        grids: [],
      }
      const cards = [{ meeting, card: supporter.card }]
      const command = {
        kind: 'openMatter',
        id: matter,
        community: this.community,
        ...words,
        cards,
        topic: null,
      } as const
      await this.matter(matter, { at: 0, by, command }, 'open')
      this.counts.matters++
    })
    this.plan(openedAt + 3 * HOUR, () =>
      this.matter(
        matter,
        { at: 0, by, command: { kind: 'foldInto', into: this.id(subject.name), reason: '说的是同一处、同一件事。' } },
        'fold',
      ),
    )
  }

  private planOpenCard(
    meeting: Id,
    { participant, card }: Supporter,
    tree: Tree,
    text: string,
    where: string,
    at: number,
  ): void {
    this.plan(at, async () => {
      await this.join(meeting, participant)
      await this.post(meeting, participant, card, tree, text, where)
    })
  }

  /** A meeting with cards about several things; the next days its topics become matters. */
  private planMeeting(m: number, at: number, subjects: { name: string; kind: Kind; place: string }[]): void {
    const meeting = this.id(`meeting ${m}`)
    const theme = THEMES[m % THEMES.length]!
    const desk: Actor = { kind: 'staff', id: this.cast.facilitator }
    const people = Array.from({ length: 28 + Math.floor(14 * this.chance(`meeting ${m}`, 'people')) }, (_, i) => ({
      id: this.id(`meeting ${m} person ${i}`),
      capacity: CAPACITY_OF[i % CAPACITY_OF.length]!,
    }))
    this.plan(at - 7 * DAY, async () => {
      const details = {
        theme,
        place: '社区党群服务中心',
        startsAt: at,
        agenda: [],
        cardsFrom: null,
        cardsUntil: null,
        next: '张张卡都有回音，看回执或台账。',
      }
      const code = await this.services.identity.codes.fresh()
      await this.ask(
        meeting,
        desk,
        { kind: 'createMeeting', id: meeting, community: this.community, code, details },
        'create',
      )
      await this.ask(meeting, desk, { kind: 'setStage', stage: 'announced' }, 'announce')
      this.counts.meetings++
    })
    this.plan(at, async () => {
      await this.ask(meeting, desk, { kind: 'setStage', stage: 'open' }, 'open')
      await Promise.all(people.map(({ id, capacity }) => this.join(meeting, id, capacity)))
    })
    let next = 0
    const somebody = () => people[next++ % people.length]!.id
    // Visions of the meeting, each answered with a matter that serves it; but for the last of the last, which
    // still waits.
    const visions = Array.from({ length: 5 + (m % 4) }, (_, i) => {
      const vision = { participant: somebody(), card: this.id(`meeting ${m} vision ${i}`) }
      this.planCard(meeting, vision, 'vision', VISIONS[(m * 3 + i) % VISIONS.length]!, '', at + 3 * TICK)
      return vision.card
    })
    const [hung, topics]: [Id[], Id[]] = [[], []]
    for (const [s, subject] of subjects.entries()) {
      const waiting = m === this.part.meetings - 1 ? visions.length - 1 : visions.length
      const served = visions.slice(0, waiting).filter((_, i) => i % subjects.length === s)
      const answered = [...served]
      const supporters: Supporter[] = []
      const count = Math.min(subject.kind.cards.length, 1 + Math.floor(this.chance(subject.name, 'cards') * 4))
      for (let i = 0; i < count; i++) {
        const supporter = { participant: somebody(), card: this.id(`${subject.name} card ${i}`) }
        supporters.push(supporter)
        this.planCard(
          meeting,
          supporter,
          'problem',
          fill(subject.kind.cards[i]!, subject.place),
          subject.place,
          at + TICK,
        )
      }
      const cards = supporters.map(({ card }) => card)
      if (subject.kind.action) {
        const action = { participant: somebody(), card: this.id(`${subject.name} action`) }
        this.planCard(meeting, action, 'action', fill(subject.kind.action, subject.place), subject.place, at + 2 * TICK)
        this.plan(at + 5 * TICK, () =>
          this.ask(meeting, desk, { kind: 'linkCards', from: action.card, to: cards[0]! }, `link ${action.card}`),
        )
        answered.push(action.card)
        for (const vision of served) {
          this.plan(at + 5 * TICK, () =>
            this.ask(meeting, desk, { kind: 'linkCards', from: vision, to: action.card }, `link ${vision}`),
          )
        }
      }
      for (let i = 0; i < Math.floor(this.chance(subject.name, 'fans') * 9); i++) {
        const fan = { participant: somebody(), card: cards[i % cards.length]! }
        if (supporters.some(({ participant }) => participant === fan.participant)) continue
        supporters.push(fan)
        this.plan(at + 4 * TICK, () =>
          this.ask(
            meeting,
            { kind: 'participant', id: fan.participant },
            { kind: 'endorse', card: fan.card },
            `endorse ${fan.card} ${fan.participant}`,
          ),
        )
      }
      const topic = this.id(`${subject.name} topic`)
      hung.push(cards[0]!)
      topics.push(topic)
      this.plan(at + 6 * TICK, () =>
        this.ask(
          meeting,
          desk,
          { kind: 'openTopic', id: topic, tree: 'problem', name: titleOf(subject).slice(0, 20), cards },
          `topic ${topic}`,
        ),
      )
      this.planMatter(subject, at + (18 + (s % 6)) * HOUR, meeting, [...cards, ...answered], topic, supporters)
    }
    if (this.part.slug === 'rongbu' && m === this.part.meetings - 1)
      this.planHall(meeting, at + 7 * TICK, { desk, people: people.map(({ id }) => id), hung, topics })
    this.plan(at + 12 * TICK, () => this.ask(meeting, desk, { kind: 'setStage', stage: 'closed' }, 'close'))
  }

  /** In one meeting of the year people speak, sit at tables, move, take on and give dots. */
  private planHall(
    meeting: Id,
    at: number,
    there: Pick<Hall, 'desk' | 'people' | 'topics'> & { hung: readonly Id[] },
  ): void {
    const parts = hallOf({
      ...there,
      cards: there.hung,
      id: (name) => this.id(`hall ${name}`),
      ask: (actor, command, name) => this.ask(meeting, actor, command, `hall ${name}`),
      now: () => this.clock.now,
      wait: (ms) => void (this.clock.now += ms),
    })
    for (const [i, part] of parts.entries()) this.plan(at + i * TICK, part)
  }

  private planCard(
    meeting: Id,
    { participant, card }: Supporter,
    tree: Tree,
    text: string,
    where: string,
    at: number,
  ): void {
    this.plan(at, () => this.post(meeting, participant, card, tree, text, where))
  }

  private planMatter(
    subject: { name: string; kind: Kind; place: string },
    openedAt: number,
    meeting: Id,
    cards: Id[],
    topic: Id | null,
    supporters: Supporter[],
  ): void {
    const matter = this.id(subject.name)
    const offer = this.id(`offer ${subject.kind.title}`)
    const by = { kind: 'staff', id: this.cast.spotter } as const
    this.plan(openedAt, async () => {
      const { category } = subject.kind
      const words = { title: titleOf(subject), summary: '', category, where: subject.place, grids: [] }
      const refs = cards.map((card) => ({ meeting, card }))
      const from = topic ? { meeting, topic } : null
      const command = {
        kind: 'openMatter',
        id: matter,
        community: this.community,
        ...words,
        cards: refs,
        topic: from,
      } as const
      await this.matter(matter, { at: 0, by, command }, 'open')
      this.counts.matters++
    })
    const made: { id: Id; bytes: Buffer }[] = []
    const photos = () => {
      const pair = this.pictures[Math.floor(this.chance(subject.name, 'hue') * this.pictures.length)]!
      const ids = {
        before: this.id(`${subject.name} before ${made.length}`),
        after: this.id(`${subject.name} after ${made.length}`),
      }
      made.push({ id: ids.before, bytes: pair.before }, { id: ids.after, bytes: pair.after })
      return ids
    }
    const { cast } = this
    for (const [i, step] of plotOf({ ...subject, openedAt, cast, supporters, offer, photos }).entries()) {
      const vote = this.votedOn(matter, subject, step)
      this.plan(step.at, async () => {
        if (step.command.kind === 'finish') await this.keep(matter, step, made)
        if (vote) await this.hold(vote)
        else await this.matter(matter, step, `step ${i}`)
        if (step.publish) await this.publish(matter, step.publish)
      })
      if (step.publish) this.plan(step.at + 17 * DAY, () => this.endNotice(matter))
    }
  }

  /** [V18] The formal step of some matters is decided by a vote, whose numbers nobody types. */
  private votedOn(matter: Id, subject: { name: string; kind: Kind; place: string }, step: PlotStep): Held | null {
    const { command, at } = step
    if (command.kind !== 'recordStep' || !command.vote) return null
    const body = command.vote.area ? 'ownersAssembly' : 'representativesMeeting'
    const before = this.planned[body] ?? 0
    if (before === VOTES_OF_A_BODY) return null
    this.planned[body] = before + 1
    const { eligible, present, for: yes, against: no } = command.vote
    return {
      ...this.voteBy(),
      name: `${this.part.slug} ${subject.name}`,
      title: titleOf(subject),
      text: votedText(subject, command.version),
      body,
      subject: body === 'ownersAssembly' ? 'rebuild' : null,
      decides: { matter, step: command.step, proposal: command.proposal, version: command.version },
      matter,
      eligible,
      present,
      yes,
      no,
      at,
    }
  }

  private voteBy(): Pick<Held, 'community' | 'staff'> {
    return { community: this.community, staff: [this.cast.facilitator, this.cast.coordinator] }
  }

  /** The residents' meeting of the year: the convention as it was written anew. */
  private planConvention(): void {
    const at = this.start + 160 * DAY + 8 * HOUR
    const numbers = { eligible: 90, present: 52, yes: 41, no: 7 }
    const words = {
      title: '居民公约修订',
      text: '把“电动车不进楼、垃圾不落地、夜里十点后安静”写进居民公约，从下月一日起施行。',
    }
    const of = {
      name: `${this.part.slug} ${this.seed} convention`,
      body: 'residentsMeeting',
      subject: null,
      matter: null,
    } as const
    this.plan(at, () => this.hold({ ...this.voteBy(), ...of, ...words, ...numbers, at }))
  }

  private async hold(vote: Held): Promise<void> {
    await holdVote(this.holding, vote)
    this.counts.votes++
  }

  private async keep(
    matter: Id,
    { command, by, at }: PlotStep,
    made: readonly { id: Id; bytes: Buffer }[],
  ): Promise<void> {
    if (command.kind !== 'finish') return
    for (const { id, bytes } of made) {
      if (id !== command.before && id !== command.after) continue
      const row = { community: this.community, id, meeting: null, matter, participant: null, staff: by.id, bytes }
      await keepPhoto(this.services.database.owner, { ...row, width: 480, height: 360, at })
    }
  }

  /** What was decided is published and hung for sixteen days; somebody may object, and is answered. */
  private async publish(matter: Id, { title, text }: { title: string; text: string }): Promise<void> {
    const notice = this.id(`notice ${matter}`)
    const actor: Actor = { kind: 'staff', id: this.cast.coordinator }
    const from = this.clock.now
    const about = { kind: 'publishNotice', id: notice, community: this.community, about: 'decision', matter } as const
    const rests = { basis: '居民代表会议表决', amount: null, meeting: null }
    const contact = { respondent: '社区居委会', phone: '0000 8120 3344', place: '社区服务中心一楼' }
    const command = { ...about, ...rests, contact, title, text, from, until: from + 16 * DAY }
    await this.ledger.notice(this.community, notice, { key: this.id(`publish ${matter}`), command, actor, body: title })
    const board = this.part.places[0]!
    const photo = await this.keepBoard(notice, `hung ${matter}`)
    const hang = { kind: 'hangNotice', id: this.id(`posting ${matter}`), board, photo, unread: '' } as const
    await this.ledger.notice(this.community, notice, { key: photo, command: hang, actor, body: board })
    if (this.chance(matter, 'objection') > 0.4) return
    const objection = this.id(`objection ${matter}`)
    const words = '我们那一栋没有被算进去，施工的时候怎么走？'
    const answer = '补上了：施工时留一米五的便道，由物业每天检查。'
    const somebody: Actor = { kind: 'participant', id: this.id(`objector ${matter}`) }
    const object = { kind: 'object', id: objection, text: words } as const
    await this.ledger.notice(this.community, notice, { key: objection, command: object, actor: somebody, body: words })
    const reply = { kind: 'answerObjection', objection, text: answer } as const
    await this.ledger.notice(this.community, notice, {
      key: this.id(`answer ${matter}`),
      command: reply,
      actor,
      body: answer,
    })
  }

  /** The sheet is taken down after its days, and the notice says what came of it. */
  private async endNotice(matter: Id): Promise<void> {
    const notice = this.id(`notice ${matter}`)
    const actor: Actor = { kind: 'staff', id: this.cast.coordinator }
    const photo = await this.keepBoard(notice, `down ${matter}`)
    const posting = this.id(`posting ${matter}`)
    const down = { kind: 'takeDown', posting, photo, unread: '', reason: '' } as const
    await this.ledger.notice(this.community, notice, { key: photo, command: down, actor, body: posting })
    const text = '公示期满，意见都已答复，按公示的方案办理。'
    const command = { kind: 'stateResult', text } as const
    await this.ledger.notice(this.community, notice, { key: this.id(`result ${matter}`), command, actor, body: text })
  }

  /** A photo of a notice's sheet on the board. */
  private async keepBoard(notice: Id, name: string): Promise<Id> {
    const id = this.id(`photo ${name}`)
    const whose = { community: this.community, meeting: null, matter: null, participant: null, notice, code_read: true }
    const bytes = await drawBoard(this.boards++)
    const row = { ...whose, id, staff: this.cast.coordinator, bytes, width: 480, height: 360 }
    await keepPhoto(this.services.database.owner, { ...row, at: this.clock.now })
    return id
  }

  private async matter(matter: Id, { by, command }: PlotStep, name: string): Promise<void> {
    const key = this.id(`${matter} ${name}`)
    await this.ledger.matter(this.community, matter, { key, command, actor: by, body: name }).catch((cause: Error) => {
      throw new Error(`the year was refused: ${cause.message} ${JSON.stringify({ name, command })}`, { cause })
    })
  }

  private join(meeting: Id, id: Id, capacity: Capacity = 'resident'): Promise<void> {
    const join = { kind: 'join', id, keyHash: id, name: '', capacity, nameAgreed: false } as const
    return this.ask(meeting, { kind: 'participant', id }, join, `join ${id}`)
  }

  private async post(meeting: Id, participant: Id, card: Id, tree: Tree, text: string, where: string): Promise<void> {
    const receipt = makeReceipt(systemRuntime.random(40))
    const command = {
      kind: 'postCard',
      id: card,
      tree,
      text,
      where,
      photo: null,
      links: [] as Id[],
      receipt,
      onBehalfOf: null,
    } as const
    await this.ask(meeting, { kind: 'participant', id: participant }, command, `post ${card}`)
    this.counts.cards++
  }

  private async ask(meeting: Id, actor: Actor, command: Command, name: string): Promise<void> {
    const key = this.id(`${meeting} ${name}`)
    const outcome = await this.meetings.ask(this.community, { meeting, key, command, actor, body: name })
    if ('refused' in outcome) throw new Error(`the year was refused: ${JSON.stringify({ outcome, command })}`)
  }

  private plan(at: number, run: () => Promise<void>): void {
    this.steps.push({ at: tickOf(at), run })
  }

  private id(name: string): Id {
    return idOf(`year ${this.seed} ${this.part.slug} ${name}`)
  }

  private chance(name: string, what: string): number {
    return unit(name, what)
  }
}

const tickOf = (at: number): number => Math.floor(at / TICK) * TICK
/** [L61] What the question says: the version that is voted on, in its own words. */
function votedText({ kind, place }: { kind: Kind; place: string }, version: number): string {
  const { title, second } = (kind as MajorKind).proposal
  return fill(`${title} · 第 ${version} 版\n${second}`, place)
}
const fill = (text: string, place: string): string => text.replaceAll('{p}', place)
const titleOf = ({ kind, place }: { kind: Kind; place: string }): string =>
  fill(kind.title, place).slice(0, MATTER_TITLE_MOST)
const october = (year: number): string[] => Array.from({ length: 7 }, (_, i) => `${year}-10-0${i + 1}`)
