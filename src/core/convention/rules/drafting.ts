import { DOORS } from '../../ballot/rules.ts'
import { canonical } from '../../plain/canonical.ts'
import { refuseUnread } from '../../plain/meanwhile.ts'
import { clean, cleanLine, refuseOther } from '../../plain/refuse.ts'
import type { ConventionSaid } from '../command.ts'
import { wordingOf } from '../convention.ts'
import type { Rules } from '../rule.ts'
import { articleOf, refused, refuseUnless, standing, told } from '../rule.ts'

const TITLE_MOST = 40
const WHO_MOST = 200
export const ARTICLE_MOST = 400
const REASON_MOST = 300
const ARTICLES_MOST = 100
const VERSIONS_MOST = 40
const SOURCES_MOST = 200

/** From the opening of an edition to a text that can be looked at. */
export const drafting: Rules<
  | 'openConvention'
  | 'changeConvention'
  | 'writeArticle'
  | 'dropArticle'
  | 'moveArticle'
  | 'addSource'
  | 'eraseWording'
  | 'beginDrafting'
> = {
  // [C1] A later edition begins with the articles of the one that it follows, and their sources.
  openConvention({ convention, command, now, facts: { before } }) {
    const { community, id, code, after } = command
    const said = cleanSaid(command)
    if (convention) {
      const { title, scope, settings } = convention
      refuseOther({ title, scope, settings, after: convention.after }, { ...said, after })
      return []
    }
    if (after !== null && (before?.stage !== 'published' || before.scope !== said.scope))
      refused({ refused: 'editionNotInForce' })
    const articles = (before?.articles ?? []).map(({ n, text, reason, sources }) => ({
      from: n,
      versions: [{ text, reason, at: now }],
      sources,
    }))
    return told({ kind: 'conventionOpened', community, id, code, after, articles, ...said })
  },

  changeConvention({ convention, command }) {
    refuseUnless(convention, 'soliciting', 'drafting')
    const said = cleanSaid(command)
    const { title, scope, settings, after } = convention
    // An edition follows another of the same place.
    if (after !== null && said.scope !== scope) refused({ refused: 'editionNotInForce' })
    if (canonical(said) === canonical({ title, scope, settings })) return []
    return told({ kind: 'conventionChanged', ...said })
  },

  // [C2] Each wording has a reason, and those before it stay.
  writeArticle({ convention, command: { n, after, text: raw, reason: why } }) {
    refuseUnless(convention, 'soliciting', 'drafting')
    const text = clean(raw, ARTICLE_MOST)
    const reason = clean(why, REASON_MOST)
    if (n === null) {
      if (convention.articles.length >= ARTICLES_MOST) refused({ refused: 'articlesFull', most: ARTICLES_MOST })
      return told({ kind: 'articleWritten', n: convention.articles.length + 1, text, reason })
    }
    const article = articleOf(convention, n)
    if (article.versions.length >= VERSIONS_MOST) refused({ refused: 'articlesFull', most: VERSIONS_MOST })
    const last = wordingOf(article)
    if (!article.dropped && last.text === text && last.reason === reason) return []
    // [C22] Nobody takes back unread what another wrote, or left out, meanwhile.
    refuseUnread(after, article.dropped ? 0 : article.versions.length)
    return told({ kind: 'articleWritten', n, text, reason })
  },

  dropArticle({ convention, command: { n, reason } }) {
    refuseUnless(convention, 'soliciting', 'drafting')
    if (articleOf(convention, n).dropped) return []
    return told({ kind: 'articleDropped', n, reason: clean(reason, REASON_MOST) })
  },

  moveArticle({ convention, command: { n, to } }) {
    refuseUnless(convention, 'soliciting', 'drafting')
    standing(convention, n)
    const others = convention.order.filter((one) => one !== n)
    if (to < 1 || to > others.length + 1) refused({ refused: 'outOfRange' })
    const order = [...others.slice(0, to - 1), n, ...others.slice(to - 1)]
    return canonical(order) === canonical(convention.order) ? [] : told({ kind: 'articlesOrdered', order })
  },

  // [C3] A source is never taken off.
  addSource({ convention, command: { n, source } }) {
    refuseUnless(convention, 'soliciting', 'drafting', 'reviewing', 'hanging')
    const { sources } = articleOf(convention, n)
    if (sources.some((one) => canonical(one) === canonical(source))) return []
    if (sources.length >= SOURCES_MOST) refused({ refused: 'articlesFull', most: SOURCES_MOST })
    return told({ kind: 'sourceAdded', n, source })
  },

  // [C4] What stands in the text, or in a sealed one, is changed by another wording, not by erasing it.
  eraseWording({ convention, command: { n, version } }) {
    const article = articleOf(convention, n)
    const wording = article.versions[version - 1]
    if (!wording || (version === article.versions.length && !article.dropped))
      return refused({ refused: 'noSuchArticle' })
    return wording.text || wording.reason ? told({ kind: 'wordingErased', n, version }) : []
  },

  beginDrafting({ convention }) {
    if (convention.stage === 'drafting') return []
    refuseUnless(convention, 'soliciting')
    return told({ kind: 'draftingBegun' })
  },
}

/** [C1] Settings made safe; what cannot hold is refused. */
function cleanSaid({ title, scope, settings }: ConventionSaid): ConventionSaid {
  const { body, voter, by, secret, hangDays } = settings
  const doors = DOORS.filter((door) => settings.doors.includes(door))
  const days = Number.isSafeInteger(hangDays) && hangDays >= 1 && hangDays <= 60
  if (!days || doors.length === 0 || (secret && doors.includes('hands'))) refused({ refused: 'conventionSettings' })
  const who = clean(settings.who, WHO_MOST, 0)
  return {
    title: cleanLine(title, TITLE_MOST),
    scope: cleanLine(scope, TITLE_MOST, 0),
    settings: { body, voter, who, by, secret, doors, hangDays },
  }
}
