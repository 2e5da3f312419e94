import type { Staff } from '../../wire/meeting.ts'

const FACILITATE = new Set(['facilitator', 'coordinator', 'administrator'])
const APPOINT = new Set(['coordinator', 'administrator'])

// These only spare people buttons that would be refused; the server's table decides.

/** Whether the person may run meetings somewhere. */
export const mayFacilitate = (staff: Staff): boolean => staff.roles.some(({ role }) => FACILITATE.has(role))

/** Whether the person may give roles somewhere. */
export const mayAppoint = (staff: Staff): boolean => staff.roles.some(({ role }) => APPOINT.has(role))

/** Whether the person may see how others signed in somewhere, and who gave and took roles. */
export const mayOversee = (staff: Staff): boolean =>
  staff.roles.some(({ role }) => role === 'administrator' || role === 'oversight')

/** Whether the person may see who has a role somewhere. */
export const maySeePeople = (staff: Staff): boolean => mayAppoint(staff) || mayOversee(staff)
