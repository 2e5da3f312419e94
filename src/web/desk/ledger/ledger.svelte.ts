import type { LedgerSettings } from '../../../core/ledger/settings.ts'
import { readClock } from '../../../core/plain/clock.ts'
import type { MatterCommandInput, NoticeCommandInput, TeamCommandInput } from '../../../wire/ledger.ts'
import { setClock } from '../deskState.svelte.ts'
import { newId } from '../../kit/id.ts'
import type { Answer, Named } from '../../kit/send.ts'
import { call } from '../../kit/send.ts'

/** Somebody who can own a matter or a task. */
export type Handler = Named<'Handler'>
type Done = Named<'LedgerAccepted'>

/** The ledger of one community, as the desk asks for it and changes it. */
export class Ledger {
  readonly slug: string
  /** The community in addresses of the API. */
  readonly at: { slug: string }
  readonly api: string
  readonly desk: string
  handlers = $state<Handler[]>([])
  settings = $state<LedgerSettings | null>(null)
  grids = $state<{ id: string; name: string }[]>([])
  /** The list that was looked at last, in its order: whoever opened one of it goes on to the next. */
  listed = $state.raw<{ address: string; numbers: number[] } | null>(null)
  /** Why there is no such community, in the server's words. */
  missing = $state('')

  constructor(slug: string) {
    this.slug = slug
    this.at = { slug }
    this.api = `/api/communities/${slug}`
    this.desk = `/desk/c/${slug}`
    void this.read()
  }

  /** Reads what all views need: who can own matters, and how the ledger is kept. */
  async read(): Promise<void> {
    const [handlers, settings, community] = await Promise.all([
      call('GET', '/api/communities/{slug}/handlers', { path: this.at }),
      call('GET', '/api/communities/{slug}/ledger/settings', { path: this.at }),
      call('GET', '/api/communities/{slug}', { path: this.at }),
    ])
    if (community.ok) {
      this.grids = community.value.grids
      const clock = readClock(community.value.zone)
      if (clock) setClock(this.slug, clock)
    } else if (community.problem?.status === 404) this.missing = community.problem.detail
    if (handlers.ok) this.handlers = handlers.value.items
    if (settings.ok) this.settings = settings.value
  }

  /**
   * Does something with a matter (its id; of a new one, our own word for it). `key` is the command's own id:
   * keep it to send the same once more.
   */
  matter(matter: string, body: MatterCommandInput, key = newId()): Promise<Answer<Done>> {
    return call('POST', '/api/communities/{slug}/matters/{matter}/commands', {
      path: { ...this.at, matter },
      body,
      key,
    })
  }

  team(body: TeamCommandInput, key = newId()): Promise<Answer<Done>> {
    return call('POST', '/api/communities/{slug}/teams/commands', { path: this.at, body, key })
  }

  /** The id of a matter by its number. */
  async matterNumbered(number: number): Promise<Answer<string>> {
    const found = await call('GET', '/api/communities/{slug}/matters/{number}', { path: { ...this.at, number } })
    return found.ok ? { ...found, value: found.value.sheet.id } : found
  }

  /** The id of a meeting by its code. */
  async meetingOf(code: string): Promise<Answer<string>> {
    const found = await call('GET', '/api/meetings/{code}', { path: { code } })
    return found.ok ? { ...found, value: found.value.board.id } : found
  }

  notice(notice: string, body: NoticeCommandInput, key = newId()): Promise<Answer<Done>> {
    return call('POST', '/api/communities/{slug}/notices/{notice}/commands', {
      path: { ...this.at, notice },
      body,
      key,
    })
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
