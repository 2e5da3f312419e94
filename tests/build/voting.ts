import type { Answers } from '../../src/core/ballot/answer.ts'
import type { Asker, VoteCommand, VoteSaid } from '../../src/core/ballot/command.ts'
import { decideVote } from '../../src/core/ballot/decide.ts'
import type { VoteEvent, VoteRefusal, VoteTold } from '../../src/core/ballot/event.ts'
import { evolveVote } from '../../src/core/ballot/evolve.ts'
import type { Question, Rules } from '../../src/core/ballot/rules.ts'
import type { Vote } from '../../src/core/ballot/vote.ts'
import { hash32 } from '../../src/core/plain/hash.ts'

export const yesNo = (id: string): Question => ({
  id,
  text: `赞成${id}吗？`,
  asks: 'yesNo',
  options: [],
  most: 1,
  seats: 1,
  least: null,
})
export const chooseOf = (id: string, options: string[], most: number, seats: number): Question => ({
  ...yesNo(id),
  asks: 'choose',
  options,
  most,
  seats,
})

export const HALL_RULES: Rules = {
  voter: 'person',
  who: '年满十八周岁、住在本社区的人',
  law: null,
  measures: ['heads'],
  takePart: null,
  inFavour: { over: 1, of: 2, above: true },
  of: 'takingPart',
  ties: 'again',
  secret: false,
  interim: 'nothing',
  doors: ['phone', 'box', 'homes', 'behalf', 'hands'],
}

/** A formal vote was announced long before, where a test says nothing else of it. */
export const announced = (rules: Rules): Rules => ({ ...rules, law: rules.law && { noticeAt: 0, ...rules.law } })

export const desk = (n: number): Asker => ({ kind: 'staff', id: `desk ${n}` })
export const somebody: Asker = { kind: 'participant', id: 'somebody' }

/** A vote to be tried out by hand: its hash is none for secrets, its clock stands still. */
export class Voting {
  vote: Vote
  readonly events: VoteEvent[] = []
  private readonly hash = (text: string) => `${hash32(text)}`
  private made = 0
  now = 1000

  constructor(said: Partial<Omit<VoteSaid, 'rules'>> & { rules?: Partial<Rules> } = {}) {
    const { rules, ...rest } = said
    const all: VoteSaid = {
      title: '停车位',
      questions: [yesNo('q1')],
      meeting: null,
      matter: null,
      ...rest,
    } as VoteSaid
    const command: VoteCommand = {
      kind: 'draftVote',
      community: 'c',
      id: 'v',
      code: 'K7Q2MD',
      said: { ...all, rules: announced({ ...HALL_RULES, ...rules }) },
    }
    const drafted = decideVote(undefined, command, desk(1), 0, this.hash)
    if (!Array.isArray(drafted)) throw new Error(drafted.refused)
    this.vote = evolveVote(undefined, drafted[0]!)
    this.events.push(...drafted)
  }

  /** Open, with so many on the roll, and as many ballots printed and some to spare. */
  static open(people: number, said?: ConstructorParameters<typeof Voting>[0], areas: number[] = [], spare = 0): Voting {
    const voting = new Voting(said)
    voting.rolls(people, areas)
    voting.does({ kind: 'sealVote' })
    voting.prints(people + spare, areas)
    voting.does({ kind: 'openVote' })
    return voting
  }

  rolls(people: number, areas: number[] = []): void {
    const entries = Array.from({ length: people }, (_, i) => ({
      name: `住户${i + 1}`,
      place: '',
      area: areas[i] ?? 0,
      participant: null,
      salt: 's',
      commitment: `c${i + 1}`,
    }))
    this.does({ kind: 'setRoll', entries })
  }

  /** Prints ballots of the roll's kinds; gives their marks. */
  prints(count: number, areas: number[] = [], without: string[] = []): string[] {
    const serials = Array.from({ length: count }, (_, i) => {
      const n = ++this.made
      return { id: `${n}`, mark: `m${n}`, area: areas[i] ?? 0, without }
    })
    this.does({ kind: 'printBallots', serials })
    return serials.map(({ mark }) => mark)
  }

  decides(command: VoteCommand, actor = desk(1)): VoteEvent[] | VoteRefusal {
    return decideVote(this.vote, command, actor, this.now, this.hash)
  }
  does(command: VoteCommand, actor = desk(1)): VoteTold[] {
    const decision = this.decides(command, actor)
    if (!Array.isArray(decision)) throw new Error(`refused: ${JSON.stringify(decision)}`)
    for (const event of decision) this.vote = evolveVote(this.vote, event)
    this.events.push(...decision)
    return decision.map(({ told }) => told)
  }
  refused(command: VoteCommand, actor = desk(1)): string {
    const decision = this.decides(command, actor)
    if (Array.isArray(decision)) throw new Error(`not refused: ${command.kind}`)
    return decision.refused
  }
  handsOut(...people: number[]): void {
    for (const n of people) this.does({ kind: 'handOut', n, way: 'ballot' })
  }
  casts(mark: string, answers: Answers): VoteTold[] {
    return this.does({ kind: 'cast', mark, answers }, somebody)
  }
}
