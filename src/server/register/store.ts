import type { Id } from '../../core/plain/id.ts'
import type { RegisterEvent } from '../../core/register/event.ts'
import { invitationsOf } from '../../core/register/evolve.ts'
import type { Entry, Invitation, Register } from '../../core/register/register.ts'
import { noRegister } from '../../core/register/register.ts'
import type { Db, Tx } from '../database/open.ts'
import type { OwnerDb } from '../database/scope.ts'
import type { Column } from '../database/upsert.ts'
import { replacement } from '../database/upsert.ts'
import type { Statement } from '../journal/aggregate.ts'

/** The register of a community, which may be empty: so it is held, and not looked for again. */
export async function loadRegister(tx: Db | Tx, community: Id): Promise<Register> {
  const register = noRegister()
  const entries = await tx
    .selectFrom('register_entry')
    .select('entry')
    .where('community', '=', community)
    .orderBy('id')
    .execute()
  for (const { entry } of entries) register.entries[entry.id] = entry
  const invitations = await tx
    .selectFrom('register_invitation')
    .select('invitation')
    .where('community', '=', community)
    .orderBy('id')
    .execute()
  for (const { invitation } of invitations) register.invitations[invitation.id] = invitation
  return register
}

/** What a batch of commands changes of a register. */
export class RegisterChanges {
  readonly entries = new Set<Id>()
  readonly invitations = new Set<Id>()

  record(register: Register | undefined, { told }: RegisterEvent): void {
    if (told.kind === 'entryAdded') this.entries.add(told.entry.id)
    else if ('entry' in told) this.entries.add(told.entry)
    else this.invitations.add(told.kind === 'guestInvited' ? told.invitation.id : told.invitation)
    if (told.kind === 'entryEnded' && register)
      for (const { id } of invitationsOf(register, told.entry)) this.invitations.add(id)
  }
}

const ENTRY: Record<string, Column<Entry>> = {
  id: { type: 'uuid', of: ({ id }) => id },
  state: { type: 'text', of: ({ state }) => state },
  until: { type: 'int8', of: ({ until }) => until },
  entry: { type: 'jsonb', of: (entry) => entry },
}
const INVITATION: Record<string, Column<Invitation>> = {
  id: { type: 'uuid', of: ({ id }) => id },
  entry: { type: 'uuid', of: ({ entry }) => entry },
  guest: { type: 'uuid', of: ({ guest }) => guest },
  invitation: { type: 'jsonb', of: (invitation) => invitation },
}

/** The statements that write what changed, as it is now. */
export function writeRegister(
  { entries, invitations }: Register,
  changes: RegisterChanges,
  community: Id,
): Statement[] {
  const of = { community: { type: 'uuid', all: community } } as const
  const key = ['community', 'id']
  const some = <T>(all: Record<Id, T>, changed: ReadonlySet<Id>) => [...changed].sort().map((id) => all[id]!)
  return [
    replacement('register_entry', key, { ...of, ...ENTRY }, some(entries, changes.entries)),
    replacement('register_invitation', key, { ...of, ...INVITATION }, some(invitations, changes.invitations)),
  ]
}

/** [K3] Whose day has come, in any community. */
export const lapsedEntries = (owner: OwnerDb, now: number) =>
  owner
    .selectFrom('register_entry')
    .select(['community', 'id'])
    .where('state', '!=', 'ended')
    .where('until', '<', now)
    .orderBy('until')
    .limit(200)
    .execute()
