import { describe, expect, it } from 'vitest'
import type { HistoryEntry } from '../../../wire/matter.ts'
import type { LetterData } from '../../../wire/pages.ts'
import type { Locale } from '../../../wire/plain.ts'
import { LOCALES } from '../../../wire/plain.ts'
import { MATTER_STAGES, ROUTES } from '../../../core/ledger/stages.ts'
import { wordsOf } from '../../kit/words.ts'
import type { SquareKey } from '../../strings.ts'
import { stringsFor } from '../../strings.ts'
import { letterOf } from './letter.ts'
import { lineForHolder } from '../../ledger/told.ts'
import { stepsOf, stillToCome } from '../../ledger/steps.ts'
import { linesOf, tellNow } from './path.ts'

const at = 1_750_000_000_000
const wordsIn = (locale: Locale) => wordsOf<SquareKey>(locale, stringsFor('square', locale))
const day = () => '1 June'
const told = (told: HistoryEntry['told'], seq = 1): HistoryEntry => ({ seq, at, told })

describe('the path of a card', () => {
  it('leaves out what is about other cards', () => {
    const mine = { meeting: 'm', card: 'mine' }
    const history = [
      told({ kind: 'cardsAdded', cards: [{ meeting: 'm', card: 'other' }] }),
      told({ kind: 'cardsAdded', cards: [mine] }, 2),
      told({ kind: 'cardsRemoved', cards: ['other'], reason: '别处' }, 3),
    ]
    expect(linesOf(history, 'mine', wordsIn('en'), day).map(({ seq }) => seq)).toEqual([2])
  })

  it('says every route, every stage and every step in every language', () => {
    for (const locale of LOCALES) {
      const words = wordsIn(locale)
      const said = [
        ...ROUTES.map(
          (route) =>
            lineForHolder({ kind: 'matterRouted', route: { route, reason: '', at }, receiver: null }, '', words, day)!
              .title,
        ),
        ...MATTER_STAGES.map((stage) => tellNow({ stage, office: '' }, words)),
        ...(['weighed', 'proposed', 'decided', 'underWay', 'done', 'confirmed'] as const).map((step) =>
          words(`answers.step.${step}`),
        ),
      ]
      for (const text of said) expect(text).not.toMatch(/answers\.|^$/)
    }
  })

  it('ends where the matter ends, and goes on where it goes on', () => {
    const of = (stage: (typeof MATTER_STAGES)[number], lane: 'quick' | 'major' | null = 'quick') =>
      stillToCome(stage, lane)
    expect(of('opened')).toEqual(['weighed', 'underWay', 'done', 'confirmed'])
    expect(of('underWay')).toEqual(['done', 'confirmed'])
    expect(of('deliberating', 'major')).toEqual(['proposed', 'decided', 'underWay', 'done', 'confirmed'])
    for (const stage of ['confirmed', 'explained', 'declined'] as const) expect(of(stage)).toEqual([])
    // A small matter that was deliberated, and a large one that somebody else has taken on.
    expect(of('decided')).toEqual(['underWay', 'done', 'confirmed'])
    expect(of('transferred', 'major')).toEqual(['done', 'confirmed'])
  })

  it('shows what was reached: a small matter that was deliberated stands at its decision, and keeps it', () => {
    const at = (...of: Parameters<typeof stepsOf>) => stepsOf(...of).find(({ now }) => now)?.step
    expect(at('decided', 'quick')).toBe('decided')
    expect(at('decided', 'quick', true)).toBe('decided')
    expect(stepsOf('underWay', 'quick', true).filter(({ reached }) => reached)).toHaveLength(5)
    for (const stage of MATTER_STAGES) {
      for (const lane of ['quick', 'major', null] as const) {
        if (stepsOf(stage, lane).length)
          expect(at(stage, lane), stage).toBe(stepsOf(stage, 'major').length ? at(stage, 'major') : undefined)
      }
    }
  })
})

describe('a letter', () => {
  const news: LetterData = {
    kind: 'news',
    clock: 'Asia/Shanghai',
    community: '榕埠社区',
    card: { number: 3, tree: 'problem', holder: 'author' },
    matter: { number: 7, title: '路灯\n不亮', stage: 'done', office: '物业', dueAt: at },
    told: [{ at, told: { kind: 'matterDone', evidence: { text: '换了灯', before: null, after: 'p', by: 'w', at } } }],
    asks: true,
    link: 'https://grove.test/e/TOKEN',
    stop: 'https://grove.test/letters/TOKEN',
  }

  it.each(LOCALES)('says in %s what happened, asks, and shows the way out', (locale) => {
    const { subject, text } = letterOf(locale, news)
    expect(subject).not.toMatch(/\n|letter\.|answers\./)
    expect(text).not.toMatch(/letter\.|answers\.|undefined|\{/)
    for (const part of ['换了灯', news.link, news.stop]) expect(text).toContain(part)
  })

  it.each(LOCALES)('that asks in %s for a confirmation has the link and nothing else to follow', (locale) => {
    const { text } = letterOf(locale, { kind: 'confirm', community: '榕埠社区', link: 'https://grove.test/letters/T' })
    expect(text.match(/https?:\S+/g)).toEqual(['https://grove.test/letters/T'])
  })
})
