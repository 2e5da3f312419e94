import { Refused } from './found.ts'

/** What programs elsewhere write, by the bytes with which it begins. */
const SIGNATURES: readonly [RegExp, string][] = [
  [/^%PDF/, 'PDF'],
  [/^\{\\rtf/, 'RTF'],
  [/^\xff\xd8\xff/, 'JPEG'],
  [/^\x89PNG/, 'PNG'],
  [/^GIF8/, 'GIF'],
  [/^Rar!/, 'RAR'],
  [/^7z\xbc\xaf/, '7z'],
  [/^\x1f\x8b/, 'gzip'],
  [/^\t[\x00\x02\x04]/, 'Excel 2–4 (.xls)'],
]
const OLE = 'd0cf11e0a1b11ae1'
/** Names of streams in an OLE file are UTF-16. */
const inOle = (bytes: Buffer, name: string) => bytes.includes(Buffer.from(name, 'utf16le'))

/**
 * Whether a file is a workbook's archive or text; refuses what is neither, by name, so that the person knows
 * what to do with it.
 */
export function kindOf(bytes: Buffer): 'archive' | 'text' {
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') return 'archive'
  if (bytes.subarray(0, 8).toString('hex') === OLE) {
    if (inOle(bytes, 'EncryptedPackage')) throw new Refused('importLocked')
    throw new Refused('importKind', { kind: inOle(bytes, 'WordDocument') ? 'Word (.doc)' : 'Excel 97–2003 (.xls)' })
  }
  const beginning = bytes.subarray(0, 1000).toString('latin1')
  const signed = SIGNATURES.find(([sign]) => sign.test(beginning))
  if (signed) throw new Refused('importKind', { kind: signed[1] })
  const markup = markupIn(bytes)
  if (markup) throw new Refused('importKind', { kind: markup })
  return 'text'
}

/** Pages and XML that bear a spreadsheet's name: many systems write them as .xls. */
function markupIn(bytes: Buffer): string | undefined {
  const text = bytes.subarray(0, 4000).toString('latin1').replaceAll('\u0000', '').toLowerCase()
  const from = text.indexOf('<')
  // Before the first tag only a mark (BOM) and spaces.
  if (from < 0 || !/^[\s\xef\xbb\xbf\xff\xfe]{0,100}$/.test(text.slice(0, from))) return undefined
  if (text.includes('urn:schemas-microsoft-com:office:spreadsheet')) return 'XML Spreadsheet 2003'
  if (/<(?:!doctype html|html|head|meta|table|body|style)[\s>]/.test(text)) return 'HTML'
  return text.includes('<?xml') ? 'XML' : undefined
}

/** What an archive without a workbook holds, by the names of its files. */
export function archiveKind(names: ReadonlySet<string>): Refused {
  const has = (sign: RegExp) => [...names].some((name) => sign.test(name))
  if (has(/^xl\/workbook\.bin$/)) return new Refused('importKind', { kind: 'Excel (.xlsb)' })
  if (has(/^Index\/|^Index\.zip$/)) return new Refused('importKind', { kind: 'Numbers' })
  if (has(/^word\//)) return new Refused('importKind', { kind: 'Word (.docx)' })
  if (has(/^content\.xml$/)) return new Refused('importKind', { kind: 'OpenDocument (.ods)' })
  if (has(/^ppt\//)) return new Refused('importKind', { kind: 'PowerPoint (.pptx)' })
  return new Refused(has(/\.xlsx$|\.csv$/i) ? 'importZipped' : 'importUnreadable')
}
