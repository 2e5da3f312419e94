import type { Context } from 'hono'
import { deleteCookie, getCookie } from 'hono/cookie'
import type { Id } from '../../core/plain/id.ts'
import type { Way, Ways } from '../../wire/account.ts'
import type { Env } from '../access/authorize.ts'
import { STAFF_COOKIE } from '../access/authorize.ts'
import { perGrove } from '../api/route.ts'
import { addressOf } from '../http/address.ts'
import { keepCookie } from '../http/cookie.ts'
import { limitOf } from '../http/limit.ts'
import { addressIn, ProblemError } from '../http/problem.ts'
import { deviceOf, knowDevice } from './device.ts'
import { askForLetter } from './letter.ts'
import { originOfPasskeys } from './passkeys.ts'
import type { AccountServices } from './services.ts'

const COOKIE_SECONDS = 30 * 24 * 3600
/** Holds the secret of the browser that asked for a code. */
const ASKED_COOKIE = 'grove_asked'
const ASKED_SECONDS = 600
/**
 * Refused tries of one person, or of people whom nobody knows, that an hour's journal keeps: more would only
 * bury the others.
 */
const REFUSALS_KEPT = 300

// A whole office may share one address. What holds guesses back is that a code has three tries, in one
// browser.
const perSender = perGrove(({ identity }) => identity.limits.of('sign-ins', 60, 60))
const kept = perGrove(() => limitOf(REFUSALS_KEPT, 3600))

/**
 * Spends a request of the device, where it has shown before whose it is; so strangers behind the same
 * address cannot use them up.
 */
export const fromHere = (services: AccountServices, c: Context<Env>): Promise<void> =>
  perSender(services)(deviceOf(c, services.identity.ticketKey)?.id ?? addressOf(c, services.identity))

/** The browser, as it calls itself. */
export const device = (c: Context<Env>): string => c.req.header('user-agent') ?? ''

/** Which ways in there are at the address that was asked. */
export const waysOf = (services: AccountServices, c: Context<Env>): Ways => ({
  email: services.mail !== undefined,
  passkeyOrigin: originOfPasskeys(c, services.identity.publicUrl) ?? null,
  outside: services.betterAuth.oidc?.name ?? null,
  apps: services.betterAuth.apps.map(({ name }) => name),
})

/**
 * Gives the browser its sign-in, and remembers that it is theirs; undefined: whoever proved to be there has
 * no role any more.
 */
export async function giveSignIn(
  { identity, runtime }: AccountServices,
  c: Context<Env>,
  secret: string | undefined,
): Promise<void> {
  const signedIn = secret && (await identity.people.signedIn(secret))
  if (!signedIn) throw new ProblemError('notAllowed')
  keepCookie(c, identity, STAFF_COOKIE, secret, COOKIE_SECONDS)
  if (signedIn.email) knowDevice(c, identity, signedIn.email, runtime.random(12))
}

/** Journals a try that was refused, and says why. */
export async function refuse(
  services: AccountServices,
  c: Context<Env>,
  way: Way,
  problem: ProblemError,
  person: Id | null = null,
): Promise<never> {
  if (kept(services).has(person ?? 'nobody'))
    await services.identity.people.remember({ person, way, device: device(c), refused: problem.code })
  throw problem
}

/** Sends a letter with a code and a link, if the address is somebody's. Gives the address as it was read. */
export async function askByMail(services: AccountServices, c: Context<Env>, typed: string): Promise<string> {
  const { identity, codes, postage } = services
  const address = addressIn(typed)
  await fromHere(services, c)
  const asker = { from: addressOf(c, identity), readsIt: deviceOf(c, identity.ticketKey)?.reads(address) ?? false }
  const recipient = await postage.for(address, 'signIn', asker)
  const asked = codes.askedSecret()
  keepCookie(c, identity, ASKED_COOKIE, asked, ASKED_SECONDS)
  askForLetter(services, recipient, asked, c.get('caller').locale)
  return address
}

/** A code counts in the browser that asked for it, and nowhere else: so nobody's tries use up another's. */
export async function useCode(services: AccountServices, c: Context<Env>, code: string): Promise<void> {
  const { people } = services.identity
  const asked = getCookie(c, ASKED_COOKIE)
  const tried = asked
    ? await services.codes.use(asked, code, (tx, person) => people.signIn(person, 'code', device(c), {}, tx))
    : undefined
  // Whoever holds a code that can be tried has its three tries; everybody else is counted.
  if (!tried) await fromHere(services, c)
  const signIn = tried?.secret
  if (!signIn) return refuse(services, c, 'code', new ProblemError('codeWrong'), tried?.person)
  await giveSignIn(services, c, signIn)
  deleteCookie(c, ASKED_COOKIE, { path: '/' })
}

/** Ends the sign-in of the browser that asks. */
export async function signOut({ identity }: AccountServices, c: Context<Env>): Promise<void> {
  const { staff } = c.get('caller')
  if (staff) await identity.people.revoke(staff.person, staff.signIn)
  deleteCookie(c, STAFF_COOKIE, { path: '/' })
}
