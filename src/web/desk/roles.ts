import type { Role } from '../../core/place/place.ts'
import {
  BRING,
  COORDINATE,
  DRAFT,
  FACILITATE,
  FILE,
  HANDLE,
  OVERSEE,
  REVIEW,
  SPOT,
  TEAM,
  TRANSCRIBE,
} from '../../core/place/roles.ts'
import type { Staff } from '../../wire/account.ts'

// These only spare people buttons that would be refused; the server's table decides.

const hasOneOf =
  (roles: readonly Role[]) =>
  (staff: Staff): boolean =>
    staff.roles.some(({ role }) => roles.includes(role as Role))

/** Whether the person may run meetings somewhere. */
export const mayFacilitate = hasOneOf(FACILITATE)

/** Whether the person may give roles, publish notices and set how the ledger is kept somewhere. */
export const mayCoordinate = hasOneOf(COORDINATE)

/** Whether the person may see who is in the register somewhere, and invite them. */
export const mayBring = hasOneOf(BRING)

/** Whether the person may write articles of the convention somewhere. */
export const mayDraft = hasOneOf(DRAFT)

/** Whether the person may judge whether a convention is lawful somewhere. */
export const mayReview = hasOneOf(REVIEW)

/** Whether the person may record somewhere what the subdistrict says of a convention, and receives. */
export const mayFile = hasOneOf(FILE)

/** Whether the person may mark somewhere that an article contradicts the convention above it. */
export const maySpot = hasOneOf(SPOT)

/** Whether the person may show that a notice hangs somewhere. */
export const mayHandle = hasOneOf(HANDLE)

/** Whether the person may enter what others wrote on paper somewhere. */
export const mayTranscribe = hasOneOf(TRANSCRIBE)

/** Whether the person may seat members and record offers somewhere. */
export const mayTeamwork = hasOneOf(TEAM)

/** Whether the person may see how others signed in somewhere, and who gave and took roles. */
export const mayOversee = hasOneOf(OVERSEE)

/** Whether the person may add, rename and move places somewhere. */
export const mayAdminister = hasOneOf(['administrator'])

/** Whether the person may see who has a role somewhere. */
export const maySeePeople = (staff: Staff): boolean => mayCoordinate(staff) || mayOversee(staff)
