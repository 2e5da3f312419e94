import { isPieceOf } from '../../../core/meeting/cut.ts'
import type { Capacity, Card, Topic, Tree } from '../../../core/meeting/meeting.ts'
import { CARD_MOST, QUESTION_MOST, REASON_MOST, TOPIC_MOST, WHERE_MOST } from '../../../core/meeting/meeting.ts'
import type { Id } from '../../../core/plain/id.ts'
import { graphemes } from '../../../core/plain/text.ts'
import type { CommandInput } from '../../../wire/meeting.ts'
import type { Form } from '../form/form.ts'
import type { Ticked } from '../paper/paper.svelte.ts'
import { text } from '../form/form.ts'

export const hideCard = ({ id }: Card): Form<CommandInput> => ({
  name: 'hideCard',
  fields: () => [
    { kind: 'text', name: 'reason', label: 'board.reason', most: REASON_MOST, example: 'board.reasonHint' },
  ],
  build: ({ reason }) => ({ kind: 'hideCard', card: id, reason: text(reason) }),
})

/** [P11] What the author of a card is asked; of a printed one that is not entered yet by its number. */
export const askAuthor = (of: { card: Id } | { paper: string }): Form<CommandInput> => ({
  name: 'askAuthor',
  fields: () => [
    { kind: 'text', name: 'text', label: 'board.question', most: QUESTION_MOST, example: 'board.questionHint' },
  ],
  build: ({ text: asked }, newId) => ({ kind: 'askAuthor', id: newId(), ...of, text: text(asked) }),
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

/** [M40] How a card is cut: which words and which tree each half has, and which shows the photo. */
export interface Cut {
  halves: [{ tree: Tree; text: string }, { tree: Tree; text: string }]
  photoOn: 'first' | 'second'
}

/** The two pieces of a text that is cut at a place between its characters; ends of sentences fall away. */
export const cutAt = (text: string, at: number): [string, string] => {
  const characters = Array.from(text)
  const edge = /^[\s，。；、,;.]+|[\s，。；、,;.]+$/g
  return [characters.slice(0, at), characters.slice(at)].map((part) => part.join('').replace(edge, '')) as [
    string,
    string,
  ]
}

/** Where a text most likely goes on to another thing: after the sign of a sentence nearest to its middle. */
export function likelyCut(text: string): number {
  const characters = Array.from(text)
  const middle = characters.length / 2
  const ends = characters.flatMap((sign, n) =>
    /[\n，。；、,;.]/.test(sign) && n < characters.length - 1 ? [n + 1] : [],
  )
  return ends.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0] ?? Math.round(middle)
}

export const cutCard = (card: Card): Form<CommandInput, Cut> => ({
  name: 'cutCard',
  start: () => {
    const [first, second] = cutAt(card.text, likelyCut(card.text))
    return {
      halves: [
        { tree: card.tree, text: first },
        { tree: card.tree, text: second },
      ],
      photoOn: 'first',
    }
  },
  ready: ({ halves }) => halves.every(({ text }) => text.trim() !== '' && isPieceOf(text, card.text)),
  build: ({ halves, photoOn }, newId) => ({
    kind: 'cutCard',
    card: card.id,
    halves: halves.map((half) => ({ id: newId(), ...half })),
    photoOn,
  }),
})

/** Who wrote on paper: somebody who is known, or is added with the card under this id. */
export interface Writer {
  kind: 'known' | 'walkIn'
  id: Id
  name: string
}

/** What stands on a paper card, and who wrote it: somebody on the list, or somebody who is added with it. */
export interface Paper {
  writer: Writer | null
  capacity: Capacity
  tree: Tree
  text: string
  where: string
  photo: Id | null
  /** [P16] */
  boxes: Ticked
}
/** What was entered, and by whom it is. */
export interface Entered {
  id: Id
  number: number
  receipt: string
  tree: Tree
  author: Id
}

/**
 * After a card was entered: what the next begins with, and who may have written that too. Nobody is taken for
 * its writer unasked; each card without a name is another person's.
 */
export function afterPaper(
  { writer, capacity, tree }: Pick<Paper, 'writer' | 'capacity' | 'tree'>,
  author: Id,
  newId: () => Id,
): { next: Partial<Paper>; before: Paper['writer'] } {
  if (writer?.name)
    return { next: { writer: null, capacity, tree }, before: { kind: 'known', id: author, name: writer.name } }
  return { next: { writer: { kind: 'walkIn', id: newId(), name: '' }, capacity, tree }, before: null }
}

export const blankPaper = (): Paper => ({
  writer: null,
  capacity: 'resident',
  tree: 'problem',
  text: '',
  where: '',
  photo: null,
  boxes: { mayBeNamed: false, callBack: false },
})

/** Places that cards of a meeting name, the most frequent first. */
export function placesNamed(cards: Iterable<Pick<Card, 'where'>>): string[] {
  const counts = new Map<string, number>()
  for (const { where } of cards) if (where) counts.set(where, (counts.get(where) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1]).map(([where]) => where)
}

/**
 * The place, of those that were named before, that a text speaks of: the longest; none where it names none.
 */
export const placeIn = (text: string, places: readonly string[]): string =>
  places.filter((place) => place.length > 1 && text.includes(place)).sort((a, b) => b.length - a.length)[0] ?? ''

/** Adds a writer who is new. */
export const walkIn = ({ id, name }: Writer, capacity: Capacity = 'resident') =>
  ({ kind: 'addWalkIn', id, name, capacity }) as const

/** [M29] A card on paper, entered for whoever wrote it; `start` gives the sheet as it begins. */
export const paperCard = (start: () => Paper) =>
  ({
    name: 'paperCard',
    start,
    ready: ({ writer, text }: Paper) => writer !== null && text.trim() !== '' && graphemes(text) <= CARD_MOST,
    build: ({ writer, capacity, tree, text, where, photo, boxes }: Paper) => {
      return {
        walkIn: writer!.kind === 'walkIn' ? walkIn(writer!, capacity) : null,
        card: { kind: 'postCard' as const, tree, text, where, photo, onBehalfOf: writer!.id, wishes: boxes },
      }
    },
  }) satisfies Form<unknown, Paper>

export type PaperCommands = ReturnType<ReturnType<typeof paperCard>['build']>

/** [P13] Hands counted in the hall for a topic; a number that there is changes with a reason. */
export const tallyTopic = ({ id, tally }: Topic): Form<CommandInput> => ({
  name: 'tallyTopic',
  fields: () => [
    { kind: 'count', name: 'tally', label: 'board.tallyHands', most: 100_000 },
    ...(tally === undefined
      ? []
      : [{ kind: 'text', name: 'reason', label: 'board.tallyReason', most: REASON_MOST } as const]),
  ],
  start: () => ({ tally: tally === undefined ? '' : String(tally), reason: '' }),
  build: (values) => ({ kind: 'tallyTopic', topic: id, tally: Number(values.tally), reason: text(values.reason) }),
})

/** The name of a topic: of a new one, or another for one that there is. */
export const topicName = (form: 'nameTopic' | 'renameTopic', name: string): Form<string, { name: string }> => ({
  name: form,
  fields: () => [{ kind: 'line', name: 'name', label: 'board.topicName', most: TOPIC_MOST }],
  start: () => ({ name }),
  build: (values) => values.name.trim(),
})
