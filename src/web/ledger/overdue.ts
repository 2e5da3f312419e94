import { isUsual } from '../../core/ledger/categories.ts'
import type { SharedWords } from '../strings.ts'

const DAY = 86_400_000

/** How overdue something is, in words; empty where it is not. */
export function overdueWords(dueAt: number | null, now: number, words: SharedWords): string {
  if (dueAt === null || dueAt >= now) return ''
  const n = Math.floor((now - dueAt) / DAY)
  return n === 0 ? words('matter.overdueToday') : words('matter.overdue', { n })
}

/** A category in words; one of the community's own stands as it was written. */
export function categoryWords(category: string, words: SharedWords): string {
  if (!category) return words('category.none')
  return isUsual(category) ? words(`category.${category}`) : category
}
