import type { Capacity, Card, Tree } from '../../../core/meeting/meeting.ts'
import { CARD_MOST, REASON_MOST, TOPIC_MOST, WHERE_MOST } from '../../../core/meeting/meeting.ts'
import type { Id } from '../../../core/plain/id.ts'
import { graphemes } from '../../../core/plain/text.ts'
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

/** What stands on a paper card, and who wrote it: somebody on the list, or somebody who is added with it. */
export interface Paper {
  writer: { kind: 'known' | 'walkIn'; id: Id; name: string } | null
  capacity: Capacity
  tree: Tree
  text: string
  where: string
  photo: Id | null
}
/** What was entered, and by whom it is. */
export interface Entered {
  id: Id
  number: number
  receipt: string
  tree: Tree
  author: Id
}

export const blankPaper = (): Paper => ({
  writer: null,
  capacity: 'resident',
  tree: 'problem',
  text: '',
  where: '',
  photo: null,
})

/** [M29] A card on paper, entered for whoever wrote it; `start` gives the sheet as it begins. */
export const paperCard = (start: () => Paper) =>
  ({
    name: 'paperCard',
    start,
    ready: ({ writer, text }: Paper) => writer !== null && text.trim() !== '' && graphemes(text) <= CARD_MOST,
    build: ({ writer, capacity, tree, text, where, photo }: Paper) => {
      const { kind, id, name } = writer!
      return {
        walkIn: kind === 'walkIn' ? { kind: 'addWalkIn' as const, id, name, capacity } : null,
        card: { kind: 'postCard' as const, tree, text, where, photo, onBehalfOf: id },
      }
    },
  }) satisfies Form<unknown, Paper>

export type PaperCommands = ReturnType<ReturnType<typeof paperCard>['build']>

/** The name of a topic: of a new one, or another for one that there is. */
export const topicName = (form: 'nameTopic' | 'renameTopic', name: string): Form<string, { name: string }> => ({
  name: form,
  fields: () => [{ kind: 'line', name: 'name', label: 'board.topicName', most: TOPIC_MOST }],
  start: () => ({ name }),
  build: (values) => values.name.trim(),
})
