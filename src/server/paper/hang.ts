import type { FullKey, Id } from '../../core/plain/id.ts'
import type { Db } from '../database/open.ts'
import { newId } from '../integrations/runtime.ts'
import type { LedgerServices } from '../ledger/services.ts'
import { ask } from '../meeting/ask.ts'
import type { KnownPaper } from '../meeting/paperCard.store.ts'
import { dropPhoto, keepPhoto } from '../photo/photo.store.ts'
import type { Cut } from './reader/process.ts'
import { staffCalled } from '../person/store.ts'

/** A printed card, and the part of its picture that shows what is written: neither name nor phone. */
export interface Written {
  paper: KnownPaper
  writing: Cut
}

type Hanging = Pick<LedgerServices, 'meetings' | 'runtime'>

/**
 * [P8] Hangs printed cards as pictures of their handwriting, where the facilitator wants it so, each on the
 * tree that it asks about. [P4] What is a card already stays as it is. Gives how many hang now that did not;
 * what the meeting does not take waits for a person, as without the switch.
 */
export async function hangAtOnce(
  { meetings, runtime }: Hanging,
  db: Db,
  meeting: FullKey,
  staff: Id,
  cards: readonly Written[],
): Promise<number> {
  const { community, id } = meeting
  if (!(await meetings.read(community, id, ({ board }) => board.hangAtOnce))) return 0
  let hung = 0
  for (const { paper, writing } of cards) {
    const photo = newId(runtime)
    const picture = { bytes: Buffer.from(writing.bytes), width: writing.width, height: writing.height }
    const whose = { community, meeting: id, matter: null, participant: null, staff }
    await keepPhoto(db, { ...whose, id: photo, ...picture, at: runtime.now() })
    const actor = staffCalled(staff)
    const { tree, receipt, person } = paper
    const card = newId(runtime)
    const offered = { id: photo, by: [actor] }
    const command = { kind: 'hangHandwriting', id: card, tree, photo: offered, receipt, paper: { person } } as const
    const outcome = await meetings.ask(community, { meeting: id, key: card, command, actor, body: { receipt } })
    if ('accepted' in outcome) hung++
    else await dropPhoto(db, community, photo)
  }
  return hung
}

/**
 * [P8] Takes a card back that hangs as handwriting and on which nothing is written; refuses one that is
 * hidden, has been read meanwhile, or whose meeting is archived.
 */
export async function takeDownBlank(services: Hanging, { community, id }: FullKey, staff: Id, card: Id): Promise<void> {
  const key = newId(services.runtime)
  const command = { kind: 'takeDownBlank', card } as const
  await ask(services, community, { meeting: id, key, command, actor: staffCalled(staff), body: { card } })
}
