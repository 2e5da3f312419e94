import type { Id } from '../plain/id.ts'

/**
 * A card with the people behind it (already one id a person within its meeting); only standing cards count.
 */
export interface Backed {
  standing: boolean
  author: Id
  endorsers: readonly Id[]
}

/**
 * [L5] Distinct people behind the standing cards of a matter, folded matters' cards included. People are
 * known within a meeting only.
 */
export function peopleOf(cards: Iterable<Backed>): number {
  const people = new Set<Id>()
  for (const { standing, author, endorsers } of cards) {
    if (!standing) continue
    people.add(author)
    for (const endorser of endorsers) people.add(endorser)
  }
  return people.size
}
