import type { Language } from '../../core/document/language.ts'
import type { Board } from '../../core/meeting/meeting.ts'
import type { Clock } from '../../core/plain/clock.ts'
import type { Fruit } from '../../wire/meeting.ts'
import type { Letter, LetterData, PageData, PageName, Rendered } from '../../wire/pages.ts'
import type { Locale } from '../../wire/plain.ts'

/**
 * What the server asks of the pages' own build (src/web/render.ts), which it never imports: main.ts hands it
 * in.
 */
export interface Renderer {
  renderPage<N extends PageName>(name: N, locale: Locale, data: PageData[N]): Rendered
  stringsFor(surface: 'phone' | 'screen' | 'desk', locale: Locale): Record<string, string>
  /** How documents say things in a language, by a community's clock. */
  languageOf(locale: Locale, clock: Clock): Language
  letterOf(locale: Locale, data: LetterData): Letter
  treesSvg(
    board: Board,
    locale: Locale,
    options: { width: number; height: number; theme?: 'light' | 'dark'; fruit?: Fruit; wordless?: boolean },
  ): string
}
