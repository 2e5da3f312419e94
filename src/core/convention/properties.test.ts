import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY, Making } from '../../../tests/build/conventions.ts'
import { CHECKS } from './checklist.ts'
import type { ConventionCommand } from './command.ts'
import { voteOn } from './vote.ts'

const n = fc.integer({ min: 1, max: 4 })
const text = fc.constantFrom('电动车停进车棚。', '晚上十点以后安静。', '乱停的罚款五十元。')
const why = fc.constant('因为')
const yes = fc.boolean()
const of = <K extends string, T>(kind: K, more: { [P in keyof T]: fc.Arbitrary<T[P]> }) =>
  fc.record({ kind: fc.constant(kind), ...more }) as unknown as fc.Arbitrary<ConventionCommand>
const source = fc.oneof(
  fc.record({ kind: fc.constant('card' as const), meeting: fc.constant('m'), card: fc.constantFrom('k1', 'k2') }),
  fc.record({ kind: fc.constant('matter' as const), matter: fc.constantFrom('x1', 'x2') }),
)
const day = fc.constantFrom(100 * DAY, 101 * DAY, 130 * DAY)

/** What happens around it: time passes, the notice changes, the vote goes on. */
type Around = {
  around: 'wait' | 'hang' | 'held' | 'objected' | 'withdrawn' | 'draftVote' | 'otherVote' | 'carry' | 'lose'
}
const around: fc.Arbitrary<Around> = fc.record({
  around: fc.constantFrom(
    'wait' as const,
    'hang' as const,
    'held' as const,
    'objected' as const,
    'withdrawn' as const,
    'draftVote' as const,
    'otherVote' as const,
    'carry' as const,
    'lose' as const,
  ),
})

/** What leads on from where it stands, as those who make it would do: else hardly anything is published. */
function forward({ convention, now }: Making): (ConventionCommand | Around)[] {
  const opinion = { opinion: '可以', heldOn: now } as const
  const open = convention.comments.filter(({ answer }) => !answer).map((comment) => comment.n)
  switch (convention.stage) {
    case 'soliciting':
      return [{ kind: 'beginDrafting' }]
    case 'drafting':
      return [{ kind: 'sendToReview' }]
    case 'reviewing':
      return [
        ...CHECKS.map((check) => ({ kind: 'findCheck', check, clear: true, note: '看过' }) as const),
        { kind: 'giveOpinion', reviewer: '陈律师', ...opinion },
        { kind: 'recordStreet', office: '司法所', document: '', agrees: true, ...opinion },
        { kind: 'hangDraft' },
      ]
    case 'hanging':
      return [
        ...open.map(
          (comment) =>
            ({ kind: 'answerComment', comment, taken: false, article: null, text: '因为', shown: true }) as const,
        ),
        { around: 'hang' },
        { around: 'wait' },
        { around: 'held' },
        { kind: 'sealText', vote: 'vote', voteCode: 'VTE234' },
      ]
    case 'voting':
      return [{ around: 'carry' }, { kind: 'takeVote' }]
    case 'passed':
      return [{ kind: 'fileText', filedOn: now, office: '街道', receiver: '李红', receipt: '3' }]
    default:
      return [{ kind: 'publishText', effectiveOn: now }]
  }
}

const step: fc.Arbitrary<ConventionCommand | Around | 'forward'> = fc.oneof(
  { weight: 6, arbitrary: around },
  { weight: 12, arbitrary: fc.constant('forward' as const) },
  {
    weight: 3,
    arbitrary: of('writeArticle', { n: fc.option(n), after: fc.constantFrom(null, 0, 1, 2, 3), text, reason: why }),
  },
  of('dropArticle', { n, reason: why }),
  of('moveArticle', { n, to: n }),
  { weight: 2, arbitrary: of('addSource', { n, source }) },
  { weight: 2, arbitrary: of('comment', { article: fc.option(n), text: why, came: fc.constant('page') }) },
  {
    weight: 3,
    arbitrary: of('answerComment', { comment: n, taken: yes, article: fc.option(n), text: why, shown: yes }),
  },
  of('eraseComment', { comment: n }),
  of('eraseWording', { n, version: n }),
  of('beginDrafting', {}),
  { weight: 4, arbitrary: of('sendToReview', {}) },
  of('findCheck', { check: fc.constantFrom(...CHECKS), clear: yes, note: why }),
  { weight: 4, arbitrary: of('giveOpinion', { reviewer: why, opinion: why, heldOn: day }) },
  {
    weight: 4,
    arbitrary: of('recordStreet', { office: why, opinion: why, document: why, heldOn: day, agrees: yes }),
  },
  { weight: 4, arbitrary: of('hangDraft', {}) },
  of('backToDraft', { reason: why }),
  { weight: 4, arbitrary: of('sealText', { vote: fc.constant('vote'), voteCode: fc.constant('VTE234') }) },
  { weight: 4, arbitrary: of('takeVote', {}) },
  { weight: 4, arbitrary: of('fileText', { filedOn: day, office: why, receiver: why, receipt: why }) },
  { weight: 4, arbitrary: of('publishText', { effectiveOn: day }) },
  of('noteUse', { n, source: fc.option(fc.constant({ kind: 'matter', matter: 'x' } as const)) }),
  of('reviewArticle', { n, what: fc.constantFrom('keep', 'drop'), reason: why }),
  of('endReview', {}),
)

