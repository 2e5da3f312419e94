import { pageAnew } from '../kit/send.ts'

// The hall's screen of a vote, or of a round's dishes, looks again as soon as its meeting's stream says that
// something is new. Casts are told to nobody when they come: where the sealed rules show them, it looks every
// four seconds besides.
const EVERY_MS = 4000
const SCREEN = 'main.vote-screen, main.round-screen'
/** Somebody gives a ballot to one after another: all who came meanwhile are shown together. */
const TOGETHER_MS = 250

const shown = document.querySelector<HTMLElement>(SCREEN)!
const { live, after, shows } = shown.dataset
let due = 0

async function look(): Promise<void> {
  due = 0
  const main = (await pageAnew())?.querySelector(SCREEN)
  if (main && main.innerHTML !== shown.innerHTML) shown.replaceChildren(...main.childNodes)
}
const soon = () => void (due ||= window.setTimeout(() => void look(), TOGETHER_MS))
let looking = 0
const lookOften = () => void (looking ||= window.setInterval(() => void look(), EVERY_MS))

if (!live || shows) lookOften()
if (live) {
  const stream = new EventSource(`/live/${live}?after=${after}`)
  stream.addEventListener('vote', soon)
  // It comes back by itself after a gap, in which something may have been told.
  stream.addEventListener('open', soon)
  stream.addEventListener('reload', () => location.reload())
  stream.addEventListener('error', () => void (stream.readyState === EventSource.CLOSED && lookOften()))
}
