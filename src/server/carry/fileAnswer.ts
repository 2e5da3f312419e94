import type { CarriedMeeting } from './record.ts'

/** A file as it is sent to the process that opens it. */
export interface OpenAsked {
  file: Uint8Array
  passphrase: string
}
/** What it is locked with there, too. */
export type LockAsked = { lock: Uint8Array; passphrase: string }

/** A carried meeting that is, byte for byte, what the key signed, and in the log as that says. */
export interface Opened {
  /** The verifier key, as a line. */
  line: string
  record: CarriedMeeting
  leaves: Uint8Array
  pictures: Uint8Array[]
}

/** Why a file is refused as a whole. */
export const OPEN_REFUSED = ['carryUnreadable', 'carryLocked', 'carryChanged', 'carryTooLarge', 'carryUnsound'] as const
export type OpenRefused = (typeof OPEN_REFUSED)[number]

export type OpenAnswer = { opened: Opened } | { refused: OpenRefused }
export type LockAnswer = { locked: Uint8Array }
