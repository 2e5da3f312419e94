import type { Clock } from '../../../core/plain/clock.ts'
import { REASON_MOST } from '../../../core/meeting/meeting.ts'
import { WHAT_MOST, WHO_MOST } from '../../../core/meeting/motion.ts'
import type { Pledge, Resource } from '../../../core/meeting/pledge.ts'
import { RESOURCES } from '../../../core/meeting/pledge.ts'
import type { Id } from '../../../core/plain/id.ts'
import type { CommandInput } from '../../../wire/meeting.ts'
import type { Form } from '../form/form.ts'
import { text, whole } from '../form/form.ts'
import { endOf } from './motionForms.ts'

/** [M54] What somebody in the hall takes on. `cardOf` gives the card that bears a number. */
export const makePledge = (clock: Clock, cardOf: (number: number | null) => Id | null): Form<CommandInput> => ({
  name: 'makePledge',
  fields: () => [
    { kind: 'text', name: 'what', most: WHAT_MOST },
    { kind: 'choice', name: 'resource', options: RESOURCES, words: 'pledge' },
    { kind: 'line', name: 'who', label: 'taking.who', most: WHO_MOST, optional: true },
    { kind: 'day', name: 'by', optional: true },
    { kind: 'count', name: 'card', most: 1_000_000, optional: true },
  ],
  start: () => ({ what: '', resource: 'labour', who: '', by: '', card: '' }),
  ready: ({ card }) => whole(card) === null || cardOf(whole(card)) !== null,
  build: ({ what, resource, who, by, card }, newId) => ({
    kind: 'makePledge',
    id: newId(),
    what: text(what),
    who: text(who),
    resource: resource as Resource,
    by: endOf(clock, by),
    card: cardOf(whole(card)),
    fromHall: true,
  }),
})

/** [M54] What is not taken: why. */
export const dropPledge = ({ id }: Pledge): Form<CommandInput> => ({
  name: 'dropPledge',
  fields: () => [
    {
      kind: 'text',
      name: 'reason',
      label: 'field.giveFloor.reason',
      most: REASON_MOST,
      example: 'deskPledge.dropExample',
    },
  ],
  build: ({ reason }) => ({ kind: 'dropPledge', pledge: id, reason: text(reason) }),
})
