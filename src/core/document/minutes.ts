import type { Task } from '../ledger/sheet.ts'
import type { Lane, MatterStage } from '../ledger/stages.ts'
import type { Board, Card, Topic, Tree } from '../meeting/meeting.ts'
import { isOpen } from '../ledger/stages.ts'
import { presentByCapacity } from '../meeting/count.ts'
import { isHandwriting } from '../meeting/handwriting.ts'
import { TREES } from '../meeting/meeting.ts'
import { onBothSides, sidesOf } from '../meeting/sides.ts'
import { asSigned } from '../minutes/signing.ts'
import type { Id } from '../plain/id.ts'
import type { Offer } from '../team/team.ts'
import type { Document, Field, Line, Sourced } from './blocks.ts'
import { gap } from './blocks.ts'
import type { BroughtForward } from './forward.ts'
import { forwardBlocks } from './forward.ts'
import type { Language } from './language.ts'
import type { Entered } from './notes.ts'
import { pictures, shownPhotos } from './photos.ts'
import type { Speakers } from './turns.ts'
import type { Movers } from './motions.ts'
import { carriedMotions, handVotes, motionBlocks } from './motions.ts'
import type { Seated } from './tables.ts'
import { tableBlocks } from './tables.ts'
import type { Drawn } from './lots.ts'
import { lotBlocks } from './lots.ts'
import type { Pledgers } from './pledges.ts'
import { pledgeBlocks } from './pledges.ts'
import { roomBlocks } from './room.ts'
import { dotBlocks } from './dots.ts'
import { adoptedBlocks } from './rules.ts'
import { turnBlocks } from './turns.ts'
import {
  changeBlocks,
  draftBlocks,
  gistBlocks,
  notedDecisions,
  notedField,
  notedParagraphs,
  signingBlocks,
  titleOf,
  viewBlocks,
  votesTable,
} from './notes.ts'

/** A matter that grew from cards of the meeting, as the public reads it. */
export interface MinutesMatter {
  number: number
  title: string
  stage: MatterStage
  lane: Lane | null
  office: string
  dueAt: number | null
  /** When it came to its stage. */
  since: number
  /** Ids of cards of this meeting. */
  cards: Id[]
  /** What was decided, in the words of the proposal; null where nothing is. */
  decided: { title: string; text: string; cost: number | null; at: number } | null
  tasks: { title: string; office: string; dueAt: Task['dueAt'] }[]
  /** What others promised to bring to its tasks, and still do; absent in records of before it was kept. */
  offers?: Pick<Offer, 'organisation' | 'kind' | 'text'>[]
}

/** What is known of a meeting when its minutes are made. */
export interface MinutesFacts {
  subdistrict: string
  community: string
  /** The body that signs: the committee's name; empty where nobody has said it. */
  office: string
  board: Board
  matters: MinutesMatter[]
  forward: readonly BroughtForward[]
  /** Who had the floor under which number. */
  speakers: Speakers
  /** Who moved and seconded which motion. */
  movers: Movers
  /** Who made which pledge. */
  pledgers: Pledgers
  /** Who was drawn by lot. */
  drawn: Drawn
  /** Who held which table together, and wrote. */
  seated: Seated
  /** What the recorder entered. */
  entered: Entered
  /** Where everyone reads the record. */
  address: string
}

/** So many cards of a topic stand in the text; the others in the attachment. */
const QUOTED = 3

/**
 * Minutes (会议纪要) of a meeting, from what is on record: times, people by capacity, agenda, cards and topics
 * in their own words, matters with office and day. What nobody entered is a gap. Names stand only where the
 * person agreed (`attendance.named`); hidden and withdrawn cards only by number.
 */
