import { describe, expect, test } from 'vitest'
import type { RegisterCommand } from './command.ts'
import { decideRegister } from './decide.ts'
import type { RegisterEvent } from './event.ts'
import { registerInJournal, withoutAsking, withoutWords } from './event.ts'
import { evolveRegister } from './evolve.ts'
import { fitting } from './fitting.ts'
import type { EntrySaid, Register } from './register.ts'
import {
  askedOf,
  CONSENT_MOST,
  holds,
  hoursGiven,
  linkHolds,
  noRegister,
  stands,
  THINKING,
  wordsOf,
  YEAR,
} from './register.ts'

const STAFF = { kind: 'staff', id: 'staff' } as const
const DAY = 86_400_000
const ELECTRICIAN: EntrySaid = {
  sort: 'craftsman',
  name: '陈师傅',
  contact: '13800000000',
  offers: '修路灯、修电路',
  when: '周末',
  where: '三号楼',
}

/** The register of a community, and what its log has. */
class Book {
  register: Register = noRegister()
  now = 1_000_000
  readonly events: RegisterEvent[] = []

  asks(command: RegisterCommand): string | number {
    const decided = decideRegister(this.register, command, STAFF, this.now)
    if (!Array.isArray(decided)) return decided.refused
    for (const event of decided) this.register = evolveRegister(this.register, event)
    this.events.push(...decided)
    return decided.length
  }
  adds(id: string, said: Partial<EntrySaid> = {}) {
    return this.asks({ kind: 'addEntry', id, offer: null, mark: `mark ${id}`, said: { ...ELECTRICIAN, ...said } })
  }
  agrees(entry: string, days = 100, shown = true, said: EntrySaid | undefined = this.register.entries[entry]) {
    const words = said ? wordsOf(said) : ''
    return this.asks({ kind: 'agree', entry, how: 'link', until: this.now + days * DAY, shown, words })
  }
  invites(id: string, entry: string, more: { matter?: number; proposal?: string } = {}) {
    const matter = more.matter === undefined ? null : { id: `m${more.matter}`, number: more.matter }
    const asked = { asks: '来看看路灯', until: this.now + 14 * DAY, proposal: more.proposal ?? null, matter }
    return this.asks({ kind: 'invite', id, entry, guest: `g ${entry}`, mark: `mark ${id}`, ...asked })
  }
}

describe('[K1] [K2] an entry and its consent', () => {
  test('nobody is asked for anything before they agree; consent has a day, two years away at most', () => {
    const book = new Book()
    expect(book.adds('a')).toBe(1)
    expect(book.adds('a')).toBe(0)
    expect(book.adds('a', { offers: '别的' })).toBe('idTaken')
    expect(book.adds('b', { name: ' ' })).toBe('textEmpty')
    expect(book.invites('i', 'a')).toBe('entryNotAgreed')
    expect(book.agrees('a', 800)).toBe('untilOutOfRange')
    expect(book.agrees('a', -1)).toBe('untilOutOfRange')
    expect(book.agrees('a', CONSENT_MOST / DAY)).toBe(1)
    expect(book.invites('i', 'a')).toBe(1)
    book.now += CONSENT_MOST + 1
    expect(stands(book.register.entries.a!, book.now)).toBe(false)
    expect(book.invites('j', 'a')).toBe('noSuchEntry')
  })

  test('other words are agreed to anew; whoever does not agree within thirty days has no link', () => {
    const book = new Book()
    book.adds('a')
    book.agrees('a')
    expect(book.asks({ kind: 'describeEntry', entry: 'a', said: ELECTRICIAN })).toBe(0)
    expect(book.asks({ kind: 'describeEntry', entry: 'a', said: { ...ELECTRICIAN, offers: '什么都修' } })).toBe(1)
    expect(book.register.entries.a).toMatchObject({ state: 'asked', shown: false, how: null })
    // Whoever saw the words before agrees to nothing.
    expect(book.agrees('a', 100, true, ELECTRICIAN)).toBe('entryReworded')
    book.now += THINKING + 1
    expect(linkHolds(book.register.entries.a!, book.now)).toBe(false)
    expect(book.agrees('a')).toBe('noSuchEntry')
  })

  test('[K1] [K4] a number stays where none is said, and goes where it is taken out', () => {
    const book = new Book()
    book.adds('a')
    const described = (contact: string | null) =>
      book.asks({ kind: 'describeEntry', entry: 'a', said: { ...ELECTRICIAN, when: '晚上', contact } })
    expect(described(null)).toBe(1)
    expect(book.register.entries.a!.contact).toBe(ELECTRICIAN.contact)
    expect([described(''), described(null)]).toEqual([1, 0])
    expect(book.register.entries.a!.contact).toBe('')
  })

  test('[K3] other words keep nobody longer than the day they agreed to', () => {
    const book = new Book()
    book.adds('a')
    book.agrees('a', 1)
    const { until } = book.register.entries.a!
    book.asks({ kind: 'describeEntry', entry: 'a', said: { ...ELECTRICIAN, when: '夜里' } })
    expect(book.register.entries.a!.until).toBe(until)
  })
})

