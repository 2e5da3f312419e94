import type { ChangedVote } from '../minutes/changes.ts'
import { changedTexts, changedVotes } from '../minutes/changes.ts'
import type { Field as NoteField, Minutes, Notes, TakenOut, Vote } from '../minutes/minutes.ts'
import { lastRound, partKey } from '../minutes/minutes.ts'
import { rewordedSince, takenDownSince } from '../minutes/signing.ts'
import type { AgendaItem, Board } from '../meeting/meeting.ts'
import type { Id } from '../plain/id.ts'
import type { Field, Line, Sourced } from './blocks.ts'
import { gap } from './blocks.ts'
import type { Language } from './language.ts'

type Words = Language['words']

/** What the recorder entered, as it stands in the minutes. */
export type Entered = Pick<Minutes, 'texts' | 'votes' | 'rounds' | 'signedAt' | 'signings' | 'takenOut' | 'photos'>

const WAY = { hands: 'wayHands', ballot: 'wayBallot', phone: 'wayPhone', other: 'wayOther' } as const
const RESULT = { carried: 'resultCarried', notCarried: 'resultNotCarried', open: 'resultOpen' } as const

/** The lines of a text, without empty ones. */
const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '')
const noted = ({ texts }: Notes, field: NoteField, item: Id | null = null): string[] =>
  linesOf(texts[partKey({ item, field })] ?? '')

/** A field that the recorder fills in: what was entered, or a gap of so many signs. */
export function notedField(notes: Notes, field: NoteField, name: string, signs: number, words: Words): Field {
  const lines = noted(notes, field)
  if (lines.length === 0) return { name, value: [gap(signs)], source: 'hand' }
  return { name, value: [lines.join(words('language.listSign'))], source: 'notes' }
}

/** A text that the recorder entered, a paragraph a line. */
export const notedParagraphs = (notes: Notes, field: NoteField, item: Id | null = null): Sourced[] =>
  noted(notes, field, item).map((line) => ({ kind: 'paragraph', text: [line], source: 'notes' }))

/** The decisions that the recorder entered, one a line. */
export const notedDecisions = (notes: Notes): Line[] => noted(notes, 'decisions').map((line) => [line])

/** The meeting as a whole, its agenda items, and items that went from the agenda after something was said. */
function itemsOf(notes: Notes, { agenda }: Board): (Pick<AgendaItem, 'id' | 'kind' | 'title'> | null)[] {
  const known = new Set(agenda.map(({ id }) => id))
  const gone = Object.keys(notes.texts)
    .filter((key) => key.includes('/'))
    .map((key) => key.slice(0, key.indexOf('/')))
    .filter((id) => !known.has(id))
  return [null, ...agenda, ...[...new Set(gone)].sort().map((id) => ({ id, kind: 'other' as const, title: '' }))]
}

/** What an agenda item is called. */
export const titleOf = ({ kind, title }: Pick<AgendaItem, 'kind' | 'title'>, words: Words): string =>
  title || words(`agendaKind.${kind}`)

/** What was said of each agenda item. */
export const gistBlocks = (notes: Notes, board: Board, { words }: Language): Sourced[] =>
  itemsOf(notes, board).flatMap((item): Sourced[] => {
    const paragraphs = notedParagraphs(notes, 'gist', item?.id ?? null)
    if (paragraphs.length === 0 || item === null) return paragraphs
    return [{ kind: 'heading', level: 2, text: titleOf(item, words), source: 'meeting' }, ...paragraphs]
  })

/** Views for and against, by agenda item; two gaps where nobody entered any. */
export function viewBlocks(notes: Notes, board: Board, { words }: Language): Sourced[] {
  const sides = ['for', 'against'] as const
  const blocks = itemsOf(notes, board).flatMap((item): Sourced[] => {
    const rows = sides.flatMap((side) => {
      const lines = noted(notes, side, item?.id ?? null)
      return lines.length ? [{ name: words(`field.${side}`), value: [lines.join('\n')] }] : []
    })
    if (rows.length === 0) return []
    const fields: Sourced = { kind: 'fields', rows, source: 'notes' }
    return item ? [{ kind: 'heading', level: 2, text: titleOf(item, words), source: 'meeting' }, fields] : [fields]
  })
  if (blocks.length > 0) return blocks
  const rows = sides.map((side) => ({ name: words(`field.${side}`), value: [gap(40)] }))
  return [{ kind: 'fields', rows, source: 'hand' }]
}

/** The votes of a meeting; one row of gaps where there are none. */
export function votesTable(votes: readonly Vote[], { words }: Language): Sourced {
  const columns = (
    [
      'document.voteOn',
      'document.way',
      'document.entitled',
      'document.votePresent',
      'field.for',
      'field.against',
      'field.abstain',
      'document.result',
    ] as const
  ).map((key, n) => ({ name: words(key), share: n === 0 ? 3 : 1 }))
  if (votes.length === 0) return { kind: 'table', columns, rows: [columns.map(() => [gap(3)])], source: 'hand' }
  const number = (n: number | null): Line => (n === null ? [gap(3)] : [String(n)])
  const rows = votes.map((vote): Line[] => [
    [vote.subject],
    [words(`document.${WAY[vote.way]}`)],
    number(vote.entitled),
    number(vote.present),
    [String(vote.for)],
    [String(vote.against)],
    [String(vote.abstained)],
    [[words(`document.${RESULT[vote.result]}`), vote.rule, ...countedSaid(vote, words)].filter(Boolean).join('\n')],
  ])
  return { kind: 'table', columns, rows, source: 'notes' }
}