export function minutesOf(today: MinutesFacts, language: Language): Document {
  const { words, tag, day } = language
  const facts = { ...today, board: boardIn(today) }
  const { board, community, subdistrict, entered } = facts
  const numbered = numbering(language)
  const at = Math.max(asOf(facts), entered.signedAt ?? 0, ...entered.rounds.map(({ openedAt }) => openedAt))
  const blocks: Sourced[] = [
    {
      kind: 'title',
      issuer: `${subdistrict}${community}`,
      text: words('document.minutesOf', { theme: board.theme }),
      source: 'meeting',
    },
    ...notOver(board, language),
    ...draftBlocks(entered, language),
    ...signingBlocks(entered, today.board, language),
    heldFields(facts, language),
    { kind: 'heading', level: 1, text: numbered('document.agenda'), source: 'meeting' },
    { kind: 'list', ordered: true, items: agendaLines(board, language), source: 'meeting' },
    ...adoptedBlocks(board, language),
    { kind: 'heading', level: 1, text: numbered('document.gist'), source: 'cards' },
    { kind: 'paragraph', text: [summaryOf(board, language)], source: 'cards' },
    ...comparedBlocks(board, language),
    ...TREES.flatMap((tree) => treeBlocks(board, tree, language)),
    ...gistBlocks(entered, board, language),
    ...hallBlocks(facts, numbered, language),
    { kind: 'heading', level: 1, text: numbered('document.views'), source: 'notes' },
    ...viewBlocks(entered, board, language),
    { kind: 'heading', level: 1, text: numbered('document.votes'), source: 'notes' },
    votesTable([...handVotes(board, language), ...entered.votes], language),
    { kind: 'heading', level: 1, text: numbered('document.decisions'), source: 'ledger' },
    ...decisionBlocks(facts, language),
    { kind: 'heading', level: 1, text: numbered('document.followUp', { day: day(at) }), source: 'ledger' },
    ...actionBlocks(facts, language),
    ...decidedLater(facts, language),
    { kind: 'heading', level: 1, text: numbered('document.leftOpen'), source: 'cards' },
    { kind: 'paragraph', text: [leftOpen(facts, language)], source: 'cards' },
    ...notedParagraphs(entered, 'leftOpen'),
    { kind: 'heading', level: 1, text: numbered('document.next'), source: 'meeting' },
    ...nextBlocks(facts),
    ...changeBlocks(entered, () => numbered('document.changed'), language),
    {
      kind: 'signatures',
      lines: [words('document.chair'), words('record.recorder'), words('record.signedOn')],
      source: 'hand',
    },
    { kind: 'seal', issuer: facts.office || community, day: [words('document.sealHere')], source: 'hand' },
    { kind: 'newPage', source: 'cards' },
    { kind: 'heading', level: 1, text: words('document.attachmentCards'), source: 'cards' },
    cardsTable(board, language),
    { kind: 'heading', level: 1, text: words('document.attachmentAttendance'), source: 'attendance' },
    ...attendanceBlocks(board, language),
    { kind: 'qr', address: facts.address, says: words('document.whole'), source: 'meeting' },
    ...photoPages(facts, language),
  ]
  const title = words('document.minutesOf', { theme: board.theme })
  return { title, language: tag, blocks, foot: words('document.asOf', { title, day: day(at) }), at }
}

/**
 * What happened in the hall besides cards: what was brought forward, what the room was asked, who had the
 * floor, motions, dots.
 */
const hallBlocks = (
  { board, forward, speakers, movers, pledgers, drawn, seated }: MinutesFacts,
  numbered: Language['words'],
  language: Language,
): Sourced[] => [
  ...under(() => numbered('document.forward'), forwardBlocks(board, forward, language)),
  ...under(() => numbered('document.room'), roomBlocks(board, language)),
  ...under(() => numbered('document.turns'), turnBlocks(board, speakers, language)),
  ...under(() => numbered('table.title'), tableBlocks(board, seated, language)),
  ...under(() => numbered('lot.title'), lotBlocks(board, { drawn, speakers }, language)),
  ...under(() => numbered('document.motions'), motionBlocks(board, movers, language)),
  ...under(() => numbered('document.pledges'), pledgeBlocks(board, pledgers, language)),
  ...under(() => numbered('document.dots'), dotBlocks(board, language)),
]

/** Blocks under a heading of their own; where there are none, neither. */
const under = (heading: () => string, blocks: Sourced[]): Sourced[] =>
  blocks.length > 0 ? [{ kind: 'heading', level: 1, text: heading(), source: 'meeting' }, ...blocks] : []

/** [N13] The meeting as it was signed, while that stands; else as it is. */
export function boardIn({
  board,
  entered: { signedAt, signings },
}: {
  board: Board
  entered: Pick<Entered, 'signedAt' | 'signings'>
}): Board {
  const signed = signedAt === null ? null : signings[signings.length - 1]?.board
  return signed ? asSigned(signed, board) : board
}

/** The newest of what stands in the minutes: the same state is of the same day, whenever it is asked for. */
export const asOf = ({ board, matters }: Pick<MinutesFacts, 'board' | 'matters'>): number =>
  Math.max(board.closedAt ?? board.openedAt ?? board.startsAt, ...matters.map(({ since }) => since))

