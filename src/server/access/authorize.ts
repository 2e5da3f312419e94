import type { Context, MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import type { FullKey, Id } from '../../core/plain/id.ts'
import type { Place, Role } from '../../core/place/place.ts'
import type { AnswerKind } from '../../core/reach/answers.ts'
import { readCode } from '../../core/plain/code.ts'
import type { Locale } from '../../wire/plain.ts'
import type { Db } from '../database/open.ts'
import type { Requests } from '../database/scope.ts'
import type { MeetingCodes } from './meetingCodes.store.ts'
import type { People, SignedIn } from '../person/store.ts'
import type { Places } from '../place/store.ts'
import { ProblemError } from '../http/problem.ts'
import type { ProgramScope } from '../../wire/programs.ts'
import type { Guesses, Holding } from './guesses.ts'
import type { Program, ProgramKeys } from './programs.ts'
import { isProgramKey } from './programs.ts'
import { localeOf } from '../http/locale.ts'
import type { Action, Rule } from './table.ts'
import { ACTIONS } from './table.ts'
import { screenHolds } from '../secrets/pass.ts'
import type { Proxies } from '../http/proxies.ts'
import type { SharedLimits } from '../http/sharedLimits.ts'
import { readTicket } from '../secrets/token.ts'

/**
 * Proof that somebody was let in: who they are, and the place or meeting that the address names.
 * Only `authorizeWith` makes one for a request; what needs a facilitator asks for the proof, not for a name.
 */
export interface Caller {
  locale: Locale
  /** The participant of the meeting that the address names. */
  participant: Id | undefined
  /** The screen of that meeting's hall: somebody on the staff made the link that opened it. */
  screen: boolean
  staff: SignedIn | undefined
  /** [R30] A program that showed its key; then nobody else asks with it. */
  program: Program | undefined
  community: Place | undefined
  subdistrict: Place | undefined
  meeting: (FullKey & { code: string }) | undefined
  /**
   * The database for who asks: for the places in which they stand, whatever the door says
   * (database/rowSecurity.ts).
   */
  db: Db
}

export interface Env {
  Variables: {
    caller: Caller
    locale: Locale
    /**
     * [T13] What whoever asked has just said; counted for the link that led them here, and only once for each
     * `once`.
     */
    answered?: { what: AnswerKind; once: string }
  }
}

/** What must be known of the installation to say who asks and what they may. */
export interface Identity {
  people: People
  places: Places
  codes: MeetingCodes
  requests: Requests
  ticketKey: string
  publicUrl: string | undefined
  proxies: Proxies
  /** What somebody could otherwise spread over several processes. */
  limits: SharedLimits
  guesses: Guesses
  programs: ProgramKeys
  /** Whose a receipt is. */
  holding(receipt: string): Promise<Holding | undefined>
  now(): number
}

export const STAFF_COOKIE = 'grove_staff'
/** What a phone keeps of the hall's pass until it joins. */
export const hallCookie = (code: string): string => `grove_hall_${code}`
/** Tells the phones of one address apart before they have joined. */
export const phoneCookie = (code: string): string => `grove_phone_${code}`
export const ticketCookie = (code: string): string => `grove_ticket_${code}`

/**
 * The one way in. Every route is made with it: it finds out who asks and about which place, and lets them in
 * or says why not. `:receipt` is guessed only so often (guesses.ts). `:slug` in the address names a community
 * (below /s/ and /api/subdistricts/ a subdistrict), `:code` a meeting; they must exist.
 */
export function authorizeWith(identity: Identity) {
  return (action: Action): MiddlewareHandler<Env> => {
    const guard: MiddlewareHandler<Env> = async (c, next) => {
      const rule: Rule = ACTIONS[action]
      if (!rule.anySite) refuseCrossSite(c, identity.publicUrl)
      const caller = await enter(c, identity)
      if (!(await mayDo(identity, caller, rule))) throw await refusalFor(identity, caller, rule, c)
      caller.db = identity.requests.scopedTo(await placesOf(identity, caller))
      c.set('caller', caller)
      const receipt = c.req.param('receipt')
      await (receipt === undefined ? next() : identity.guesses.guard(c, identity, receipt, next))
    }
    return Object.assign(guard, { action })
  }
}

/**
 * Whoever runs the machine, at its terminal (`npx grove document`): reads what is public, and what the rules
 * hand out to the desk. Never made for a request. Undefined where there is no such meeting or community.
 */
export async function callerAtMachine(
  { codes, places, requests }: Pick<Identity, 'codes' | 'places' | 'requests'>,
  { locale, code, slug }: { locale: Locale; code?: string; slug?: string },
): Promise<Caller | undefined> {
  const meeting = code === undefined ? undefined : await codes.find(readCode(code))
  const community = slug === undefined ? undefined : await places.called('community', slug)
  if (!meeting && !community) return undefined
  const nobody = { participant: undefined, screen: false, staff: undefined, program: undefined, subdistrict: undefined }
  return { ...nobody, locale, meeting, community, db: requests.anonymous }
}

/**
 * The places in which somebody has a role or a place: what the database lets them touch, whatever this door
 * says (database/rowSecurity.ts).
 */
async function placesOf(identity: Identity, { staff, participant, meeting, program }: Caller): Promise<Id[]> {
  if (program) return identity.places.standingIn([program.place])
  const places = participant ? [meeting!.community] : []
  if (staff) places.push(...(await identity.places.standingIn(staff.roles.map(({ place }) => place))))
  return places
}

/** Whether a caller satisfies a rule of the table. */
export async function mayDo(identity: Identity, caller: Caller, rule: Rule): Promise<boolean> {
  if (rule.anyone) return true
  if (caller.program) return rule.scope !== undefined && lets(identity, caller.program, rule.scope, placeNamed(caller))
  if (rule.participant && caller.participant) return true
  if (rule.screen && caller.screen) return true
  return rule.roles !== undefined && (await hasRole(identity, caller, rule.roles))
}

/**
 * Whether the staff person holds one of the roles in the place that the address names, or above it; without
 * such a place, anywhere.
 */
export async function hasRole(identity: Identity, caller: Caller, roles: readonly Role[]): Promise<boolean> {
  if (!caller.staff) return false
  const place = placeNamed(caller)
  if (!place) return caller.staff.roles.some(({ role }) => roles.includes(role))
  const above = (await identity.places.upward(place)).map(({ id }) => id)
  return caller.staff.roles.some((held) => roles.includes(held.role) && above.includes(held.place))
}

/** The place that the address names. */
const placeNamed = ({ community, subdistrict, meeting }: Caller): Id | undefined =>
  community?.id ?? subdistrict?.id ?? meeting?.community

/** [R30] Whether a program's key lets it do something in a place: its own, or one below that. */
export async function lets(
  { places }: Pick<Identity, 'places'>,
  { scopes, place }: Program,
  scope: ProgramScope,
  where: Id | undefined,
): Promise<boolean> {
  if (!scopes.includes(scope) || where === undefined) return false
  return (await places.upward(where)).some(({ id }) => id === place)
}

/** Who asks and has a name of their own here, staff or a program: by whom is counted. */
export const askerOf = ({ staff, program }: Caller): Id => staff?.person ?? program!.id

/** Addresses in which `:slug` names a subdistrict. */
const OF_SUBDISTRICTS = /^\/(s|api\/subdistricts)\//

async function enter(c: Context<Env>, identity: Identity): Promise<Caller> {
  const locale = localeOf(c)
  const slug = c.req.param('slug')
  const typed = c.req.param('code')
  const bearer = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1]
  const caller: Caller = {
    locale,
    participant: undefined,
    screen: false,
    staff: undefined,
    program: bearer && isProgramKey(bearer) ? await identity.programs.called(bearer) : undefined,
    community: undefined,
    subdistrict: undefined,
    meeting: undefined,
    db: identity.requests.anonymous,
  }
  if (slug !== undefined) {
    const kind = OF_SUBDISTRICTS.test(c.req.path) ? 'subdistrict' : 'community'
    caller[kind] = await identity.places.called(kind, slug)
    if (!caller[kind]) throw new ProblemError('noSuchPlace')
  }
  if (typed !== undefined) {
    caller.meeting = await identity.codes.find(readCode(typed))
    if (!caller.meeting) throw new ProblemError('noSuchMeeting')
    caller.screen = screenHolds(caller.meeting, c.req.query('key') ?? '', identity.now(), identity.ticketKey)
    caller.participant = participantOf(c, identity, caller.meeting, bearer)
  }
  // [R30] What comes with a key is the program's alone, even where the key counts no more.
  if (bearer && isProgramKey(bearer)) return { ...caller, participant: undefined, screen: false }
  const kept = getCookie(c, STAFF_COOKIE) ?? (bearer?.includes('.') ? undefined : bearer)
  if (kept) caller.staff = await identity.people.signedIn(kept)
  return caller
}

