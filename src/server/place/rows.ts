import { parse } from 'csv-parse/sync'

/**
 * Rows as a spreadsheet gives them to the clipboard, or writes them into a CSV. A quote that is never closed
 * is a sign like another.
 */
export function rowsOf(text: string): string[][] {
  const read = (quote: '"' | null) =>
    parse(text, {
      delimiter: text.includes('\t') ? '\t' : [',', '，', ';', '；'],
      quote,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as string[][]
  try {
    return read('"')
  } catch {
    return read(null)
  }
}
