import type { MatterCommand, PlannedTask } from '../../core/ledger/command.ts'
import type { Owner } from '../../core/ledger/sheet.ts'
import { unit } from '../../core/plain/hash.ts'
import type { Id } from '../../core/plain/id.ts'
import { idOf } from '../plant.ts'
import { CONTESTS, DECLINED, ELSEWHERE, EXPLAINED, NOTES } from './kinds.ts'
import type { Kind, MajorKind } from './kinds.ts'

/** Those who act in a community's year: ids of staff. */
export interface Cast {
  coordinator: Id
  spotter: Id
  facilitator: Id
  deliberator: Id
  adviser: Id
  handlers: readonly Id[]
}

/**
 * One command of the year: when, from whom. `who` names a supporter of the matter where a resident speaks.
 */
export interface PlotStep {
  at: number
  by: { kind: 'staff'; id: Id } | { kind: 'participant'; id: Id }
  command: MatterCommand
  /** A public notice follows: what was decided is published. */
  publish?: { title: string; text: string }
}

/** Somebody behind a matter, and the card through which. */
export interface Supporter {
  participant: Id
  card: Id
}

const HOUR = 3_600_000
const DAY = 24 * HOUR
const TICK = HOUR

/** What `plotOf` writes a story about. */
export interface Subject {
  name: string
  kind: Kind | MajorKind
  place: string
  openedAt: number
  cast: Cast
  supporters: readonly Supporter[]
  offer: Id | undefined
  /** Fresh ids of photos, before and after. */
  photos: () => { before: Id; after: Id }
}

/**
 * The story of one matter after it was opened, by chance that depends on its name alone. Times fall into
 * office hours.
 */
export function plotOf(subject: Subject): PlotStep[] {
  const story = new Story(subject)
  story.weigh()
  if ('proposal' in subject.kind) story.deliberate(subject.kind)
  else story.fix()
  return story.steps
}

class Story {
  readonly steps: PlotStep[] = []
  private at: number
  private readonly owner: Owner

  constructor(private readonly subject: Subject) {
    this.at = subject.openedAt
    const handlers = subject.cast.handlers
    this.owner = {
      person: handlers[Math.floor(this.chance('handler') * handlers.length)]!,
      office: subject.kind.office,
    }
  }

  weigh(): void {
    const { kind, supporters, cast } = this.subject
    this.wait(this.rare('slow', 0.1) ? 60 : 3, this.rare('slow', 0.1) ? 110 : 26)
    const [urgency, importance] = kind.weight
    const lane = 'proposal' in kind ? 'major' : 'quick'
    const people = Math.round((lane === 'major' ? 120 : 12) + supporters.length * 9 * this.chance('reach'))
    const reach = { people, grids: [] }
    this.say(cast.coordinator, {
      kind: 'triage',
      urgency,
      importance,
      reach,
      safety: urgency === 4,
      lane,
      reason: kind.reason,
    })
    this.wait(1, 8)
  }

  fix(): void {
    const { cast } = this.subject
    const way = this.chance('way')
    if (way < 0.06) {
      this.route('notAccepted', this.one(DECLINED, 'declined'))
      return
    }
    if (way < 0.2) {
      this.refer()
      return
    }
    this.route('quickFix', this.subject.kind.reason)
    this.wait(0, 2)
    this.say(cast.coordinator, { kind: 'dispatch', owner: this.owner, reason: `归${this.owner.office}管，首接负责。` })
    if (way < 0.26) {
      this.wait(6, 40)
      const reviewAt = this.at + (60 + Math.round(120 * this.chance('review'))) * DAY
      this.say(cast.coordinator, { kind: 'explain', reason: this.one(EXPLAINED, 'explained'), reviewAt })
      this.at = reviewAt
      this.wait(1, 40)
      this.say(cast.coordinator, { kind: 'resume', reason: '到了说好的日子，重新看过：现在能办了。' })
      this.wait(2, 8)
      this.route('quickFix', '条件有了，马上办。')
      this.wait(10, 44)
      this.finishAndCheck(this.subject.kind.done)
      return
    }
    // A few lie for weeks and climb to the subdistrict before somebody takes them up; those of the last weeks
    // still do.
    if (this.rare('stuck', 0.18)) this.wait(240, 2400)
    if (this.rare('note', 0.4)) {
      this.wait(2, 12)
      this.say(this.owner.person, { kind: 'note', text: this.one(NOTES, 'note') })
    }
    if (this.rare('late', 0.14)) {
      this.wait(20, 44)
      if (this.rare('extended', 0.6)) {
        const dueAt = this.at + 4 * DAY
        this.say(cast.coordinator, { kind: 'extend', dueAt, reason: '配件要从厂家发，路上要三天；现场先围起来。' })
      }
      this.wait(30, 120)
    }
    this.wait(5, 38)
    this.finishAndCheck(this.subject.kind.done)
  }