/** Until when those present may correct the draft: while it is one that went round. */
export function draftBlocks(entered: Entered, { words, dayAndTime }: Language): Sourced[] {
  const round = lastRound(entered)
  if (!round || entered.signedAt !== null) return []
  const text = words('document.draftUntil', { until: dayAndTime(round.until) })
  return [{ kind: 'paragraph', text: [text], source: 'notes' }]
}

/**
 * [N13] When the minutes were signed, now and before, how long they had gone round, which cards were taken
 * down and [N7] in how many places words were taken out since.
 */
export function signingBlocks(entered: Entered, now: Board, language: Language): Sourced[] {
  const { signedAt, signings, takenOut } = entered
  const { words, dayAndTime } = language
  const list = signings.map(({ at }) => dayAndTime(at)).join(words('language.listSign'))
  const says = (text: string): Sourced => ({ kind: 'paragraph', text: [text], source: 'notes' })
  if (signings.length === 0) return []
  const taken = takenOut.map((one) => says(takenOutLine(one, language)))
  if (signedAt === null) return [says(words('document.signedBefore', { list })), ...taken]
  const board = signings[signings.length - 1]!.board
  const down = board ? takenDownSince(board, now) : []
  const reworded = board ? rewordedSince(board, now) : []
  return [
    says(words('document.signedAt', { list })),
    says(roundLine(entered, language)),
    ...(down.length > 0 ? [says(words('document.cardsDownSince', { list: down.join(', ') }))] : []),
    ...(reworded.length > 0 ? [says(words('document.cardsRewordedSince', { list: reworded.join(', ') }))] : []),
    ...taken,
  ]
}

/** [N8] How long those present could remark on what is signed. */
export function roundLine(
  { rounds }: Pick<Minutes, 'rounds'>,
  { words, dayAndTime }: Pick<Language, 'words' | 'dayAndTime'>,
): string {
  const round = lastRound({ rounds })
  if (!round) return words('minutes.noRound')
  return words('minutes.roundWas', { from: dayAndTime(round.openedAt), until: dayAndTime(round.until) })
}

/** [N7] That words were taken out of signed minutes, in how many places and why; never which. */
const takenOutLine = ({ at, places, why }: TakenOut, { words, day }: Language): string =>
  words('minutes.takenOutSince', { day: day(at), n: places, why: words(`minutes.reason.${why}`) })

/** [N10] Of signed minutes that had gone round: what changed since the draft, sentence by sentence. */
export function changeBlocks(entered: Entered, heading: () => string, { words }: Language): Sourced[] {
  const round = lastRound(entered)
  if (!round || entered.signedAt === null) return []
  const items = [
    ...changedTexts(round.draft, entered).map((change) => changeLine(change.before, change.after, words)),
    ...changedVotes(round.draft, entered).map((change) => voteChange(change, words)),
  ]
  const head: Sourced = { kind: 'heading', level: 1, text: heading(), source: 'notes' }
  if (items.length === 0)
    return [head, { kind: 'paragraph', text: [words('document.nothingChanged')], source: 'notes' }]
  return [head, { kind: 'list', ordered: true, items, source: 'notes' }]
}

function changeLine(before: string, after: string, words: Words): Line {
  if (before === '') return [words('document.added', { after })]
  if (after === '') return [words('document.tookOut', { before })]
  return [words('document.changedTo', { before, after })]
}

function voteChange({ before, after }: ChangedVote, words: Words): Line {
  const said = (vote: Vote | null) => (vote === null ? '' : voteSaid(vote, words))
  return changeLine(said(before), said(after), words)
}

/** A vote as a sentence. */
export const voteSaid = (
  { subject, for: yes, against, abstained, result, rule, counted }: Vote,
  words: Words,
): string =>
  words('document.voteSaid', {
    subject,
    for: yes,
    against,
    abstained,
    result: [words(`document.${RESULT[result]}`), rule, ...countedSaid({ counted }, words)].filter(Boolean).join(' · '),
  })

/**
 * What a vote that Grove counted says besides: who is out of it, floor area, what has won, and which it is.
 */
function countedSaid({ counted }: Pick<Vote, 'counted'>, words: Words): string[] {
  if (!counted) return []
  const { code, recused, area, won } = counted
  const metres = (hundredths: number) => hundredths / 100
  return [
    ...won,
    ...(area
      ? [
          words('document.voteArea', {
            for: metres(area.for),
            against: metres(area.against),
            present: metres(area.present),
            eligible: metres(area.eligible),
          }),
        ]
      : []),
    ...(recused ? [words('document.voteRecused', { n: recused })] : []),
    words('document.voteCounted', { code }),
  ]
}
