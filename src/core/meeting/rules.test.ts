import { describe, expect, test } from 'vitest'
import { detailsNow, play, pooled, SOME_IDS, START } from '../../../tests/build/commands.ts'
import { Rehearsal } from '../../../tests/build/rehearsal.ts'
import type { Actor, Command, OfferedPhoto } from './command.ts'
import { personOf } from './count.ts'
import { decide } from './decide.ts'
import type { Focus, Stage } from './meeting.ts'
import { STAGES } from './meeting.ts'

const open = () => Rehearsal.open()
const paper = { where: '', photo: null, links: [], receipt: 'R' }

test('[M1] a meeting begins once, as a draft with a theme and no cards', () => {
  const { board, desk, meeting } = new Rehearsal()
  expect(board).toMatchObject({
    stage: 'draft',
    theme: '街区环境',
    cards: {},
    topics: {},
    trees: { problem: true, action: true, vision: true },
  })
  const create = { kind: 'createMeeting', ...SOME_IDS, details: detailsNow('再来') } as const
  expect(decide(meeting, create, desk, START)).toEqual({ refused: 'idTaken' })
  const nameless = { ...create, details: detailsNow(' ') }
  expect(decide(undefined, nameless, desk, START)).toEqual({ refused: 'textEmpty' })
})

describe('[M2] stages', () => {
  const ALLOWED = [
    'draft announced',
    'draft open',
    'announced draft',
    'announced open',
    'open closed',
    'closed open',
    'closed archived',
  ]
  const pairs = STAGES.flatMap((from) => STAGES.filter((to) => to !== from).map((to): [Stage, Stage] => [from, to]))
  test.each(pairs)('from %s to %s', (from, to) => {
    const hall = new Rehearsal()
    hall.board.stage = from
    const decision = decide(hall.meeting, { kind: 'setStage', stage: to }, hall.desk, START)
    if (ALLOWED.includes(`${from} ${to}`)) expect(decision).toHaveLength(1)
    else expect(decision).toEqual({ refused: 'stageNotPossible', stage: from })
  })

  test('[M70] an announced meeting in which a card was put up is no draft again', () => {
    const hall = open()
    hall.card(hall.joins())
    hall.board.stage = 'announced'
    expect(decide(hall.meeting, { kind: 'setStage', stage: 'draft' }, hall.desk, START)).toEqual({
      refused: 'cardsHang',
    })
  })

  test('the same stage again changes nothing', () => {
    expect(open().staff({ kind: 'setStage', stage: 'open' })).toEqual([])
  })

  test('a meeting opened again keeps when it first opened, and is closed no longer', () => {
    const hall = open()
    hall.now += 10
    hall.staff({ kind: 'setStage', stage: 'closed' })
    expect(hall.board).toMatchObject({ openedAt: START, closedAt: START + 10 })
    hall.now += 10
    hall.staff({ kind: 'setStage', stage: 'open' })
    expect(hall.board).toMatchObject({ openedAt: START, closedAt: null })
  })
})

describe('[M3] the current agenda item', () => {
  const item = pooled('agenda', 1)
  test('is one of the agenda, while the meeting is open', () => {
    const hall = new Rehearsal()
    expect(hall.refused(hall.desk, { kind: 'openAgendaItem', item })).toEqual({
      refused: 'meetingNotOpen',
      stage: 'draft',
    })
    hall.staff({ kind: 'setStage', stage: 'open' })
    expect(hall.refused(hall.desk, { kind: 'openAgendaItem', item: pooled('agenda', 9) })).toEqual({
      refused: 'noSuchAgendaItem',
    })
    hall.now += 5
    hall.staff({ kind: 'openAgendaItem', item })
    expect(hall.board.current).toEqual({ item, since: START + 5 })
    expect(hall.staff({ kind: 'openAgendaItem', item })).toEqual([])
  })

  test('is none after the close, or once it left the agenda', () => {
    const hall = open()
    hall.staff({ kind: 'openAgendaItem', item })
    hall.staff({ kind: 'changeMeeting', details: { agenda: hall.board.agenda.filter(({ id }) => id !== item) } })
    expect(hall.board.current).toBeNull()
    hall.staff({ kind: 'openAgendaItem', item: pooled('agenda', 0) })
    hall.staff({ kind: 'setStage', stage: 'closed' })
    expect(hall.board.current).toBeNull()
  })
})

test('[M4] a closed tree takes no cards from phones, the others do; the desk may enter paper cards', () => {
  const hall = open()
  const wang = hall.joins()
  hall.staff({ kind: 'switchTree', tree: 'problem', open: false })
  const card = {
    kind: 'postCard',
    id: pooled('card', 90),
    tree: 'problem',
    text: 'x',
    ...paper,
    onBehalfOf: null,
  } as const
  expect(hall.refused(wang, card)).toEqual({ refused: 'treeClosed', tree: 'problem' })
  hall.ask(wang, { ...card, tree: 'vision' })
  hall.staff({ ...card, id: pooled('card', 91), onBehalfOf: onPaper(hall) })
  expect(Object.keys(hall.board.cards)).toHaveLength(2)
  expect(hall.staff({ kind: 'switchTree', tree: 'problem', open: false })).toEqual([])
})

test('[M5] what is brought forward goes back to the trees when it is gone', () => {
  const hall = open()
  const card = hall.card(hall.joins())
  const topic = hall.topic('problem', '灯', [])
  const forward = (focus: Focus) => hall.staff({ kind: 'setFocus', focus })
  forward({ kind: 'card', card: card.id })
  hall.staff({ kind: 'hideCard', card: card.id, reason: '点名' })
  expect(hall.board.focus).toEqual({ kind: 'trees' })
  forward({ kind: 'topic', topic })
  hall.staff({ kind: 'dissolveTopic', topic })
  expect(hall.board.focus).toEqual({ kind: 'trees' })
  forward({ kind: 'tree', tree: 'action' })
  hall.staff({ kind: 'setStage', stage: 'closed' })
  expect(hall.board.focus).toEqual({ kind: 'trees' })
  const hidden = { kind: 'setFocus', focus: { kind: 'card', card: card.id } } as const
  expect(hall.refused(hall.desk, hidden)).toEqual({ refused: 'cardHidden', reason: '点名' })
  expect(hall.refused(hall.desk, { kind: 'setFocus', focus: { kind: 'topic', topic } })).toEqual({
    refused: 'noSuchTopic',
  })
})

