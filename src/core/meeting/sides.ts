import type { Card, Topic } from './meeting.ts'

/** One of the two sides of a topic, in the order of the cards that were given. */
export interface Side<C> {
  name: 'side.one' | 'side.other'
  cards: C[]
  people: number
}

/** [M55] The two sides of a topic with its cards; null where it has one. */
export function sidesOf<C extends Pick<Card, 'otherSide'>>(
  { sides }: Pick<Topic, 'sides'>,
  cards: readonly C[],
): [Side<C>, Side<C>] | null {
  if (!sides) return null
  return [
    { name: 'side.one', people: sides[0], cards: cards.filter(({ otherSide }) => !otherSide) },
    { name: 'side.other', people: sides[1], cards: cards.filter(({ otherSide }) => otherSide) },
  ]
}

/** [M55] How many people are behind cards of both sides. */
export const onBothSides = ({ people, sides }: Pick<Topic, 'people' | 'sides'>): number =>
  sides ? sides[0] + sides[1] - people : 0
