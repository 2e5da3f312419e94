import type { ClientRequest } from 'node:http'
import { Agent, get } from 'node:http'

const agent = new Agent({ keepAlive: false })

/**
 * A browser's EventSource (HTML 9.2) over a real socket, for Node, which has none: it comes back by itself
 * with Last-Event-ID, and gives up where the reply is no event stream. The network may cut it or stop it at
 * any moment.
 */
export class SocketEventSource {
  static readonly CLOSED = 2
  readyState = 0
  onopen: (() => void) | null = null
  onmessage: ((message: { data: string }) => void) | null = null
  onerror: (() => void) | null = null
  private readonly listeners = new Map<string, (message: { data: string }) => void>()
  private request: ClientRequest | undefined
  private timer: NodeJS.Timeout | undefined
  private retry = 3000
  private lastId = ''

  constructor(private readonly url: string) {
    this.connect()
  }

  addEventListener(kind: string, hear: (message: { data: string }) => void): void {
    this.listeners.set(kind, hear)
  }

  close(): void {
    this.readyState = SocketEventSource.CLOSED
    clearTimeout(this.timer)
    this.request?.destroy()
  }

  /** The network goes: the socket is gone without a word. */
  cut(): void {
    this.request?.socket?.resetAndDestroy()
  }

  /** The network stands still: nothing is read, and nobody is told. */
  stall(): void {
    this.request?.socket?.pause()
  }

  /** The network goes on. */
  heal(): void {
    this.request?.socket?.resume()
  }

  private connect(): void {
    this.readyState = 0
    const headers = { accept: 'text/event-stream', ...(this.lastId ? { 'last-event-id': this.lastId } : {}) }
    const request = get(this.url, { agent, headers }, (response) => {
      if (response.statusCode !== 200) {
        this.close()
        return this.onerror?.()
      }
      this.readyState = 1
      this.onopen?.()
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        const events = (text + chunk).split('\n\n')
        text = events.pop()!
        for (const event of events) if (this.readyState === 1) this.hear(event)
      })
      response.on('error', () => {})
    })
    this.request = request
    request.on('error', () => {})
    request.on('close', () => {
      if (this.readyState === SocketEventSource.CLOSED || this.request !== request) return
      this.readyState = 0
      this.timer = setTimeout(() => this.connect(), this.retry)
      this.onerror?.()
    })
  }

  private hear(event: string): void {
    const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(event)?.[1]
    this.retry = Number(field('retry') ?? this.retry)
    this.lastId = field('id') ?? this.lastId
    const data = field('data')
    if (data === undefined) return
    const kind = field('event')
    if (kind) this.listeners.get(kind)?.({ data })
    else this.onmessage?.({ data })
  }
}
