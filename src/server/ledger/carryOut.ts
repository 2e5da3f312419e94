import { newId } from '../integrations/runtime.ts'
import type { MatterCommand } from '../../core/ledger/command.ts'
import type { Id } from '../../core/plain/id.ts'
import type { MatterCommandBody } from '../../wire/ledger.ts'
import { matterCommand } from '../../wire/ledger.ts'
import type { LedgerAccepted } from '../../wire/matter.ts'
import type { Caller } from '../access/authorize.ts'
import { mayDo } from '../access/authorize.ts'
import { MATTER_COMMANDS } from '../access/table.ts'
import { ProblemError } from '../http/problem.ts'
import { actorOf } from '../person/store.ts'
import { namesIn, namingOf } from '../secrets/naming.ts'
import { addressOfAuthor } from './matter.store.ts'
import type { LedgerServices } from './services.ts'

const namesOf = namesIn(matterCommand)

/**
 * Carries out a command of a matter for staff: refuses what their row in the access table does not let them.
 */
export async function carryOut(
  services: LedgerServices,
  caller: Caller,
  matter: Id,
  sentKey: Id,
  said: MatterCommandBody,
): Promise<LedgerAccepted> {
  const { community, staff } = caller
  if (!(await mayDo(services.identity, caller, MATTER_COMMANDS[said.kind]))) throw new ProblemError('notAllowed')
  const actor = actorOf(staff!)
  const { ticketKey } = services.identity
  const opens = said.kind === 'openMatter'
  // The word for a new matter stands in the address.
  const id = opens ? namingOf(ticketKey, { community: community!.id }, actor)('matter', matter) : matter
  const named = namesOf(said, namingOf(ticketKey, { community: community!.id, id }, actor))
  const command: MatterCommand = named.kind === 'openMatter' ? { ...named, id, community: community!.id } : named
  // [L31] Each look is one of its own, on record: the address of today is not told for a look of a month ago.
  const key = said.kind === 'lookUpAuthor' ? newId(services.runtime) : sentKey
  const accepted = await services.ledger.matter(community!.id, id, { key, command, actor, body: said })
  // Told after it is on record, and kept nowhere else.
  if (said.kind !== 'lookUpAuthor') return accepted
  return { ...accepted, address: await addressOfAuthor(caller.db, community!.id, said.card) }
}
