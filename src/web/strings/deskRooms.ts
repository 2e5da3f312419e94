/** Teams, notices, settings and the import of a ledger at the desk. Simplified Chinese is written first. */
const rows: Record<string, readonly [hans: string, hant: string, en: string]> = {
  'deskRooms.title': ['三支队伍', '三支隊伍', 'Teams'],
}

const column = (n: 0 | 1 | 2): Record<string, string> =>
  Object.fromEntries(Object.entries(rows).map(([key, row]) => [key, row[n]]))

export default { 'zh-Hans': column(0), 'zh-Hant': column(1), en: column(2) }
