import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { LRUCache } from 'lru-cache'
import type { FullKey, Id } from '../../core/plain/id.ts'
import { keyText } from '../../core/plain/id.ts'
import type { Pass } from '../../wire/meeting.ts'
import { addressOf } from '../http/address.ts'
import { keepCookie } from '../http/cookie.ts'
import type { Env } from '../access/authorize.ts'
import { hallCookie, mayDo, phoneCookie } from '../access/authorize.ts'
import type { Limit } from '../http/limit.ts'
import { limitOf } from '../http/limit.ts'
import * as pass from '../secrets/pass.ts'
import { ACTIONS } from '../access/table.ts'
import { qrSvg } from '../page/qr.ts'
import type { MeetingServices } from './services.ts'
import { ProblemError } from '../http/problem.ts'

/** Wrong numbers in ten minutes: a full hall behind one address may mistype. */
const WRONG_FROM_ADDRESS = 400
/**
 * After so many in a meeting somebody guesses from many addresses: then each has a few tries only, which
 * whoever reads the screen does not need.
 */
const WRONG_IN_MEETING = 1200
const WRONG_MEANWHILE = 20
const WRONG_SECONDS = 600
const HOUR = 3600
/**
 * People that one scan, one phone or one bare token can bring in within an hour: a family sharing a phone,
 * not a crowd.
 */
const JOINS_OF_DEVICE = 10
/** Phones of one address that may scan the same token: a full hall's. */
const SCANS_OF_TOKEN = 400
/** People beyond the first of each of these scans. */
const FAMILY_OF_TOKEN = 100
/**
 * Phones of one address that open the page within ten minutes, and joins of those that show no mark of
 * theirs.
 */
const PHONES_OF_ADDRESS = 1200
const PHONES_SECONDS = 600

/** Of so many people it is known which device brought them in. */
const PEOPLE_REMEMBERED = 20_000

/**
 * The entrance of a meeting: what its screen shows, whether somebody has shown it, and how many one device
 * may bring in.
 */
export function entranceOf({ identity, runtime, publicUrl }: MeetingServices) {
  const perDevice = limitOf(JOINS_OF_DEVICE, HOUR)
  const joinBy = familiesOf(perDevice)
  const scans = limitOf(SCANS_OF_TOKEN, HOUR)
  const phones = limitOf(PHONES_OF_ADDRESS, PHONES_SECONDS)
  const spendBy = devicesOf(perDevice)
  const checkNumber = numbersOf(identity, () => runtime.now())
  const addressFor = (code: string, token: string) => `${publicUrl()}/m/${code}?p=${token}`
  const meetingOf = (c: Context<Env>) => c.get('caller').meeting!
  const here = (c: Context<Env>) => `${keyText(meetingOf(c))} ${addressOf(c, identity)}`

  const leaveOf = (c: Context<Env>, cookie: typeof hallCookie, read: typeof pass.readGrant) => {
    return read(meetingOf(c), getCookie(c, cookie(meetingOf(c).code)) ?? '', runtime.now(), identity.ticketKey)
  }
  const grantOf = (c: Context<Env>) => leaveOf(c, hallCookie, pass.readGrant)
  const phoneOf = (c: Context<Env>) => leaveOf(c, phoneCookie, pass.readPhone)

  const giveLeave = (c: Context<Env>, cookie: typeof hallCookie, sign: typeof pass.signGrant, of: string) => {
    const text = sign(meetingOf(c), runtime.now(), of + runtime.random(6).toString('base64url'), identity.ticketKey)
    keepCookie(c, identity, cookie(meetingOf(c).code), text, pass.GRANT_LASTS / 1000)
  }

  /**
   * A phone without a pass gets a mark of its own, so that it is not counted with all others of its address.
   */
  function mark(c: Context<Env>): void {
    if (phoneOf(c) === undefined && phones.has(here(c))) giveLeave(c, phoneCookie, pass.signPhone, '')
  }

  const spend = (c: Context<Env>, newcomer: Id) =>
    spendBy(c.get('caller').participant, phoneOf(c) ?? grantOf(c), here(c), newcomer)

  return {
    /** What the screen shows now. For staff also the address under which another computer may show it. */
    async pass(c: Context<Env>): Promise<Pass> {
      const { meeting, staff } = c.get('caller')
      const { code } = meeting!
      const { token, ...shown } = pass.passAt(meeting!, runtime.now(), identity.ticketKey)
      const joinUrl = addressFor(code, token)
      const screen = `${publicUrl()}/screen/${code}?key=${pass.signScreen(meeting!, runtime.now(), identity.ticketKey)}`
      return { ...shown, joinUrl, joinQr: await qrSvg(joinUrl), ...(staff ? { screen } : {}) }
    },

    /** Whether the reader's screen may show passes: opened by staff, or with a key that staff made. */
    mayShow: (c: Context<Env>): Promise<boolean> => mayDo(identity, c.get('caller'), ACTIONS['meeting.pass']),

    /**
     * Somebody opens the meeting's page: with a good token in its address they get a grant, as a cookie, and
     * may take their time to join. `oldPass` where the token came too late, or was scanned by more phones of
     * this address than a hall holds: the next one is good.
     */
    open(c: Context<Env>): 'pass' | 'oldPass' | null {
      if (grantOf(c) !== undefined) return 'pass'
      const token = c.req.query('p')
      const holds = token && pass.tokenHolds(meetingOf(c), token, runtime.now(), identity.ticketKey)
      if (holds && scans.has(`${token} ${here(c)}`)) {
        giveLeave(c, hallCookie, pass.signGrant, token)
        return 'pass'
      }
      mark(c)
      return token ? 'oldPass' : null
    },

    /**
     * Lets somebody new (`newcomer`) join, or says why not now; gives whether they have shown a good pass,
     * where the meeting `asks` for one: the grant of an earlier scan, the screen's token, or its number. Each
     * device brings in ten; only who shows no device is counted by address.
     */
    async admit(c: Context<Env>, asks: boolean, given: string | undefined, newcomer: Id): Promise<boolean> {
      const grant = grantOf(c)
      if (asks && grant !== undefined) return joinBy(grant).then(() => true)
      if (asks && given && pass.tokenHolds(meetingOf(c), given, runtime.now(), identity.ticketKey)) {
        await perDevice(`${keyText(meetingOf(c))} ${given}`)
        return true
      }
      if (asks && given) await checkNumber(meetingOf(c), here(c), given)
      await spend(c, newcomer)
      return asks && given !== undefined
    },
  }
}

