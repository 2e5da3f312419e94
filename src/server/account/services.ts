import type { PageServices } from '../page/services.ts'
import type { Appointments } from '../person/appointments.store.ts'
import type { Joined } from '../person/joined.store.ts'
import type { Codes } from '../person/codes.store.ts'
import type { BetterAuth } from './betterAuth.ts'

/** What staff sign in with, and by which they are appointed. */
export interface AccountServices extends PageServices {
  codes: Codes
  appointments: Appointments
  joined: Joined
  betterAuth: BetterAuth
}
