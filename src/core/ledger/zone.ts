import type { Actor } from '../meeting/command.ts'
import type { Clock } from '../plain/clock.ts'
import { readClock } from '../plain/clock.ts'

/** Setting the time zone of a community, by which the grids and buildings in it go too. */
export interface ZoneCommand {
  kind: 'changeZone'
  /** As somebody wrote it: Europe/Berlin. */
  zone: string
}

export interface ZoneEvent {
  at: number
  by: Actor
  told: { kind: 'zoneChanged'; zone: Clock }
}

export type ZoneRefusal = { refused: 'noSuchZone' }

/**
 * [L12] A community's time zone, by a name that this machine knows. Dates that were given stay the same
 * instant.
 */
export function decideZone(
  zone: Clock | undefined,
  command: ZoneCommand,
  actor: Actor,
  now: number,
): ZoneEvent[] | ZoneRefusal {
  const named = readClock(command.zone)
  if (!named) return { refused: 'noSuchZone' }
  return named === zone ? [] : [{ at: now, by: actor, told: { kind: 'zoneChanged', zone: named } }]
}

/** The zone after a change. */
export const evolveZone = (_zone: Clock | undefined, { told }: ZoneEvent): Clock => told.zone
