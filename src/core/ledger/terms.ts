/** Letters, digits and Han characters; everything else divides. */
const PIECES = /\p{Script=Han}+|[\p{L}\p{N}]+/gu
const HAN = /\p{Script=Han}/u

/**
 * What a text is found by: pairs of neighbouring Han characters (a single one stands alone), and whole words of other scripts, folded
 * (NFKC, lower case). Each term once.
 */
export function termsOf(text: string): string[] {
  const terms = new Set<string>()
  for (const [piece] of text.normalize('NFKC').toLowerCase().matchAll(PIECES)) {
    if (!HAN.test(piece)) {
      terms.add(piece)
      continue
    }
    const signs = [...piece]
    if (signs.length === 1) terms.add(piece)
    for (let i = 1; i < signs.length; i++) terms.add(signs[i - 1]! + signs[i]!)
  }
  return [...terms]
}
