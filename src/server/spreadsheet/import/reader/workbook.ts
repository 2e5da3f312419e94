import { Archive } from './archive.ts'
import type { Format } from './format.ts'
import { formatOf } from './format.ts'
import type { RawRow, RawTable } from './found.ts'
import { LIMITS, Refused } from './found.ts'
import { archiveKind } from './kind.ts'
import type { Book, Worksheet } from './worksheet.ts'
import { readWorksheet } from './worksheet.ts'
import { readXml } from './xml.ts'

/**
 * Reads a workbook (Office Open XML, ECMA-376): the first worksheet whose first rows score above 0, else the
 * first with something in it. Of the others it says how many rows they have. Only cells that exist are
 * touched, whatever ranges are merged, validated or formatted.
 */
export async function readWorkbook(bytes: Buffer, score: (rows: readonly RawRow[]) => number): Promise<RawTable> {
  const archive = await Archive.open(bytes)
  const parts = await readParts(archive)
  const book: Book = {
    from1904: parts.from1904,
    strings: archive.has(parts.strings) ? await readStrings(archive, parts.strings) : [],
    formats: archive.has(parts.styles) ? await readFormats(archive, parts.styles) : [],
  }
  const filled: { name: string; worksheet: Worksheet }[] = []
  let chosen: (typeof filled)[number] | undefined
  for (const { name, part } of parts.worksheets) {
    const worksheet = await readWorksheet(archive, part, book, !chosen)
    if (worksheet.count === 0) continue
    filled.push({ name, worksheet })
    if (!chosen && score(worksheet.rows) > 0) chosen = filled.at(-1)
  }
  chosen ??= filled[0]
  if (!chosen) throw new Refused('importEmpty')
  const { count, ...worksheet } = chosen.worksheet
  if (count > worksheet.rows.length) throw new Refused('importTooMany', { most: LIMITS.rows })
  const otherWorksheets = filled
    .filter((one) => one !== chosen)
    .map(({ name, worksheet }) => ({ name, rows: worksheet.count }))
  return { ...worksheet, encoding: null, worksheet: chosen.name, otherWorksheets }
}

interface BookParts {
  worksheets: { name: string; part: string }[]
  from1904: boolean
  strings: string
  styles: string
}

/** Where the parts of a workbook are (ECMA-376-2): the names of files are free, relationships tell them. */
async function readParts(archive: Archive): Promise<BookParts> {
  const root = [...(await readRelationships(archive, '')).values()]
  const main = root.find(({ type }) => type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml'
  if (!archive.has(main) || main.endsWith('.bin')) throw archiveKind(archive.names())
  const related = await readRelationships(archive, main)
  const partOf = (kind: string) => [...related.values()].find(({ type }) => type.endsWith(kind))?.target ?? ''
  const worksheets: (BookParts['worksheets'][number] & { hidden: boolean })[] = []
  let from1904 = false
  await readXml(archive, main, {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = isOn(attributes.date1904)
      if (name !== 'sheet') return
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? ''
      const { type = '', target = '' } = related.get(id) ?? {}
      if (!type.endsWith('/worksheet') || !archive.has(target)) return
      if (worksheets.length === LIMITS.worksheets) throw new Refused('importTooLarge')
      const hidden = (attributes.state ?? 'visible') !== 'visible'
      worksheets.push({ name: (attributes.name ?? '').slice(0, 100), part: target, hidden })
    },
  })
  worksheets.sort((a, b) => Number(a.hidden) - Number(b.hidden))
  return { worksheets, from1904, strings: partOf('/sharedStrings'), styles: partOf('/styles') }
}

const isOn = (flag: string | undefined) => flag === '1' || flag === 'true' || flag === 'on'

/** What a part says of others, by id; targets as names in the archive. */
async function readRelationships(
  archive: Archive,
  part: string,
): Promise<Map<string, { type: string; target: string }>> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const file = `${folder}_rels/${part.slice(folder.length)}.rels`
  const found = new Map<string, { type: string; target: string }>()
  if (!archive.has(file)) return found
  await readXml(archive, file, {
    open(name, { Id = '', Type = '', Target = '' }) {
      if (name !== 'Relationship') return
      const path = new URL(Target.slice(0, 1000), `file:///${folder}`).pathname
      found.set(Id, { type: Type, target: path.slice(1) })
    },
  })
  return found
}

/**
 * The texts that cells share. Of rich text the runs; not how it is pronounced (rPh), which would otherwise
 * stand in the middle of it.
 */
async function readStrings(archive: Archive, part: string): Promise<string[]> {
  const strings: string[] = []
  let text = ''
  let [inText, spoken] = [false, false]
  await readXml(archive, part, {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 't') inText = !spoken
      else if (name === 'rPh') spoken = true
    },
    text(piece) {
      if (inText) text += piece
    },
    close(name) {
      if (name === 't') inText = false
      else if (name === 'rPh') spoken = false
      else if (name === 'si' && strings.push(text) > LIMITS.cells) throw new Refused('importTooLarge')
    },
  })
  return strings
}

/** The format of each cell style, by its index. */
async function readFormats(archive: Archive, part: string): Promise<Format[]> {
  const codes = new Map<number, string>()
  const formats: Format[] = []
  let inCells = false
  await readXml(archive, part, {
    open(name, { numFmtId = '0', formatCode }) {
      if (name === 'numFmt' && formatCode !== undefined) codes.set(Number(numFmtId), formatCode)
      else if (name === 'cellXfs') inCells = true
      else if (name === 'xf' && inCells) formats.push(formatOf(Number(numFmtId), codes.get(Number(numFmtId))))
      if (formats.length > LIMITS.styles || codes.size > LIMITS.styles) throw new Refused('importTooLarge')
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  return formats
}
