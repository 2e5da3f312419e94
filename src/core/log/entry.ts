import { utf8 } from '../plain/bytes.ts'
import { canonical } from '../plain/canonical.ts'
import type { Id } from '../plain/id.ts'

/**
 * One entry of a community's public log: that something happened, as the `seq`th thing, and three commitments
 * to what it was. A commitment is SHA-256 over `salt:text`, the salt in hexadecimal digits. With salt and
 * text in hand anyone can check it; without, it tells nothing. So the log can be copied by everyone, names
 * nobody, and still verifies after a text and its salt have been erased.
 */
export interface LogEntry {
  community: Id
  /** Counts from 1 without a gap; the entry is leaf seq − 1. */
  seq: number
  /** Of what everyone may know of it, as `toldText` writes it. In hexadecimal digits, as the others. */
  told: string
  /** Of who did it, when, and what stays with the server, as `sealedText` writes it. */
  sealed: string
  /** Of a person's words, where the entry brings new ones: the wording as `wordingText` writes it. */
  words: string | null
}

/** A journal row: what the commitments of its entry are made of. */
export interface JournalRow {
  /** What it happened to: `meeting/ID`. */
  thing: string
  at: number
  actorKind: string
  actor: Id
  body: object
  secret: object | null
}

/** The bytes of an entry: canonical JSON (RFC 8785), in UTF-8. Ids, digits and numbers need no escaping. */
export const entryBytes = (entry: LogEntry): Uint8Array => utf8(entryText(entry))

/** The same as text. Written out by hand, for it is made for every row: keys in order, nothing to escape. */
export const entryText = ({ community, seq, told, sealed, words }: LogEntry): string =>
  `{"community":"${community}","sealed":"${sealed}","seq":${seq},"told":"${told}","v":1,"words":${words === null ? 'null' : `"${words}"`}}`

const HASH = /^[0-9a-f]{64}$/

/** Reads an entry; undefined where the text is none, or not written in its one way. */
export function readEntry(text: string): LogEntry | undefined {
  let entry: LogEntry
  try {
    entry = JSON.parse(text) as LogEntry
  } catch {
    return undefined
  }
  const sound = entry && [entry.told, entry.sealed, entry.words ?? entry.told].every((hash) => HASH.test(hash))
  return sound && entryText(entry) === text ? entry : undefined
}

/**
 * What everyone may know: which thing it happened to (`topic` in the text, for good), and what is told of it.
 */
export const toldText = ({ thing, body }: Pick<JournalRow, 'thing' | 'body'>): string =>
  canonical({ body, topic: thing })

/** What stays with the server: who, when, and the secret part. */
export const sealedText = ({ actor, actorKind, at, secret }: Omit<JournalRow, 'thing' | 'body'>): string =>
  canonical({ actor, actorKind, at, secret })

/** A wording of a card: its words, the place in words, and the photo's id. */
export const wordingText = ({ text, where, photo }: { text: string; where: string; photo: Id | null }): string =>
  canonical({ photo, text, where })