/** While a meeting is not over its minutes say so. */
const notOver = ({ closedAt, openedAt }: Board, { words }: Language): Sourced[] =>
  closedAt === null
    ? [
        {
          kind: 'paragraph',
          text: [words(openedAt === null ? 'record.notOpened' : 'record.notClosed')],
          source: 'meeting',
        },
      ]
    : []

/** Headings with their number, in the order in which they are asked for: 一、二、三 or 1, 2, 3. */
export function numbering({ words, ordinal }: Language): Language['words'] {
  let n = 0
  return (key, facts) => `${ordinal(++n)}${words(key, facts)}`
}

/** The end as a time, and with its day where that is another than the beginning's. */
function endOf({ openedAt, closedAt }: Board, { day, dayAndTime, time }: Language): Line {
  if (closedAt === null) return [gap(8)]
  return [openedAt !== null && day(openedAt) === day(closedAt) ? time(closedAt) : dayAndTime(closedAt)]
}

function heldFields({ board, entered }: MinutesFacts, language: Language): Sourced {
  const { words, dayAndTime } = language
  const start = dayAndTime(board.openedAt ?? board.startsAt)
  const end = endOf(board, language)
  const { people, expected, headCount, named } = board.attendance
  const present: Line = people > 0 ? [words('document.people', { n: people }), ...byCapacity(board, words)] : [gap(6)]
  const note = (field: Parameters<typeof notedField>[1], name: string, signs: number) =>
    notedField(entered, field, name, signs, words)
  const rows: Field[] = [
    note('number', words('document.number'), 12),
    note('body', words('document.body'), 20),
    { name: words('document.held'), value: [`${start} – `, ...end] },
    { name: words('document.place'), value: board.place ? [board.place] : [gap(20)] },
    note('chair', words('document.chair'), 12),
    note('recorder', words('record.recorder'), 12),
    { name: words('document.expected'), value: expected > 0 ? [words('document.people', { n: expected })] : [gap(6)] },
    { name: words('field.present'), value: present },
    ...(headCount === null
      ? []
      : [{ name: words('document.heads'), value: [words('document.people', { n: headCount })] }]),
    { name: words('document.attended'), value: [named.join(words('language.listSign')), gap(20)] },
    note('absent', words('document.absent'), 20),
    note('observers', words('document.observers'), 20),
  ]
  return { kind: 'fields', rows, source: 'attendance' }
}

function byCapacity(board: Board, words: Language['words']): string[] {
  const parts = presentByCapacity(board).map(({ capacity, people }) => `${words(`capacity.${capacity}`)} ${people}`)
  return parts.length ? [words('document.ofThem', { list: parts.join(words('language.listSign')) })] : []
}

const agendaLines = ({ agenda }: Board, { words }: Language): Line[] =>
  agenda.length === 0
    ? [[gap(40)]]
    : agenda.map((item) => [titleOf(item, words), words('document.minutesLong', { n: item.minutes })])

/** The cards that hang on a tree, by number. */
export const standing = (board: Board, tree: Tree): Card[] =>
  Object.values(board.cards)
    .filter((card) => card.tree === tree && card.state === 'standing')
    .sort((a, b) => a.number - b.number)

/** [N13] Of signed minutes a card that was taken down since still counts, and has no words. */
export const hasWords = ({ text }: Card): boolean => text !== ''

function summaryOf(board: Board, { words }: Language): string {
  const [problem, action, vision] = TREES.map((tree) => standing(board, tree).length)
  const { people } = board.attendance
  if (people === 0) return words('document.summaryCards', { problem: problem!, action: action!, vision: vision! })
  return words('document.summary', {
    problem: problem!,
    action: action!,
    vision: vision!,
    people: board.attendance.people,
  })
}

/** [P14] How often two people read cards on paper differently. */
const comparedBlocks = ({ compared }: Board, { words }: Language): Sourced[] =>
  compared
    ? [
        {
          kind: 'paragraph',
          text: [words('record.compared', { n: compared.shown, differing: compared.differing })],
          source: 'cards',
        },
      ]
    : []

function treeBlocks(board: Board, tree: Tree, language: Language): Sourced[] {
  const { words } = language
  const cards = standing(board, tree)
  const topics = Object.values(board.topics)
    .filter((topic) => topic.tree === tree && cards.some((card) => card.topic === topic.id))
    .sort((a, b) => b.people - a.people || a.seat - b.seat)
  const loose = cards.filter(({ topic }) => topic === null)
  const head = words('document.treeCards', { tree: words(`tree.${tree}`), n: cards.length })
  return [
    { kind: 'heading', level: 2, text: head, source: 'cards' },
    ...topics.flatMap((topic) =>
      topicBlocks(
        topic,
        cards.filter((card) => card.topic === topic.id),
        language,
      ),
    ),
    ...(loose.length ? quotesOf(loose, words('document.loose', { n: loose.length }), language) : []),
  ]
}

