import type { Id } from './id.ts'

/**
 * [R11] Whether somebody on record is whoever asks: by their id, or as whom they are on record too (`also`),
 * since they are one person (docs/rules/roles.md).
 */
export const isSelf = (asks: { id: Id; also?: readonly Id[] }, known: Id | null | undefined): boolean =>
  known != null && (known === asks.id || (asks.also?.includes(known) ?? false))
