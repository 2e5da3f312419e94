import { CODE_LETTERS } from '../plain/code.ts'

/**
 * What the code on a printed card says: which card of which meeting it is, and five letters that nobody can
 * guess ([P3]). It opens nothing: the receipt stands on the stub alone, which its writer keeps.
 */
export interface CardMark {
  /** The meeting's code of six letters. */
  meeting: string
  /** The card's number, from 1 in each meeting. */
  number: number
  /** Chance, made when the card was printed. */
  seal: string
}

/**
 * Letters of the seal: one guess in 24 million is right, and each has to be printed and photographed by
 * staff.
 */
export const SEAL_LETTERS = 5
const NUMBER_LETTERS = 3
const BASE = CODE_LETTERS.length
/** The highest number that a card can have. */
export const NUMBER_MOST = BASE ** NUMBER_LETTERS - 1

/**
 * As it stands in the code: 16 capital letters and digits. They fit the smallest form of QR code that has a
 * mark in its fourth corner too, 25 squares a side, with as much redundancy as there is (ISO/IEC 18004,
 * version 2, level H). The form below has larger squares, but was read worse aslant, in our photographs and
 * with zxing: only three corners say how it lies.
 */
export const markText = ({ meeting, number, seal }: CardMark): string => `GV${meeting}${lettersOf(number)}${seal}`

/** Reads what a code says; undefined where it is no printed card's. */
export function readMark(text: string): CardMark | undefined {
  const [, meeting, letters, seal] = /^GV([0-9A-Z]{6})([0-9A-Z]{3})([0-9A-Z]{5})$/.exec(text) ?? []
  const number = letters && numberOf(letters)
  return meeting && number && seal ? { meeting, number, seal } : undefined
}

const lettersOf = (number: number): string =>
  Array.from({ length: NUMBER_LETTERS }, (_, n) => {
    const worth = BASE ** (NUMBER_LETTERS - 1 - n)
    return CODE_LETTERS[Math.floor(number / worth) % BASE]
  }).join('')

/** Undefined for letters that no number has. */
function numberOf(letters: string): number | undefined {
  const digits = Array.from(letters, (letter) => CODE_LETTERS.indexOf(letter))
  return digits.includes(-1) ? undefined : digits.reduce((sum, digit) => sum * BASE + digit, 0)
}
