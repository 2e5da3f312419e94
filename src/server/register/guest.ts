import type { Id } from '../../core/plain/id.ts'
import { holds, linkHolds, stands, type Entry, type Invitation } from '../../core/register/register.ts'
import type { Sheet } from '../../core/ledger/sheet.ts'
import { ProblemError } from '../http/problem.ts'
import { sheetOf } from '../ledger/matter.store.ts'
import { idFor } from '../secrets/token.ts'
import { guestMark, guestOf, isGuestCode } from './code.ts'
import type { RegisterServices } from './services.ts'

/** Whoever holds a link of the register: their own, or that of an invitation. */
export interface Guest {
  community: Id
  entry: Entry
  invitation: Invitation | null
  /** Whether the invitation can be answered. */
  open: boolean
}

/** [K3] [K5] Whose link it is; one that has ended is like one that never was. */
export async function guestBy({ registers, runtime }: RegisterServices, community: Id, code: string): Promise<Guest> {
  const now = runtime.now()
  const mark = isGuestCode(code) ? guestMark(code) : ''
  const found = await registers.read(community, (register): Guest | undefined => {
    if (!mark) return undefined
    const entry = Object.values(register.entries).find((one) => one.mark === mark)
    if (entry) return linkHolds(entry, now) ? { community, entry, invitation: null, open: false } : undefined
    const invitation = Object.values(register.invitations).find((one) => one.mark === mark)
    const of = invitation && register.entries[invitation.entry]
    if (!of || !stands(of, now)) return undefined
    return { community, entry: of, invitation, open: holds(register, invitation, now) }
  })
  if (!found) throw new ProblemError('noSuchInvitation')
  return structuredClone(found)
}

/** Who acts, in the log: nobody's name. */
export const actorOf = ({ identity }: RegisterServices, { community, entry }: Guest) =>
  ({ kind: 'participant', id: guestOf(community, entry.id, identity.ticketKey) }) as const

/** [K6] The proposal on which a guest advises, while it is open. */
export async function proposalFor({ db }: RegisterServices, { community, invitation }: Guest) {
  if (!invitation?.matter) return { sheet: undefined, proposal: undefined }
  const sheet: Sheet | undefined = await sheetOf(db, community, invitation.matter.id)
  return { sheet, proposal: sheet?.proposals.find(({ id, state }) => id === invitation.proposal && state === 'open') }
}

/** [K6] Advice by a link: once, on the proposal that it names, as it stands now; both in one commit. */
export async function adviseAs(services: RegisterServices, guest: Guest, key: Id, text: string): Promise<void> {
  const { community, invitation } = guest
  const { sheet, proposal } = await proposalFor(services, guest)
  if (!invitation || !sheet || !proposal) throw new ProblemError('noSuchProposal')
  const id = idFor(`new:advice:${community}/${sheet.id}:guest:${invitation.id}`, services.identity.ticketKey)
  const version = proposal.versions.at(-1)!.number
  const came = { kind: 'adviseBy', invitation: invitation.id, proposal: proposal.id } as const
  await services.ledger.matter(community, sheet.id, {
    key,
    command: { kind: 'advise', id, proposal: proposal.id, version, text },
    actor: actorOf(services, guest),
    body: { text, invitation: invitation.id },
    needs: () => [services.registers.follow(community, came)],
  })
}
