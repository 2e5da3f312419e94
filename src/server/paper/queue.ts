import type { Logger } from 'pino'
import type { FullKey, Id } from '../../core/plain/id.ts'
import type { PaperFound } from '../../wire/paper.ts'
import type { Db } from '../database/open.ts'
import type { OwnerDb } from '../database/scope.ts'
import { ProblemError } from '../http/problem.ts'
import type { Runtime } from '../integrations/runtime.ts'
import type { Claimed, QueuedPhoto } from './queue.store.ts'
import {
  bytesOf,
  claimPhoto,
  endPhoto,
  failPhoto,
  forgetFailed,
  putBack,
  queuedPhoto,
  releasePhotos,
  stillReads,
} from './queue.store.ts'

/** So often another Grove's photos are looked for, and a reader says that it is there, in ms. */
const LOOK_MS = 15_000
/** Whoever waits for a photo that another Grove reads looks so often, in ms. */
const WAIT_MS = 1000
/** So often photos that failed long ago are looked for, in ms. */
const FORGET_MS = 3_600_000
/** A photo whose reading ends without an answer is tried so often. */
const TRIES_MOST = 3

/**
 * [P15] Photos of printed cards, read one after the other behind everybody's back. A photo is a row until it
 * is read: who sent it may go, and so may this process. It works as the owner of the tables, since it takes
 * the next photo of whichever community; `read` keeps to what that community may.
 */
export class PaperQueue {
  private stopped = true
  private readonly ending = new AbortController()
  private under: Promise<void> | undefined
  private timer: NodeJS.Timeout | undefined
  private readonly waiting = new Set<() => void>()
  private forgotAt = -Infinity

  constructor(
    private readonly owner: OwnerDb,
    private readonly runtime: Runtime,
    private readonly log: Pick<Logger, 'warn'>,
    /** Reads a photo and keeps what it shows; throws a ProblemError that says why it cannot be read. */
    private readonly read: (
      photo: Claimed & { bytes: Buffer },
      stillWanted: () => Promise<boolean>,
      gone: AbortSignal,
    ) => Promise<PaperFound>,
  ) {}

  /** Goes on where it ended, also after a crash. `alone`: no other Grove works on this database. */
  async start(alone: boolean): Promise<void> {
    if (alone) await releasePhotos(this.owner)
    this.stopped = false
    this.timer = setInterval(() => this.wake(), LOOK_MS).unref()
    this.wake()
  }

  /** Reads nothing more; what it was reading waits for the next start. */
  async stop(): Promise<void> {
    this.stopped = true
    clearInterval(this.timer)
    this.ending.abort()
    await this.under
  }

  /** A photo came. */
  wake(): void {
    if (this.stopped || this.under) return
    this.under = this.readAll()
      .catch((error: unknown) => this.log.warn({ error }, 'the queue of photos rests'))
      .finally(() => (this.under = undefined))
  }

  /**
   * Resolves once a photo is read or has failed; undefined where it was taken away. Who goes away (`gone`)
   * waits no more.
   */
  async ended(db: Db, meeting: FullKey, id: Id, gone: AbortSignal): Promise<QueuedPhoto | undefined> {
    for (;;) {
      const next = this.next(gone)
      const photo = await queuedPhoto(db, meeting, id)
      if (!photo || photo.state === 'read' || photo.state === 'failed' || gone.aborted) return photo
      await next
    }
  }

  private next(gone: AbortSignal): Promise<void> {
    return new Promise((done) => {
      const go = () => {
        clearTimeout(timer)
        this.waiting.delete(go)
        gone.removeEventListener('abort', go)
        done()
      }
      const timer = setTimeout(go, WAIT_MS)
      this.waiting.add(go)
      gone.addEventListener('abort', go)
    })
  }

  private async readAll(): Promise<void> {
    await this.forget()
    while (!this.stopped) {
      const photo = await claimPhoto(this.owner, this.runtime.now())
      if (!photo) return
      await this.readOne(photo)
      for (const tell of this.waiting) tell()
    }
  }

  /** Now and then what failed days ago is forgotten. */
  private async forget(): Promise<void> {
    const now = this.runtime.now()
    if (now - this.forgotAt < FORGET_MS) return
    this.forgotAt = now
    await forgetFailed(this.owner, now)
  }

  private async readOne(photo: Claimed): Promise<void> {
    const stillWanted = () => stillReads(this.owner, photo, this.runtime.now())
    const beat = setInterval(() => void stillWanted().catch(() => {}), LOOK_MS)
    try {
      // It ended its reader each time.
      if (photo.tries > TRIES_MOST) throw new ProblemError('paperTooLong')
      const bytes = await bytesOf(this.owner, photo)
      if (!bytes) throw new ProblemError('noSuchPhoto')
      await endPhoto(this.owner, photo, await this.read({ ...photo, bytes }, stillWanted, this.ending.signal))
    } catch (error) {
      await this.notRead(photo, error)
    } finally {
      clearInterval(beat)
    }
  }

  private async notRead(photo: Claimed, error: unknown): Promise<void> {
    if (this.ending.signal.aborted) return putBack(this.owner, photo, photo.tries - 1)
    if (error instanceof ProblemError)
      return failPhoto(this.owner, photo, { code: error.code, ...error.facts }, LASTING.has(error.code))
    this.log.warn({ error }, 'a photo of cards was not read')
    if (photo.tries < TRIES_MOST) return putBack(this.owner, photo, photo.tries)
    return failPhoto(this.owner, photo, { code: 'paperTooLong' }, true)
  }
}

/** Reasons that may be gone at another try; the others are the file's. */
const LASTING: ReadonlySet<string> = new Set(['paperTooLong', 'tooBusy', 'paperPicturesFull', 'meetingCarried'])
