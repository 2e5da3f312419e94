import type { Locale } from '../../wire/plain.ts'
import { canSpeak, readAloud } from '../kit/aloud.ts'

// A script of public pages: a button that has the reader's own device say what the page says. Where
// there is no voice, or no script, the button stays hidden.
const CHOICE = 'label > span'
const SAID = `:is(h1, h2, h3, p, blockquote, li, dt, dd, legend, ${CHOICE})`
const NOT_SAID = 'form:not([data-said]), details, nav, .screen-only, .aloud'

/**
 * What stands on the page, in its order, each piece once; links to go on are left out, and so are forms but
 * those that ask questions. Of these what can be chosen is said where it comes first: many questions have
 * the same answers.
 */
function wordsOf(page: Document): string {
  const pieces = [...page.querySelector('main')!.querySelectorAll<HTMLElement>(SAID)]
  const choices = new Set<string>()
  const isNew = (piece: HTMLElement, words: string) => {
    if (!piece.matches(CHOICE)) return true
    return !choices.has(words) && !!choices.add(words)
  }
  return (
    pieces
      .filter((piece) => !piece.closest(NOT_SAID) && !piece.querySelector(SAID))
      // What is not shown is not said.
      .filter((piece) => piece.getClientRects().length > 0)
      .map((piece) => [piece, piece.innerText.trim()] as const)
      .filter(([piece, words]) => words && isNew(piece, words))
      .map(([, words]) => words)
      .join('。')
  )
}

const button = document.querySelector<HTMLButtonElement>('button.aloud')
if (button && canSpeak()) {
  const [read, stop] = [button.textContent ?? '', button.dataset.stop ?? '']
  const show = (reading: boolean) => {
    button.textContent = reading ? stop : read
    button.setAttribute('aria-pressed', String(reading))
  }
  button.hidden = false
  button.addEventListener('click', () => {
    show(button.getAttribute('aria-pressed') !== 'true')
    readAloud(wordsOf(document), document.documentElement.lang as Locale, () => show(false))
  })
}
