import { unit } from '../../core/plain/hash.ts'
import type { FullKey, Id } from '../../core/plain/id.ts'
import { codeOf } from '../../core/plain/code.ts'
import type { Background, BackgroundSaid } from '../../core/survey/background.ts'
import { BACKGROUNDS } from '../../core/survey/background.ts'
import type { SurveyCommand } from '../../core/survey/command.ts'
import type { Channel } from '../../core/survey/survey.ts'
import { asksOf } from '../../core/survey/survey.ts'
import { markOf, serialOf } from '../../server/ballot/serial.ts'
import { Surveys } from '../../server/survey/surveys.ts'
import type { RoundStageSet } from './rounds.ts'

const DAY = 86_400_000

/** A wave of the year: when it is asked, of how many, and how far people agree (0 to 1). */
const WAVES = [
  { title: '开春问一问：变了没有', from: 24, days: 9, asked: 90, came: 62, mood: 0.42, background: [] },
  { title: '年底再问：变了没有', from: 318, days: 9, asked: 110, came: 81, mood: 0.64, background: ['age', 'home'] },
] as const
const OWN = '楼道的灯，晚上够亮。'

/** Plans the two waves of a community's year: codes, answers by phone and on paper, the end. */
export function planSurveys(set: Omit<RoundStageSet, 'ledger' | 'db'>, start: number): void {
  for (const wave of WAVES) planWave(set, wave, start)
}

function planWave(
  { community, cast, committers, identity, id, plan }: Omit<RoundStageSet, 'ledger' | 'db'>,
  { title, from, days, asked, came, mood, background }: (typeof WAVES)[number],
  start: number,
): void {
  const surveys = new Surveys(committers)
  const key: FullKey = { community, id: id(`survey ${title}`) }
  const name = (what: string): Id => id(`survey ${title} ${what}`)
  const say = (what: string, command: SurveyCommand, actor: { kind: 'staff' | 'participant'; id: Id }) =>
    surveys.ask(key, { key: name(what), command, actor, body: what })
  const lead = { kind: 'staff', id: cast.coordinator } as const
  const codes = Array.from({ length: asked }, (_, i) => {
    const code = name(`code ${i}`)
    return { id: code, mark: markOf(key, serialOf(key, code, identity.ticketKey), identity.ticketKey) }
  })
  const said = { title, own: [OWN], coded: true, background: [...background] }
  const open = start + from * DAY
  plan(open, async () => {
    await say('draft', { kind: 'draftSurvey', ...key, code: codeOf(key.id), said }, lead)
    await say('codes', { kind: 'makeCodes', codes }, lead)
    await say('open', { kind: 'openSurvey' }, lead)
  })
  for (let day = 1; day < days; day++)
    plan(open + day * DAY, async () => {
      const today = codes.slice(0, came).filter((_, i) => i % (days - 1) === day - 1)
      await Promise.all(today.map((one, i) => answer(one.mark, `${day} ${i}`, i)))
    })
  plan(open + days * DAY, () => say('close', { kind: 'closeSurvey' }, lead))

  async function answer(mark: string, what: string, i: number): Promise<void> {
    const channel: Channel = i % 3 ? 'page' : 'paper'
    const answers = Object.fromEntries(asksOf(said).map((asks) => [asks, answerOf(mood, `${title} ${what} ${asks}`)]))
    const actor = channel === 'page' ? ({ kind: 'participant', id: name(`who ${what}`) } as const) : lead
    const by =
      background.length && unit(`${title} ${what}`, 'consent') < 0.8 ? backgroundOf(background, what) : undefined
    await say(`answer ${what}`, { kind: 'answerSurvey', mark, channel, answers, background: by }, actor)
  }
}

/** What somebody agrees to be counted by, by chance of the seed; now and then they skip a question. */
function backgroundOf(asked: readonly Background[], seed: string): BackgroundSaid {
  const said = asked.map((by) => [by, Math.floor(unit(seed, by) * (BACKGROUNDS[by] + 0.3)) + 1] as const)
  return Object.fromEntries(said.filter(([by, value]) => value <= BACKGROUNDS[by]))
}

/** A step by chance of the seed: the happier the mood, the further up. */
function answerOf(mood: number, seed: string): number {
  if (unit(seed, 'unknown') < 0.07) return 6
  return Math.min(5, Math.max(1, Math.round(1 + 4 * (mood + (unit(seed, 'step') - 0.5) * 0.9))))
}
