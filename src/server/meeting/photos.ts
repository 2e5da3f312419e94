import type { Metadata } from 'sharp'
import type { Id } from '../../core/plain/id.ts'
import { isId } from '../../core/plain/id.ts'
import type { Db } from '../database/open.ts'

import { ProblemError } from '../problem.ts'
import { loadSharp } from './sharp.ts'
import { turns } from './turns.ts'

export const PHOTO_MOST_MB = 10
const PIXELS_MOST = 60_000_000
/** What the decoded pixels may fill: 60 megapixels with transparency, or half as many of 16 bits. */
const DECODED_MOST = 240_000_000
/** HEIF and AVIF are decoded whole, at 18 bytes a pixel. */
const HEIF_PIXELS_MOST = 24_000_000
const FORMATS = ['jpeg', 'png', 'webp', 'gif', 'heif', 'avif', 'tiff']

/** Two at a time: what photos may take of memory and of Node's four threads has a measure, and everything else goes on. */
const cleaning = turns(2)

/**
 * Makes a photo safe to keep: decoded and encoded anew as WebP, at most 1,600 pixels a side, upright, without any metadata.
 * Refuses what is not a picture (SVG is none: it can carry programs), what is broken, what takes over 3 s, and more than 60 megapixels
 * (24 of HEIF and AVIF, 30 of 16 bits with transparency). The work is done in threads beside Node's own, two photos at a time.
 */
export function cleanPhoto(raw: Buffer): Promise<{ bytes: Buffer; width: number; height: number }> {
  return cleaning(async () => {
    try {
      const sharp = await loadSharp()
      const image = sharp(raw, { limitInputPixels: PIXELS_MOST, failOn: 'error', animated: false })
      refuseLarge(await image.metadata())
      const { data, info } = await image
        .autoOrient()
        .resize(1600, 1600, { fit: 'inside', withoutEnlargement: true })
        .webp({ quality: 78 })
        .timeout({ seconds: 3 })
        .toBuffer({ resolveWithObject: true })
      return { bytes: data, width: info.width, height: info.height }
    } catch {
      throw new ProblemError('notAnImage', 422)
    }
  })
}

function refuseLarge({ format, width, height, channels, depth }: Metadata): void {
  if (!FORMATS.includes(format)) throw new Error(`format ${format}`)
  const pixels = width * height
  if (format === 'heif' && pixels > HEIF_PIXELS_MOST) throw new Error(`${pixels} pixels of ${format}`)
  const decoded = pixels * channels * (depth === 'uchar' ? 1 : 2)
  if (decoded > DECODED_MOST) throw new Error(`${decoded} bytes of pixels`)
}

/** Keeps a photo of a meeting. */
export async function keepPhoto(
  db: Db,
  photo: {
    community: Id
    id: Id
    meeting: Id
    participant: Id
    bytes: Buffer
    width: number
    height: number
    at: number
  },
): Promise<void> {
  await db
    .insertInto('photo')
    .values(photo)
    .onConflict((c) => c.doNothing())
    .execute()
}

/** A photo while a standing card shows it, or a matter: as evidence, or beside what somebody contests. */
export async function findPhoto(db: Db, id: Id): Promise<Buffer | undefined> {
  return isId(id) ? ((await photoOfCard(db, id)) ?? (await photoOfMatter(db, id))) : undefined
}

async function photoOfMatter(db: Db, id: Id): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('photo')
    .innerJoin('matter', (join) =>
      join.onRef('matter.community', '=', 'photo.community').onRef('matter.id', '=', 'photo.meeting'),
    )
    .select(['photo.bytes', 'matter.sheet'])
    .where('photo.id', '=', id)
    .executeTakeFirst()
  const shown = row?.sheet.evidence.some(({ before, after }) => before === id || after === id)
  return shown || row?.sheet.contests.some(({ photo }) => photo === id) ? row?.bytes : undefined
}

async function photoOfCard(db: Db, id: Id): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('photo')
    .innerJoin('wording', (join) =>
      join
        .onRef('wording.community', '=', 'photo.community')
        .onRef('wording.meeting', '=', 'photo.meeting')
        .onRef('wording.photo', '=', 'photo.id'),
    )
    .innerJoin('card', (join) =>
      join
        .onRef('card.community', '=', 'wording.community')
        .onRef('card.meeting', '=', 'wording.meeting')
        .onRef('card.id', '=', 'wording.card')
        .onRef('card.wording', '=', 'wording.version'),
    )
    .select('photo.bytes')
    .where('photo.id', '=', id)
    .where('card.state', '=', 'standing')
    .limit(1)
    .executeTakeFirst()
  return row?.bytes
}
