import type { Logger } from 'pino'
import type { Runtime } from './runtime.ts'
import type { SendMail } from './mail.ts'
import type { Postage } from './postage.ts'

/** What every room has at hand of the process and of the world outside; main.ts puts it together. */
export interface ProcessServices {
  runtime: Runtime
  log: Logger
  mail: SendMail | undefined
  /** Counts letters to addresses that somebody typed; without it `mail` takes none. */
  postage: Postage
  /** Whether the disk that we write to is full, as far as we can see it. */
  noRoom: () => Promise<boolean>
  /** The public address without a slash at its end: PUBLIC_URL, else where phones in the hall reach us. */
  publicUrl: () => string
}
