import type { Check } from './checklist.ts'
import { CHECKS } from './checklist.ts'
import type {
  Answer,
  Article,
  Composition,
  Contradiction,
  Convention,
  ConventionSettings,
  ConventionStage,
  Filed,
  Finding,
  Held,
  Legality,
  Sealed,
  StreetReview,
  Version,
  YearlyReview,
} from './convention.ts'
import { openComments, passedTextOf, reviewFrom, standingOf, textOf } from './convention.ts'
import type { Pointer } from './look.ts'
import { pointersIn } from './look.ts'

/** An article as everybody sees it, with all its wordings. */
export interface ShownArticle {
  n: number
  versions: Version[]
  dropped: { reason: string; at: number } | null
  /** [C16] How often it was of use. */
  uses: number
}

export interface ShownComment {
  n: number
  article: number | null
  /** Null: its words are not shown (yet). */
  text: string | null
  came: 'page' | 'desk'
  at: number
  answer: Answer | null
}

/** Everything that anybody may know of an edition. */
export interface ConventionShown {
  code: string
  title: string
  scope: string
  stage: ConventionStage
  settings: ConventionSettings
  openedAt: number
  articles: ShownArticle[]
  /** The numbers of standing articles in their order. */
  order: number[]
  comments: ShownComment[]
  commentsOpen: number
  /** [C7] What words point at, by article. */
  pointers: ({ n: number } & Pointer)[]
  checks: { check: Check; finding: Finding | null }[]
  legality: Legality | null
  street: StreetReview | null
  returns: Convention['returns']
  sealed: Pick<Sealed, 'title' | 'hash' | 'at'> | null
  /** What is drafted, voted on, or was passed. */
  text: { n: number; text: string }[]
  voteCode: string
  held: Held[]
  passed: number[]
  composition: { present: number; women: number | null; unregistered: number | null } | null
  filed: Filed | null
  effectiveOn: number | null
  contradictions: Contradiction[]
  reviews: YearlyReview[]
  reviewFrom: number | null
  endedAt: number | null
  why: string
}

/** [C4] [C5] An edition as everybody may see it: words of residents only where they were answered. */
export function shownOf(convention: Convention): ConventionShown {
  const { code, title, scope, stage, settings, openedAt, order, returns, sealed, voteCode, held, passed } = convention
  const { legality, street, filed, effectiveOn, contradictions, reviews, endedAt, why, checks } = convention
  return {
    code,
    title,
    scope,
    stage,
    settings,
    openedAt,
    articles: convention.articles.map((article) => shownArticle(convention, article)),
    order,
    comments: convention.comments.map(({ shown, text, ...comment }) => ({ ...comment, text: shown ? text : null })),
    commentsOpen: openComments(convention).length,
    pointers: pointersOf(convention),
    checks: CHECKS.map((check) => ({ check, finding: checks[check] ?? null })),
    legality,
    street,
    returns,
    sealed: sealed && { title: sealed.title, hash: sealed.hash, at: sealed.at },
    text: passed.length ? passedTextOf(convention) : textOf(convention),
    voteCode,
    held,
    passed,
    composition: composed(convention.composition),
    filed,
    effectiveOn,
    contradictions,
    reviews,
    reviewFrom: reviewFrom(convention),
    endedAt,
    why,
  }
}

const shownArticle = ({ uses }: Convention, { n, versions, dropped }: Article): ShownArticle => ({
  n,
  versions,
  dropped,
  uses: uses.filter((use) => use.n === n).length,
})

/** While it can still be changed, and while it is looked at. */
const pointersOf = (convention: Convention): ConventionShown['pointers'] =>
  convention.sealed
    ? []
    : standingOf(convention).flatMap(({ n, versions }) =>
        pointersIn(versions[versions.length - 1]!.text).map((pointer) => ({ n, ...pointer })),
      )

const SMALL = 5

/** [C15] A cell under five is hidden, and so is one whose rest would be. */
function composed(composition: Composition | null): ConventionShown['composition'] {
  if (!composition) return null
  const { present, women, unregistered } = composition
  const cell = (n: number) => (n >= SMALL && present - n >= SMALL ? n : null)
  return { present, women: cell(women), unregistered: cell(unregistered) }
}
