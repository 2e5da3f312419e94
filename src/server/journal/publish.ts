import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { readSignatures, writeSignature } from '../../core/log/note.ts'
import { toBase64 } from '../../core/plain/bytes.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Lease } from '../database/lease.ts'
import type { Db } from '../database/open.ts'
import type { SendMail } from '../integrations/mail.ts'
import { operatorsRecipient } from '../integrations/postage.ts'
import { postOutside } from '../integrations/post.ts'
import type { Runtime } from '../integrations/runtime.ts'
import type { Logs, Signed } from './log.ts'
import { addSignatures, keepSent, settledIn, sizesSent } from './log.store.ts'

/** A community's new checkpoint on its way out. `sent`: the size that this destination holds already. */
export interface Outgoing extends Signed {
  community: Id
  slug: string
  sent: number
}

/**
 * Somewhere outside that keeps checkpoints. It resolves once they are there, and rejects where any is not:
 * then it is asked again in the next round.
 */
export interface Destination {
  name: string
  keep(fresh: readonly Outgoing[]): Promise<void>
}

const ROUND_MS = 10 * 60_000
/** So many seconds after its last round the process that publishes is taken for gone: longer than a round. */
export const PUBLISHER_GONE = 660

/**
 * Every ten minutes hands the newest checkpoint of each community to the destinations outside. What one holds
 * nobody here can take back.
 */
export class Publisher {
  private timer: NodeJS.Timeout | undefined
  private round: Promise<void> = Promise.resolve()

  constructor(
    private readonly db: Db,
    private readonly logs: Logs,
    private readonly runtime: Runtime,
    private readonly communities: () => Promise<{ id: Id; slug: string }[]>,
    private readonly destinations: readonly Destination[],
    private readonly log: Logger,
    /** Where several processes use the database: one of them publishes. */
    private readonly lease?: Lease,
  ) {}

  start(): void {
    this.timer = setInterval(() => void this.publish(), ROUND_MS).unref()
  }

  async stop(): Promise<void> {
    clearInterval(this.timer)
    await this.round
    await this.lease?.release().catch(() => {})
  }

  /** One round: a destination that fails, or a log that is broken, does not keep the others waiting. */
  publish(): Promise<void> {
    this.round = this.round.then(() => this.onceAround())
    return this.round
  }

  private async onceAround(): Promise<void> {
    if (this.lease && !(await this.lease.holds().catch(() => false))) return
    const signed: Omit<Outgoing, 'sent'>[] = []
    const destinations = this.destinations.map(({ name }) => name)
    const settled = await settledIn(this.db, destinations).catch(() => new Set<Id>())
    for (const { id, slug } of await this.communities()) {
      if (settled.has(id)) continue
      try {
        signed.push({ ...(await this.logs.checkpoint(id, slug)), community: id, slug })
      } catch (error) {
        this.log.error({ err: error, slug }, 'no checkpoint')
      }
    }
    await Promise.all(this.destinations.map((one) => this.hand(one, signed)))
  }

  private async hand(to: Destination, signed: readonly Omit<Outgoing, 'sent'>[]): Promise<void> {
    try {
      const sent = await sizesSent(this.db, to.name)
      const fresh = signed
        .map((one) => ({ ...one, sent: sent.get(one.community) ?? 0 }))
        .filter(({ size, sent }) => size > sent)
      if (fresh.length === 0) return
      await to.keep(fresh)
      for (const { community, size } of fresh) {
        await keepSent(this.db, { community, place: to.name, size, at: this.runtime.now() })
      }
    } catch (error) {
      this.log.error({ err: error, destination: to.name }, 'checkpoints not handed out')
    }
  }
}

/** A folder that somebody else copies or publishes: a file for each checkpoint, never written twice. */
const folder = (path: string): Destination => ({
  name: `folder ${path}`,
  keep: async (fresh) => {
    for (const { slug, size, note } of fresh) {
      await mkdir(join(path, slug), { recursive: true })
      const file = join(path, slug, `${String(size).padStart(12, '0')}.checkpoint`)
      await writeFile(`${file}.part`, note)
      await rename(`${file}.part`, file)
    }
  },
})

/**
 * An e-mail address: one letter a round, with all new checkpoints. A mailbox elsewhere keeps them, with a
 * date.
 */
export const mailbox = (address: string, mail: SendMail): Destination => ({
  name: `mail ${address}`,
  keep: (fresh) => {
    const subject = `Grove checkpoints: ${fresh.map(({ slug, size }) => `${slug} ${size}`).join(', ')}`
    const notes = fresh.map(({ note }) => note).join('\n')
    const text = `请留着这封信。它能证明，这之前的记录没有被改过。\nKeep this letter. It proves that nothing before it has been changed.\n\n${notes}`
    return mail(operatorsRecipient(address), subject, text)
  },
})

/**
 * A witness (another Grove's `/log/witness`, or any that speaks https://c2sp.org/tlog-witness). Its
 * signatures are added to our checkpoint.
 */
export const witness = (prefix: string, db: Db, logs: Logs, anywhere = false): Destination => ({
  name: `witness ${prefix}`,
  keep: async (fresh) => {
    for (const one of fresh) {
      const lines = await submit({ prefix, anywhere }, logs, one, one.sent)
      const signatures = readSignatures(lines)
      if (!signatures?.length) throw new Error('the witness answered no signature')
      await addSignatures(db, one, signatures.map(writeSignature).join(''))
    }
  },
})

/** Where the settings say that checkpoints of the log are kept outside. */
export interface CheckpointSettings {
  /** A folder. */
  checkpointDir: string | undefined
  /** Addresses of witnesses. */
  checkpointUrls: string[]
  /** A witness may also be in a network of our own. */
  checkpointPrivate: boolean
  checkpointMail: string | undefined
}

/** The destinations that the settings name. Two at least should be in hands that do not run this Grove. */
export function destinationsOf(
  { checkpointDir, checkpointUrls, checkpointPrivate, checkpointMail }: CheckpointSettings,
  db: Db,
  logs: Logs,
  mail: SendMail | undefined,
): Destination[] {
  return [
    ...(checkpointDir ? [folder(checkpointDir)] : []),
    ...checkpointUrls.map((url) => witness(url, db, logs, checkpointPrivate)),
    ...(checkpointMail && mail ? [mailbox(checkpointMail, mail)] : []),
  ]
}

interface Address {
  prefix: string
  anywhere: boolean
}

async function submit(to: Address, logs: Logs, one: Outgoing, old: number, again = true): Promise<string> {
  const proof = await logs.consistency(one.community, old, one.size)
  const body = `old ${old}\n${proof.map((hash) => `${toBase64(hash)}\n`).join('')}\n${one.note}`
  const { status, text } = await postOutside(`${to.prefix}/add-checkpoint`, body, to)
  if (status === 200) return text
  // It holds another size than we thought: it says which, and we begin there.
  const held = status === 409 ? Number(text) : NaN
  if (again && held !== old && held <= one.size) return submit(to, logs, one, held, false)
  throw new Error(`the witness refused ${one.origin} at ${one.size}: ${status}`)
}
