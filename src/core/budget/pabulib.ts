/**
 * A file of Pabulib (pabulib.org/format): sections META, PROJECTS and VOTES, each a table whose cells stand
 * between semicolons. Every column is kept as it came, known or not, and so is its spelling: a file that is
 * read and written again is the same, byte for byte.
 */
export interface PabulibFile {
  sections: readonly Section[]
  spelling: Spelling
}

export interface Section {
  name: SectionName
  columns: readonly string[]
  rows: readonly (readonly string[])[]
}

export const SECTIONS = ['META', 'PROJECTS', 'VOTES'] as const
export type SectionName = (typeof SECTIONS)[number]

/** What of a file's spelling says nothing, kept so that it is written as it came. */
export interface Spelling {
  newline: '\n' | '\r\n'
  /** Whether the last line ends as the others do. */
  ended: boolean
  /** Lines that we would spell otherwise, and empty ones, by their place in the file. */
  lines: ReadonlyMap<number, string>
}

export const PLAIN: Spelling = { newline: '\n', ended: true, lines: new Map() }

/** Why a text is no Pabulib file: a section, or the names of its columns, are missing. */
export interface PabulibRefusal {
  refused: 'noSection' | 'noColumns'
  section: SectionName
}

/** [B10] Reads a file; refuses one whose sections are missing. What cells mean is not looked at here. */
export function readPabulib(text: string): PabulibFile | PabulibRefusal {
  const newline = /^[^\n]*\r\n/.test(text) ? '\r\n' : '\n'
  const ended = text.endsWith(newline)
  const sections: { name: SectionName; columns: string[]; rows: string[][] }[] = []
  const lines = new Map<number, string>()
  rowsOf(ended ? text.slice(0, -newline.length) : text, newline).forEach(({ line, cells }, place) => {
    const last = sections[sections.length - 1]
    const blank = line.trim() === ''
    const name = cells.length === 1 ? SECTIONS.find((one) => one === titleOf(cells[0]!)) : undefined
    if (blank || (name ?? writeRow(cells)) !== line) lines.set(place, line)
    if (blank) return
    if (name) sections.push({ name, columns: [], rows: [] })
    else if (last && last.columns.length === 0) last.columns = cells
    else last?.rows.push(cells)
  })
  for (const section of SECTIONS) {
    const found = sections.find(({ name }) => name === section)
    if (!found) return { refused: 'noSection', section }
    if (found.columns.length === 0) return { refused: 'noColumns', section }
  }
  return { sections, spelling: { newline, ended, lines } }
}

const titleOf = (cell: string): string => cell.replace('\uFEFF', '').trim().toUpperCase()

/** Writes a file as it came, and one that was made here plainly. */
export function writePabulib({ sections, spelling }: PabulibFile): string {
  const rows = sections.flatMap(({ name, columns, rows }) => [[name], columns, ...rows])
  const lines: string[] = []
  const asItCame = () => spelling.lines.get(lines.length)
  const keepBlank = () => {
    while (asItCame()?.trim() === '') lines.push(asItCame()!)
  }
  for (const row of rows) {
    keepBlank()
    lines.push(asItCame() ?? writeRow(row))
  }
  keepBlank()
  return lines.join(spelling.newline) + (spelling.ended ? spelling.newline : '')
}

interface Row {
  line: string
  cells: string[]
}

/** The rows of a text; one whose cells hold line ends in quotes goes over several lines. */
function rowsOf(text: string, newline: string): Row[] {
  const lines = text.split(newline)
  const rows: Row[] = []
  // Whoever opens a quotation on every line makes nobody read the file two hundred times.
  let work = 20 * text.length
  for (let i = 0; i < lines.length; i++) {
    let line = lines[i]!
    let cells = cellsOf(line)
    let next = i
    while (!cells && next + 1 < lines.length && next - i < MOST_LINES && work > 0) {
      work -= line.length
      line += newline + lines[++next]!
      cells = cellsOf(line)
    }
    // A quotation mark that nothing closes is a letter as any other.
    if (!cells) line = lines[i]!
    else i = next
    rows.push({ line, cells: cells ?? line.split(';') })
  }
  return rows
}

/** No cell goes over more lines than that. */
const MOST_LINES = 200

/** The cells of a row, or null where one begins with a quotation mark and does not end. */
function cellsOf(row: string): string[] | null {
  if (!row.includes('"')) return row.split(';')
  const cells: string[] = []
  for (let at = 0; at <= row.length;) {
    if (row[at] === '"') {
      const quoted = /^"((?:[^"]|"")*)"(?!")([^;]*)/.exec(row.slice(at))
      if (!quoted) return null
      cells.push(quoted[1]!.split('""').join('"') + quoted[2]!)
      at += quoted[0].length + 1
    } else {
      const end = row.indexOf(';', at)
      cells.push(row.slice(at, end < 0 ? undefined : end))
      at = end < 0 ? row.length + 1 : end + 1
    }
  }
  return cells
}

const writeRow = (cells: readonly string[]): string =>
  cells.map((cell) => (/[;"\r\n]/.test(cell) ? `"${cell.split('"').join('""')}"` : cell)).join(';')