describe('[M6] joining', () => {
  const id = pooled('phone', 0)
  const join = { kind: 'join', id, keyHash: 'mine', name: '王阿姨', capacity: 'resident', nameAgreed: false } as const
  const actor = { kind: 'participant', id } as const
  test('before the meeting is not being there; joining again once it is open is', () => {
    const hall = new Rehearsal()
    expect(hall.refused(actor, join)).toEqual({ refused: 'meetingNotOpen', stage: 'draft' })
    hall.staff({ kind: 'setStage', stage: 'announced' })
    hall.ask(actor, join)
    expect(hall.board.attendance.people).toBe(0)
    hall.staff({ kind: 'setStage', stage: 'open' })
    hall.ask(actor, { ...join, name: 'somebody' })
    expect(hall.board.attendance.people).toBe(1)
    expect(hall.meeting.participants.get(id)!.name).toBe('王阿姨')
    expect(hall.ask(actor, join)).toEqual([])
  })

  test('with another secret is somebody else’s id', () => {
    const hall = open()
    hall.ask(actor, join)
    expect(hall.refused(actor, { ...join, keyHash: 'guessed' })).toEqual({ refused: 'idTaken' })
    // Nor can a phone take over somebody whom the desk has entered.
    hall.staff({ kind: 'addWalkIn', id: pooled('walkIn', 0), name: '陈伯', capacity: 'resident' })
    expect(hall.refused(actor, { ...join, id: pooled('walkIn', 0) })).toEqual({ refused: 'idTaken' })
  })
})

describe('[M7] the list', () => {
  const people = [
    { id: pooled('listed', 0), name: ' 王阿姨 ', capacity: 'representative' as const },
    { id: pooled('listed', 1), name: '何静', capacity: 'official' as const },
  ]
  test('adds who is expected; pasted again it adds nobody twice', () => {
    const hall = open()
    hall.staff({ kind: 'listParticipants', people })
    expect(hall.board.attendance).toMatchObject({ expected: 2, people: 0 })
    expect(
      hall.staff({ kind: 'listParticipants', people: people.map((p, i) => ({ ...p, id: pooled('listed', i + 5) })) }),
    ).toEqual([])
    expect(hall.refused(hall.desk, { kind: 'listParticipants', people: [{ ...people[0]!, name: ' ' }] })).toEqual({
      refused: 'textEmpty',
    })
  })

  test('knows who joins under a listed name, and the desk can undo it', () => {
    const hall = open()
    hall.staff({ kind: 'listParticipants', people })
    hall.joins('王阿姨')
    const namesake = hall.joins('王阿姨')
    expect(hall.board.attendance).toMatchObject({ people: 2, capacities: { representative: 1, resident: 1 } })
    hall.staff({ kind: 'matchParticipant', listed: people[0]!.id, joined: null })
    expect(hall.board.attendance.capacities).toEqual({ resident: 2 })
    expect(hall.meeting.participants.get(namesake.id)!.joinedAs).toBeNull()
  })
})

/** Somebody without a phone, on whose behalf the desk may write. */
function onPaper(hall: Rehearsal): string {
  const id = pooled('walkIn', 7)
  hall.staff({ kind: 'addWalkIn', id, name: '陈伯', capacity: 'resident' })
  return id
}

const ownCards = ({ meeting }: Rehearsal, participant: string): string[] =>
  [...meeting.authorships].flatMap(([card, { author }]) =>
    personOf(meeting, author) === personOf(meeting, participant) ? [card] : [],
  )

describe('[M28] a name is no proof', () => {
  function namesake() {
    const hall = open()
    const listed = pooled('listed', 0)
    hall.staff({ kind: 'listParticipants', people: [{ id: listed, name: '王秀兰', capacity: 'representative' }] })
    const id = pooled('card', 80)
    hall.staff({ kind: 'postCard', id, tree: 'problem', text: '灯', ...paper, onBehalfOf: listed })
    return { hall, listed, id, phone: hall.joins('王秀兰', 'resident', true) }
  }

  test('whoever joins under a listed name is counted with that person, and may do nothing as that person', () => {
    const { hall, id, phone } = namesake()
    expect(hall.board.attendance).toMatchObject({ people: 1, expected: 1 })
    expect(hall.refused(phone, { kind: 'withdrawCard', card: id })).toEqual({ refused: 'notYourCard' })
    expect(hall.refused(phone, { kind: 'editCard', card: id, text: '别的', where: '', photo: null })).toEqual({
      refused: 'notYourCard',
    })
    expect(ownCards(hall, phone.id)).toEqual([])
  })

  test('endorsing shows whoever bears the name as little as anybody else whose card it is', () => {
    const { hall, id, phone } = namesake()
    const topic = hall.topic('problem', '灯', [id])
    hall.ask(phone, { kind: 'endorse', card: id })
    expect([hall.board.cards[id]!.endorsements, hall.board.topics[topic]!.people]).toEqual([1, 2])
  })

  test('once the desk confirms face to face, the person has their paper cards on their phone', () => {
    const { hall, listed, id, phone } = namesake()
    hall.staff({ kind: 'matchParticipant', listed, joined: phone.id })
    expect(hall.meeting.participants.get(listed)).toMatchObject({ joinedAs: phone.id, confirmed: true })
    expect(ownCards(hall, phone.id)).toEqual([id])
    hall.ask(phone, { kind: 'withdrawCard', card: id })
  })

  test('[M26] erasing whoever bears the name erases nothing of the listed person’s, and the other way round', () => {
    const one = namesake()
    one.hall.staff({ kind: 'erasePerson', participant: one.phone.id })
    expect(one.hall.board.cards[one.id]).toMatchObject({ state: 'standing', text: '灯' })
    expect(one.hall.meeting.participants.get(one.listed)).toMatchObject({ name: '王秀兰', joinedAs: null })

    const other = namesake()
    const own = other.hall.card(other.phone)
    other.hall.staff({ kind: 'erasePerson', participant: other.listed })
    expect(other.hall.board.cards[other.id]!.state).toBe('withdrawn')
    expect(other.hall.board.cards[own.id]!.state).toBe('standing')
    expect(other.hall.meeting.participants.get(other.phone.id)!.name).toBe('王秀兰')
    expect(other.hall.meeting.keys.has(other.phone.id)).toBe(true)
  })

  test('the true one who comes later is matched by the desk; the namesake then stands alone', () => {
    const { hall, listed, phone } = namesake()
    const later = hall.joins('王秀兰')
    hall.staff({ kind: 'matchParticipant', listed, joined: later.id })
    expect(hall.meeting.participants.get(listed)).toMatchObject({ joinedAs: later.id, confirmed: true })
    expect(hall.board.attendance).toMatchObject({ people: 2, capacities: { representative: 1, resident: 1 } })
    expect(ownCards(hall, phone.id)).toEqual([])
  })

  test('whoever calls themselves otherwise counts no more with the person of the former name', () => {
    const { hall, listed, phone } = namesake()
    hall.ask(phone, { kind: 'describeMyself', name: '兰姐', capacity: 'resident', nameAgreed: true })
    expect(hall.meeting.participants.get(listed)!.joinedAs).toBeNull()
  })
})

