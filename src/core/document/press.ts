import { TREES } from '../meeting/meeting.ts'
import type { Board, Card } from '../meeting/meeting.ts'
import type { MatterStage } from '../ledger/stages.ts'
import { MATTER_STAGES } from '../ledger/stages.ts'
import type { Document, Sourced } from './blocks.ts'
import type { Language } from './language.ts'
import type { MinutesMatter } from './minutes.ts'
import { asOf, boardIn, hasWords, standing } from './minutes.ts'
import type { Entered } from './notes.ts'
import { pictures, shownPhotos } from './photos.ts'

/** What is known of a meeting when a text for the press is made. */
export interface PressFacts {
  community: string
  board: Board
  matters: MinutesMatter[]
  /** What the recorder entered: signed minutes say how many came and wrote; photos stand below the text. */
  entered: Pick<Entered, 'signedAt' | 'signings' | 'photos'>
  /** Where everyone reads the record. */
  address: string
}

/**
 * How long the text is, in signs: papers and chat groups of the place take 300 to 600 in Chinese; English
 * needs some three times as many for the same.
 */
export const PRESS_LENGTH = {
  'zh-Hans': { least: 300, most: 600 },
  'zh-Hant': { least: 300, most: 600 },
  en: { least: 800, most: 1800 },
} as const satisfies Record<Document['language'], { least: number; most: number }>

/** So many topics are named, and nothing longer than this is quoted. */
const [TOPICS, QUOTE_LONGEST, NEXT_LONGEST] = [3, 80, 120]

/** So many photos: a paper prints one. */
const PHOTOS = 3

const PARAGRAPHS = ['held', 'said', 'became', 'read'] as const

/** A sentence, and in which paragraph it stands. `must`: it stands however long the text is. */
interface Sentence {
  paragraph: (typeof PARAGRAPHS)[number]
  text: string
  must?: true
}

/**
 * A text for the press (新闻稿): who met, when, what was written, what became of it, and where it can be
 * read. Each number is counted from the record; where there is nothing to count the sentence is not there,
 * and nobody is praised. It names no person. What every meeting here has (numbers, receipts, the public
 * ledger) fills it up to its least length.
 */
export function pressOf(today: PressFacts, language: Language): Document {
  const { words, tag } = language
  const facts = { ...today, board: boardIn(today) }
  const { board, community, address, entered } = facts
  const { least, most } = PRESS_LENGTH[tag]
  const chosen: Sentence[] = []
  const length = () => signsIn(chosen)
  const [told, usual] = [toldOf(facts, language), usualOf(language)]
  for (const one of told) if (one.must) chosen.push(one)
  for (const one of told) if (!one.must && length() + signsIn([one]) <= most) chosen.push(one)
  for (const one of usual) if (length() < least) chosen.push(one)
  const order = [...told, ...usual]
  const paragraphs = PARAGRAPHS.map((paragraph) =>
    order
      .filter((one) => one.paragraph === paragraph && chosen.includes(one))
      .map(({ text }) => text)
      .join(tag === 'en' ? ' ' : ''),
  )
  const title = words('press.title', { theme: board.theme })
  const blocks: Sourced[] = [
    { kind: 'title', issuer: community, text: board.theme, source: 'meeting' },
    ...paragraphs.filter(Boolean).map((text): Sourced => ({ kind: 'paragraph', text: [text], source: 'meeting' })),
    ...pictures(shownPhotos({ photos: entered.photos, signedAt: null }).slice(0, PHOTOS), board, language),
    { kind: 'qr', address, says: words('document.whole'), source: 'meeting' },
  ]
  return { title, language: tag, blocks, foot: title, at: asOf(facts) }
}

/** Signs of sentences, without the spaces between them: as papers count. */
const signsIn = (sentences: readonly Sentence[]): number =>
  sentences.reduce((sum, { text }) => sum + [...text.replace(/\s/gu, '')].length, 0)

/** What there is to tell of this meeting, the most important first. */
function toldOf(facts: PressFacts, language: Language): Sentence[] {
  return [
    ...held(facts, language),
    ...cardsSaid(facts, language),
    ...asSignedSaid(facts, language),
    ...topicsSaid(facts, language),
    ...became(facts, language),
    ...decidedThere(facts, language),
    ...quotes(facts, language),
    ...next(facts, language),
  ]
}

function held({ community, board }: PressFacts, { words, dayAndTime }: Language): Sentence[] {
  const { openedAt, closedAt, startsAt, theme, place, attendance } = board
  const when = openedAt === null ? 'willMeet' : closedAt === null ? 'meets' : 'met'
  const day = dayAndTime(openedAt ?? startsAt)
  const lead = place
    ? words(`press.${when}At`, { community, day, theme, place })
    : words(`press.${when}`, { community, day, theme })
  const { people, headCount } = attendance
  return [
    { paragraph: 'held', text: lead, must: true },
    ...(people > 0 ? [{ paragraph: 'held', text: words('press.people', { n: people }), must: true } as const] : []),
    ...(headCount === null ? [] : [{ paragraph: 'held', text: words('press.heads', { n: headCount }) } as const]),
  ]
}

