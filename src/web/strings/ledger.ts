import type { Rows } from '../../wire/strings/rows.ts'

/** The ledger as everyone sees it. */
export default {
  'ledger.title': ['台账', '台帳', 'Ledger'],
  'ledger.numbers': ['这一年', '這一年', 'This year in numbers'],
  'ledger.numbersHelp': ['只跟自己比，不排名。', '只跟自己比，不排名。', 'Compared with nobody, ranked nowhere.'],
  'ledger.openCount': ['在办', '在辦', 'open'],
  'ledger.overdueCount': ['过期', '過期', 'overdue'],
  'ledger.climbedCount': ['街道督办', '街道督辦', 'with the subdistrict'],
  'ledger.confirmedCount': ['已确认', '已確認', 'confirmed'],
  'ledger.unhungCount': ['公示欠张贴照片', '公示欠張貼照片', 'notices without the photo of their sheet'],
  'ledger.write': ['写一张卡', '寫一張卡', 'Write a card'],
  'ledger.writeHelp': [
    '随时可以写，不用账号，给你一张回执，张张有回音。',
    '隨時可以寫，不用帳號，給你一張回執，張張有回音。',
    'At any time, without an account. You get a receipt, and an answer.',
  ],
  'ledger.forestHelp': [
    '最近一次议事会的三棵树。结了果的枝，是已经确认办好的事。',
    '最近一次議事會的三棵樹。結了果的枝，是已經確認辦好的事。',
    'The three trees of the latest meeting. A fruit hangs where a matter is confirmed.',
  ],
  'ledger.teams': ['三支队伍', '三支隊伍', 'Three teams'],
  'ledger.interests': ['利害关系：{text}', '利害關係：{text}', 'Interests: {text}'],
  'ledger.noInterests': ['申明没有利害关系', '申明沒有利害關係', 'declares none'],
} satisfies Rows
