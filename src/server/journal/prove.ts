import type { Selectable } from 'kysely'
import type { ProofFile } from '../../core/log/check.ts'
import { readReceipt } from '../../core/plain/code.ts'
import { entryText, toldText, wordingText } from '../../core/log/entry.ts'
import { writeKey } from '../../core/log/note.ts'
import { toBase64 } from '../../core/plain/bytes.ts'
import type { FullKey, Id } from '../../core/plain/id.ts'
import type { ReceiptProof } from '../../wire/log.ts'
import type { JournalServices } from './services.ts'
import { ProblemError } from '../http/problem.ts'
import { sha256 } from './hash.ts'
import type { Tables } from '../database/tables.ts'
import { cardOf, rowsOf, standingWordings, wordingsOf } from './prove.store.ts'

/**
 * What proves to the holder of a receipt, and to whoever they show it, that the card was accepted as written:
 * for each of its wordings the entry in the public log, the proof that it is in the tree, and what opens the
 * entry. Ready within a second or two of the acceptance.
 */
export async function proveReceipt(services: JournalServices, typed: string): Promise<ReceiptProof> {
  const code = readReceipt(typed)
  const receipt = code && (await cardOf(services.db, code))
  if (!code || !receipt) throw new ProblemError('noSuchReceipt')
  const proof = await proveWordings(services, receipt, await wordingsOf(services.db, receipt))
  return { format: 'grove-receipt-proof/1', receipt: code, ...proof }
}

/**
 * The same of the words that a meeting's standing cards have now, in the order in which they were accepted.
 */
export const proveStanding = async (services: JournalServices, meeting: FullKey): Promise<ProofFile> =>
  proveWordings(
    services,
    { community: meeting.community, meeting: meeting.id },
    await standingWordings(services.db, meeting),
  )

async function proveWordings(
  { db, identity, logs, logKeys }: JournalServices,
  { community, meeting }: { community: Id; meeting: Id },
  wordings: readonly Selectable<Tables['wording']>[],
): Promise<ProofFile> {
  const rows = await rowsOf(db, { community, meeting }, wordings)
  const { slug } = (await identity.places.all()).get(community)!
  const checkpoint = await logs.checkpoint(community, slug, rows.at(-1)?.seq)
  const indexes = rows.map(({ seq }) => seq - 1)
  const proofs = await logs.inclusions(community, indexes, checkpoint.size)
  const byCommitment = new Map(wordings.map((wording) => [wording.commitment, wording]))
  const entries = rows.map(({ seq, topic: thing, body, told, sealed, told_salt, commitment }, n) => {
    const { salt, text, place_words: where, photo } = byCommitment.get(commitment!)!
    return {
      index: seq - 1,
      entry: entryText({
        community,
        seq,
        told: told.toString('hex'),
        sealed: sealed.toString('hex'),
        words: commitment,
      }),
      proof: proofs[n]!.map(toBase64),
      // Text and salt go together when a text is erased.
      words: salt ? { salt, text: wordingText({ text, where, photo }) } : null,
      told: told_salt ? { salt: told_salt.toString('hex'), text: toldText({ thing, body }) } : null,
    }
  })
  return { key: writeKey(sha256, logKeys.verifierOf(slug)), checkpoint: checkpoint.note, entries }
}
