import type { Card, Tree } from '../../core/meeting/meeting.ts'
import type { CommandInput } from '../../wire/meeting.ts'
import type { MapPoint } from '../../wire/map.ts'
import type { PlanPoint } from '../../wire/plan.ts'

/** What somebody is writing. */
export interface Draft {
  /** The key under which it will be sent: sent twice, it counts once. */
  id: string
  tree: Tree
  text: string
  where: string
  photo: string | null
  links: string[]
  /** [T41] Where on the community's plan; missing in drafts that an older page kept. */
  point?: PlanPoint | null
  /** [T46] And on the map; missing likewise. */
  mapPoint?: MapPoint | null
  /** The card that is being changed; null for a new one. */
  editing: string | null
}

export const blankDraft = (id: string, tree: Tree): Draft => ({
  id,
  tree,
  text: '',
  where: '',
  photo: null,
  links: [],
  point: null,
  mapPoint: null,
  editing: null,
})

/** A draft that changes a card. Its links are changed apart from it. */
export const draftOfCard = (id: string, { id: editing, tree, text, where, photo }: Card): Draft => ({
  ...blankDraft(id, tree),
  text,
  where,
  photo,
  editing,
})

/**
 * A draft of words that came back, under a new id; null where the command has no words. `tree`: that of the
 * card which an edit changes.
 */
export function draftOfCommand(id: string, command: CommandInput, tree: Tree): Draft | null {
  if (command.kind !== 'postCard' && command.kind !== 'editCard') return null
  const { text, where = '', photo = null } = command
  if (command.kind === 'editCard') return { ...blankDraft(id, tree), text, where, photo, editing: command.card }
  return {
    ...blankDraft(id, command.tree),
    text,
    where,
    photo,
    links: command.links ?? [],
    point: command.point ?? null,
    mapPoint: command.mapPoint ?? null,
  }
}

/** A photo that this phone brought, and where the page has its picture. */
export interface Brought {
  id: string
  url: string
}

/**
 * Where the picture of a draft's photo is. [M33] The server shows a photo only once its card does; before
 * that the page has it, until it is opened anew: then undefined.
 */
export function pictureOf(
  { photo, editing }: Draft,
  cards: Readonly<Record<string, Pick<Card, 'photo'>>>,
  brought: Brought | null,
): string | undefined {
  if (brought && brought.id === photo) return brought.url
  return photo && editing && cards[editing]?.photo === photo ? `/photos/${photo}.webp` : undefined
}

/** What is sent when the person is done. */
export function commandOf({ id, tree, text, where, photo, links, point, mapPoint, editing }: Draft): CommandInput {
  if (editing) return { kind: 'editCard', card: editing, text, where, photo }
  const points = { ...(point ? { point } : {}), ...(mapPoint ? { mapPoint } : {}) }
  return { kind: 'postCard', id, tree, text, where, photo, links, ...points }
}

/** Whether anything would be lost with it. */
export const holdsWords = ({ text, where, photo }: Draft): boolean =>
  text.trim() !== '' || where.trim() !== '' || photo !== null

/**
 * The drafts when another is taken up: one that holds words waits below it, an empty one is let go. The last
 * is the one in hand.
 */
export const takeUp = (drafts: readonly Draft[], next: Draft): Draft[] => [
  ...drafts.filter((draft) => draft.id !== next.id && holdsWords(draft)),
  next,
]

/** The drafts when the one in hand is done or given up: what waited below comes back, else `blank`. */
export function layDown(drafts: readonly Draft[], blank: Draft): Draft[] {
  const rest = drafts.slice(0, -1)
  return rest.length ? rest : [blank]
}
