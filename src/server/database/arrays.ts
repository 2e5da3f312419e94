/**
 * Types of columns that are written many rows at once. `hex`: a bytea, given in hexadecimal digits. `jsonb`:
 * whatever JSON.stringify takes.
 */
export type Type = 'uuid' | 'text' | 'int4' | 'int8' | 'bool' | 'jsonb' | 'hex'

/** Each type’s name in SQL and its object id (catalog pg_type, the same in every PostgreSQL). */
export const TYPES: Record<Type, { name: string; oid: number }> = {
  uuid: { name: 'uuid', oid: 2950 },
  text: { name: 'text', oid: 25 },
  int4: { name: 'int4', oid: 23 },
  int8: { name: 'int8', oid: 20 },
  bool: { name: 'bool', oid: 16 },
  jsonb: { name: 'jsonb', oid: 3802 },
  hex: { name: 'bytea', oid: 17 },
}

/**
 * A one-dimensional array as PostgreSQL receives it in binary (array_recv): dimensions, whether there are
 * nulls, the elements' type, length, first index, then each element with its length before it. It spares both
 * sides the quoting of the text form. null and undefined become NULL. Refuses a uuid that is none, since it
 * would be read as another.
 */
export function encodeArray(type: Type, values: readonly unknown[]): Buffer {
  const write = WRITERS[type]
  at = 0
  put32(1)
  put32(0)
  put32(TYPES[type].oid)
  put32(values.length)
  put32(1)
  let nulls = 0
  for (const value of values) {
    if (value === null || value === undefined) {
      nulls = 1
      put32(-1)
      continue
    }
    const start = at
    at += 4
    write(value)
    room(0)
    scratch.writeInt32BE(at - start - 4, start)
  }
  scratch.writeInt32BE(nulls, 4)
  return Buffer.from(scratch.subarray(0, at))
}

// One page of memory for all: encoding is synchronous, and what it gives is a copy.
let scratch = Buffer.allocUnsafe(1 << 16)
let at = 0

/** Makes sure that so many bytes fit, and four more for the next length. */
function room(bytes: number): void {
  if (at + bytes + 4 <= scratch.length) return
  const larger = Buffer.allocUnsafe(Math.max(scratch.length * 2, at + bytes + 4))
  scratch.copy(larger, 0, 0, at)
  scratch = larger
}

function put32(value: number): void {
  room(4)
  scratch.writeInt32BE(value, at)
  at += 4
}

function putText(value: string): void {
  // A UTF-16 code unit takes at most three bytes of UTF-8.
  room(value.length * 3)
  at += scratch.write(value, at)
}

const WRITERS: Record<Type, (value: any) => void> = {
  text: putText,
  jsonb(value: unknown) {
    room(1)
    // The version of jsonb's binary form.
    scratch[at++] = 1
    putText(JSON.stringify(value))
  },
  int4: put32,
  int8(value: number) {
    room(8)
    scratch.writeInt32BE(Math.floor(value / 2 ** 32), at)
    scratch.writeUInt32BE(value >>> 0, at + 4)
    at += 8
  },
  bool(value: boolean) {
    room(1)
    scratch[at++] = value ? 1 : 0
  },
  hex(value: string) {
    room(value.length)
    at += scratch.write(value, at, 'hex')
  },
  uuid(value: string) {
    room(16)
    let digits = 0
    let byte = 0
    for (let i = 0; i < value.length; i++) {
      const code = value.charCodeAt(i)
      if (code === 45) continue
      byte = ((byte & 15) << 4) | (DIGITS[code] ?? 255)
      if (++digits % 2 === 0 && digits <= 32) scratch[at + digits / 2 - 1] = byte
      if (DIGITS[code] === undefined) digits = 99
    }
    if (digits !== 32) throw new RangeError(`no uuid: ${value}`)
    at += 16
  },
}

/** What a hexadecimal digit is worth, by its character code. */
const DIGITS: number[] = []
for (const digit of '0123456789abcdefABCDEF') DIGITS[digit.charCodeAt(0)] = parseInt(digit, 16)
