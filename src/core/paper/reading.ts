import type { CardReading, Difference } from '../meeting/comparing.ts'
import type { Tree } from '../meeting/meeting.ts'
import type { Id } from '../plain/id.ts'

/** The boxes that a printed card has, to be ticked. */
export type Box = 'mayBeNamed' | 'callBack'
export const BOXES: readonly Box[] = ['mayBeNamed', 'callBack']

/** What is seen of a box: `doubtful` is asked of a person. */
export type Tick = 'ticked' | 'empty' | 'doubtful'

/** What was read of the picture of a printed card. A person looks at all of it before it becomes a card. */
export interface PaperReading {
  boxes: Record<Box, Tick>
  /** Where on it is how much ink (`inkOf`): two pictures of one card are alike in it. */
  ink: number[]
  /** Whether its whole frame was found, so that all of it is where it should be. */
  sure: boolean
}

/** Words that a recogniser proposes. `doubtful`: by number in the text, the signs that it is not sure of. */
export interface Proposal {
  text: string
  doubtful: number[]
}

/** [P14] What a second person reads on the picture of a card, and how it was settled where it differs. */
export interface SecondReading extends CardReading {
  boxes: Record<Box, boolean> | null
  by: Id
  /** Of the card, as it was compared. */
  wording: number
  differs: Difference[]
  /** Which of the two is right; null where nobody has said so yet. */
  settled: 'first' | 'second' | null
}

/** How large a card is: four on a sheet of A4, or two in large type. */
export type PaperSize = 'a6' | 'a5'
export const PAPER_SIZES: readonly PaperSize[] = ['a6', 'a5']

/** [P1] A printed card, as its meeting knows it. */
export interface PaperCard {
  /** From 1 in each meeting. */
  number: number
  /** Printed on the stub: whoever keeps it holds the card. */
  receipt: string
  seal: string
  /** Which tree it asks about. */
  tree: Tree
  size: PaperSize
}
