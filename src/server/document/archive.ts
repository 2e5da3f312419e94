import { hash } from 'node:crypto'
import type { Archive, Attached } from '../../core/document/archive.ts'
import { archiveOf } from '../../core/document/archive.ts'
import { minutesOf } from '../../core/document/minutes.ts'
import { codeParam } from '../../wire/plain.ts'
import type { Caller } from '../access/authorize.ts'
import { file, routeOf } from '../api/route.ts'
import { proveStanding } from '../journal/prove.ts'
import type { LedgerServices } from '../ledger/services.ts'
import { cardsCsv } from '../spreadsheet/cards.ts'
import { besideFor, FILE_PROBLEMS, fileOf, languageFor } from './answer.ts'
import { minutesFacts } from './meeting.ts'

const route = routeOf<LedgerServices>()

const attached = (name: string, type: string, text: string): Attached => ({
  name,
  type,
  text,
  fingerprint: hash('sha256', text),
})
const json = (name: string, value: object) => attached(name, 'application/json', JSON.stringify(value))

/**
 * One file for the archive: a meeting's minutes with the data that they were made of, the proof that each
 * card is in the public log as it was accepted, and the log's seal on all of it. What is not public is not in
 * it.
 */
const readArchive = route(
  'readArchive',
  {
    method: 'get',
    path: '/api/meetings/{code}/documents/archive.pdf',
    tag: 'Desk',
    summary: 'A meeting as one sealed file: minutes with their data and proofs inside (PDF/A-3)',
    description: 'Check it with `npx grove verify --archive FILE`, offline.',
    action: 'meeting.desk',
    params: codeParam,
    problems: [...FILE_PROBLEMS, 'noSuchAddress'],
    answer: file('application/pdf', 'The file'),
  },
  ({ services, caller, params: { code }, c }) =>
    fileOf(c, () => archive(services, caller, {}), 'pdf', `grove-${code}-archive`, {
      ...besideFor(services, caller, undefined),
      finish: (bytes) => sealed(services, caller, bytes),
    }),
)

/** The file as its meeting's community seals it. */
export async function sealed(
  { identity, logKeys }: LedgerServices,
  caller: Caller,
  bytes: Uint8Array,
): Promise<Uint8Array> {
  const { slug } = (await identity.places.all()).get(caller.meeting!.community)!
  return logKeys.sealed(slug, bytes)
}

/** Made when it is its turn to be written: the minutes, and what lies beside them. */
export const archive = async (services: LedgerServices, caller: Caller, _: unknown): Promise<Archive> => {
  const facts = await minutesFacts(services, caller)
  const { board, subdistrict, community, office, matters, forward, address } = facts
  // Of what the recorder entered only what the minutes say: no draft, no remark, and not whose it was.
  const { texts, votes, signedAt, takenOut } = facts.entered
  const record = {
    subdistrict,
    community,
    office,
    address,
    board,
    matters,
    forward,
    entered: { texts, votes, signedAt, takenOut },
  }
  const proof = await proveStanding(services, board)
  const files = [
    json('record.json', { format: 'grove-archive/1', ...record }),
    attached('cards.csv', 'text/csv', cardsCsv(board, await services.clockOf(board.community))),
    json('log.json', proof),
  ]
  const language = await languageFor(services, caller, board.community)
  return archiveOf(minutesOf(facts, language), files, proof.key, language)
}

/** The archive file of a meeting. */
export const archiveRoutes = [readArchive]
