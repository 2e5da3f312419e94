import { describe, expect, it } from 'vitest'
import type { Board, Card, Topic } from '../../core/meeting/meeting.ts'
import type { ReceiptView } from '../../wire/meeting.ts'
import type { PageData, PageName } from '../../wire/pages.ts'
import { LOCALES } from '../../wire/plain.ts'
import { hostileLedger } from './ledger/hostile.ts'
import { renderPage, treesSvg } from '../render.ts'

const HOSTILE = `<script>alert("x")</script> <img src=x onerror='y'> {name} \u05d0\u05d1 &amp;`
const at = Date.UTC(2026, 4, 29, 6, 30)
const clock = 480
const idOf = (n: number) => `01980f3e-7c1a-7bd2-9a61-${String(n).padStart(12, '0')}`

const aCard = (number: number, card: Partial<Card> = {}): Card => ({
  id: idOf(number),
  number,
  tree: 'problem',
  text: HOSTILE,
  where: HOSTILE,
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
  theme: HOSTILE,
  place: HOSTILE,
  startsAt: at,
  stage: 'closed',
  openedAt: at,
  closedAt: at + 7_200_000,
  agenda: [{ id: idOf(950), kind: 'other', title: HOSTILE, minutes: 10 }],
  current: null,
  trees: { problem: true, action: true, vision: true },
  cardsFrom: null,
  cardsUntil: null,
  next: HOSTILE,
  focus: { kind: 'trees' },
  linksShown: true,
  attendance: { people: 3, capacities: { resident: 2, official: 1 }, expected: 4, headCount: 3, named: [HOSTILE] },
  cards: Object.fromEntries(cards.map((card) => [card.id, card])),
  topics: Object.fromEntries(topics.map((topic) => [topic.id, topic])),
  ...board,
})

const topic: Topic = { id: idOf(500), tree: 'problem', name: HOSTILE, seat: 0, people: 3 }
const board = aBoard([aCard(1, { topic: topic.id }), aCard(2, { tree: 'action', links: [idOf(1)] })], [topic])
const meeting = {
  id: idOf(900),
  code: 'K7M2QP',
  theme: HOSTILE,
  place: HOSTILE,
  startsAt: at,
  stage: 'closed' as const,
  cards: { problem: 1, action: 1, vision: 0 },
  people: 3,
}
const community = { slug: 'rongshu', name: HOSTILE, subdistrict: HOSTILE }
const receipt: ReceiptView = {
  receipt: 'R7K2M9QP4T',
  address: '/r/R7K2M9QP4T',
  card: 'a1',
  holder: 'author',
  endorsing: false,
  number: 1,
  tree: 'problem',
  state: 'standing',
  text: HOSTILE,
  where: HOSTILE,
  photo: null,
  reason: '',
  postedAt: at,
  edited: true,
  endorsements: 2,
  topic: { name: HOSTILE, people: 3, cards: 1 },
  meeting: { code: 'K7M2QP', theme: HOSTILE, startsAt: at, stage: 'closed', next: HOSTILE, openTree: false },
  community: { slug: 'rongshu', name: HOSTILE },
  progress: [
    {
      matter: {
        id: 'm1',
        number: 3,
        title: HOSTILE,
        stage: 'done',
        lane: 'quick',
        office: HOSTILE,
        dueAt: at,
        climbed: 'subdistrict',
        people: 2,
        answers: { solved: 1, unsolved: 1, satisfied: 0, unsatisfied: 0 },
      },
      community: { slug: 'rongshu' },
      through: { number: 2, title: HOSTILE },
      history: [
        { seq: 1, at, told: { kind: 'matterSentBack', reason: HOSTILE } },
        {
          seq: 2,
          at,
          told: { kind: 'matterDone', evidence: { text: HOSTILE, before: 'p0', after: 'p1', by: 'w', at } },
        },
      ],
      mine: null,
      stands: false,
      mayAnswer: true,
      mayContest: true,
    },
  ],
  answer: { within: { workingDays: 2 }, office: HOSTILE },
}
const ledger = hostileLedger(HOSTILE, at, clock)
const receiptPage = (of: ReceiptView): PageData['receipt'] => ({
  clock,
  now: at + 1,
  formKey: 'k1',
  letters: { state: 'none', address: '' },
  refused: { matter: 'm1', text: HOSTILE, title: HOSTILE, detail: HOSTILE },
  receipt: of,
})
const recordOf = (of: Board): PageData['record'] => ({
  clock,
  board: of,
  communityName: HOSTILE,
  communitySlug: 'rongshu',
  subdistrict: HOSTILE,
  urls: {
    csv: '/c.csv',
    svg: '/t.svg',
    png: 'http://grove/t.png',
    ics: '/m.ics',
    self: 'http://grove/m/K7M2QP/record',
  },
  generatedAt: at,
  fruit: { topics: [], visions: [] },
  last: {
    code: 'K7M2QP',
    theme: HOSTILE,
    startsAt: at,
    cards: { all: 2, confirmed: 1, underWay: 0, explained: 1, waiting: 0 },
    matters: [
      { number: 1, title: HOSTILE, stage: 'declined', office: HOSTILE, dueAt: null, reason: HOSTILE, cards: 2 },
    ],
  },
})

