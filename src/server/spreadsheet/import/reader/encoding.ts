import { Refused } from './found.ts'

/** Text as it was decoded, and what it was taken for. */
export interface Decoded {
  text: string
  encoding: string
}

const NAMES: Record<string, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  gb18030: 'GB 18030 (GBK)',
  big5: 'Big5',
  'windows-1252': 'Windows-1252',
}
type Encoding = keyof typeof NAMES & string

/**
 * Decodes a text file: by its mark (BOM), by its zero bytes (UTF-16), else as what its bytes are most like:
 * UTF-8, GB 18030, Big5 or Windows-1252. `known` says whether a beginning of the text reads as a ledger,
 * which decides where the bytes alone do not. One byte that does not belong refuses the file and names its
 * place: a guess would change what somebody wrote.
 */
export function decodeText(bytes: Buffer, known: (beginning: string) => boolean): Decoded {
  const encoding = marked(bytes) ?? likeliest(bytes, known)
  const text = decoded(bytes, encoding)
  if (text !== undefined) return { text, encoding: NAMES[encoding]! }
  throw new Refused('importBadByte', { encoding: NAMES[encoding]!, ...badPlace(bytes, encoding) })
}

function marked(bytes: Buffer): Encoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (!bytes.includes(0)) return undefined
  // No text in the others holds a zero byte; in UTF-16 it is the upper half of each comma and line end.
  let [even, odd] = [0, 0]
  for (let i = bytes.indexOf(0); i >= 0; i = bytes.indexOf(0, i + 1)) {
    if (i % 2) odd++
    else even++
  }
  if (bytes.length % 2 || Math.min(even, odd) > Math.max(even, odd) / 10) throw new Refused('importUnreadable')
  return odd > even ? 'utf-16le' : 'utf-16be'
}

/**
 * Big5 and GB 18030 have rooms for private use: what falls there was meant for another encoding, though the
 * decoder lets it pass.
 */
const PRIVATE = /[\uE000-\uF8FF]/
const isDouble = (encoding: Encoding) => encoding === 'gb18030' || encoding === 'big5'

function decoded(bytes: Buffer, encoding: Encoding, stream = false): string | undefined {
  if (encoding === 'windows-1252') return decodeLatin(bytes)
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream })
    return isDouble(encoding) && PRIVATE.test(text) ? undefined : text
  } catch {
    return undefined
  }
}

/**
 * What Windows-1252 has at 0x80 to 0x9F; a space where it has nothing. (TextDecoder of Node 20 gives control
 * characters there.)
 */
const LATIN = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'

function decodeLatin(bytes: Buffer): string | undefined {
  const text = bytes.toString('latin1').replace(/[\u0080-\u009f]/g, (sign) => LATIN[sign.charCodeAt(0) - 0x80]!)
  const holes = [0x81, 0x8d, 0x8f, 0x90, 0x9d]
  return holes.some((hole) => bytes.includes(hole)) ? undefined : text
}

const BEGINNING = 20_000

function likeliest(bytes: Buffer, known: (beginning: string) => boolean): Encoding {
  const shares: [Encoding, number][] = [
    ['utf-8', shareOf(bytes, utf8Unit)],
    ['gb18030', shareOf(bytes, gbUnit)],
    ['big5', shareOf(bytes, big5Unit)],
    ['windows-1252', shareOf(bytes, latinUnit)],
  ]
  const beginning = bytes.subarray(0, BEGINNING)
  const scored = shares.map(([encoding, share]) => {
    const reads = known(new TextDecoder(encoding).decode(beginning))
    return [encoding, share + (reads ? 1 : 0)] as const
  })
  return scored.reduce((best, one) => (one[1] > best[1] ? one : best))[0]
}

/** How many bytes stand at a place for one sign, and whether they are what that encoding usually holds. */
type Unit = (bytes: Buffer, at: number) => [length: number, usual: boolean]

/** Which share of the signs beyond ASCII is usual in an encoding; 1 where there are none. */
function shareOf(bytes: Buffer, unit: Unit): number {
  let [usual, all] = [0, 0]
  for (let at = 0; at < bytes.length;) {
    if (bytes[at]! < 0x80) {
      at++
      continue
    }
    const [length, is] = unit(bytes, at)
    all++
    if (is) usual++
    at += length
  }
  return all ? usual / all : 1
}

const within = (byte: number | undefined, from: number, to: number) => byte !== undefined && byte >= from && byte <= to

const utf8Unit: Unit = (bytes, at) => {
  const lead = bytes[at]!
  const length = within(lead, 0xc2, 0xdf) ? 2 : within(lead, 0xe0, 0xef) ? 3 : within(lead, 0xf0, 0xf4) ? 4 : 0
  for (let i = 1; i < length; i++) if (!within(bytes[at + i], 0x80, 0xbf)) return [1, false]
  return length ? [length, true] : [1, false]
}

/** Usual in GB 18030: the 3,755 frequent characters of GB 2312 (rows 16 to 55) and its signs. */
const gbUnit: Unit = (bytes, at) => {
  const [lead, trail] = [bytes[at]!, bytes[at + 1]]
  if (within(trail, 0x30, 0x39) && within(bytes[at + 2], 0x81, 0xfe) && within(bytes[at + 3], 0x30, 0x39)) {
    return [4, false]
  }
  if (!within(lead, 0x81, 0xfe) || !within(trail, 0x40, 0xfe)) return [1, false]
  return [2, within(trail, 0xa1, 0xfe) && (within(lead, 0xb0, 0xd7) || within(lead, 0xa1, 0xa3))]
}

/** Usual in Big5: the 5,401 frequent characters of its first level and its signs. */
const big5Unit: Unit = (bytes, at) => {
  const [lead, trail] = [bytes[at]!, bytes[at + 1]]
  const paired = within(trail, 0x40, 0x7e) || within(trail, 0xa1, 0xfe)
  return within(lead, 0x81, 0xfe) && paired ? [2, within(lead, 0xa1, 0xc6)] : [1, false]
}

/** Usual in Windows-1252: an accented letter among ASCII, not beside another. */
const latinUnit: Unit = (bytes, at) => {
  const alone = (bytes[at - 1] ?? 0) < 0x80 && (bytes[at + 1] ?? 0) < 0x80
  return [1, alone && (bytes[at]! >= 0xc0 || within(bytes[at], 0x91, 0x97))]
}

/**
 * Where the first sign stands that cannot be decoded: its line, and which sign of the line it is, both from
 * 1.
 */
function badPlace(bytes: Buffer, encoding: Encoding): { line: number; sign: number } {
  let [good, bad] = [0, bytes.length]
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (decoded(bytes.subarray(0, middle), encoding, true) === undefined) bad = middle
    else good = middle
  }
  const before = new TextDecoder(encoding).decode(bytes.subarray(0, good), { stream: true })
  const lines = before.split(/\r\n|\n|\r/)
  return { line: lines.length, sign: [...lines.at(-1)!].length + 1 }
}
