import { hash, randomBytes, randomUUID } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { Encrypter } from 'age-encryption'
import { writeCheckpoint } from '../../src/core/log/checkpoint.ts'
import { wordingText } from '../../src/core/log/entry.ts'
import { writeKey } from '../../src/core/log/note.ts'
import { rootOf } from '../../src/core/log/tree.ts'
import { readSigned, signed } from '../../src/server/carry/file.ts'
import { leafThere } from '../../src/server/carry/proof.ts'
import type { CarriedMeeting } from '../../src/server/carry/record.ts'
import { commit, sha256 } from '../../src/server/journal/hash.ts'
import type { Client, TestGrove } from './grove.ts'

export const PASSPHRASE = '榕树下的三棵树，十二个字'

/** Marks a meeting as carried, as the desk does before it gets the file. */
export async function carryOff({ services }: TestGrove, code: string): Promise<void> {
  const { community, id: meeting } = (await services.identity.codes.find(code))!
  const actor = { kind: 'house', id: randomUUID() } as const
  const command = { kind: 'carryMeeting' } as const
  await services.system.meetings.ask(community, { meeting, key: randomUUID(), command, actor, body: command })
}

/** The whole of a meeting as the desk gets it, but locked with little work, so that tests need not wait. */
export async function carriedFrom(grove: TestGrove, code: string, slug = 'rongbu'): Promise<Buffer> {
  const { services } = grove
  const meeting = (await services.identity.codes.find(code))!
  const place = (await services.identity.places.called('community', slug))!
  return services.carrying.unlocked(meeting, place)
}

/** A signed file, locked. */
export async function locked(file: Uint8Array, passphrase = PASSPHRASE): Promise<Buffer> {
  const encrypter = new Encrypter()
  encrypter.setScryptWorkFactor(10)
  encrypter.setPassphrase(passphrase)
  return Buffer.from(await encrypter.encrypt(Uint8Array.from(file)))
}

/** Brings a signed file in, or with no fingerprint only looks at it. */
export async function bring(desk: Client, file: Uint8Array, fingerprint?: string, slug = 'rongbu') {
  return bringLocked(desk, await locked(file), fingerprint, slug)
}

export function bringLocked(desk: Client, file: Uint8Array, fingerprint?: string, slug = 'rongbu', by = PASSPHRASE) {
  const query = fingerprint === undefined ? '' : `?fingerprint=${encodeURIComponent(fingerprint)}`
  return desk.send('POST', `/api/communities/${slug}/meetings/import${query}`, {
    body: Uint8Array.from(file),
    headers: { 'content-type': 'application/octet-stream', 'grove-passphrase': encodeURIComponent(by) },
  })
}

export interface Content {
  record: CarriedMeeting
  pictures: Buffer[]
}

/** What is in a signed file. */
export function contentOf(file: Buffer): Content {
  const read = readSigned(file)
  if (typeof read === 'string') throw new Error(read)
  const content = gunzipSync(read.body)
  const end = content.indexOf(10)
  const record = JSON.parse(content.toString('utf8', 0, end)) as CarriedMeeting
  let at = end + 1
  return { record, pictures: record.pictures.map(({ bytes }) => content.subarray(at, (at += bytes))) }
}

/** A content, signed as it is by the key of a Grove. */
export function signedBy({ services: { logKeys } }: TestGrove, content: Uint8Array): Buffer {
  const key = writeKey(sha256, logKeys.verifierOf('rongbu'))
  return signed(Buffer.from(content), key, (text) => logKeys.signLine('rongbu', text))
}

/**
 * What a Grove could sign whose owner wants to deceive: the content, with a log that was made for it, so that
 * every hash, proof and signature in it holds.
 */
export function forged(grove: TestGrove, { record, pictures }: Content): Buffer {
  const { logKeys } = grove.services
  const words = new Map(record.wordings.map((one) => [`${one.card} ${one.version}`, one]))
  const entries = record.entries.map((entry) => {
    const told = entry.body as { kind: string; card?: { id: string } | string; wording?: number }
    const named = told.kind === 'cardPosted' ? `${(told.card as { id: string }).id} 1` : `${told.card} ${told.wording}`
    const said = entry.words === null ? undefined : words.get(named)
    return said?.salt ? { ...entry, words: commit(said.salt, wordingText(said)) } : entry
  })
  const size = Math.max(...entries.map(({ seq }) => seq))
  const leaves = Array.from({ length: size }, () => randomBytes(32))
  for (const entry of entries)
    leaves[entry.seq - 1] = Buffer.from(leafThere(record.community.id, record.meeting, entry), 'hex')
  const text = writeCheckpoint({ origin: logKeys.origin('rongbu'), size, root: rootOf(sha256, leaves), extensions: [] })
  const whole: CarriedMeeting = {
    ...record,
    entries,
    checkpoint: `${text}\n${logKeys.signLine('rongbu', text)}`,
    leaves: Buffer.concat(leaves).toString('base64'),
    pictures: pictures.map((bytes) => ({ bytes: bytes.length, sha256: hash('sha256', bytes) })),
  }
  return signedBy(grove, gzipSync(Buffer.concat([Buffer.from(`${JSON.stringify(whole)}\n`), ...pictures])))
}
