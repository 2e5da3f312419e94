import type { Clock } from '../plain/clock.ts'
import type { Id } from '../plain/id.ts'

/** Places form a tree: subdistrict → community → grid → building. The community is the tenant. */
export type PlaceKind = 'subdistrict' | 'community' | 'grid' | 'building'

export interface Place {
  id: Id
  kind: PlaceKind
  /** The place above, null for a subdistrict. */
  parent: Id | null
  /**
   * In addresses: lower-case letters, digits and dashes; unique in the installation for subdistricts and
   * communities.
   */
  slug: string
  name: string
  /** Its time zone; a grid and a building have that of their community. */
  zone: Clock
}

/** The time zone of an installation's root where its settings name none. */
export const ROOT_ZONE: Clock = 'Asia/Shanghai'

/** A place to be added: without a zone of its own it has that of the place above. */
export type NewPlace = Omit<Place, 'zone'> & { zone?: Clock | undefined }

/** The role that a person has in a place. It holds for the place and for all places below it. */
export type Role =
  | 'coordinator'
  | 'facilitator'
  | 'spotter'
  | 'deliberator'
  | 'adviser'
  | 'handler'
  | 'officer'
  | 'oversight'
  | 'administrator'

export const ROLES: readonly Role[] = [
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
