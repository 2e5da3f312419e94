/** The ledger at the desk: its lists, and people still without an answer. Simplified Chinese is written first. */
const rows: Record<string, readonly [hans: string, hant: string, en: string]> = {
  'ledger.name': ['台账', '台帳', 'Ledger'],
  'ledger.publicPage': ['公开页', '公開頁', 'Public page'],
  'ledger.view.matters': ['事项', '事項', 'Matters'],
  'ledger.view.inbox': ['还没回应的卡', '還沒回應的卡', 'Without an answer'],
  'ledger.view.teams': ['三支队伍', '三支隊伍', 'Teams'],
  'ledger.view.notices': ['公示', '公示', 'Notices'],
  'ledger.view.settings': ['规则', '規則', 'Settings'],
}

const column = (n: 0 | 1 | 2): Record<string, string> =>
  Object.fromEntries(Object.entries(rows).map(([key, row]) => [key, row[n]]))

export default { 'zh-Hans': column(0), 'zh-Hant': column(1), en: column(2) }
