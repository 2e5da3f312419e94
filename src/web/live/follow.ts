import type { Clock } from '../../core/plain/clock.ts'
import type { Frame } from '../../wire/board.ts'

/** What a page does with a live stream. */
export interface Listener {
  /** Things happened; the page is now true for `seq`. */
  events(frame: Frame): void
  /** Too much was missed: load the state anew. */
  reload(): void
  status?(status: 'live' | 'waiting'): void
  /** By which clock instants are told from now on. */
  clock?(clock: Clock): void
  /** A vote of the community shows something new. */
  vote?(): void
}

/**
 * What a frame brings to whoever holds everything up to `held`: its fresh events; null where all of it is
 * held already, 'reload' where it starts after what is held, since something between was missed.
 */
export function fresh(frame: Frame, held: number): Frame | null | 'reload' {
  if (frame.seq <= held) return null
  if (frame.after > held) return 'reload'
  if (frame.after === held) return frame
  return { ...frame, events: frame.events.filter((_, i) => frame.seqs[i]! > held) }
}

/**
 * How long a stream is silent at most, in milliseconds, until it says so itself (`event: beat`), and after
 * how many beats missed we take it for dead.
 */
const BEAT = 15_000
const MISSED = 2.5

/**
 * Follows a live stream from journal position `seq`: `url` without its query. The browser reconnects by
 * itself with Last-Event-ID; where it gives up (a refused reply) we try again, ever more slowly. A stream
 * whose bytes stop while the connection stands is noticed by its silence, and when the page is looked at or
 * online again; then we connect anew. Returns what ends it.
 */
export function follow(url: string, seq: number, listener: Listener): () => void {
  let held = seq
  let source: EventSource | undefined
  let wait = 1000
  let timer: ReturnType<typeof setTimeout> | undefined
  let beat = BEAT
  let heard = now()

  const open = () => {
    clearTimeout(timer)
    source?.close()
    heard = now()
    source = new EventSource(`${url}?after=${held}`)
    source.onopen = () => {
      heard = now()
      wait = 1000
      listener.status?.('live')
    }
    source.onmessage = (message) => {
      heard = now()
      const frame = fresh(JSON.parse(message.data) as Frame, held)
      if (frame === null) return
      if (frame === 'reload') return listener.reload()
      held = frame.seq
      listener.events(frame)
    }
    source.addEventListener('beat', (message) => {
      heard = now()
      beat = Number(message.data) || BEAT
    })
    source.addEventListener('clock', (message) => listener.clock?.(JSON.parse(message.data) as Clock))
    source.addEventListener('vote', () => listener.vote?.())
    source.addEventListener('reload', () => listener.reload())
    source.onerror = () => {
      listener.status?.('waiting')
      if (source?.readyState !== EventSource.CLOSED) return
      clearTimeout(timer)
      timer = setTimeout(open, wait + Math.random() * wait)
      wait = Math.min(wait * 2, 20_000)
    }
  }
  /** Connects anew where nothing was heard for so many beats. */
  const look = (beats: number) => {
    // Clocks are set, and some stand still while the device sleeps: the longer of two silences counts.
    const silent = Math.max(...now().map((at, n) => at - heard[n]!))
    // Where the browser has given up, a try is under way already.
    if (silent <= beats * beat || source?.readyState === EventSource.CLOSED) return
    listener.status?.('waiting')
    open()
  }
  const back = () => document.visibilityState !== 'hidden' && look(1.2)
  open()
  const watch = setInterval(() => look(MISSED), BEAT / 3)
  const returns = returnsTo(globalThis)
  for (const [on, event] of returns) on?.addEventListener(event, back)
  return () => {
    clearTimeout(timer)
    clearInterval(watch)
    for (const [on, event] of returns) on?.removeEventListener(event, back)
    source?.close()
  }
}

/** What tells that somebody looks at the page again. */
const returnsTo = ({ document, window }: typeof globalThis) =>
  [
    [document, 'visibilitychange'],
    [window, 'pageshow'],
    [window, 'online'],
  ] as const

const now = (): [steady: number, wall: number] => [performance.now(), Date.now()]