  deliberate(kind: MajorKind): void {
    const { cast, name } = this.subject
    const { proposal, alternative } = kind
    const receiver = kind.receiver ? { name: kind.receiver, reference: '', heardOn: this.at + 40 * DAY } : null
    this.route(kind.route, kind.reason, receiver)
    this.wait(0, 4)
    this.say(cast.coordinator, { kind: 'dispatch', owner: this.owner, reason: '牵头单位，全程跟到底。' })
    const step = idOf(`${name} step`)
    this.requireStep(kind, step)
    const [first, other] = [idOf(`${name} proposal`), idOf(`${name} alternative`)]
    const version = { cost: proposal.cost, resources: proposal.resources, affected: proposal.affected }
    this.wait(30, 90)
    if (this.rare('stalled', 0.12)) this.wait(400, 1100)
    this.say(cast.deliberator, {
      kind: 'writeProposal',
      id: first,
      proposal: null,
      after: null,
      title: proposal.title,
      version: { ...version, text: proposal.first, changed: '' },
    })
    this.wait(20, 120)
    this.say(cast.deliberator, {
      kind: 'writeProposal',
      id: other,
      proposal: null,
      after: null,
      title: alternative.title,
      version: { text: alternative.text, cost: null, resources: '', affected: proposal.affected, changed: '' },
    })
    for (const [i, { text }] of kind.advice.entries()) {
      this.wait(40, 160)
      this.say(cast.adviser, { kind: 'advise', id: idOf(`${name} advice ${i}`), proposal: first, version: 1, text })
    }
    for (const [i, { taken, why }] of kind.advice.entries()) {
      this.wait(8, 60)
      this.say(cast.deliberator, { kind: 'answerAdvice', advice: idOf(`${name} advice ${i}`), taken, why })
    }
    this.wait(40, 150)
    const second = { ...version, text: proposal.second, changed: proposal.changed }
    this.say(cast.deliberator, {
      kind: 'writeProposal',
      id: null,
      proposal: first,
      after: 1,
      title: proposal.title,
      version: second,
    })
    this.wait(40, 150)
    const [yes, no] = [9 + Math.round(8 * this.chance('yes')), Math.round(3 * this.chance('no'))]
    const votes = { for: yes, against: no, abstain: 2, names: null }
    this.say(cast.deliberator, { kind: 'recordSupport', proposal: first, version: 2, ...votes })
    this.wait(1, 6)
    this.say(cast.deliberator, { kind: 'setAside', proposal: other, reason: alternative.setAside })
    this.recordStep(kind, step, first)
    this.wait(10, 30)
    this.adopt(kind, first)
  }

  private requireStep({ route }: MajorKind, step: Id): void {
    this.wait(1, 6)
    const formal = route === 'ownersAssembly' ? 'ownersAssembly' : 'representativesMeeting'
    const study = route === 'deliberation' && this.rare('study', 0.5)
    if (route === 'deliberation' && !study) return
    this.say(this.subject.cast.coordinator, {
      kind: 'requireStep',
      id: step,
      step: study ? 'priorStudy' : 'formalMeeting',
      body: study ? null : formal,
      subject: !study && formal === 'ownersAssembly' ? 'rebuild' : null,
      dueOn: this.at + 30 * DAY,
    })
  }

  private recordStep({ route }: MajorKind, step: Id, proposal: Id): void {
    const study = route === 'deliberation'
    if (study && !this.rare('study', 0.5)) return
    this.wait(60, 120)
    const eligible = route === 'ownersAssembly' ? 24 : 60
    const present = Math.round(eligible * (0.72 + 0.25 * this.chance('present')))
    const yes = Math.round(present * 0.8)
    const counts = { eligible, present, for: yes, against: present - yes, abstain: 0 }
    // Each home of about 86 m², in hundredths of a square metre.
    const area = { eligible: eligible * 8_642, present: present * 8_630, for: yes * 8_655, against: 0, abstain: 0 }
    const weighed = route === 'ownersAssembly' ? { ...counts, area } : counts
    this.say(this.subject.cast.coordinator, {
      kind: 'recordStep',
      step,
      proposal,
      version: 2,
      heldAt: this.at - 3 * HOUR,
      note: study ? '党委会研究，同意按程序交居民议事，要求账目全程公开。' : '',
      vote: study ? null : { noticeAt: this.at - 15 * DAY, area: null, ...weighed },
      passed: true,
      reason: '',
    })
  }

  private adopt(kind: MajorKind, proposal: Id): void {
    const { cast, name, offer, place } = this.subject
    const tasks: PlannedTask[] = kind.tasks.map((title, i) => ({
      id: idOf(`${name} task ${i}`),
      title,
      owner: this.owner,
      dueAt: this.at + (18 + i * 9) * DAY,
    }))
    this.say(cast.coordinator, { kind: 'adopt', proposal, version: 2, reason: kind.decision, tasks })
    const title = `${place}：${kind.proposal.title}`
    this.steps.at(-1)!.publish = { title, text: `${kind.proposal.second}\n\n${kind.decision}` }
    this.wait(8, 30)
    if (offer) this.say(cast.adviser, { kind: 'attachOffer', task: tasks[0]!.id, offer })
    this.wait(8, 30)
    this.say(this.owner.person, { kind: 'begin' })
    for (const { id } of tasks) {
      this.wait(90, 300)
      const half = { kind: 'reportTask', task: id, progress: 50, note: this.one(NOTES, id) } as const
      this.say(this.owner.person, half)
      this.wait(60, this.rare('slowTask', 0.2) ? 600 : 240)
      this.say(this.owner.person, { ...half, progress: 100, note: '做完了，楼长看过。' })
    }
    this.wait(8, 30)
    this.finishAndCheck(kind.done)
  }