describe('[M29] on behalf', () => {
  test('the desk writes for people on the list or added by it, not for whoever joined by phone', () => {
    const hall = open()
    const phone = hall.joins('王阿姨')
    const card = { kind: 'postCard', id: pooled('card', 80), tree: 'problem', text: '灯', ...paper } as const
    expect(hall.refused(hall.desk, { ...card, onBehalfOf: phone.id })).toEqual({ refused: 'hasPhone' })
    hall.staff({ ...card, onBehalfOf: onPaper(hall) })
  })

  test('once their phone is confirmed as theirs they write, change and withdraw themselves', () => {
    const hall = open()
    const writer = onPaper(hall)
    const card = { kind: 'postCard', id: pooled('card', 80), tree: 'problem', text: '灯', ...paper } as const
    hall.staff({ ...card, onBehalfOf: writer })
    const phone = hall.joins('陈伯')
    hall.staff({ kind: 'matchParticipant', listed: writer, joined: phone.id })
    for (const command of [
      { ...card, id: pooled('card', 81), onBehalfOf: writer },
      { kind: 'editCard', card: card.id, text: '别的', where: '', photo: null },
      { kind: 'withdrawCard', card: card.id },
    ] as const)
      expect(hall.refused(hall.desk, command)).toEqual({ refused: 'hasPhone' })
    hall.ask(phone, { kind: 'editCard', card: card.id, text: '路灯', where: '', photo: null })
  })

  test('somebody who only took a listed name keeps nobody from having their paper card entered', () => {
    const hall = open()
    const listed = pooled('listed', 0)
    hall.staff({ kind: 'listParticipants', people: [{ id: listed, name: '王秀兰', capacity: 'resident' }] })
    hall.joins('王秀兰')
    const card = { kind: 'postCard', id: pooled('card', 80), tree: 'problem', text: '灯', ...paper } as const
    hall.staff({ ...card, onBehalfOf: listed })
  })
})

describe('printed cards', () => {
  const printed = { kind: 'postCard', tree: 'problem', text: '灯', ...paper, receipt: 'ABC-DEF-GHJ' } as const
  const card = { ...printed, id: pooled('card', 80), onBehalfOf: null, paper: { person: pooled('walkIn', 1) } } as const

  test('[P2] where nobody is named, whoever holds the stub wrote it and counts as one who was there', () => {
    const hall = open()
    const { people } = hall.board.attendance
    hall.staff(card)
    expect(hall.board.attendance.people).toBe(people + 1)
    expect(hall.meeting.authorships.get(card.id)).toMatchObject({ author: pooled('walkIn', 1), receipt: card.receipt })
  })

  test('[P2] [M29] where somebody is named, it is theirs, and nobody is added', () => {
    const hall = open()
    const writer = onPaper(hall)
    const { people } = hall.board.attendance
    hall.staff({ ...card, onBehalfOf: writer })
    expect(hall.meeting.authorships.get(card.id)!.author).toBe(writer)
    expect(hall.board.attendance.people).toBe(people)
  })

  test('[P4] a printed card becomes one card, and whoever comes later hears which', () => {
    const hall = open()
    hall.staff(card)
    const { number } = hall.board.cards[card.id]!
    expect(hall.refused(hall.desk, { ...card, id: pooled('card', 81), text: '别的' })).toEqual({
      refused: 'paperUsed',
      number,
    })
    expect(Object.keys(hall.board.cards)).toHaveLength(1)
  })
})

