import { dayAt, endOfDayAt, instantAt } from '../../../core/plain/clock.ts'
import type { Clock } from '../../../core/plain/clock.ts'
import { REASON_MOST } from '../../../core/meeting/meeting.ts'
import type { Motion } from '../../../core/meeting/motion.ts'
import { amendmentOf, VOTES_MOST, voteOn, WHAT_MOST, WHO_MOST, wordingOf } from '../../../core/meeting/motion.ts'
import type { CommandInput } from '../../../wire/meeting.ts'
import type { Field, Form } from '../form/form.ts'
import { text, whole } from '../form/form.ts'

const WORDS: Field[] = [
  { kind: 'text', name: 'what', most: WHAT_MOST },
  { kind: 'line', name: 'who', most: WHO_MOST, optional: true },
  { kind: 'day', name: 'by', optional: true },
]

/** The end of a day that was chosen; null where none was. */
export const endOf = (clock: Clock, value: unknown): number | null =>
  text(value) ? endOfDayAt(clock, instantAt(clock, `${text(value)}T12:00`)) : null

/** [M49] What somebody in the hall moves, whom nobody puts a name to. */
export const moveMotion = (clock: Clock): Form<CommandInput> => ({
  name: 'moveMotion',
  fields: () => WORDS,
  build: ({ what, who, by }, newId) => ({
    kind: 'moveMotion',
    id: newId(),
    what: text(what),
    who: text(who),
    by: endOf(clock, by),
    fromHall: true,
  }),
})

/** [M50] Another wording of the whole, from the hall. */
export const amendMotion = (clock: Clock, motion: Motion): Form<CommandInput> => ({
  name: 'amendMotion',
  fields: () => WORDS,
  start: () => {
    const { what, who, by } = wordingOf(motion)
    return { what, who, by: by === null ? '' : dayAt(clock, by) }
  },
  build: ({ what, who, by }) => ({
    kind: 'amendMotion',
    motion: motion.id,
    what: text(what),
    who: text(who),
    by: endOf(clock, by),
    fromHall: true,
  }),
})

/** [M51] Hands as they were counted; where they were before, why it is another number. */
export function countMotion(motion: Motion): Form<CommandInput> {
  const { version } = amendmentOf(motion) ?? wordingOf(motion)
  const before = voteOn(motion)
  return {
    name: 'countMotion',
    fields: () => [
      { kind: 'count', name: 'for', most: VOTES_MOST },
      { kind: 'count', name: 'against', most: VOTES_MOST },
      { kind: 'count', name: 'abstain', most: VOTES_MOST },
      ...(before ? [{ kind: 'text', name: 'reason', most: REASON_MOST } as const] : []),
    ],
    start: () => ({
      for: before?.for ?? '',
      against: before?.against ?? '',
      abstain: before?.abstain ?? 0,
      reason: '',
    }),
    build: ({ for: pro, against, abstain, reason }) => ({
      kind: 'countMotion',
      motion: motion.id,
      version,
      for: whole(pro) ?? 0,
      against: whole(against) ?? 0,
      abstain: whole(abstain) ?? 0,
      reason: text(reason),
    }),
  }
}

/** [M51] What is not discussed any more: why. */
export const dropMotion = ({ id }: Motion): Form<CommandInput> => ({
  name: 'dropMotion',
  fields: () => [
    {
      kind: 'text',
      name: 'reason',
      label: 'field.giveFloor.reason',
      most: REASON_MOST,
      example: 'deskMotion.dropExample',
    },
  ],
  build: ({ reason }) => ({ kind: 'dropMotion', motion: id, reason: text(reason) }),
})
