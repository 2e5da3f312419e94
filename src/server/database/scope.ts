import { AsyncLocalStorage } from 'node:async_hooks'
import type { Id } from '../../core/plain/id.ts'

/**
 * Places, mostly communities, whose rows may be touched by what runs now for somebody who asked from outside.
 * It works as the request role
 * (requestRole.ts). What nobody asked for (start, letters, checkpoints) has no scope: it works as the owner
 * of the tables.
 */
const scopes = new AsyncLocalStorage<Set<Id>>()

/**
 * Runs something for people who stand in these places and no other: the database itself refuses the rest
 * (net.ts).
 */
export const inScope = <T>(places: Iterable<Id>, work: () => T): T => scopes.run(new Set(places), work)

/** Runs what Grove does of its own accord, though somebody's asking brought it about: it may touch all. */
export const asHouse = <T>(work: () => T): T => scopes.exit(work)

/** Whoever asks has shown that they stand in this community too: a receipt, a link in a letter. */
export function standIn(community: Id): void {
  scopes.getStore()?.add(community)
}

/** Whether somebody asked for what runs now. */
export const isAsked = (): boolean => scopes.getStore() !== undefined

/** What the database is told: ids with commas between them. */
export const scopeText = (): string => [...(scopes.getStore() ?? [])].join(',')
