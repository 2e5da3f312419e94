/**
 * A text as one line of a terminal: what would move the cursor, change colours, begin a line, or turn the
 * direction of writing is shown by its number (`\u{1b}`), so that nothing foreign can look like what a
 * program says itself.
 */
export const printable = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (sign) => `\\u{${sign.codePointAt(0)!.toString(16)}}`)