  private refer(): void {
    const { cast } = this.subject
    const { name, reason, note } = this.one(ELSEWHERE, 'elsewhere')
    this.route('department', reason, { name, reference: '', heardOn: null })
    this.say(cast.coordinator, { kind: 'dispatch', owner: this.owner, reason: '转出去也要有人跟，首接负责到底。' })
    this.wait(4, 50)
    if (this.rare('refused', 0.15)) {
      this.say(cast.coordinator, { kind: 'refuseTransfer', reason: '对方说不归他们管，退回来我们自己先办。' })
      this.wait(2, 8)
      this.route('quickFix', '不再推，先把眼前的隐患处理掉。')
      this.wait(10, 40)
      this.finishAndCheck(this.subject.kind.done)
      return
    }
    const reference = String(20_000 + Math.floor(70_000 * this.chance('reference')))
    this.say(cast.coordinator, { kind: 'acceptTransfer', reference, note })
    if (this.rare('pending', 0.4)) this.wait(300, 1400)
    this.wait(70, 260)
    this.finishAndCheck(this.subject.kind.done)
  }

  /**
   * Done, then really done: residents answer, somebody else calls back; some contest, and it is done again.
   */
  private finishAndCheck(text: string): void {
    const { cast, supporters } = this.subject
    this.finish(text)
    for (const [i, { participant, card }] of supporters.entries()) {
      if (!this.rare(`answers ${i}`, 0.35)) continue
      this.wait(0.2, 6)
      const satisfied = this.chance(`satisfied ${i}`) < 0.86
      this.hear(participant, { kind: 'answer', card, satisfied })
    }
    const contested = supporters.length > 0 && this.rare('contested', 0.09)
    if (contested) {
      this.wait(6, 40)
      const { participant, card } = supporters[0]!
      const id = idOf(`${this.subject.name} contest`)
      this.hear(participant, {
        kind: 'contest',
        id,
        card,
        text: this.one(CONTESTS, 'contest'),
        photo: null,
        satisfied: false,
      })
      this.wait(8, 44)
      this.finish('返工了：上次没做到位的地方重新做过，请写卡的邻居一起看过。')
    }
    if (this.rare('unchecked', 0.06)) this.wait(150, 700)
    this.wait(10, 60)
    const solved = contested || !this.rare('unsolved', 0.06)
    const satisfied = this.rare('asked', 0.8) ? solved && !this.rare('grudging', 0.1) : null
    const note = solved ? '' : '住户说只好了一半，要再来。'
    this.say(cast.spotter, { kind: 'callBack', reached: true, solved, satisfied, note })
    if (solved) return
    this.wait(6, 40)
    this.finish('剩下的一半补上了，回访时当面试过。')
    this.wait(10, 40)
    this.say(cast.facilitator, { kind: 'callBack', reached: true, solved: true, satisfied: true, note: '' })
  }

  private finish(text: string): void {
    this.say(this.owner.person, { kind: 'finish', text, ...this.subject.photos() })
  }

  private route(
    route: Extract<MatterCommand, { kind: 'route' }>['route'],
    reason: string,
    receiver: Extract<MatterCommand, { kind: 'route' }>['receiver'] = null,
  ): void {
    this.say(this.subject.cast.coordinator, { kind: 'route', route, reason, receiver })
  }

  private say(id: Id, command: MatterCommand): void {
    this.push({ at: this.at, by: { kind: 'staff', id }, command })
  }

  private hear(id: Id, command: MatterCommand): void {
    this.push({ at: this.at, by: { kind: 'participant', id }, command })
  }

  private push(step: PlotStep): void {
    // Each step of a matter has a moment of its own.
    this.at = Math.max(this.at, (this.steps.at(-1)?.at ?? 0) + TICK)
    this.steps.push({ ...step, at: this.at })
  }

  /**
   * Lets between `least` and `most` hours pass, and then waits for the office to be open (9 to 18, China
   * time).
   */
  private wait(least: number, most: number): void {
    const hours = least + (most - least) * this.chance(`wait ${this.steps.length} ${least} ${most}`)
    let at = Math.ceil((this.at + hours * HOUR) / TICK) * TICK
    const hourOf = (time: number) => (Math.floor(time / HOUR) + 8) % 24
    while (hourOf(at) < 9 || hourOf(at) >= 18) at += TICK
    this.at = at
  }

  private chance(what: string): number {
    return unit(this.subject.name, what)
  }

  private rare(what: string, share: number): boolean {
    return this.chance(what) < share
  }

  private one<T>(all: readonly T[], what: string): T {
    return all[Math.floor(this.chance(what) * all.length)]!
  }
}
