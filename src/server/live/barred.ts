import type { ServerResponse } from 'node:http'
import type { Context } from 'hono'
import type { Env } from '../access/authorize.ts'
import { mayDo } from '../access/authorize.ts'
import { ACTIONS } from '../access/table.ts'
import { refuseUnseen } from '../meeting/shown.ts'
import type { MeetingServices } from '../meeting/services.ts'
import { ProblemError } from '../http/problem.ts'
import { RELOAD } from '../hub/hub.ts'

/**
 * Where a notice was lost, and for sign-ins that lapse by themselves: an open stream is looked at again this
 * often.
 */
const LOOK_EVERY_MS = 15_000

/**
 * Ends a stream that staff opened as soon as they may no longer have it: the sign-in was ended, or the role
 * was taken away. The page is told to load anew, and is refused there. What is for everybody is looked at
 * once: [M70] it may have become a draft between the door and here, and later the hub lets everybody go.
 */
export function endWhenBarred(
  c: Context<Env>,
  services: MeetingServices,
  atDesk: boolean,
  response: ServerResponse,
): void {
  const caller = c.get('caller')
  if (response.writableEnded || response.destroyed) return
  if (!caller.staff) return void refuseUnseen(services, caller).catch(() => response.end(RELOAD))
  const { person, signIn } = caller.staff

  async function mayStay(): Promise<boolean> {
    const now = { ...caller, staff: await services.identity.people.stillSignedIn(signIn) }
    if (!(await mayDo(services.identity, now, ACTIONS[atDesk ? 'meeting.desk' : 'meeting.follow']))) return false
    // A draft is for staff alone.
    await refuseUnseen(services, now)
    return true
  }
  const look = () => {
    mayStay()
      .catch((error: unknown) => !(error instanceof ProblemError))
      .then((may) => {
        if (!may && !response.writableEnded) response.end(RELOAD)
      })
  }
  const stop = services.watch.over(person, look)
  const timer = setInterval(look, LOOK_EVERY_MS)
  timer.unref()
  response.on('close', () => {
    clearInterval(timer)
    stop()
  })
  // What changed between the door and here.
  look()
}
