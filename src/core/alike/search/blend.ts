/** What an embedding service says about a candidate, beside what the words say. */
export interface Candidate {
  id: string
  near: number
  /** Vector of the candidate; null where the service has not answered (yet). */
  vector: ArrayLike<number> | null
}

/**
 * Ranks candidates anew with vectors from an embedding service, where there is one. `trust` 0 to 1: how much
 * the vectors count beside the words. Without a vector, of the text or of a candidate, the words decide
 * alone; so a service that fails or is slow changes nothing. Vectors of unequal length do not belong together
 * and are left out.
 */
export function blend(
  text: ArrayLike<number> | null,
  candidates: readonly Candidate[],
  trust = 0.5,
): { id: string; near: number }[] {
  return candidates
    .map(({ id, near, vector }) => {
      const meant = text && vector && text.length === vector.length ? cosine(text, vector) : null
      return { id, near: meant === null ? near : (1 - trust) * near + trust * meant }
    })
    .sort((a, b) => b.near - a.near || (a.id < b.id ? -1 : 1))
}

function cosine(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let both = 0
  let squareA = 0
  let squareB = 0
  for (let i = 0; i < a.length; i++) {
    both += a[i]! * b[i]!
    squareA += a[i]! * a[i]!
    squareB += b[i]! * b[i]!
  }
  return both === 0 ? 0 : Math.max(0, both / Math.sqrt(squareA * squareB))
}
