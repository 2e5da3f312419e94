import type { Frame } from '../../wire/meeting.ts'

/** What a page does with a live stream. */
export interface Followers {
  /** Things happened; the page is now true for `seq`. */
  events(frame: Frame): void
  /** Too much was missed: load the state anew. */
  reload(): void
  status?(status: 'live' | 'waiting'): void
}

/**
 * What a frame brings to whoever holds everything up to `held`: its fresh events; null where all of it is held already,
 * 'reload' where it starts after what is held, since something between was missed.
 */
export function fresh(frame: Frame, held: number): Frame | null | 'reload' {
  if (frame.seq <= held) return null
  if (frame.after > held) return 'reload'
  if (frame.after === held) return frame
  return { ...frame, events: frame.events.filter((_, i) => frame.seqs[i]! > held) }
}

/**
 * Follows a live stream from journal position `seq`: `url` without its query.
 * The browser reconnects by itself with Last-Event-ID; where it gives up (a refused reply) we try again, ever more slowly.
 * Returns what ends it.
 */
export function follow(url: string, seq: number, followers: Followers): () => void {
  let held = seq
  let source: EventSource | undefined
  let wait = 1000
  let timer: ReturnType<typeof setTimeout> | undefined
  let ended = false

  const open = () => {
    source = new EventSource(`${url}?after=${held}`)
    source.onopen = () => {
      wait = 1000
      followers.status?.('live')
    }
    source.onmessage = (message) => {
      const frame = fresh(JSON.parse(message.data) as Frame, held)
      if (frame === null) return
      if (frame === 'reload') return followers.reload()
      held = frame.seq
      followers.events(frame)
    }
    source.addEventListener('reload', () => followers.reload())
    source.onerror = () => {
      followers.status?.('waiting')
      if (source?.readyState !== EventSource.CLOSED || ended) return
      timer = setTimeout(open, wait + Math.random() * wait)
      wait = Math.min(wait * 2, 20_000)
    }
  }
  open()
  return () => {
    ended = true
    clearTimeout(timer)
    source?.close()
  }
}
