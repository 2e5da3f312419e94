import { expect, test } from 'vitest'
import { CLAUSES, DAY, Making } from '../../../tests/build/conventions.ts'
import { beside } from './beside.ts'
import { CHECKS } from './checklist.ts'
import { inForce, passedTextOf } from './convention.ts'
import { differenceOf } from './difference.ts'
import { conventionInJournal } from './event.ts'
import { shortForm, SHORT_MOST } from './shortForm.ts'
import { shownOf } from './shown.ts'
import { graphemes } from '../plain/text.ts'

const NAME = '王秀英'
const comment = (article: number | null, text = `${NAME}说太吵`) =>
  ({ kind: 'comment', article, text, came: 'page' }) as const
const answer = (n: number, taken: boolean, article: number | null, shown = true) =>
  ({ kind: 'answerComment', comment: n, taken, article, text: '因为……', shown }) as const

test('[C1] settings that cannot hold are refused; a later edition begins with the articles and sources in force', () => {
  expect(() => new Making({ hangDays: 0 })).toThrow('conventionSettings')
  expect(() => new Making({ doors: [] })).toThrow('conventionSettings')
  expect(() => new Making({ secret: true })).toThrow('conventionSettings')
  expect(() => new Making({}, 'x')).toThrow('editionNotInForce')
  const first = new Making().writes(...CLAUSES)
  const source = { kind: 'card', meeting: 'm', card: 'k' } as const
  first.does({ kind: 'addSource', n: 2, source })
  first.hangs().seals().votes(true, true, false).publishes()
  const second = new Making({}, 'v', first.convention)
  expect(second.convention.articles.map(({ from }) => from)).toEqual([1, 2])
  expect(second.convention.articles[1]!.sources).toEqual([source])
  expect(() => new Making({}, 'v', { ...first.convention, stage: 'filed' })).toThrow('editionNotInForce')
})

test('[C2] [C3] [C22] every wording has a reason and stays; a source is kept through everything', () => {
  const making = new Making().writes(CLAUSES[0]!, CLAUSES[1]!)
  expect(making.refused({ kind: 'writeArticle', n: 1, after: 1, text: '改一下', reason: '' })).toBe('textEmpty')
  expect(making.refused({ kind: 'writeArticle', n: 9, after: 1, text: '改一下', reason: '为' })).toBe('noSuchArticle')
  making.does({ kind: 'addSource', n: 1, source: { kind: 'matter', matter: 'x' } })
  const parked = { kind: 'writeArticle', n: 1, after: 1, text: '电动车停进车棚，不进楼道。', reason: '消防' } as const
  making.does(parked)
  // [C22] What is there already is there; whoever wrote from the wording before hears of this one.
  expect(making.does(parked)).toEqual([])
  for (const after of [1, null, 0, 3])
    expect(making.refused({ ...parked, after, text: '不进楼道。' })).toBe('changedMeanwhile')
  making.does({ kind: 'dropArticle', n: 1, reason: '并到第二条' })
  expect(making.convention.order).toEqual([2])
  const again = { kind: 'writeArticle', n: 1, text: CLAUSES[0]!, reason: '还是单列' } as const
  expect(making.refused({ ...again, after: 2 })).toBe('changedMeanwhile')
  making.does({ ...again, after: 0 })
  making.does({ kind: 'moveArticle', n: 1, to: 1 })
  expect(making.convention.order).toEqual([1, 2])
  expect(making.refused({ kind: 'moveArticle', n: 1, to: 3 })).toBe('outOfRange')
  const [article] = making.convention.articles
  expect(article!.versions).toHaveLength(3)
  expect(article!.sources).toHaveLength(1)
})

