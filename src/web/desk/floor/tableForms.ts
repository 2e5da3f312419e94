import type { HallTables, TableProposal } from '../../../core/meeting/hallTables.ts'
import { REPORT_SECONDS_MOST, TABLES_MOST } from '../../../core/meeting/hallTables.ts'
import type { HallLot } from '../../../core/meeting/lots.ts'
import type { CommandInput } from '../../../wire/meeting.ts'
import type { Field, Form } from '../form/form.ts'
import { whole } from '../form/form.ts'

const MINUTE = 60

/**
 * [M59] How many tables, how long each tells, and whether a lot deals people out. `people`: who are there.
 */
export const openTables = (
  tables: HallTables | null,
  people: number,
  lot: HallLot | undefined,
): Form<CommandInput> => ({
  name: 'openTables',
  fields: () => [
    { kind: 'count', name: 'count', most: TABLES_MOST },
    { kind: 'count', name: 'minutes', most: REPORT_SECONDS_MOST / MINUTE, optional: true },
    ...(lot ? [{ kind: 'check', name: 'byLot', optional: true, hint: ['deskTable.byLotHint'] } satisfies Field] : []),
  ],
  start: () => ({
    count: tables?.tables.length ?? Math.max(2, Math.round(people / 10)),
    minutes: (tables?.seconds ?? 180) / MINUTE,
    byLot: false,
  }),
  build: ({ count, minutes, byLot }) => ({
    kind: 'openTables',
    count: whole(count) ?? 2,
    seconds: (whole(minutes) ?? 0) * MINUTE,
    lot: byLot === true && lot ? lot.id : null,
  }),
})

/** [M61] A card or a motion, by its number, as what a table proposes. */
export const proposeAtTable = (
  table: number,
  found: (what: 'card' | 'motion', number: number | null) => TableProposal | null,
): Form<CommandInput> => {
  const proposal = (card: unknown, motion: unknown) => found('card', whole(card)) ?? found('motion', whole(motion))
  return {
    name: 'proposeAtTable',
    fields: () => [
      { kind: 'count', name: 'card', most: 1_000_000, optional: true },
      { kind: 'count', name: 'motion', most: 1000, optional: true },
    ],
    ready: ({ card, motion }) => proposal(card, motion) !== null,
    build: ({ card, motion }) => ({ kind: 'proposeAtTable', table, ...proposal(card, motion)! }),
  }
}

/** Somebody who takes a seat, and what they do there. */
export interface Seat {
  participant: string | null
  role: 'captain' | 'recorder' | ''
}
export const sitAt = (table: number): Form<CommandInput, Seat, { kind: 'own'; name: string }> => ({
  name: 'sitAt',
  start: () => ({ participant: null, role: '' }),
  ready: ({ participant }) => participant !== null,
  build: ({ participant }) => ({ kind: 'sitAt', table, onBehalfOf: participant! }),
})
