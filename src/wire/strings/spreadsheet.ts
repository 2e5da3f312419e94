import category from './category.ts'
import column from './column.ts'
import lane from './lane.ts'
import matterStage from './matterStage.ts'
import route from './route.ts'
import { wordsUnder } from './rows.ts'

/** The columns of a ledger as a spreadsheet, in their order. `person` only at the desk. */
export const SPREADSHEET_COLUMNS = wordsUnder('column', column)
export type SpreadsheetColumn = keyof typeof SPREADSHEET_COLUMNS

export const STAGE_WORDS = wordsUnder('matterStage', matterStage)
export const LANE_WORDS = wordsUnder('lane', lane)
export const ROUTE_WORDS = wordsUnder('route', route)

const { none: _none, ...usual } = wordsUnder('category', category)
/** The usual categories; others are written as they stand. */
export const CATEGORY_WORDS = usual

/** The name of the sheet, and of the file after the community's name. */
export const LEDGER_WORD = { 'zh-Hans': '台账', 'zh-Hant': '台帳', en: 'ledger' }
