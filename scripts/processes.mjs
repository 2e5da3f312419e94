// Several processes on one database and one port (docs/decisions/0103-one-owner-a-community.md). Plain Node.
import cluster from 'node:cluster'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'

/** More would have no connections left: each process takes up to 25 of the embedded database's 200. */
export const MOST = 7
/** How long one that ended by itself waits before it begins again, by how often it has. */
const AGAIN_MS = [0, 1000, 5000, 15_000]

/** What `--processes N` says; 1 where it is not there, undefined where N is no number that will do. */
export function processesIn(args) {
  const at = args.findIndex((arg) => /^--processes(=|$)/.test(arg))
  if (at < 0) return 1
  const count = Number(args[at].split('=')[1] ?? args[at + 1])
  return Number.isInteger(count) && count >= 1 && count <= MOST ? count : undefined
}

/**
 * Holds the database and the processes on it: begins those again that end by themselves; told by SIGUSR2, all
 * of them, one after the other, so that somebody always serves.
 */
export class Processes {
  workers = new Map()
  serving = new WeakSet()
  ending = false
  restarting = Promise.resolve()

  constructor(count, settings, { holdEmbedded }) {
    this.count = count
    this.settings = settings
    this.holdEmbedded = holdEmbedded
  }

  /** Resolves once all of them serve; gives what the first says of where it is found. */
  async start() {
    const { databaseUrl, dataDir } = this.settings
    if (databaseUrl) this.url = databaseUrl
    else {
      this.held = await this.holdEmbedded(dataDir, (url) => this.move(url))
      this.url = this.held.url
      this.lost = this.held.lost
    }
    // Each takes connections from the shared port by itself: none is lost on its way to one that was killed.
    cluster.schedulingPolicy = cluster.SCHED_NONE
    try {
      // The first migrates and plants; the others find it done.
      const first = await this.begin(0)
      for (let one = 1; one < this.count; one++) await this.begin(one)
      process.on('SIGUSR2', () => (this.restarting = this.restarting.then(() => this.restart())))
      return first
    } catch (error) {
      await this.stop()
      throw error
    }
  }

  async begin(one, failures = 0) {
    const { metrics } = this.settings
    const worker = cluster.fork({
      DATABASE_URL: this.url,
      GROVE_HELD: this.held && one === 0 ? 'yes' : 'no',
      GROVE_PREPARED: '1',
      ...(metrics ? { METRICS_PORT: String(metrics.port + one) } : {}),
    })
    this.workers.set(one, worker)
    const began = Date.now()
    worker.once('exit', () => {
      if (this.workers.get(one) !== worker || this.ending) return
      const again = Date.now() - began > AGAIN_MS.at(-1) ? 0 : failures + 1
      void wait(AGAIN_MS[Math.min(again, AGAIN_MS.length - 1)]).then(() => {
        if (this.workers.get(one) === worker && !this.ending) return this.begin(one, again).catch(() => {})
      })
    })
    const said = await Promise.race([once(worker, 'message'), once(worker, 'exit').then(() => undefined)])
    if (!said) throw new Error(`Process ${one + 1} of ${this.count} ended before it served.`)
    this.serving.add(worker)
    return said[0]
  }

  /** One after the other ends and begins anew, with the build as it is now. */
  async restart() {
    // Counted, since those that begin anew come last in the map.
    for (let one = 0; one < this.count; one++) {
      if (this.ending) return
      await this.finish(one)
      if (!this.ending) await this.begin(one).catch((error) => console.error(error.message))
    }
  }

  /** The database has another address: who holds the old one begins anew. */
  move(url) {
    if (url === this.url) return
    this.url = url
    this.restarting = this.restarting.then(() => this.restart())
  }

  async finish(one) {
    const worker = this.workers.get(one)
    this.workers.delete(one)
    if (worker.isDead()) return
    const gone = once(worker, 'exit')
    // One that has only just begun may not hear what it is told, and holds nothing yet.
    if (!this.serving.has(worker)) worker.process.kill('SIGTERM')
    else if (worker.isConnected()) worker.send('end')
    await gone
  }

  async stop() {
    this.ending = true
    await Promise.all([...this.workers.keys()].map((one) => this.finish(one)))
    await this.held?.close()
  }

  /** Told to end once more, they wait no longer. */
  hurry() {
    for (const worker of Object.values(cluster.workers)) worker.send('end')
  }
}
