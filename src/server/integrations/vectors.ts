import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { Logger } from 'pino'
import type { Embed } from './embedding.ts'

const BYTES_IN_MEMORY = 64_000_000
/** Texts in one request, and the longest part of a text that is sent. */
const BATCH = 64
const TEXT_MOST = 600
/** After a failure nothing is asked for so long; twice as long after each that follows. */
const FIRST_PAUSE_MS = 5000
const LONGEST_PAUSE_MS = 600_000
/** Texts that wait to be asked about; more are asked about when they are wanted again. */
const WAITING_MOST = 4000

/**
 * What an embedding service said about texts, kept in memory and asked for behind everybody's back: whoever
 * ranks takes what is there, and waits for the rest a moment at most. A service that is slow or broken costs
 * nobody anything.
 */
export class Vectors {
  private readonly held = new LRUCache<string, Float32Array>({
    maxSize: BYTES_IN_MEMORY,
    sizeCalculation: ({ byteLength }) => byteLength,
  })
  private readonly waiting = new Map<string, string>()
  private asking = false
  /** The request that is under way. */
  private request: Promise<void> | undefined
  private pause = FIRST_PAUSE_MS
  private pausedUntil = 0
  /** Grows when all is forgotten: an answer that was under way then is not kept. */
  private round = 0

  /** `embed` is undefined where no service is set: then nothing is ever known, and nothing is done. */
  constructor(
    private readonly embed: Embed | undefined,
    private readonly log: Logger,
    private readonly now: () => number,
  ) {}

  /** Whether a service is set at all. */
  get on(): boolean {
    return this.embed !== undefined
  }

  /**
   * The vectors of texts, null where there is none (yet). What is missing is asked for; `patience`:
   * milliseconds to wait for it.
   */
  async of(texts: readonly string[], patience = 0): Promise<(Float32Array | null)[]> {
    if (!this.embed) return texts.map(() => null)
    for (const text of texts) this.want(text)
    this.ask()
    if (patience > 0) await this.waitFor(texts.map(hashOf), patience)
    return texts.map((text) => this.held.get(hashOf(text)) ?? null)
  }

  /** Waits for the requests that are under way, one after the other, until all of these are known. */
  private async waitFor(hashes: readonly string[], patience: number): Promise<void> {
    let over = false
    let timer: NodeJS.Timeout
    const enough = new Promise<void>((resolve) => (timer = setTimeout(() => resolve(void (over = true)), patience)))
    while (!over && this.request && hashes.some((hash) => !this.held.has(hash)))
      await Promise.race([this.request, enough])
    clearTimeout(timer!)
  }

  /**
   * [M26] Somebody's words were erased: nothing that was made of words is kept. It is asked for anew where it
   * is wanted.
   */
  forget(): void {
    this.round++
    this.held.clear()
    this.waiting.clear()
  }

  private want(text: string): void {
    const hash = hashOf(text)
    // Taken last, dropped last.
    if (this.held.get(hash)) return
    if (text.trim() && this.waiting.size < WAITING_MOST) this.waiting.set(hash, text)
  }

  private ask(): void {
    if (this.asking || this.waiting.size === 0 || this.now() < this.pausedUntil) return
    void this.askAll()
  }

  private async askAll(): Promise<void> {
    this.asking = true
    while (this.waiting.size > 0) {
      this.request = this.askSome()
      await this.request
    }
    this.request = undefined
    this.asking = false
  }

  /** Asks about the texts that were wanted last: somebody waits for these. Never rejects. */
  private async askSome(): Promise<void> {
    const batch = [...this.waiting].slice(-BATCH)
    for (const [hash] of batch) this.waiting.delete(hash)
    const { round } = this
    try {
      const vectors = await this.embed!(batch.map(([, text]) => text.slice(0, TEXT_MOST)))
      if (round === this.round) batch.forEach(([hash], i) => this.held.set(hash, vectors[i]!))
      this.pause = FIRST_PAUSE_MS
    } catch (error) {
      this.pausedUntil = this.now() + this.pause
      this.log.warn({ reason: (error as Error).message, pauseMs: this.pause }, 'embedding service')
      this.pause = Math.min(2 * this.pause, LONGEST_PAUSE_MS)
      this.waiting.clear()
    }
  }
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64')
