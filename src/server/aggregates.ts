import { matterAggregateWith } from './ledger/aggregates.ts'
import { mattersOfCards, recountMatters } from './ledger/store.ts'
import { meetingAggregateWith } from './meeting/meetings.ts'
import { enclose } from './receipt/subscriber.store.ts'
import { forgetCards } from './search/index.store.ts'

/** Meetings, with what they cause in the ledger and the search. */
export const meetingAggregate = meetingAggregateWith({
  supportChanged: async (tx, community, cards) =>
    recountMatters(tx, community, new Set(await mattersOfCards(tx, community, cards))),
  wordsErased: forgetCards,
})

/** Matters, with the letters that they cause. */
export const matterAggregate = matterAggregateWith({ told: enclose })
