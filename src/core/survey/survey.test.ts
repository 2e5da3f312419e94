import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BackgroundSaid } from './background.ts'
import { changeOf, wilson } from './change.ts'
import type { SurveyCommand } from './command.ts'
import { decideSurvey } from './decide.ts'
import type { SurveyEvent } from './event.ts'
import { surveyInJournal } from './event.ts'
import { evolveSurvey } from './evolve.ts'
import { agreeing, grouped, LEAST, published } from './publish.ts'
import type { Channel, Survey } from './survey.ts'
import { asksOf, peopleIn, STATEMENTS } from './survey.ts'
import { linesOf } from './waves.ts'

const STAFF = { kind: 'staff', id: 'staff' } as const
const hash = (text: string) => `${text.length}`

/** A wave that is asked. */
class Wave {
  survey: Survey
  readonly events: SurveyEvent[] = []
  private now: number

  constructor(said: Partial<Survey> = {}, at = 1000) {
    this.now = at
    const all = { title: '变了没有', own: ['楼道亮了'], coded: true, background: [], ...said }
    const { title, own, coded, background } = all
    const command = {
      kind: 'draftSurvey',
      community: 'c',
      id: 's',
      code: `CODE${at}`,
      said: { title, own, coded, background },
    } as const
    const drafted = decideSurvey(undefined, command, STAFF, at, hash) as SurveyEvent[]
    this.survey = evolveSurvey(undefined, drafted[0]!)
    this.events.push(...drafted)
  }

  asks(command: SurveyCommand): SurveyEvent[] | string {
    const decided = decideSurvey(this.survey, command, STAFF, this.now++, hash)
    if (!Array.isArray(decided)) return decided.refused
    for (const event of decided) evolveSurvey(this.survey, event)
    this.events.push(...decided)
    return decided
  }

  open(codes = 0): this {
    const made = Array.from({ length: codes }, (_, i) => ({ id: `id${i}`, mark: `m${i}` }))
    if (codes) this.asks({ kind: 'makeCodes', codes: made })
    this.asks({ kind: 'openSurvey' })
    return this
  }

  says(mark: string | null, answer: number, channel: Channel = 'page', background?: BackgroundSaid) {
    const answers = Object.fromEntries(asksOf(this.survey).map((asks) => [asks, answer]))
    return this.asks({ kind: 'answerSurvey', mark, channel, answers, background })
  }
}

describe('[S1] [S2] what is asked', () => {
  test('[S1] eight fixed sentences and up to four of its own, each once; five steps or “don’t know”, each answered', () => {
    expect(asksOf({ own: ['a', 'b'] })).toEqual([...STATEMENTS, 'own1', 'own2'])
    const wave = new Wave()
    const said = { title: '变了没有', coded: true, background: [] }
    const five = ['1', '2', '3', '4', '5']
    expect(wave.asks({ kind: 'describeSurvey', said: { ...said, own: five } })).toBe('tooManyStatements')
    expect(wave.asks({ kind: 'describeSurvey', said: { ...said, own: ['a', ' a'] } })).toBe('statementTwice')
    wave.open(3)
    const wrong: Record<string, number>[] = [{}, { conflicts: 0 }, { conflicts: 7 }, { conflicts: 2.5 }]
    for (const answers of wrong)
      expect(wave.asks({ kind: 'answerSurvey', mark: 'm0', channel: 'page', answers })).toBe('answersMissing')
    const all = Object.fromEntries(asksOf(wave.survey).map((asks) => [asks, 6]))
    const more = { ...all, own2: 1 }
    expect(wave.asks({ kind: 'answerSurvey', mark: 'm0', channel: 'page', answers: more })).toBe('answersMissing')
    expect(wave.says('m0', 6)).toHaveLength(1)
  })

  test('[S2] only a draft is changed, only an open one is answered, and a closed one takes nothing', () => {
    const wave = new Wave()
    expect(wave.says('m0', 1)).toBe('surveyStage')
    wave.open(1)
    expect(wave.asks({ kind: 'describeSurvey', said: { title: 'x', own: [], coded: true, background: [] } })).toBe(
      'surveyStage',
    )
    wave.asks({ kind: 'closeSurvey' })
    expect(wave.says('m0', 1)).toBe('surveyStage')
    expect(wave.asks({ kind: 'closeSurvey' })).toEqual([])
    expect(wave.asks({ kind: 'abandonSurvey', why: '' })).toBe('surveyStage')
  })

  test('[S2] what stands on sheets that are out is not changed, until their sets are void', () => {
    const wave = new Wave()
    wave.asks({ kind: 'makeCodes', codes: [{ id: 'i', mark: 'm' }] })
    const said = { title: '变了没有', own: ['楼道没亮'], coded: true, background: [] }
    expect(wave.asks({ kind: 'describeSurvey', said })).toBe('sheetsAreOut')
    expect(wave.asks({ kind: 'describeSurvey', said: { ...said, own: ['楼道亮了'] } })).toEqual([])
    wave.asks({ kind: 'voidCodes', set: 1 })
    expect(wave.asks({ kind: 'describeSurvey', said })).toHaveLength(1)
  })

  test('[S15] one that was given up forgets what was said', () => {
    const wave = new Wave().open(1)
    wave.says('m0', 5)
    expect(wave.asks({ kind: 'abandonSurvey', why: '问错了' })).toHaveLength(1)
    expect(wave.survey.cells.size).toBe(0)
  })
})

