import { z } from '@hono/zod-openapi'
import { DOORS } from '../core/ballot/rules.ts'
import { CHECKS } from '../core/convention/checklist.ts'
import type { ConventionSettings, Filed, Held, Legality, StreetReview } from '../core/convention/convention.ts'
import { ANSWERED_MOST, CONVENTION_BODIES, CONVENTION_STAGES, REVIEWED } from '../core/convention/convention.ts'
import type { Changed } from '../core/convention/difference.ts'
import type { ConventionShown } from '../core/convention/shown.ts'
import { count, instant, listOf, oneOf, orNull, seq, slugParam } from './plain.ts'
import { same } from './same.ts'

/** The rules count graphemes and answer with the exact limit. */
const text = z.string().max(4000)
const line = z.string().max(2000)
const whole = z.number().int().min(0)
const n = z.number().int().min(1).max(1000).openapi({ description: 'The number of the article, which never changes' })
const comment = z.number().int().min(1).max(10_000).openapi({ description: 'The number of the comment' })

/** What addresses name: an edition of a community's convention. */
export const conventionParam = slugParam.extend({
  convention: z.string().openapi({ description: 'The edition’s code', example: 'K7Q2MD' }),
})

const settings = same<ConventionSettings>()(
  z.object({
    body: oneOf(CONVENTION_BODIES),
    voter: z.enum(['person', 'household']),
    who: text,
    by: z.enum(['whole', 'article']),
    secret: z.boolean(),
    doors: z.array(oneOf(DOORS)).max(10),
    hangDays: whole,
  }),
).openapi('ConventionSettings')

/** POST /api/communities/{slug}/conventions; `after`: the code of the edition that it follows. */
export const conventionOpening = z
  .object({ title: line, scope: line, settings, after: orNull(z.string().max(20)) })
  .openapi('ConventionOpening')
export type ConventionOpening = z.output<typeof conventionOpening>

/** What an article grew from: a card by its meeting's code and its number, or a matter by its number. */
const source = z.union([
  z.object({ meeting: z.string().max(20), card: z.number().int().min(1).max(1e9) }),
  z.object({ matter: z.number().int().min(1).max(1e9) }),
])
export type SourceSaid = z.output<typeof source>

/** POST /api/communities/{slug}/conventions/{convention}/commands */
export const conventionCommand = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('changeConvention'), title: line, scope: line, settings }),
    z.object({
      kind: z.literal('writeArticle'),
      n: orNull(n),
      after: orNull(z.number().int().min(0)).default(null).openapi({
        description: 'Of an article that is there: which wording stands for whoever writes; 0: it is left out',
      }),
      text,
      reason: text,
    }),
    z.object({ kind: z.literal('dropArticle'), n, reason: text }),
    z.object({ kind: z.literal('moveArticle'), n, to: n }),
    z.object({ kind: z.literal('addSource'), n, source }),
    z
      .object({ kind: z.literal('comment'), article: orNull(n), text })
      .openapi({ description: 'From paper, at the desk' }),
    z.object({
      kind: z.literal('answerComment'),
      comment,
      taken: z.boolean(),
      article: orNull(n),
      text,
      shown: z.boolean(),
    }),
    z
      .object({
        kind: z.literal('answerComments'),
        comments: z.array(comment).max(ANSWERED_MOST),
        text,
        shown: z.boolean(),
      })
      .openapi({ description: 'Several that are not taken, for one reason' }),
    z.object({ kind: z.literal('showComment'), comment, shown: z.boolean() }),
    z.object({ kind: z.literal('eraseComment'), comment }),
    z.object({ kind: z.literal('eraseWording'), n, version: n }),
    z.object({ kind: z.literal('eraseName'), of: z.enum(['reviewer', 'receiver']) }),
    z.object({ kind: z.literal('beginDrafting') }),
    z.object({ kind: z.literal('sendToReview') }),
    z.object({ kind: z.literal('findCheck'), check: oneOf(CHECKS), clear: z.boolean(), note: text }),
    z.object({ kind: z.literal('giveOpinion'), reviewer: line, opinion: text, heldOn: instant }),
    z.object({
      kind: z.literal('recordStreet'),
      office: line,
      opinion: text,
      document: line,
      heldOn: instant,
      agrees: z.boolean(),
    }),
    z.object({ kind: z.literal('backToDraft'), reason: text }),
    z.object({ kind: z.literal('sealText') }).openapi({ description: 'Seals the text, and drafts the vote on it' }),
    z.object({ kind: z.literal('takeVote') }),
    z.object({
      kind: z.literal('noteComposition'),
      composition: z.object({ present: whole, women: whole, unregistered: whole }),
    }),
    z.object({ kind: z.literal('fileText'), filedOn: instant, office: line, receiver: line, receipt: line }),
    z.object({ kind: z.literal('publishText'), effectiveOn: instant }),
    z
      .object({ kind: z.literal('noteUse'), n, source: orNull(source) })
      .openapi({ description: 'That an article was of use, for a card or a matter; never against whom' }),
    z
      .object({ kind: z.literal('markContradiction'), n, place: z.number().int().min(1).max(1000), why: text })
      .openapi({ description: 'Of a place’s own rules: which article of the convention in force it contradicts' }),
    z.object({ kind: z.literal('settleContradiction'), mark: z.number().int().min(1).max(1000), how: text }),
    z.object({ kind: z.literal('reviewArticle'), n, what: oneOf(REVIEWED), reason: text }),
    z.object({ kind: z.literal('endReview') }),
    z.object({ kind: z.literal('abandonConvention'), why: text }),
  ])
  .openapi('ConventionCommand')
