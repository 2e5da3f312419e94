import type { BulletinText, BulletinWords } from '../../../core/reach/bulletin.ts'
import { LINE_MOST, LINES_MOST, TEXT_MOST, TITLE_MOST, TONGUES } from '../../../core/reach/bulletin.ts'
import type { Field, Values } from '../form/form.ts'
import { text } from '../form/form.ts'

/** [T4] The words of a bulletin: simplified Chinese is a must, the others where somebody fills them in. */
export const WORD_FIELDS: Field[] = TONGUES.flatMap((tongue): Field[] => {
  const optional = tongue === 'zh-Hans' ? {} : { optional: true as const }
  return [
    { kind: 'line', name: `title ${tongue}`, label: `deskReach.title.${tongue}`, most: TITLE_MOST, ...optional },
    { kind: 'text', name: `text ${tongue}`, label: `deskReach.text.${tongue}`, most: TEXT_MOST, ...optional },
    {
      kind: 'text',
      name: `lines ${tongue}`,
      label: `deskReach.lines.${tongue}`,
      most: (LINE_MOST + 1) * LINES_MOST,
      optional: true,
    },
  ]
})

const nothing: BulletinText = { title: '', text: '', lines: [] }
/** Of a bulletin that nobody has written at yet. */
export const NO_WORDS: BulletinWords = { 'zh-Hans': nothing, 'zh-Hant': nothing, en: nothing }

export const valuesOf = (words: BulletinWords): Values =>
  Object.fromEntries(
    TONGUES.flatMap((tongue) => {
      const said = words[tongue]
      return [
        [`title ${tongue}`, said.title],
        [`text ${tongue}`, said.text],
        [`lines ${tongue}`, said.lines.join('\n')],
      ]
    }),
  )

export function wordsIn(values: Values): BulletinWords {
  const said = (tongue: string): BulletinText => ({
    title: text(values[`title ${tongue}`]),
    text: text(values[`text ${tongue}`]),
    lines: text(values[`lines ${tongue}`])
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  })
  return { 'zh-Hans': said('zh-Hans'), 'zh-Hant': said('zh-Hant'), en: said('en') }
}

export const GROUP_FIELDS: Field[] = [
  { kind: 'line', name: 'name', label: 'bulletin.groupName', most: 40 },
  { kind: 'line', name: 'keeper', label: 'deskReach.keeper', most: 40, hint: ['deskReach.keeperHelp'] },
]
const hour = (name: string, label: 'deskReach.quietFrom' | 'deskReach.quietUntil'): Field => ({
  kind: 'count',
  name,
  label,
  most: 24,
})
export const SETTING_FIELDS: Field[] = [
  hour('quietFrom', 'deskReach.quietFrom'),
  hour('quietUntil', 'deskReach.quietUntil'),
  { kind: 'count', name: 'mostAWeek', label: 'deskReach.mostAWeek', most: 21 },
]
