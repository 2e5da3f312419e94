import { clean, cleanLine } from '../../plain/refuse.ts'
import { CHECKS } from '../checklist.ts'
import type { Convention } from '../convention.ts'
import { standingOf, textOf, wordingOf } from '../convention.ts'
import { pointersIn } from '../look.ts'
import type { Rules } from '../rule.ts'
import { refuseDay, refused, refuseUnless, told } from '../rule.ts'

const NAME_MOST = 40
const LINE_MOST = 80
const TEXT_MOST = 1000
const NOTE_MOST = 300
/** Signs of a draft that a notice holds (server/convention/notice.ts), and of the number of an article. */
const HANGS_MOST = 9000
const LABEL = 20

/** From a draft to one that hangs. */
export const reviewing: Rules<
  'sendToReview' | 'findCheck' | 'giveOpinion' | 'recordStreet' | 'hangDraft' | 'backToDraft' | 'eraseName'
> = {
  sendToReview({ convention }) {
    if (convention.stage === 'reviewing') return []
    refuseUnless(convention, 'drafting')
    if (convention.order.length === 0) refused({ refused: 'noArticles' })
    refuseUnlessHangs(convention)
    return told({ kind: 'sentToReview' })
  },

  // [C7] Where words point at something, whoever finds it clear says why.
  findCheck({ convention, command: { check, clear, note: raw } }) {
    refuseUnless(convention, 'reviewing')
    if (convention.legality) refused({ refused: 'conventionStage', stage: convention.stage })
    const pointed = standingOf(convention).some((article) =>
      pointersIn(wordingOf(article).text).some((pointer) => pointer.check === check),
    )
    const note = clean(raw, NOTE_MOST, pointed || !clear ? 1 : 0)
    const known = convention.checks[check]
    if (known?.clear === clear && known.note === note) return []
    return told({ kind: 'checkFound', check, finding: { clear, note } })
  },

  // [C8] By a named reviewer, once every point is clear.
  giveOpinion({ convention, command: { reviewer, opinion, heldOn }, now }) {
    refuseUnless(convention, 'reviewing')
    const open = CHECKS.filter((check) => !convention.checks[check]?.clear)
    if (open.length) refused({ refused: 'checksOpen', count: open.length })
    if (convention.legality) refused({ refused: 'conventionStage', stage: convention.stage })
    refuseDay(heldOn, now)
    const legality = { reviewer: cleanLine(reviewer, NAME_MOST), opinion: clean(opinion, TEXT_MOST), heldOn }
    return told({ kind: 'opinionGiven', legality })
  },

  // [C9] What the subdistrict says of the draft that passed the legality review.
  recordStreet({ convention, command: { office, opinion, document, heldOn, agrees }, now }) {
    refuseUnless(convention, 'reviewing')
    if (!convention.legality) refused({ refused: 'reviewMissing' })
    refuseDay(heldOn, now)
    const street = {
      office: cleanLine(office, LINE_MOST),
      opinion: clean(opinion, TEXT_MOST),
      document: cleanLine(document, LINE_MOST, 0),
      heldOn,
      agrees,
    }
    return told({ kind: 'streetReviewed', street })
  },

  // [C10]
  hangDraft({ convention }) {
    if (convention.stage === 'hanging') return []
    refuseUnless(convention, 'reviewing')
    if (!convention.legality) refused({ refused: 'reviewMissing' })
    if (!convention.street?.agrees) refused({ refused: 'streetMissing' })
    refuseUnlessHangs(convention)
    return told({ kind: 'draftHung' })
  },

  // [C10] Another text is reviewed, hung and voted on anew; nothing is left behind that hangs or is voted on.
  backToDraft({ convention, command: { reason }, now, facts: { notice, vote } }) {
    refuseUnless(convention, 'reviewing', 'hanging', 'voting')
    const { stage } = convention
    if (notice && now <= notice.until) refused({ refused: 'noticeRuns', until: notice.until })
    if (stage === 'voting' && vote && vote.stage !== 'abandoned') refused({ refused: 'votePending' })
    return told({ kind: 'backToDrafting', reason: clean(reason, NOTE_MOST), from: stage })
  },

  eraseName({ convention, command: { of } }) {
    const name = of === 'reviewer' ? convention.legality?.reviewer : convention.filed?.receiver
    return name ? told({ kind: 'nameErased', of }) : []
  },
}

/** [C10] What does not fit its notice with the numbers of its articles would not hang whole. */
function refuseUnlessHangs(convention: Convention): void {
  const length = textOf(convention).reduce((sum, { text }) => sum + text.length + LABEL, 0)
  if (length > HANGS_MOST) refused({ refused: 'draftTooLong', length, most: HANGS_MOST })
}
