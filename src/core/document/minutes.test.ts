import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aCard, newBoard } from '../../../tests/build/board.ts'
import { KEYS as language } from '../../../tests/build/language.ts'
import type { Board, Card } from '../meeting/meeting.ts'
import { emptyMinutes } from '../minutes/minutes.ts'
import { TREES } from '../meeting/meeting.ts'
import { isGap, textOf } from './blocks.ts'
import { signedBoard } from '../minutes/signing.ts'
import { meetingPosterOf } from './poster.ts'
import { pressOf } from './press.ts'
import type { MinutesFacts } from './minutes.ts'
import { minutesOf } from './minutes.ts'

const factsOf = (board: Board, matters: MinutesFacts['matters'] = []): MinutesFacts => ({
  subdistrict: '布吉街道',
  community: '榕埠社区',
  office: '榕埠社区居委会',
  board,
  matters,
  forward: [],
  speakers: {},
  movers: {},
  pledgers: {},
  drawn: {},
  seated: {},
  entered: emptyMinutes('c', 'm'),
  address: 'https://grove.example/m/KMNPQR/record',
})

/** The meeting that Grove starts from: 12 problems, 11 actions, 9 visions, 42 people. */
function buji(): Board {
  const trees = [
    ...Array<'problem'>(12).fill('problem'),
    ...Array<'action'>(11).fill('action'),
    ...Array<'vision'>(9).fill('vision'),
  ]
  const board = newBoard(
    trees.map((tree, n) => ({ id: `c${n}`, tree, text: `card text ${n}` })),
    [],
  )
  return {
    ...board,
    theme: '文明城市',
    attendance: { people: 42, capacities: { resident: 42 }, expected: 45, headCount: null, named: ['王大爷'] },
  }
}

test('minutes say how many cards hang on each tree and how many people came, and hold every standing card whole', () => {
  const text = textOf(minutesOf(factsOf(buji()), language))
  expect(text).toContain('document.summary{"problem":12,"action":11,"vision":9,"people":42}')
  for (const tree of TREES) expect(text).toContain(`"tree":"tree.${tree}"`)
  for (let n = 0; n < 32; n++) expect(text).toContain(`card text ${n}`)
})

test('what nobody entered is a gap: number, chair, recorder, absent, observers, votes, and what follows', () => {
  const { blocks } = minutesOf(factsOf(buji()), language)
  const rows = blocks.flatMap((block) => (block.kind === 'fields' ? block.rows : []))
  const byHand = ['document.number', 'document.chair', 'record.recorder', 'document.absent', 'document.observers']
  for (const name of [...byHand, 'field.for', 'field.against']) {
    const row = rows.find((row) => row.name === name)
    expect(row?.value.every(isGap), name).toBe(true)
  }
  const votes = blocks.find((block) => block.kind === 'table' && block.columns[0]!.name === 'document.voteOn')
  expect(votes).toMatchObject({ source: 'hand', rows: [Array.from({ length: 8 }, () => [{ gap: 3 }])] })
  expect(blocks).toContainEqual({ kind: 'paragraph', text: [{ gap: 40 }], source: 'hand' })
})

test('of a hidden or withdrawn card the number stands, and no word of it', () => {
  const board = newBoard(
    [
      { id: 'a', text: '', state: 'hidden', where: 'secret place' },
      { id: 'b', text: 'secret words', state: 'withdrawn' },
    ],
    [],
  )
  const text = textOf(minutesOf(factsOf(board), language))
  expect(text).toContain('1\ttree.problem\tdocument.hidden')
  expect(text).toContain('2\ttree.problem\tdocument.withdrawn')
  expect(text).not.toContain('secret')
})

const aMatter = (more: Partial<MinutesFacts['matters'][number]>): MinutesFacts['matters'][number] => ({
  number: 7,
  title: '路灯',
  stage: 'underWay',
  lane: 'quick',
  office: '居委会',
  dueAt: 5,
  since: 4,
  cards: [],
  decided: null,
  tasks: [],
  ...more,
})

test('a problem card that no matter took in is left open; one that a matter has is not', () => {
  const board = newBoard([{ id: 'a' }, { id: 'b' }, { id: 'c', tree: 'vision' }], [])
  const text = textOf(minutesOf(factsOf(board, [aMatter({ cards: ['b'] })]), language))
  expect(text).toContain('document.openCards{"n":1,"list":"1"}')
  expect(text).toContain(
    '7\tdocument.aside{"said":"路灯","aside":"lane.quick"}\t2\t居委会\tday 5\tmatterStage.underWay',
  )
  const without = newBoard([{ id: 'c', tree: 'vision' }], [])
  expect(textOf(minutesOf(factsOf(without), language))).toContain('document.noProblems')
})

