import { createHmac } from 'node:crypto'
import type { Id } from '../../core/plain/id.ts'
import type { Copy, PlainBulletin } from '../../core/reach/bulletin.ts'
import type { Group } from '../../core/reach/tiers.ts'
import { ProblemError } from '../http/problem.ts'
import { idFor, same } from '../secrets/token.ts'
import type { ReachServices } from './services.ts'
import { bulletinsOf } from './store.ts'

const SEAL_BYTES = 12
const seal = (community: Id, { id, turn }: Pick<Group, 'id' | 'turn'>, key: string): string =>
  createHmac('sha256', key)
    .update(`keeper:${community}/${id}:${turn}`)
    .digest()
    .subarray(0, SEAL_BYTES)
    .toString('base64url')

/**
 * [T2] What a keeper's page has in its address: which group, and a seal under the installation's key that no
 * table holds. Another keeper has another.
 */
export const keeperToken = (community: Id, group: Pick<Group, 'id' | 'turn'>, key: string): string =>
  Buffer.from(group.id.replaceAll('-', ''), 'hex').toString('base64url') + seal(community, group, key)

/** Where a keeper's page is. */
export const keeperLinkOf = ({ identity, publicUrl }: ReachServices, place: { id: Id; slug: string }, group: Group) =>
  `${publicUrl()}/c/${place.slug}/keep/${keeperToken(place.id, group, identity.ticketKey)}`

/** Whoever holds the link of a group's present keeper. */
export interface Keeper {
  community: Id
  group: Group
}

/** [T2] Whose link it is; that of a former keeper is like one that never was. */
export async function keeperOf(services: ReachServices, community: Id, token: string): Promise<Keeper> {
  const hex = /^[\w-]{38}$/.test(token) ? Buffer.from(token.slice(0, 22), 'base64url').toString('hex') : ''
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  const group = await services.bulletins.readGroup(community, id)
  const holds = group && same(seal(community, group, services.identity.ticketKey), token.slice(22))
  if (!holds || group.state === 'ended' || group.state === 'left') throw new ProblemError('noSuchGroup')
  return { community, group }
}

/** Who acts, in the journal: nobody's name, and of each keeper another. */
export const actorOf = ({ identity }: ReachServices, { group }: Keeper) =>
  ({ kind: 'participant', id: idFor(`keeper:${group.id}:${group.turn}`, identity.ticketKey) }) as const

/** [T9] What a keeper has to hand on: of bulletins that are due, the latest first. */
export async function handedTo(
  { db, runtime }: ReachServices,
  { community, group }: Keeper,
): Promise<{ bulletin: PlainBulletin; copy: Copy }[]> {
  const now = runtime.now()
  const all = await bulletinsOf(db, community, group.id)
  return all.filter(({ bulletin, copy }) => Math.max(bulletin.dueAt ?? Infinity, copy.at) <= now)
}