function topicBlocks(topic: Topic, cards: Card[], language: Language): Sourced[] {
  const said = language.words('document.topic', { name: topic.name, people: topic.people, cards: cards.length })
  const head = topic.tally === undefined ? said : said + language.words('document.tally', { n: topic.tally })
  const sides = sidesOf(topic, cards)
  if (!sides) return quotesOf(cards, head, language)
  const { words } = language
  const both = onBothSides(topic) > 0 ? words('document.bothSides', { n: onBothSides(topic) }) : ''
  return [
    { kind: 'heading', level: 3, text: head + both, source: 'cards' },
    ...sides.flatMap(({ name, people, cards }): Sourced[] => [
      { kind: 'paragraph', text: [words('side.people', { side: words(name), people })], source: 'cards' },
      quotes(cards, words),
    ]),
  ]
}

const quotesOf = (cards: Card[], head: string, { words }: Language): Sourced[] => [
  { kind: 'heading', level: 3, text: head, source: 'cards' },
  quotes(cards, words),
]

/** The cards that most people endorse, in their own words, and where the others stand. */
function quotes(cards: Card[], words: Language['words']): Sourced {
  const first = [...cards]
    .filter(hasWords)
    .sort((a, b) => b.endorsements - a.endorsements || a.number - b.number)
    .slice(0, QUOTED)
  const rest = cards.length - first.length
  const more = rest > 0 ? [[words('document.moreCards', { n: rest })]] : []
  const items = [...first.map((card) => [quote(card, words)]), ...more]
  return { kind: 'list', ordered: false, items, source: 'cards' }
}

const quote = (card: Card, words: Language['words']): string =>
  words('document.quote', { number: card.number, text: card.text }) +
  (card.endorsements > 0 ? words('document.endorsed', { n: card.endorsements }) : '')

/** What comes next, as it was told at the close and as the recorder entered it; a gap where nobody said. */
function nextBlocks({ board, entered }: MinutesFacts): Sourced[] {
  const told: Sourced[] = board.next ? [{ kind: 'paragraph', text: [board.next], source: 'meeting' }] : []
  const blocks = [...told, ...notedParagraphs(entered, 'next')]
  return blocks.length > 0 ? blocks : [{ kind: 'paragraph', text: [gap(40)], source: 'hand' }]
}

/**
 * What was decided while the meeting was held: motions that were carried, by the ledger, by the recorder;
 * what came later stands with the follow-up.
 */
function decisionBlocks(facts: MinutesFacts, language: Language): Sourced[] {
  const noted = notedDecisions(facts.entered)
  const items = [...carriedMotions(facts.board, language), ...decidedIn(facts, language, true), ...noted]
  if (items.length === 0) return [{ kind: 'list', ordered: true, items: [[gap(40)], [gap(40)]], source: 'hand' }]
  return [{ kind: 'list', ordered: true, items, source: noted.length > 0 ? 'notes' : 'ledger' }]
}

function decidedLater(facts: MinutesFacts, language: Language): Sourced[] {
  const items = decidedIn(facts, language, false)
  if (items.length === 0) return []
  return [
    { kind: 'paragraph', text: [language.words('document.decidedLater')], source: 'ledger' },
    { kind: 'list', ordered: false, items, source: 'ledger' },
  ]
}

function decidedIn({ board, matters }: MinutesFacts, { words, day, money }: Language, during: boolean): Line[] {
  const held = (at: number) => board.openedAt !== null && at >= board.openedAt && at <= (board.closedAt ?? Infinity)
  return matters.flatMap(({ number, title: matter, decided }) => {
    if (!decided || held(decided.at) !== during) return []
    const { title, text, cost, at } = decided
    const said = words('document.decided', { number, matter, title, day: day(at), text })
    return [cost === null ? [said] : [said, words('document.cost', { cost: money(cost) })]]
  })
}

