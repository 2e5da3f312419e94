import { LRUCache } from 'lru-cache'
import type { Group } from '../../core/alike/gather/gather.ts'
import { Gathering } from '../../core/alike/gather/gather.ts'
import { gatheringByMeaning } from '../../core/alike/gather/meaning.ts'
import { labelOf } from '../../core/alike/gather/label.ts'
import { explain } from '../../core/alike/text/similar.ts'
import { levelOf } from '../../core/alike/gather/confidence.ts'
import type { Board, Card } from '../../core/meeting/meeting.ts'
import type { FullKey, Id } from '../../core/plain/id.ts'
import { keyText } from '../../core/plain/id.ts'
import { inSlices } from '../integrations/slices.ts'
import type { Vectors } from '../integrations/vectors.ts'

/**
 * Boards whose gatherings stay in memory; the one asked for longest ago goes first and is built anew when
 * asked for.
 */
const BOARDS_IN_MEMORY = 16
/** Newest cards of a tree that are looked at, so that one request stays short. */
const CARDS_LOOKED_AT = 2000
/** Part of the cards placed since the last weighing, beyond which all are weighed anew. */
const WEIGH_ANEW_BEYOND = 0.25
/** So many cards are weighed in a fifth of a second. */
const SOON_WEIGHED = 500
const GROUPS_SHOWN = 30

interface Held {
  gathering: Gathering
  /** The text under which each card was placed. */
  texts: Map<Id, string>
}

/**
 * The suggested gatherings of open boards, brought up to date from the board when asked for: only what
 * changed is placed.
 */
export class Suggestions {
  private readonly held = new LRUCache<string, Held>({ max: BOARDS_IN_MEMORY })

  /** `vectors`: what an embedding service knows, where one is set; what it sees beyond the words is added. */
  constructor(private readonly vectors?: Vectors) {}

  /**
   * Cards of a board that seem to say the same thing, tree by tree, but for pairs that somebody has told
   * apart. `board` is only read. `unsettled`: cards that have only been placed beside the others; what they
   * are suggested with still depends on the order in which they came.
   */
  async of(board: Board, rejectedPairs: readonly [Id, Id][] = []) {
    // [P8] What nobody has read says nothing yet.
    const standing = Object.values(board.cards).filter(({ state, text }) => state === 'standing' && text !== '')
    const trees = [...new Set(standing.map(({ tree }) => tree))].sort()
    const found = await Promise.all(trees.map((tree) => this.ofTree(board, tree, standing, rejectedPairs)))
    return {
      groups: found.flatMap(({ groups }) => groups),
      unsettled: found.reduce((sum, tree) => sum + tree.unsettled, 0),
    }
  }

  /** Drops what is held of a board: somebody's words were erased from it. It is built anew when asked for. */
  forget(board: FullKey): void {
    const whose = `${keyText(board)} `
    for (const key of this.held.keys()) if (key.startsWith(whose)) this.held.delete(key)
  }

  private async ofTree(
    board: Board,
    tree: Card['tree'],
    standing: readonly Card[],
    rejectedPairs: readonly [Id, Id][],
  ) {
    const cards = standing
      .filter((card) => card.tree === tree)
      .sort((a, b) => a.number - b.number)
      .slice(-CARDS_LOOKED_AT)
    const { gathering } = this.upToDate(`${keyText(board)} ${tree}`, cards)
    // The board may move on while others are let in between.
    const texts = new Map(cards.map(({ id, text }) => [id, text]))
    const topicOf = new Map(cards.flatMap(({ id, topic }) => (topic === null ? [] : [[id, topic] as const])))
    gathering.know({ topicOf, rejectedPairs })
    const { groups, meant } = await this.withMeanings(gathering.groups(), texts, topicOf, rejectedPairs)
    const told = (group: Group) => toldOf(group, texts, gathering, meant)
    const shown = groups.slice(0, GROUPS_SHOWN).map((group) => ({
      tree,
      ...told(group),
      opposite: group.opposite ? told(group.opposite) : null,
    }))
    return { groups: shown, unsettled: Math.round(gathering.unsettled * gathering.size) }
  }

  /** The groups, and what an embedding service adds of the cards that are in none. */
  private async withMeanings(
    groups: Group[],
    texts: ReadonlyMap<Id, string>,
    topicOf: ReadonlyMap<Id, Id>,
    rejectedPairs: readonly [Id, Id][],
  ): Promise<{ groups: Group[]; meant: ReadonlySet<Id> }> {
    if (!this.vectors?.on) return { groups, meant: new Set() }
    const ids = [...texts.keys()]
    const vectors = await this.vectors.of([...texts.values()])
    const meanings = new Map(ids.flatMap((id, i) => (vectors[i] ? [[id, vectors[i]] as const] : [])))
    const sides = groups.flatMap((group) => [group, ...(group.opposite ? [group.opposite] : [])])
    const grouped = new Set(sides.flatMap(({ cards, centre }) => [...cards, centre]))
    const alone = ids.filter((id) => !grouped.has(id) && !topicOf.has(id))
    const pairs = new Set(rejectedPairs.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]))
    return inSlices(gatheringByMeaning(groups, alone, meanings, (a, b) => pairs.has(`${a} ${b}`)))
  }

  private upToDate(key: string, cards: readonly Card[]): Held {
    const before = this.held.get(key)
    const held = before ?? { gathering: new Gathering(cards), texts: new Map(cards.map(({ id, text }) => [id, text])) }
    if (before) follow(before, cards)
    this.held.set(key, held)
    return held
  }
}

/** A group as the desk is told of it: with a label, and of each card how sure it is and what it shares. */
function toldOf(group: Group, texts: ReadonlyMap<Id, string>, gathering: Gathering, meant: ReadonlySet<Id>) {
  const { weights } = gathering
  const centre = texts.get(group.centre)!
  const label = labelOf(
    group.cards.map((id) => texts.get(id)!),
    weights,
  )
  const cards = group.cards.map((id, i) => {
    const text = texts.get(id)!
    return {
      id,
      confidence: levelOf(group.near[i]!, text, centre, weights, gathering.opposes(id, group.centre)),
      /** An embedding service saw it, not the words. */
      meant: meant.has(id),
      // The centre needs no reason beside itself.
      shared: id === group.centre ? [] : explain(text, centre, weights),
    }
  })
  return { topic: group.topic, centre: group.centre, label, cards }
}

/**
 * Places what is new or reworded, takes out what left the board. All is weighed anew where much is new, and
 * on a board that is soon weighed as soon as it is asked for twice without a change.
 */
function follow({ gathering, texts }: Held, cards: readonly Card[]): void {
  const here = new Set(cards.map(({ id }) => id))
  const gone = [...texts.keys()].filter((id) => !here.has(id))
  for (const id of gone) {
    gathering.remove(id)
    texts.delete(id)
  }
  const fresh = cards.filter((card) => texts.get(card.id) !== card.text)
  for (const { id, text } of fresh) {
    gathering.place({ id, text })
    texts.set(id, text)
  }
  const quiet = fresh.length === 0 && gone.length === 0 && gathering.size <= SOON_WEIGHED
  if (gathering.unsettled > (quiet ? 0 : WEIGH_ANEW_BEYOND)) gathering.settle()
}
