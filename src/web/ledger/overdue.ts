import type { Words } from '../kit/words.ts'

const DAY = 86_400_000

/** How overdue something is, in words; empty where it is not. */
export function overdueWords(dueAt: number | null, now: number, words: Words): string {
  if (dueAt === null || dueAt >= now) return ''
  const n = Math.floor((now - dueAt) / DAY)
  return n === 0 ? words('matter.overdueToday') : words('matter.overdue', { n })
}

/** A category in words; one of the community's own stands as it was written. */
export function categoryWords(category: string, words: Words): string {
  const key = `category.${category || 'none'}`
  const said = words(key)
  return said === key ? category : said
}
