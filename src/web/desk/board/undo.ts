import type { Board, Tree } from '../../../core/meeting/meeting.ts'
import type { Id } from '../../../core/plain/id.ts'
import type { CommandInput } from '../../../wire/meeting.ts'

/**
 * A gathering that can be taken back: where each card was, where it went, and the topic that was born of it.
 */
export type Step =
  | { kind: 'moved'; cards: { card: Id; from: Id | null }[]; to: Id | null; opened: boolean }
  | { kind: 'dissolved'; tree: Tree; name: string; cards: Id[] }

/** The step that moving `cards` to `to` is, seen before it is carried out. */
export function stepOfMove(board: Board, cards: readonly Id[], to: Id | null, opened: boolean): Step {
  return { kind: 'moved', cards: cards.map((card) => ({ card, from: board.cards[card]?.topic ?? null })), to, opened }
}

/** The step that dissolving a topic is, seen before it is carried out. */
export function stepOfDissolve(board: Board, topic: Id): Step {
  const { tree, name } = board.topics[topic]!
  const cards = Object.values(board.cards).filter((card) => card.topic === topic)
  return { kind: 'dissolved', tree, name, cards: cards.map(({ id }) => id) }
}

/**
 * The commands that take a step back, in order. What somebody else has moved since stays where it is;
 * a topic born of the step goes too once nothing is left in it. A dissolved topic comes back under its name,
 * on a new seat.
 */
export function takeBack(step: Step, board: Board, newTopic: Id): CommandInput[] {
  if (step.kind === 'dissolved') {
    const cards = step.cards.filter((id) => board.cards[id]?.topic === null)
    return [{ kind: 'openTopic', id: newTopic, tree: step.tree, name: step.name, cards }]
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
  const returned = new Set([...back.values()].flat())
  const left = Object.values(board.cards).some((card) => card.topic === step.to && !returned.has(card.id))
  if (step.opened && step.to !== null && board.topics[step.to] && !left) {
    commands.push({ kind: 'dissolveTopic', topic: step.to })
  }
  return commands
}
