import type { Metadata } from 'sharp'
import type { Facts } from '../../wire/problem.ts'

/** What a photo can be refused for. */
export const PHOTO_REFUSED = ['notAnImage', 'photoHeic', 'photoTooManyPixels', 'photoCutOff', 'tooMany'] as const
export type PhotoRefused = (typeof PHOTO_REFUSED)[number]

export const PIXELS_MOST = 60_000_000
/** What the decoded pixels may fill: 60 megapixels with transparency, or half as many of 16 bits. */
const DECODED_MOST = 240_000_000
/** HEIF and AVIF are decoded whole, at 18 bytes a pixel. */
const HEIF_PIXELS_MOST = 24_000_000
const FORMATS = ['jpeg', 'png', 'webp', 'gif', 'heif', 'avif', 'tiff']

/** How a photo is opened: one of more pixels is not, and neither is what is broken or cut off. */
export const AS_PHOTO = { limitInputPixels: PIXELS_MOST, failOn: 'error', animated: false } as const

/** Throws where a picture is of another format, or too large to be decoded. */
export function refuseLarge({ format, width, height, channels, depth }: Metadata): void {
  if (!FORMATS.includes(format)) throw new Error(`format ${format}`)
  const pixels = width * height
  if (format === 'heif' && pixels > HEIF_PIXELS_MOST) throw new Error(TOO_LARGE)
  const decoded = pixels * channels * (depth === 'uchar' ? 1 : 2)
  if (decoded > DECODED_MOST) throw new Error(TOO_LARGE)
}

const TOO_LARGE = 'exceeds pixel limit'

/** Why a photo could not be taken, so that whoever brought it knows what to do about it. */
export function reasonOf(raw: Uint8Array, failed: string): [code: PhotoRefused, facts?: Facts] {
  if (failed.includes(TOO_LARGE) || failed.startsWith('timeout')) {
    return ['photoTooManyPixels', { most: PIXELS_MOST / 1_000_000 }]
  }
  return [reasonAtOnce(raw) ?? 'photoCutOff']
}

/** What the first bytes of a file say: that it is no picture, or one that nobody here can read. */
export function reasonAtOnce(raw: Uint8Array): 'photoHeic' | 'notAnImage' | undefined {
  const head = Buffer.from(raw.buffer, raw.byteOffset, Math.min(12, raw.byteLength))
  const brand = head.toString('latin1', 4, 8) === 'ftyp' ? head.toString('latin1', 8, 12) : ''
  if (HEIC.includes(brand)) return 'photoHeic'
  return begunAsPhoto(head, brand) ? undefined : 'notAnImage'
}

/**
 * How files of HEVC pictures name themselves: phones take them, few programs read them, and their patents
 * keep us from it.
 */
const HEIC = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']

const begunAsPhoto = (head: Buffer, brand: string): boolean =>
  /^(ffd8ff|89504e47|47494638|49492a00|4d4d002a|52494646.{8}57454250)/.test(head.toString('hex')) ||
  /^avi[fs]$/.test(brand)
