import type { Context } from 'hono'
import type { Id } from '../../core/plain/id.ts'
import { atOnce } from '../http/limit.ts'
import { readBody } from '../http/body.ts'
import type { Form } from '../http/form.ts'
import { PHOTO_MOST_MB } from '../http/form.ts'
import { ProblemError } from '../http/problem.ts'
import { AS_PHOTO, reasonOf, refuseLarge } from './refused.ts'
import { loadSharp } from './sharp.ts'
import { concurrencyLimit } from '../http/concurrencyLimit.ts'

/** A photo as it is kept has so many pixels a side at most. */
export const SIDE_MOST = 1600
/** Far more than any photo takes: one that is good must not be refused because the laptop is busy. */
export const SECONDS_MOST = 10

/**
 * Two at a time: what photos may take of memory and of Node's four threads has a measure, and everything else
 * goes on.
 */
const cleaning = concurrencyLimit(2, 40)

/** A photo as it is kept. */
export interface CleanPhoto {
  bytes: Buffer
  width: number
  height: number
}

/**
 * Makes a photo safe to keep: decoded and encoded anew as WebP, at most 1,600 pixels a side, upright, without
 * any metadata. Refuses what is not a picture (SVG is none: it can carry programs), what is broken or cut
 * off, HEIC, what takes over 10 s, and more than 60 megapixels (24 of HEIF and AVIF, 30 of 16 bits with
 * transparency), each with its reason. The work is done in threads beside Node's own, two photos at a time;
 * who comes when forty wait is told to come again, and whoever goes away (`gone`) is not worked for.
 */
export function cleanPhoto(raw: Buffer, gone?: AbortSignal): Promise<CleanPhoto> {
  return cleaning(gone, async () => {
    try {
      const sharp = await loadSharp()
      const image = sharp(raw, AS_PHOTO)
      refuseLarge(await image.metadata())
      const { data, info } = await image
        .autoOrient()
        .resize(SIDE_MOST, SIDE_MOST, { fit: 'inside', withoutEnlargement: true })
        .webp({ quality: 78 })
        .timeout({ seconds: SECONDS_MOST })
        .toBuffer({ resolveWithObject: true })
      return { bytes: data, width: info.width, height: info.height }
    } catch (error) {
      throw new ProblemError(...reasonOf(raw, error instanceof Error ? error.message : ''))
    }
  })
}

/**
 * Whether a picture that comes from another Grove is as `cleanPhoto` keeps them: a WebP, whole, as large as
 * it is said to be and no more than `most` pixels a side, and without metadata.
 */
export const isCleanPhoto = (
  bytes: Buffer,
  said: { width: number; height: number },
  most: number,
  gone: AbortSignal,
): Promise<boolean> =>
  cleaning(gone, async () => {
    const sharp = await loadSharp()
    try {
      const image = sharp(bytes, { limitInputPixels: most * most, failOn: 'error' })
      const { format, pages, exif, icc, xmp, iptc, width, height } = await image.metadata()
      if (width !== said.width || height !== said.height || Math.max(width, height) > most) return false
      // Decoded to its end.
      await image.timeout({ seconds: SECONDS_MOST }).stats()
      return format === 'webp' && (pages ?? 1) === 1 && !exif && !icc && !xmp && !iptc
    } catch {
      return false
    }
  })

const perSender = atOnce(3)

/**
 * What `make` makes of the photo that a request brings as its body. Each sender has three under way at most:
 * whoever sends more is refused before anything of it is read.
 */
export const receiveBytes = <T>(
  c: Context,
  sender: Id,
  make: (raw: Buffer, gone: AbortSignal) => Promise<T>,
): Promise<T> => perSender(sender, async () => make(await readBody(c, PHOTO_MOST_MB), c.req.raw.signal))

/** A photo that a request brings as its body, safe to keep. */
export const receivePhoto = (c: Context, sender: Id): Promise<CleanPhoto> => receiveBytes(c, sender, cleanPhoto)

/** A photo that came with a form, safe to keep; null where none came. */
export async function photoOf(c: Context, form: Form): Promise<CleanPhoto | null> {
  const raw = form.photo()
  return raw && cleanPhoto(raw, c.req.raw.signal)
}
