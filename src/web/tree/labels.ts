import type { Text, Box } from './scene.ts'

/** Width of a text in pixels, without a font to measure by: a little more than common system faces need. */
export function textWidth(text: string, size: number, bold = false): number {
  let ems = 0
  for (const letter of text) ems += letterWidth(letter.codePointAt(0)!)
  return ems * size * (bold ? 1.05 : 1)
}

function letterWidth(code: number): number {
  if (code < 0x20 || (code >= 0x300 && code < 0x370) || code === 0x200d || (code >= 0xfe00 && code <= 0xfe0f)) return 0
  if (code === 0x20) return 0.3
  if (code >= 0x30 && code <= 0x39) return 0.6
  if (code >= 0x41 && code <= 0x5a) return 0.7
  if (code < 0x2000) return 0.58
  if (code < 0x2e80) return 0.75
  return 1.02
}

/** Splits a text into what people count as letters; into code points on browsers without Intl.Segmenter. */
function lettersOf(text: string): string[] {
  if (!('Segmenter' in Intl)) return Array.from(text)
  const letters = new Intl.Segmenter('zh', { granularity: 'grapheme' })
  return Array.from(letters.segment(text), ({ segment }) => segment)
}

/** The text, or as much of it as fits with an ellipsis; empty where not even two letters fit. */
export function shortened(text: string, size: number, most: number, bold = false): string {
  if (textWidth(text, size, bold) <= most) return text
  const parts = lettersOf(text)
  for (let n = parts.length - 1; n >= 2; n--) {
    const short = parts.slice(0, n).join('').trimEnd() + '…'
    if (textWidth(short, size, bold) <= most) return short
  }
  return ''
}

/**
 * A text in two lines that are as equal as can be: at most `first` and `second` pixels wide, broken where a
 * space or a character that is a word of its own allows it. Null where it does not fit so.
 */
export function inTwo(text: string, size: number, first: number, second: number): [string, string] | null {
  const parts = lettersOf(text)
  let best: [string, string] | null = null
  let least = Infinity
  for (let n = 1; n < parts.length; n++) {
    if (!breaks(parts[n - 1]!, parts[n]!)) continue
    const lines: [string, string] = [parts.slice(0, n).join('').trimEnd(), parts.slice(n).join('').trimStart()]
    const [a, b] = [textWidth(lines[0], size, true), textWidth(lines[1], size, true)]
    if (!lines[0] || !lines[1] || a > first || b > second) continue
    const apart = Math.abs(first - a - (second - b))
    if (apart < least) [best, least] = [lines, apart]
  }
  return best
}

/**
 * A text in two lines, the second shortened: at most `first` and `second` pixels wide. Null where the first
 * line can end nowhere or the second holds no two letters.
 */
export function shortenedInTwo(text: string, size: number, first: number, second: number): [string, string] | null {
  const parts = lettersOf(text)
  for (let n = parts.length - 1; n > 0; n--) {
    if (!breaks(parts[n - 1]!, parts[n]!)) continue
    const line = parts.slice(0, n).join('').trimEnd()
    if (!line || textWidth(line, size, true) > first) continue
    const rest = shortened(parts.slice(n).join('').trimStart(), size, second, true)
    return rest ? [line, rest] : null
  }
  return null
}

/** Whether a line may end between two letters: at a space, and beside ideographs but before no mark. */
const breaks = (before: string, after: string): boolean =>
  before === ' ' || ((IDEOGRAPH.test(before) || IDEOGRAPH.test(after)) && !MARK.test(after))
const IDEOGRAPH = /^[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]/
const MARK = /^[\p{P}\s]/u

/** What a line of text covers at most. */
export function boxOf(x: number, y: number, size: number, width: number, anchor: Text['anchor']): Box {
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  return { left, top: y - size * 0.95, right: left + width, bottom: y + size * 0.28 }
}

/** Whether two boxes come closer than `gap` pixels. */
export const touch = (a: Box, b: Box, gap = 0): boolean =>
  a.left < b.right + gap && b.left < a.right + gap && a.top < b.bottom + gap && b.top < a.bottom + gap

export const within = (box: Box, around: Box): boolean =>
  box.left >= around.left && box.right <= around.right && box.top >= around.top && box.bottom <= around.bottom