describe('[S3] [S4] one answer a person', () => {
  test('[S3] the first counts; a void, a foreign or no code answers nothing', () => {
    const wave = new Wave().open(2)
    expect(wave.says('m0', 5)).toHaveLength(1)
    expect(wave.says('m0', 1)).toEqual([])
    // Whoever has the sheets cannot ask who has answered: what would not count is refused of any code.
    for (const mark of ['m0', 'm1'])
      expect(wave.asks({ kind: 'answerSurvey', mark, channel: 'page', answers: {} })).toBe('answersMissing')
    expect(wave.survey.cells.get('trust')).toEqual([0, 0, 0, 0, 1, 0])
    for (const mark of ['other', null]) expect(wave.says(mark, 1)).toBe('noSuchAnswerCode')
    wave.asks({ kind: 'voidCodes', set: 1 })
    for (const mark of ['m0', 'm1']) expect(wave.says(mark, 1)).toBe('noSuchAnswerCode')
    expect(wave.asks({ kind: 'voidCodes', set: 2 })).toBe('noSuchCodes')
    expect(published(wave.survey)).toMatchObject({ people: 1, invited: 1 })
  })

  test('[S4] a poll has no codes, and how many were asked is not said', () => {
    const wave = new Wave({ coded: false }).open()
    expect(wave.asks({ kind: 'makeCodes', codes: [{ id: 'i', mark: 'm' }] })).toBe('surveyHasNoCodes')
    expect(wave.says('m', 3)).toBe('surveyHasNoCodes')
    expect(wave.says(null, 3)).toHaveLength(1)
    expect(published(wave.survey).invited).toBeNull()
  })

  test('[S5] the journal holds no code, no answer, and of a draft no words; it gives the same wave without them', () => {
    const wave = new Wave().open(6)
    for (let i = 0; i < 6; i++) wave.says(`m${i}`, 4)
    wave.asks({ kind: 'closeSurvey' })
    const kept = wave.events.map(surveyInJournal)
    const text = JSON.stringify(kept)
    expect(text).not.toMatch(/"m\d"|"id\d"/)
    expect(JSON.stringify(kept[0])).not.toContain('楼道')
    const replayed = wave.events.reduce<Survey | undefined>(
      (survey, { at, by }, i) => evolveSurvey(survey, { at, by, told: structuredClone(kept[i]!) }),
      undefined,
    )!
    const plain = ({ codes: _c, cells: _a, groups: _g, ...survey }: Survey) => survey
    expect(plain(replayed)).toEqual(plain(wave.survey))
  })

  test('[S24] of the background only what is asked counts, each can be skipped, and without the consent nothing is kept', () => {
    const wave = new Wave({ background: ['home', 'age'] }).open(4)
    expect(wave.survey.background).toEqual(['age', 'home'])
    expect(wave.says('m0', 4, 'page', { years: 1 })).toBe('answersMissing')
    for (const age of [0, 5, 1.5]) expect(wave.says('m0', 4, 'page', { age })).toBe('answersMissing')
    wave.says('m0', 4)
    wave.says('m1', 5, 'paper', { age: 4 })
    wave.says('m2', 1, 'talk', { age: 4, home: 2 })
    expect(wave.survey.groups.get('age.4')).toEqual(asksOf(wave.survey).flatMap(() => [1, 0, 0, 0, 1, 0]))
    expect(wave.survey.groups.get('home.2')).toEqual(asksOf(wave.survey).flatMap(() => [1, 0, 0, 0, 0, 0]))
    expect(wave.survey.groups.size).toBe(7)
    const said = { title: '变了没有', own: ['楼道亮了'], coded: true }
    expect(new Wave().asks({ kind: 'describeSurvey', said: { ...said, background: ['age'] } })).toHaveLength(1)
  })

  test('[S25] [S26] no entry has a background; closed, what is told stays and nothing finer; given up, nothing', () => {
    const wave = new Wave({ background: ['age'] }).open(40)
    for (let i = 0; i < 40; i++) wave.says(`m${i}`, i % 2 ? 5 : 1, 'page', i < 20 ? { age: 4 } : {})
    expect(JSON.stringify(wave.events.slice(3).map(surveyInJournal))).not.toContain('"age"')
    wave.asks({ kind: 'closeSurvey' })
    expect(wave.survey.groups.size).toBe(0)
    const rows = [
      { values: [4], agree: 10, of: 20 },
      { values: [1, 2, 3, 0], agree: 10, of: 20 },
    ]
    for (const { by } of wave.survey.result!.statements) expect(by).toEqual([{ background: 'age', rows }])
    const other = new Wave({ background: ['age'] }).open(1)
    other.says('m0', 5, 'page', { age: 1 })
    other.asks({ kind: 'abandonSurvey', why: '问错了' })
    expect(other.survey.groups.size).toBe(0)
  })

  test('[S24] entries from before there was a background are of waves that ask none', () => {
    const wave = new Wave().open(1)
    const old = wave.events.map(({ told, ...event }) => {
      const { background: _none, ...kept } = told as { background?: unknown } & typeof told
      return { ...event, told: 'said' in kept ? { ...kept, said: { ...kept.said, background: undefined } } : kept }
    })
    const { background } = old.reduce<Survey | undefined>(
      (survey, event) => evolveSurvey(survey, JSON.parse(JSON.stringify(event))),
      undefined,
    )!
    expect(background).toEqual([])
  })

  test('[S11] the same answers by page, paper and talk give the same table', () => {
    const tables = (['page', 'paper', 'talk'] as const).map((channel) => {
      const wave = new Wave().open(12)
      for (let i = 0; i < 12; i++) wave.says(`m${i}`, (i % 6) + 1, channel)
      return { cells: wave.survey.cells, said: published(wave.survey).statements }
    })
    expect(tables[1]).toEqual(tables[0])
    expect(tables[2]).toEqual(tables[0])
  })
})

