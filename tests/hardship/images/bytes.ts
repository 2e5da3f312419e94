import { crc32, deflateSync } from 'node:zlib'

/** A number in big-endian bytes, as PNG and ISO media files write it. */
export function uint(value: number, bytes: 1 | 2 | 4): Buffer {
  const out = Buffer.alloc(bytes)
  out.writeUIntBE(value, 0, bytes)
  return out
}

/** The same in little-endian, as GIF, WebP, BMP and ZIP write it. */
export const uintLe = (value: number, bytes: 1 | 2 | 3 | 4): Buffer => {
  const out = Buffer.alloc(bytes)
  out.writeUIntLE(value, 0, bytes)
  return out
}

export const ascii = (text: string): Buffer => Buffer.from(text, 'latin1')

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** One chunk of a PNG file: length, name, content, checksum (PNG 5.3). */
export function pngChunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([ascii(name), content])
  return Buffer.concat([uint(content.length, 4), named, uint(crc32(named), 4)])
}

/**
 * A grey PNG of one bit a pixel, all black: the most pixels in the fewest bytes. `between` are chunks before
 * the pixels.
 */
export function pngOf(width: number, height: number, between: Buffer[] = [], pixels?: Buffer): Buffer {
  const head = Buffer.concat([uint(width, 4), uint(height, 4), Buffer.from([1, 0, 0, 0, 0])])
  const rows = pixels ?? deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height), { level: 9 })
  return Buffer.concat([
    SIGNATURE,
    pngChunk('IHDR', head),
    ...between,
    pngChunk('IDAT', rows),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

/** A GIF of `frames` frames of one pixel each on a canvas of this size (GIF89a). */
export function gifOf(width: number, height: number, frames: number, comment = ''): Buffer {
  const pixel = Buffer.concat([
    Buffer.from([0x21, 0xf9, 4, 0, 1, 0, 0, 0]),
    Buffer.from([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0]),
    Buffer.from([2, 2, 0x44, 1, 0]),
  ])
  return Buffer.concat([
    ascii('GIF89a'),
    uintLe(width, 2),
    uintLe(height, 2),
    Buffer.from([0x80, 0, 0, 0, 0, 0, 255, 255, 255]),
    ...(comment ? [Buffer.from([0x21, 0xfe, comment.length]), ascii(comment), Buffer.from([0])] : []),
    ...Array.from({ length: frames }, () => pixel),
    Buffer.from([0x3b]),
  ])
}

/** A segment of a JPEG file: marker and content (JPEG B.1.1.4). */
export const jpegSegment = (marker: number, content: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0xff, marker]), uint(content.length + 2, 2), content])

/** A JPEG with segments put right behind its start. */
export const jpegWith = (jpeg: Buffer, ...segments: Buffer[]): Buffer =>
  Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)])

/** A box of an ISO media file, as HEIC and AVIF are made of (ISO 14496-12). */
export const box = (name: string, ...content: Buffer[]): Buffer => {
  const inside = Buffer.concat(content)
  return Buffer.concat([uint(inside.length + 8, 4), ascii(name), inside])
}

/** A RIFF file of WebP chunks. */
export function webpOf(...chunks: [name: string, content: Buffer][]): Buffer {
  const inside = Buffer.concat([
    ascii('WEBP'),
    ...chunks.flatMap(([name, content]) => [
      ascii(name),
      uintLe(content.length, 4),
      content,
      Buffer.alloc(content.length % 2),
    ]),
  ])
  return Buffer.concat([ascii('RIFF'), uintLe(inside.length, 4), inside])
}

/**
 * A TIFF directory with these entries (tag, type, count, value), little-endian, followed by `rest`; `next` is
 * where the next directory is said to be.
 */
export function tiffOf(entries: [tag: number, type: number, count: number, value: number][], rest: Buffer, next = 0) {
  return Buffer.concat([
    Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0]),
    uintLe(entries.length, 2),
    ...entries.map(([tag, type, count, value]) =>
      Buffer.concat([uintLe(tag, 2), uintLe(type, 2), uintLe(count, 4), uintLe(value, 4)]),
    ),
    uintLe(next, 4),
    rest,
  ])
}

/** One stored (uncompressed) file in a ZIP archive. */
export function zipOf(name: string, content: Buffer, before = 0): Buffer {
  const sum = uintLe(crc32(content), 4)
  const sizes = Buffer.concat([sum, uintLe(content.length, 4), uintLe(content.length, 4), uintLe(name.length, 2)])
  const common = Buffer.concat([uintLe(20, 2), uintLe(0, 4), uintLe(0, 4)])
  const local = Buffer.concat([ascii('PK\x03\x04'), common, sizes, uintLe(0, 2), ascii(name), content])
  const central = Buffer.concat([
    ascii('PK\x01\x02'),
    uintLe(20, 2),
    common,
    sizes,
    Buffer.alloc(12),
    uintLe(before, 4),
    ascii(name),
  ])
  const end = Buffer.concat([
    ascii('PK\x05\x06'),
    Buffer.alloc(4),
    uintLe(1, 2),
    uintLe(1, 2),
    uintLe(central.length, 4),
    uintLe(before + local.length, 4),
    uintLe(0, 2),
  ])
  return Buffer.concat([local, central, end])
}
