import type { OwnerDb } from '../database/scope.ts'
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

/** Looks every minute, until the returned function is called; it resolves once nothing is under way. */
export function startLapsing(services: RegisterServices, owner: OwnerDb, registers: Registers): () => Promise<void> {
  let under: Promise<void> = Promise.resolve()
  let busy = false
  const look = () => {
    if (busy) return
    busy = true
    under = endLapsed(services, owner, registers)
      .catch((error: Error) => services.log.warn({ why: error.message }, 'the register waits'))
      .finally(() => (busy = false))
  }
  const timer = setInterval(look, LOOK_EVERY_MS).unref()
  look()
  return async () => {
    clearInterval(timer)
    await under
  }
}
