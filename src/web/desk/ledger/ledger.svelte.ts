import type { LedgerSettings } from '../../../core/ledger/settings.ts'
import type { MatterCommandInput, NoticeCommandInput, TeamCommandInput } from '../../../wire/ledger.ts'
import { newId } from '../../kit/id.ts'
import type { Answer } from '../../kit/send.ts'
import { ask } from '../../kit/send.ts'

/** Somebody who can own a matter or a task. */
export interface Handler {
  id: string
  name: string
  roles: string[]
}

/** The ledger of one community, as the desk asks for it and changes it. */
export class Ledger {
  readonly slug: string
  readonly api: string
  readonly desk: string
  handlers = $state<Handler[]>([])
  settings = $state<LedgerSettings | null>(null)
  grids = $state<{ id: string; name: string }[]>([])

  constructor(slug: string) {
    this.slug = slug
    this.api = `/api/communities/${slug}`
    this.desk = `/desk/c/${slug}`
    void this.read()
  }

  /** Reads what all views need: who can own matters, and how the ledger is kept. */
  async read(): Promise<void> {
    const [handlers, settings, community] = await Promise.all([
      this.get<{ items: Handler[] }>('/handlers'),
      this.get<LedgerSettings>('/ledger/settings'),
      this.get<{ grids: { id: string; name: string }[] }>(''),
    ])
    if (community.ok) this.grids = community.value.grids
    if (handlers.ok) this.handlers = handlers.value.items
    if (settings.ok) this.settings = settings.value
  }

  get<T>(path: string): Promise<Answer<T>> {
    return ask('GET', this.api + path)
  }

  /**
   * Does something with a matter (its id; of a new one, our own word for it). `key` is the command's own id:
   * keep it to send the same once more.
   */
  matter(
    matter: string,
    command: MatterCommandInput,
    key = newId(),
  ): Promise<Answer<{ seq: number; id?: string; number?: number; address?: string | null }>> {
    return ask('POST', `${this.api}/matters/${matter}/commands`, command, key)
  }

  team(command: TeamCommandInput, key = newId()): Promise<Answer<{ seq: number }>> {
    return ask('POST', `${this.api}/teams/commands`, command, key)
  }

  notice(notice: string, command: NoticeCommandInput, key = newId()): Promise<Answer<{ seq: number }>> {
    return ask('POST', `${this.api}/notices/${notice}/commands`, command, key)
  }
}

/**
 * Runs `read` when somebody comes back to the page and every half minute while it is seen: others work on the
 * ledger too. Gives the way to stop.
 */
export function keepFresh(read: () => void): () => void {
  const seen = () => document.visibilityState === 'visible' && read()
  const timer = setInterval(seen, 30_000)
  addEventListener('focus', seen)
  return () => {
    clearInterval(timer)
    removeEventListener('focus', seen)
  }
}
