import { readReceipt } from '../../core/plain/code.ts'
import { entryText, toldText, wordingText } from '../../core/log/entry.ts'
import { writeKey } from '../../core/log/note.ts'
import { toBase64 } from '../../core/plain/bytes.ts'
import type { ReceiptProof } from '../../wire/log.ts'
import type { JournalServices } from './services.ts'
import { ProblemError } from '../http/problem.ts'
import { sha256 } from './hash.ts'
import { cardOf, rowsOf, wordingsOf } from './prove.store.ts'

/**
 * What proves to the holder of a receipt, and to whoever they show it, that the card was accepted as written:
 * for each of its wordings the entry in the public log, the proof that it is in the tree, and what opens the
 * entry. Ready within a second or two of the acceptance.
 */
export async function proveReceipt(
  { db, identity, logs, logKeys }: JournalServices,
  typed: string,
): Promise<ReceiptProof> {
  const code = readReceipt(typed)
  const receipt = code && (await cardOf(db, code))
  if (!code || !receipt) throw new ProblemError('noSuchReceipt', 404)
  const { community } = receipt
  const wordings = await wordingsOf(db, receipt)
  const rows = await rowsOf(db, receipt, wordings)
  const { slug } = (await identity.places.all()).get(community)!
  const checkpoint = await logs.checkpoint(community, slug, rows.at(-1)!.seq)
  const items = rows.map(async ({ seq, topic: thing, body, told, sealed, told_salt, commitment }) => {
    const wording = wordings.find((wording) => wording.commitment === commitment)!
    const { salt, text, place_words: where, photo } = wording
    return {
      index: seq - 1,
      entry: entryText({
        community,
        seq,
        told: told.toString('hex'),
        sealed: sealed.toString('hex'),
        words: commitment,
      }),
      proof: (await logs.inclusion(community, seq - 1, checkpoint.size)).map(toBase64),
      // Text and salt go together when a text is erased.
      words: salt ? { salt, text: wordingText({ text, where, photo }) } : null,
      told: told_salt ? { salt: told_salt.toString('hex'), text: toldText({ thing, body }) } : null,
    }
  })
  return {
    format: 'grove-receipt-proof/1',
    receipt: code,
    key: writeKey(sha256, logKeys.verifierOf(slug)),
    checkpoint: checkpoint.note,
    entries: await Promise.all(items),
  }
}
