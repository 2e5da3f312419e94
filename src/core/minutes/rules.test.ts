import { describe, expect, test } from 'vitest'
import { aCard, newBoard } from '../../../tests/build/board.ts'
import { Rehearsal } from '../../../tests/build/rehearsal.ts'
import { wasPresent } from '../meeting/count.ts'
import type { Actor } from '../meeting/command.ts'
import type { Board } from '../meeting/meeting.ts'
import type { MinutesCommand } from './command.ts'
import { decideMinutes } from './decide.ts'
import type { MinutesEvent } from './event.ts'
import { evolveMinutes, minutesInJournal } from './evolve.ts'
import type { Minutes } from './minutes.ts'
import { emptyMinutes } from './minutes.ts'
import { asSigned, rewordedSince, takenDownSince } from './signing.ts'
import { textWithout, withoutPeople } from './takenOut.ts'

const [HOUR, DAY] = [3600_000, 24 * 3600_000]
const NOW = 1_795_000_000_000
const desk: Actor = { kind: 'staff', id: 'desk' }
const board: Board = {
  ...newBoard([], []),
  theme: '街区环境',
  place: '三号楼',
  openedAt: NOW - 2 * HOUR,
  closedAt: NOW - HOUR,
}

/** Minutes of a meeting that is over, tried out by hand. */
class Recording {
  minutes: Minutes = emptyMinutes('c', 'm')
  now = NOW
  board: Board = board

  decides(command: MinutesCommand, actor = desk, present = true) {
    return decideMinutes(this.minutes, command, actor, this.now, { board: this.board, present, file: undefined })
  }
  does(command: MinutesCommand, actor = desk): MinutesEvent[] {
    const decision = this.decides(command, actor)
    if (!Array.isArray(decision)) throw new Error(JSON.stringify(decision))
    for (const event of decision) evolveMinutes(this.minutes, event)
    return decision
  }
  writes(to: string, field = 'decisions' as const): void {
    this.does({ kind: 'writeText', item: null, field, from: this.minutes.texts[field] ?? '', to })
  }
}
const remark = (id: string) => ({ kind: 'remark', id, about: null, sentence: '', text: '漏了停车的事。' }) as const
const phone = (n: number): Actor => ({ kind: 'participant', id: `phone ${n}` })

describe('[N9] who may remark', () => {
  test('whoever came to the open meeting was present; whoever joined after the close, or was ticked off, was not', () => {
    const hall = Rehearsal.open()
    const [came, off] = [hall.joins('到场的人'), hall.joins('记错的人')]
    hall.staff({ kind: 'tickPresent', participant: off.id, present: false })
    hall.staff({ kind: 'setStage', stage: 'closed' })
    const late = hall.joins('会后来的人')
    expect([came, off, late].map(({ id }) => wasPresent(hall.meeting, id))).toEqual([true, false, false])
    hall.staff({ kind: 'tickPresent', participant: late.id, present: true })
    expect(wasPresent(hall.meeting, late.id)).toBe(true)
    expect(wasPresent(hall.meeting, 'nobody')).toBe(false)
  })

  test('nobody else may; however many phones there are, there is room for paper, and one answer serves many', () => {
    const recording = new Recording()
    recording.does({ kind: 'openCorrections', until: NOW + DAY })
    expect(recording.decides(remark('r'), phone(0), false)).toEqual({ refused: 'notPresent' })
    for (let n = 0; n < 300; n++) recording.does(remark(`r${n}`), phone(n % 10))
    expect(recording.decides(remark('one more'), phone(11))).toEqual({ refused: 'minutesFull', most: 300 })
    recording.does(remark('on paper'))
    recording.does({ kind: 'endCorrections' })
    const remarks = recording.minutes.rounds[0]!.remarks.map(({ id }) => id)
    expect(recording.decides({ kind: 'signMinutes' })).toEqual({ refused: 'remarksUnanswered', count: 301 })
    recording.does({ kind: 'answerRemarks', remarks, taken: false, why: '不在议程里' })
    expect(recording.does({ kind: 'signMinutes' })).toHaveLength(1)
  })

  test('thirty each', () => {
    const recording = new Recording()
    recording.does({ kind: 'openCorrections', until: NOW + DAY })
    for (let n = 0; n < 30; n++) recording.does(remark(`r${n}`), phone(0))
    expect(recording.decides(remark('one more'), phone(0))).toEqual({ refused: 'minutesFull', most: 30 })
  })
})

