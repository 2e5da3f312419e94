import type { SearchServices } from '../search/services.ts'
import type { CategorySuggestions } from './categories.ts'
import type { Suggestions } from './suggestions.ts'

/** The same, with what is suggested to the desk. */
export interface AlikeServices extends SearchServices {
  suggestions: Suggestions
  categories: CategorySuggestions
}