describe('[M8] one person', () => {
  function pair() {
    const hall = open()
    const listed = pooled('listed', 0)
    hall.staff({ kind: 'listParticipants', people: [{ id: listed, name: '王秀兰', capacity: 'representative' }] })
    const phone = hall.joins('兰姐')
    return { hall, listed, phone }
  }

  test('from the list and with a phone counts once, in the list’s capacity', () => {
    const { hall, listed, phone } = pair()
    hall.staff({ kind: 'tickPresent', participant: listed, present: true })
    expect(hall.board.attendance.people).toBe(2)
    hall.staff({ kind: 'matchParticipant', listed, joined: phone.id })
    expect(hall.board.attendance).toMatchObject({ people: 1, capacities: { representative: 1 } })
    expect(hall.staff({ kind: 'matchParticipant', listed, joined: phone.id })).toEqual([])
  })

  test('[M31] who wrote on paper and endorsed it by phone: that the two are one is not told of the card; the topic counts them once with its next change', () => {
    const { hall, listed, phone } = pair()
    const id = pooled('card', 80)
    hall.staff({ kind: 'postCard', id, tree: 'problem', text: '灯', ...paper, onBehalfOf: listed })
    const topic = hall.topic('problem', '灯', [id])
    hall.ask(phone, { kind: 'endorse', card: id })
    expect([hall.board.cards[id]!.endorsements, hall.board.topics[topic]!.people]).toEqual([1, 2])
    hall.staff({ kind: 'matchParticipant', listed, joined: phone.id })
    expect([hall.board.cards[id]!.endorsements, hall.board.topics[topic]!.people]).toEqual([1, 2])
    hall.ask(hall.joins(), { kind: 'endorse', card: id })
    expect([hall.board.cards[id]!.endorsements, hall.board.topics[topic]!.people]).toEqual([2, 2])
    hall.ask(phone, { kind: 'takeBack', card: id })
    expect([hall.board.cards[id]!.endorsements, hall.board.topics[topic]!.people]).toEqual([1, 2])
    expect(hall.refused(phone, { kind: 'endorse', card: id })).toEqual({ refused: 'ownCard' })
  })

  test('a phone matched with somebody else is no longer the first one’s', () => {
    const { hall, listed, phone } = pair()
    hall.staff({ kind: 'matchParticipant', listed, joined: phone.id })
    hall.staff({ kind: 'addWalkIn', id: pooled('walkIn', 0), name: '兰姐', capacity: 'enterprise' })
    hall.staff({ kind: 'matchParticipant', listed: pooled('walkIn', 0), joined: phone.id })
    expect(hall.meeting.participants.get(listed)!.joinedAs).toBeNull()
    expect(hall.board.attendance).toMatchObject({ people: 1, capacities: { enterprise: 1 } })
  })

  test('two phones, or two from the list, are not matched', () => {
    const { hall, listed, phone } = pair()
    const other = hall.joins()
    for (const [a, b] of [
      [phone.id, other.id],
      [listed, listed],
      [pooled('listed', 9), phone.id],
      [listed, pooled('phone', 77)],
    ] as const) {
      expect(hall.refused(hall.desk, { kind: 'matchParticipant', listed: a, joined: b })).toEqual({
        refused: 'noSuchParticipant',
      })
    }
  })

  test('is named only when present and agreed', () => {
    const hall = open()
    const wang = hall.joins('王阿姨', 'resident', true)
    hall.joins('不露面')
    expect(hall.board.attendance.named).toEqual(['王阿姨'])
    hall.ask(wang, { kind: 'describeMyself', name: '王阿姨', capacity: 'resident', nameAgreed: false })
    expect(hall.board.attendance.named).toEqual([])
    hall.ask(wang, { kind: 'describeMyself', name: '王阿姨', capacity: 'resident', nameAgreed: true })
    hall.staff({ kind: 'tickPresent', participant: wang.id, present: false })
    expect(hall.board.attendance).toMatchObject({ named: [], people: 1 })
  })
})

test('[M9] heads are a whole number from 0 to 100,000, and change nothing else', () => {
  const hall = open()
  hall.joins()
  for (const heads of [-1, 1.5, 100_001, NaN])
    expect(hall.refused(hall.desk, { kind: 'countHeads', heads })).toEqual({ refused: 'outOfRange' })
  for (const heads of [0, 100_000, null]) {
    const before = hall.board.attendance
    hall.staff({ kind: 'countHeads', heads })
    expect(hall.board.attendance).toEqual({ ...before, headCount: heads })
  }
})

describe('[M10] cards are taken', () => {
  const HOUR = 3600_000
  const cases: [Stage, number | null, number | null, number, string | null][] = [
    ['draft', null, null, 0, 'meetingNotOpen'],
    ['announced', null, null, 0, 'meetingNotOpen'],
    ['announced', START + HOUR, null, 0, 'cardsNotYet'],
    ['announced', START + HOUR, null, HOUR, null],
    ['open', START + HOUR, START - HOUR, 0, null],
    ['closed', null, null, 0, 'meetingClosed'],
    ['closed', null, START + HOUR, HOUR, null],
    ['closed', null, START + HOUR, HOUR + 1, 'cardsOver'],
    ['archived', null, START + HOUR, 0, 'meetingClosed'],
  ]
  test.each(cases)('%s, from %s until %s, %s ms on: %s', (stage, cardsFrom, cardsUntil, later, refused) => {
    const hall = open()
    const wang = hall.joins()
    const li = hall.joins()
    const before = hall.card(li)
    const writer = onPaper(hall)
    Object.assign(hall.board, { stage, cardsFrom, cardsUntil })
    hall.now += later
    const post = {
      kind: 'postCard',
      id: pooled('card', 70),
      tree: 'problem',
      text: '灯',
      ...paper,
      onBehalfOf: null,
    } as const
    const asks = [post, { kind: 'endorse', card: before.id } as const]
    for (const command of asks) {
      if (refused) expect(hall.refused(wang, command).refused).toBe(refused)
      else expect(hall.ask(wang, command)).toHaveLength(1)
    }
    const paperCard = { ...post, id: pooled('card', 71), onBehalfOf: writer }
    if (stage === 'draft' || stage === 'archived') expect(hall.refused(hall.desk, paperCard).refused).toBe(refused)
    else expect(hall.staff(paperCard)).toHaveLength(1)
  })
})

test('[M11] a text of 500 graphemes fits, one more does not, and nothing is cut', () => {
  const hall = open()
  const wang = hall.joins()
  const family = '👨‍👩‍👧‍👦'
  expect(hall.card(wang, 'problem', family.repeat(500)).text).toBe(family.repeat(500))
  const long = {
    kind: 'postCard',
    id: pooled('card', 70),
    tree: 'problem',
    text: family.repeat(501),
    ...paper,
    onBehalfOf: null,
  } as const
  expect(hall.refused(wang, long)).toEqual({ refused: 'textTooLong', length: 501, most: 500 })
  expect(hall.refused(wang, { ...long, text: '灯', where: '长'.repeat(101) })).toMatchObject({
    refused: 'textTooLong',
    most: 100,
  })
  const topic: Command = {
    kind: 'openTopic',
    id: pooled('topic', 0),
    tree: 'problem',
    name: '长'.repeat(41),
    cards: [],
  }
  expect(hall.refused(hall.desk, topic)).toMatchObject({ most: 40 })
  expect(hall.refused(hall.desk, { kind: 'changeMeeting', details: { theme: '长'.repeat(121) } })).toMatchObject({
    most: 120,
  })
  const item = { id: pooled('agenda', 0), kind: 'other', title: '\u0000', minutes: 1 } as const
  expect(hall.refused(hall.desk, { kind: 'changeMeeting', details: { agenda: [item] } })).toEqual({
    refused: 'textBroken',
  })
})

