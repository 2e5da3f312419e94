import type { Door } from '../ballot/rules.ts'
import type { Id } from '../plain/id.ts'
import type { Check } from './checklist.ts'

/** Where an edition of the convention stands, in this order; `abandoned` is an end of its own. */
export const CONVENTION_STAGES = [
  'soliciting',
  'drafting',
  'reviewing',
  'hanging',
  'voting',
  'passed',
  'filed',
  'published',
  'abandoned',
] as const
export type ConventionStage = (typeof CONVENTION_STAGES)[number]

/** Who votes on it: a formal body, by the law's thresholds. */
export const CONVENTION_BODIES = ['residentsMeeting', 'representativesMeeting'] as const
export type ConventionBody = (typeof CONVENTION_BODIES)[number]

/** How it is made: said at the beginning, and fixed when the text is sealed. */
export interface ConventionSettings {
  body: ConventionBody
  /** Whom an entry of the roll of a residents' meeting stands for. */
  voter: 'person' | 'household'
  who: string
  /** The whole text with one question, or each article with its own. */
  by: 'whole' | 'article'
  secret: boolean
  doors: Door[]
  /** So many days the draft hangs. */
  hangDays: number
}

/** From what an article grew: words are looked up where it is read, so that they stay erasable there. */
export type Source = { kind: 'card'; meeting: Id; card: Id } | { kind: 'matter'; matter: Id }

/** A wording of an article, and why it is so. */
export interface Version {
  text: string
  reason: string
  at: number
}

export interface Article {
  n: number
  /** The article of the edition before from which it came. */
  from: number | null
  versions: Version[]
  sources: Source[]
  /** Why it is left out; it keeps its versions and sources. */
  dropped: { reason: string; at: number } | null
}

/** What somebody says about the draft: a resident's words, which can be erased. */
export interface Comment {
  n: number
  /** About which article; null: about the whole, or what should be in it. */
  article: number | null
  text: string
  came: 'page' | 'desk'
  at: number
  answer: Answer | null
  /** Its words are on public pages: only once it was answered, and not where they harm somebody. */
  shown: boolean
}

export interface Answer {
  taken: boolean
  /** In which article it was taken. */
  article: number | null
  text: string
  at: number
}

/** What a look at one point of the checklist came to. */
export interface Finding {
  clear: boolean
  note: string
  at: number
}

/** The reviewer is named here and in no entry of the log. */
export interface Legality {
  reviewer: string
  opinion: string
  heldOn: number
}

export interface StreetReview {
  office: string
  opinion: string
  document: string
  heldOn: number
  agrees: boolean
}

/** A text that was fixed: articles by their numbers, in their order. */
export interface Sealed {
  title: string
  text: { n: number; text: string }[]
  hash: string
  at: number
  /** From when its notice hung. */
  noticeAt: number
}

/** What a question of the vote came to. `n`: the article; null: the whole. */
export interface Asked {
  n: number | null
  eligible: number
  present: number
  for: number
  against: number
  abstain: number
  carried: boolean
}

export interface Held {
  voteCode: string
  /** Of the vote's file, which anybody counts again. */
  hash: string
  at: number
  asked: Asked[]
}

/** Who was there, in numbers; small cells are shown to nobody. */
export interface Composition {
  present: number
  women: number
  /** Without local household registration. */
  unregistered: number
}

export interface Filed {
  filedOn: number
  office: string
  /** Who took it: in no entry of the log. */
  receiver: string
  receipt: string
  hash: string
  at: number
}

export const REVIEWED = ['keep', 'change', 'drop'] as const
export type Reviewed = (typeof REVIEWED)[number]

/** [C19] Somebody marks that an article of a place's own rules contradicts one of the convention above it. */
export interface Contradiction {
  n: number
  /** The edition for the whole community that it contradicts, and the place of the article in its text. */
  code: string
  place: number
  why: string
  at: number
  /** How it was settled. */
  settled: { how: string; at: number } | null
}

/** One yearly review. */
export interface YearlyReview {
  verdicts: { n: number; what: Reviewed; reason: string; at: number }[]
  endedAt: number | null
}

