import type { Item } from './outbox.ts'

/**
 * Whether I endorse `card`: what the server has counted, and over it what waits to be sent, the last word
 * first.
 */
export function endorses(card: string, counted: readonly string[], waiting: readonly Item[]): boolean {
  for (let i = waiting.length - 1; i >= 0; i--) {
    const { command, problem } = waiting[i]!
    if (problem || (command.kind !== 'endorse' && command.kind !== 'takeBack') || command.card !== card) continue
    return command.kind === 'endorse'
  }
  return counted.includes(card)
}

/** The links of a card with what waits to be sent counted in. */
export function linksWith(from: string, links: readonly string[], waiting: readonly Item[]): string[] {
  const linked = new Set(links)
  for (const { command, problem } of waiting) {
    if (problem || (command.kind !== 'linkCards' && command.kind !== 'unlinkCards') || command.from !== from) continue
    if (command.kind === 'linkCards') linked.add(command.to)
    else linked.delete(command.to)
  }
  return [...linked]
}
