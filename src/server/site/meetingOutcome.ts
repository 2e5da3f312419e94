import { LRUCache } from 'lru-cache'
import type { Board } from '../../core/meeting/meeting.ts'
import type { KeyText } from '../../core/plain/id.ts'
import { keyText } from '../../core/plain/id.ts'
import type { Fruit, PreviousMeeting } from '../../wire/meeting.ts'
import { fruitOf } from '../ledger/fruit.store.ts'
import { previousMeeting } from '../ledger/previousMeeting.store.ts'
import type { SearchServices } from '../search/services.ts'

/** What a meeting's trees have borne, and what became of the meeting before. */
export interface MeetingOutcome {
  fruit: Fruit
  last: PreviousMeeting | null
}

const KEPT = 100

/**
 * Looks it up once for each position of the community's journal: a hall of phones opens the same page at
 * once.
 */
export function meetingOutcomeOf({ db }: SearchServices): (seq: number, board: Board) => Promise<MeetingOutcome> {
  const kept = new LRUCache<KeyText, { seq: number; outcome: Promise<MeetingOutcome> }>({ max: KEPT })
  return (seq, board) => {
    const key = keyText(board)
    const known = kept.get(key)
    if (known?.seq === seq) return known.outcome
    const outcome = Promise.all([fruitOf(db, board.community, board.id), previousMeeting(db, board)]).then(
      ([fruit, last]): MeetingOutcome => ({ fruit, last }),
    )
    // A look that failed is not kept.
    outcome.catch(() => kept.delete(key))
    kept.set(key, { seq, outcome })
    return outcome
  }
}
