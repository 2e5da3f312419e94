import type { Locale } from '../wire/plain.ts'
import type { PageData, PageName, Rendered } from '../wire/pages.ts'
import { render } from 'svelte/server'
import { wordsOf } from './kit/words.ts'
import { pages } from './square/pages.ts'
import { styleOf } from './square/styles.ts'
import type { SquareKey } from './strings.ts'
import { stringsFor } from './strings.ts'

export type { PageData, PageName, Rendered } from '../wire/pages.ts'
export { stringsFor } from './strings.ts'
export { languageOf } from './document/language.ts'
export { letterOf, pushGreeting, pushOf } from './square/answers/letter.ts'
export { treesSvg } from './square/trees.ts'

/**
 * Renders a public page to markup: readable, printable and shareable without JavaScript.
 * `data` is what `PageData` says for the page. The server sets the parts into its document, with `lang` of
 * the locale.
 */
export function renderPage<N extends PageName>(name: N, locale: Locale, data: PageData[N]): Rendered {
  const words = wordsOf<SquareKey>(locale, stringsFor('square', locale))
  const page = pages[name]
  const { body, head } = render(page.component, { props: { locale, words, data } })
  return {
    title: page.title(words, data),
    description: page.description(words, data),
    html: body,
    head: styleOf(page.styles) + head,
  }
}