test('a matter’s tasks stand below it, and what others promised to bring', () => {
  const board = newBoard([{ id: 'a' }], [])
  const tasks = [{ title: '装灯', office: '物业', dueAt: 9 }]
  const offers = [{ organisation: '电器行', kind: 'goods', text: '十盏灯' } as const]
  const text = textOf(minutesOf(factsOf(board, [aMatter({ cards: ['a'], tasks, offers })]), language))
  expect(text).toContain('document.task{"title":"装灯"}\t\t物业\tday 9')
  expect(text).toContain('document.offer{"kind":"offerKind.goods","text":"十盏灯"}\t\t电器行')
})

test('only what was decided while the meeting was held is its decision; the rest stands with what became of it', () => {
  const decided = (at: number) => ({ title: '换灯', text: '本周换完', cost: null, at })
  const board = { ...newBoard([], []), openedAt: 10, closedAt: 20 }
  const matters = [aMatter({ decided: decided(15) }), aMatter({ number: 8, decided: decided(30), since: 30 })]
  const document = minutesOf(factsOf(board, matters), language)
  const text = textOf(document)
  const [during, later] = text.split('document.followUp{"day":"day 30"}')
  expect(during).toContain('document.decided{"number":7')
  expect(during).not.toContain('document.decided{"number":8')
  expect(later).toContain('document.decided{"number":8')
  expect([document.at, document.foot]).toEqual([30, expect.stringContaining('day 30')])
})

test('while a meeting is not over its minutes say so, and nobody who came is not told as none', () => {
  const board = newBoard([{ id: 'a' }], [])
  const text = textOf(minutesOf(factsOf(board), language))
  expect(text).toContain('record.notClosed')
  expect(text).toContain('field.present\t______')
  expect(text).toContain('document.summaryCards{"problem":1,"action":0,"vision":0}')
  const over = { ...board, openedAt: 10, closedAt: 20 }
  expect(textOf(minutesOf(factsOf(over), language))).not.toContain('record.notClosed')
})

test('[N13] [N7] signed minutes keep their numbers when cards are taken down, and say that words were taken out', () => {
  const board = newBoard(
    [
      { id: 'a', text: 'kept' },
      { id: 'b', text: 'gone' },
    ],
    [],
  )
  const signing = { at: 9, board: signedBoard({ ...board, closedAt: 8 }) }
  const now = { ...board, cards: { ...board.cards, b: { ...board.cards.b!, text: '', state: 'withdrawn' as const } } }
  const round = { openedAt: 5, until: 7, draft: { texts: {}, votes: [] }, remarks: [] }
  const takenOut = [{ at: 12, why: 'person', places: 3 } as const]
  const entered = { ...emptyMinutes('c', 'm'), rounds: [round], signedAt: 9, signings: [signing], takenOut }
  const text = textOf(minutesOf({ ...factsOf(now), entered }, language))
  expect(text).toContain('document.summaryCards{"problem":2,"action":0,"vision":0}')
  expect(text).toContain('2\ttree.problem\tdocument.downSince')
  expect(text).toContain('minutes.takenOutSince{"day":"day 12","n":3,"why":"minutes.reason.person"}')
  expect(text).toContain('minutes.roundWas')
  const press = textOf(
    pressOf({ community: '', board: now, matters: [], entered, address: 'https://g.example' }, language),
  )
  expect(press).toContain('press.cards{"n":2,')
  expect(press).toContain('press.asSigned{"day":"day 9"}')
})

const card = fc.record({
  tree: fc.constantFrom(...TREES),
  text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
  state: fc.constantFrom<Card['state']>('standing', 'hidden', 'withdrawn'),
  topic: fc.constantFrom('t0', 't1', null),
  endorsements: fc.nat(50),
})

test('whatever the cards: nothing stands without a source, every standing wording stands, and the same state gives the same blocks', () => {
  fc.assert(
    fc.property(fc.array(card, { maxLength: 40 }), (cards) => {
      const whole = cards.map((one, n) =>
        aCard({ ...one, id: `c${n}`, number: n + 1, text: one.state === 'standing' ? one.text : '' }),
      )
      const topics = TREES.flatMap((tree) => [0, 1].map((n) => ({ id: `t${n}`, tree, name: `topic ${n}` })))
      const board = { ...newBoard(whole, topics.slice(0, 2)) }
      const document = minutesOf(factsOf(board), language)
      for (const block of document.blocks) expect(block.source).toBeTruthy()
      const text = textOf(document)
      for (const { text: words, state } of whole) if (state === 'standing') expect(text).toContain(words)
      expect(minutesOf(factsOf(structuredClone(board)), language)).toEqual(document)
    }),
  )
})

