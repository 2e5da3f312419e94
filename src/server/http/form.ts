import busboy from '@fastify/busboy'
import type { Context } from 'hono'
import { matchedRoutes } from 'hono/route'
import { holdMore, pass, tooBusy } from './body.ts'
import { ProblemError } from './problem.ts'

export const PHOTO_MOST_MB = 10

/** What somebody filled into a form of a page: words by field, and a photo where they chose one. */
export interface Form {
  /**
   * Why the sender is refused whatever the form says: a limit was reached before it was read. Only its words
   * were kept.
   */
  refused: ProblemError | undefined
  /** The field's words; empty where it was left out. */
  words(field: string): string
  /**
   * The photo; null where none was chosen. Throws why it could not be taken: the words can be read even so,
   * to be shown again.
   */
  photo(): Buffer | null
}

/** Ends of routes, and of addresses, that read their body by themselves, as it comes. */
export const READ_BY_THEMSELVES =
  /\/(photos|queue|papers|scans|answer|contest|picture|plan|round-files|roll-lines|import|letterheads\/\W?\w+\W?(\/preview)?|(requests|servicerequestupdates)\.(json|xml))$/

/**
 * Whether the route that answers a request reads its body by itself. The route says so, not the address
 * alone: where an address ends in what its sender chose (`/ballot/:serial`), that may be any word.
 */
export const readsItself = (c: Context): boolean =>
  READ_BY_THEMSELVES.test(c.req.path) && matchedRoutes(c).some(({ path }) => READ_BY_THEMSELVES.test(path))

/** What people wrote, by request: whatever goes wrong afterwards, its page gives the words back. */
const written = new WeakMap<Context, string>()
export const writtenBy = (c: Context): string => written.get(c) ?? ''

const MB = 1_000_000
/** What all words of a form weigh at most. A page's own fields are far below. */
const WORDS_MOST = 0.3 * MB
const LIMITS = {
  fieldNameSize: 100,
  fieldSize: 0.1 * MB,
  fields: 12,
  files: 1,
  fileSize: PHOTO_MOST_MB * MB,
  parts: 14,
  headerPairs: 20,
}

/** What a form has beyond those of our own pages: so many fields, and the photo in a field of any name. */
interface Shape {
  fields: number
  photo: 'any'
}

/**
 * Reads a form as browsers send it, piece by piece, also with a photo in the field `photo`. Refuses what is
 * no form, more than a dozen fields, and words of more than 100 kB a field; of those it keeps nothing.
 * `limit` is asked first: whom it refuses gets the words back, and no photo of theirs is kept.
 */
export async function readForm(c: Context, limit?: () => Promise<void>, shape?: Shape): Promise<Form> {
  const limited = await refusalOf(limit)
  const type = c.req.header('content-type') ?? ''
  const words = new Map<string, string>()
  const pieces: Buffer[] = []
  let refused: ProblemError | undefined
  let noPhoto = limited
  const parser = parserOf(type, shape?.fields ?? LIMITS.fields)
  const refuse = (why: ProblemError) => void (refused ??= why)
  const ended = new Promise<void>((done) => {
    parser.once('finish', done)
    parser.once('error', () => {
      refuse(noForm())
      done()
    })
  })
  parser.on('field', (name, value, nameCut, valueCut) => {
    if (nameCut || valueCut) refuse(new ProblemError('tooLarge', { most: LIMITS.fieldSize / MB }))
    else if (!words.has(name)) words.set(name, value)
  })
  for (const limit of ['fieldsLimit', 'partsLimit'] as const) parser.on(limit, () => refuse(noForm()))
  parser.on('file', (name, stream) => {
    stream.on('data', (piece: Buffer) => {
      if ((name !== 'photo' && !shape) || noPhoto) return
      if (holdMore(c, piece.length)) pieces.push(piece)
      else {
        pieces.length = 0
        noPhoto = tooBusy()
      }
    })
    stream.on('error', () => {})
    stream.once('limit', () => (noPhoto = new ProblemError('tooLarge', { most: PHOTO_MOST_MB })))
  })
  const mayBringPhoto = type.startsWith('multipart/')
  const most = mayBringPhoto ? (PHOTO_MOST_MB + 1) * MB : WORDS_MOST
  const keep = (piece: Uint8Array) => void (refused ?? parser.write(piece))
  const tooLarge = await pass(c, most, { keep, drop: () => (pieces.length = 0) })
  if (tooLarge) {
    // The words come first in our forms: they are not lost with a photo that is too large.
    noPhoto = new ProblemError('tooLarge', { most: mayBringPhoto ? PHOTO_MOST_MB : most / MB })
    if (words.size === 0) refuse(noPhoto)
  } else if (!refused) {
    parser.end()
    await ended
  }
  written.set(c, words.get('text') ?? '')
  if (refused) throw refused
  return {
    refused: limited,
    words: (field) => words.get(field) ?? '',
    photo() {
      if (noPhoto) throw noPhoto
      return pieces.length ? Buffer.concat(pieces) : null
    },
  }
}

async function refusalOf(limit?: () => Promise<void>): Promise<ProblemError | undefined> {
  try {
    await limit?.()
    return undefined
  } catch (error) {
    if (error instanceof ProblemError) return error
    throw error
  }
}

const noForm = () => new ProblemError('malformed', { where: 'body', why: 'form' })

function parserOf(type: string, fields: number) {
  try {
    return busboy({ headers: { 'content-type': type }, limits: { ...LIMITS, fields, parts: fields + 2 } })
  } catch {
    throw noForm()
  }
}
