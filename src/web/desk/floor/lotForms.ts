import type { HallLot } from '../../../core/meeting/lots.ts'
import { LOT_FROM, SLIPS_MOST } from '../../../core/meeting/lots.ts'
import { REASON_MOST } from '../../../core/meeting/meeting.ts'
import { PURPOSE_MOST } from '../../../core/plain/lotRecord.ts'
import type { CommandInput } from '../../../wire/meeting.ts'
import type { Field, Form } from '../form/form.ts'
import { text, whole } from '../form/form.ts'

/** [M56] What a lot is about, from whom, how many; `again`: whether there were lots before it. */
export const announceLot = (again: boolean): Form<CommandInput> => ({
  name: 'announceLot',
  fields: ({ from }) => [
    { kind: 'line', name: 'purpose', most: PURPOSE_MOST, hint: ['deskLot.purposeHint'] },
    { kind: 'choice', name: 'from', options: LOT_FROM, words: 'lot.from' },
    ...(from === 'numbers' ? [{ kind: 'count', name: 'slips', most: SLIPS_MOST } satisfies Field] : []),
    { kind: 'count', name: 'take', most: SLIPS_MOST },
    ...(again
      ? [
          {
            kind: 'text',
            name: 'again',
            label: 'lot.again',
            most: REASON_MOST,
            optional: true,
            hint: ['deskLot.againHint'],
          } satisfies Field,
        ]
      : []),
  ],
  start: () => ({ purpose: '', from: 'there', take: 1 }),
  build: ({ purpose, from, slips, take, again }, newId) => ({
    kind: 'announceLot',
    id: newId(),
    purpose: text(purpose),
    from: LOT_FROM.find((one) => one === from) ?? 'there',
    slips: whole(slips) ?? 0,
    take: whole(take) ?? 1,
    again: text(again),
  }),
})

/** [M57] What the hall called. */
export const callLot = ({ id, called }: HallLot): Form<CommandInput> => ({
  name: 'callLot',
  fields: () => [{ kind: 'line', name: 'called', label: 'lot.called', most: 120, hint: ['deskLot.calledHint'] }],
  start: () => ({ called: called.join(' ') }),
  build: ({ called }) => ({ kind: 'callLot', lot: id, called: text(called) }),
})

export const giveUpLot = ({ id }: HallLot): Form<CommandInput> => ({
  name: 'giveUpLot',
  fields: () => [{ kind: 'text', name: 'reason', label: 'field.giveFloor.reason', most: REASON_MOST }],
  build: ({ reason }) => ({ kind: 'giveUpLot', lot: id, reason: text(reason) }),
})
