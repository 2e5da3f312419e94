import { bestDelimiter, readCsv } from './csv.ts'
import { decodeText } from './encoding.ts'
import type { FoundSheet, RawSheet, ReadAsked } from './found.ts'
import { Refused } from './found.ts'
import { headingScore } from './heading.ts'
import { kindOf } from './kind.ts'
import { understand } from './understand.ts'
import { readWorkbook } from './workbook.ts'

/**
 * Reads a ledger from the bytes of a file: a workbook (xlsx) or text (CSV). Everything here happens in the
 * reading process; see process.ts.
 */
export async function readLedger({ bytes, settings }: ReadAsked): Promise<FoundSheet> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.length === 0) throw new Refused('importEmpty')
  const sheet = kindOf(file) === 'archive' ? await readWorkbook(file, headingScore) : readText(file)
  return understand(sheet, settings)
}

function readText(bytes: Buffer): RawSheet {
  const { text, encoding } = decodeText(bytes, (beginning) => bestDelimiter(beginning, headingScore).score > 0)
  return { rows: readCsv(text, headingScore), encoding, sheet: null, otherSheets: [], hidden: 0, merges: [] }
}
