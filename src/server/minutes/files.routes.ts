import type { Context } from 'hono'
import { z } from '@hono/zod-openapi'
import { codeParam, id } from '../../wire/plain.ts'
import { PHOTO_REFUSED } from '../photo/refused.ts'
import { made, perGrove, routeOf } from '../api/route.ts'
import { readBody } from '../http/body.ts'
import { limitOf } from '../http/limit.ts'
import { ProblemError } from '../http/problem.ts'
import { newId } from '../integrations/runtime.ts'
import { cleanPhoto } from '../photo/cleanPhoto.ts'
import { refuseOpenTree } from './carryOut.ts'
import { keepFile } from './file.store.ts'
import type { MinutesServices } from './services.ts'
import { checkPdf } from './signedSheet.ts'

const route = routeOf<MinutesServices>()
const perPerson = perGrove(() => limitOf(30, 600))

/** A scan of thirty pages in grey at 150 dpi takes about so many megabytes. */
export const SCAN_MOST_MB = 20
const kept = z.object({ file: id }).openapi('FileKept')

/** Brings a file; what it is, is read from its bytes, never from what the sender says. */
const bring = (usedAs: 'scan' | 'photo', says: string) =>
  route(
    usedAs === 'scan' ? 'addScan' : 'addMeetingPhoto',
    {
      method: 'post',
      path: `/api/meetings/{code}/minutes/${usedAs}s`,
      tag: 'Desk',
      summary: says,
      action: 'minutes.file',
      params: codeParam,
      bytes: usedAs === 'scan' ? ['application/pdf', 'image/*'] : ['image/*'],
      problems: [
        ...PHOTO_REFUSED,
        'noSuchAddress',
        'tooMany',
        'scanTooLarge',
        ...(usedAs === 'scan' ? (['notAPdf', 'pdfActive', 'notSignedYet'] as const) : (['pdfNoPhoto'] as const)),
      ],
      answer: made(kept, 'Kept; nobody sees it before it is attached'),
    },
    async ({ services, caller, c }) => {
      await refuseOpenTree(services, caller)
      const staff = caller.staff!.person
      await perPerson(services)(staff)
      const { community, id: meeting } = caller.meeting!
      if (usedAs === 'scan' && (await services.minutes.read(caller.meeting!)).minutes.signedAt === null)
        throw new ProblemError('notSignedYet')
      const content = await contentOf(c, usedAs)
      const of = { community, meeting, id: newId(services.runtime), staff, used_as: usedAs, at: services.runtime.now() }
      await keepFile(caller.db, { ...of, ...content })
      return { file: of.id }
    },
  )

async function contentOf(c: Context, usedAs: 'scan' | 'photo') {
  // Whoever says how much it is hears so before any of it is read.
  if (Number(c.req.header('content-length') ?? 0) > SCAN_MOST_MB * 1_000_000)
    throw new ProblemError('scanTooLarge', { most: SCAN_MOST_MB })
  const raw = await readBody(c, SCAN_MOST_MB)
  if (usedAs === 'scan' && isPdf(raw)) {
    await checkPdf(raw, c.req.raw.signal)
    return { type: 'pdf' as const, bytes: raw, width: 0, height: 0 }
  }
  const called = c.req.header('content-type')?.startsWith('application/pdf')
  if (raw.toString('latin1', 0, 5) === '%PDF-') throw new ProblemError(usedAs === 'scan' ? 'notAPdf' : 'pdfNoPhoto')
  if (usedAs === 'scan' && called) throw new ProblemError('notAPdf')
  return { type: 'photo' as const, ...(await cleanPhoto(raw, c.req.raw.signal)) }
}

/** A PDF begins and ends as one: what was cut off on its way has no end. */
const isPdf = (raw: Buffer): boolean =>
  raw.toString('latin1', 0, 5) === '%PDF-' && raw.subarray(-2048).includes('%%EOF')

/** How the files of a meeting's minutes are brought. */
export const minutesFileRoutes = [
  bring('scan', `Bring a signed sheet: a PDF or a photo, up to ${SCAN_MOST_MB} MB; attach it by a command`),
  bring('photo', 'Bring a photo of the meeting; add it by a command that says who agreed'),
]
