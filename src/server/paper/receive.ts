import { webcrypto } from 'node:crypto'
import type { Context } from 'hono'
import type { FullKey, Id } from '../../core/plain/id.ts'
import type { PaperFound } from '../../wire/paper.ts'
import type { ProblemCode } from '../../wire/strings/problem.ts'
import type { Caller } from '../access/authorize.ts'
import type { Db } from '../database/open.ts'
import { readBody } from '../http/body.ts'
import { atOnce } from '../http/limit.ts'
import { ProblemError } from '../http/problem.ts'
import { newId } from '../integrations/runtime.ts'
import { refuseCarried } from '../meeting/ask.ts'
import { keepFound } from './found.ts'
import { goneNumbers } from './gone.ts'
import type { Written } from './hang.ts'
import { hangAtOnce } from './hang.ts'
import { picturesKept } from './picture.store.ts'
import type { Claimed } from './queue.store.ts'
import { queuePhoto, takeAway, unread } from './queue.store.ts'
import { PAPER_MOST_MB, readPaper } from './read.ts'
import type { Readable } from './recogniser/handwriting.ts'
import type { PaperServices } from './services.ts'

/** [P15] Photos of a meeting that are not read yet: forty at once, of several who send. */
const UNREAD_MOST = { photos: 120, bytes: 400_000_000 }
/** [P15] Pictures of cards that a meeting keeps: twice as many as cards are printed for most. */
const PICTURES_MOST = { photos: 4000, bytes: 600_000_000 }

/** Each sender has so many under way at most: whoever sends more is refused before anything of it is read. */
const perSender = atOnce(3)

/**
 * [P15] Keeps the photo or the scan (PDF) that a request brings as its body until it is read; gives its id
 * and how many of its meeting come before it. Refuses what goes beyond a meeting's bounds before anything of
 * it is read.
 */
export const receivePaper = (
  services: PaperServices,
  caller: Caller,
  c: Context,
  name: string,
): Promise<{ photo: Id; ahead: number }> =>
  perSender(caller.staff!.person, async () => {
    const { db, meeting } = caller
    await refuseCarried(services, meeting!)
    await refuseManyPictures(db, meeting!)
    const { photos, bytes } = await unread(db, meeting!)
    if (photos >= UNREAD_MOST.photos || bytes >= UNREAD_MOST.bytes) throw queueFull(photos)
    const raw = await readBody(c, PAPER_MOST_MB)
    const digest = await digestOf(raw)
    const { runtime } = services
    const photo = {
      id: newId(runtime),
      name: shownName(name),
      bytes: raw,
      digest,
      at: runtime.now(),
      staff: caller.staff!.person,
    }
    const queued = await queuePhoto(db, meeting!, photo, UNREAD_MOST)
    if ('full' in queued) throw queueFull(queued.full)
    services.photoQueue.wake()
    return { photo: queued.id, ahead: queued.ahead }
  })

/** Of some megabytes, beside the loop. */
const digestOf = async (raw: Buffer): Promise<string> =>
  Buffer.from(await webcrypto.subtle.digest('SHA-256', raw as Uint8Array<ArrayBuffer>)).toString('hex')

/** What a file is called, without signs that nobody sees. */
const shownName = (name: string): string => name.replace(/\p{C}/gu, '').slice(0, 200)

const queueFull = (waiting: number) => new ProblemError('paperQueueFull', { waiting, seconds: 30 })

async function refuseManyPictures(db: Db, meeting: FullKey): Promise<void> {
  const { photos, bytes } = await picturesKept(db, meeting)
  if (photos >= PICTURES_MOST.photos || bytes >= PICTURES_MOST.bytes)
    throw new ProblemError('paperPicturesFull', { most: PICTURES_MOST.photos })
}

/**
 * What is found in a photo that waits, once it is read. Where it cannot be, its sender hears why, and nothing
 * of it is kept; whoever goes away meanwhile finds it at the desk.
 */
export async function foundIn(
  services: PaperServices,
  caller: Caller,
  photo: Id,
  gone: AbortSignal,
): Promise<PaperFound> {
  const { db, meeting } = caller
  const ended = await services.photoQueue.ended(db, meeting!, photo, gone)
  if (ended?.state === 'read') return ended.found!
  if (ended?.state !== 'failed') throw new ProblemError('noSuchPhoto')
  await takeAway(db, meeting!, photo)
  const { code, ...facts } = ended.why!
  throw new ProblemError(code as ProblemCode, facts)
}

/**
 * Reads a photo that waits, and keeps what it shows. What was taken away while it was read, and [M26] what
 * belongs to somebody who was erased meanwhile, is not kept.
 */
export async function readQueued(
  services: PaperServices,
  { community, meeting: id, bytes, digest, staff }: Claimed & { bytes: Buffer },
  stillWanted: () => Promise<boolean>,
  ending: AbortSignal,
): Promise<PaperFound> {
  const code = await services.meetings.read(community, id, ({ board }) => board.code)
  if (code === undefined) throw new ProblemError('noSuchMeeting')
  const meeting = { community, id, code }
  const db = services.identity.requests.scopedTo([community])
  await refuseCarried(services, meeting)
  await refuseManyPictures(db, meeting)
  const read = await readPaper(bytes, ending)
  if (!(await stillWanted())) throw new ProblemError('noSuchPhoto')
  const gone = await goneNumbers(services, db, meeting)
  const hang = (cards: readonly Written[]) =>
    hangAtOnce(services, db, meeting, staff, cards).catch((error: unknown) => {
      // What does not hang waits for a person, as without the switch: whoever sent it may have no role any
      // more.
      services.log.warn({ error }, 'cards from a photo do not hang at once')
      return 0
    })
  const propose = (pictures: readonly Readable[]) => services.handwriting.propose(db, meeting, pictures)
  return keepFound(db, meeting, { runtime: services.runtime, staff, gone, hang, propose }, { read, digest })
}