test('[M12] a withdrawn card’s number is not used again', () => {
  const hall = open()
  const wang = hall.joins()
  const first = hall.card(wang)
  hall.ask(wang, { kind: 'withdrawCard', card: first.id })
  expect([first.number, hall.card(wang).number, hall.card(wang).number]).toEqual([1, 2, 3])
  const again = { kind: 'postCard', id: first.id, tree: 'problem', text: '灯', ...paper, onBehalfOf: null } as const
  expect(hall.refused(wang, again)).toEqual({ refused: 'idTaken' })
})

describe('[M13] editing', () => {
  const edit = (card: string, text = '改过') => ({ kind: 'editCard', card, text, where: '', photo: null }) as const
  test('is the author’s, until somebody endorses', () => {
    const hall = open()
    const [wang, li] = [hall.joins(), hall.joins()]
    const card = hall.card(wang)
    expect(hall.refused(li, edit(card.id))).toEqual({ refused: 'notYourCard' })
    expect(hall.refused(hall.desk, edit(card.id))).toEqual({ refused: 'notYourCard' })
    hall.ask(wang, edit(card.id))
    expect(hall.board.cards[card.id]).toMatchObject({ text: '改过', wording: 2 })
    expect(hall.ask(wang, edit(card.id))).toEqual([])
    hall.ask(li, { kind: 'endorse', card: card.id })
    expect(hall.refused(wang, edit(card.id, '再改'))).toEqual({ refused: 'alreadyEndorsed', endorsements: 1 })
    hall.ask(li, { kind: 'takeBack', card: card.id })
    hall.ask(wang, edit(card.id, '再改'))
    expect(hall.board.cards[card.id]!.wording).toBe(3)
  })

  test('of a paper card is also for whoever entered it, and nobody else at the desk', () => {
    const hall = open()
    const writer = onPaper(hall)
    const id = pooled('card', 70)
    hall.staff({ kind: 'postCard', id, tree: 'problem', text: '灯', ...paper, onBehalfOf: writer })
    hall.staff(edit(id, '路灯'))
    expect(hall.refused({ kind: 'staff', id: pooled('staff', 5) }, edit(id))).toEqual({ refused: 'notYourCard' })
    const wang = hall.joins()
    hall.staff({ kind: 'matchParticipant', listed: writer, joined: wang.id })
    hall.ask(wang, edit(id, '大路灯'))
  })
})

test('[M14] own cards are withdrawn at any time, endorsed, hidden or archived; the words go for good', () => {
  const hall = open()
  const [wang, li] = [hall.joins(), hall.joins()]
  const card = hall.card(wang)
  const topic = hall.topic('problem', '灯', [card.id])
  hall.ask(li, { kind: 'endorse', card: card.id })
  hall.staff({ kind: 'hideCard', card: card.id, reason: '点名' })
  hall.board.stage = 'archived'
  expect(hall.refused(li, { kind: 'withdrawCard', card: card.id })).toEqual({ refused: 'notYourCard' })
  hall.ask(wang, { kind: 'withdrawCard', card: card.id })
  expect(hall.board.cards[card.id]).toMatchObject({ state: 'withdrawn', text: '', number: 1, tree: 'problem' })
  expect(hall.board.topics[topic]!.people).toBe(0)
  expect(hall.meeting.wordings.size).toBe(0)
  expect(hall.ask(wang, { kind: 'withdrawCard', card: card.id })).toEqual([])
  expect(hall.refused(hall.desk, { kind: 'showCard', card: card.id })).toEqual({ refused: 'cardWithdrawn' })
  expect(hall.refused(hall.desk, { kind: 'hideCard', card: card.id, reason: 'x' })).toEqual({
    refused: 'cardWithdrawn',
  })
})

test('[M15] a hidden card says why; shown again it has its words and support again', () => {
  const hall = open()
  const [wang, li] = [hall.joins(), hall.joins()]
  const card = hall.card(wang)
  const topic = hall.topic('problem', '灯', [card.id])
  hall.ask(li, { kind: 'endorse', card: card.id })
  const before = structuredClone(hall.board)
  expect(hall.refused(hall.desk, { kind: 'hideCard', card: card.id, reason: ' ' })).toEqual({ refused: 'textEmpty' })
  hall.staff({ kind: 'hideCard', card: card.id, reason: '点名' })
  expect(hall.board.cards[card.id]).toMatchObject({ state: 'hidden', text: '', reason: '点名' })
  expect(hall.board.topics[topic]!.people).toBe(0)
  expect(hall.refused(hall.joins(), { kind: 'endorse', card: card.id })).toEqual({
    refused: 'cardHidden',
    reason: '点名',
  })
  hall.staff({ kind: 'hideCard', card: card.id, reason: '再说一遍' })
  hall.staff({ kind: 'showCard', card: card.id })
  expect(hall.board.cards).toEqual(before.cards)
  expect(hall.board.topics).toEqual(before.topics)
  expect(hall.staff({ kind: 'showCard', card: card.id })).toEqual([])
})

test('[M16] one endorsement a person, none for one’s own card, none from strangers', () => {
  const hall = open()
  const [wang, li] = [hall.joins(), hall.joins()]
  const card = hall.card(wang)
  const endorse = { kind: 'endorse', card: card.id } as const
  expect(hall.refused(wang, endorse)).toEqual({ refused: 'ownCard' })
  expect(hall.refused({ kind: 'participant', id: pooled('phone', 99) }, endorse)).toEqual({ refused: 'notJoined' })
  expect(hall.refused(hall.desk, endorse)).toEqual({ refused: 'notJoined' })
  expect(hall.ask(li, endorse)).toHaveLength(1)
  expect(hall.ask(li, endorse)).toEqual([])
  expect(hall.board.cards[card.id]!.endorsements).toBe(1)
})

