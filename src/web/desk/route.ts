/** The tabs of a meeting, the first without a name in the address. */
export const MEETING_TABS = [
  'board',
  'paper',
  'agenda',
  'floor',
  'attendance',
  'minutes',
  'documents',
  'settings',
] as const
export type MeetingTab = (typeof MEETING_TABS)[number]

/** The pages of a single one. */
const ONE_OF = { votes: 'vote', rounds: 'round', conventions: 'convention', surveys: 'survey' } as const
/** The views of a community's ledger that its navigation leads to, and the import, which a view leads to. */
export const LEDGER_VIEWS = [
  'matters',
  'search',
  'inbox',
  'teams',
  'notices',
  'votes',
  'rounds',
  'bulletins',
  'conventions',
  'surveys',
  'register',
  'settings',
] as const
export type LedgerView = (typeof LEDGER_VIEWS)[number] | 'import'

/** Where the desk can be. `none`: no address of the desk; `slug`: it lies under that community. */
export type Route =
  | { page: 'home' | 'new' | 'bring' | 'people' | 'places' | 'setup' | 'sessions' }
  | { page: 'meeting'; code: string; tab: MeetingTab }
  | { page: 'ledger'; slug: string; view: LedgerView }
  | { page: 'matter'; slug: string; number: number }
  | { page: 'vote' | 'round' | 'convention' | 'survey'; slug: string; code: string }
  | { page: 'none'; slug?: string }

const oneOf = <T extends string>(all: readonly T[], word: string | undefined) => all.find((each) => each === word)

/**
 * Reads the path of an address, each part once: a code in capitals, a matter's number as a number. What is
 * none of these is not there, so that no view is asked for a thing that cannot be.
 */
export function routeOf(path: string): Route {
  const [desk, first, ...rest] = path.split('/').filter(Boolean)
  if (desk !== 'desk') return { page: 'none' }
  if (first === undefined) return { page: 'home' }
  if (first === 'meetings') return meetingOf(rest)
  if (first === 'c') return ledgerOf(rest)
  const page = oneOf(['new', 'bring', 'people', 'places', 'setup', 'sessions'] as const, first)
  return page && rest.length === 0 ? { page } : { page: 'none' }
}

function meetingOf([code = '', word, ...more]: string[]): Route {
  const tab = word === undefined ? 'board' : oneOf(MEETING_TABS, word)
  return /^[0-9A-Za-z]{6}$/.test(code) && tab && more.length === 0
    ? { page: 'meeting', code: code.toUpperCase(), tab }
    : { page: 'none' }
}

function ledgerOf([slug = '', word = 'matters', which, ...more]: string[]): Route {
  if (!/^[a-z0-9][a-z0-9-]{0,59}$/.test(slug)) return { page: 'none' }
  const view = oneOf([...LEDGER_VIEWS, 'import'] as const, word)
  if (!view || more.length > 0) return { page: 'none', slug }
  if (which === undefined) return { page: 'ledger', slug, view }
  const of = oneOf(['votes', 'rounds', 'conventions', 'surveys'] as const, view)
  if (of && /^[0-9A-Za-z]{6}$/.test(which)) return { page: ONE_OF[of], slug, code: which.toUpperCase() }
  return view === 'matters' && /^[1-9]\d{0,8}$/.test(which)
    ? { page: 'matter', slug, number: Number(which) }
    : { page: 'none', slug }
}
