import type { MatterCommand } from '../../core/ledger/command.ts'
import type { Id } from '../../core/plain/id.ts'
import { isId } from '../../core/plain/id.ts'
import type { CleanPhoto } from '../photo/cleanPhoto.ts'
import { keepPhoto } from '../photo/photo.store.ts'
import { newId } from '../integrations/runtime.ts'
import type { LedgerServices } from '../ledger/services.ts'
import { ProblemError } from '../http/problem.ts'
import { residentCommand } from '../../wire/ledger.ts'
import type { Caller } from '../access/authorize.ts'
import { namesIn, namingOf } from '../secrets/naming.ts'
import type { LedgerAnswer } from '../ledger/aggregates.ts'
import type { Acting } from '../meeting/holder.ts'
import { affectedBy } from '../ledger/store.ts'

const namesOf = namesIn(residentCommand)

type Said =
  | { kind: 'answer'; satisfied: boolean | null }
  | { kind: 'contest'; id: Id; text: string; photo: Id | null; satisfied?: boolean | null | undefined }

/**
 * [L27] [L28] What the holder of a card says of a matter: it is solved, or it is not. `key` names the
 * command: repeated, it is the same one.
 * Refuses somebody whose card is not in the matter, a photo that they did not bring for it, and [L35] whoever
 * is signed in as staff, with a receipt that the desk wrote out.
 */
export async function answerAs(
  services: LedgerServices,
  { community, card, participant, entered }: Acting,
  { matter, key, said, staff }: { matter: Id; key: Id; said: Said; staff: Caller['staff'] },
): Promise<LedgerAnswer> {
  if (staff && entered) throw new ProblemError('notYourAnswer')
  if (!isId(matter)) throw new ProblemError('noSuchMatter')
  const actor = { kind: 'participant', id: participant } as const
  const named = namesOf(said, namingOf(services.identity.ticketKey, { community, id: matter }, actor))
  const command: MatterCommand = { ...named, card }
  return services.ledger.matter(community, matter, { key, command, actor, body: { ...said, card } })
}

/**
 * Keeps a photo that the holder of a card brings for a matter; null where none came. Refuses, before anything
 * is made of the photo, [L28] a matter that the card does not belong to: nobody fills the tables with photos
 * for matters of others, or for none.
 */
export async function keepFormPhoto(
  { runtime }: LedgerServices,
  { community, meeting, card, participant, db }: Acting,
  matter: Id,
  photo: () => Promise<CleanPhoto | null>,
): Promise<Id | null> {
  const { affected } = await affectedBy(db, { community, matter, card, participant })
  if (!affected) throw new ProblemError('notAffected')
  const image = await photo()
  if (!image) return null
  const id = newId(runtime)
  await keepPhoto(db, { community, meeting, matter, participant, staff: null, id, ...image, at: runtime.now() })
  return id
}
