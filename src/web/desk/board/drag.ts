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
  let pressed: { card: string; pointer: number; x: number; y: number; finger: boolean } | null = null
  let active = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let frame = 0
  let last = { x: 0, y: 0 }

  const under = (x: number, y: number, what: string) =>
    document.elementFromPoint(x, y)?.closest<HTMLElement>(what) ?? null

  function begin() {
    active = true
    dragging.begin(pressed!.card, last.x, last.y)
    frame = requestAnimationFrame(scroll)
  }

  function scroll() {
    const list = under(last.x, last.y, '[data-scroll]')
    if (list) {
      const { top, bottom } = list.getBoundingClientRect()
      if (last.y < top + EDGE) list.scrollBy(0, -10)
      else if (last.y > bottom - EDGE) list.scrollBy(0, 10)
    }
    frame = requestAnimationFrame(scroll)
  }

  function finish(target: string | null) {
    clearTimeout(timer)
    cancelAnimationFrame(frame)
    if (active) {
      // The click that follows a drag is not a choice.
      const swallow = (event: Event) => (event.stopPropagation(), event.preventDefault())
      addEventListener('click', swallow, { capture: true, once: true })
      setTimeout(() => removeEventListener('click', swallow, { capture: true }), 50)
      dragging.end(target)
    }
    pressed = null
    active = false
  }

  function down(event: PointerEvent) {
    const from = event.target as HTMLElement
    const card = from.closest<HTMLElement>('[data-card]')
    if (!card || event.button !== 0 || from.closest('[data-still]')) return
    const finger = event.pointerType === 'touch'
    pressed = { card: card.dataset.card!, pointer: event.pointerId, x: event.clientX, y: event.clientY, finger }
    last = { x: event.clientX, y: event.clientY }
    if (finger) timer = setTimeout(begin, from.closest('[data-handle]') ? 60 : LONG_PRESS_MS)
  }

  function move(event: PointerEvent) {
    if (!pressed || event.pointerId !== pressed.pointer) return
    last = { x: event.clientX, y: event.clientY }
    const far = Math.hypot(last.x - pressed.x, last.y - pressed.y) > SLACK
    if (!active && far) {
      if (pressed.finger) return finish(null)
      begin()
    }
    if (active) {
      event.preventDefault()
      dragging.over(under(last.x, last.y, '[data-drop]')?.dataset.drop ?? null, last.x, last.y)
    }
  }

  function up(event: PointerEvent) {
    if (!pressed || event.pointerId !== pressed.pointer) return
    finish(under(event.clientX, event.clientY, '[data-drop]')?.dataset.drop ?? null)
  }
  const cancel = () => pressed && finish(null)
  const escape = unlessComposing((event: KeyboardEvent) => event.key === 'Escape' && active && finish(null))
  const still = (event: Event) => active && event.preventDefault()
  const noMenu = (event: Event) => pressed?.finger && event.preventDefault()

  root.addEventListener('pointerdown', down)
  root.addEventListener('touchmove', still, { passive: false })
  root.addEventListener('contextmenu', noMenu)
  addEventListener('pointermove', move)
  addEventListener('pointerup', up)
  addEventListener('pointercancel', cancel)
  addEventListener('keydown', escape)
  return () => {
    clearTimeout(timer)
    cancelAnimationFrame(frame)
    root.removeEventListener('pointerdown', down)
    root.removeEventListener('touchmove', still)
    root.removeEventListener('contextmenu', noMenu)
    removeEventListener('pointermove', move)
    removeEventListener('pointerup', up)
    removeEventListener('pointercancel', cancel)
    removeEventListener('keydown', escape)
  }
}
