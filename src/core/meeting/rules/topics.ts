import type { Id } from '../../plain/id.ts'
import type { MeetingEvent, TopicPeople } from '../event.ts'
import type { Meeting, Topic } from '../meeting.ts'
import type { Rules, Tell } from '../rule.ts'
import { clean, cleanLine, refuse } from '../../plain/refuse.ts'
import { countedPeople, onOtherSide } from '../count.ts'
import { hasDots } from '../dots.ts'
import { REASON_MOST, TOPIC_MOST } from '../meeting.ts'
import { settledBy } from './askingRoom.ts'
import { notArchived, topicOf } from '../rule.ts'

/** So many hands are in no hall. */
const HANDS_MOST = 100_000

export const topics: Rules<
  'openTopic' | 'renameTopic' | 'tallyTopic' | 'gatherCards' | 'takeOutCards' | 'setSides' | 'dissolveTopic'
> = {
  // [M21] A topic takes the next seat of its tree and keeps it.
  openTopic(meeting, { id, tree, name, cards }, _actor, _now, tell) {
    notArchived(meeting)
    if (meeting.board.topics[id]) return refuse({ refused: 'idTaken' })
    const topic: Topic = { id, tree, name: cleanLine(name, TOPIC_MOST, 1), seat: meeting.seats[tree], people: 0 }
    const opened = tell({ kind: 'topicOpened', topic })
    return cards.length ? [opened, ...gather(meeting, topic, cards, tell)] : [opened]
  },

  renameTopic(meeting, { topic, name }, _actor, _now, tell) {
    notArchived(meeting)
    const named = cleanLine(name, TOPIC_MOST, 1)
    if (topicOf(meeting, topic).name === named) return []
    refuseDotted(meeting, topic)
    return [tell({ kind: 'topicRenamed', topic, name: named })]
  },

  // [P13] Hands in the hall are counted as hands; another number needs a reason.
  tallyTopic(meeting, { topic, tally, reason }, _actor, _now, tell) {
    notArchived(meeting)
    if (meeting.board.openedAt === null) return refuse({ refused: 'meetingNotOpen', stage: meeting.board.stage })
    if (tally !== null && !(Number.isInteger(tally) && tally >= 0 && tally <= HANDS_MOST))
      return refuse({ refused: 'outOfRange' })
    const before = topicOf(meeting, topic).tally ?? null
    if (before === tally) return []
    const why = clean(reason, REASON_MOST, before === null ? 0 : 1)
    return [tell({ kind: 'topicTallied', topic, tally, reason: why })]
  },

  gatherCards(meeting, { topic, cards }, _actor, _now, tell) {
    notArchived(meeting)
    return gather(meeting, topicOf(meeting, topic), cards, tell)
  },

  // [M22] Taking a card out restores everything: the card stands alone, with its own words and endorsements.
  takeOutCards(meeting, { cards }, _actor, _now, tell) {
    notArchived(meeting)
    return gather(meeting, null, cards, tell)
  },

  // [M55] Both sides stay one topic, so somebody has to be on either.
  setSides(meeting, { topic: id, other }, _actor, _now, tell) {
    notArchived(meeting)
    const topic = topicOf(meeting, id)
    const cards = meeting.gathered.get(id) ?? new Set()
    const on = new Set(other)
    for (const card of on) if (!cards.has(card)) return refuse({ refused: 'noSuchCard' })
    const standing = [...cards].filter((card) => meeting.board.cards[card]?.state === 'standing')
    const held = (side: boolean) => standing.some((card) => on.has(card) === side)
    if (on.size > 0 && !(held(true) && held(false))) return refuse({ refused: 'needsTwoSides' })
    const before = onOtherSide(meeting.board, topic)
    if (before ? [...cards].every((card) => before(card) === on.has(card)) : on.size === 0) return []
    const counted = countedPeople(meeting, cards, on.size > 0 ? (card) => on.has(card) : undefined)
    return [tell({ kind: 'topicSided', topic: id, other: [...on], people: { [id]: counted } })]
  },

  dissolveTopic(meeting, { topic }, _actor, _now, tell) {
    notArchived(meeting)
    refuseDotted(meeting, topic)
    return [tell({ kind: 'topicDissolved', topic })]
  },
}

/** [M48] What people gave dots to stays what it was called, and stays. */
function refuseDotted(meeting: Meeting, topic: Id): void {
  if (hasDots(meeting.board.dots, topicOf(meeting, topic))) refuse({ refused: 'topicHasDots' })
}

/**
 * [M23] Cards move to `topic` (or out, where it is null); the counts of all topics that they leave or enter
 * are told with it.
 */
function gather(meeting: Meeting, topic: Topic | null, ids: readonly Id[], tell: Tell): MeetingEvent[] {
  const moving = new Set<Id>()
  const touched = new Map<Id, Set<Id>>()
  for (const id of ids) {
    const card = meeting.board.cards[id] ?? refuse({ refused: 'noSuchCard' })
    if (topic && card.tree !== topic.tree) return refuse({ refused: 'otherTree' })
    if (card.topic === (topic?.id ?? null)) continue
    moving.add(id)
    if (card.topic) touched.set(card.topic, new Set(meeting.gathered.get(card.topic)))
  }
  if (moving.size === 0) return []
  for (const cards of touched.values()) for (const id of moving) cards.delete(id)
  if (topic) touched.set(topic.id, new Set([...(meeting.gathered.get(topic.id) ?? []), ...moving]))
  const people: TopicPeople = {}
  for (const [id, cards] of touched) {
    people[id] = countedPeople(meeting, cards, sidesAfter(meeting, id, cards, moving))
  }
  const gathered = tell({ kind: 'cardsGathered', cards: [...moving], topic: topic?.id ?? null, people })
  return [gathered, ...settledBy(meeting, moving, tell)]
}

/**
 * [M55] Which cards of a topic are on its other side once some have moved: who joins is on the first.
 * Undefined where it has one side, or where one of the two has no card left.
 */
function sidesAfter({ board }: Meeting, id: Id, cards: ReadonlySet<Id>, moving: ReadonlySet<Id>) {
  const before = onOtherSide(board, board.topics[id])
  const after = before && ((card: Id) => !moving.has(card) && before(card))
  const sides = new Set(after && [...cards].map(after))
  return sides.size > 1 ? after : undefined
}
