import type { Body, OwnersSubject, Share } from '../../../core/ballot/law.ts'
import { OWNERS_SUBJECTS } from '../../../core/ballot/law.ts'
import type { Question, Rules } from '../../../core/ballot/rules.ts'
import { thresholdsByLaw } from '../../../core/ballot/rules.ts'

/** Kinds of votes that the desk offers: each with rules that can be sealed as they are. */
export const VOTE_KINDS = ['hall', 'secret', 'residentsMeeting', 'representativesMeeting', 'ownersAssembly'] as const
export type VoteKind = (typeof VOTE_KINDS)[number]

const SIMPLE = {
  measures: ['heads' as const],
  takePart: null,
  inFavour: { over: 1, of: 2, above: true },
  of: 'takingPart' as const,
}

/** The body that decides by law; null where none does. */
export const formalOf = (kind: VoteKind): Body | null => (kind === 'hall' || kind === 'secret' ? null : kind)

/** The rules of a kind of vote; `noticeAt`: the beginning of the day on which a formal one was announced. */
export function rulesFor(
  kind: VoteKind,
  who: string,
  subject: OwnersSubject,
  showTurnout: boolean,
  noticeAt?: number,
): Rules {
  const body = formalOf(kind)
  const law = body && {
    body,
    subject: body === 'ownersAssembly' ? subject : null,
    ...(noticeAt === undefined ? {} : { noticeAt }),
  }
  const { measures, takePart, inFavour, of } = law ? thresholdsByLaw(law) : SIMPLE
  const hands = kind === 'hall' || kind === 'residentsMeeting' || kind === 'representativesMeeting'
  return {
    voter: kind === 'ownersAssembly' ? 'owner' : kind === 'representativesMeeting' ? 'representative' : 'person',
    who,
    law,
    measures: [...measures],
    takePart: takePart && { ...takePart },
    inFavour: { ...inFavour },
    of,
    ties: 'again',
    secret: kind === 'secret',
    interim: showTurnout ? 'turnout' : 'nothing',
    doors: ['phone', 'box', 'homes', 'behalf', ...(hands ? (['hands'] as const) : [])],
  }
}

/** [V18] The formal step of a matter from which a vote was begun. */
export interface StepToDecide {
  matter: string
  step: string
  body: Body
  subject: OwnersSubject | null
  title: string
  /** [L61] For which version, and what the question says of it. */
  proposal: string
  version: number
  text: string
}

/** The step that an address of the desk names; null where it names none. */
export function stepIn(query: URLSearchParams): StepToDecide | null {
  const named = (name: string) => query.get(name) ?? ''
  const [matter, step, body, subject] = ['matter', 'step', 'body', 'subject'].map(named)
  const [proposal, text, version] = [named('proposal'), named('text'), Number(query.get('version'))]
  const decides = VOTE_KINDS.find((kind) => kind === body)
  if (!proposal || !text || !Number.isInteger(version) || version < 1) return null
  if (!matter || !step || !decides || decides === 'hall' || decides === 'secret') return null
  const about = OWNERS_SUBJECTS.find((one) => one === subject) ?? null
  return { matter, step, body: decides, subject: about, title: named('title').slice(0, 80), proposal, version, text }
}

/** [M51] The motion of a meeting from which a vote was begun, in the wording that is put to it. */
export interface MotionToDecide {
  motion: string
  version: number
  meeting: string
  title: string
  /** Its words, as the question has them. */
  text: string
}

/** The motion that an address of the desk names; null where it names none. */
export function motionIn(query: URLSearchParams): MotionToDecide | null {
  const [motion, meeting, title, text] = ['motion', 'meeting', 'title', 'text'].map((name) => query.get(name) ?? '')
  const version = Number(query.get('version'))
  if (!motion || !meeting || !text || !Number.isInteger(version) || version < 1) return null
  return { motion, version, meeting, title: (title ?? '').slice(0, 80), text }
}

/** [V18] [M51] Its first question decides what the vote was begun from. */
export function decidedBy(questions: Question[], begun: StepToDecide | MotionToDecide | null): Question[] {
  const [first, ...others] = questions
  if (!begun || !first) return questions
  const { version } = begun
  if (!('step' in begun)) return [{ ...first, decides: { motion: begun.motion, version } }, ...others]
  const { matter, step, proposal } = begun
  return [{ ...first, decides: { matter, step, proposal, version } }, ...others]
}

/** A question as it is typed: its options one a line. */
export interface TypedQuestion {
  text: string
  options: string
  most: number
  seats: number
}

export const emptyQuestion = (): TypedQuestion => ({ text: '', options: '', most: 1, seats: 1 })

/**
 * Questions as the vote has them, numbered from 1 on; `least`: what an option needs where the law says so.
 */
