/**
 * What a spreadsheet would take for a formula where cells have no type is shown as text (OWASP, CSV
 * injection); full-width signs too, as Excel reads them in Chinese.
 */
export const plainCell = (text: string): string => (/^\s*[=+\-@＝＋－＠\t\r]/.test(text) ? `'${text}` : text)

/**
 * The same for CSV, which some programs take apart at semicolons, tabs and line ends as well (LibreOffice
 * proposes it, Excel does it in many countries): what would then begin a cell is text too. A list's "- " at
 * the start of a line is left as it is.
 */
export function csvCell(text: string): string {
  const plain = plainCell(text)
  let after: Beginning = null
  let said = ''
  let from = 0
  for (let at = 0; at < plain.length; at++) {
    const sign = plain[at]!
    if (after && SIGNS.test(sign) && !(after === 'line' && plain.startsWith('- ', at))) {
      said += `${plain.slice(from, at)}'`
      from = at
    }
    after = beginningAfter(sign, after)
  }
  return said + plain.slice(from)
}

/** Takes away what `plainCell` and `csvCell` put before signs. */
export function cellText(cell: string): string {
  let after: Beginning = 'cell'
  let said = ''
  let from = 0
  for (let at = cell.indexOf("'") < 0 ? cell.length : 0; at < cell.length; at++) {
    const sign = cell[at]!
    if (after && sign === "'" && SIGNS.test(cell[pastSpaces(cell, at + 1)] ?? '')) {
      said += cell.slice(from, at)
      from = at + 1
    }
    after = beginningAfter(sign, after)
  }
  return said + cell.slice(from)
}

/**
 * What may begin at a place in a cell: another cell, a line, or nothing. Kept sign by sign, so that a long
 * run of spaces costs no more than its length.
 */
type Beginning = 'cell' | 'line' | null
const SIGNS = /^[=+\-@＝＋－＠]$/

function beginningAfter(sign: string, before: Beginning): Beginning {
  if (sign === ';' || sign === '\t') return 'cell'
  if (sign === '\n') return before ?? 'line'
  return sign === '"' || /\s/.test(sign) ? before : null
}

function pastSpaces(text: string, at: number): number {
  while (at < text.length && /\s/.test(text[at]!)) at++
  return at
}