function cardsSaid({ board }: PressFacts, { words }: Language): Sentence[] {
  const [problem, action, vision] = TREES.map((tree) => standing(board, tree).length) as [number, number, number]
  const n = problem + action + vision
  if (n > 0) return [{ paragraph: 'said', text: words('press.cards', { n, problem, action, vision }), must: true }]
  return board.openedAt === null ? [] : [{ paragraph: 'said', text: words('press.noCards'), must: true }]
}

/** [N13] Where minutes stand signed, the numbers of the meeting are theirs. */
const asSignedSaid = ({ entered: { signedAt } }: PressFacts, { words, day }: Language): Sentence[] =>
  signedAt === null ? [] : [{ paragraph: 'said', text: words('press.asSigned', { day: day(signedAt) }), must: true }]

function topicsSaid({ board }: PressFacts, { words }: Language): Sentence[] {
  const cards = TREES.flatMap((tree) => standing(board, tree))
  const topics = Object.values(board.topics)
    .filter(({ id, people }) => people > 0 && cards.some(({ topic }) => topic === id))
    .sort((a, b) => b.people - a.people || a.seat - b.seat || (a.id < b.id ? -1 : 1))
  if (topics.length === 0) return []
  const list = topics
    .slice(0, TOPICS)
    .map(({ name, people, sides }) =>
      sides
        ? words('press.topicOfSides', { name, n: sides[0], other: sides[1] })
        : words('press.topic', { name, n: people }),
    )
    .join(words('language.listSign'))
  const key = topics.length > TOPICS ? 'press.topicsFirst' : 'press.topics'
  return [{ paragraph: 'said', text: words(key, { n: topics.length, list }) }]
}

/** Of each tree the card that most people endorse, where any do, in its own words. */
const quotes = ({ board }: PressFacts, { words }: Language): Sentence[] =>
  TREES.flatMap((tree) => {
    const [first] = standing(board, tree)
      .filter((card) => hasWords(card) && card.endorsements > 0 && [...card.text].length <= QUOTE_LONGEST)
      .sort((a, b) => b.endorsements - a.endorsements || a.number - b.number)
    return first ? [{ paragraph: 'said', text: quoteOf(first, words) } as const] : []
  })

const quoteOf = ({ text, endorsements, tree }: Card, words: Language['words']): string =>
  words('press.quote', {
    tree: words(`tree.${tree}`),
    text: text.replace(/\s+/gu, ' ').replace(/[。.]$/u, ''),
    n: endorsements,
  })

function became(facts: PressFacts, { words, day }: Language): Sentence[] {
  const { board, matters } = facts
  const cards = TREES.flatMap((tree) => standing(board, tree))
  if (cards.length === 0) return []
  const at = day(asOf(facts))
  if (matters.length === 0) return [{ paragraph: 'became', text: words('press.noMatters', { day: at }) }]
  const taken = new Set(matters.flatMap(({ cards }) => cards))
  const open = standing(board, 'problem').filter(({ id }) => !taken.has(id)).length
  const list = stagesOf(matters)
    .map(({ stage, n }) => words('press.stage', { stage: words(`matterStage.${stage}`), n }))
    .join(words('language.listSign'))
  const inMatters = cards.filter(({ id }) => taken.has(id)).length
  return [
    { paragraph: 'became', text: words('press.matters', { day: at, cards: inMatters, n: matters.length, list }) },
    ...(open > 0 ? [{ paragraph: 'became', text: words('press.open', { n: open }) } as const] : []),
  ]
}

const stagesOf = (matters: readonly MinutesMatter[]): { stage: MatterStage; n: number }[] =>
  MATTER_STAGES.map((stage) => ({ stage, n: matters.filter((matter) => matter.stage === stage).length })).filter(
    ({ n }) => n > 0,
  )

function decidedThere({ matters }: PressFacts, { words }: Language): Sentence[] {
  const n = matters.filter(({ decided }) => decided !== null).length
  return n > 0 ? [{ paragraph: 'became', text: words('press.decided', { n }) }] : []
}

const next = ({ board }: PressFacts, { words }: Language): Sentence[] =>
  board.next && [...board.next].length <= NEXT_LONGEST
    ? [{ paragraph: 'became', text: words('press.next', { text: board.next.replace(/\s+/gu, ' ') }) }]
    : []

/** What is so of every meeting and matter here, whatever was said. */
const usualOf = ({ words }: Language): Sentence[] =>
  (['record', 'receipt', 'ledger', 'contest', 'names', 'way', 'trees', 'openTree', 'counts'] as const).map((name) => ({
    paragraph: 'read',
    text: words(`press.usual.${name}`),
  }))
