import type { Clock } from '../../core/plain/clock.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Place } from '../../core/place/place.ts'
import type { Clocks } from '../../wire/pages.ts'
import type { LedgerServices } from './services.ts'

/** The clock by which a community's instants are told: the time zone of its place. */
export const clockOf = ({ ledger }: Pick<LedgerServices, 'ledger'>, community: Id): Promise<Clock> =>
  ledger.clockOf(community)

/** The clocks of several communities, by slug. */
export async function clocksOf(
  services: Pick<LedgerServices, 'ledger'>,
  communities: readonly Place[],
): Promise<Clocks> {
  const clocks: Clocks = {}
  for (const { id, slug } of communities) clocks[slug] = await clockOf(services, id)
  return clocks
}