export type ConventionCommandBody = z.output<typeof conventionCommand>
export type ConventionCommandInput = z.input<typeof conventionCommand>

/** POST /api/communities/{slug}/conventions/{convention}/comments */
export const commentSaid = z.object({ article: orNull(n), text }).openapi('ConventionComment')
export type CommentSaid = z.output<typeof commentSaid>

export const conventionAccepted = z
  .object({
    seq,
    code: z.string().optional().openapi({ description: 'Of a new edition', example: 'K7Q2MD' }),
    n: z.number().int().optional().openapi({ description: 'The number of a new article or comment' }),
  })
  .openapi('ConventionAccepted')
export type ConventionAccepted = z.infer<typeof conventionAccepted>

const version = z.object({ text: z.string(), reason: z.string(), at: instant })
const answer = z.object({ taken: z.boolean(), article: orNull(n), text: z.string(), at: instant })
const finding = z.object({ clear: z.boolean(), note: z.string(), at: instant })
const legality = same<Legality>()(z.object({ reviewer: z.string(), opinion: z.string(), heldOn: instant }))
const street = same<StreetReview>()(
  z.object({
    office: z.string(),
    opinion: z.string(),
    document: z.string(),
    heldOn: instant,
    agrees: z.boolean(),
  }),
)
const held = same<Held>()(
  z.object({
    voteCode: z.string(),
    hash: z.string(),
    at: instant,
    asked: z.array(
      z.object({
        n: orNull(n),
        eligible: count,
        present: count,
        for: count,
        against: count,
        abstain: count,
        carried: z.boolean(),
      }),
    ),
  }),
)
const filed = same<Filed>()(
  z.object({
    filedOn: instant,
    office: z.string(),
    receiver: z.string(),
    receipt: z.string(),
    hash: z.string(),
    at: instant,
  }),
)

