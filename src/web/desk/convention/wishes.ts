import type { Check } from '../../../core/convention/checklist.ts'
import { ANSWERED_MOST, REVIEWED } from '../../../core/convention/convention.ts'
import { instantAt } from '../../../core/plain/clock.ts'
import type { ConventionCommandInput, ConventionDesk } from '../../../wire/convention.ts'
import { clockHere, t } from '../deskState.svelte.ts'
import type { Field, Values } from '../form/form.ts'
import { text, whole, yes } from '../form/form.ts'
import type { ConventionAsking } from './book.svelte.ts'
import { placeIn } from './book.svelte.ts'
import { SETTING_FIELDS, settingsIn, valuesOf } from './settings.ts'

type Shown = ConventionDesk['convention']

const noon = (day: unknown): number => instantAt(clockHere(), `${text(day)}T12:00`)
/** Of a day that has been: today is now, not later. */
const past = (day: unknown): number => Math.min(noon(day), Date.now())

const why: Field = { kind: 'text', name: 'reason', label: 'field.why', most: 300 }
const day = (name: string, label: Field['label']): Field => ({ kind: 'day', name, label: label! })

const command = (build: (values: Values) => ConventionCommandInput) => (values: Values) => ({ command: build(values) })

/** The article that is meant by its place in the text; null: none. */
const articleAt = (convention: Shown, typed: unknown): number | null =>
  convention.text[(whole(typed) ?? 0) - 1]?.n ?? null

/** What the desk can ask of an edition as a whole. */
export const wishesOf = (view: ConventionDesk) => ({
  ...untilReviewed(view),
  ...untilHung(),
  ...untilSealed(),
  ...untilPublished(),
})

function untilReviewed({ convention }: ConventionDesk) {
  const { title, scope, settings } = convention
  return {
    settings: {
      title: t('deskConvention.settings'),
      about: 'settings',
      fields: SETTING_FIELDS,
      start: valuesOf(title, scope, settings),
      build: command((values) => ({ kind: 'changeConvention', ...settingsIn(values) })),
    },
    article: {
      title: t('deskConvention.article'),
      about: 'article',
      fields: [{ kind: 'text', name: 'text', label: 'deskConvention.wording', most: 400 }, why],
      build: command((values) => ({
        kind: 'writeArticle',
        n: null,
        after: null,
        text: text(values.text),
        reason: text(values.reason),
      })),
    },
    paper: {
      title: t('deskConvention.paper'),
      about: 'paper',
      fields: [
        { kind: 'count', name: 'place', label: 'deskConvention.place', most: 100, optional: true },
        { kind: 'text', name: 'text', label: 'convention.say', most: 500 },
      ],
      build: command((values) => ({
        kind: 'comment',
        article: articleAt(convention, values.place),
        text: text(values.text),
      })),
    },
    draft: {
      title: t('deskConvention.draft'),
      hint: t('deskConvention.draftHelp'),
      about: 'draft',
      build: command(() => ({ kind: 'beginDrafting' })),
    },
    review: {
      title: t('deskConvention.review'),
      hint: t('deskConvention.reviewHelp'),
      about: 'review',
      build: command(() => ({ kind: 'sendToReview' })),
    },
  } satisfies Record<string, ConventionAsking>
}

