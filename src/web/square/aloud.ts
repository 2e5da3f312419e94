import type { Locale } from '../../wire/plain.ts'
import { canSpeak, readAloud } from '../kit/aloud.ts'

// A script of public pages: a button that has the reader's own device say what the page says. Where
// there is no voice, or no script, the button stays hidden.
const SAID = 'main :is(h1, h2, h3, p, blockquote, li, dt, dd)'
const NOT_SAID = 'form, details, nav, .screen-only, .aloud'

/** What stands on the page, in its order, each piece once; forms and links to go on are left out. */
function wordsOf(page: Document): string {
  const pieces = [...page.querySelectorAll<HTMLElement>(SAID)]
  const said = pieces.filter((piece) => !piece.closest(NOT_SAID) && !piece.querySelector(SAID.slice('main '.length)))
  return said
    .map((piece) => piece.innerText.trim())
    .filter(Boolean)
    .join('。')
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