test('[M17] an endorsement is taken back at any time, once', () => {
  const hall = open()
  const [wang, li] = [hall.joins(), hall.joins()]
  const card = hall.card(wang)
  hall.ask(li, { kind: 'endorse', card: card.id })
  hall.board.stage = 'archived'
  hall.ask(li, { kind: 'takeBack', card: card.id })
  expect(hall.ask(li, { kind: 'takeBack', card: card.id })).toEqual([])
  expect(hall.board.cards[card.id]!.endorsements).toBe(0)
})

describe('[M18] links', () => {
  test('lead from action to problem and from vision to action only', () => {
    const hall = open()
    const wang = hall.joins()
    const cards = (['problem', 'action', 'vision'] as const).map((tree) => hall.card(wang, tree))
    const fitting: string[] = []
    for (const from of cards) {
      for (const to of cards) {
        const decision = decide(hall.meeting, { kind: 'linkCards', from: from.id, to: to.id }, wang, START)
        if (Array.isArray(decision)) fitting.push(`${from.tree} ${to.tree}`)
        else expect(decision).toEqual({ refused: 'linkNotPossible' })
      }
    }
    expect(fitting).toEqual(['action problem', 'vision action'])
  })

  test('are drawn and removed by the author or the desk, once', () => {
    const hall = open()
    const [wang, li] = [hall.joins(), hall.joins()]
    const problem = hall.card(li)
    const action = hall.card(wang, 'action', '装灯', [problem.id, problem.id])
    expect(action.links).toEqual([problem.id])
    const link = { from: action.id, to: problem.id }
    expect(hall.ask(wang, { kind: 'linkCards', ...link })).toEqual([])
    expect(hall.refused(li, { kind: 'unlinkCards', ...link })).toEqual({ refused: 'notYourCard' })
    hall.staff({ kind: 'unlinkCards', ...link })
    expect(hall.staff({ kind: 'unlinkCards', ...link })).toEqual([])
    hall.ask(wang, { kind: 'linkCards', ...link })
    expect(hall.board.cards[action.id]!.links).toEqual([problem.id])
    hall.ask(li, { kind: 'withdrawCard', card: problem.id })
    hall.ask(wang, { kind: 'unlinkCards', ...link })
    expect(hall.refused(wang, { kind: 'linkCards', ...link })).toEqual({ refused: 'cardWithdrawn' })
  })
})

test('[M19] links are shown while the facilitator shows them', () => {
  const hall = open()
  expect(hall.board.linksShown).toBe(false)
  hall.staff({ kind: 'showLinks', shown: true })
  expect(hall.board.linksShown).toBe(true)
  expect(hall.staff({ kind: 'showLinks', shown: true })).toEqual([])
})

test('[M66] the words of new cards are shown in the hall until the facilitator says otherwise', () => {
  const hall = open()
  expect(hall.board.newWordsShown).toBe(true)
  hall.staff({ kind: 'showNewWords', shown: false })
  expect(hall.board.newWordsShown).toBe(false)
  expect(hall.staff({ kind: 'showNewWords', shown: false })).toEqual([])
})

test('[M20] whoever wrote two cards of a topic and endorsed a third counts once', () => {
  const hall = open()
  const [wang, li] = [hall.joins(), hall.joins()]
  const cards = [hall.card(wang), hall.card(wang), hall.card(li)].map(({ id }) => id)
  hall.ask(wang, { kind: 'endorse', card: cards[2]! })
  const topic = hall.topic('problem', '灯', cards)
  expect(hall.board.topics[topic]!.people).toBe(2)
  hall.ask(hall.joins(), { kind: 'endorse', card: cards[0]! })
  expect(hall.board.topics[topic]!.people).toBe(3)
})

test('[M21] a topic keeps its seat; a dissolved one’s stays empty; each tree has seats of its own', () => {
  const hall = open()
  const seat = (topic: string) => hall.board.topics[topic]?.seat
  const [a, b] = [hall.topic('problem', '甲'), hall.topic('problem', '乙')]
  hall.staff({ kind: 'dissolveTopic', topic: a })
  const [c, other] = [hall.topic('problem', '丙'), hall.topic('vision', '丁')]
  expect([seat(a), seat(b), seat(c), seat(other)]).toEqual([undefined, 1, 2, 0])
})

test('[M22] [M23] cards of the topic’s tree move between topics, all or none, and both counts are told', () => {
  const hall = open()
  const [wang, li] = [hall.joins(), hall.joins()]
  const [one, two] = [hall.card(wang), hall.card(li)]
  const vision = hall.card(li, 'vision')
  const [from, to] = [hall.topic('problem', '甲', [one.id, two.id]), hall.topic('problem', '乙')]
  const bare = structuredClone(hall.board.cards)
  expect(hall.refused(hall.desk, { kind: 'gatherCards', topic: to, cards: [one.id, vision.id] })).toEqual({
    refused: 'otherTree',
  })
  expect(hall.refused(hall.desk, { kind: 'gatherCards', topic: to, cards: [one.id, pooled('card', 99)] })).toEqual({
    refused: 'noSuchCard',
  })
  expect(hall.board.cards).toEqual(bare)
  const told = hall.staff({ kind: 'gatherCards', topic: to, cards: [one.id, one.id] })
  expect(told).toEqual([{ kind: 'cardsGathered', cards: [one.id], topic: to, people: { [from]: 1, [to]: 1 } }])
  expect(hall.staff({ kind: 'gatherCards', topic: to, cards: [one.id] })).toEqual([])
  hall.staff({ kind: 'takeOutCards', cards: [one.id, two.id] })
  expect([one, two].map(({ id }) => hall.board.cards[id])).toEqual([one, two])
  expect([hall.board.topics[from]!.people, hall.board.topics[to]!.people]).toEqual([0, 0])
})

