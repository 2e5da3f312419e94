import type { Id } from '../plain/id.ts'
import { isOpen } from '../ledger/stages.ts'
import type { Board } from '../meeting/meeting.ts'
import type { Document, Line, Sourced } from './blocks.ts'
import { gap } from './blocks.ts'
import type { Language } from './language.ts'
import type { MinutesMatter } from './minutes.ts'
import { asOf, standing } from './minutes.ts'

/** So many matters are named on the poster of a result; the others are counted. */
const NAMED = 5

/**
 * A sheet of A3 that calls to a meeting: what, when, where, a code to scan and six letters to type. `trees`:
 * the drawing of its trees (SVG), which is told by shape and so stands on black-and-white printers too.
 */
export function meetingPosterOf(
  { community, board, trees, address }: { community: string; board: Board; trees: string; address: string },
  language: Language,
): Document {
  const { words, dayAndTime } = language
  const blocks: Sourced[] = [
    { kind: 'title', issuer: community, text: board.theme, source: 'meeting' },
    {
      kind: 'fields',
      rows: [
        { name: words('document.held'), value: [dayAndTime(board.startsAt)] },
        { name: words('document.place'), value: board.place ? [board.place] : [gap(20)] },
      ],
      source: 'meeting',
    },
    { kind: 'drawing', svg: trees, says: words('tree.all'), source: 'cards' },
    { kind: 'paragraph', text: [words('poster.what')], source: 'meeting' },
    { kind: 'qr', address, says: words('poster.scan'), code: board.code, source: 'meeting' },
    ...(board.joining === 'hall' ? [paragraph(words('poster.thenNumber'))] : []),
    paragraph(words('poster.noAccount')),
  ]
  return poster(words('poster.of', { name: board.theme }), blocks, board.startsAt, language)
}

/** A sheet of A3 for a building, a grid or a whole community: write a card, at any time, on its open tree. */
export function placePosterOf(
  { community, place, address, since }: { community: string; place: string; address: string; since: number },
  language: Language,
): Document {
  const { words } = language
  const blocks: Sourced[] = [
    {
      kind: 'title',
      issuer: place === community ? '' : community,
      text: words('poster.write', { place }),
      source: 'community',
    },
    ...hints(words),
    { kind: 'qr', address, says: words('poster.scanToWrite'), source: 'community' },
    paragraph(words('poster.whatComes')),
    paragraph(words('poster.noAccount')),
  ]
  return poster(words('poster.of', { name: place }), blocks, since, language)
}

const hints = (words: Language['words']): Sourced[] =>
  (['problem', 'action', 'vision'] as const).flatMap((tree): Sourced[] => [
    { kind: 'heading', level: 1, text: words(`tree.${tree}`), source: 'community' },
    { kind: 'paragraph', text: [words(`tree.${tree}.hint`)], source: 'community' },
  ])

/** What became of a meeting's problem cards: each stands in exactly one of the four. */
export interface Became {
  confirmed: number
  underWay: number
  /** Explained, or not accepted: with a reason that everyone can read. */
  told: number
  /** Part of no matter yet. */
  open: number
}

/**
 * Counts the standing problem cards of a meeting by what became of them. A card of several matters is under
 * way as long as one of them is; it counts as confirmed where none is and one was confirmed.
 */
export function becameOf({ board, matters }: { board: Board; matters: readonly MinutesMatter[] }): Became {
  const became: Became = { confirmed: 0, underWay: 0, told: 0, open: 0 }
  for (const { id } of standing(board, 'problem')) became[oneOf(id, matters)]++
  return became
}

function oneOf(card: Id, matters: readonly MinutesMatter[]): keyof Became {
  const stages = matters.filter(({ cards }) => cards.includes(card)).map(({ stage }) => stage)
  if (stages.length === 0) return 'open'
  if (stages.some(isOpen)) return 'underWay'
  return stages.includes('confirmed') ? 'confirmed' : 'told'
}

/**
 * A sheet of A3 that says what became of a meeting: how many problems, and how far each is, from the ledger.
 */
export function resultPosterOf(
  {
    community,
    board,
    matters,
    address,
  }: { community: string; board: Board; matters: MinutesMatter[]; address: string },
  language: Language,
): Document {
  const { words, day } = language
  const at = asOf({ board, matters })
  const problems = standing(board, 'problem')
  const became = becameOf({ board, matters })
  const figures = (['confirmed', 'underWay', 'told', 'open'] as const).map((name) => ({
    number: became[name],
    says: words(`poster.${name}`),
  }))
  const title = words('poster.result', { n: problems.length })
  const blocks: Sourced[] = [
    { kind: 'title', issuer: `${community} · ${board.theme}`, text: title, source: 'cards' },
    { kind: 'figures', figures, source: 'ledger' },
    ...named(board, matters, language),
    { kind: 'qr', address, says: words('document.whole'), source: 'meeting' },
    paragraph(words('poster.asOf', { day: day(at) })),
  ]
  return poster(words('poster.resultOf', { name: board.theme }), blocks, at, language)
}

/** Matters of its problem cards that were confirmed, and those that are not there yet with who answers. */
function named(board: Board, matters: readonly MinutesMatter[], language: Language): Sourced[] {
  const problems = new Set(standing(board, 'problem').map(({ id }) => id))
  const all = matters.filter(({ cards }) => cards.some((card) => problems.has(card)))
  return [
    ...some(
      all.filter(({ stage }) => stage === 'confirmed'),
      'confirmed',
      language,
    ),
    ...some(
      all.filter(({ stage }) => isOpen(stage)),
      'underWay',
      language,
    ),
  ]
}

function some(matters: readonly MinutesMatter[], name: 'confirmed' | 'underWay', { words, day }: Language): Sourced[] {
  if (matters.length === 0) return []
  const line = ({ title, office, dueAt }: MinutesMatter): Line => {
    const answers = office || words('matter.committee')
    const due = name === 'underWay' && dueAt !== null ? ` · ${words('matter.due', { date: day(dueAt) })}` : ''
    return [words('document.aside', { said: title, aside: `${answers}${due}` })]
  }
  const rest = matters.length - NAMED
  const more: Line[] = rest > 0 ? [[words('poster.more', { n: rest })]] : []
  const items = [...matters.slice(0, NAMED).map(line), ...more]
  return [
    { kind: 'heading', level: 1, text: words(`poster.matters.${name}`, { n: matters.length }), source: 'ledger' },
    { kind: 'list', ordered: false, items, source: 'ledger' },
  ]
}

const paragraph = (text: string): Sourced => ({ kind: 'paragraph', text: [text], source: 'community' })

const poster = (title: string, blocks: Sourced[], at: number, { tag }: Language): Document => ({
  title,
  language: tag,
  blocks,
  foot: title,
  at,
  poster: true,
})