function happens(making: Making, { around: what }: Around): void {
  const { facts, convention, now } = making
  const hanging = convention.stage === 'hanging' || convention.stage === 'voting'
  if (what === 'wait') making.now += 8 * DAY
  if (what === 'hang' && hanging) facts.notice ??= { from: now, until: now + 7 * DAY, open: 0, held: false }
  if (what === 'held' && facts.notice && now > facts.notice.until) Object.assign(facts.notice, { held: true, open: 0 })
  if (what === 'objected' && facts.notice && now <= facts.notice.until) facts.notice.open++
  if (what === 'withdrawn') facts.notice = null
  if (convention.stage !== 'voting') return
  const said = structuredClone(voteOn(convention))
  if (what === 'draftVote') facts.vote = { stage: 'open', said, closed: null }
  if (what === 'otherVote') facts.vote = { stage: 'closed', said: { ...said, title: '别的' }, closed: null }
  if (what !== 'carry' && what !== 'lose') return
  const carried = what === 'carry'
  const one = { eligible: 9, present: 9, for: carried ? 9 : 0, against: carried ? 0 : 9, abstain: 0, carried }
  facts.vote = { stage: 'closed', said, closed: { hash: 'h', at: now, asked: said.questions.map(() => one) } }
}

test('[C3] [C5] [C14] no sequence loses a source; every comment is answered before the vote; nothing comes into force without review, vote and filing', () => {
  let published = 0
  let sealedOnes = 0
  fc.assert(
    fc.property(fc.array(step, { minLength: 40, maxLength: 80 }), (steps) => {
      const making = new Making().writes('电动车停进车棚。')
      const sources = new Set<string>()
      const asked = steps.slice()
      for (let one = asked.shift(); one; one = asked.shift()) {
        if (one === 'forward') {
          asked.unshift(...forward(making))
          continue
        }
        if ('around' in one) {
          happens(making, one)
          continue
        }
        if (!Array.isArray(making.decides(one))) continue
        const told = making.does(one)
        for (const event of told)
          if (event.kind === 'sourceAdded') sources.add(`${event.n} ${JSON.stringify(event.source)}`)
        const { convention, facts } = making
        const has = new Set(
          convention.articles.flatMap((article) =>
            article.sources.map((kept) => `${article.n} ${JSON.stringify(kept)}`),
          ),
        )
        expect(has).toEqual(sources)
        if (told.some(({ kind }) => kind === 'textSealed')) {
          sealedOnes++
          expect(convention.comments.every(({ answer }) => answer !== null)).toBe(true)
          expect(facts.notice).toMatchObject({ held: true, open: 0 })
        }
        if (convention.stage !== 'published') continue
        published++
        const kinds = making.events.map((event) => event.told.kind)
        const last = (kind: (typeof kinds)[number]) => kinds.lastIndexOf(kind)
        const way = ['articleWritten', 'sentToReview', 'opinionGiven', 'streetReviewed', 'draftHung'] as const
        const then = ['textSealed', 'voteTaken', 'textFiled', 'textPublished'] as const
        const places = [...way, ...then].map(last)
        expect(places.every((place) => place >= 0)).toBe(true)
        expect(places).toEqual(places.toSorted((a, b) => a - b))
        expect(convention.held.at(-1)!.asked.some(({ carried }) => carried)).toBe(true)
      }
    }),
    { numRuns: 100, seed: 22 },
  )
  expect(sealedOnes).toBeGreaterThan(10)
  expect(published).toBeGreaterThan(10)
})
