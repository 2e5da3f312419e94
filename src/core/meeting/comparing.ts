import type { Compared, Tree } from './meeting.ts'

/** [P14] What somebody reads on the picture of a printed card. */
export interface CardReading {
  tree: Tree
  text: string
  where: string
  /** Of its boxes, which are ticked; null where nobody said it. */
  boxes: Readonly<Record<string, boolean>> | null
}

/** In what two readings of one card differ. */
export type Difference = 'text' | 'where' | 'tree' | 'boxes'
export const DIFFERENCES: readonly Difference[] = ['text', 'where', 'tree', 'boxes']

/**
 * [P14] In what two readings of one card differ. How wide signs are and where lines and spaces stand is no
 * difference: that is set as it fits. Boxes are compared where both said what they see.
 */
export function differencesOf(first: CardReading, second: CardReading): Difference[] {
  const differ: Record<Difference, boolean> = {
    text: signsOf(first.text) !== signsOf(second.text),
    where: signsOf(first.where) !== signsOf(second.where),
    tree: first.tree !== second.tree,
    boxes: first.boxes !== null && second.boxes !== null && !sameBoxes(first.boxes, second.boxes),
  }
  return DIFFERENCES.filter((one) => differ[one])
}

const sameBoxes = (first: Readonly<Record<string, boolean>>, second: Readonly<Record<string, boolean>>): boolean =>
  Object.entries(first).every(([box, ticked]) => second[box] === ticked)

const signsOf = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '')

/** The numbers once one more card was shown to a second person. */
export const withOneCompared = (before: Compared | undefined, differs: boolean): Compared => ({
  shown: (before?.shown ?? 0) + 1,
  differing: (before?.differing ?? 0) + (differs ? 1 : 0),
})