function actionBlocks({ board, matters }: MinutesFacts, { words, day }: Language): Sourced[] {
  const columns = [
    { name: words('document.no'), share: 3 },
    { name: words('document.matter'), share: 9 },
    { name: words('document.fromCards'), share: 4 },
    { name: words('document.handler'), share: 5 },
    { name: words('document.due'), share: 6 },
    { name: words('document.state'), share: 4 },
  ]
  const numberOf = (card: Id) => board.cards[card]?.number
  const due = ({ dueAt, stage }: MinutesMatter): Line => [dueAt !== null ? day(dueAt) : isOpen(stage) ? gap(6) : '—']
  const rows = matters.flatMap((matter): Line[][] => [
    [
      [String(matter.number)],
      [
        matter.lane
          ? words('document.aside', { said: matter.title, aside: words(`lane.${matter.lane}`) })
          : matter.title,
      ],
      [
        matter.cards
          .map(numberOf)
          .filter((n) => n !== undefined)
          .sort((a, b) => a - b)
          .join(', '),
      ],
      matter.office ? [matter.office] : [gap(6)],
      due(matter),
      [words(`matterStage.${matter.stage}`)],
    ],
    ...matter.tasks.map((task): Line[] => [
      [''],
      [words('document.task', { title: task.title })],
      [''],
      task.office ? [task.office] : [gap(6)],
      [day(task.dueAt)],
      [''],
    ]),
    ...(matter.offers ?? []).map(({ organisation, kind, text }): Line[] => [
      [''],
      [words('document.offer', { kind: words(`offerKind.${kind}`), text })],
      [''],
      [organisation],
      [''],
      [''],
    ]),
  ])
  if (rows.length > 0) return [{ kind: 'table', columns, rows, source: 'ledger' }]
  const empty = columns.map((): Line => [gap(3)])
  return [{ kind: 'table', columns, rows: [empty, empty, empty], source: 'hand' }]
}

function leftOpen({ board, matters }: MinutesFacts, { words }: Language): string {
  const taken = new Set(matters.flatMap(({ cards }) => cards))
  const problems = standing(board, 'problem')
  if (problems.length === 0) return words('document.noProblems')
  const open = problems.filter(({ id }) => !taken.has(id))
  if (open.length === 0) return words('document.nothingOpen')
  return words('document.openCards', { n: open.length, list: open.map(({ number }) => number).join(', ') })
}

function cardsTable(board: Board, { words }: Language): Sourced {
  const columns = [
    { name: words('document.no'), share: 3 },
    { name: words('document.tree'), share: 4 },
    { name: words('document.card'), share: 17 },
    { name: words('meeting.place'), share: 6 },
    { name: words('document.endorsements'), share: 3 },
  ]
  const rows = Object.values(board.cards)
    .sort((a, b) => a.number - b.number)
    .map((card): Line[] => [
      [String(card.number)],
      [words(`tree.${card.tree}`)],
      [card.state === 'standing' ? wordsOf(card, words) : words(`document.${card.state}`)],
      [card.state === 'standing' ? card.where : ''],
      [card.state === 'standing' ? String(card.endorsements) : ''],
    ])
  return { kind: 'table', columns, rows, source: 'cards' }
}

/** [P8] What a card says that stood, or why it has no words. */
const wordsOf = (card: Card, words: Language['words']): string =>
  card.text || words(isHandwriting(card) ? 'document.handwriting' : 'document.downSince')

/** The last pages: photos of the meeting, where there are any that everyone may see. */
function photoPages({ entered, board }: MinutesFacts, language: Language): Sourced[] {
  const shown = pictures(shownPhotos(entered), board, language)
  if (shown.length === 0) return []
  return [
    { kind: 'newPage', source: 'notes' },
    { kind: 'heading', level: 1, text: language.words('document.attachmentPhotos'), source: 'notes' },
    ...shown,
  ]
}

function attendanceBlocks(board: Board, language: Language): Sourced[] {
  const { words } = language
  const named = board.attendance.named.join(words('language.listSign')) || words('document.nobody')
  return [
    presenceTable(board, language),
    { kind: 'paragraph', text: [words('document.named', { list: named })], source: 'attendance' },
  ]
}

/** How many people were there, by capacity and in all. */
export function presenceTable(board: Board, { words }: Language): Sourced {
  const counts: [string, number][] = presentByCapacity(board).map(({ capacity, people }) => [
    words(`capacity.${capacity}`),
    people,
  ])
  const rows = [...counts, [words('record.total'), board.attendance.people] as const]
  const columns = [
    { name: words('record.capacity'), share: 3 },
    { name: words('record.number'), share: 1 },
  ]
  return { kind: 'table', columns, rows: rows.map(([name, n]) => [[name], [String(n)]]), source: 'attendance' }
}
