/** A matter at the desk: what can be done with it, in every stage. Simplified Chinese is written first. */
const rows: Record<string, readonly [hans: string, hant: string, en: string]> = {
  'deskMatter.title': ['事项', '事項', 'Matter'],
}

const column = (n: 0 | 1 | 2): Record<string, string> =>
  Object.fromEntries(Object.entries(rows).map(([key, row]) => [key, row[n]]))

export default { 'zh-Hans': column(0), 'zh-Hant': column(1), en: column(2) }
