import { Gathering } from '../../core/alike/gather.ts'
import { labelOf } from '../../core/alike/label.ts'
import { explain } from '../../core/alike/similar.ts'
import { surenessOf } from '../../core/alike/sure.ts'
import type { Board, Card } from '../../core/meeting/meeting.ts'
import type { Id } from '../../core/plain/id.ts'

/** Boards whose gatherings stay in memory; the one asked for longest ago goes first and is built anew when asked for. */
const BOARDS_IN_MEMORY = 16
/** Newest cards of a tree that are looked at, so that one request stays short. */
const CARDS_LOOKED_AT = 2000
/** Part of the cards placed since the last weighing, beyond which all are weighed anew. */
const WEIGH_ANEW_BEYOND = 0.25
const GROUPS_SHOWN = 30

interface Held {
  gathering: Gathering
  /** The text under which each card was placed. */
  texts: Map<Id, string>
}

/** The suggested gatherings of open boards, brought up to date from the board when asked for: only what changed is placed. */
export class Suggestions {
  private readonly held = new Map<string, Held>()

  /** Cards of a board that seem to say the same thing, tree by tree, but for pairs that somebody has told apart. `board` is only read. */
  of(board: Board, apart: readonly [Id, Id][] = []) {
    const standing = Object.values(board.cards).filter((card) => card.state === 'standing')
    const trees = [...new Set(standing.map(({ tree }) => tree))].sort()
    return trees.flatMap((tree) => this.ofTree(board, tree, standing, apart))
  }

  /** Drops what is held of a board: somebody's words were erased from it. It is built anew when asked for. */
  forget(board: Id): void {
    for (const key of this.held.keys()) if (key.startsWith(board)) this.held.delete(key)
  }

  private ofTree(board: Board, tree: Card['tree'], standing: readonly Card[], apart: readonly [Id, Id][]) {
    const cards = standing
      .filter((card) => card.tree === tree)
      .sort((a, b) => a.number - b.number)
      .slice(-CARDS_LOOKED_AT)
    const { gathering, texts } = this.upToDate(`${board.id} ${tree}`, cards)
    const topicOf = new Map(cards.flatMap(({ id, topic }) => (topic === null ? [] : [[id, topic] as const])))
    gathering.know({ topicOf, apart })
    return gathering
      .groups()
      .slice(0, GROUPS_SHOWN)
      .map((group) => {
        const centre = texts.get(group.centre)!
        return {
          tree,
          topic: group.topic,
          centre: group.centre,
          label: labelOf(
            group.cards.map((id) => texts.get(id)!),
            gathering.weights,
          ),
          cards: group.cards.map((id, i) => ({
            id,
            sure: surenessOf(group.near[i]!),
            // The centre needs no reason beside itself.
            shared: id === group.centre ? [] : explain(texts.get(id)!, centre, gathering.weights),
          })),
        }
      })
  }

  private upToDate(key: string, cards: readonly Card[]): Held {
    const before = this.held.get(key)
    const held = before ?? { gathering: new Gathering(cards), texts: new Map(cards.map(({ id, text }) => [id, text])) }
    if (before) follow(before, cards)
    this.held.delete(key)
    this.held.set(key, held)
    if (this.held.size > BOARDS_IN_MEMORY) this.held.delete(this.held.keys().next().value!)
    return held
  }
}

/** Places what is new or reworded, takes out what left the board. */
function follow({ gathering, texts }: Held, cards: readonly Card[]): void {
  const here = new Set(cards.map(({ id }) => id))
  for (const id of [...texts.keys()].filter((id) => !here.has(id))) {
    gathering.remove(id)
    texts.delete(id)
  }
  for (const { id, text } of cards.filter((card) => texts.get(card.id) !== card.text)) {
    gathering.place({ id, text })
    texts.set(id, text)
  }
  if (gathering.unsettled > WEIGH_ANEW_BEYOND) gathering.settle()
}
