import type { Context } from 'hono'
import { readBody } from './body.ts'
import { PHOTO_MOST_MB } from './meeting/photos.ts'
import { ProblemError } from './problem.ts'

/** What somebody filled into a form of a page: words by field, and a photo where they chose one. */
export interface Form {
  /** The field's words; empty where it was left out. */
  words(field: string): string
  photo: Buffer | null
}

/** Forms that may bring a photo say so by the end of their address; they are read here, not by the limit for other bodies. */
export const bringsPhoto = (path: string): boolean => /\/(photos|answer|contest)$/.test(path)

/** Reads a form as browsers send it, also with a photo in the field `photo`. Refuses more than a photo may weigh, and what is no form. */
export async function readForm(c: Context): Promise<Form> {
  const raw = await readBody(c, PHOTO_MOST_MB + 1)
  const headers = { 'content-type': c.req.header('content-type') ?? '' }
  const data = await new Response(new Uint8Array(raw), { headers }).formData().catch(() => {
    throw new ProblemError('malformed', 400, { where: 'body', why: 'form' })
  })
  const photo = data.get('photo')
  return {
    words: (field) => {
      const value = data.get(field)
      return typeof value === 'string' ? value : ''
    },
    photo: photo && typeof photo !== 'string' && photo.size > 0 ? Buffer.from(await photo.arrayBuffer()) : null,
  }
}
