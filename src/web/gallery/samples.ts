import { lotSample } from './lotSample.ts'
import { NOBODY_ASKED } from '../../core/meeting/floor.ts'
import { usualRules } from '../../core/meeting/meetingRules.ts'
import { sentencesOf } from '../../core/minutes/merge.ts'
import { ballotSamples } from './ballotSamples.ts'
import { bulletinSamples } from './bulletinSamples.ts'
import { conventionSamples } from './conventionSamples.ts'
import { roundSamples } from './roundSamples.ts'
import { registerSamples } from './registerSamples.ts'
import { surveySamples } from './surveySamples.ts'
import type { Board, Card, Topic } from '../../core/meeting/meeting.ts'
import { ROOT_ZONE } from '../../core/place/place.ts'
import type { ReceiptView } from '../../wire/receipt.ts'
import type { PageData } from '../../wire/pages.ts'
import { ledgerSamples } from './ledger.ts'

const at = Date.UTC(2026, 4, 29, 6, 30)
const clock = ROOT_ZONE
const idOf = (n: number) => `01980f3e-7c1a-7bd2-9a61-${String(n).padStart(12, '0')}`

/**
 * What public pages show, with `text` in every field that a person can fill: for the gallery and for tests.
 */
export function samplesOf(text: string) {
  // What the rules want is never empty.
  const name = text || '1'
  const aCard = (number: number, card: Partial<Card> = {}): Card => ({
    id: idOf(number),
    number,
    tree: 'problem',
    text: name,
    where: text,
    photo: null,
    state: 'standing',
    reason: '',
    postedAt: at,
    wording: 1,
    topic: null,
    endorsements: 2,
    links: [],
    ...card,
  })

  const aBoard = (cards: Card[], topics: Topic[] = [], board: Partial<Board> = {}): Board => ({
    id: idOf(900),
    community: idOf(901),
    code: 'K7M2QP',
    openTree: false,
    joining: 'anyone',
    hangAtOnce: false,
    theme: name,
    place: text,
    startsAt: at,
    stage: 'closed',
    openedAt: at,
    closedAt: at + 7_200_000,
    agenda: [{ id: idOf(950), kind: 'other', title: name, minutes: 10 }],
    current: null,
    trees: { problem: true, action: true, vision: true },
    cardsFrom: null,
    cardsUntil: null,
    next: text,
    focus: { kind: 'trees' },
    linksShown: true,
    newWordsShown: true,
    rules: usualRules(),
    floor: NOBODY_ASKED,
    turns: [],
    dots: null,
    motions: [],
    room: [],
    tables: {
      open: true,
      seconds: 180,
      tables: [{ number: 1, marks: ['a1'], captain: 'a1', recorder: '', cards: [], proposals: [{ card: idOf(1) }] }],
      reports: [],
    },
    lots: [{ ...lotSample(name, text, at), from: 'numbers', item: null }],
    pledges: [],
    attendance: { people: 3, capacities: { resident: 2, official: 1 }, expected: 4, headCount: 3, named: [name] },
    cards: Object.fromEntries(cards.map((card) => [card.id, card])),
    topics: Object.fromEntries(topics.map((topic) => [topic.id, topic])),
    ...board,
  })

  const topic: Topic = { id: idOf(500), tree: 'problem', name, seat: 0, people: 3 }
  const board = aBoard([aCard(1, { topic: topic.id }), aCard(2, { tree: 'action', links: [idOf(1)] })], [topic])
  const meeting = {
    id: idOf(900),
    code: 'K7M2QP',
    theme: name,
    place: text,
    startsAt: at,
    stage: 'closed' as const,
    cards: { problem: 1, action: 1, vision: 0 },
    people: 3,
  }
  const community = { slug: 'rongshu', name, subdistrict: name }
  const receipt: ReceiptView = {
    receipt: 'R7K2M9QP4T',
    address: '/r/R7K2M9QP4T',
    card: 'a1',
    holder: 'author',
    endorsing: false,
    number: 1,
    tree: 'problem',
    state: 'standing',
    text: name,
    where: text,
    photo: null,
    reason: '',
    postedAt: at,
    edited: true,
    endorsements: 2,
    topic: { name, people: 3, cards: 1 },
    meeting: { code: 'K7M2QP', theme: name, startsAt: at, stage: 'closed', next: text, openTree: false },
    community: { slug: 'rongshu', name },
    halves: [],
    wishes: { mayBeNamed: true, callBack: true, called: true },
    stubs: 0,
    endorses: null,
    progress: [
      {
        matter: {
          id: 'm1',
          number: 3,
          title: name,
          stage: 'done',
          lane: 'quick',
          office: name,
          dueAt: at,
          climbed: 'subdistrict',
          people: 2,
          answers: { solved: 1, unsolved: 1, satisfied: 0, unsatisfied: 0 },
        },
        community: { slug: 'rongshu' },
        through: { number: 2, title: name },
        history: [
          { seq: 1, at, told: { kind: 'matterSentBack', reason: text } },
          {
            seq: 2,
            at,
            told: { kind: 'matterDone', evidence: { text, before: 'p0', after: 'p1', by: 'w', at } },
          },
        ],
        mine: null,
        stands: false,
        mayAnswer: true,
        mayContest: true,
      },
    ],
    answer: { within: { workingDays: 2 }, office: name },
  }
  const ledger = ledgerSamples(text, at, clock)
  const asked: PageData['receipt']['questions'] = [
    { id: 'q1', role: 'facilitator', text, at, answer: { text, at, mayPublish: true, atDesk: false } },
    { id: 'q2', role: 'spotter', text, at, answer: null },
  ]
  const receiptPage = (of: ReceiptView): PageData['receipt'] => ({
    clock,
    now: at + 1,
    formKey: 'k1',
    letters: { state: 'none', address: '' },
    questions: asked,
    refused: { matter: 'm1', text, title: name, detail: text },
    asks: { address: '/c/rongshu/surveys/K7Q2MD', title: name },
    receipt: of,
  })
  const recordOf = (of: Board): PageData['record'] => ({
    clock,
    board: of,
    communityName: name,
    communitySlug: 'rongshu',
    subdistrict: name,
    urls: {
      csv: '/c.csv',
      svg: '/t.svg',
      png: 'http://grove/t.png',
      ics: '/m.ics',
      self: 'http://grove/m/K7M2QP/record',
    },
    signed: {
      at,
      text: [
        { kind: 'heading', level: 1, text: '形成决议', source: 'notes' },
        { kind: 'list', ordered: true, items: [['先修三盏路灯。'], ['十日内回复：'.repeat(60)]], source: 'notes' },
      ],
      scans: [{ file: idOf(6), type: 'pdf', at }],
      photos: [],
      takenOut: [{ at, why: 'private', places: 2 }],
      round: { from: at, until: at },
      figures: { people: 41, problem: 12, action: 11, vision: 9 },
      openedSince: true,
    },
    generatedAt: at,
    fruit: { topics: [], visions: [] },
    last: {
      code: 'K7M2QP',
      theme: name,
      startsAt: at,
      cards: { all: 2, confirmed: 1, underWay: 0, explained: 1, waiting: 0 },
      matters: [{ number: 1, title: name, stage: 'declined', office: name, dueAt: null, reason: text, cards: 2 }],
    },
  })

  const surveys = surveySamples(text, name, at, clock)
  const pages: PageData = {
    stub: { clock, receipt: 'K7Q-2MD-9XR', questions: asked, refused: null, asks: null },
    home: {
      many: false,
      findAction: '/find',
      subdistricts: [{ slug: 'hedu', name }],
      communities: [{ ...community, clock, open: [meeting], coming: [meeting] }],
    },
    ...ledger,
    ...ballotSamples(text, name, at, clock),
    ...bulletinSamples(text, name, at, clock),
    ...roundSamples(text, name, at, clock),
    ...conventionSamples(text, name, at, clock),
    ...surveys,
    ...registerSamples(text, name, at, clock),
    search: {
      clocks: { rongshu: clock },
      place: { name, address: '/c/rongshu' },
      query: { q: text },
      found: {
        items: [
          {
            kind: 'card',
            id: idOf(1),
            community,
            at,
            text: { text, marks: [{ at: 0, to: 3 }] },
            where: { text, marks: [] },
            number: 1,
            tree: 'problem',
            meeting: { code: 'K7M2QP', theme: name },
            matter: { number: 3, title: name },
          },
        ],
        next: 20,
      },
    },
    community: {
      ...ledger.community,
      changed: surveys.survey.view,
      meetings: { open: [meeting], coming: [], past: [meeting] },
    },
    record: recordOf(board),
    corrections: correctionsOf(text, name, at, clock),
    receipt: receiptPage(receipt),
    letters: { token: text, state: 'ask', receipt: '' },
    follow: {
      community: { slug: 'rongshu', name, subdistrict: name },
      offered: true,
      push: { key: text },
      here: '/c/rongshu/following/y',
      choices: [
        { what: 'matter-3', kind: 'matter', name },
        { what: 'meetings', kind: 'meetings', name },
        { what: 'place-x', kind: 'place', name },
      ],
      chosen: 'matter-3',
      sent: null,
      refused: { matter: null, text, title: name, detail: text },
    },
    map: {
      community: { slug: 'rongshu', name, subdistrict: name },
      plan: { number: 1, name, width: 1600, height: 1100, url: '/icon.svg' },
      clusters: [
        { x: 300, y: 400, matters: [{ number: 3, title: name, stage: 'underWay', cards: 2 }], cards: [], where: text },
        { x: 700, y: 600, matters: [], cards: [{ code: 'ABCD23', number: 4, text }], where: '' },
      ],
      tiles: { url: '/tiles/{z}/{x}/{y}.png', host: 'tiles.example', attribution: name, link: null, datum: 'wgs84' },
      view: { lat: 22.6, long: 114.1, zoom: 15 },
      places: [{ lat: 22.6, long: 114.1, matters: [], cards: [{ code: 'ABCD23', number: 5, text }], where: text }],
    },
    following: {
      community: { slug: 'rongshu', name, subdistrict: name },
      doors: [
        {
          at: '/c/rongshu/following/x',
          address: 'w…@example.org',
          follows: [
            { id: 'a', kind: 'matter', name, confirmed: false, meant: true },
            { id: 'b', kind: 'place', name, confirmed: true, meant: false },
          ],
        },
        {
          at: '/c/rongshu/following/y',
          address: null,
          follows: [{ id: 'c', kind: 'meetings', name, confirmed: true, meant: false }],
        },
      ],
      stopped: true,
      begun: true,
    },
    signIn: { email: true, outside: null, apps: ['wecom', 'dingtalk'] },
    signInLink: { token: text, name, valid: true },
    api: {
      openapi: {
        info: { title: 'Grove', version: '1', description: text },
        paths: {
          '/x': { get: { summary: text, parameters: [{ name, in: 'query', schema: { type: 'string' } }] } },
        },
        components: { schemas: { X: { type: 'object', properties: { a: { type: 'string', description: text } } } } },
      },
    },
    poster: {
      clock,
      board,
      communityName: name,
      joinUrl: 'http://192.168.1.20:8080/m/K7M2QP',
      joinQr: '<svg></svg>',
    },
    problem: { status: 404, title: name, detail: text, home: '/', written: text },
  }
  const openBoard = aBoard(
    [
      aCard(1, { topic: topic.id }),
      aCard(2, { tree: 'action', links: [idOf(1)] }),
      aCard(3),
      aCard(4, { tree: 'vision' }),
      aCard(5, { topic: topic.id, endorsements: 0 }),
    ],
    [topic],
    { stage: 'open', closedAt: null },
  )
  return { aCard, aBoard, board, openBoard, receipt, receiptPage, recordOf, pages }
}

/** A draft with one sentence, a remark of one's own and an answer. */
const correctionsOf = (
  text: string,
  name: string,
  at: number,
  clock: PageData['corrections']['clock'],
): PageData['corrections'] => ({
  clock,
  code: 'K7M2QP',
  communityName: name,
  mayRemark: true,
  formKey: idOf(9),
  sent: false,
  refused: { matter: text, text, title: name, detail: text },
  draft: {
    seq: 1,
    theme: name,
    until: at,
    open: true,
    signedAt: null,
    mayRemark: true,
    parts: [
      { item: null, field: 'chair', sentences: sentencesOf(name) },
      { item: { id: idOf(8), kind: 'other', title: name }, field: 'gist', sentences: sentencesOf(text) },
    ],
    votes: [],
    remarks: [
      {
        id: idOf(7),
        about: { item: null, field: 'chair' },
        sentence: name,
        text,
        at,
        paper: false,
        mine: true,
        answer: { taken: true, why: text, at },
      },
    ],
  },
})
