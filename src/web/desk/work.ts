import type { Role } from '../../core/place/place.ts'
import { COORDINATE, OWN, SPOT, STAFF, TRANSCRIBE } from '../../core/place/roles.ts'
import type { LedgerSummary } from '../../wire/rooms.ts'
import type { Staff } from '../../wire/account.ts'
import { call } from '../kit/send.ts'
import type { Preset } from './ledger/list/filter.ts'
import { PRESETS } from './ledger/list/filter.ts'

/** A list of the ledger, by whom it is worked on, and how many of it the ledger's summary tells. */
interface List {
  /** A view of the matters, or the cards that are in no matter. */
  view: Preset | 'loose'
  roles: readonly Role[]
  count?: (summary: LedgerSummary) => number
}

/** What can wait for somebody, the most urgent first. */
const LISTS: readonly List[] = [
  { view: 'climbed', roles: ['officer', 'administrator'], count: ({ climbed }) => climbed },
  { view: 'overdue', roles: STAFF, count: ({ overdue }) => overdue },
  { view: 'weigh', roles: COORDINATE, count: ({ stages }) => stages.opened },
  { view: 'mine', roles: OWN },
  { view: 'callback', roles: [...SPOT, 'officer'], count: ({ stages }) => stages.done },
  { view: 'loose', roles: SPOT, count: ({ loose }) => loose },
  { view: 'unowned', roles: COORDINATE },
  { view: 'spotter', roles: ['spotter'] },
  { view: 'deliberation', roles: ['deliberator'] },
  { view: 'advisory', roles: ['adviser'] },
]

/** So much of one list of a community waits for the person, and where it is. */
export interface Waits {
  view: List['view'] | 'calls'
  count: number
  href: string
}

/**
 * What of a community's ledger waits for somebody with these roles: lists with something in them. Of what the
 * network does not tell, nothing.
 */
export async function waitingFor(staff: Staff, slug: string): Promise<Waits[]> {
  const lists = LISTS.filter(({ roles }) => staff.roles.some(({ role }) => roles.includes(role as Role)))
  const summary = await call('GET', '/api/communities/{slug}/ledger', { path: { slug } })
  const counted = await Promise.all(
    lists.map(async ({ view, count }) => {
      if (count) return { view, count: summary.ok ? count(summary.value) : 0 }
      const query = { ...PRESETS[view as Preset], limit: 1 }
      const listed = await call('GET', '/api/communities/{slug}/desk/matters', { path: { slug }, query })
      return { view, count: listed.ok ? (listed.value.total ?? listed.value.items.length) : 0 }
    }),
  )
  const calls = await callsAwaited(staff, slug)
  const at = (view: List['view']) => (view === 'loose' ? 'inbox' : `matters?view=${view}`)
  const waits = counted
    .filter(({ count }) => count > 0)
    .map(({ view, count }): Waits => ({ view, count, href: `/desk/c/${slug}/${at(view)}` }))
  return [...waits, ...calls]
}

/** [P16] Who ticked on paper that they want a call; it leads to the earliest meeting of theirs. */
async function callsAwaited(staff: Staff, slug: string): Promise<Waits[]> {
  if (!staff.roles.some(({ role }) => TRANSCRIBE.includes(role as Role))) return []
  const answer = await call('GET', '/api/communities/{slug}/calls', { path: { slug } })
  const [first] = answer.ok ? answer.value.meetings : []
  if (!answer.ok || !first) return []
  const count = answer.value.meetings.reduce((sum, { calls }) => sum + calls, 0)
  return [{ view: 'calls', count, href: `/desk/meetings/${first.code}/paper` }]
}