describe('[N8] the day of a round', () => {
  test('is an hour ahead at least and 60 days at most, when it is opened and when it is moved', () => {
    const recording = new Recording()
    const until = (ahead: number, kind: 'openCorrections' | 'moveCorrections' = 'openCorrections') =>
      recording.decides({ kind, until: NOW + ahead })
    expect(until(1500)).toEqual({ refused: 'roundTooShort', least: 1 })
    expect(until(60 * DAY + 1)).toEqual({ refused: 'roundTooLong', most: 60 })
    expect(until(DAY, 'moveCorrections')).toEqual({ refused: 'noCorrections' })
    recording.does({ kind: 'openCorrections', until: NOW + 60 * DAY })
    expect(until(1500, 'moveCorrections')).toEqual({ refused: 'roundTooShort', least: 1 })
    expect(until(60 * DAY + 1, 'moveCorrections')).toEqual({ refused: 'roundTooLong', most: 60 })
    recording.does({ kind: 'moveCorrections', until: NOW + 2 * DAY })
    expect(recording.minutes.rounds[0]!.until).toBe(NOW + 2 * DAY)
  })

  test('a round can be ended at once, and the journal tells it', () => {
    const recording = new Recording()
    recording.does({ kind: 'openCorrections', until: NOW + DAY })
    expect(recording.decides({ kind: 'signMinutes' })).toMatchObject({ refused: 'correctionsOpen' })
    const [ended] = recording.does({ kind: 'endCorrections' })
    expect(minutesInJournal(ended!.told)).toEqual({ kind: 'correctionsMoved', until: NOW })
    expect(recording.decides(remark('late'), phone(0))).toEqual({ refused: 'correctionsOver', since: NOW })
    expect(recording.does({ kind: 'endCorrections' })).toEqual([])
    expect(recording.does({ kind: 'signMinutes' })).toHaveLength(1)
  })
})

describe('[N7] words taken out', () => {
  test.each([
    ['癸 癸癸说好。', '癸癸癸', '____说好。', 1],
    ['癸\u200b癸\n癸说好，癸癸癸走了。', '癸癸癸', '____说好，____走了。', 2],
    ['Ｌi　Ming said yes.', 'li ming', '____ said yes.', 1],
    ['Joanna and Anna', 'Anna', 'Joanna and ____', 1],
    ['王王王王', '王王', '________', 2],
    ['没有这个人。', '王大爷', '没有这个人。', 0],
  ])('%j without %j', (text, words, left, places) => {
    expect(textWithout(text, words)).toEqual({ text: left, places })
  })

  test('they go from texts, drafts and remarks; how many places there were is told, and the journal has no words', () => {
    const recording = new Recording()
    recording.writes('先修路灯。\n赵大妈住在三号楼。')
    recording.does({ kind: 'openCorrections', until: NOW + DAY })
    recording.does({ ...remark('r'), text: '赵 大妈不住那里。' }, phone(0))
    recording.does({ kind: 'answerRemark', remark: 'r', taken: true, why: '问过赵大妈' })
    recording.writes('先修路灯。')
    recording.does({ kind: 'endCorrections' })
    recording.does({ kind: 'signMinutes' })
    const [taken] = recording.does({ kind: 'takeOutWords', words: '赵大妈', why: 'private' })
    expect(JSON.stringify(recording.minutes)).not.toMatch(/赵\s*大妈/)
    expect(minutesInJournal(taken!.told)).toEqual({ kind: 'wordsTakenOut', words: '', why: 'private', places: 3 })
    expect(recording.does({ kind: 'takeOutWords', words: '赵大妈', why: 'private' })).toEqual([])
  })

  test('one character is refused', () => {
    const short = { refused: 'wordsTooShort', least: 2 }
    expect(new Recording().decides({ kind: 'takeOutWords', words: ' 王 ', why: 'name' })).toEqual(short)
  })
})

describe('[N5] what is carried', () => {
  const said = { subject: '先修\n路灯', way: 'hands', entitled: null, present: null, abstained: 0 } as const
  const vote = (yes: number, against: number, more: object = {}) =>
    ({ kind: 'recordVote', id: 'v', said: { ...said, for: yes, against, result: 'carried', ...more } }) as const

  test.each([
    [1, 10],
    [5, 5],
    [0, 0],
  ])('%i for and %i against is carried by a rule that is named, or not at all', (yes, against) => {
    const recording = new Recording()
    expect(recording.decides(vote(yes, against))).toEqual({ refused: 'carriedWithoutMore', for: yes, against })
    expect(recording.decides(vote(yes, against, { rule: ' \n ' }))).toMatchObject({ refused: 'carriedWithoutMore' })
    const [recorded] = recording.does(vote(yes, against, { rule: '主持人决定票' }))
    expect(recording.minutes.votes).toMatchObject([{ subject: '先修 路灯', rule: '主持人决定票' }])
    // The rule may name somebody: the journal has no words of it.
    expect(JSON.stringify(minutesInJournal(recorded!.told))).not.toMatch(/路灯|决定票/)
    recording.does({ kind: 'takeOutWords', words: '主持人', why: 'name' })
    expect(recording.minutes.votes).toMatchObject([{ rule: '____决定票' }])
  })

  test('more for it than against needs no rule, and neither does what was not carried or left open', () => {
    for (const said of [vote(6, 5), vote(1, 10, { result: 'notCarried' }), vote(5, 5, { result: 'open' })])
      expect(new Recording().does(said)).toHaveLength(1)
  })
})

