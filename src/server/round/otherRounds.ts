import { LRUCache } from 'lru-cache'
import { readPabulib, writePabulib, type PabulibFile } from '../../core/budget/pabulib.ts'
import { inSlices } from '../../core/plain/slices.ts'
import { codeOf } from '../../core/plain/code.ts'
import { cleanText, oneLine } from '../../core/plain/text.ts'
import type { Id } from '../../core/plain/id.ts'
import { countOther, otherRound, type OtherRound } from '../../core/round/otherRound.ts'
import type { Caller } from '../access/authorize.ts'
import { perGrove } from '../api/route.ts'
import { concurrencyLimit } from '../http/concurrencyLimit.ts'
import { ProblemError } from '../http/problem.ts'
import { BESIDE_REQUESTS } from '../integrations/slices.ts'
import { sha256Text } from '../journal/hash.ts'
import { idFor } from '../secrets/token.ts'
import { fileCalled, keepFile } from './file.store.ts'
import type { RoundServices } from './services.ts'

/** A file has so many megabytes at most, a community so many files, and one is counted for so long. */
export const FILE_MOST_MB = 4
const FILES_MOST = 50
const COUNT_MS = 20_000
const TITLE_MOST = 120
/** Files that are kept counted, in bytes as they came. */
const COUNTED_MOST = 20_000_000

/** A file as it came: UTF-8, and the same again when it is written. */
function readExactly(bytes: Buffer): PabulibFile {
  const text = bytes.toString('utf8')
  const file = readPabulib(text)
  if ('refused' in file) throw new ProblemError('notPabulib')
  // [B10] What cannot be written as it came was not read as it is.
  if (!Buffer.from(writePabulib(file)).equals(bytes)) throw new ProblemError('notPabulib')
  return file
}

/** [B29] Keeps a file of Pabulib; the same file is the same round, whoever brings it. */
export async function bringFile(services: RoundServices, caller: Caller, bytes: Buffer): Promise<{ code: string }> {
  const { identity, runtime } = services
  const community = caller.community!.id
  const file = readExactly(bytes)
  const digest = sha256Text(bytes.toString('base64'))
  const id = idFor(`round file ${community} ${digest}`, identity.ticketKey)
  const code = codeOf(id)
  const title = cleanText(oneLine(otherRound(file, null).title).slice(0, TITLE_MOST), TITLE_MOST)
  const said = { community, id, code, title: 'text' in title ? title.text : code, bytes }
  const by = caller.staff!.person
  if (!(await keepFile(caller.db, { ...said, by, at: runtime.now() }, FILES_MOST)))
    throw new ProblemError('filesFull', { most: FILES_MOST })
  return { code }
}

/** A file byte for byte as it came. */
export async function fileOf({ db }: RoundServices, community: Id, typed: string): Promise<Buffer> {
  const bytes = await fileCalled(db, community, typed.toUpperCase())
  if (!bytes) throw new ProblemError('noSuchFile')
  return bytes
}

/** What was counted: one at a time, in slices, and each file once. */
const keptOf = perGrove(() => ({
  known: new LRUCache<string, Promise<OtherRound>>({ maxSize: COUNTED_MOST }),
  inTurn: concurrencyLimit(1, 30, () => new ProblemError('tooMany', { seconds: 5 })),
}))

/** [B29] A round of elsewhere, counted again; what takes too long is shown as its file says it. */
export async function readOther(services: RoundServices, community: Id, typed: string): Promise<OtherRound> {
  const code = typed.toUpperCase()
  const bytes = await fileOf(services, community, code)
  const { known, inTurn } = keptOf(services)
  const key = `${community} ${code}`
  const before = known.get(key)
  if (before) return before
  const made = inTurn(undefined, () => counted(readExactly(bytes)))
  known.set(key, made, { size: bytes.length })
  made.catch(() => known.delete(key))
  return made
}

/** Thrown out of a count that takes too long. */
class TakesLong extends Error {}

async function counted(file: PabulibFile): Promise<OtherRound> {
  const until = performance.now() + COUNT_MS
  const pause = async () => {
    if (performance.now() > until) throw new TakesLong()
    await BESIDE_REQUESTS.pause()
  }
  try {
    return await inSlices(countOther(file), { ...BESIDE_REQUESTS, pause })
  } catch (error) {
    if (error instanceof TakesLong) return otherRound(file, 'takesLong')
    throw error
  }
}
