import { graphemes } from './text.ts'

/**
 * A text of at most `most` graphemes: as many whole lines as there is room for, and then what `says` says of
 * how many are left out. A text that fits stays as it is.
 */
export function shortened(text: string, most: number, says: (left: number) => string): string {
  if (graphemes(text) <= most) return text
  const lines = text.split('\n')
  const room = most - graphemes(says(lines.length)) - 1
  let [kept, length] = [0, 0]
  while (kept < lines.length && length + graphemes(lines[kept]!) + 1 <= room) length += graphemes(lines[kept++]!) + 1
  return [...lines.slice(0, kept), says(lines.length - kept)].join('\n')
}
