import type { Board, Tree } from '../../../core/meeting/meeting.ts'
import type { Id } from '../../../core/plain/id.ts'
import type { CommandInput } from '../../../wire/meeting.ts'

/**
 * A gathering that can be taken back: where each card was, where it went, and the topic that was born of it.
 * [M55] `sides`: of topics that had two, the cards that were on the other side.
 */
export type Step =
  | { kind: 'moved'; cards: { card: Id; from: Id | null }[]; to: Id | null; opened: boolean; sides: Sides }
  | { kind: 'sided'; sides: Sides }
  | { kind: 'dissolved'; tree: Tree; name: string; cards: Id[]; other: Id[] }

type Sides = readonly { topic: Id; other: readonly Id[] }[]

/** The step that moving `cards` to `to` is, seen before it is carried out. */
export function stepOfMove(board: Board, cards: readonly Id[], to: Id | null, opened: boolean): Step {
  const moved = cards.map((card) => ({ card, from: board.cards[card]?.topic ?? null }))
  const topics = [...new Set([...moved.map(({ from }) => from), to])]
  const sides = topics.flatMap((topic) => (topic && board.topics[topic]?.sides ? sidesNow(board, topic) : []))
  return { kind: 'moved', cards: moved, to, opened, sides }
}

/** [M55] The step that parting a topic otherwise is, seen before it is carried out. */
export const stepOfSides = (board: Board, topic: Id): Step => ({ kind: 'sided', sides: sidesNow(board, topic) })

/** The step that dissolving a topic is, seen before it is carried out. */
export function stepOfDissolve(board: Board, topic: Id): Step {
  const { tree, name } = board.topics[topic]!
  const cards = Object.values(board.cards).filter((card) => card.topic === topic)
  return { kind: 'dissolved', tree, name, cards: cards.map(({ id }) => id), other: otherSideOf(board, topic) }
}

const sidesNow = (board: Board, topic: Id): Sides => [{ topic, other: otherSideOf(board, topic) }]

/** [M55] The cards of a topic that are on its other side, whatever their state. */
export const otherSideOf = (board: Board, topic: Id): Id[] =>
  Object.values(board.cards).flatMap((card) => (card.topic === topic && card.otherSide ? [card.id] : []))

/**
 * The commands that take a step back, in order. What somebody else has moved since stays where it is;
 * a topic born of the step goes too once nothing is left in it. A dissolved topic comes back under its name,
 * on a new seat.
 */
export function takeBack(step: Step, board: Board, newTopic: Id): CommandInput[] {
  if (step.kind === 'sided') return sidesBack(board, step.sides, new Map())
  if (step.kind === 'dissolved') {
    const cards = step.cards.filter((id) => board.cards[id]?.topic === null)
    const open: CommandInput = { kind: 'openTopic', id: newTopic, tree: step.tree, name: step.name, cards }
    const now = new Map(cards.map((card) => [card, newTopic]))
    return [open, ...sidesBack(board, [{ topic: newTopic, other: step.other }], now)]
  }
  const back = new Map<Id | null, Id[]>()
  for (const { card, from } of step.cards) {
    if (board.cards[card]?.topic !== step.to) continue
    const home = from !== null && board.topics[from] ? from : null
    if (home !== step.to) back.set(home, [...(back.get(home) ?? []), card])
  }
  const commands: CommandInput[] = []
  for (const [topic, cards] of back) {
    commands.push(topic === null ? { kind: 'takeOutCards', cards } : { kind: 'gatherCards', topic, cards })
  }
  const now = new Map([...back].flatMap(([topic, cards]) => cards.map((card) => [card, topic] as const)))
  commands.push(...sidesBack(board, step.sides, now))
  const left = Object.values(board.cards).some((card) => card.topic === step.to && !now.has(card.id))
  if (step.opened && step.to !== null && board.topics[step.to] && !left) {
    commands.push({ kind: 'dissolveTopic', topic: step.to })
  }
  return commands
}

/**
 * [M55] Topics have the sides that they had, as far as the cards are there. `now`: where cards have come back
 * to.
 */
function sidesBack(board: Board, sides: Sides, now: ReadonlyMap<Id, Id | null>): CommandInput[] {
  return sides.flatMap(({ topic, other: before }): CommandInput[] => {
    const inTopic = Object.values(board.cards).filter(
      (card) => (now.has(card.id) ? now.get(card.id) : card.topic) === topic,
    )
    const on = inTopic.filter(({ id }) => before.includes(id))
    const standing = (card: { state: string }) => card.state === 'standing'
    const both = on.some(standing) && inTopic.some((card) => standing(card) && !on.includes(card))
    const other = both ? on.map(({ id }) => id) : []
    return other.length > 0 || board.topics[topic]?.sides ? [{ kind: 'setSides', topic, other }] : []
  })
}
