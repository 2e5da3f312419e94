import { copyOf } from '../plain/copy.ts'
import type { Convention } from './convention.ts'
import { newConvention } from './convention.ts'
import type { ConventionEvent, ConventionTold, ConventionToldOf } from './event.ts'

type Effect<K extends ConventionTold['kind']> = (
  convention: Convention,
  told: ConventionToldOf<K>,
  event: ConventionEvent,
) => void

const EFFECTS: { [K in Exclude<ConventionTold['kind'], 'conventionOpened'>]: Effect<K> } = {
  conventionChanged: (convention, { title, scope, settings }) =>
    void Object.assign(convention, copyOf({ title, scope, settings })),
  articleWritten(convention, { n, text, reason }, { at }) {
    const article = (convention.articles[n - 1] ??= { n, from: null, versions: [], sources: [], dropped: null })
    article.versions.push({ text, reason, at })
    article.dropped = null
    if (!convention.order.includes(n)) convention.order.push(n)
  },
  articleDropped(convention, { n, reason }, { at }) {
    convention.articles[n - 1]!.dropped = { reason, at }
    convention.order = convention.order.filter((one) => one !== n)
  },
  articlesOrdered: (convention, { order }) => void (convention.order = [...order]),
  sourceAdded: (convention, { n, source }) => void convention.articles[n - 1]!.sources.push({ ...source }),
  commentMade: (convention, { comment: n, article, text, came }, { at }) =>
    void convention.comments.push({ n, article, text, came, at, answer: null, shown: false }),
  commentAnswered: (convention, { comment, answer, shown }, { at }) =>
    void Object.assign(convention.comments[comment - 1]!, { answer: { ...answer, at }, shown }),
  commentShown: (convention, { comment, shown }) => void (convention.comments[comment - 1]!.shown = shown),
  commentErased: (convention, { comment }) =>
    void Object.assign(convention.comments[comment - 1]!, { text: '', shown: false }),
  wordingErased: (convention, { n, version }) =>
    void Object.assign(convention.articles[n - 1]!.versions[version - 1]!, { text: '', reason: '' }),
  nameErased(convention, { of }) {
    if (of === 'reviewer' && convention.legality) convention.legality.reviewer = ''
    if (of === 'receiver' && convention.filed) convention.filed.receiver = ''
  },
  draftingBegun: (convention) => void (convention.stage = 'drafting'),
  sentToReview: (convention) =>
    void Object.assign(convention, {
      stage: 'reviewing',
      drafts: convention.drafts + 1,
      checks: {},
      legality: null,
      street: null,
    }),
  checkFound: (convention, { check, finding }, { at }) => void (convention.checks[check] = { ...finding, at }),
  opinionGiven: (convention, { legality }) => void (convention.legality = { ...legality }),
  streetReviewed: (convention, { street }) => void (convention.street = { ...street }),
  draftHung: (convention) => void (convention.stage = 'hanging'),
  // What was looked at was another text: it is looked at anew.
  backToDrafting(convention, { reason, from }, { at }) {
    convention.returns.push({ reason, at, from })
    backToDrafting(convention)
  },
  textSealed: (convention, { sealed, vote, voteCode }, { at }) =>
    void Object.assign(convention, { stage: 'voting', sealed: { ...copyOf(sealed), at }, vote, voteCode }),
  voteTaken(convention, { held, passed }) {
    convention.held.push(copyOf(held))
    if (passed.length) Object.assign(convention, { stage: 'passed', passed: [...passed] })
    else backToDrafting(convention)
  },
  compositionNoted: (convention, { composition }) => void (convention.composition = composition && { ...composition }),
  textFiled: (convention, { filed }, { at }) =>
    void Object.assign(convention, { stage: 'filed', filed: { ...filed, at } }),
  textPublished: (convention, { effectiveOn }) => void Object.assign(convention, { stage: 'published', effectiveOn }),
  articleUsed: (convention, { n, matter, card }, { at }) =>
    void convention.uses.push({ n, at, matter, ...(card ? { card: { ...card } } : {}) }),
  contradictionMarked: (convention, { kind: _, ...marked }, { at }) =>
    void convention.contradictions.push({ ...marked, at, settled: null }),
  contradictionSettled: (convention, { mark, how }, { at }) =>
    void (convention.contradictions[mark - 1]!.settled = { how, at }),
  articleReviewed(convention, { n, what, reason }, { at }) {
    const last = convention.reviews[convention.reviews.length - 1]
    const review = last && last.endedAt === null ? last : { verdicts: [], endedAt: null }
    if (review !== last) convention.reviews.push(review)
    review.verdicts = [...review.verdicts.filter((one) => one.n !== n), { n, what, reason, at }]
  },
  reviewEnded: (convention, _told, { at }) => void (convention.reviews[convention.reviews.length - 1]!.endedAt = at),
  conventionAbandoned: (convention, { why }, { at }) =>
    void Object.assign(convention, { stage: 'abandoned', why, endedAt: at }),
}

const backToDrafting = (convention: Convention): void =>
  void Object.assign(convention, {
    stage: 'drafting',
    checks: {},
    legality: null,
    street: null,
    sealed: null,
    vote: null,
    voteCode: '',
  })

/** The edition after an event. Changes it in place. */
export function evolveConvention(convention: Convention | undefined, event: ConventionEvent): Convention {
  const { told, at } = event
  if (told.kind === 'conventionOpened') {
    const { community, id, code, after, articles, title, scope, settings } = told
    const opened = newConvention({ community, id, code, after, openedAt: at, ...copyOf({ title, scope, settings }) })
    opened.articles = copyOf(articles).map((article, i) => ({ n: i + 1, ...article, dropped: null }))
    opened.order = articles.map((_, i) => i + 1)
    return opened
  }
  ;(EFFECTS[told.kind] as Effect<typeof told.kind>)(convention!, told as never, event)
  return convention!
}