function participantOf(
  c: Context<Env>,
  identity: Identity,
  meeting: FullKey & { code: string },
  bearer: string | undefined,
): Id | undefined {
  const text = bearer?.includes('.') ? bearer : getCookie(c, ticketCookie(meeting.code))
  return text ? readTicket(text, meeting, identity.now(), identity.ticketKey) : undefined
}

/**
 * Why somebody is not let in. Who may not see drafts hears of a draft what is said of a meeting that does not
 * exist, whatever they ask of it.
 */
async function refusalFor(identity: Identity, caller: Caller, rule: Rule, c: Context<Env>): Promise<ProblemError> {
  if (caller.meeting && (await identity.codes.isDraft(caller.meeting))) {
    if (!(await mayDo(identity, caller, ACTIONS['meeting.drafts']))) return new ProblemError('noSuchMeeting')
  }
  if (rule.participant && caller.meeting && !caller.staff && !caller.program) {
    const expired = getCookie(c, ticketCookie(caller.meeting.code)) || c.req.header('authorization')
    return new ProblemError(expired ? 'tokenExpired' : 'notJoined')
  }
  return new ProblemError(caller.staff || caller.program ? 'notAllowed' : 'notSignedIn')
}

/** Cookies speak for a person only from Grove's own pages (a second wall behind SameSite). */
function refuseCrossSite(c: Context<Env>, publicUrl: string | undefined): void {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return
  const said = c.req.header('origin')
  if (!said) return
  const origin = originOf(said)
  if (origin && origin === publicUrl) return
  // Asked for by the same name, whichever of the two spellings of its usual port is used.
  if (!origin || originOf(`${new URL(origin).protocol}//${c.req.header('host')}`) !== origin) {
    throw new ProblemError('crossSite')
  }
}

/** Scheme, host and port as browsers write them; undefined for what is no address, such as `null`. */
const originOf = (url: string): string | undefined => (URL.canParse(url) ? new URL(url).origin : undefined)