/** An edition as everybody may see it. */
const shown = same<ConventionShown>()(
  z.object({
    code: z.string(),
    title: z.string(),
    scope: z.string(),
    stage: oneOf(CONVENTION_STAGES),
    settings,
    openedAt: instant,
    articles: z.array(
      z.object({
        n,
        versions: z.array(version),
        dropped: orNull(z.object({ reason: z.string(), at: instant })),
        uses: count,
      }),
    ),
    order: z.array(n),
    comments: z.array(
      z.object({
        n: comment,
        article: orNull(n),
        text: orNull(z.string()),
        came: z.enum(['page', 'desk']),
        at: instant,
        answer: orNull(answer),
      }),
    ),
    commentsOpen: count,
    pointers: z.array(z.object({ n, check: oneOf(CHECKS), words: z.string() })),
    checks: z.array(z.object({ check: oneOf(CHECKS), finding: orNull(finding) })),
    legality: orNull(legality),
    street: orNull(street),
    returns: z.array(z.object({ reason: z.string(), at: instant, from: oneOf(CONVENTION_STAGES) })),
    sealed: orNull(z.object({ title: z.string(), hash: z.string(), at: instant })),
    text: z.array(z.object({ n, text: z.string() })),
    voteCode: z.string(),
    held: z.array(held),
    passed: z.array(n),
    composition: orNull(z.object({ present: count, women: orNull(count), unregistered: orNull(count) })),
    filed: orNull(filed),
    effectiveOn: orNull(instant),
    contradictions: z.array(
      z.object({
        n,
        code: z.string(),
        place: z.number().int(),
        why: z.string(),
        at: instant,
        settled: orNull(z.object({ how: z.string(), at: instant })),
      }),
    ),
    reviews: z.array(
      z.object({
        verdicts: z.array(z.object({ n, what: oneOf(REVIEWED), reason: z.string(), at: instant })),
        endedAt: orNull(instant),
      }),
    ),
    reviewFrom: orNull(instant),
    endedAt: orNull(instant),
    why: z.string(),
  }),
).openapi('ConventionShown')

/** A source as it is today; null: its words were taken back, hidden or erased. */
const sourceShown = z
  .object({
    n,
    meeting: orNull(z.string()).openapi({ description: 'Of a card: the code of its meeting' }),
    number: z.number().int(),
    words: orNull(z.string()),
  })
  .openapi('ConventionSource')
export type SourceShown = z.output<typeof sourceShown>

const changed = same<Changed>()(
  z.object({
    kind: z.enum(['same', 'changed', 'new', 'gone']),
    place: z.number().int(),
    pieces: z.array(z.object({ in: z.enum(['both', 'old', 'new']), text: z.string() })),
  }),
)

const view = {
  convention: shown,
  sources: z.array(sourceShown),
  /** The edition that it follows, and how its text differs. */
  before: orNull(z.object({ code: z.string(), title: z.string(), changes: z.array(changed) })),
  /** The notice of its draft. */
  notice: orNull(z.string()),
  inForce: z.boolean(),
  /** [C18] For chat groups. */
  short: z.string(),
}
export const conventionView = z.object(view).openapi('ConventionView')
export type ConventionView = z.output<typeof conventionView>

/** The same at the desk: with what residents said and nobody has answered yet. */
export const conventionDesk = z
  .object({
    ...view,
    said: z.array(z.object({ n: comment, text: z.string(), shown: z.boolean() })),
    reviewOpen: z.boolean(),
  })
  .openapi('ConventionDesk')
export type ConventionDesk = z.output<typeof conventionDesk>

/** GET /api/communities/{slug}/conventions/{convention}/cards */
export const cardsBeside = z
  .object({
    cards: z.array(z.object({ n, meeting: z.string(), number: z.number().int(), text: z.string() })).openapi({
      description: 'For each article the cards of the year that speak of the same, as they are today',
    }),
  })
  .openapi('CardsBesideArticles')
export type CardsBeside = z.output<typeof cardsBeside>

export const conventionList = listOf(
  'ConventionList',
  z.object({
    code: z.string(),
    title: z.string(),
    scope: z.string(),
    stage: oneOf(CONVENTION_STAGES),
    effectiveOn: orNull(instant),
    at: instant,
    /** [C14] The text of its place that holds now. */
    inForce: z.boolean(),
  }),
)
export type ConventionList = z.output<typeof conventionList>
