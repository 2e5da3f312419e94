import { clean } from '../../plain/refuse.ts'
import type { Contradiction, Convention } from '../convention.ts'
import { inForce, openComments, reviewFrom } from '../convention.ts'
import type { Rules } from '../rule.ts'
import { refused, refuseUnless, told } from '../rule.ts'

const REASON_MOST = 300
const USES_MOST = 5000
const MARKS_MOST = 500

/** What happens to a text in force. */
export const applying: Rules<'noteUse' | 'markContradiction' | 'settleContradiction' | 'reviewArticle' | 'endReview'> =
  {
    // [C16] That an article was of use, and for which matter or card; never against whom.
    noteUse({ convention, command: { n, source }, now }) {
      refuseUnless(convention, 'published')
      refuseUnlessPassed(convention, n)
      if (!inForce(convention, now)) refused({ refused: 'editionNotInForce' })
      const matter = source?.kind === 'matter' ? source.matter : null
      const card = source?.kind === 'card' ? { meeting: source.meeting, card: source.card } : undefined
      const same = (use: Convention['uses'][number]) =>
        use.n === n && use.matter === matter && use.card?.card === card?.card
      if (source && convention.uses.some(same)) return []
      if (convention.uses.length >= USES_MOST) refused({ refused: 'articlesFull', most: USES_MOST })
      return told({ kind: 'articleUsed', n, matter, ...(card ? { card } : {}) })
    },

    // [C19] By people, of a place's own rules, against what holds for the whole community.
    markContradiction({ convention, command: { n, place, why }, now, facts: { above } }) {
      refuseUnless(convention, 'published')
      refuseUnlessPassed(convention, n)
      if (!inForce(convention, now)) refused({ refused: 'editionNotInForce' })
      if (!convention.scope || !above || above.scope) return refused({ refused: 'noRulesBelow' })
      if (!inForce(above, now)) refused({ refused: 'editionNotInForce' })
      if (!Number.isInteger(place) || place < 1 || place > above.passed.length) refused({ refused: 'noSuchArticle' })
      const { code } = above
      const { contradictions } = convention
      const same = (one: Contradiction) => one.n === n && one.code === code && one.place === place && !one.settled
      if (contradictions.some(same)) return []
      if (contradictions.length >= MARKS_MOST) refused({ refused: 'articlesFull', most: MARKS_MOST })
      return told({ kind: 'contradictionMarked', n, code, place, why: clean(why, REASON_MOST) })
    },

    // [C19] It stays to be read, with how it was settled.
    settleContradiction({ convention, command: { mark, how } }) {
      const known = convention.contradictions[mark - 1] ?? refused({ refused: 'noSuchArticle' })
      const said = clean(how, REASON_MOST)
      return known.settled ? [] : told({ kind: 'contradictionSettled', mark, how: said })
    },

    // [C17]
    reviewArticle({ convention, command: { n, what, reason }, now }) {
      refuseUnlessDue(convention, now)
      refuseUnlessPassed(convention, n)
      const said = clean(reason, REASON_MOST)
      const last = convention.reviews[convention.reviews.length - 1]
      const known = last?.endedAt === null ? last.verdicts.find((one) => one.n === n) : undefined
      if (known?.what === what && known.reason === said) return []
      return told({ kind: 'articleReviewed', n, what, reason: said })
    },

    // [C17] Every article has its word, and every comment of the year its answer.
    endReview({ convention, now }) {
      refuseUnlessDue(convention, now)
      const last = convention.reviews[convention.reviews.length - 1]
      const said = last && last.endedAt === null ? last.verdicts.length : 0
      if (said < convention.passed.length)
        refused({ refused: 'articlesToReview', count: convention.passed.length - said })
      const open = openComments(convention).length
      if (open > 0) refused({ refused: 'commentsOpen', count: open })
      return told({ kind: 'reviewEnded' })
    },
  }

function refuseUnlessPassed({ passed }: Convention, n: number): void {
  if (!passed.includes(n)) refused({ refused: 'noSuchArticle' })
}

function refuseUnlessDue(convention: Convention, now: number): void {
  refuseUnless(convention, 'published')
  const from = reviewFrom(convention)!
  if (now < from) refused({ refused: 'reviewNotYet', from })
}
