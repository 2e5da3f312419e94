import type { Range } from '../core/alike/text/similar.ts'
import type { MatterStage } from '../core/ledger/stages.ts'
import type { Tree } from '../core/meeting/meeting.ts'
import type { Id } from '../core/plain/id.ts'

/** What can be found. */
export type Kind = 'card' | 'matter' | 'notice'
export const KINDS: readonly Kind[] = ['card', 'matter', 'notice']

/**
 * A text as it was written, or the stretch of it that says why it was found; `marks` is what the query found
 * in it.
 */
export interface Marked {
  text: string
  marks: Range[]
}

/** Something found, best first. What is not said of a kind is missing there. */
export type Found = { id: Id; community: { slug: string; name: string }; at: number; text: Marked; where: Marked } & (
  | {
      kind: 'card'
      number: number
      tree: Tree
      meeting: { code: string; theme: string }
      /** The matter that answers it, if there is one. */
      matter: { number: number; title: string } | null
    }
  | { kind: 'matter'; number: number; title: Marked; stage: MatterStage; people: number }
  | { kind: 'notice'; title: Marked; until: number }
)

/** A matter that may already be what somebody is writing. */
export interface AlreadyMatter {
  number: number
  title: Marked
  /** Still worked on; otherwise it has come to an end. */
  open: boolean
}

/** A page of what was found; `next` is where the next begins, null at the end. */
export interface FoundPage {
  items: Found[]
  next: number | null
}
