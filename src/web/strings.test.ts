import { describe, expect, it } from 'vitest'
import { wordsIfAny, wordsOf } from './kit/words.ts'
import rate from './strings/rate.ts'
import type { DeskKey, PhoneKey } from './strings.ts'
import { stringsFor, SURFACES } from './strings.ts'
import { LOCALES } from '../wire/plain.ts'
import { LEDGER_PROBLEMS } from '../wire/strings/ledgerProblem.ts'
import { PROBLEMS } from '../wire/strings/problem.ts'
import type { Rows } from '../wire/strings/rows.ts'

const files = import.meta.glob<Rows>(['./strings/*.ts', '../wire/strings/*.ts'], { eager: true, import: 'default' })
const problems = Object.entries({ ...PROBLEMS, ...LEDGER_PROBLEMS }).flatMap(([code, { title, detail }]) => [
  [`${code}.title`, title] as const,
  [`${code}.detail`, detail] as const,
])
const all: [file: string, rows: Rows][] = [
  ...Object.entries(files).filter(([, rows]) => rows !== undefined),
  ['problems', Object.fromEntries(problems)],
]

/** Names of the placeholders of a pattern, each once: whether plural forms are needed differs by language. */
const placeholders = (pattern: string) =>
  [...new Set([...pattern.replace(/\{\{.*?\}\}/g, '').matchAll(/\{(\w+)/g)].map(([, name]) => name))].sort()

describe.each(all)('%s', (file, rows) => {
  it('says each of its keys in every language', () => {
    const short = Object.entries(rows).filter(
      ([, said]) => said.length !== LOCALES.length || said.some((words) => !words.trim()),
    )
    expect(short).toEqual([])
  })

  it('has the same placeholders in every language', () => {
    const differing = Object.entries(rows).filter(([, said]) => new Set(said.map((x) => `${placeholders(x)}`)).size > 1)
    expect(differing).toEqual([])
  })

  it.runIf(file !== 'problems')('is named as its keys begin', () => {
    const name = /(\w+)\.ts$/.exec(file)![1]
    expect(Object.keys(rows).filter((key) => !key.startsWith(`${name}.`))).toEqual([])
  })
})

/** One word for one thing, where traditional Chinese has two: the other one is not said. */
const OTHERWISE_CALLED =
  /紀錄|台賬|網絡|公佈|發佈|密鑰|軟件|屏幕|工作臺|身分|快速鍵|QR 碼|撤銷|電郵|賬號|打印|短信|默認|鏈接|粘貼|視頻/

it('[J2] says of satisfaction how often somebody answered, of the other rates how many matters', () => {
  expect(rate['rate.of.answers'][0]).toContain('人次')
  expect(rate['rate.of.matters'][0]).not.toContain('人次')
})

it('[J11] has the marks of its language, and one word for one thing', () => {
  const marks = ([hans, hant, en]: readonly string[]) =>
    /[「」『』]/.test(hans!) ||
    /[“”]/.test(hant!) ||
    OTHERWISE_CALLED.test(hant!) ||
    /[，。：；？！、（）「」【】]/.test(en!)
  const wrong = all.flatMap(([, rows]) => Object.entries(rows).filter(([, said]) => marks(said)))
  expect(wrong).toEqual([])
})

it('knows every key: a misspelt one, or one of another surface, does not compile', () => {
  const phone = wordsOf<PhoneKey>('en', stringsFor('phone', 'en'))
  expect(phone('mine.withdraw')).toBe('Withdraw')
  // @ts-expect-error no such key
  expect(phone('mine.withdrawn.')).toBeUndefined()
  // @ts-expect-error a key of the desk
  expect(phone('deskMatter.more')).toBeUndefined()
  const desk = wordsIfAny<DeskKey>(stringsFor('desk', 'en'))
  expect(desk('field.finish.text' as `field.finish.${string}`)).toBe('What was done')
  // @ts-expect-error a family without a single key
  expect(desk('fields.title' as `fields.${string}`)).toBeUndefined()
})

/**
 * Words of different things, which may part company: a field and a column, a state of two kinds of things.
 */
const SAID_OF_DIFFERENT_THINGS = [
  'account.passkeyName api.name attendance.eraseName',
  'alike.tellApart write.notThat',
  'answers.now matter.after',
  'answers.satisfied.no deskMatter.no.satisfied',
  'answers.satisfied.yes deskMatter.yes.satisfied',
  'attendance.capacity record.capacity',
  'board.byEndorsements read.mostFirst',
  'board.cardNumber turn.number',
  'board.key.paper board.paperCard',
  'body.ownersAssembly route.ownersAssembly',
  'bulletin.tier.building places.kind.building',
  'bulletin.tier.grid places.kind.grid',
  'bulletin.tier.subdistrict places.kind.subdistrict',
  'capacity.other noticeKind.other',
  'convention.no document.article',
  'convention.notTaken minutes.notTaken',
  'convention.send round.form.send',
  'convention.step.hanging search.one.notice',
  'convention.step.passed deskMatter.yes.passed',
  'convention.steps round.steps',
  'deskConvention.answer notice.answer',
  'deskConvention.document deskRound.document',
  'deskConvention.title deskVote.title',
  'deskLedger.column.due field.dueAt',
  'deskLedger.column.title search.one.matter',
  'deskLedger.none.overdue matters.noneOverdue',
  'deskLedger.view.matters search.kind.matter',
  'deskLedger.view.notices search.kind.notice',
  'deskLedger.view.search search.title',
  'deskLedger.view.votes vote.all',
  'deskMatter.did.recordStep deskMatter.did.recordSupport',
  'deskMatter.findCard read.find',
  'deskReach.maker.dingtalk signIn.app.dingtalk',
  'deskReach.maker.wecom signIn.app.wecom',
  'field.against vote.against',
  'field.category matters.category',
  'field.changed matter.changed',
  'field.for vote.for',
  'field.owner role.handler',
  'field.planTask.title field.task',
  'field.where place.where',
  'matter.carried vote.outcome.carried',
  'matter.notCarried vote.outcome.notCarried',
  'matterStage.declined route.notAccepted',
  'meeting.became.archived stage.archived',
  'meeting.tab.agenda record.agenda',
  'mine.withdrawn noticeState.withdrawn',
  'minutes.way.hands vote.door.hands',
  'place.community places.kind.community',
  'stage.closed survey.stage.closed vote.stage.closed',
  'stage.draft survey.stage.draft vote.stage.draft',
  'survey.age.0 survey.home.0 survey.years.0',
  'trees.subtitle.action write.action',
  'trees.subtitle.problem write.problem',
]

it('stores nothing twice', () => {
  const keys = new Map<string, string[]>()
  for (const [key, said] of Object.entries(Object.assign({}, ...Object.values(SURFACES)) as Rows))
    keys.set(said.join('|'), [...(keys.get(said.join('|')) ?? []), key])
  const twice = [...keys.values()].filter((same) => same.length > 1).map((same) => same.sort().join(' '))
  expect(twice.sort()).toEqual(SAID_OF_DIFFERENT_THINGS)
})
