import type { Id } from '../plain/id.ts'

/**
 * What a document is made of. It is described once, by pure functions of this folder; Word, PDF and the page
 * on the screen are drawn from the same blocks, so that they cannot say different things.
 */
export type Block =
  | { kind: 'title'; text: string; issuer: string }
  | { kind: 'fields'; rows: Field[] }
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph'; text: Line }
  | { kind: 'list'; ordered: boolean; items: Line[] }
  | { kind: 'table'; columns: Column[]; rows: Line[][] }
  | { kind: 'signatures'; lines: string[] }
  | { kind: 'seal'; issuer: string; day: Line }
  | { kind: 'qr'; address: string; says: string; code?: string }
  | { kind: 'drawing'; svg: string; says: string }
  | Picture
  | { kind: 'figures'; figures: Figure[] }
  | { kind: 'newPage' }

/**
 * A photo that everyone may see, with what it shows. `album`: of the meeting [N12], of a matter [L34] or of a
 * round [B27]; `address`: where pages have it. Whoever writes a file takes it from there as it is then: what
 * was taken back since is left out.
 */
export interface Picture {
  kind: 'picture'
  album: 'meeting' | 'matter' | 'round'
  photo: Id
  address: string
  says: string
}

/** A field: its name and what is known; `source` where that is another than the block's. */
export interface Field {
  name: string
  value: Line
  source?: Source
}

/** A line of text: what is known, as words, and what is to be filled in by hand, as gaps. */
export type Line = readonly Part[]
export type Part = string | Gap

/** What nobody has entered. Readers see a line to write on, so wide as `signs` letters; never a guess. */
export interface Gap {
  gap: number
}
export const gap = (signs: number): Gap => ({ gap: signs })
export const isGap = (part: Part): part is Gap => typeof part !== 'string'

/** A column of a table: its head, and its part of the table's width. */
export interface Column {
  name: string
  share: number
}

/** A number in large type, and what it counts. */
export interface Figure {
  number: number
  says: string
}

/** Where a block's facts come from: nothing stands in a document without a source. */
export type Source = 'meeting' | 'attendance' | 'cards' | 'notes' | 'ledger' | 'notice' | 'round' | 'community' | 'hand'

/**
 * A block and its source. `notes`: what the recorder entered; `hand`: what people enter on paper (signatures,
 * seal, gaps alone).
 */
export type Sourced = Block & { source: Source }

/** A document. The same state gives the same blocks, and these the same bytes. */
export interface Document {
  /** What it is, for file names and for what programs show of a file. */
  title: string
  language: 'zh-Hans' | 'zh-Hant' | 'en'
  blocks: Sourced[]
  /** At the foot of each page, with the pages' numbers: of what it is, and as of when. */
  foot: string
  /** For when it is true, in ms since 1970: the file's own date. */
  at: number
  /** A sheet of A3 to hang up, in type that is read from across a street; without it, pages of A4. */
  poster?: boolean
  /** The same pages enlarged to A3, or one narrow picture for the screens of phones; without it, A4. */
  paper?: 'a3' | 'picture'
}

/** All words of a document in reading order, gaps as a row of low lines: for search, tests and comparison. */
export function textOf({ blocks }: Pick<Document, 'blocks'>): string {
  return blocks.flatMap(linesOf).join('\n')
}

export const lineText = (line: Line): string => line.map((part) => (isGap(part) ? '_'.repeat(part.gap) : part)).join('')

function linesOf(block: Block): string[] {
  switch (block.kind) {
    case 'title':
      return [block.issuer, block.text]
    case 'fields':
      return block.rows.map(({ name, value }) => `${name}\t${lineText(value)}`)
    case 'heading':
      return [block.text]
    case 'paragraph':
      return [lineText(block.text)]
    case 'list':
      return block.items.map(lineText)
    case 'table':
      return [
        block.columns.map(({ name }) => name).join('\t'),
        ...block.rows.map((row) => row.map(lineText).join('\t')),
      ]
    case 'signatures':
      return block.lines
    case 'seal':
      return [block.issuer, lineText(block.day)]
    case 'qr':
      return [block.says, block.address, ...(block.code ? [block.code] : [])]
    case 'drawing':
    case 'picture':
      return [block.says]
    case 'figures':
      return block.figures.map(({ number, says }) => `${number}\t${says}`)
    case 'newPage':
      return []
  }
}