test('[K3] taken back with one tap: who it was, and what passed between them, is gone; another link is void', () => {
  const book = new Book()
  book.adds('a')
  expect(book.asks({ kind: 'renewLink', entry: 'a', turn: 2, mark: 'second' })).toBe(1)
  expect(book.asks({ kind: 'renewLink', entry: 'a', turn: 2, mark: 'third' })).toBe(0)
  expect(book.register.entries.a!.mark).toBe('second')
  book.agrees('a')
  book.invites('i', 'a')
  book.asks({ kind: 'replyTo', invitation: 'i', says: 'yes', reply: '周六来' })
  expect(book.asks({ kind: 'endEntry', entry: 'a', why: 'takenBack' })).toBe(1)
  expect(book.asks({ kind: 'endEntry', entry: 'a', why: 'lapsed' })).toBe(0)
  expect(JSON.stringify(book.register)).not.toMatch(/陈师傅|138|路灯|周|三号楼|mark i|second/)
  expect(book.register.invitations.i).toMatchObject({ state: 'withdrawn', matter: null, advised: false })
  expect(book.asks({ kind: 'lookUpContact', entry: 'a' })).toBe('noSuchEntry')
})

test('[K4] the log has no word, no name, no number and nothing that opens a link; the rest is played from it', () => {
  const book = new Book()
  book.adds('a')
  book.agrees('a')
  book.asks({ kind: 'describeEntry', entry: 'a', said: { ...ELECTRICIAN, when: '每天晚上' } })
  book.agrees('a')
  book.asks({ kind: 'renewLink', entry: 'a', turn: 2, mark: 'mark again' })
  book.asks({ kind: 'lookUpContact', entry: 'a' })
  book.invites('i', 'a')
  book.asks({ kind: 'replyTo', invitation: 'i', says: 'no', reply: '在外地' })
  book.asks({ kind: 'thank', invitation: 'i', hours: 3 })
  const log = book.events.map((event) => ({ ...event, told: registerInJournal(event.told) }))
  expect(JSON.stringify(log)).not.toMatch(/陈|138|灯|周末|晚上|三号楼|外地|mark \w/)
  expect(log.map(({ told }) => told.kind)).toContain('contactLookedUp')
  const played = log.reduce<Register | undefined>((register, event) => evolveRegister(register, event), undefined)!
  expect(played.entries.a).toEqual(withoutWords(book.register.entries.a!))
  expect(played.invitations.i).toEqual(withoutAsking(book.register.invitations.i!))
})

