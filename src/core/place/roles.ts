import type { Role } from './place.ts'

/*
 * Which roles do what kind of work. The table of access (server/access/table.ts) says of every route and
 * command which of these may; the desk asks the same lists what to show.
 */

/** Runs the community's committee: weighs, dispatches, decides, appoints. */
export const COORDINATE: readonly Role[] = ['coordinator', 'administrator']
/** Runs meetings. */
export const FACILITATE: readonly Role[] = ['facilitator', 'coordinator', 'administrator']
/** Enters at the desk what others say: cards, who is there. */
export const TRANSCRIBE: readonly Role[] = [...FACILITATE, 'spotter', 'deliberator', 'adviser']
/** Finds, collects and sums up. */
export const SPOT: readonly Role[] = [...COORDINATE, 'spotter', 'facilitator']
/** Writes proposals. */
export const DELIBERATE: readonly Role[] = [...COORDINATE, 'deliberator']
/** Works in one of the three teams, or with them. */
export const TEAM: readonly Role[] = [...SPOT, 'deliberator', 'adviser']
/** Writes articles of the convention: who finds what is wanted, and who proposes. */
export const DRAFT: readonly Role[] = [...SPOT, 'deliberator']
/** Looks whether a convention is lawful, and says so by name. */
export const REVIEW: readonly Role[] = [...COORDINATE, 'officer', 'adviser']
/** Records what the subdistrict says of a convention, and what it receives. */
export const FILE: readonly Role[] = [...COORDINATE, 'officer']
/** Has the work done. */
export const HANDLE: readonly Role[] = [...COORDINATE, 'handler']
/** Sees who signed in and who gave roles. */
export const OVERSEE: readonly Role[] = ['administrator', 'oversight']
/** Can own a matter or a task: whoever works here, but not those who watch the work. */
export const OWN: readonly Role[] = [...TRANSCRIBE, 'handler', 'officer']
/** Works here at all. */
export const STAFF: readonly Role[] = [...OWN, 'oversight']
/** Brings in people and resources of the register, and sees who they are. */
export const BRING: readonly Role[] = [...COORDINATE, 'adviser']
