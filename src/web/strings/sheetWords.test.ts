import { expect, test } from 'vitest'
import { LOCALES } from '../../wire/plain.ts'
import { CATEGORY_WORDS, LANE_WORDS, ROUTE_WORDS, STAGE_WORDS } from '../../wire/strings/ledgerSheet.ts'
import ledger from './ledger.ts'

test('a spreadsheet calls stages, lanes, routes and categories what the pages call them', () => {
  const tables = { matterStage: STAGE_WORDS, lane: LANE_WORDS, route: ROUTE_WORDS, category: CATEGORY_WORDS }
  for (const [group, words] of Object.entries(tables)) {
    for (const [key, said] of Object.entries(words)) {
      for (const locale of LOCALES) expect([key, said[locale]]).toEqual([key, ledger[locale][`${group}.${key}`]])
    }
  }
})
