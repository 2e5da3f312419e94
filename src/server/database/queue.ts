import { setTimeout as wait } from 'node:timers/promises'
import { CompiledQuery } from 'kysely'
import type PgBoss from 'pg-boss'
import type { Logger } from 'pino'
import type { Tx } from './open.ts'
import type { OwnerDb } from './scope.ts'

/** Where pg-boss keeps its tables: beside Grove's own, from which what they say follows; in no backup. */
const SCHEMA = 'grove_queue'
/** A work whose process says nothing for so long, in seconds, is given to another. */
const SECONDS = 90
/** How often is looked for work, in seconds, by so many workers, for so much each time. */
const [LOOK_SECONDS, WORKERS, BATCH] = [1, 2, 10]
/**
 * Where much waits, a worker takes so much each so many ms, and no faster: some 12,000 a minute altogether.
 * What people do meanwhile does not wait for it.
 */
const EACH_MS = 100

const through = (db: OwnerDb | Tx) => ({
  executeSql: async (text: string, values: unknown[] = []) => {
    const { rows } = await db.executeQuery<unknown>(CompiledQuery.raw(text, values))
    return { rows }
  },
})

/**
 * Work that waits in the database until its time has come, whatever becomes of this process, and that one of
 * several processes does ([decision 82](../../../docs/decisions/0082-a-queue.md)). pg-boss is loaded, and its
 * tables are made, with the first work: most Groves have none.
 */
export class Queue {
  private opening: Promise<PgBoss> | undefined

  constructor(
    private readonly owner: OwnerDb,
    private readonly log: Pick<Logger, 'warn'>,
  ) {}

  /** Begins to do works of a name, as many together as are due. What `handle` rejects is tried again. */
  async work<Work extends object>(name: string, handle: (works: Work[]) => Promise<void>): Promise<void> {
    const boss = await this.open()
    await boss.createQueue(name, { name, retryLimit: 1000, retryDelay: 10, expireInSeconds: SECONDS })
    const options = { pollingIntervalSeconds: LOOK_SECONDS, batchSize: BATCH }
    for (let n = 0; n < WORKERS; n++) {
      let worker = ''
      worker = await boss.work<Work>(name, options, async (jobs) => {
        const much = jobs.length === BATCH
        // Where it got as much as it may, there is more: it looks again at once.
        if (much) boss.notifyWorker(worker)
        const rest = wait(much ? EACH_MS : 0)
        await handle(jobs.map(({ data }) => data))
        await rest
      })
    }
  }

  /** Puts works into a queue that `work` has opened, each to be done from `at` on; with what `tx` writes. */
  async put(name: string, works: readonly { work: object; at: number }[], tx?: Tx): Promise<void> {
    if (works.length === 0) return
    const boss = await this.open()
    const jobs = works.map(({ work, at }) => ({ name, data: work, startAfter: new Date(at) }))
    await boss.insert(jobs, { db: through(tx ?? this.owner) })
  }

  /** Does nothing more; resolves once what was under way is done. */
  async stop(): Promise<void> {
    const boss = await this.opening?.catch(() => undefined)
    await boss?.stop({ graceful: true, wait: true, timeout: 10_000 })
  }

  private open(): Promise<PgBoss> {
    return (this.opening ??= (async () => {
      const { default: Boss } = await import('pg-boss')
      const boss = new Boss({
        db: through(this.owner),
        schema: SCHEMA,
        schedule: false,
        maintenanceIntervalSeconds: 30,
      })
      boss.on('error', ({ name, message }) => this.log.warn({ why: `${name}: ${message}` }, 'the queue rests'))
      return boss.start()
    })().catch((error: unknown) => {
      this.opening = undefined
      throw error
    }))
  }
}
