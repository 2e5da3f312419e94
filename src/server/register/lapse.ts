import type { OwnerDb } from '../database/scope.ts'
import { regularly } from '../integrations/regularly.ts'
import { systemActor } from '../meeting/openTree.ts'
import { idFor } from '../secrets/token.ts'
import type { Registers } from './registers.ts'
import type { RegisterServices } from './services.ts'
import { lapsedEntries } from './store.ts'

/**
 * [K3] Ends whose day has come, and whoever never agreed: nothing of who it was stays. One that cannot be
 * ended now keeps no other.
 */
export async function endLapsed(services: RegisterServices, owner: OwnerDb, registers: Registers): Promise<void> {
  const { runtime, identity } = services
  const now = runtime.now()
  for (const { community, id: entry } of await lapsedEntries(owner, now)) {
    const key = idFor(`lapse:${community}/${entry}:${now}`, identity.ticketKey)
    const command = { kind: 'endEntry', entry, why: 'lapsed' } as const
    const actor = { kind: 'house', id: systemActor(services) } as const
    await registers
      .ask(community, { key, command, actor, body: command })
      .catch((error: Error) => services.log.warn({ community, why: error.message }, 'an entry of the register waits'))
  }
}

const LOOK_EVERY_MS = 60_000

/** Looks every minute, until the returned function is called (integrations/regularly.ts). */
export const startLapsing = (services: RegisterServices, owner: OwnerDb, registers: Registers): (() => Promise<void>) =>
  regularly(
    LOOK_EVERY_MS,
    () => endLapsed(services, owner, registers),
    (error) => services.log.warn({ why: error.message }, 'the register waits'),
    true,
  )
