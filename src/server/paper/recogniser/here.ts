import { askWhenIdle, programAt } from '../../integrations/beside.ts'
import type { RecogniseAnswer, RecogniseAsked } from './process.ts'
import type { Recogniser } from './recogniser.ts'

/**
 * A card takes a fifth of a second; its process begins in half a second, with a model of eleven megabytes.
 */
const LIMITS = { heapMb: 256, memoryMb: 600, seconds: 40 }
/** So many cards at once: of a scan the first need not wait for all. */
const CARDS = 24

const PROGRAM = programAt(import.meta.url, 'handwriting', 'process.ts')

/**
 * The recogniser on this machine: nothing leaves the house. It works in a process of its own, after pages.
 */
export const recogniseHere: Recogniser = async (cards, gone) => {
  const proposals = []
  for (let n = 0; n < cards.length; n += CARDS) {
    const asked: RecogniseAsked = { cards: cards.slice(n, n + CARDS) }
    const answer = await askWhenIdle<RecogniseAnswer>(PROGRAM, asked, LIMITS, gone)
    proposals.push(...answer.proposals)
  }
  return proposals
}