const untilHung = () =>
  ({
    opinion: {
      title: t('deskConvention.opinion'),
      about: 'opinion',
      fields: [
        { kind: 'line', name: 'reviewer', label: 'deskConvention.reviewer', most: 40 },
        { kind: 'text', name: 'opinion', label: 'deskConvention.says', most: 1000 },
        day('heldOn', 'deskConvention.heldOn'),
      ],
      build: command(({ reviewer, opinion, heldOn }) => ({
        kind: 'giveOpinion',
        reviewer: text(reviewer),
        opinion: text(opinion),
        heldOn: past(heldOn),
      })),
    },
    street: {
      title: t('deskConvention.street'),
      about: 'street',
      fields: [
        { kind: 'line', name: 'office', label: 'deskConvention.office', most: 80 },
        { kind: 'yesNo', name: 'agrees', label: 'deskConvention.agrees' },
        { kind: 'text', name: 'opinion', label: 'deskConvention.says', most: 1000 },
        { kind: 'line', name: 'document', label: 'deskConvention.document', most: 80, optional: true },
        day('heldOn', 'deskConvention.heldOn'),
      ],
      build: command(({ office, agrees, opinion, document, heldOn }) => ({
        kind: 'recordStreet',
        office: text(office),
        agrees: yes(agrees) === true,
        opinion: text(opinion),
        document: text(document),
        heldOn: past(heldOn),
      })),
    },
  }) satisfies Record<string, ConventionAsking>

const untilSealed = () =>
  ({
    hang: {
      title: t('deskConvention.hang'),
      hint: t('deskConvention.hangHelp'),
      grave: true,
      about: 'hang',
      build: () => ({ hang: true }),
    },
    back: {
      title: t('deskConvention.back'),
      hint: t('deskConvention.backHelp'),
      about: 'back',
      fields: [why],
      build: command(({ reason }) => ({ kind: 'backToDraft', reason: text(reason) })),
    },
    seal: {
      title: t('deskConvention.seal'),
      hint: t('deskConvention.sealHelp'),
      grave: true,
      about: 'seal',
      build: command(() => ({ kind: 'sealText' })),
    },
    abandon: {
      title: t('deskConvention.abandon'),
      grave: true,
      about: 'abandon',
      fields: [why],
      build: command(({ reason }) => ({ kind: 'abandonConvention', why: text(reason) })),
    },
  }) satisfies Record<string, ConventionAsking>

const untilPublished = () =>
  ({
    take: {
      title: t('deskConvention.take'),
      hint: t('deskConvention.takeHelp'),
      about: 'take',
      build: command(() => ({ kind: 'takeVote' })),
    },
    composition: {
      title: t('deskConvention.composition'),
      hint: t('deskConvention.compositionHelp'),
      about: 'composition',
      fields: [
        { kind: 'count', name: 'present', label: 'deskConvention.present', most: 100_000 },
        { kind: 'count', name: 'women', label: 'deskConvention.women', most: 100_000 },
        { kind: 'count', name: 'unregistered', label: 'deskConvention.unregistered', most: 100_000 },
      ],
      build: command(({ present, women, unregistered }) => ({
        kind: 'noteComposition',
        composition: { present: whole(present) ?? 0, women: whole(women) ?? 0, unregistered: whole(unregistered) ?? 0 },
      })),
    },
    file: {
      title: t('deskConvention.file'),
      hint: t('deskConvention.fileHelp'),
      about: 'file',
      fields: [
        day('filedOn', 'deskConvention.filedOn'),
        { kind: 'line', name: 'office', label: 'deskConvention.office', most: 80 },
        { kind: 'line', name: 'receiver', label: 'deskConvention.receiver', most: 80 },
        { kind: 'line', name: 'receipt', label: 'deskConvention.receipt', most: 80 },
      ],
      build: command(({ filedOn, office, receiver, receipt }) => ({
        kind: 'fileText',
        filedOn: past(filedOn),
        office: text(office),
        receiver: text(receiver),
        receipt: text(receipt),
      })),
    },
    publish: {
      title: t('deskConvention.publish'),
      about: 'publish',
      grave: true,
      fields: [day('effectiveOn', 'deskConvention.effectiveOn')],
      build: command(({ effectiveOn }) => ({ kind: 'publishText', effectiveOn: noon(effectiveOn) })),
    },
    endReview: {
      title: t('deskConvention.endReview'),
      hint: t('deskConvention.endReviewHelp'),
      about: 'endReview',
      build: command(() => ({ kind: 'endReview' })),
    },
  }) satisfies Record<string, ConventionAsking>

