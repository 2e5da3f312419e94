/**
 * A UUID in its canonical lower-case text form. Those that Grove makes tell nothing: no clock, no order, no
 * device.
 */
export type Id = string

/**
 * A thing of a community's own (a meeting, a matter …) by its full key. An id alone names nothing: nobody may
 * come near a thing by knowing its id. So what is remembered, sealed, counted or told of a thing takes this,
 * and a bare `Id` in its place does not compile.
 */
export interface FullKey {
  community: Id
  id: Id
}

declare const full: unique symbol
/** A full key as text, for maps. Only `keyText` makes one. */
export type KeyText = string & { readonly [full]: true }
export const keyText = ({ community, id }: FullKey): KeyText => `${community}/${id}` as KeyText

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Whether `text` is a UUID as Grove writes it. */
export const isId = (text: string): boolean => UUID.test(text)

/**
 * Makes a random UUID (version 4; RFC 9562, 5.4) of 16 random bytes.
 * Chance is an argument because a phone on plain http has no crypto.randomUUID. `version` 8 says that the
 * bytes were made otherwise.
 */
export function makeId(random: Uint8Array, version: 4 | 8 = 4): Id {
  const bytes = random.slice(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | (version << 4)
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  let hex = ''
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
