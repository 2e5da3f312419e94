import type { Card } from '../../../core/meeting/meeting.ts'
import { CARD_MOST, REASON_MOST, WHERE_MOST } from '../../../core/meeting/meeting.ts'
import type { CommandInput } from '../../../wire/meeting.ts'
import type { Form } from '../form/form.ts'
import { text } from '../form/form.ts'

export const hideCard = ({ id }: Card): Form<CommandInput> => ({
  name: 'hideCard',
  fields: () => [
    { kind: 'text', name: 'reason', label: 'board.reason', most: REASON_MOST, example: 'board.reasonHint' },
  ],
  build: ({ reason }) => ({ kind: 'hideCard', card: id, reason: text(reason) }),
})

export const editCard = (card: Card): Form<CommandInput> => ({
  name: 'editCard',
  fields: () => [
    { kind: 'text', name: 'text', label: 'board.cardText', most: CARD_MOST },
    { kind: 'line', name: 'where', most: WHERE_MOST, optional: true },
  ],
  start: () => ({ text: card.text, where: card.where }),
  build: (values) => ({
    kind: 'editCard',
    card: card.id,
    text: text(values.text),
    where: text(values.where),
    photo: card.photo,
  }),
})