test('[C4] the journal has no resident’s words, no draft’s words and no names; what is erased is gone', () => {
  const making = new Making().writes(CLAUSES[0]!)
  making.does({ kind: 'writeArticle', n: 1, after: 1, text: `${NAME}不要吵`, reason: '错' })
  making.does({ kind: 'writeArticle', n: 1, after: 2, text: CLAUSES[0]!, reason: '改回' })
  making.does(comment(1))
  making.does(answer(1, false, null))
  making.hangs().seals()
  const journal = JSON.stringify(making.events.map(conventionInJournal))
  expect(journal).not.toContain(NAME)
  expect(journal).not.toContain('陈律师')
  expect(journal).toContain(CLAUSES[0]!)
  making.does({ kind: 'eraseWording', n: 1, version: 2 })
  making.does({ kind: 'eraseComment', comment: 1 })
  making.does({ kind: 'eraseName', of: 'reviewer' })
  expect(making.refused({ kind: 'eraseWording', n: 1, version: 3 })).toBe('noSuchArticle')
  expect(JSON.stringify(making.convention)).not.toMatch(/王秀英|陈律师/)
  expect(making.convention.comments[0]!.answer?.text).toBe('因为……')
})

test('[C5] [C6] a comment is shown once it is answered; taken is said only of what stands in the text', () => {
  const making = new Making().writes(CLAUSES[0]!)
  making.now += DAY
  making.does(comment(1, '写上充电桩'))
  expect(shownOf(making.convention).comments[0]).toMatchObject({ text: null, answer: null })
  expect(making.refused(answer(1, true, 1))).toBe('notInText')
  expect(making.refused(answer(1, true, null))).toBe('notInText')
  making.now += DAY
  making.does({ kind: 'writeArticle', n: 1, after: 1, text: '电动车停进车棚，用桩充电。', reason: '意见一' })
  making.does(answer(1, true, 1))
  expect(making.refused(answer(1, false, null))).toBe('alreadyAnswered')
  expect(shownOf(making.convention).comments[0]).toMatchObject({ text: '写上充电桩', answer: { taken: true } })
  making.does(comment(null, `${NAME}是坏人`))
  making.does(answer(2, false, null, false))
  expect(JSON.stringify(shownOf(making.convention))).not.toContain(NAME)
  expect(making.refused(comment(7))).toBe('noSuchArticle')
})

test('[C7] [C8] [C9] each point is looked at; what is pointed at needs a word; what is open blocks the draft', () => {
  const making = new Making().writes('乱停车的罚款五十元。')
  making.does({ kind: 'beginDrafting' })
  making.does({ kind: 'sendToReview' })
  expect(shownOf(making.convention).pointers).toEqual([{ n: 1, check: 'fines', words: '罚款' }])
  expect(making.refused({ kind: 'findCheck', check: 'fines', clear: true, note: '' })).toBe('textEmpty')
  for (const check of CHECKS) making.does({ kind: 'findCheck', check, clear: check !== 'fines', note: '看' })
  const opinion = { kind: 'giveOpinion', reviewer: '陈律师', opinion: '合法', heldOn: making.now } as const
  expect(making.refused(opinion)).toBe('checksOpen')
  expect(making.refused({ kind: 'hangDraft' })).toBe('reviewMissing')
  making.does({ kind: 'backToDraft', reason: '不能罚款' })
  expect(making.convention.checks).toEqual({})
  making.does({ kind: 'writeArticle', n: 1, after: 1, text: CLAUSES[0]!, reason: '不罚款' })
  making.does({ kind: 'sendToReview' })
  for (const check of CHECKS) making.does({ kind: 'findCheck', check, clear: true, note: '' })
  const street = { kind: 'recordStreet', office: '司法所', opinion: '再改', document: '', heldOn: making.now } as const
  expect(making.refused({ ...street, agrees: true })).toBe('reviewMissing')
  expect(making.refused({ ...opinion, heldOn: making.now + 1 })).toBe('outOfRange')
  making.does(opinion)
  making.does({ ...street, agrees: false })
  expect(making.refused({ kind: 'hangDraft' })).toBe('streetMissing')
  making.does({ ...street, agrees: true })
  making.does({ kind: 'hangDraft' })
  expect(making.refused({ kind: 'writeArticle', n: 1, after: 2, text: '偷偷改', reason: '改' })).toBe('conventionStage')
})

