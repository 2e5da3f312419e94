import { unlessComposing } from '../../kit/keys.ts'
/**
 * What a draggable board tells and is told. `card` is an id, `target` the `data-drop` of what lies under the
 * pointer.
 */
export interface Dragging {
  begin(card: string, x: number, y: number): void
  over(target: string | null, x: number, y: number): void
  /** `target` is null where it was let go over nothing, or given up. */
  end(target: string | null): void
}

const SLACK = 6
const LONG_PRESS_MS = 350
const EDGE = 56

/**
 * Makes elements with `data-card` under `root` draggable by mouse, pen and touch.
 * A mouse drags once it has moved a little; a finger drags by the handle (`data-handle`) or after a long
 * press, so that scrolling stays scrolling.
 * (HTML's own drag and drop does not work by touch.) Lists marked `data-scroll` scroll when the pointer nears
 * their edge. Returns what ends it.
 */
export function dragCards(root: HTMLElement, dragging: Dragging): () => void {
  const press = new Press(dragging)
  const listening: [EventTarget, string, (event: never) => unknown, AddEventListenerOptions?][] = [
    [root, 'pointerdown', (event: PointerEvent) => press.down(event)],
    [root, 'touchmove', (event: Event) => press.active && event.preventDefault(), { passive: false }],
    [root, 'contextmenu', (event: Event) => press.now?.finger && event.preventDefault()],
    [window, 'pointermove', (event: PointerEvent) => press.move(event)],
    [window, 'pointerup', (event: PointerEvent) => press.up(event)],
    [window, 'pointercancel', () => press.now && press.finish(null)],
    [
      window,
      'keydown',
      unlessComposing(({ key }: KeyboardEvent) => key === 'Escape' && press.active && press.finish(null)),
    ],
  ]
  for (const [on, name, listener, options] of listening) on.addEventListener(name, listener as EventListener, options)
  return () => {
    press.forget()
    for (const [on, name, listener] of listening) on.removeEventListener(name, listener as EventListener)
  }
}

/** A pointer that went down on a card; `active` once it drags. */
class Press {
  now: { card: string; pointer: number; x: number; y: number; finger: boolean } | null = null
  active = false
  private timer: ReturnType<typeof setTimeout> | undefined
  private frame = 0
  private last = { x: 0, y: 0 }

  constructor(private readonly dragging: Dragging) {}

  down(event: PointerEvent): void {
    const from = event.target as HTMLElement
    const card = from.closest<HTMLElement>('[data-card]')
    if (!card || event.button !== 0 || from.closest('[data-still]')) return
    const finger = event.pointerType === 'touch'
    this.now = { card: card.dataset.card!, pointer: event.pointerId, x: event.clientX, y: event.clientY, finger }
    this.last = { x: event.clientX, y: event.clientY }
    if (finger) this.timer = setTimeout(() => this.begin(), from.closest('[data-handle]') ? 60 : LONG_PRESS_MS)
  }

  move(event: PointerEvent): void {
    if (!this.now || event.pointerId !== this.now.pointer) return
    const { x, y } = (this.last = { x: event.clientX, y: event.clientY })
    if (!this.active && Math.hypot(x - this.now.x, y - this.now.y) > SLACK) {
      if (this.now.finger) return this.finish(null)
      this.begin()
    }
    if (!this.active) return
    event.preventDefault()
    this.dragging.over(dropAt(x, y), x, y)
  }

  up(event: PointerEvent): void {
    if (!this.now || event.pointerId !== this.now.pointer) return
    this.finish(dropAt(event.clientX, event.clientY))
  }

  finish(target: string | null): void {
    this.forget()
    if (this.active) {
      swallowClick()
      this.dragging.end(target)
    }
    this.now = null
    this.active = false
  }

  forget(): void {
    clearTimeout(this.timer)
    cancelAnimationFrame(this.frame)
  }

  private begin(): void {
    this.active = true
    this.dragging.begin(this.now!.card, this.last.x, this.last.y)
    this.frame = requestAnimationFrame(this.scroll)
  }

  private readonly scroll = (): void => {
    scrollAt(this.last.x, this.last.y)
    this.frame = requestAnimationFrame(this.scroll)
  }
}

const under = (x: number, y: number, what: string) =>
  document.elementFromPoint(x, y)?.closest<HTMLElement>(what) ?? null

const dropAt = (x: number, y: number): string | null => under(x, y, '[data-drop]')?.dataset.drop ?? null

/** Scrolls the list under the pointer where it nears an edge. */
function scrollAt(x: number, y: number): void {
  const list = under(x, y, '[data-scroll]')
  if (!list) return
  const { top, bottom } = list.getBoundingClientRect()
  if (y < top + EDGE) list.scrollBy(0, -10)
  else if (y > bottom - EDGE) list.scrollBy(0, 10)
}

/** The click that follows a drag is not a choice. */
function swallowClick(): void {
  const swallow = (event: Event) => (event.stopPropagation(), event.preventDefault())
  addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => removeEventListener('click', swallow, { capture: true }), 50)
}
