import type { Role } from '../core/place/place.ts'

/**
 * How somebody signed in: a one-time link, a code by e-mail, a passkey, an account elsewhere (OpenID
 * Connect).
 */
export type Way = 'link' | 'code' | 'passkey' | 'outside'

/** Which ways in this Grove offers at the address that the page was opened at. */
export interface Ways {
  email: boolean
  /**
   * The one address of pages (scheme, host, port) on which passkeys work here; null where the reader’s cannot
   * have them.
   */
  passkeyOrigin: string | null
  /** What the outside accounts are called; null where there are none. */
  outside: string | null
}

/** One line of the journal of sign-ins. Without a person: somebody whom Grove does not know was refused. */
export interface SignInTry {
  id: string
  at: number
  person: string | null
  name: string | null
  way: Way
  device: string
  /** Why it was refused, as a code of problems; null where they came in. */
  refused: string | null
}

/** A passkey of one’s own. */
export interface OwnPasskey {
  id: string
  name: string
  createdAt: number
  /** When somebody last signed in with it, ms since 1970. */
  usedAt: number | null
}

/** Somebody with a role in a place, and what whoever asks may do about it. */
export interface Appointee {
  id: string
  name: string
  email: string | null
  role: Role
  may: {
    revoke: boolean
    /** Hand a link, and end what this person signed in with. */
    handKey: boolean
  }
}

/** One line of the record of appointments. */
export interface Appointed {
  id: string
  at: number
  what: 'granted' | 'revoked' | 'linkHanded' | 'signInsEnded'
  person: { id: string; name: string }
  role: Role | null
  /** Where; null for what concerns all places of the person. */
  place: string | null
  /** Who did it; null: Grove itself at its start, or whoever runs the machine. */
  by: { id: string; name: string } | null
}
