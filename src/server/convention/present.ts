import type { Article, Convention } from '../../core/convention/convention.ts'
import { beside } from '../../core/convention/beside.ts'
import { passedTextOf, reviewFrom } from '../../core/convention/convention.ts'
import { differenceOf } from '../../core/convention/difference.ts'
import { shortForm } from '../../core/convention/shortForm.ts'
import { shownOf } from '../../core/convention/shown.ts'
import type { Id } from '../../core/plain/id.ts'
import type { FullKey } from '../../core/plain/id.ts'
import type { CardsBeside, ConventionDesk, ConventionView, SourceShown } from '../../wire/convention.ts'
import type { Locale } from '../../wire/locale.ts'
import { CONVENTION_WORDS } from '../../wire/strings/conventionWords.ts'
import { inLocale } from '../../wire/strings/rows.ts'
import type { Caller } from '../access/authorize.ts'
import { readNotice } from '../ledger/room.store.ts'
import { standingNotice } from '../ledger/standingNotice.ts'
import { draftOf } from './conventions.ts'
import type { ConventionServices } from './services.ts'
import { inSlices } from '../integrations/slices.ts'
import { cardsSince, holdingNow, mattersCalled } from './store.ts'

/** An edition as everybody may see it now, in the language of whoever asks. */
export async function viewOf(services: ConventionServices, caller: Caller, key: FullKey): Promise<ConventionView> {
  const state = await services.conventions.read(key, (held) => structuredClone(held))
  const { community } = key
  const shown = shownOf(state)
  const holding = await holdingNow(services.db, community, services.runtime.now())
  const address = `${services.publicUrl()}/c/${caller.community!.slug}/conventions/${state.code}`
  return {
    convention: shown,
    sources: await sourcesOf(services, community, state.articles),
    before: await beforeOf(services, community, state),
    notice: await noticeOf(services, key, state),
    inForce: holding.has(state.code),
    short: shortForm(
      shown.title,
      shown.text.map(({ text }) => text),
      address,
      (n) => wordsIn(caller.locale)('more', { n }),
    ),
  }
}

/** The same for the desk. */
export async function deskOf(services: ConventionServices, caller: Caller, key: FullKey): Promise<ConventionDesk> {
  const view = await viewOf(services, caller, key)
  const said = await services.conventions.read(key, ({ comments }) =>
    comments.map(({ n, text, shown }) => ({ n, text, shown })),
  )
  const from = view.convention.reviewFrom
  return { ...view, said, reviewOpen: from !== null && services.runtime.now() >= from }
}

const YEAR = 366 * 86_400_000

/** [C20] The year's cards beside each article, once its review is open. */
export async function cardsOfYear(
  { conventions, db, runtime }: ConventionServices,
  key: FullKey,
): Promise<CardsBeside> {
  const now = runtime.now()
  const passed = await conventions.read(key, (held) => {
    const from = reviewFrom(held)
    return from !== null && now >= from ? structuredClone(passedTextOf(held)) : []
  })
  if (passed.length === 0) return { cards: [] }
  return { cards: await inSlices(beside(passed, await cardsSince(db, key.community, now - YEAR))) }
}

/** The notice of the draft that hangs, or of the last that did. */
async function noticeOf({ db }: ConventionServices, { community, id }: FullKey, { drafts }: Convention) {
  if (drafts === 0) return null
  const found = await standingNotice(draftOf(id, drafts), (one) => readNotice(db, community, one))
  return found.notice ? found.id : null
}

/**
 * [C3] What articles grew from, with their words as they are today: what was taken back, hidden or erased has
 * none.
 */
async function sourcesOf(
  services: ConventionServices,
  community: Id,
  articles: readonly Article[],
): Promise<SourceShown[]> {
  const all = articles.flatMap(({ n, sources }) => sources.map((source) => ({ n, source })))
  const ids = all.flatMap(({ source }) => (source.kind === 'matter' ? [source.matter] : []))
  const matters = ids.length ? await mattersCalled(services.db, community, ids) : []
  const cards = await cardsCalled(services, community, articles)
  return all.flatMap(({ n, source }) => {
    if (source.kind === 'card') {
      const card = cards.get(source.card)
      return card ? [{ n, ...card }] : []
    }
    const matter = matters.find(({ id }) => id === source.matter)
    return matter ? [{ n, meeting: null, number: matter.number, words: matter.title }] : []
  })
}

/** Cards that are sources, by their ids: each meeting is read once, one after another. */
async function cardsCalled({ meetings }: ConventionServices, community: Id, articles: readonly Article[]) {
  const asked = new Map<Id, Set<Id>>()
  for (const source of articles.flatMap(({ sources }) => sources))
    if (source.kind === 'card') asked.set(source.meeting, (asked.get(source.meeting) ?? new Set()).add(source.card))
  const shown = new Map<Id, Omit<SourceShown, 'n'>>()
  for (const [meeting, cards] of asked)
    await meetings.read(community, meeting, ({ board }) => {
      for (const card of cards) {
        const { number, text, state } = board.cards[card] ?? {}
        const words = state === 'standing' ? text || null : null
        if (number !== undefined) shown.set(card, { meeting: board.code, number, words })
      }
    })
  return shown
}

/** [C13] The edition before, and how this one differs from it. */
async function beforeOf(
  { conventions }: ConventionServices,
  community: Id,
  state: Convention,
): Promise<ConventionView['before']> {
  if (state.after === null) return null
  const before = await conventions.read({ community, id: state.after }, (held) =>
    structuredClone({ code: held.code, title: held.title, text: passedTextOf(held) }),
  )
  const now = shownOf(state).text.map(({ n, text }) => ({ n, text, from: state.articles[n - 1]!.from }))
  return { code: before.code, title: before.title, changes: differenceOf(before.text, now) }
}

/** Words of the server's own in a language. */
export const wordsIn =
  (locale: Locale) =>
  (key: keyof typeof CONVENTION_WORDS, facts: Record<string, string | number> = {}): string =>
    inLocale(CONVENTION_WORDS[key], locale).replace(/\{(\w+)\}/g, (_, name: string) => `${facts[name]}`)