/** What the desk can ask of one article. */
export const wishesForArticle = (view: ConventionDesk, n: number) => ({ ...wording(view, n), ...applied(view, n) })

const titleOf =
  (convention: Shown, n: number) =>
  (key: Parameters<typeof t>[0]): string =>
    `${t(key)} · ${t('convention.no', { n: placeIn(convention, n) || n })}`

/** [C22] With the wording from which the next one is written: it is kept with what is typed. */
const wordingStart = ({ versions, dropped }: Shown['articles'][number]) => ({
  text: versions[versions.length - 1]!.text,
  after: dropped ? 0 : versions.length,
})

function wording({ convention }: ConventionDesk, n: number) {
  const article = convention.articles.find((one) => one.n === n)!
  const named = titleOf(convention, n)
  return {
    write: {
      title: named('deskConvention.rewrite'),
      about: `write.${n}`,
      fields: [{ kind: 'text', name: 'text', label: 'deskConvention.wording', most: 400 }, why],
      start: wordingStart(article),
      again: ({ convention }: ConventionDesk) =>
        convention.articles.flatMap((one) => (one.n === n ? wordingStart(one) : []))[0],
      build: command((values) => ({
        kind: 'writeArticle',
        n,
        after: whole(values.after),
        text: text(values.text),
        reason: text(values.reason),
      })),
    },
    drop: {
      title: named('deskConvention.drop'),
      hint: t('deskConvention.dropHelp'),
      about: `drop.${n}`,
      fields: [why],
      build: command(({ reason }) => ({ kind: 'dropArticle', n, reason: text(reason) })),
    },
    move: {
      title: named('deskConvention.move'),
      about: `move.${n}`,
      fields: [{ kind: 'count', name: 'to', label: 'deskConvention.to', most: 100 }],
      start: { to: placeIn(convention, n) },
      build: command(({ to }) => ({ kind: 'moveArticle', n, to: whole(to) ?? 1 })),
    },
  } satisfies Record<string, ConventionAsking>
}

/** A card by its meeting and number, a matter by its number alone. */
const MEETING: Field = { kind: 'line', name: 'meeting', label: 'deskConvention.meeting', most: 20, optional: true }
const sourceIn = ({ meeting, number }: Values) => {
  const of = whole(number) ?? 1
  return text(meeting) ? { meeting: text(meeting), card: of } : { matter: of }
}

function applied({ convention }: ConventionDesk, n: number) {
  const named = titleOf(convention, n)
  return {
    source: {
      title: named('deskConvention.source'),
      hint: t('deskConvention.sourceHelp'),
      about: `source.${n}`,
      fields: [MEETING, { kind: 'count', name: 'number', label: 'deskConvention.number', most: 1_000_000 }],
      build: command((values) => ({ kind: 'addSource', n, source: sourceIn(values) })),
    },
    use: {
      title: named('deskConvention.use'),
      hint: t('deskConvention.useHelp'),
      about: `use.${n}`,
      fields: [
        MEETING,
        { kind: 'count', name: 'number', label: 'deskConvention.number', most: 1_000_000, optional: true },
      ],
      build: command((values) => ({ kind: 'noteUse', n, source: whole(values.number) ? sourceIn(values) : null })),
    },
    contradiction: {
      title: named('deskConvention.contradicts'),
      hint: t('deskConvention.contradictsHelp'),
      about: `contradiction.${n}`,
      fields: [{ kind: 'count', name: 'place', label: 'deskConvention.contradictsPlace', most: 1000 }, why],
      build: command(({ place, reason }) => ({
        kind: 'markContradiction',
        n,
        place: whole(place) ?? 1,
        why: text(reason),
      })),
    },
    verdict: {
      title: named('convention.yearly'),
      about: `verdict.${n}`,
      fields: [
        {
          kind: 'choice',
          name: 'what',
          label: 'deskConvention.verdict',
          options: REVIEWED,
          words: 'convention.verdict',
        },
        why,
      ],
      start: { what: 'keep' },
      build: command(({ what, reason }) => ({
        kind: 'reviewArticle',
        n,
        what: REVIEWED.find((one) => one === what) ?? 'keep',
        reason: text(reason),
      })),
    },
  } satisfies Record<string, ConventionAsking>
}

