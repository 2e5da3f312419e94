import { setTimeout as wait } from 'node:timers/promises'
import { expect } from 'vitest'
import { evolveBoard } from '../../src/core/meeting/evolve.ts'
import type { Board, Participant } from '../../src/core/meeting/meeting.ts'
import type { Frame } from '../../src/wire/board.ts'
import { holdFrame } from './contract.ts'
import type { Client } from './grove.ts'

/**
 * Reads a live stream over real HTTP, as a page does: applies each frame, skips what it holds, and notes a
 * gap.
 */
export class LiveReader {
  readonly frames: Frame[] = []
  readonly raw: string[] = []
  readonly people = new Map<string, Participant>()
  /** The community's clock, as it was last said. */
  clock: string | undefined
  told = 'live' as 'live' | 'reload' | 'ended'
  /** Positions that were applied, in order. */
  readonly applied: number[] = []
  private readonly stopped = new AbortController()
  headers: Headers | undefined
  private returns = false

  constructor(
    private readonly client: Client,
    private readonly path: string,
    public held: number,
    public board: Board | undefined,
    private readonly lastEventId?: string,
  ) {}

  async open(): Promise<this> {
    const cookie = [...this.client.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const reply = await fetch(`${this.client.url}${this.path}`, {
      headers: { cookie, ...(this.lastEventId === undefined ? {} : { 'last-event-id': this.lastEventId }) },
      signal: this.stopped.signal,
    })
    expect(reply.status).toBe(200)
    this.headers = reply.headers
    void this.read(reply.body!).catch(() => {})
    return this
  }

  /** Opens it, and again from where it was whenever it breaks off, as browsers do, until it is stopped. */
  async follow(): Promise<this> {
    this.returns = true
    const path = this.path.replace(/\?.*/, '')
    const open = async (): Promise<void> => {
      const cookie = [...this.client.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const { signal } = this.stopped
      const reply = await fetch(`${this.client.url}${path}?after=${this.held}`, { headers: { cookie }, signal })
      void this.read(reply.body!)
        .catch(() => {})
        .then(again)
    }
    const again = async (): Promise<void> => {
      while (!this.stopped.signal.aborted) {
        await wait(50)
        if (
          await open().then(
            () => true,
            () => false,
          )
        )
          return
      }
    }
    await open()
    return this
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    let text = ''
    const decoder = new TextDecoder()
    for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
      text += decoder.decode(chunk, { stream: true })
      const events = text.split('\n\n')
      text = events.pop()!
      for (const event of events) this.hear(event)
    }
    if (this.told === 'live' && !this.returns) this.told = 'ended'
  }

  private hear(event: string): void {
    if (event.startsWith('event: reload')) this.told = 'reload'
    const data = /^data: (.*)$/m.exec(event)?.[1]
    if (!data || this.told === 'reload' || /^event: (beat|vote)$/m.test(event)) return
    if (event.startsWith('event: clock')) return void (this.clock = JSON.parse(data) as string)
    this.raw.push(data)
    const frame = JSON.parse(data) as Frame
    holdFrame(frame)
    expect(/^id: (\d+)$/m.exec(event)?.[1]).toBe(String(frame.seq))
    this.frames.push(frame)
    if (frame.seq <= this.held) return
    // A frame that starts after what we hold would be a gap.
    expect(frame.after).toBeLessThanOrEqual(this.held)
    frame.events.forEach((told, i) => {
      if (frame.seqs[i]! <= this.held) return
      this.board = evolveBoard(this.board, told)
      this.applied.push(frame.seqs[i]!)
    })
    for (const participant of frame.participants ?? []) this.people.set(participant.id, participant)
    this.held = frame.seq
  }

  /** Resolves once it holds position `seq`. */
  async until(seq: number): Promise<void> {
    await expect.poll(() => this.held >= seq || this.told !== 'live', { interval: 10 }).toBe(true)
    expect(this.told).toBe('live')
  }

  stop(): void {
    this.stopped.abort()
  }
}