describe('[K5] [K6] invitations', () => {
  test('answered until their day, and otherwise; one at a time for a matter; void when withdrawn or left', () => {
    const book = new Book()
    for (const id of ['a', 'b']) {
      book.adds(id)
      book.agrees(id)
    }
    expect(book.invites('i', 'a', { matter: 7 })).toBe(1)
    expect(book.invites('i', 'a', { matter: 7 })).toBe(0)
    expect(book.invites('j', 'a', { matter: 7 })).toBe('alreadyInvited')
    expect(book.invites('j', 'a', { matter: 7, proposal: 'p' })).toBe(1)
    expect(book.asks({ kind: 'replyTo', invitation: 'i', says: 'no', reply: '' })).toBe(1)
    expect(book.asks({ kind: 'replyTo', invitation: 'i', says: 'yes', reply: '又能来了' })).toBe(1)
    expect(book.asks({ kind: 'adviseBy', invitation: 'i', proposal: 'p' })).toBe('noSuchInvitation')
    expect(book.asks({ kind: 'adviseBy', invitation: 'j', proposal: 'other' })).toBe('noSuchInvitation')
    expect(book.asks({ kind: 'adviseBy', invitation: 'j', proposal: 'p' })).toBe(1)
    expect(book.asks({ kind: 'adviseBy', invitation: 'j', proposal: 'p' })).toBe(0)
    expect(book.asks({ kind: 'withdrawInvitation', invitation: 'i' })).toBe(1)
    expect(book.asks({ kind: 'replyTo', invitation: 'i', says: 'yes', reply: '' })).toBe('noSuchInvitation')
    book.invites('k', 'b')
    book.now += 15 * DAY
    expect(holds(book.register, book.register.invitations.k!, book.now)).toBe(false)
    expect(book.asks({ kind: 'replyTo', invitation: 'k', says: 'yes', reply: '' })).toBe('noSuchInvitation')
  })

  test('whoever speaks of the same fits; of those that fit alike whoever was asked less comes first', () => {
    const book = new Book()
    const offers = ['修路灯、修电路', '修路灯，也修电路', '教小朋友下棋', '借音响和话筒']
    for (const [i, text] of offers.entries()) {
      book.adds(`e${i}`, { offers: text })
      book.agrees(`e${i}`)
    }
    const found = () => fitting(book.register, '东巷路灯不亮\n三盏路灯坏了，晚上看不见路', book.now)
    expect(found().map(({ entry }) => entry)).toEqual(['e0', 'e1'])
    expect(found()[0]!.because.join()).toContain('路灯')
    book.invites('i', 'e0')
    expect(found().map(({ entry, times }) => [entry, times])).toEqual([
      ['e1', 0],
      ['e0', 1],
    ])
    // Whoever has not agreed, or no more, is found for nothing.
    book.asks({ kind: 'endEntry', entry: 'e1', why: 'struck' })
    expect(found().map(({ entry }) => entry)).toEqual(['e0'])
  })
})

test('[K7] [K8] how often somebody was asked is counted over a year; hours are told of five givers or more together', () => {
  const book = new Book()
  for (const n of [1, 2, 3, 4, 5]) {
    book.adds(`e${n}`)
    book.agrees(`e${n}`, 700)
    book.invites(`i${n}`, `e${n}`)
    expect(hoursGiven(book.register, book.now)).toBe(null)
    expect(book.asks({ kind: 'thank', invitation: `i${n}`, hours: n })).toBe(1)
  }
  // Of fifteen: what the sum grows by is not told.
  expect(hoursGiven(book.register, book.now)).toBe(10)
  expect(book.asks({ kind: 'thank', invitation: 'i1', hours: 1.5 })).toBe('outOfRange')
  book.invites('again', 'e1')
  expect(askedOf(book.register, book.now).get('e1')!.times).toBe(2)
  // Nobody is pushed down a list by being asked and asked no more.
  book.asks({ kind: 'withdrawInvitation', invitation: 'again' })
  expect(askedOf(book.register, book.now).get('e1')!.times).toBe(1)
  book.now += YEAR + 1
  expect(askedOf(book.register, book.now).size).toBe(0)
  expect(hoursGiven(book.register, book.now)).toBe(null)
})