/** [C19] How a contradiction was settled; it stays to be read. */
export const settling = (mark: number): ConventionAsking => ({
  title: t('deskConvention.settle'),
  about: `settle.${mark}`,
  fields: [{ kind: 'text', name: 'how', label: 'deskConvention.how', most: 300 }],
  build: command(({ how }) => ({ kind: 'settleContradiction', mark, how: text(how) })),
})

/** The answer to a comment: taken, and where, or not; always why. */
export const answering = ({ convention }: ConventionDesk, comment: number): ConventionAsking => ({
  title: `${t('deskConvention.answer')} · ${t('convention.comment', { n: comment })}`,
  hint: t('deskConvention.answerHelp'),
  about: `answer.${comment}`,
  fields: [
    { kind: 'yesNo', name: 'taken', label: 'deskConvention.taken' },
    { kind: 'count', name: 'place', label: 'deskConvention.takenIn', most: 100, optional: true },
    { kind: 'text', name: 'text', label: 'field.why', most: 500 },
    { kind: 'yesNo', name: 'shown', label: 'deskConvention.show' },
  ],
  start: { shown: 'yes' },
  build: command((values) => ({
    kind: 'answerComment',
    comment,
    taken: yes(values.taken) === true,
    article: articleAt(convention, values.place),
    text: text(values.text),
    shown: yes(values.shown) === true,
  })),
})

/** One answer to all that wait from one number to another: none of them taken, for one reason. */
export const answeringMany = ({ convention }: ConventionDesk): ConventionAsking => {
  const waiting = convention.comments.flatMap(({ n, answer }) => (answer ? [] : [n]))
  return {
    title: t('deskConvention.answerMany'),
    hint: t('deskConvention.answerManyHelp', { most: ANSWERED_MOST }),
    about: 'answerMany',
    fields: [
      { kind: 'count', name: 'from', label: 'deskConvention.fromNumber', most: 10_000 },
      { kind: 'count', name: 'to', label: 'deskConvention.toNumber', most: 10_000 },
      { kind: 'text', name: 'text', label: 'field.why', most: 500 },
      { kind: 'yesNo', name: 'shown', label: 'deskConvention.show' },
    ],
    start: { shown: 'no' },
    build: command((values) => {
      const [from, to] = [whole(values.from) ?? 1, whole(values.to) ?? 0]
      const comments = waiting.filter((n) => n >= from && n <= to).slice(0, ANSWERED_MOST)
      return { kind: 'answerComments', comments, text: text(values.text), shown: yes(values.shown) === true }
    }),
  }
}

export const erasing = (comment: number): ConventionAsking => ({
  title: `${t('deskConvention.erase')} · ${t('convention.comment', { n: comment })}`,
  hint: t('deskConvention.eraseHelp'),
  grave: true,
  about: `erase.${comment}`,
  build: command(() => ({ kind: 'eraseComment', comment })),
})

/** One point of the checklist. */
export const finding = (check: Check): ConventionAsking => ({
  title: t(`convention.check.${check}`),
  hint: t('deskConvention.checkHelp'),
  about: `check.${check}`,
  fields: [
    { kind: 'yesNo', name: 'clear', label: 'deskConvention.clear' },
    { kind: 'text', name: 'note', label: 'field.note', most: 300, optional: true },
  ],
  build: command(({ clear, note }) => ({ kind: 'findCheck', check, clear: yes(clear) === true, note: text(note) })),
})
