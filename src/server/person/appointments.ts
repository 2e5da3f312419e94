import type { Id } from '../../core/plain/id.ts'
import type { Role } from '../../core/place/place.ts'

/** A role that somebody holds, and where. */
export interface Held {
  place: Id
  role: Role
}

/**
 * Who has a right over a role in a place: holders of `role` there or above it; with `from: 'above'` only
 * holders strictly above who have no role of their own in the place or below it.
 */
interface Right {
  role: Role
  from: 'hereOrAbove' | 'above'
}

/** Who may give a role, take it away, and hand somebody who holds it a link to sign in. */
interface Appointing {
  grantedBy: readonly Right[]
  revokedBy: readonly Right[]
  linkBy: readonly Right[]
}

const all = (...rights: Right[]): Appointing => ({ grantedBy: rights, revokedBy: rights, linkBy: rights })
const BY_ADMINISTRATOR: Right = { role: 'administrator', from: 'hereOrAbove' }
const BY_COORDINATOR: Right = { role: 'coordinator', from: 'hereOrAbove' }
const FROM_ABOVE: Right = { role: 'administrator', from: 'above' }

/**
 * [R1] Nobody gives more than they have: coordinators appoint those who work with them, administrators
 * everybody else. [R2] Oversight is appointed from above, and by nobody whom it watches. Oversight of a
 * subdistrict has nothing above it: whoever runs the machine appoints it (`npx grove appoint`).
 */
const APPOINTMENTS: Record<Role, Appointing> = {
  spotter: all(BY_COORDINATOR, BY_ADMINISTRATOR),
  deliberator: all(BY_COORDINATOR, BY_ADMINISTRATOR),
  adviser: all(BY_COORDINATOR, BY_ADMINISTRATOR),
  handler: all(BY_COORDINATOR, BY_ADMINISTRATOR),
  facilitator: all(BY_COORDINATOR, BY_ADMINISTRATOR),
  coordinator: all(BY_ADMINISTRATOR),
  officer: all(BY_ADMINISTRATOR),
  administrator: all(BY_ADMINISTRATOR),
  oversight: all(FROM_ABOVE),
}

/** The place itself and those above it, from below. */
export type Upward = (place: Id) => readonly Id[]

/** Whether somebody who holds `asker` has a right over a role in a place. */
export function hasRightOver(
  right: keyof Appointing,
  asker: readonly Held[],
  { place, role }: Held,
  upward: Upward,
): boolean {
  const reach = upward(place)
  const watched = asker.some((held) => upward(held.place).includes(place))
  return APPOINTMENTS[role][right].some(({ role: by, from }) => {
    if (from === 'above' && watched) return false
    const counts = from === 'above' ? reach.slice(1) : reach
    return asker.some((held) => held.role === by && counts.includes(held.place))
  })
}

/**
 * [R3] A link opens all that a person holds, wherever: whoever hands it, or ends what they signed in with,
 * has the right over each role.
 */
export const mayHandKey = (asker: readonly Held[], person: readonly Held[], upward: Upward): boolean =>
  person.every((held) => hasRightOver('linkBy', asker, held, upward))

/** [R4] Who watches a place has no other role in it, nor above or below it. */
export function watchesItself(person: readonly Held[], { place, role }: Held, upward: Upward): boolean {
  const inLine = (other: Id) => upward(other).includes(place) || upward(place).includes(other)
  return person.some((held) => inLine(held.place) && (held.role === 'oversight') !== (role === 'oversight'))
}

/** Who asks for an appointment, and for whom: what both hold when it is decided. */
interface Asked {
  by: { id: Id; holds: readonly Held[] }
  person: { id: Id; holds: readonly Held[] }
}

/** Why a role may not be given; undefined where it may. */
export function whyNotGrant({ by, person }: Asked, wanted: Held, upward: Upward) {
  if (by.id === person.id) return 'ownAppointment'
  if (!hasRightOver('grantedBy', by.holds, wanted, upward)) return 'notAllowed'
  // Whoever is known already may hold more than the asker could hand out; the answer holds a link.
  if (!mayHandKey(by.holds, [...person.holds, wanted], upward)) return 'notAllowed'
  if (watchesItself(person.holds, wanted, upward)) return 'watchesItself'
  return undefined
}

/**
 * Why a role may not be taken away; undefined where it may. `administrators`: who holds that role in the
 * place or above it, once each.
 */
export function whyNotRevoke({ by, person }: Asked, taken: Held, administrators: readonly Id[], upward: Upward) {
  if (!hasRightOver('revokedBy', by.holds, taken, upward)) return 'notAllowed'
  // [R5] A place always has somebody who can appoint.
  if (taken.role === 'administrator' && administrators.every((id) => id === person.id)) return 'lastAdministrator'
  return undefined
}

/**
 * Two who are the same person: who stays, and who is them from then on. `had`: all roles that ever were
 * theirs.
 */
interface Joining {
  by: { id: Id; holds: readonly Held[] }
  stays: { id: Id; holds: readonly Held[] }
  goes: { id: Id; holds: readonly Held[]; had: readonly Held[] }
}

/** [R11] Why two people may not be joined, or parted again; undefined where they may. */
export function whyNotJoin({ by, stays, goes }: Joining, upward: Upward) {
  if (by.id === stays.id || by.id === goes.id) return 'ownAppointment'
  if (!mayHandKey(by.holds, [...stays.holds, ...goes.holds, ...goes.had], upward)) return 'notAllowed'
  if (goes.holds.some((held) => watchesItself(stays.holds, held, upward))) return 'watchesItself'
  return undefined
}