test('[M46] whoever spoke stands in the minutes: by name where they agree, else by capacity, else as somebody', () => {
  const turn = { card: 'c3', stance: 'against', since: 0, until: 95_000, seconds: 180, reason: '', item: null } as const
  const board = {
    ...buji(),
    turns: [
      { ...turn, number: 1 },
      { ...turn, number: 2, card: null, stance: null, reason: '要先走' },
      { ...turn, number: 3 },
    ],
  }
  const speakers = {
    1: { name: '王大爷', capacity: 'resident' },
    2: { name: '', capacity: 'property' },
    3: { name: '', capacity: null },
  } as const
  const text = textOf(minutesOf({ ...factsOf(board), speakers }, language))
  expect(text).toContain('document.turns')
  expect(text).toContain('王大爷')
  expect(text).toContain('capacity.property')
  expect(text).toContain('document.somebody')
  expect(text).toContain('1:35')
  expect(text).toContain('turn.against')
  expect(text).toContain('document.outOfTurn')
  // Where nobody had the floor there is no such part.
  expect(textOf(minutesOf(factsOf(buji()), language))).not.toContain('document.turns')
})

test('[M51] motions stand in the minutes with every wording, their votes and what came of them', () => {
  const wording = { who: '物业公司', by: null } as const
  const vote = { amendment: false, carried: true, at: 2, ballots: '', reason: '' } as const
  const motions: Board['motions'] = [
    {
      id: 'm1',
      number: 1,
      stage: 'carried',
      card: null,
      wordings: [
        { version: 1, what: '画停车线', ...wording, state: 'moved' },
        { version: 2, what: '画电动车停车线', ...wording, state: 'carried' },
      ],
      holds: 2,
      votes: [
        { ...vote, version: 2, amendment: true, for: 20, against: 3, abstain: 1 },
        { ...vote, version: 2, for: 21, against: 2, abstain: 0 },
        { ...vote, version: 2, for: 23, against: 2, abstain: 0, reason: '漏了一排' },
      ],
      reason: '',
      item: null,
      movedAt: 1,
      became: { matter: 12, task: false },
    },
  ]
  const movers = {
    m1: { mover: { name: '王大爷', capacity: 'resident' }, second: { name: '', capacity: 'property' } },
  } as const
  const text = textOf(minutesOf({ ...factsOf({ ...buji(), motions }), movers }, language))
  for (const said of ['画电动车停车线', '画停车线', '王大爷', 'capacity.property', '漏了一排', 'motion.became'])
    expect(text).toContain(said)
  expect(text).toContain('document.wording.moved')
  // Counted by hands they are votes of the meeting, each as it holds, and what was carried is its decision.
  const rows = text.split('\n').filter((line) => line.startsWith('document.voteOn'))
  expect(rows.slice(1).map((row) => row.split('\t').slice(1))).toEqual([
    ['document.wayHands', '___', '___', '20', '3', '1', 'document.resultCarried'],
    ['document.wayHands', '___', '___', '23', '2', '0', 'document.resultCarried'],
  ])
  expect(rows[1]).toContain('document.voteOnAmendment')
  expect(text.slice(text.indexOf('document.decisions'))).toMatch(/^.*\ndocument.decidedMotion.*画电动车停车线/)
  const dropped = motions.map((motion) => ({ ...motion, stage: 'lost' as const }))
  const lost = textOf(minutesOf({ ...factsOf({ ...buji(), motions: dropped }), movers }, language))
  expect(lost).not.toContain('document.decidedMotion')
  // Where nobody moved there is no such part.
  expect(textOf(minutesOf(factsOf(buji()), language))).not.toContain('document.motions')
})