/**
 * Counts a join by the device that asks, as far as it shows which one it is; else by its address. Whoever
 * joins gets a ticket; so each person counts as the device that brought them in, or tickets would multiply.
 */
function devicesOf(perDevice: Limit) {
  const unmarked = limitOf(PHONES_OF_ADDRESS, PHONES_SECONDS)
  const broughtBy = new LRUCache<Id, string>({ max: PEOPLE_REMEMBERED })
  return async (ticket: Id | undefined, mark: string | undefined, here: string, newcomer: Id): Promise<void> => {
    const device = (ticket && (broughtBy.get(ticket) ?? ticket)) ?? mark
    await (device ? perDevice(device) : unmarked(here))
    if (device) broughtBy.set(newcomer, device)
  }
}

/**
 * One of the people that a scan brings in: each scan one, and a few more families than that for all scans of
 * a token.
 */
function familiesOf(perDevice: Limit) {
  const firstOf = limitOf(1, HOUR)
  const families = limitOf(FAMILY_OF_TOKEN, HOUR)
  return async (grant: string): Promise<void> => {
    await perDevice(grant)
    if (!firstOf.has(grant)) await families(grant.slice(0, pass.TOKEN_LENGTH))
  }
}

/** Refuses a number that the screen does not show; counts the wrong ones by address, and of the meeting. */
function numbersOf({ ticketKey, limits }: MeetingServices['identity'], now: () => number) {
  const wrong = {
    address: limits.of('numbers of an address', WRONG_FROM_ADDRESS, WRONG_SECONDS),
    meeting: limits.of('numbers of a meeting', WRONG_IN_MEETING, WRONG_SECONDS),
    meanwhile: limits.of('numbers meanwhile', WRONG_MEANWHILE, WRONG_SECONDS),
  }
  return async (meeting: FullKey, here: string, given: string): Promise<void> => {
    // Paid before it is looked at, so that many guesses at once are not free.
    const paid: [Limit, string][] = [[wrong.address, here]]
    await wrong.address(here)
    if (wrong.meeting.has(keyText(meeting))) paid.push([wrong.meeting, keyText(meeting)])
    else {
      await wrong.meanwhile(here)
      paid.push([wrong.meanwhile, here])
    }
    if (!pass.numberHolds(meeting, given, now(), ticketKey)) throw new ProblemError('wrongNumber')
    for (const [limit, key] of paid) await limit.giveBack(key)
  }
}
