// BOM and zero-width no-break space, bidi embeddings, overrides and isolates, and controls other than tab and
// newline. Text is shown inside <bdi>, so nobody needs these to write Arabic or Hebrew.
const REMOVED = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFEFF\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/g
// Without a lookbehind: a Safari before 16.4 could not read the file at all.
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?:^|[^\uD800-\uDBFF])[\uDC00-\uDFFF]/
/** White space, and signs that take no ink. */
export const INVISIBLE =
  /[\s\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180E\u200B-\u200F\u2060-\u2064\u206A-\u206F\u2800\u3164\uFE00-\uFE0F\uFFA0]/gu

/** Why a text was not taken. `at` and `most` are in graphemes. */
export type TextRefusal =
  | { refused: 'textEmpty' }
  | { refused: 'textTooLong'; length: number; most: number }
  | { refused: 'textBroken' }

/** Code units that count as one grapheme at most. */
const GRAPHEME_MOST = 32

/**
 * Makes text from a person safe to keep and show: NFC, line ends as \n, no control characters, no bidi
 * overrides, trimmed. Refuses what holds nothing to read, lone surrogates or NUL (the sender's program broke
 * the text: changing it silently could lose words), and more than `most` graphemes. A grapheme of over 32
 * code units (hundreds of combining marks) counts as several.
 */
export function cleanText(raw: string, most: number, least = 1): { text: string } | TextRefusal {
  if (raw.includes('\u0000') || LONE_SURROGATE.test(raw)) return { refused: 'textBroken' }
  const text = raw.replace(/\r\n?/g, '\n').replace(REMOVED, '').normalize('NFC').trim()
  if (least > 0 && text.replace(INVISIBLE, '') === '') return { refused: 'textEmpty' }
  // Graphemes are never more than code units, and counting them costs more than all the rest.
  if (text.length <= most) return { text }
  // Of a text that is too long whatever its graphemes are, nobody needs them counted one by one (a megabyte
  // takes seconds).
  const length = text.length > most * GRAPHEME_MOST ? Array.from(text).length : graphemes(text)
  if (length > most) return { refused: 'textTooLong', length, most }
  return { text }
}

/**
 * Text for a field of one line: white space, ends of lines among it, folded to single spaces. Otherwise a
 * name would stand on several lines wherever it is printed.
 */
export const oneLine = (raw: string): string => raw.replace(/\s+/g, ' ')

let segmenter: Intl.Segmenter | undefined

/**
 * Length in graphemes, what a person would count as characters. Falls back to code points on browsers without
 * Intl.Segmenter.
 */
export function graphemes(text: string): number {
  if (typeof Intl === 'undefined' || !('Segmenter' in Intl)) return Array.from(text).length
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'grapheme' })
  let count = 0
  for (const { segment } of segmenter.segment(text)) count += Math.ceil(segment.length / GRAPHEME_MOST)
  return count
}
