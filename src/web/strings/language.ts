import type { Rows } from '../../wire/strings/rows.ts'

/** Names of the languages, and how a language joins things in a list. */
export default {
  'language.choose': ['语言', '語言', 'Language'],
  'language.listSign': ['、', '、', ', '],
} satisfies Rows
