/** Every text of a value, changed; everything else as it is. */
export function withTexts<T>(value: T, text: (words: string) => string): T {
  if (typeof value === 'string') return text(value) as T
  if (Array.isArray(value)) return value.map((one: unknown) => withTexts(one, text)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withTexts(one, text)])) as T
}

/** A text as XML 1.0 can hold it (2.2): without control signs, and without half signs. */
export const xmlText = (text: string): string =>
  text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
