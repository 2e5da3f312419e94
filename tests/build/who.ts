import type { Role } from '../../src/core/place/place.ts'

/*
 * Who there is, and which of them do what, said a second time and by hand: a change of the server's own lists
 * (core/place/roles.ts) has to be meant twice.
 */

export type Who = 'anonymous' | 'participant' | Role
export const STAFF: readonly Role[] = [
  'coordinator',
  'facilitator',
  'spotter',
  'deliberator',
  'adviser',
  'handler',
  'officer',
  'oversight',
  'administrator',
]

export const TRANSCRIBERS: readonly Who[] = [
  'facilitator',
  'coordinator',
  'administrator',
  'spotter',
  'deliberator',
  'adviser',
]
export const LEADERS: readonly Who[] = ['facilitator', 'coordinator', 'administrator']
export const COORDINATORS: readonly Who[] = ['coordinator', 'administrator']
