import sharp from 'sharp'
import type { Document } from '../../../core/document/blocks.ts'
import type { Id } from '../../../core/plain/id.ts'
import type { Pictures } from '../pictures.ts'

/** A photo as it is printed: JPEG, which Word and PDF both take. */
export interface Photo {
  bytes: Buffer
  width: number
  height: number
}
export type Photos = ReadonlyMap<Id, Photo>

/** Pixels of the longer side: a photo as wide as the text is printed at some 170 to the inch. */
const SIDE_MOST = 1000
const QUALITY = 72

/**
 * Photos scaled down for paper, here in the process beside the server: a dozen take about a megabyte. The
 * same photo gives the same bytes.
 */
export async function photosOf(pictures: Pictures): Promise<Photos> {
  const photos = new Map<Id, Photo>()
  for (const [photo, kept] of Object.entries(pictures)) {
    const { data: bytes, info } = await sharp(kept)
      .resize(SIDE_MOST, SIDE_MOST, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#fff' })
      .jpeg({ quality: QUALITY, mozjpeg: true })
      .toBuffer({ resolveWithObject: true })
    photos.set(photo, { bytes, width: info.width, height: info.height })
  }
  return photos
}

/** A document without the photos that are not there any more. */
export const withPhotos = (document: Document, photos: Photos): Document => ({
  ...document,
  blocks: document.blocks.filter((block) => block.kind !== 'picture' || photos.has(block.photo)),
})
