import sharp from 'sharp'
import type { Id } from '../../core/plain/id.ts'
import { isId } from '../../core/plain/id.ts'
import type { Db } from '../database/open.ts'
import { ProblemError } from '../problem.ts'

export const PHOTO_MOST_MB = 10
const PIXELS_MOST = 60_000_000
const FORMATS = ['jpeg', 'png', 'webp', 'gif', 'heif', 'avif', 'tiff']

sharp.concurrency(1)
sharp.cache(false)

/**
 * Makes a photo safe to keep: decoded and encoded anew as WebP, at most 1,600 pixels a side, upright, without any metadata.
 * Refuses what is not a picture (SVG is none: it can carry programs), what is broken, and more than 60 megapixels.
 */
export async function cleanPhoto(raw: Buffer): Promise<{ bytes: Buffer; width: number; height: number }> {
  try {
    const image = sharp(raw, { limitInputPixels: PIXELS_MOST, failOn: 'error', animated: false })
    const { format } = await image.metadata()
    if (!format || !FORMATS.includes(format)) throw new Error(`format ${format}`)
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