test('[C10] [C11] nothing is sealed before the notice has hung, and every objection and comment has its answer', () => {
  const making = new Making().writes(...CLAUSES).hangs()
  const seal = { kind: 'sealText', vote: 'vote', voteCode: 'VTE234' } as const
  const { notice } = making.facts
  expect(making.refused(seal)).toBe('noticeRuns')
  expect(making.refused({ kind: 'backToDraft', reason: '改' })).toBe('noticeRuns')
  making.facts.notice = null
  expect(making.refused(seal)).toBe('draftNotHung')
  making.facts.notice = notice
  making.now = notice!.until + 1
  expect(making.refused(seal)).toBe('draftNotHung')
  Object.assign(notice!, { held: true, open: 1 })
  expect(making.refused(seal)).toBe('objectionsOpen')
  notice!.open = 0
  making.does(comment(1))
  expect(making.refused(seal)).toBe('commentsOpen')
  making.does(answer(1, false, null))
  making.does(seal)
  expect(making.does(seal)).toEqual([])
  expect(making.refused(comment(1))).toBe('conventionStage')
  const many = new Making().writes(...Array.from({ length: 21 }, (_, i) => `第${i}件事大家商量。`)).hangs()
  many.now = many.facts.notice!.until + 1
  many.facts.notice!.held = true
  expect(many.refused(seal)).toBe('articlesToVote')
})

test('[C10] a draft that does not fit whole on its notice is not reviewed, and does not hang', () => {
  const making = new Making().writes(...Array.from({ length: 22 }, (_, i) => `${i}`.padStart(400, '邻')))
  making.does({ kind: 'beginDrafting' })
  expect(making.decides({ kind: 'sendToReview' })).toEqual({ refused: 'draftTooLong', length: 22 * 420, most: 9000 })
  making.does({ kind: 'dropArticle', n: 1, reason: '并到第二条' })
  making.hangs()
  // One that was in review before drafts were measured.
  const { length } = making.convention.articles
  making.convention.stage = 'reviewing'
  making.convention.order = Array.from({ length }, (_, i) => i + 1)
  expect(making.refused({ kind: 'hangDraft' })).toBe('draftTooLong')
})

test('[C5] no crowd of comments stops an edition: answers make room, and many are answered for one reason', () => {
  const making = new Making().writes(CLAUSES[0]!)
  for (let i = 0; i < 1000; i++) making.does(comment(null, `第${i}条`))
  expect(making.decides(comment(null))).toEqual({ refused: 'commentsFull', most: 1000 })
  const many = (comments: number[]) => ({ kind: 'answerComments', comments, text: '都一样', shown: true }) as const
  const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)
  expect(making.refused(many([]))).toBe('noSuchComment')
  expect(making.refused(many([1, 1001]))).toBe('noSuchComment')
  expect(making.refused(many(numbers(1, 201)))).toBe('outOfRange')
  // What is erased takes no room, and waits for its answer all the same.
  making.does({ kind: 'eraseComment', comment: 7 })
  making.does(comment(null, '还有一条'))
  making.does(many([...numbers(1, 200), 7]))
  expect(making.refused(many([200, 201]))).toBe('alreadyAnswered')
  expect(making.convention.comments[6]).toMatchObject({ text: '', shown: false, answer: { taken: false } })
  expect(making.convention.comments[7]).toMatchObject({ shown: true, answer: { article: null, text: '都一样' } })
  making.does(comment(1))
  making.does({ kind: 'eraseComment', comment: 1002 })
  for (const from of [201, 401, 601, 801]) making.does(many(numbers(from, from + 199)))
  making.hangs()
  Object.assign(making.facts.notice!, { held: true })
  making.now = making.facts.notice!.until + 1
  const seal = { kind: 'sealText', vote: 'vote', voteCode: 'VTE234' } as const
  expect(making.decides(seal)).toEqual({ refused: 'commentsOpen', count: 2 })
  making.does(many([1001, 1002]))
  making.does(seal)
})

