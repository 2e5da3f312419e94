import type { Id } from '../../core/plain/id.ts'

/** What processes on one database notify each other on. */
export const CHANNEL = 'grove'

/** How far the journal of a community has come. */
export interface Moved {
  community: Id
  seq: number
}

/** What a process says when it has appended: who it is, and how far which journals have come. */
interface Notice {
  process: string
  moved: Moved[]
}

/** So long are commits gathered, in milliseconds: a notice takes a lock of the whole database. */
const GATHER_MS = 10
/** Communities in one payload, of which PostgreSQL takes 8,000 bytes. */
const MOST = 100

/** What a process says once it hears, and how the others answer: so each knows whether it is alone. */
const HELLO = 'hello:'
const HERE = 'here:'

/** Writes notices. Who knows only those of one community (Grove 0.2) reads the first of each. */
export function noticesOf(process: string, moved: readonly Moved[]): string[] {
  const payloads: string[] = []
  for (let from = 0; from < moved.length; from += MOST) {
    const [first, ...others] = moved.slice(from, from + MOST).map(({ community, seq }) => `${community}:${seq}`)
    payloads.push([`${first}:${process}`, ...others].join(' '))
  }
  return payloads
}

/** Reads a notice; undefined where somebody else notifies on our channel. */
export function readNotice(payload: string): Notice | undefined {
  const [first = '', ...others] = payload.split(' ')
  const moved: Moved[] = []
  const process = /^[0-9a-f-]{36}:\d+:(.+)$/.exec(first)?.[1]
  for (const one of [first, ...others]) {
    const [, community, seq] = /^([0-9a-f-]{36}):(\d{1,15})(?::|$)/.exec(one) ?? []
    if (!community || !process) return undefined
    moved.push({ community, seq: Number(seq) })
  }
  return { process: process!, moved }
}

/**
 * Notifies the other processes of a database of what this one has committed: after the commit, and of all
 * communities together, so that no commit waits for another community's. A notice that is lost (its process
 * ended right after the commit, the database was away) is made up for by whoever looks at the heads of the
 * journals themselves (Committers.lookAtHeads).
 */
export class Notices {
  private readonly moved = new Map<Id, number>()
  private send: ((payloads: string[]) => Promise<unknown>) | undefined
  private sending: Promise<void> | undefined
  /** Whether another process was ever heard of: it may wait for a lock that this one holds. */
  others = false

  /** `process` names this one. */
  constructor(readonly process: string) {}

  /** From now on `send` notifies on the channel; without one, nobody is notified. */
  sendBy(send: ((payloads: string[]) => Promise<unknown>) | undefined): void {
    this.send = send
    void send?.([HELLO + this.process]).catch(() => {})
  }

  /** Reads what was said on the channel; undefined where it is our own, or no notice. */
  hear(payload: string): Notice | undefined {
    const notice = readNotice(payload)
    const said = notice?.process ?? /^(?:hello|here):(.+)$/.exec(payload)?.[1]
    if (said === undefined || said === this.process) return undefined
    this.others = true
    if (payload.startsWith(HELLO)) void this.send?.([HERE + this.process]).catch(() => {})
    return notice
  }

  /** The journal of a community has come so far, durably. */
  tell({ community, seq }: Moved): void {
    if (!this.send) return
    this.moved.set(community, Math.max(seq, this.moved.get(community) ?? 0))
    this.sending ??= this.gather().finally(() => (this.sending = undefined))
  }

  /** Resolves once nothing is left to send. */
  async finish(): Promise<void> {
    await this.sending
  }

  /** One payload after the other, however slow the database is. */
  private async gather(): Promise<void> {
    while (this.moved.size > 0) {
      await new Promise((done) => setTimeout(done, GATHER_MS))
      const moved = [...this.moved].map(([community, seq]) => ({ community, seq }))
      this.moved.clear()
      await this.send?.(noticesOf(this.process, moved)).catch(() => {})
    }
  }
}
