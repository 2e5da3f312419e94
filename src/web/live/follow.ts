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
 * Follows a live stream from journal position `seq`: `url` without its query.
 * The browser reconnects by itself with Last-Event-ID; where it gives up (a refused reply) we try again, ever more slowly.
 * A frame that starts after what we hold means a gap, so the page reloads; one that we already hold is skipped.
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
      const frame = JSON.parse(message.data) as Frame
      if (frame.seq <= held) return
      if (frame.after > held) return followers.reload()
      const fresh = frame.events.filter((_, i) => frame.seqs[i]! > held)
      held = frame.seq
      followers.events({ ...frame, events: fresh })
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