const hostile: PageData = {
  home: {
    joinAction: '/join',
    subdistricts: [{ slug: 'hedu', name: HOSTILE }],
    communities: [{ ...community, clock, open: [meeting], coming: [meeting] }],
  },
  ...ledger,
  search: {
    clocks: { rongshu: clock },
    place: { name: HOSTILE, address: '/c/rongshu' },
    query: { q: HOSTILE },
    found: {
      items: [
        {
          kind: 'card',
          id: idOf(1),
          community,
          at,
          text: { text: HOSTILE, marks: [{ at: 0, to: 3 }] },
          where: { text: HOSTILE, marks: [] },
          number: 1,
          tree: 'problem',
          meeting: { code: 'K7M2QP', theme: HOSTILE },
          matter: { number: 3, title: HOSTILE },
        },
      ],
      next: 20,
    },
  },
  community: { ...ledger.community, meetings: { open: [meeting], coming: [], past: [meeting] } },
  record: recordOf(board),
  receipt: receiptPage(receipt),
  letters: { token: HOSTILE, state: 'ask', receipt: '' },
  signIn: { email: true, outside: null },
  signInLink: { token: HOSTILE, name: HOSTILE, valid: true },
  api: {
    openapi: {
      info: { title: 'Grove', version: '1', description: HOSTILE },
      paths: {
        '/x': { get: { summary: HOSTILE, parameters: [{ name: HOSTILE, in: 'query', schema: { type: 'string' } }] } },
      },
      components: { schemas: { X: { type: 'object', properties: { a: { type: 'string', description: HOSTILE } } } } },
    },
  },
  poster: {
    clock,
    board,
    communityName: HOSTILE,
    joinUrl: 'http://192.168.1.20:8080/m/K7M2QP',
    joinQr: '<svg></svg>',
  },
  problem: { status: 404, title: HOSTILE, detail: HOSTILE, home: '/', written: HOSTILE },
}
const names = Object.keys(hostile) as PageName[]

describe('public pages', () => {
  it.each(names)('%s shows what people wrote as text, never as markup', (name) => {
    for (const locale of LOCALES) {
      const { html, head } = renderPage(name, locale, hostile[name])
      expect(html + head).not.toMatch(/<script|<img src=x|="[^"]*alert\("x"/)
    }
  })

  it.each(names)('%s finds every word it asks for, in every language', (name) => {
    for (const locale of LOCALES) {
      const { html, title, description } = renderPage(name, locale, hostile[name])
      const shown = html.replace(/<[^>]*>/g, ' ')
      expect(shown + title + description).not.toMatch(
        /\b(square|home|search|meetings|community|record|receipt|signIn|api|poster|problem|matter|matters|notice|notices|ledger|subdistrict|told|rate|lane|matterStage|tree|stage|agenda|capacity|app)\.[a-z]\w*(?![\w.]*json)/,
      )
      expect(title.length).toBeGreaterThan(0)
      expect(description.length).toBeGreaterThan(0)
    }
  })

  it('keeps a bidi text to itself', () => {
    const { html } = renderPage('record', 'en', hostile.record)
    expect(html).toMatch(/<bdi>[^<]*\u05d0\u05d1/)
  })

  it('draws hostile names as text', () => {
    expect(treesSvg(board, 'en', { width: 1200, height: 675 })).not.toMatch(/<script|<img/)
  })
})

describe('the record', () => {
  it('gives the reason of a hidden card and none of its words', () => {
    const hidden = aCard(3, {
      state: 'hidden',
      reason: 'names a neighbour',
      text: 'secret words',
      where: 'secret place',
    })
    const { html } = renderPage('record', 'en', recordOf(aBoard([hidden])))
    expect(html).toContain('names a neighbour')
    expect(html).not.toContain('secret')
  })

  it('says that a card was withdrawn and nothing else of it', () => {
    const gone = aCard(4, { state: 'withdrawn', text: 'secret words' })
    const { html } = renderPage('record', 'en', recordOf(aBoard([gone])))
    expect(html).toContain('Card no. 4 was withdrawn')
    expect(html).not.toContain('secret')
  })

  it('names only those who agreed, and no author', () => {
    const { html } = renderPage(
      'record',
      'en',
      recordOf(aBoard([aCard(1)], [], { attendance: { ...board.attendance, named: ['Lin'] } })),
    )
    expect(html).toContain('Lin')
    expect(html).not.toMatch(/author|participant/i)
  })

  it('says so while the meeting is not over', () => {
    const { html } = renderPage('record', 'en', recordOf(aBoard([], [], { stage: 'open', closedAt: null })))
    expect(html).toContain('This meeting is not over yet')
  })

  it('links an action with the problem it addresses, both ways', () => {
    const { html } = renderPage('record', 'en', hostile.record)
    expect(html).toMatch(/Addresses[\s\S]*?href="#card-1"/)
    expect(html).toMatch(/Addressed by[\s\S]*?href="#card-2"/)
  })
})

describe('a receipt', () => {
  it('gives its holder the reason for hiding', () => {
    const { html } = renderPage(
      'receipt',
      'en',
      receiptPage({ ...receipt, state: 'hidden', reason: 'names a neighbour' }),
    )
    expect(html).toContain('names a neighbour')
  })

  it('offers to withdraw, but not twice', () => {
    const formOf = (state: ReceiptView['state']) =>
      renderPage('receipt', 'en', receiptPage({ ...receipt, state })).html.includes('/withdraw"')
    expect([formOf('standing'), formOf('hidden'), formOf('withdrawn')]).toEqual([true, true, false])
  })
})

describe('the reading of an API', () => {
  it('links a schema to its own place', () => {
    const { html } = renderPage('api', 'en', {
      openapi: {
        paths: {
          '/b': {
            get: {
              responses: {
                200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Board' } } } },
              },
            },
          },
        },
        components: { schemas: { Board: { type: 'object' } } },
      },
    })
    expect(html).toContain('href="#schema-Board"')
    expect(html).toContain('id="schema-Board"')
  })
})
