import type { Places } from '../place/placesMap.ts'

// A script of pages with a map: it is drawn once somebody asks for it, and only then are pictures fetched.
// Signs on it lead into the list beside it, and narrow it. Without a script there is the list alone.

interface Said extends Places {
  words: { several: string; shown: string; failed: string }
}

const figure = document.querySelector<HTMLElement>('[data-map]')
if (figure) prepare(figure)

function prepare(figure: HTMLElement): void {
  const { words, ...places } = JSON.parse(figure.dataset.map!) as Said
  const part = <E extends HTMLElement>(name: string) => figure.querySelector<E>(`[data-${name}]`)!
  const [open, status] = [part<HTMLButtonElement>('open'), part('said')]
  const fill = (text: string, values: Record<string, number>) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]))
  const all = places.places.length
  // A matter's own page has no list to narrow.
  const tell = (n: number) => (status.textContent = fill(words.shown, { n, all }))
  const narrow = narrowing(figure, all, document.querySelector('[data-place]') ? tell : () => undefined)
  const failed = () => (status.textContent = words.failed)

  open.disabled = false
  open.addEventListener('click', () => {
    open.disabled = true
    import('../place/placesMap.ts').then(
      ({ showPlaces }) => {
        const box = part('box')
        box.hidden = false
        part('bar').hidden = true
        part('look').hidden = false
        const several = (n: number, cards: number) => fill(words.several, { n, cards })
        const map = showPlaces(box, places, { ...narrow, failed, several })
        part('closer').addEventListener('click', () => map.zoomIn())
        part('wider').addEventListener('click', () => map.zoomOut())
        box.focus({ preventScroll: true })
      },
      () => {
        open.disabled = false
        failed()
      },
    )
  })
}

/** What of the list is shown: all, what was pressed, or what the map shows. */
function narrowing(figure: HTMLElement, all: number, tell: (shown: number) => void) {
  const [only, every] = ['only', 'every'].map((name) => figure.querySelector<HTMLButtonElement>(`[data-${name}]`)!)
  let [chosen, seen, narrowed]: [readonly number[] | null, readonly number[], boolean] = [null, [], false]
  function apply() {
    const shown = chosen ?? (narrowed ? seen : null)
    for (const section of document.querySelectorAll<HTMLElement>('[data-place]'))
      section.hidden = shown !== null && !shown.includes(Number(section.dataset.place))
    only!.setAttribute('aria-pressed', String(narrowed && chosen === null))
    every!.hidden = shown === null
    tell(shown?.length ?? all)
  }
  const choose = (to: readonly number[] | null, onlySeen: boolean) => {
    ;[chosen, narrowed] = [to, onlySeen]
    apply()
  }
  only!.addEventListener('click', () => choose(null, !narrowed || chosen !== null))
  every!.addEventListener('click', () => {
    choose(null, false)
    only!.focus()
  })
  return {
    seen(places: readonly number[]) {
      seen = places
      apply()
    },
    pressed(places: readonly number[]) {
      choose(places.length > 1 ? places : null, false)
      const heading = document.getElementById(`place-${places[0]}`)
      heading?.focus()
      heading?.scrollIntoView({ block: 'center' })
    },
  }
}
