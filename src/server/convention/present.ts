import type { Article, Convention } from '../../core/convention/convention.ts'
import { passedTextOf } from '../../core/convention/convention.ts'
import { differenceOf } from '../../core/convention/difference.ts'
import { shortForm } from '../../core/convention/shortForm.ts'
import { shownOf } from '../../core/convention/shown.ts'
import type { Id } from '../../core/plain/id.ts'
import type { FullKey } from '../../core/plain/id.ts'
import type { ConventionDesk, ConventionView, SourceShown } from '../../wire/convention.ts'
import type { Locale } from '../../wire/locale.ts'
import { CONVENTION_WORDS } from '../../wire/strings/conventionWords.ts'
import { inLocale } from '../../wire/strings/rows.ts'
import type { Caller } from '../access/authorize.ts'
import { readNotice } from '../ledger/room.store.ts'
import { standingNotice } from '../ledger/standingNotice.ts'
import { conventionsOf } from './act.ts'
import { draftOf } from './conventions.ts'
import type { ConventionServices } from './services.ts'
import { mattersCalled } from './store.ts'

/** An edition as everybody may see it now, in the language of whoever asks. */
export async function viewOf(services: ConventionServices, caller: Caller, key: FullKey): Promise<ConventionView> {
  const state = await services.conventions.read(key, (held) => structuredClone(held))
  const { community } = key
  const shown = shownOf(state)
  const holds = (await conventionsOf(services, community)).find(({ code }) => code === state.code)!.inForce
  const address = `${services.publicUrl()}/c/${caller.community!.slug}/conventions/${state.code}`
  return {
    convention: shown,
    sources: await sourcesOf(services, community, state.articles),
    before: await beforeOf(services, community, state),
    notice: await noticeOf(services, key, state),
    inForce: holds,
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
  const { reviewFrom } = view.convention
  return { ...view, said, reviewOpen: reviewFrom !== null && services.runtime.now() >= reviewFrom }
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
  const shown = await Promise.all(
    all.map(async ({ n, source }): Promise<SourceShown | null> => {
      if (source.kind === 'card') return cardShown(services, community, n, source)
      const matter = matters.find(({ id }) => id === source.matter)
      return matter ? { n, meeting: null, number: matter.number, words: matter.title } : null
    }),
  )
  return shown.filter((one) => one !== null)
}

const cardShown = async (
  { meetings }: ConventionServices,
  community: Id,
  n: number,
  { meeting, card }: { meeting: Id; card: Id },
): Promise<SourceShown | null> => {
  const found = await meetings.read(community, meeting, ({ board }) => {
    const { number, text, state } = board.cards[card] ?? {}
    return number === undefined
      ? null
      : { meeting: board.code, number, words: state === 'standing' ? text || null : null }
  })
  return found ? { n, ...found } : null
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
