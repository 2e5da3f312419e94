import type { Actor, Command } from '../../core/meeting/command.ts'
import type { Id } from '../../core/plain/id.ts'

const MINUTE = 60_000
const DAY = 86_400_000

/** A meeting of the year in which people also speak: who is there, what hangs, and how to ask. */
export interface Hall {
  people: readonly Id[]
  /** One a table. */
  cards: readonly Id[]
  topics: readonly Id[]
  desk: Actor
  id(name: string): Id
  ask(actor: Actor, command: Command, name: string): Promise<void>
  now(): number
  /** Lets so much of the ten minutes go by (ms). */
  wait(ms: number): void
}

const PER_TABLE = 9
const WAITING = 4

/**
 * What a hall does beside cards, in four parts of ten minutes each: rules and the floor; tables; their
 * reports; a motion, a pledge, dots.
 */
export const hallOf = (hall: Hall): readonly (() => Promise<void>)[] => {
  const { people, cards, topics, desk, id, ask, wait } = hall
  const by = (n: number): Actor => ({ kind: 'participant', id: people[n % people.length]! })
  const tables = Math.min(cards.length, Math.max(2, Math.round(people.length / PER_TABLE)))
  const here = Array.from({ length: tables }, (_, i) => i + 1)

  async function speak(): Promise<void> {
    await ask(desk, { kind: 'adoptRules', hands: people.length - 3 }, 'adopt')
    await ask(desk, { kind: 'switchFloor', open: true }, 'floor')
    for (let n = 0; n < WAITING; n++) {
      const stance = (['for', 'against', null] as const)[n % 3]!
      await ask(by(n), { kind: 'askFloor', card: cards[n % cards.length]!, stance }, `speak ${n}`)
    }
    // In the order of their numbers: each has a card, or none of them has spoken.
    for (let number = 1; number <= WAITING; number++) {
      await ask(desk, { kind: 'giveFloor', number, reason: number === 1 ? '' : '按名单顺序' }, `give ${number}`)
      wait(2 * MINUTE)
    }
    await ask(desk, { kind: 'endTurn', number: WAITING }, 'end')
    await ask(desk, { kind: 'switchFloor', open: false }, 'floor over')
  }

  async function sit(): Promise<void> {
    await ask(desk, { kind: 'openTables', count: tables, seconds: 120, lot: null }, 'tables')
    for (const [i] of people.entries()) await ask(by(i), { kind: 'sitAt', table: (i % tables) + 1 }, `sit ${i}`)
    for (const table of here) {
      const [captain, recorder] = [by(table - 1), by(table - 1 + tables)]
      await ask(captain, { kind: 'takeRole', role: 'captain' }, `captain ${table}`)
      await ask(recorder, { kind: 'takeRole', role: 'recorder' }, `recorder ${table}`)
      const proposed = { card: cards[table - 1]!, motion: null, proposed: true }
      await ask(captain, { kind: 'proposeAtTable', table, ...proposed }, `propose ${table}`)
    }
  }

  async function report(): Promise<void> {
    for (const table of here) {
      await ask(desk, { kind: 'reportTable', table }, `report ${table}`)
      wait(Math.floor((9 * MINUTE) / tables))
    }
    await ask(desk, { kind: 'endReport', table: tables }, 'reported')
    await ask(desk, { kind: 'closeTables' }, 'tables over')
  }

  async function decide(): Promise<void> {
    const motion = id('motion')
    const words = { what: '每月第一个周六上午一起清楼道', who: '各楼栋长', by: hall.now() + 30 * DAY, card: null }
    await ask(by(0), { kind: 'moveMotion', id: motion, ...words }, 'move')
    await ask(by(1), { kind: 'secondMotion', motion }, 'second')
    await ask(desk, { kind: 'takeUpMotion', motion }, 'take up')
    await ask(desk, { kind: 'putMotion', motion, open: true }, 'put')
    const counts = { for: people.length - 7, against: 3, abstain: 2, version: 1, reason: '', ballots: null }
    await ask(desk, { kind: 'countMotion', motion, ...counts }, 'count')
    const pledge = id('pledge')
    const said = {
      what: '出扫把和垃圾袋，每月一次',
      who: '锦绣物业',
      resource: 'goods',
      card: null,
      topic: null,
    } as const
    await ask(by(2), { kind: 'makePledge', id: pledge, ...said, by: null }, 'pledge')
    await ask(desk, { kind: 'takePledge', pledge }, 'take pledge')
    await ask(desk, { kind: 'openDots', each: 2, interim: false }, 'dots')
    for (const [i] of people.entries()) {
      const dots = [{ topic: topics[Math.floor((i * i) / 3) % topics.length]!, n: 2 }]
      await ask(by(i), { kind: 'giveDots', dots }, `dots ${i}`)
    }
    await ask(desk, { kind: 'closeDots' }, 'dots over')
    await ask(desk, { kind: 'showDots' }, 'dots shown')
  }

  return [speak, sit, report, decide]
}
