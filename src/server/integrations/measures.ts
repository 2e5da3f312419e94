import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

/** A request that has been answered, as far as anybody may hear of it: by its route, never by who asked. */
export interface Answered {
  method: string
  /** As routes are written: `/api/meetings/:code`. Empty where no route has this address. */
  route: string
  status: number
  /** How long it took; of a stream, how long it flowed. */
  ms: number
}

const SECONDS = [0.005, 0.02, 0.1, 0.5, 2, 10]

/** What this process has done and what waits, in numbers, for whoever runs the machine (Prometheus). */
export class Measures {
  readonly registry = new Registry()
  private readonly registers = [this.registry]
  private readonly requests = new Counter({
    name: 'grove_requests_total',
    help: 'Requests answered, by route',
    labelNames: ['method', 'route', 'status'],
    registers: this.registers,
  })
  private readonly requestSeconds = new Histogram({
    name: 'grove_request_seconds',
    help: 'How long an answer took, or a stream flowed',
    labelNames: ['route'],
    buckets: SECONDS,
    registers: this.registers,
  })
  private readonly commands = new Counter({
    name: 'grove_commands_total',
    help: 'Commands that were in a commit; failed: the database did not keep them',
    labelNames: ['kept'],
    registers: this.registers,
  })
  private readonly commitSeconds = new Histogram({
    name: 'grove_commit_seconds',
    help: 'How long a commit took',
    buckets: SECONDS,
    registers: this.registers,
  })

  /** Adds what every process of Node has: memory, processor time, how late its loop is. */
  begin(): void {
    collectDefaultMetrics({ register: this.registry })
  }

  answered({ method, route, status, ms }: Answered): void {
    this.requests.inc({ method, route, status })
    this.requestSeconds.observe({ route }, ms / 1000)
  }

  committed(commands: number, kept: boolean, ms: number): void {
    this.commands.inc({ kept: kept ? 'yes' : 'no' }, commands)
    this.commitSeconds.observe(ms / 1000)
  }

  /** A figure that is looked up when it is asked for; what cannot be looked up then is left out. */
  figure(name: string, help: string, read: () => number | Promise<number>): void {
    new Gauge({
      name,
      help,
      registers: this.registers,
      async collect() {
        try {
          this.set(await read())
        } catch {
          this.reset()
        }
      },
    })
  }
}
