import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { keyText } from '../../core/plain/id.ts'
import type { Pass } from '../../wire/meeting.ts'
import { addressOf } from '../access/address.ts'
import type { Env } from '../access/doorway.ts'
import { hallCookie, mayDo } from '../access/doorway.ts'
import { limitOf } from '../access/limit.ts'
import { GRANT_LASTS, numberHolds, passAt, readGrant, signGrant, signScreen, tokenHolds } from '../access/pass.ts'
import { ACTIONS } from '../access/table.ts'
import { qrSvg } from '../page/qr.ts'
import type { Parts } from '../parts.ts'
import { ProblemError } from '../problem.ts'

/** Wrong numbers in ten minutes: a full hall behind one address may mistype, and whoever guesses gets one in 1,200 chances there. */
const WRONG_FROM_ADDRESS = 400
const WRONG_IN_MEETING = 1200
const WRONG_SECONDS = 600
/** People that one scan can bring in within an hour: a family sharing a phone, not a crowd. */
const JOINS_OF_GRANT = 10

/** The entrance of a meeting in a hall: what its screen shows, and whether somebody has shown it. */
export function entranceOf({ known, world, publicUrl }: Parts) {
  const perGrant = limitOf(JOINS_OF_GRANT, 3600)
  const wrong = {
    address: limitOf(WRONG_FROM_ADDRESS, WRONG_SECONDS),
    meeting: limitOf(WRONG_IN_MEETING, WRONG_SECONDS),
  }
  const addressFor = (code: string, token: string) => `${publicUrl()}/m/${code}?p=${token}`
  const grantOf = (c: Context<Env>) => {
    const meeting = c.get('entry').meeting!
    return readGrant(meeting, getCookie(c, hallCookie(meeting.code)) ?? '', world.now(), known.ticketKey)
  }

  return {
    /** What the screen shows now. For staff also the address under which another computer may show it. */
    async pass(c: Context<Env>): Promise<Pass> {
      const { meeting, staff } = c.get('entry')
      const { code } = meeting!
      const { token, ...shown } = passAt(meeting!, world.now(), known.ticketKey)
      const joinUrl = addressFor(code, token)
      const screen = `${publicUrl()}/screen/${code}?key=${signScreen(meeting!, world.now(), known.ticketKey)}`
      return { ...shown, joinUrl, joinQr: await qrSvg(joinUrl), ...(staff ? { screen } : {}) }
    },

    /** Whether the reader's screen may show passes: opened by staff, or with a key that staff made. */
    mayShow: (c: Context<Env>): Promise<boolean> => mayDo(known, c.get('entry'), ACTIONS['meeting.pass']),

    /**
     * Somebody opens the meeting's page: with a good token in its address they get a grant, as a cookie, and may take their time to join.
     * `oldPass` where the token came too late.
     */
    open(c: Context<Env>, secure: boolean): 'pass' | 'oldPass' | null {
      if (grantOf(c) !== undefined) return 'pass'
      const token = c.req.query('p')
      if (!token) return null
      const meeting = c.get('entry').meeting!
      if (!tokenHolds(meeting, token, world.now(), known.ticketKey)) return 'oldPass'
      setCookie(
        c,
        hallCookie(meeting.code),
        signGrant(meeting, world.now(), world.random(6).toString('base64url'), known.ticketKey),
        {
          httpOnly: true,
          sameSite: 'Lax',
          path: '/',
          maxAge: GRANT_LASTS / 1000,
          secure,
        },
      )
      return 'pass'
    },

    /**
     * Whether somebody who joins has shown a good pass: the grant of an earlier scan, the screen's token, or its number.
     * A wrong number is refused as such, and only so often: the number is short.
     */
    async inHall(c: Context<Env>, given: string | undefined): Promise<boolean> {
      const meeting = c.get('entry').meeting!
      const grant = grantOf(c)
      if (grant !== undefined) {
        await perGrant(grant)
        return true
      }
      if (!given) return false
      const now = world.now()
      if (tokenHolds(meeting, given, now, known.ticketKey)) return true
      const here = keyText(meeting)
      const address = `${here} ${addressOf(c, known)}`
      // Paid before it is looked at, so that many guesses at once are not free.
      await wrong.address(address)
      await wrong.meeting(here)
      if (!numberHolds(meeting, given, now, known.ticketKey)) throw new ProblemError('wrongNumber', 403)
      await wrong.address.giveBack(address)
      await wrong.meeting.giveBack(here)
      return true
    },
  }
}