describe('[S7] what is published', () => {
  test('[S7] each number is five people or more, finest first; under ten no share', () => {
    expect(grouped([5, 6, 7, 8, 9, 5])?.map(({ count }) => count)).toEqual([5, 6, 7, 8, 9, 5])
    expect(grouped([1, 6, 7, 8, 9, 5])?.map(({ count }) => count)).toEqual([7, 7, 17, 5])
    expect(grouped([1, 6, 7, 8, 9, 2])?.map(({ count }) => count)).toEqual([7, 9, 17])
    expect(grouped([1, 1, 1, 8, 9, 2])?.map(({ count }) => count)).toEqual([5, 17])
    expect(grouped([0, 0, 4, 8, 9, 0])).toBeNull()
    expect(grouped([])).toBeNull()
    expect(agreeing(grouped([5, 0, 0, 0, 5, 0]))).toEqual({ agree: 5, of: 10 })
    expect(agreeing(grouped([5, 0, 0, 0, 4, 0]))).toBeNull()
  })

  test('[S7] a solver that knows the rule and the total derives no cell of one to four', () => {
    // Every way in which up to thirteen people can answer, put together by what is published of it.
    const byTold = new Map<string, { low: number[]; high: number[] }>()
    const spread = (left: number, cells: number[]): void => {
      if (cells.length === 5) {
        const all = [...cells, left]
        const told = JSON.stringify(grouped(all))
        const { low, high } = byTold.get(told) ?? byTold.set(told, { low: [...all], high: [...all] }).get(told)!
        for (const [i, n] of all.entries()) {
          if (n < low[i]!) low[i] = n
          if (n > high[i]!) high[i] = n
        }
        return
      }
      for (let n = 0; n <= left; n++) spread(left - n, [...cells, n])
    }
    for (let people = LEAST; people <= 13; people++) {
      byTold.clear()
      spread(people, [])
      for (const [told, { low, high }] of byTold)
        for (const [i, n] of low.entries()) if (n === high[i]) expect(n, told).toBeGreaterThanOrEqual(LEAST)
    }
  })

  test('[S7] by channel only where each has five or more', () => {
    const wave = new Wave().open(14)
    for (let i = 0; i < 9; i++) wave.says(`m${i}`, 3, 'page')
    for (let i = 9; i < 13; i++) wave.says(`m${i}`, 3, 'paper')
    expect(published(wave.survey).channels).toBeNull()
    wave.says('m13', 3, 'paper')
    expect(published(wave.survey).channels).toEqual([
      { channel: 'page', count: 9 },
      { channel: 'paper', count: 5 },
    ])
  })
})

