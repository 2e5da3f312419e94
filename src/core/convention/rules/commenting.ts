import { clean } from '../../plain/refuse.ts'
import type { Article, Comment, Convention } from '../convention.ts'
import { ANSWERED_MOST, wordingOf } from '../convention.ts'
import type { Rules } from '../rule.ts'
import { articleOf, commentOf, refused, refuseUnless, told } from '../rule.ts'

const TEXT_MOST = 500
/** So many wait for their answer at once, so many keep their words, and so many come to an edition ever. */
const WAITING_MOST = 1000
const STANDING_MOST = 3000
const COMMENTS_MOST = 5000
/** What is typed from paper finds room that no page can fill. */
const PAPER_MORE = 500

/** [C5] What people say, and what is answered. */
export const commenting: Rules<'comment' | 'answerComment' | 'answerComments' | 'showComment' | 'eraseComment'> = {
  comment({ convention, command: { article, text, came } }) {
    refuseUnless(convention, 'soliciting', 'drafting', 'reviewing', 'hanging', 'published')
    if (article !== null) articleOf(convention, article)
    refuseUnlessRoom(convention, came === 'desk' ? PAPER_MORE : 0)
    const comment = convention.comments.length + 1
    return told({ kind: 'commentMade', comment, article, text: clean(text, TEXT_MOST), came })
  },

  // [C5] One answer, with a reason. [C6] Taken is said of what stands in the text.
  answerComment({ convention, command: { comment: n, taken, article, text, shown } }) {
    const comment = commentOf(convention, n)
    if (comment.answer) refused({ refused: 'alreadyAnswered' })
    if (taken && convention.stage !== 'published') refuseUnlessTaken(convention, comment, article)
    const answer = { taken, article: taken ? article : null, text: clean(text, TEXT_MOST) }
    if (answer.article !== null) articleOf(convention, answer.article)
    return told({ kind: 'commentAnswered', comment: n, answer, shown: shown && comment.text !== '' })
  },

  // [C5] Many that say the same, or nothing: each has its answer, and the reason is one.
  answerComments({ convention, command: { comments, text, shown } }) {
    const numbers = [...new Set(comments)]
    if (numbers.length === 0) refused({ refused: 'noSuchComment' })
    if (numbers.length > ANSWERED_MOST) refused({ refused: 'outOfRange' })
    const answer = { taken: false, article: null, text: clean(text, TEXT_MOST) }
    return numbers.flatMap((n) => {
      const comment = commentOf(convention, n)
      if (comment.answer) refused({ refused: 'alreadyAnswered' })
      return told({ kind: 'commentAnswered', comment: n, answer: { ...answer }, shown: shown && comment.text !== '' })
    })
  },

  showComment({ convention, command: { comment: n, shown } }) {
    const comment = commentOf(convention, n)
    if (comment.shown === shown || !comment.answer || comment.text === '') return []
    return told({ kind: 'commentShown', comment: n, shown })
  },

  // Its number and its answer stay.
  eraseComment({ convention, command: { comment } }) {
    return commentOf(convention, comment).text ? told({ kind: 'commentErased', comment }) : []
  },
}

/** [C5] What was answered makes room, and so does what was erased, though it waits for its answer. */
function refuseUnlessRoom({ comments }: Convention, more: number): void {
  const standing = comments.filter(({ text }) => text !== '')
  const waiting = standing.filter(({ answer }) => answer === null)
  for (const [known, most] of [
    [waiting, WAITING_MOST + more],
    [standing, STANDING_MOST + more],
    [comments, COMMENTS_MOST + more],
  ] as const)
    if (known.length >= most) refused({ refused: 'commentsFull', most })
}

/** [C6] An article that was written, worded anew or left out since the comment came. */
function refuseUnlessTaken(convention: Convention, { at }: Comment, n: number | null): void {
  if (n === null) refused({ refused: 'notInText' })
  if (changedAt(articleOf(convention, n!)) < at) refused({ refused: 'notInText' })
}

const changedAt = (article: Article): number => article.dropped?.at ?? wordingOf(article).at
