import type { Logger } from 'pino'
import { startEmbedded } from './embedded.ts'
import type { AlreadyRunning } from './supervisor.ts'
import { refuseIfHeld, supervise } from './supervisor.ts'

/** The embedded database, held by this process. */
export interface Held {
  url: string
  /** Resolves where somebody else took the data over while the database was down: this Grove must end. */
  lost: Promise<AlreadyRunning>
  close(): Promise<void>
}

/**
 * Starts the embedded database in `folder` and holds it; `moved` hears where it is after it was started anew.
 * Refuses with AlreadyRunning where another process holds it.
 */
export async function holdEmbedded(folder: string, moved: (url: string) => void, log?: Logger): Promise<Held> {
  await refuseIfHeld(folder)
  const embedded = await startEmbedded(folder)
  const keeping = await supervise(folder, embedded, moved, log)
  const close = async () => {
    await keeping.end()
    await embedded.stop()
  }
  return { url: embedded.url, lost: keeping.lost, close }
}
