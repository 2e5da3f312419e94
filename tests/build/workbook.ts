import { crc32, deflateRawSync } from 'node:zlib'

/** A ZIP archive (APPNOTE 4.3) of parts by their names, packed. */
export function zipOf(parts: Record<string, string | Buffer>): Buffer {
  const [files, directory]: [Buffer[], Buffer[]] = [[], []]
  let at = 0
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content as string)
    // The quickest: what is hostile here is how much comes out, not how little goes in.
    const packed = deflateRawSync(bytes, { level: 1 })
    const path = Buffer.from(name)
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE(0x0800, 2)
    facts.writeUInt16LE(8, 4)
    facts.writeUInt32LE(crc32(bytes), 10)
    facts.writeUInt32LE(packed.length, 14)
    facts.writeUInt32LE(bytes.length, 18)
    facts.writeUInt16LE(path.length, 22)
    const file = Buffer.concat([Buffer.from('PK\u0003\u0004'), facts, path, packed])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), facts, rest, path]))
    files.push(file)
    at += file.length
  }
  const entries = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(directory.length, 4)
  end.writeUInt16LE(directory.length, 6)
  end.writeUInt32LE(entries.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...files, entries, Buffer.from('PK\u0005\u0006'), end])
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATED = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

/** What a workbook for a test holds; `sheets` are the XML inside each worksheet, by its name. */
export interface TestBook {
  sheets: Record<string, string>
  strings?: string
  /** The XML inside styleSheet. */
  styles?: string
  /** Attributes of workbookPr. */
  properties?: string
}

/** The bytes of a workbook (xlsx) from its XML, so that a test can write what no library would. */
export function workbookOf(
  { sheets, strings, styles, properties = '' }: TestBook,
  more: Record<string, string> = {},
): Buffer {
  const names = Object.keys(sheets)
  const relationship = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${RELATED}/${type}" Target="${target}"/>`
  const relationships = (inner: string) => `<Relationships xmlns="${PACKAGE}/relationships">${inner}</Relationships>`
  return zipOf({
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"/>`,
    '_rels/.rels': relationships(relationship('r1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATED}"><workbookPr ${properties}/><sheets>${names
      .map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="s${i}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships(
      names.map((_, i) => relationship(`s${i}`, 'worksheet', `worksheets/sheet${i + 1}.xml`)).join('') +
        relationship('strings', 'sharedStrings', 'sharedStrings.xml') +
        relationship('styles', 'styles', '/xl/styles.xml'),
    ),
    ...Object.fromEntries(
      Object.values(sheets).map((xml, i) => [
        `xl/worksheets/sheet${i + 1}.xml`,
        `<worksheet xmlns="${MAIN}">${xml}</worksheet>`,
      ]),
    ),
    ...(strings === undefined ? {} : { 'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${strings}</sst>` }),
    ...(styles === undefined ? {} : { 'xl/styles.xml': `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>` }),
    ...more,
  })
}

/**
 * Styles in which the cell style n has the n-th of the given number formats: a built-in number, or a code.
 */
export function stylesOf(formats: readonly (number | string)[]): string {
  const codes = formats.map((format, i) =>
    typeof format === 'string' ? `<numFmt numFmtId="${200 + i}" formatCode="${escaped(format)}"/>` : '',
  )
  const xfs = formats.map((format, i) => `<xf numFmtId="${typeof format === 'string' ? 200 + i : format}"/>`)
  return `<numFmts>${codes.join('')}</numFmts><cellXfs>${xfs.join('')}</cellXfs>`
}

/**
 * Rows of texts as the XML of a sheet; empty cells are not there. A cell that begins with “<” is XML already.
 */
export function rowsXml(rows: readonly (readonly string[])[], first = 1): string {
  const cell = (text: string, row: number, column: number) => {
    const at = `r="${lettersOf(column)}${row}"`
    if (text === '') return ''
    return text.startsWith('<c')
      ? text.replace('<c', `<c ${at}`)
      : `<c ${at} t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
  }
  const row = (cells: readonly string[], i: number) =>
    `<row r="${first + i}">${cells.map((text, column) => cell(text, first + i, column)).join('')}</row>`
  return `<sheetData>${rows.map(row).join('')}</sheetData>`
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll('\r', '&#13;')

const lettersOf = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : lettersOf(Math.floor(column / 26) - 1) + lettersOf(column % 26)
