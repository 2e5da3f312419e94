import type { MatterCommand } from '../../core/ledger/command.ts'
import type { Id } from '../../core/plain/id.ts'
import { isId } from '../../core/plain/id.ts'
import { cleanPhoto, keepPhoto } from '../meeting/photos.ts'
import { newId } from '../outside/world.ts'
import type { Parts } from '../parts.ts'
import { ProblemError } from '../problem.ts'
import { residentCommand } from '../../wire/ledger.ts'
import { namesIn, namingOf } from '../access/naming.ts'
import type { LedgerAnswer } from './subjects.ts'
import type { Holder } from './holder.ts'

const namesOf = namesIn(residentCommand)

type Said = { kind: 'answer'; satisfied: boolean | null } | { kind: 'contest'; id: Id; text: string; photo: Id | null }

/**
 * [L27] [L28] What the holder of a card says of a matter: it is solved, or it is not. `key` names the command: repeated, it is the same one.
 * Refuses somebody whose card is not in the matter, and a photo that is not theirs.
 */
export async function answerAs(
  parts: Parts,
  { community, card, participant }: Holder,
  { matter, key, said }: { matter: Id; key: Id; said: Said },
): Promise<LedgerAnswer> {
  if (!isId(matter)) throw new ProblemError('noSuchMatter', 404)
  if (said.kind === 'contest' && said.photo) await ownPhoto(parts, community, participant, said.photo)
  const actor = { kind: 'participant', id: participant } as const
  const named = namesOf(said, namingOf(parts.known.ticketKey, { community, id: matter }, actor))
  const command: MatterCommand = { ...named, card }
  return parts.ledger.matter(community, matter, { key, command, actor, body: { ...said, card } })
}

async function ownPhoto({ db }: Parts, community: Id, participant: Id, photo: Id): Promise<void> {
  const row = await db
    .selectFrom('photo')
    .select('id')
    .where('community', '=', community)
    .where('id', '=', photo)
    .where('participant', '=', participant)
    .executeTakeFirst()
  if (!row) throw new ProblemError('noSuchPhoto', 404)
}

/** Keeps a photo that came with a form; null where none came. */
export async function keepFormPhoto(
  { db, world }: Parts,
  { community, meeting, participant }: Pick<Holder, 'community' | 'meeting' | 'participant'>,
  raw: Buffer | null,
): Promise<Id | null> {
  if (!raw?.length) return null
  const id = newId(world)
  await keepPhoto(db, { community, id, meeting, participant, ...(await cleanPhoto(raw)), at: world.now() })
  return id
}
