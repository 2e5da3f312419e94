import type { Board } from '../../core/meeting/meeting.ts'
import type { Fruit } from '../../wire/meeting.ts'
import type { Locale } from '../../wire/plain.ts'
import { wordsOf } from '../kit/words.ts'
import { layOut } from '../tree/layout.ts'
import { toSvg } from '../tree/svg.ts'
import { borne } from '../tree/borne.ts'
import { treeWords } from '../tree/words.ts'
import type { ScreenKey } from '../strings.ts'
import { stringsFor } from '../strings.ts'

interface Picture {
  /** CSS pixels. Higher than wide: the trees stand below each other. */
  width: number
  height: number
  theme?: 'light' | 'dark'
  fruit?: Fruit
  /** Trees alone, where a picture is too small to be read. */
  wordless?: boolean
}

/**
 * The three trees as a picture that stands for itself, with the theme and the place above them: for export.
 * SVG markup; the same board gives the same picture.
 */
export function treesSvg(board: Board, locale: Locale, options: Picture): string {
  return draw(board, locale, {
    ...options,
    name: 'grove',
    heading: options.wordless ? undefined : { title: board.theme, line: board.place },
  })
}

/**
 * The same picture for a page that has its own title. `name` sets it apart from other pictures of the page.
 */
export const pageTrees = (board: Board, locale: Locale, name: string, options: Picture): string =>
  draw(board, locale, { ...options, name, minText: options.width / 60 })

interface Drawing extends Picture {
  name: string
  heading?: { title: string; line: string }
  minText?: number
}

function draw(board: Board, locale: Locale, { name, theme = 'light', fruit, ...options }: Drawing): string {
  const words = treeWords(wordsOf<ScreenKey>(locale, stringsFor('screen', locale)))
  return toSvg(layOut(board, { ...options, theme, words, links: board.linksShown, ...borne(fruit) }), name)
}
