import { describe, expect, test } from 'vitest'
import { aCard, newBoard } from '../../../tests/build/board.ts'
import { Rehearsal } from '../../../tests/build/rehearsal.ts'
import { wasPresent } from '../meeting/count.ts'
import type { Actor } from '../meeting/command.ts'
import type { Board } from '../meeting/meeting.ts'
import type { MinutesCommand, MinutesFacts } from './command.ts'
import { decideMinutes } from './decide.ts'
import type { MinutesEvent } from './event.ts'
import { evolveMinutes, minutesInJournal } from './evolve.ts'
import type { Minutes } from './minutes.ts'
import { emptyMinutes } from './minutes.ts'
import { notesRead } from './rules/correcting.ts'
import { calledAs } from '../meeting/names.ts'
import { asSigned, figuresOf, rewordedSince, takenDownSince } from './signing.ts'
import { textWithout, withoutPeople, withoutWords } from './takenOut.ts'

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
  file: MinutesFacts['file']

  decides(command: MinutesCommand, actor = desk, present = true) {
    return decideMinutes(this.minutes, command, actor, this.now, { board: this.board, present, file: this.file })
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
    recording.now += HOUR
    recording.does({ kind: 'endCorrections' })
    const remarks = recording.minutes.rounds[0]!.remarks.map(({ id }) => id)
    expect(recording.decides({ kind: 'signMinutes' })).toEqual({ refused: 'remarksUnanswered', count: 301 })
    recording.does({ kind: 'answerRemarks', remarks, taken: false, why: '不在议程里' })
    // [N14] Written anew after it was read, it is not signed unseen.
    const read = notesRead(recording.minutes)
    recording.does({ kind: 'writeText', item: null, field: 'chair', from: '', to: '王书记' })
    expect(recording.decides({ kind: 'signMinutes', read })).toEqual({ refused: 'changedMeanwhile' })
    expect(recording.does({ kind: 'signMinutes', read: notesRead(recording.minutes) })).toHaveLength(1)
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

  test('a round can be ended before its day, but not before the least time, and the journal tells it', () => {
    const recording = new Recording()
    recording.does({ kind: 'openCorrections', until: NOW + DAY })
    expect(recording.decides({ kind: 'signMinutes' })).toMatchObject({ refused: 'correctionsOpen' })
    recording.now += HOUR - 1
    expect(recording.decides({ kind: 'endCorrections' })).toEqual({ refused: 'roundJustOpened', least: 1 })
    recording.now += 1
    const [ended] = recording.does({ kind: 'endCorrections' })
    expect(minutesInJournal(ended!.told)).toEqual({ kind: 'correctionsMoved', until: NOW + HOUR })
    expect(recording.decides(remark('late'), phone(0))).toEqual({ refused: 'correctionsOver', since: NOW + HOUR })
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
    recording.now += HOUR
    recording.does({ kind: 'endCorrections' })
    recording.does({ kind: 'signMinutes' })
    const [taken] = recording.does({ kind: 'takeOutWords', words: '赵大妈', why: 'private' })
    expect(JSON.stringify(recording.minutes)).not.toMatch(/赵\s*大妈/)
    expect(minutesInJournal(taken!.told)).toEqual({
      kind: 'wordsTakenOut',
      words: '',
      why: 'private',
      places: 3,
      at: NOW + HOUR,
    })
    expect(recording.does({ kind: 'takeOutWords', words: '赵大妈', why: 'private' })).toEqual([])
  })

  test('of signed minutes the day, the places and the reason stay, and not the words; of a draft nothing', () => {
    const recording = new Recording()
    recording.writes('赵大妈住在三号楼。')
    recording.does({ kind: 'takeOutWords', words: '三号楼', why: 'private' })
    expect(recording.minutes.takenOut).toEqual([])
    recording.does({ kind: 'signMinutes' })
    const [taken] = recording.does({ kind: 'takeOutWords', words: '赵大妈', why: 'untrue' })
    expect(recording.minutes.takenOut).toEqual([{ at: NOW, why: 'untrue', places: 1 }])
    // What the journal has says the same.
    const replayed = evolveMinutes(
      { ...recording.minutes, takenOut: [] },
      { ...taken!, told: minutesInJournal(taken!.told) },
    )
    expect(replayed.takenOut).toEqual(recording.minutes.takenOut)
  })

  test('[M26] a name that a phone chose goes only where it is a line of names; one that the desk entered goes from all', () => {
    const recording = new Recording()
    recording.writes('大家同意先修路灯。赵大妈也同意。')
    for (const [field, to] of [
      ['absent', '同意\n不同意的人'],
      ['observers', '赵大妈'],
      ['chair', '王书记'],
    ] as const)
      recording.does({ kind: 'writeText', item: null, field, from: '', to })
    recording.does({ kind: 'signMinutes' })
    const names = [
      { name: '同意', given: false },
      { name: '赵大妈', given: true },
    ]
    const { texts, takenOut } = withoutPeople(recording.minutes, [], names, NOW + HOUR)
    expect(texts).toEqual({
      decisions: '大家同意先修路灯。____也同意。',
      absent: '____\n不同意的人',
      observers: '____',
      chair: '王书记',
    })
    expect(takenOut).toEqual([{ at: NOW + HOUR, why: 'person', places: 3 }])
  })

  test('[M26] [M28] a phone that bears the name of somebody who stays takes nothing of it along', () => {
    const hall = Rehearsal.open()
    const [phone, namesake] = [hall.joins('王书记'), hall.joins('王书记')]
    expect(calledAs(hall.meeting, [phone.id])).toEqual([])
    expect(calledAs(hall.meeting, [phone.id, namesake.id])).toEqual([{ name: '王书记', given: false }])
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

  test('more for it than against and not carried needs one; where nobody voted there is no result', () => {
    const recording = new Recording()
    const lost = vote(9, 5, { result: 'notCarried' })
    expect(recording.decides(lost)).toEqual({ refused: 'lostWithMore', for: 9, against: 5 })
    for (const result of ['carried', 'notCarried'] as const)
      expect(recording.decides(vote(0, 0, { result, rule: '鼓掌' }))).toEqual({ refused: 'noVotesCast' })
    recording.does(vote(9, 5, { result: 'notCarried', rule: '需三分之二同意' }))
    expect(recording.minutes.votes).toMatchObject([{ rule: '需三分之二同意' }])
  })
})

test('[N5] what Grove counted stands in the minutes once, and is neither changed nor removed by hand', () => {
  const recording = new Recording()
  const vote = {
    id: 'v',
    subject: `${'长'.repeat(300)}`,
    way: 'ballot',
    entitled: 5,
    present: 5,
    for: 2,
    against: 3,
    abstained: 0,
    result: 'carried',
    counted: { code: 'K7Q2MD', question: '1', recused: 2, area: null, won: ['王大明'] },
  } as const
  const [taken] = recording.does({
    kind: 'takeVotes',
    votes: [{ ...vote, counted: { ...vote.counted, won: ['王大明'] } }],
  })
  expect(recording.minutes.votes[0]!.subject).toHaveLength(200)
  expect(JSON.stringify(minutesInJournal(taken!.told))).not.toMatch(/长|王大明/)
  expect(recording.does({ kind: 'takeVotes', votes: [{ ...vote, counted: { ...vote.counted, won: [] } }] })).toEqual([])
  const { id: _, counted: _c, ...said } = vote
  const byHand = { refused: 'voteCounted', vote: 'K7Q2MD' }
  expect(recording.decides({ kind: 'changeVote', vote: 'v', from: said, to: { ...said, for: 4 } })).toEqual(byHand)
  expect(recording.decides({ kind: 'removeVote', vote: 'v' })).toEqual(byHand)
  recording.does({ kind: 'takeOutWords', words: '王大明', why: 'name' })
  expect(recording.minutes.votes[0]!.counted!.won).toEqual(['____'])
})

test('[N1] what is one line stays one, whatever was pasted into it', () => {
  const recording = new Recording()
  recording.does({ kind: 'writeText', item: null, field: 'chair', from: '', to: '王书记\n\t李主任' })
  expect(recording.minutes.texts.chair).toBe('王书记 李主任')
})

const counted = { subject: '先修路灯', way: 'hands', entitled: null, present: null, abstained: 0 } as const

describe('[N1] [N9] [N12] an id says one thing', () => {
  const taken = { refused: 'idTaken' }
  test('the same content again is the same; another is refused, so that nobody believes it kept', () => {
    const recording = new Recording()
    const said = { ...counted, for: 3, against: 1, result: 'carried' } as const
    recording.does({ kind: 'recordVote', id: 'v', said })
    expect(recording.decides({ kind: 'recordVote', id: 'v', said: { ...said, rule: '' } })).toEqual([])
    expect(recording.decides({ kind: 'recordVote', id: 'v', said: { ...said, for: 4 } })).toEqual(taken)
    recording.does({ kind: 'openCorrections', until: NOW + DAY })
    recording.does(remark('r'), phone(0))
    expect(recording.decides(remark('r'), phone(0))).toEqual([])
    expect(recording.decides({ ...remark('r'), text: '别的话' }, phone(0))).toEqual(taken)
  })

  test('a photo with another scene or consent', () => {
    const recording = new Recording()
    recording.file = { for: 'photo', type: 'photo', width: 4, height: 3 }
    const photo = { kind: 'addPhoto', file: 'f', scene: 'wall', consent: true } as const
    recording.does(photo)
    expect(recording.decides(photo)).toEqual([])
    expect(recording.decides({ ...photo, scene: 'group' })).toEqual(taken)
    expect(recording.decides({ ...photo, consent: false })).toEqual(taken)
  })
})

test('[N9] an answer that is given again leaves the one before beside it', () => {
  const recording = new Recording()
  recording.does({ kind: 'openCorrections', until: NOW + DAY })
  recording.does(remark('r'), phone(0))
  const answer = (taken: boolean, why: string) => ({ kind: 'answerRemark', remark: 'r', taken, why }) as const
  recording.does(answer(false, '没有这回事'))
  expect(recording.does(answer(false, '没有这回事'))).toEqual([])
  recording.does(answer(true, '又查了录像'))
  expect(recording.minutes.rounds[0]!.remarks[0]).toMatchObject({
    answer: { taken: true, why: '又查了录像' },
    earlier: [{ taken: false, why: '没有这回事', at: NOW }],
  })
  expect(JSON.stringify(withoutWords(recording.minutes, '没有这回事').minutes)).not.toContain('没有这回事')
  for (let n = 0; n < 9; n++) recording.does(answer(n % 2 === 0, `第 ${n} 次`))
  expect(recording.decides(answer(true, '再来'))).toEqual({ refused: 'minutesFull', most: 10 })
})

test('[N11] a signed sheet is attached to minutes that are signed, and to no others', () => {
  const recording = new Recording()
  recording.file = { for: 'scan', type: 'pdf', width: 0, height: 0 }
  const attach = { kind: 'attachScan', file: 'f' } as const
  expect(recording.decides(attach)).toEqual({ refused: 'notSignedYet' })
  recording.does({ kind: 'signMinutes' })
  recording.does(attach)
  recording.does({ kind: 'openCorrections', until: NOW + DAY })
  expect(recording.minutes.scans).toHaveLength(1)
  expect(recording.decides({ ...attach, file: 'g' })).toEqual({ refused: 'notSignedYet' })
})

test('[N1] what is said of the whole meeting is said of no agenda item', () => {
  const text = { kind: 'writeText', item: 'item', field: 'body', from: '', to: '居委会' } as const
  expect(new Recording().decides(text)).toEqual({ refused: 'notOfItem' })
  expect(new Recording().decides({ ...text, field: 'gist' })).toEqual({ refused: 'noSuchAgendaItem' })
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
    const down = { ...then.cards['card 1']!, text: '私事', state: 'hidden' as const, reason: '涉及私事' }
    const now = { ...then, cards: { ...then.cards, 'card 1': down } }
    now.attendance = { ...then.attendance, named: ['李阿姨'] }
    expect(takenDownSince(signed, now)).toEqual([2])
    expect(JSON.stringify(asSigned(signed, now))).not.toContain('私事')
    expect(asSigned(signed, now).attendance).toMatchObject({ people: 2, named: ['李阿姨'] })
    expect(JSON.stringify(withoutPeople(minutes, [], [{ name: '王大爷', given: true }], NOW))).not.toContain('王大爷')
  })

  test('[N7] [M26] words go from every part of what was signed: lots, pledges, motions and their votes, hands, turns', () => {
    const lot = { id: 'l', number: 1, purpose: '张小明家门口', again: '张小明不服', reason: '张小明走了' }
    const vote = { version: 1, ballots: '', reason: '张小明数错了' }
    const motion = { id: 'm', wordings: [{ version: 1, what: '', who: '' }], votes: [vote], reason: '张小明撤了' }
    const hall = {
      lots: [lot],
      motions: [motion],
      pledges: [{ id: 'p', what: '', who: '', reason: '张小明没钱' }],
      room: [{ number: 1, corrections: [{ reason: '张小明举了两次' }] }],
      turns: [{ number: 1, reason: '张小明有急事', dish: { round: 'r', n: 1, title: '张小明的菜', cost: 1 } }],
    }
    const recording = new Recording()
    recording.board = { ...withCards(), ...hall } as never
    recording.does({ kind: 'signMinutes' })
    const { minutes, places } = withoutWords(recording.minutes, '张 小明')
    expect(places).toBe(9)
    expect(JSON.stringify(minutes)).not.toContain('张小明')
    expect(minutes.signings[0]!.board!.lots[0]).toEqual({
      ...lot,
      purpose: '____家门口',
      again: '____不服',
      reason: '____走了',
    })
    const erased = withoutPeople(recording.minutes, [], [{ name: '张小明', given: true }], NOW)
    expect(JSON.stringify(erased)).not.toContain('张小明')
  })

  test('numbers stay as they were signed, whatever is taken down', () => {
    const { minutes, board: then } = signing()
    const signed = minutes.signings[0]!.board!
    const withdrawn = Object.values(then.cards).map((card) => ({ ...card, text: '', state: 'withdrawn' as const }))
    const now = { ...then, cards: Object.fromEntries(withdrawn.map((card) => [card.id, card])) }
    expect(figuresOf(signed)).toEqual({ people: 2, problem: 2, action: 0, vision: 0 })
    const shown = Object.values(asSigned(signed, now).cards)
    expect(shown.map(({ state, text }) => [state, text])).toEqual([
      ['standing', ''],
      ['standing', ''],
    ])
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