export const questionsOf = (typed: readonly TypedQuestion[], least: Share | null = null): Question[] =>
  typed.map(({ text, options: lines, most, seats }, i) => {
    const options = lines
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
    const asks = options.length === 0 ? 'yesNo' : 'choose'
    const fit = (n: number) => (asks === 'yesNo' ? 1 : n)
    return {
      id: `${i + 1}`,
      text,
      asks,
      options,
      most: fit(most),
      seats: fit(seats),
      least: asks === 'yesNo' ? null : least,
    }
  })

/** One line of a pasted roll. */
export interface TypedVoter {
  name: string
  place: string
  /** Hundredths of a square metre; 0: none was given; null: what stands there is no floor area. */
  area: number | null
}

/** So long a home is on the roll at most. */
const PLACE_MOST = 80

/** [V3] Who owns several flats is one head: one line, with all their homes and their floor area. */
export function oneLineAnOwner(lines: readonly TypedVoter[]): TypedVoter[] {
  const owners = new Map<string, TypedVoter[]>()
  for (const line of lines) owners.set(line.name, [...(owners.get(line.name) ?? []), line])
  return [...owners].map(([name, flats]) => {
    const sum = (all: number | null, { area }: TypedVoter) => (all === null || area === null ? null : all + area)
    const places = flats.map(({ place }) => place).join('、')
    const place = places.length > PLACE_MOST ? `${flats[0]!.place} ×${flats.length}` : places
    return { name, place, area: flats.reduce(sum, 0) }
  })
}

const SUM = /^(合计|合計|总计|總計|小计|小計|total|sum)\b|^(合计|合計|总计|總計|小计|小計)/i
const HEAD = /^(序号|序號|姓名|名字|name|no\.?|#)$/i

/**
 * Reads a roll as it is pasted from a spreadsheet: name, home, floor area in square metres, parted by tabs or
 * commas. A first line of headings, lines of sums and a first column of numbers are passed over.
 */
export function rollIn(pasted: string): TypedVoter[] {
  return (
    pasted
      .split(/\r?\n/)
      // What comes from a spreadsheet has tabs: then a comma is part of what stands in a cell.
      .map((line) => line.split(pasted.includes('\t') ? /\t/ : /[,，;；]/).map((cell) => cell.trim()))
      .filter((cells, i) => cells.some(Boolean) && !(i === 0 && cells.some((cell) => HEAD.test(cell))))
      .filter((cells) => !cells.slice(0, 2).some((cell) => SUM.test(cell)))
      .map((cells) => {
        const [name = '', place = '', area = ''] =
          /^\d+$/.test(cells[0] ?? '') && cells.length > 1 ? cells.slice(1) : cells
        return { name, place, area: area === '' ? 0 : hundredths(area) || null }
      })
  )
}

/** Bytes of a file of a roll, at most: twenty thousand people take about one megabyte. */
export const ROLL_MOST = 4_000_000

/**
 * A roll from a file that a spreadsheet saved as CSV or text: in UTF-8 or UTF-16 as it says, else as Excel
 * writes it in China (GB 18030). Cells in quotes lose them, tabs part what semicolons or commas did. Null for
 * a workbook, which is no text.
 */
export function rollFile(bytes: Uint8Array): string | null {
  const [a, b] = bytes
  const text =
    a === 0xff && b === 0xfe
      ? new TextDecoder('utf-16le').decode(bytes)
      : a === 0xfe && b === 0xff
        ? new TextDecoder('utf-16be').decode(bytes)
        : decoded(bytes)
  if (text.includes('\0') || text.startsWith('PK')) return null
  const quoted = text.includes('"') && !text.includes('\t')
  return quoted
    ? text
        .split(/\r?\n/)
        .map((line) => cellsIn(line).join('\t'))
        .join('\n')
    : text
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** Cells of a line, some in quotes. */
const cellsIn = (line: string): string[] =>
  Array.from(line.matchAll(/(?:^|[,;])(?:"((?:[^"]|"")*)"|([^,;]*))/g), ([, quoted, plain]) =>
    quoted === undefined ? (plain ?? '') : quoted.split('""').join('"'),
  )

/** Square metres as typed (89.34, 89.3 m²) in hundredths, without a float between; 0 where it is none. */
export function hundredths(typed: string): number {
  const [, whole = '', part = ''] = /^\s*(\d{1,6})(?:[.．](\d{1,2}))?\s*(?:m²|㎡|平方米|平米)?\s*$/.exec(typed) ?? []
  return whole ? Number(whole) * 100 + Number(part.padEnd(2, '0')) : 0
}

/** The serial in what was typed: a scanner types the whole address of the ballot. */
export const serialIn = (typed: string): string => typed.split('/').pop() ?? ''