test('[C12] [C13] what carried is the text, and only that is filed; where nothing carried it is a draft again', () => {
  const making = new Making()
    .writes(...CLAUSES)
    .hangs()
    .seals()
  expect(making.refused({ kind: 'takeVote' })).toBe('votePending')
  making.votes(false, false, false)
  expect(making.convention.stage).toBe('drafting')
  expect(making.convention.held).toHaveLength(1)
  making.hangs().seals()
  expect(making.refused({ kind: 'backToDraft', reason: '改' })).toBe('votePending')
  making.facts.vote!.said.questions[0]!.text = '别的问题'
  expect(making.refused({ kind: 'takeVote' })).toBe('otherVote')
  making.votes(true, false, true)
  expect(passedTextOf(making.convention).map(({ text }) => text)).toEqual([CLAUSES[0], CLAUSES[2]])
  const file = { kind: 'fileText', office: '街道', receiver: '李红', receipt: '3' } as const
  expect(making.refused({ ...file, filedOn: making.now - 3 * DAY })).toBe('outOfRange')
  expect(making.refused({ kind: 'publishText', effectiveOn: making.now })).toBe('conventionStage')
  making.publishes()
  const { filed, sealed } = making.convention
  expect(filed!.hash).not.toBe(sealed!.hash)
  const whole = new Making({ by: 'whole' })
    .writes(...CLAUSES)
    .hangs()
    .seals()
    .votes(true)
  expect(whole.convention.passed).toEqual([1, 2, 3])
})

test('[C13] the difference to the edition before, article by article and sign by sign', () => {
  const old = [1, 2, 3].map((n) => ({ n, text: CLAUSES[n - 1]! }))
  const now = [
    { n: 1, text: '晚上十一点以后不大声吵闹。', from: 2 },
    { n: 2, text: CLAUSES[0]!, from: 1 },
    { n: 3, text: '新的一条。', from: null },
  ]
  const changed = differenceOf(old, now)
  expect(changed.map(({ kind }) => kind)).toEqual(['changed', 'same', 'new', 'gone'])
  expect(changed[0]!.pieces).toContainEqual({ in: 'new', text: '一' })
  const reads = (of: 'old' | 'new') =>
    changed[0]!.pieces.flatMap((piece) => (piece.in === 'both' || piece.in === of ? [piece.text] : [])).join('')
  expect([reads('old'), reads('new')]).toEqual([CLAUSES[1], now[0]!.text])
})

test('[C14] [C16] [C17] in force from its day; uses are counted; after a year each article is looked at', () => {
  const making = new Making()
    .writes(...CLAUSES)
    .hangs()
    .seals()
    .votes(true, true, true)
  making.does({ kind: 'fileText', filedOn: making.now, office: '街道', receiver: '李红', receipt: '3' })
  making.does({ kind: 'publishText', effectiveOn: making.now + 3 * DAY })
  expect(inForce(making.convention, making.now)).toBe(false)
  expect(making.refused({ kind: 'noteUse', n: 1, source: null })).toBe('editionNotInForce')
  making.now += 3 * DAY
  expect(inForce(making.convention, making.now)).toBe(true)
  const card = { kind: 'card', meeting: 'h', card: 'c' } as const
  for (const source of [{ kind: 'matter', matter: 'm' } as const, card]) {
    expect(making.does({ kind: 'noteUse', n: 1, source })).toHaveLength(1)
    expect(making.does({ kind: 'noteUse', n: 1, source })).toEqual([])
  }
  making.does({ kind: 'noteUse', n: 2, source: card })
  expect(making.refused({ kind: 'noteUse', n: 4, source: null })).toBe('noSuchArticle')
  const keep = (n: number) => ({ kind: 'reviewArticle', n, what: 'keep', reason: '管用' }) as const
  expect(making.refused(keep(1))).toBe('reviewNotYet')
  making.now += 365 * DAY
  making.does(comment(1, '今年好多了'))
  making.does(keep(1))
  expect(making.does(keep(1))).toEqual([])
  expect(making.refused({ kind: 'endReview' })).toBe('articlesToReview')
  making.does(keep(2))
  making.does({ kind: 'reviewArticle', n: 3, what: 'drop', reason: '没人用' })
  expect(making.refused({ kind: 'endReview' })).toBe('commentsOpen')
  making.does(answer(1, true, null))
  making.does({ kind: 'endReview' })
  expect(making.refused({ kind: 'endReview' })).toBe('reviewNotYet')
  expect(shownOf(making.convention).articles.map(({ uses }) => uses)).toEqual([2, 1, 0])
})

