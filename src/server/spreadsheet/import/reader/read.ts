import { bestDelimiter, readCsv } from './csv.ts'
import { decodeText } from './encoding.ts'
import type { FoundLedger, RawTable, ReadAsked } from './found.ts'
import { Refused } from './found.ts'
import { headingScore } from './heading.ts'
import { kindOf } from './kind.ts'
import { understand } from './understand.ts'
import { readWorkbook } from './workbook.ts'

/**
 * Reads a ledger from the bytes of a file: a workbook (xlsx) or text (CSV). Everything here happens in the
 * reading process; see process.ts.
 */
export async function readLedger({ bytes, settings }: ReadAsked): Promise<FoundLedger> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.length === 0) throw new Refused('importEmpty')
  const table = kindOf(file) === 'archive' ? await readWorkbook(file, headingScore) : readText(file)
  return understand(table, settings)
}

function readText(bytes: Buffer): RawTable {
  const { text, encoding } = decodeText(bytes, (beginning) => bestDelimiter(beginning, headingScore).score > 0)
  return { rows: readCsv(text, headingScore), encoding, worksheet: null, otherWorksheets: [], hidden: 0, merges: [] }
}
