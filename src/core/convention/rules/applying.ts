import { clean } from '../../plain/refuse.ts'
import type { Convention } from '../convention.ts'
import { inForce, openComments, reviewFrom } from '../convention.ts'
import type { Rules } from '../rule.ts'
import { refused, refuseUnless, told } from '../rule.ts'

const REASON_MOST = 300
const USES_MOST = 5000

/** What happens to a text in force. */
export const applying: Rules<'noteUse' | 'reviewArticle' | 'endReview'> = {
  // [C16] That an article was of use, and for which matter; never against whom.
  noteUse({ convention, command: { n, matter }, now }) {
    refuseUnless(convention, 'published')
    refuseUnlessPassed(convention, n)
    if (!inForce(convention, now)) refused({ refused: 'editionNotInForce' })
    if (matter !== null && convention.uses.some((use) => use.n === n && use.matter === matter)) return []
    if (convention.uses.length >= USES_MOST) refused({ refused: 'articlesFull', most: USES_MOST })
    return told({ kind: 'articleUsed', n, matter })
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
