import { ProblemError } from '../http/problem.ts'
import { checkPdf } from '../minutes/signedSheet.ts'
import { isCleanPhoto, SIDE_MOST } from '../photo/cleanPhoto.ts'
import type { CarriedMeeting } from './record.ts'

/** Pixels a side of a card that was cut out of a picture: ten for each millimetre of the largest paper. */
const PAPER_SIDE_MOST = 2400
/** How long all pictures of one file are looked at. */
const LOOKED_AT_MOST_MS = 120_000

/**
 * [H8] Refuses pictures and sheets that Grove would not have kept of somebody who brings them, and a file in
 * which a picture stands for two things or for none.
 */
export async function refuseOtherPictures(
  { photos, paperPictures, files }: Pick<CarriedMeeting, 'photos' | 'paperPictures' | 'files'>,
  pictures: readonly Buffer[],
  gone: AbortSignal,
): Promise<void> {
  const all = [...photos, ...paperPictures, ...files]
  const shown = new Set(all.map(({ picture }) => picture))
  if (all.length !== pictures.length || shown.size !== all.length) throw new ProblemError('carryPicture')
  const over = AbortSignal.timeout(LOOKED_AT_MOST_MS)
  const until = AbortSignal.any([gone, over])
  const look = async (one: { picture: number; width: number; height: number }, most: number) => {
    if (over.aborted) throw new ProblemError('carryTooLarge')
    const bytes = pictures[one.picture]
    if (!bytes || !(await isCleanPhoto(bytes, one, most, until))) throw new ProblemError('carryPicture')
  }
  for (const one of photos) await look(one, SIDE_MOST)
  for (const one of paperPictures) await look(one, PAPER_SIDE_MOST)
  for (const one of files)
    if (one.type === 'photo') await look(one, SIDE_MOST)
    else await checkPdf(pictures[one.picture]!, until)
}