test('[M5] what was brought forward while the meeting was open stands with its time, and once in a row', () => {
  const board = {
    ...newBoard(
      [
        { id: 'a', text: 'kept', topic: 't' },
        { id: 'b', text: 'gone' },
      ],
      [{ id: 't', name: '路灯' }],
    ),
    openedAt: 10,
    closedAt: 20,
  }
  const forward = [
    { at: 9, focus: { kind: 'card', card: 'a' } },
    { at: 11, focus: { kind: 'topic', topic: 't' } },
    { at: 12, focus: { kind: 'trees' } },
    { at: 13, focus: { kind: 'topic', topic: 't' } },
    { at: 14, focus: { kind: 'tree', tree: 'problem' } },
    { at: 15, focus: { kind: 'topic', topic: 'gone' } },
    { at: 16, focus: { kind: 'card', card: 'b' } },
    { at: 21, focus: { kind: 'card', card: 'a' } },
  ] as const
  const cards = { ...board.cards, b: { ...board.cards.b!, state: 'hidden' as const, text: '' } }
  const text = textOf(minutesOf({ ...factsOf({ ...board, cards }), forward }, language))
  const told = text.split('\n').filter((line) => line.startsWith('time '))
  expect(told).toEqual([
    'time 11\tdocument.forwardTopic{"name":"路灯"}',
    'time 14\ttree.problem',
    'time 16\tdocument.toCard{"number":2}',
  ])
  expect(textOf(minutesOf(factsOf(board), language))).not.toContain('document.forward')
})

test('[M47] the rules of the meeting stand in the minutes once they were adopted; the poster, one sheet, has none', () => {
  const before = buji()
  const of = (board: Board) => textOf(minutesOf(factsOf(board), language))
  expect(of(before)).not.toContain('rules.title')
  const adopted = { at: 0, hands: 31 }
  const rules = { ...before.rules, sentences: ['一次只说一件事'], adopted, changes: [{ at: 1, reason: '时间不够' }] }
  const text = of({ ...before, rules })
  for (const said of ['rules.title', '一次只说一件事', 'rules.adopted', 'rules.hands', '时间不够'])
    expect(text).toContain(said)
  const poster = { community: '榕埠社区', board: before, trees: '<svg/>', address: 'http://grove.example' }
  expect(textOf(meetingPosterOf(poster, language))).not.toContain('rules.usual.chair')
})

test('[M53] [M54] what the room was asked and what was taken on stand in the minutes, by name only where somebody agrees', () => {
  const before = buji()
  const [first, second] = Object.values(before.cards)
  const count = { yes: 5, no: 2, unsure: 1 }
  const room: Board['room'] = [
    {
      number: 1,
      cards: [first!.id, second!.id],
      open: false,
      people: 8,
      given: count,
      hands: { yes: 11, no: 0, unsure: 0 },
      atDesk: 3,
      settled: false,
      corrections: [{ from: null, to: { yes: 11, no: 0, unsure: 0 }, reason: '漏数一排', at: 3 }],
      item: null,
      askedAt: 1,
      closedAt: 2,
    },
  ]
  const made = {
    stage: 'taken',
    resource: 'labour',
    by: null,
    card: null,
    topic: null,
    item: null,
    reason: '',
  } as const
  const pledges: Board['pledges'] = [
    {
      ...made,
      id: 'p',
      number: 1,
      what: '清楼道',
      who: '锦绣物业',
      capacity: 'property',
      pledgedAt: 1,
      became: { task: null },
    },
    { ...made, id: 'q', number: 2, what: '借会议室', who: '', capacity: 'official', pledgedAt: 1, became: null },
  ]
  const pledgers = {
    p: { name: '', capacity: 'property' as const },
    q: { name: '何静', capacity: 'official' as const },
  }
  const text = textOf(minutesOf({ ...factsOf({ ...before, room, pledges }), pledgers }, language))
  for (const said of [
    'room.said.yes',
    '16',
    '漏数一排',
    '清楼道',
    '锦绣物业',
    'capacity.property',
    'pledge.offer',
    '何静',
    '借会议室',
  ])
    expect(text).toContain(said)
  expect(textOf(minutesOf(factsOf(before), language))).not.toContain('document.pledges')
})

test('[M55] the minutes tell either side of a topic by its people and cards, and how many are on both', () => {
  const cards = ['a', 'b'].map((id) => ({ id, text: `says ${id}`, topic: 't' }))
  const topic = { id: 't', name: '电梯', people: 5, sides: [4, 2] as [number, number] }
  const board = newBoard([cards[0]!, { ...cards[1]!, otherSide: true }], [topic])
  const text = textOf(minutesOf(factsOf(board), language))
  const told = [
    'side.people{"side":"side.one","people":4}',
    'says a',
    'side.people{"side":"side.other","people":2}',
    'says b',
  ]
  const places = told.map((said) => text.indexOf(said))
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(places[0]).toBeGreaterThan(text.indexOf('document.bothSides{"n":1}'))
  expect(text).toContain('document.bothSides{"n":1}')
})