test('[M24] an archived meeting takes no people, topics, links or changes', () => {
  const hall = open()
  const wang = hall.joins()
  const [problem, action] = [hall.card(wang), hall.card(wang, 'action')]
  const topic = hall.topic('problem', '灯')
  hall.board.stage = 'archived'
  const asks: Command[] = [
    { kind: 'changeMeeting', details: { theme: '别的' } },
    { kind: 'switchTree', tree: 'problem', open: false },
    { kind: 'listParticipants', people: [] },
    { kind: 'addWalkIn', id: pooled('walkIn', 0), name: '', capacity: 'other' },
    { kind: 'tickPresent', participant: wang.id, present: false },
    { kind: 'countHeads', heads: 3 },
    { kind: 'linkCards', from: action.id, to: problem.id },
    { kind: 'openTopic', id: pooled('topic', 9), tree: 'problem', name: '甲', cards: [] },
    { kind: 'renameTopic', topic, name: '乙' },
    { kind: 'gatherCards', topic, cards: [problem.id] },
    { kind: 'takeOutCards', cards: [problem.id] },
    { kind: 'dissolveTopic', topic },
  ]
  for (const command of asks) {
    expect(hall.refused(hall.desk, command)).toMatchObject({
      refused: 'meetingClosed',
    })
  }
})

const house = { kind: 'house', id: pooled('staff', 9) } as const

test('[M25] an open tree has neither agenda nor times, whatever is said of them; the rest is as in a hall', () => {
  const create = {
    kind: 'createMeeting',
    ...SOME_IDS,
    openTree: true,
    details: { ...detailsNow('随时写'), cardsFrom: START, cardsUntil: START + 1 },
  } as const
  const { meeting } = play([
    { command: create, actor: house, at: START },
    { command: { kind: 'setStage', stage: 'open' }, actor: house, at: START },
    {
      command: { kind: 'changeMeeting', details: { theme: '写吧', agenda: detailsNow('').agenda, cardsUntil: START } },
      actor: { kind: 'staff', id: pooled('staff', 0) },
      at: START,
    },
  ])
  expect(meeting.board).toMatchObject({
    openTree: true,
    stage: 'open',
    theme: '写吧',
    agenda: [],
    cardsFrom: null,
    cardsUntil: null,
  })
})

test('[M25] only the house plants, ends, archives, closes and opens again an open tree', () => {
  const create = { kind: 'createMeeting', ...SOME_IDS, openTree: true, details: detailsNow('随时写') } as const
  const desk = { kind: 'staff', id: pooled('staff', 0) } as const
  const refused = { refused: 'openTreeStays' }
  expect(decide(undefined, create, desk, START)).toEqual(refused)
  const { meeting } = play([{ command: create, actor: house, at: START }])
  for (const from of STAGES)
    for (const stage of STAGES) {
      if (from === stage) continue
      meeting.board.stage = from
      expect(decide(meeting, { kind: 'setStage', stage }, desk, START), `${from} → ${stage}`).toEqual(refused)
      expect(decide(meeting, { kind: 'setStage', stage }, house, START), `${from} → ${stage}`).toHaveLength(1)
    }
  meeting.board.stage = 'open'
  const close = { kind: 'switchTree', tree: 'problem', open: false } as const
  expect(decide(meeting, close, desk, START)).toEqual(refused)
  expect(decide(meeting, close, house, START)).toHaveLength(1)
})

test('[M33] a card shows what its writer brought for a card here and no other card ever showed, or its own again', () => {
  const hall = open()
  const [writer, neighbour] = [hall.joins(), hall.joins()]
  const by = (...all: Actor[]) => ({ id: 'p1', by: all })
  const post = (id: string, photo: OfferedPhoto | null) =>
    ({ kind: 'postCard', id, tree: 'problem', text: '看', ...paper, photo, onBehalfOf: null }) as const
  const noSuchPhoto = { refused: 'noSuchPhoto' }
  for (const photo of [by(), by(neighbour), by(hall.desk), by({ kind: 'staff', id: writer.id })])
    expect(hall.refused(writer, post('c1', photo))).toEqual(noSuchPhoto)
  expect(hall.ask(writer, post('c1', by(writer)))).toHaveLength(1)
  expect(hall.refused(writer, post('c2', by(writer)))).toEqual(noSuchPhoto)
  const edit = (photo: OfferedPhoto | null) => ({ kind: 'editCard', card: 'c1', text: '看', where: '', photo }) as const
  expect(hall.ask(writer, edit(null))).toHaveLength(1)
  expect(hall.refused(writer, post('c2', by(writer)))).toEqual(noSuchPhoto)
  expect(hall.ask(writer, edit(by()))).toHaveLength(1)
  hall.staff({ kind: 'hideCard', card: 'c1', reason: '有人脸' })
  expect(hall.refused(writer, post('c2', by(writer)))).toEqual(noSuchPhoto)
  hall.ask(writer, { kind: 'withdrawCard', card: 'c1' })
  expect(hall.refused(writer, post('c2', by(writer)))).toEqual(noSuchPhoto)
})

test('[M26] whoever was erased can do nothing more, with whatever they still hold; nor can anybody on their behalf', () => {
  const hall = open()
  const gone = hall.joins()
  const card = hall.card(gone).id
  hall.staff({ kind: 'erasePerson', participant: gone.id })
  const join = { kind: 'join', id: gone.id, keyHash: 'one', name: '', capacity: 'resident', nameAgreed: false } as const
  const commands: Command[] = [
    join,
    { kind: 'postCard', id: 'c9', tree: 'problem', text: '还在', ...paper, onBehalfOf: null },
    { kind: 'withdrawCard', card },
    { kind: 'endorse', card },
    { kind: 'takeBack', card },
    { kind: 'describeMyself', name: '我', capacity: 'resident', nameAgreed: true },
  ]
  for (const command of commands) expect(hall.refused(gone, command)).toEqual({ refused: 'personErased' })
  const onBehalf = { kind: 'postCard', id: 'c9', tree: 'problem', text: '替', ...paper, onBehalfOf: gone.id } as const
  expect(hall.refused(hall.desk, onBehalf)).toEqual({ refused: 'noSuchParticipant' })
  expect(hall.refused(hall.desk, { kind: 'tickPresent', participant: gone.id, present: true })).toEqual({
    refused: 'noSuchParticipant',
  })
})

