import { matterAggregateWith } from './ledger/aggregates.ts'
import { mattersOfCards, recountMatters } from './ledger/store.ts'
import { meetingAggregateWith } from './meeting/meetings.ts'
import { enclose, encloseQuestions } from './receipt/subscriber.store.ts'
import { minutesAggregateWith } from './minutes/minutes.ts'
import { erasePeople } from './minutes/store.ts'
import { eraseFromRolls } from './ballot/store.ts'
import { erasePictures, erasePicturesOf } from './paper/picture.store.ts'
import { eraseFailed } from './paper/queue.store.ts'
import { forgetCards } from './search/index.store.ts'

/** Meetings, with what they cause in the ledger, the search and their minutes. */
export const meetingAggregate = meetingAggregateWith({
  supportChanged: async (tx, community, cards) =>
    recountMatters(tx, community, new Set(await mattersOfCards(tx, community, cards))),
  authorsAsked: encloseQuestions,
  wordsErased: async (tx, community, cards) => {
    await forgetCards(tx, community, cards)
    await erasePictures(tx, community, cards)
  },
  peopleErased: async (tx, meeting, erased) => {
    await erasePeople(tx, meeting, erased)
    await eraseFromRolls(tx, meeting.community, erased.people)
    await erasePicturesOf(tx, meeting, erased.people)
    await eraseFailed(tx, meeting)
  },
})

/** Minutes, which look at their meeting. */
export const minutesAggregate = minutesAggregateWith(meetingAggregate)

/** Matters, with the letters that they cause. */
export const matterAggregate = matterAggregateWith({ told: enclose })