test('[C15] who was there: cells under five are hidden, also where the rest would tell them', () => {
  const making = new Making()
    .writes(...CLAUSES)
    .hangs()
    .seals()
    .votes(true, true, true)
  const note = (present: number, women: number, unregistered: number) => {
    making.does({ kind: 'noteComposition', composition: { present, women, unregistered } })
    return shownOf(making.convention).composition
  }
  expect(note(16, 4, 5)).toEqual({ present: 16, women: null, unregistered: 5 })
  expect(note(16, 12, 11)).toEqual({ present: 16, women: null, unregistered: 11 })
  expect(note(16, 16, 0)).toEqual({ present: 16, women: null, unregistered: null })
  expect(making.refused({ kind: 'noteComposition', composition: { present: 16, women: 17, unregistered: 0 } })).toBe(
    'outOfRange',
  )
})

test('[C18] the form for chat groups has its address and 300 letters at most', () => {
  const say = (n: number) => `还有 ${n} 条`
  const long = Array.from({ length: 40 }, (_, i) => `第${i}件事，大家商量着办。后面这句不用看。`)
  const text = shortForm('融布社区居民公约', long, 'http://grove.example/c/rongbu/conventions/K7Q2MD', say)
  expect(graphemes(text)).toBeLessThanOrEqual(SHORT_MOST)
  expect(text).toMatch(/^融布社区居民公约\n1\. 第0件事，大家商量着办。\n2\./)
  expect(text).toMatch(/还有 \d+ 条\nhttp/)
  expect(shortForm('公约', CLAUSES, 'x', say)).toContain('3. 邻里有事先当面商量。')
})

test('[C19] of a place’s own rules people mark what contradicts the convention; it stays, with how it was settled', () => {
  const made = (scope: string) => {
    const making = new Making()
    making.does({ kind: 'changeConvention', title: '规约', scope, settings: making.convention.settings })
    return making
      .writes(...CLAUSES)
      .hangs()
      .seals()
      .votes(true, true, true)
      .publishes()
  }
  const [whole, below] = [made(''), made('三号楼')]
  below.facts.above = whole.convention
  const mark = (place: number, n = 1) =>
    ({ kind: 'markContradiction', n, above: 'v', place, why: '一个说停车棚，一个说停门口' }) as const
  whole.facts.above = whole.convention
  expect(whole.refused(mark(1))).toBe('noRulesBelow')
  expect(below.refused(mark(4))).toBe('noSuchArticle')
  expect(below.refused(mark(1, 9))).toBe('noSuchArticle')
  below.does(mark(2))
  expect(below.does(mark(2))).toEqual([])
  expect(below.refused({ kind: 'settleContradiction', mark: 2, how: '改了' })).toBe('noSuchArticle')
  below.does({ kind: 'settleContradiction', mark: 1, how: '楼里的改成一样' })
  expect(below.does({ kind: 'settleContradiction', mark: 1, how: '又改' })).toEqual([])
  expect(shownOf(below.convention).contradictions).toMatchObject([{ place: 2, settled: { how: '楼里的改成一样' } }])
})

test('[C20] beside each article stand the cards that speak of the same, each beside one', () => {
  const articles = CLAUSES.map((text, i) => ({ n: i + 1, text }))
  const cards = ['电动自行车又停进楼道了', '半夜还在大声吵闹', '路灯不亮'].map((text, number) => ({ text, number }))
  const stepped = beside(articles, cards)
  let step = stepped.next()
  while (!step.done) step = stepped.next()
  expect(step.value.map(({ n, number }) => [n, number])).toEqual([
    [1, 0],
    [2, 1],
  ])
})