test('[N1] what is one line stays one, whatever was pasted into it', () => {
  const recording = new Recording()
  recording.does({ kind: 'writeText', item: null, field: 'chair', from: '', to: '王书记\n\t李主任' })
  expect(recording.minutes.texts.chair).toBe('王书记 李主任')
})

test('[N4] a subject that is too long is refused before it is merged', () => {
  const recording = new Recording()
  const said = {
    way: 'hands',
    entitled: null,
    present: null,
    for: 1,
    against: 0,
    abstained: 0,
    result: 'open',
  } as const
  recording.does({ kind: 'recordVote', id: 'v', said: { ...said, subject: '先修路灯' } })
  const [from, to] = [
    { ...said, subject: '甲。'.repeat(101) },
    { ...said, subject: '乙' },
  ]
  const refused = { refused: 'textTooLong', length: 202, most: 200 }
  expect(recording.decides({ kind: 'changeVote', vote: 'v', from, to })).toEqual(refused)
  expect(recording.decides({ kind: 'changeVote', vote: 'v', from: to, to: from })).toEqual(refused)
})

describe('[N13] signed is signed', () => {
  const withCards = (...texts: string[]): Board => {
    const cards = texts.map((text, n) => aCard({ id: `card ${n}`, number: n + 1, text }))
    return { ...board, cards: Object.fromEntries(cards.map((card) => [card.id, card])) }
  }
  const signing = () => {
    const recording = new Recording()
    const cards = withCards('路灯不亮', '私事')
    recording.board = { ...cards, attendance: { ...cards.attendance, people: 2, named: ['王大爷', '李阿姨'] } }
    recording.does({ kind: 'signMinutes' })
    return recording
  }

  test('what changes at the meeting later, and cards that come later, do not enter what was signed', () => {
    const { minutes, board: then } = signing()
    const signed = minutes.signings[0]!.board!
    const later = withCards('路灯不亮', '私事', '会后的卡片')
    const changed = { ...later, theme: '改了题', place: '改了地点', closedAt: null, agenda: [] }
    changed.attendance = { ...then.attendance, people: 9, headCount: 9 }
    expect(asSigned(signed, changed)).toEqual(then)
  })

  test('words of cards are not copied: a card taken down since is left as its number; a name goes with consent', () => {
    const { minutes, board: then } = signing()
    const signed = minutes.signings[0]!.board!
    expect(JSON.stringify(minutes)).not.toContain('私事')
    const down = { ...then.cards['card 1']!, text: '', state: 'hidden' as const, reason: '涉及私事' }
    const now = { ...then, cards: { ...then.cards, 'card 1': down } }
    now.attendance = { ...then.attendance, named: ['李阿姨'] }
    expect(takenDownSince(signed, now)).toEqual([2])
    expect(asSigned(signed, now).cards['card 1']).toEqual(down)
    expect(asSigned(signed, now).attendance).toMatchObject({ people: 2, named: ['李阿姨'] })
    expect(JSON.stringify(withoutPeople(minutes, [], ['王大爷']))).not.toContain('王大爷')
  })

  test('a card that was reworded since stands in its new words, and is named', () => {
    const { minutes, board: then } = signing()
    const card = then.cards['card 0']!
    const now = { ...then, cards: { ...then.cards, 'card 0': { ...card, text: '灯坏了', wording: card.wording + 1 } } }
    expect(rewordedSince(minutes.signings[0]!.board!, now)).toEqual([1])
    expect(rewordedSince(minutes.signings[0]!.board!, then)).toEqual([])
    expect(asSigned(minutes.signings[0]!.board!, now).cards['card 0']).toMatchObject({ text: '灯坏了' })
  })

  test('[N10] every signing stays listed when a new round is opened; the journal has no words of it', () => {
    const recording = signing()
    const first = recording.now
    recording.does({ kind: 'openCorrections', until: NOW + DAY })
    expect(recording.minutes).toMatchObject({ signedAt: null, signings: [{ at: first }] })
    recording.now += 2 * DAY
    const [signed] = recording.does({ kind: 'signMinutes' })
    expect(recording.minutes.signings.map(({ at, board }) => [at, board !== null])).toEqual([
      [first, false],
      [recording.now, true],
    ])
    expect(minutesInJournal(signed!.told)).toEqual({
      kind: 'minutesSigned',
      signing: { at: recording.now, board: null },
    })
  })
})
