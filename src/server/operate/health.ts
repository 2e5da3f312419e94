import { setTimeout as wait } from 'node:timers/promises'
import type { Db } from '../database/open.ts'
import type { Committers } from '../journal/committers.ts'
import { takesWriting } from './figures.store.ts'

/** What must work for Grove to take requests, each in a word: `ok`, or what is wrong. */
export interface Health {
  ready: boolean
  database: 'ok' | 'silent' | 'readOnly'
  disk: 'ok' | 'full' | 'elsewhere'
  journal: 'ok' | 'stuck'
  /** Not before it listens, and not once it was told to end. */
  serving: boolean
}

/** So long may the database take to answer. */
const PATIENCE_MS = 2000
/** A command that has waited longer is not only queued. */
const STUCK_MS = 20_000
/** Whoever asks within this time hears the same. */
const KEPT_MS = 1000

/** Looks at what Grove stands on; asked however often, it looks once a second. */
export class HealthCheck {
  serving = false
  private looked: { at: number; health: Promise<Omit<Health, 'ready' | 'serving'>> } | undefined

  constructor(
    private readonly db: Db,
    private readonly committers: Pick<Committers, 'waiting'>,
    /** Whether the disk is full; missing where it is another machine's. */
    private readonly noRoom: (() => Promise<boolean>) | undefined,
  ) {}

  async now(): Promise<Health> {
    const { serving } = this
    if (!this.looked || performance.now() - this.looked.at > KEPT_MS)
      this.looked = { at: performance.now(), health: this.look() }
    const health = await this.looked.health
    const { database, disk, journal } = health
    const ready = serving && database === 'ok' && disk !== 'full' && journal === 'ok'
    return { ready, ...health, serving }
  }

  private async look(): Promise<Omit<Health, 'ready' | 'serving'>> {
    const [database, disk] = await Promise.all([this.database(), this.disk()])
    const journal = this.committers.waiting.oldest > STUCK_MS ? 'stuck' : 'ok'
    return { database, disk, journal }
  }

  private async database(): Promise<Health['database']> {
    const given = new AbortController()
    const silent = wait(PATIENCE_MS, 'silent' as const, { signal: given.signal }).catch(() => 'silent' as const)
    const asked = takesWriting(this.db).then(
      (takes) => (takes ? 'ok' : 'readOnly'),
      () => 'silent' as const,
    )
    return Promise.race([asked, silent]).finally(() => given.abort())
  }

  private async disk(): Promise<Health['disk']> {
    if (!this.noRoom) return 'elsewhere'
    return (await this.noRoom().catch(() => true)) ? 'full' : 'ok'
  }
}
