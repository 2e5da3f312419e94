import { LRUCache } from 'lru-cache'
import type { Board } from '../../core/meeting/meeting.ts'
import type { KeyText } from '../../core/plain/id.ts'
import { keyText } from '../../core/plain/id.ts'
import type { Fruit, LastMeeting } from '../../wire/meeting.ts'
import { fruitOf } from '../ledger/fruit.store.ts'
import { lastMeeting } from '../ledger/previousMeeting.store.ts'
import type { SearchServices } from '../search/services.ts'

/** What a meeting's trees have borne, and what became of the meeting before. */
export interface Borne {
  fruit: Fruit
  last: LastMeeting | null
}

const KEPT = 100

/**
 * Looks it up once for each position of the community's journal: a hall of phones opens the same page at
 * once.
 */
export function borneOf({ db }: SearchServices): (seq: number, board: Board) => Promise<Borne> {
  const kept = new LRUCache<KeyText, { seq: number; borne: Promise<Borne> }>({ max: KEPT })
  return (seq, board) => {
    const key = keyText(board)
    const known = kept.get(key)
    if (known?.seq === seq) return known.borne
    const borne = Promise.all([fruitOf(db, board.community, board.id), lastMeeting(db, board)]).then(
      ([fruit, last]): Borne => ({ fruit, last }),
    )
    // A look that failed is not kept.
    borne.catch(() => kept.delete(key))
    kept.set(key, { seq, borne })
    return borne
  }
}
