import type { ConventionView } from '../../wire/convention.ts'
import type { PageData } from '../../wire/pages.ts'

type ConventionPages = 'conventions' | 'convention' | 'conventionSheet'

/** The pages of a convention; `text` is what people wrote, `name` what things are called. */
export function conventionSamples(
  text: string,
  name: string,
  at: number,
  clock: PageData['convention']['clock'],
): Pick<PageData, ConventionPages> {
  const community = { slug: 'rongshu', name, subdistrict: name }
  const article = (n: number): ConventionView['convention']['articles'][number] => ({
    n,
    versions: [
      { text, reason: name, at },
      { text: name, reason: text, at: at + 9e7 },
    ],
    dropped: n === 3 ? { reason: name, at } : null,
    uses: n,
  })
  const asked = { n: 1, eligible: 41, present: 33, for: 30, against: 2, abstain: 1, carried: true }
  const convention: ConventionView['convention'] = {
    code: 'K7Q2MD',
    title: name,
    scope: name,
    stage: 'published',
    settings: {
      body: 'representativesMeeting',
      voter: 'household',
      who: name,
      by: 'article',
      secret: false,
      doors: ['phone', 'hands'],
      hangDays: 7,
    },
    openedAt: at,
    articles: [article(1), article(2), article(3)],
    order: [1, 2],
    comments: [
      { n: 1, article: 1, text, came: 'page', at, answer: { taken: true, article: 1, text: name, at } },
      { n: 2, article: null, text: null, came: 'desk', at, answer: { taken: false, article: null, text, at } },
    ],
    commentsOpen: 1,
    pointers: [],
    checks: [
      { check: 'fines', finding: { clear: true, note: '', at } },
      { check: 'women', finding: { clear: false, note: text, at } },
    ],
    legality: { reviewer: name, opinion: text, heldOn: at },
    street: { office: name, opinion: text, document: name, heldOn: at, agrees: true },
    returns: [{ reason: text, at, from: 'reviewing' }],
    sealed: { title: name, hash: 'a'.repeat(64), at },
    text: [
      { n: 1, text },
      { n: 2, text: name },
    ],
    voteCode: 'VTE234',
    held: [{ voteCode: 'VTE234', hash: 'b'.repeat(64), at, asked: [asked, { ...asked, n: 2, carried: false }] }],
    passed: [1, 2],
    composition: { present: 33, women: 18, unregistered: null },
    filed: { filedOn: at, office: name, receiver: name, receipt: name, hash: 'c'.repeat(64), at },
    effectiveOn: at,
    contradictions: [{ n: 1, code: 'K7Q2MD', place: 2, why: text, at, settled: { how: name, at } }],
    reviews: [{ verdicts: [{ n: 1, what: 'keep', reason: text, at }], endedAt: at }],
    reviewFrom: at + 3e10,
    endedAt: null,
    why: '',
  }
  const view: ConventionView = {
    convention,
    sources: [
      { n: 1, meeting: 'K7M2QP', number: 12, words: text },
      { n: 1, meeting: null, number: 3, words: null },
    ],
    before: {
      code: 'K7Q2MF',
      title: name,
      changes: [
        { kind: 'same', place: 1, pieces: [{ in: 'both', text }] },
        {
          kind: 'changed',
          place: 2,
          pieces: [
            { in: 'both', text: name },
            { in: 'old', text },
            { in: 'new', text: name },
          ],
        },
        { kind: 'gone', place: 3, pieces: [{ in: 'old', text }] },
      ],
    },
    notice: '0e9b0a2c-7c1a-4bd2-9a61-6d2f0e3c4b5a',
    inForce: true,
    short: `${name}\n1. ${name}\nhttp://grove.example/c/rongshu/conventions/K7Q2MD`,
  }
  const page = { community, view, clock }
  const row = {
    code: 'K7Q2MD',
    title: name,
    scope: '',
    stage: 'published',
    effectiveOn: at,
    at,
    inForce: true,
  } as const
  return {
    conventions: {
      community,
      clock,
      items: [row, { ...row, code: 'K7Q2MF', scope: name, stage: 'drafting', effectiveOn: null, inForce: false }],
    },
    convention: { ...page, said: 3, formKey: '0e9b0a2c-7c1a-4bd2-9a61-6d2f0e3c4b5a', refused: null },
    conventionSheet: { ...page, qr: '<svg viewBox="0 0 9 9"></svg>' },
  }
}
