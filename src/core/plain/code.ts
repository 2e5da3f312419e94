import { fromHex } from './bytes.ts'
import type { Id } from './id.ts'

/** Letters and digits that are not mistaken for each other on paper or aloud: no 0 O 1 I L U. */
export const CODE_LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * Makes a code of `length` letters; `random` holds at least one random byte a letter (twice as many are
 * better).
 */
export function makeCode(length: number, random: Uint8Array): string {
  let code = ''
  for (const byte of random) {
    if (code.length === length) break
    // Bytes beyond the largest multiple of 30 are skipped, so each letter is equally likely.
    if (byte < 240) code += CODE_LETTERS[byte % CODE_LETTERS.length]
  }
  return code.padEnd(length, CODE_LETTERS[0])
}

/** The code of a thing that has an id: made of it, so that the same thing always has the same one. */
export const codeOf = (id: Id, length = 6): string => makeCode(length, fromHex(id.replace(/-/g, '').repeat(2))!)

/**
 * What a person typed as a code, read kindly: case, spaces and dashes do not matter; 0/O and 1/I/L are not in
 * the alphabet.
 */
export const readCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—_.]/g, '')

/** A receipt is a code of nine letters, three and three: ABC-DEF-GHJ. */
const inThrees = (code: string): string => code.replace(/(...)(?=.)/g, '$1-')

/** Makes a receipt; `random` holds at least nine random bytes (forty are better). */
export const makeReceipt = (random: Uint8Array): string => inThrees(makeCode(9, random))

/**
 * A receipt that somebody typed where words may stand too: nine letters of receipts, in threes as they are
 * printed or with a digit among them, so that no word is taken for one. Undefined for everything else.
 */
export function receiptAmong(typed: string): string | undefined {
  const code = readCode(typed)
  const inAlphabet = code.length === 9 && [...code].every((letter) => CODE_LETTERS.includes(letter))
  const printed = /^\s*\w{3}[^\w]+\w{3}[^\w]+\w{3}\s*$/.test(typed)
  return inAlphabet && (printed || /\d/.test(code)) ? inThrees(code) : undefined
}

/**
 * What a person typed as a receipt, as receipts are kept; undefined where it cannot be one, as the token of a
 * link.
 */
export function readReceipt(typed: string): string | undefined {
  const code = readCode(typed)
  return /^[0-9A-Z]{9}$/.test(code) ? inThrees(code) : undefined
}
