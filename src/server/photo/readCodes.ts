import type { Context } from 'hono'
import type { Id } from '../../core/plain/id.ts'
import { concurrencyLimit } from '../http/concurrencyLimit.ts'
import { askBeside, NoAnswer, programAt } from '../integrations/beside.ts'
import type { CodesAnswer, CodesAsked } from './codeReader.ts'
import type { CleanPhoto } from './cleanPhoto.ts'
import { cleanPhoto, receiveBytes, SECONDS_MOST } from './cleanPhoto.ts'
import { loadSharp } from './sharp.ts'

/**
 * Pixels of a side: a sheet that fills a third of the picture's width still has three dots for each square of
 * its code. A smaller picture is enlarged, which makes its codes easier to find.
 */
const SIDE_MOST = 2400
const LIMITS = { heapMb: 128, memoryMb: 500, seconds: 10 }

/** One picture is looked at at a time, of 23 megabytes at most; so many wait. */
const reading = concurrencyLimit(1, 20)

/**
 * What the QR codes in a picture say, in a process beside the server with a limit of memory and time. `raw`
 * is a file that `cleanPhoto` has taken, so it is a picture of bounded size. A picture that takes too long to
 * look at has no code.
 */
const readCodes = (raw: Buffer, gone: AbortSignal): Promise<string[]> =>
  reading(gone, async () => {
    const sharp = await loadSharp()
    const { data, info } = await sharp(raw)
      .autoOrient()
      .resize(SIDE_MOST, SIDE_MOST, { fit: 'inside' })
      .flatten({ background: '#fff' })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw()
      .timeout({ seconds: SECONDS_MOST })
      .toBuffer({ resolveWithObject: true })
    const asked: CodesAsked = { pixels: data, width: info.width, height: info.height }
    try {
      return (await askBeside<CodesAnswer>(READER, asked, LIMITS, gone)).codes
    } catch (error) {
      if (error instanceof NoAnswer) return []
      throw error
    }
  })

/** A photo that a request brings as its body, safe to keep (`receivePhoto`), and what the codes in it say. */
export const receiveWithCodes = (c: Context, sender: Id): Promise<{ image: CleanPhoto; codes: string[] }> =>
  receiveBytes(c, sender, async (raw, gone) => {
    const image = await cleanPhoto(raw, gone)
    return { image, codes: await readCodes(raw, gone) }
  })

const READER = programAt(import.meta.url, 'codeReader', 'codeReader.ts')