/** One edition of a community's convention, or of rules of an estate below it. */
export interface Convention {
  community: Id
  id: Id
  /** By which its pages are found. */
  code: string
  title: string
  /** Of which estate or building; empty: the whole community's. */
  scope: string
  stage: ConventionStage
  settings: ConventionSettings
  /** The edition that it follows. */
  after: Id | null
  openedAt: number
  articles: Article[]
  /** The numbers of standing articles in their order. */
  order: number[]
  comments: Comment[]
  /** How often a draft went to review: each has a notice of its own. */
  drafts: number
  checks: Partial<Record<Check, Finding>>
  legality: Legality | null
  street: StreetReview | null
  /** Why it went back to drafting, each time. */
  returns: { reason: string; at: number; from: ConventionStage }[]
  sealed: Sealed | null
  vote: Id | null
  voteCode: string
  /** Votes that were held on it: the last one carried, or none did. */
  held: Held[]
  passed: number[]
  composition: Composition | null
  filed: Filed | null
  effectiveOn: number | null
  /** [C16] For which matter or card, or neither. */
  uses: { n: number; at: number; matter: Id | null; card?: { meeting: Id; card: Id } }[]
  contradictions: Contradiction[]
  reviews: YearlyReview[]
  endedAt: number | null
  /** Why it was given up. */
  why: string
}

export const newConvention = (
  said: Pick<Convention, 'community' | 'id' | 'code' | 'title' | 'scope' | 'settings' | 'after' | 'openedAt'>,
): Convention => ({
  ...said,
  stage: 'soliciting',
  articles: [],
  order: [],
  comments: [],
  drafts: 0,
  checks: {},
  legality: null,
  street: null,
  returns: [],
  sealed: null,
  vote: null,
  voteCode: '',
  held: [],
  passed: [],
  composition: null,
  filed: null,
  effectiveOn: null,
  uses: [],
  contradictions: [],
  reviews: [],
  endedAt: null,
  why: '',
})

/** The wording of an article that stands now. */
export const wordingOf = ({ versions }: Pick<Article, 'versions'>): Version => versions[versions.length - 1]!

/** The articles that stand, in their order. */
export const standingOf = ({ articles, order }: Pick<Convention, 'articles' | 'order'>): Article[] =>
  order.map((n) => articles[n - 1]!)

/** What is voted on, or was: the sealed text once there is one. */
export const textOf = (convention: Convention): { n: number; text: string }[] =>
  convention.sealed?.text ?? standingOf(convention).map((article) => ({ n: article.n, text: wordingOf(article).text }))

/** [C13] The text that passed: what is filed, published and applied. */
export const passedTextOf = ({ sealed, passed }: Convention): { n: number; text: string }[] =>
  (sealed?.text ?? []).filter(({ n }) => passed.includes(n))

/** What a text's hash is made of. */
export const hashedText = (title: string, text: readonly { text: string }[]): string =>
  [title, ...text.map((article, i) => `${i + 1}\n${article.text}`)].join('\n\n')

const YEAR = 365 * 86_400_000

/** [C17] From when the next yearly review is open; null while the text is not in force. */
export function reviewFrom({ effectiveOn, reviews }: Pick<Convention, 'effectiveOn' | 'reviews'>): number | null {
  if (effectiveOn === null) return null
  const ended = reviews.flatMap(({ endedAt }) => (endedAt === null ? [] : [endedAt]))
  return (ended.length ? Math.max(...ended) : effectiveOn) + YEAR
}

/** Whether it is in force: [C14] reviewed, voted, filed and published, and its day has come. */
export const inForce = ({ stage, effectiveOn }: Pick<Convention, 'stage' | 'effectiveOn'>, now: number): boolean =>
  stage === 'published' && effectiveOn !== null && effectiveOn <= now

/** [C5] So many comments are answered at once. */
export const ANSWERED_MOST = 200

/** [C5] What waits for its answer. */
export const openComments = ({ comments }: Pick<Convention, 'comments'>): Comment[] =>
  comments.filter(({ answer }) => answer === null)
