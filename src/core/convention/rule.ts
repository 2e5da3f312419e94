import type { Actor } from '../meeting/command.ts'
import { refuse } from '../plain/refuse.ts'
import type { ConventionCommand, ConventionCommandOf, ConventionFacts } from './command.ts'
import type { Article, Comment, Convention, ConventionStage } from './convention.ts'
import type { ConventionEvent, ConventionRefusal } from './event.ts'

/** What a rule is given: the edition, what is asked, by whom, when, and what else it must know. */
export interface Asking<C> {
  convention: Convention
  command: C
  actor: Actor
  now: number
  facts: ConventionFacts
}

export type Happened = Omit<ConventionEvent, 'at' | 'by'>
export type Rule<K extends ConventionCommand['kind']> = (asking: Asking<ConventionCommandOf<K>>) => Happened[]
export type Rules<K extends ConventionCommand['kind']> = { [Kind in K]: Rule<Kind> }

export const refused = (refusal: ConventionRefusal): never => refuse<ConventionRefusal>(refusal)

/** Each command belongs to some stages of an edition. */
export function refuseUnless({ stage }: Convention, ...stages: ConventionStage[]): void {
  if (!stages.includes(stage)) refused({ refused: 'conventionStage', stage })
}

export const articleOf = ({ articles }: Convention, n: number): Article =>
  articles[n - 1] ?? refused({ refused: 'noSuchArticle' })

/** An article that stands. */
export function standing(convention: Convention, n: number): Article {
  const article = articleOf(convention, n)
  return article.dropped ? refused({ refused: 'noSuchArticle' }) : article
}

export const commentOf = ({ comments }: Convention, n: number): Comment =>
  comments[n - 1] ?? refused({ refused: 'noSuchComment' })

export const told = (event: Happened['told']): Happened[] => [{ told: event }]

/** A day on which something was done: said by people, so never later than now. */
export function refuseDay(day: number, now: number, least = 0): void {
  if (day > now || day < least) refused({ refused: 'outOfRange' })
}
