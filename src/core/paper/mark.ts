/**
 * What the code on a printed card says: which card of which meeting it is, and eight letters that nobody can
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

/** Letters of the seal: 39 bits of chance for each number. */
export const SEAL_LETTERS = 8

/**
 * As it stands in the code: upper case, digits and colons only, which QR codes hold in the fewest squares (25
 * a side), so each is large and can be read from afar.
 */
export const markText = ({ meeting, number, seal }: CardMark): string => `GROVE:${meeting}:${number}:${seal}`

/** Reads what a code says; undefined where it is no printed card's. */
export function readMark(text: string): CardMark | undefined {
  const [, meeting, number, seal] = /^GROVE:([0-9A-Z]{6}):([1-9]\d{0,5}):([0-9A-Z]{8})$/.exec(text) ?? []
  return meeting && number && seal ? { meeting, number: Number(number), seal } : undefined
}