test('[M27] in the hall whoever is new shows the pass; who joined once stays in; cards taken from home ask for none', () => {
  const hall = new Rehearsal()
  const join = (n: number, inHall?: boolean): Command => ({
    kind: 'join',
    id: pooled('phone', n),
    keyHash: `key ${n}`,
    name: '',
    capacity: 'resident',
    nameAgreed: false,
    ...(inHall === undefined ? {} : { inHall }),
  })
  const phone = (n: number) => ({ kind: 'participant', id: pooled('phone', n) }) as const
  hall.staff({ kind: 'changeMeeting', details: { joining: 'hall' } })
  hall.staff({ kind: 'setStage', stage: 'announced' })
  expect(hall.refused(phone(0), join(0))).toEqual({ refused: 'notInHall' })
  hall.ask(phone(0), join(0, true))
  hall.staff({ kind: 'changeMeeting', details: { cardsFrom: hall.now } })
  hall.ask(phone(1), join(1))
  hall.staff({ kind: 'setStage', stage: 'open' })
  expect(hall.refused(phone(2), join(2, false))).toEqual({ refused: 'notInHall' })
  for (const n of [0, 1]) hall.ask(phone(n), join(n))
  expect(hall.board.attendance.people).toBe(2)
  hall.staff({ kind: 'setStage', stage: 'closed' })
  expect(hall.refused(phone(3), join(3))).toEqual({ refused: 'notInHall' })
  hall.staff({ kind: 'changeMeeting', details: { cardsUntil: hall.now + 1000 } })
  hall.ask(phone(3), join(3))
  hall.now += 1001
  expect(hall.refused(phone(4), join(4))).toEqual({ refused: 'notInHall' })
  hall.staff({ kind: 'changeMeeting', details: { joining: 'anyone' } })
  hall.ask(phone(4), join(4))
})

describe('[M40] a card is cut in two', () => {
  const halvesOfCut = (first: string, second: string, ids = [pooled('card', 90), pooled('card', 91)]) => ({
    halves: [
      { id: ids[0]!, tree: 'problem' as const, text: first },
      { id: ids[1]!, tree: 'action' as const, text: second },
    ],
    photoOn: 'first' as const,
  })
  const cut = (card: string, ...texts: Parameters<typeof halvesOfCut>): Command => ({
    kind: 'cutCard',
    card,
    ...halvesOfCut(...texts),
  })

  test('only runs of the author’s words, and not all of them', () => {
    const hall = open()
    const card = hall.card(hall.joins(), 'problem', '三号楼路灯和座椅都坏了').id
    for (const wrong of ['路灯不亮', '座椅和路灯', '三号楼路灯和座椅都坏了', '三号楼路灯坏了', '三号楼路灯，快修'])
      expect(hall.refused(hall.desk, cut(card, wrong, '座椅坏了'))).toEqual({ refused: 'notItsWords' })
    hall.staff(cut(card, '三号楼路灯', '座椅都坏了'))
    expect(hall.board.cards[card]).toMatchObject({ state: 'cut', text: '', number: 1 })
    expect(Object.values(hall.board.cards).map(({ number, text }) => [number, text])).toEqual([
      [1, ''],
      [2, '三号楼路灯'],
      [3, '座椅都坏了'],
    ])
  })

  test('the same word for both halves makes none', () => {
    const hall = open()
    const card = hall.card(hall.joins(), 'problem', '路灯不亮').id
    const twice = [pooled('card', 90), pooled('card', 90)]
    expect(hall.refused(hall.desk, cut(card, '路灯', '不亮', twice))).toEqual({ refused: 'idTaken' })
  })

  test('whoever endorses the card late hears which halves there are; hiding and showing do not bring it back', () => {
    const hall = open()
    const card = hall.card(hall.joins(), 'problem', '路灯不亮').id
    hall.staff(cut(card, '路灯', '不亮'))
    const gone = { refused: 'cardCut', first: 2, second: 3 }
    expect(hall.refused(hall.joins(), { kind: 'endorse', card })).toEqual(gone)
    expect(hall.refused(hall.desk, { kind: 'hideCard', card, reason: '看看' })).toEqual(gone)
    expect(hall.refused(hall.desk, { kind: 'showCard', card })).toEqual(gone)
    expect(hall.refused(hall.desk, cut(card, '路', '灯'))).toEqual(gone)
  })

  test('what somebody took back does not come back with the card', () => {
    for (const change of ['withdraw', 'hide', 'edit'] as const) {
      const hall = open()
      const writer = hall.joins()
      const card = hall.card(writer, 'problem', '路灯不亮').id
      hall.staff(cut(card, '路灯', '不亮'))
      const half = pooled('card', 91)
      if (change === 'withdraw') hall.ask(writer, { kind: 'withdrawCard', card: half })
      if (change === 'hide') hall.staff({ kind: 'hideCard', card: half, reason: '看看' })
      if (change === 'edit') hall.ask(writer, { kind: 'editCard', card: half, text: '常亮', where: '', photo: null })
      expect(hall.refused(hall.desk, { kind: 'undoCut', card })).toEqual({ refused: 'halfChanged', number: 3 })
    }
  })

  test('an endorser who meant one half takes back the other; with the last half the card loses them', () => {
    const hall = open()
    const card = hall.card(hall.joins(), 'problem', '路灯不亮').id
    const neighbour = hall.joins()
    hall.ask(neighbour, { kind: 'endorse', card })
    hall.staff(cut(card, '路灯', '不亮'))
    const counts = () => [card, pooled('card', 90), pooled('card', 91)].map((id) => hall.board.cards[id]!.endorsements)
    expect(counts()).toEqual([1, 1, 1])
    hall.ask(neighbour, { kind: 'takeBack', card: pooled('card', 90) })
    expect(counts()).toEqual([1, 0, 1])
    hall.ask(neighbour, { kind: 'takeBack', card: pooled('card', 91) })
    expect(counts()).toEqual([0, 0, 0])
  })
})
