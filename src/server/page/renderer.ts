import type { Language } from '../../core/document/language.ts'
import type { Followed } from '../../core/reach/publicEvents.ts'
import type { Board } from '../../core/meeting/meeting.ts'
import type { Clock } from '../../core/plain/clock.ts'
import type { Fruit } from '../../wire/meeting.ts'
import type { Letter, LetterData, PageData, PageName, PushText, Rendered } from '../../wire/pages.ts'
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
  /** [T51] What a browser is told of what its reader follows; `rest` says how many things more there are. */
  pushGreeting(
    locale: Locale,
    followed: { community: string; kind: Followed; name: string },
  ): { greeting: { title: string; body: string }; words: PushText['words'] }
  pushOf(locale: Locale, data: Extract<LetterData, { kind: 'followed' }>): PushText
  treesSvg(
    board: Board,
    locale: Locale,
    options: { width: number; height: number; theme?: 'light' | 'dark'; fruit?: Fruit; wordless?: boolean },
  ): string
}
