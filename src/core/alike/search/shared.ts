/** A term of a query: what it is worth by itself, which texts at hand hold it, how many do of all. */
interface Sharer {
  worth: number
  holders: ReadonlyMap<string, unknown>
  held: number
}

/** Of a query with more terms, those that are worth most are looked at; the others keep the smallest part. */
const SHARERS_MOST = 24

/**
 * Which part of its worth each term keeps: it is divided by the root of how many there are of it, counting
 * others by how they go together in texts (phi coefficient, from 0 on). All together are worth what they
 * were.
 */
export function sharedOut(terms: readonly Sharer[], size: number): number[] {
  const by = terms.map((_, i) => i).sort((a, b) => terms[b]!.worth - terms[a]!.worth || a - b)
  const sharers = by.slice(0, SHARERS_MOST)
  const together = heldTogether(sharers.map((i) => terms[i]!.holders))
  const kept = sharers.map((term, i) => {
    const others = sharers.map((other, j) =>
      i === j ? 0 : phi(together[Math.max(i, j)]![Math.min(i, j)]!, terms[term]!.held, terms[other]!.held, size),
    )
    return 1 / Math.sqrt(others.reduce((sum, one) => sum + one, 1))
  })
  const parts = terms.map(() => Math.min(1, ...kept))
  sharers.forEach((term, i) => (parts[term] = kept[i]!))
  const before = terms.reduce((sum, { worth }) => sum + worth, 0)
  const after = terms.reduce((sum, { worth }, i) => sum + worth * parts[i]!, 0)
  return parts.map((part) => (after > 0 ? (part * before) / after : 1))
}

/** How many texts hold two terms, for each two. */
function heldTogether(holders: readonly ReadonlyMap<string, unknown>[]): Uint32Array[] {
  const together = holders.map(() => new Uint32Array(holders.length))
  const terms = new Map<string, number[]>()
  holders.forEach((ids, i) => {
    for (const id of ids.keys()) {
      const known = terms.get(id) ?? []
      if (known.length === 0) terms.set(id, known)
      for (const j of known) together[i]![j]!++
      known.push(i)
    }
  })
  return together
}

function phi(both: number, one: number, other: number, size: number): number {
  const spread = one * (size - one) * other * (size - other)
  return spread > 0 ? Math.max(0, (both * size - one * other) / Math.sqrt(spread)) : 0
}