describe('[S8] [S9] shares and changes', () => {
  // As R computes it, prop.test(k, n, correct = FALSE); here by scipy 1.17, proportion_ci.
  test.each([
    [81, 263, 0.2552885198782742, 0.36620957698280004],
    [15, 148, 0.06238639953073629, 0.16048724172330803],
    [0, 20, 0, 0.16112515805281935],
    [1, 29, 0.006113214292762667, 0.17175521879320282],
    [12, 18, 0.43749467295945105, 0.837212252491663],
    [50, 50, 0.9286524008666412, 1],
  ])('[S8] Wilson’s interval of %i of %i', (k, n, low, high) => {
    const [l, h] = wilson(k, n)
    expect(Math.abs(l - low)).toBeLessThan(1e-9)
    expect(Math.abs(h - high)).toBeLessThan(1e-9)
  })

  test('[S9] a change is clear where Newcombe’s interval leaves out zero', () => {
    // Newcombe 1998, example (a), method 10: 56/70 and 48/80: 0.0524 to 0.3339.
    const { low, high, clear } = changeOf({ agree: 48, of: 80 }, { agree: 56, of: 70 })
    expect(low).toBeCloseTo(0.0524, 4)
    expect(high).toBeCloseTo(0.3339, 4)
    expect(clear).toBe('up')
    expect(changeOf({ agree: 56, of: 70 }, { agree: 48, of: 80 }).clear).toBe('down')
    expect(changeOf({ agree: 9, of: 10 }, { agree: 3, of: 3 }).clear).toBeNull()
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 }), (a, b) => {
        const change = changeOf({ agree: a, of: 50 }, { agree: b, of: 50 })
        if (a === b) expect(change.clear).toBeNull()
        if (change.clear) expect(change.clear).toBe(b > a ? 'up' : 'down')
      }),
    )
  })

  test('[S9] a changed wording breaks its line; a poll stands alone', () => {
    const asked = (at: number, agree: number, said: Partial<Survey> = {}) => {
      const wave = new Wave(said, at).open(said.coded === false ? 0 : 40)
      for (let i = 0; i < 40; i++) wave.says(said.coded === false ? null : `m${i}`, i < agree ? 5 : 1)
      wave.asks({ kind: 'closeSurvey' })
      return wave.survey
    }
    const waves = [asked(1e6, 10), asked(2e6, 30), asked(3e6, 30, { own: ['楼道更亮了'] })]
    expect(peopleIn(waves[0]!)).toBe(40)
    const lines = linesOf(waves)
    const of = (asks: string) => lines.find(({ said }) => said.asks === asks)!.points
    expect(of('trust').map(({ change }) => change?.clear)).toEqual([undefined, 'up', null])
    expect(of('own1')).toHaveLength(1)
    const poll = linesOf([...waves, asked(4e6, 30, { coded: false })])
    for (const { points } of poll) expect(points).toHaveLength(1)
  })
})
