import type { Id } from '../../core/plain/id.ts'
import type { RegisterCommand } from '../../core/register/command.ts'
import type { RegisterAccepted, RegisterCommandBody } from '../../wire/register.ts'
import { registerCommand } from '../../wire/register.ts'
import type { Caller } from '../access/authorize.ts'
import { mayDo } from '../access/authorize.ts'
import { REGISTER_COMMANDS } from '../access/table.ts'
import { ProblemError } from '../http/problem.ts'
import { numberedMatter } from '../ledger/matter.store.ts'
import { namesIn, namingOf } from '../secrets/naming.ts'
import { entryCode, guestMark, guestOf, invitationCode } from './code.ts'
import type { RegisterServices } from './services.ts'
import { actorOf } from '../person/store.ts'

const namesOf = namesIn(registerCommand)

/** Carries out a command of the register for staff, as far as their row in the access table lets them. */
export async function carryOut(
  services: RegisterServices,
  caller: Caller,
  key: Id,
  body: RegisterCommandBody,
): Promise<RegisterAccepted> {
  const { identity, registers } = services
  if (!(await mayDo(identity, caller, REGISTER_COMMANDS[body.kind]))) throw new ProblemError('notAllowed')
  const community = caller.community!.id
  const actor = actorOf(caller.staff!)
  const named = namesOf(body, namingOf(identity.ticketKey, { community }, actor))
  return registers.ask(community, { key, command: await meant(services, community, named), actor, body })
}

/** What a command is once all that it names is looked up in its community. */
async function meant(services: RegisterServices, community: Id, body: RegisterCommandBody): Promise<RegisterCommand> {
  const { registers, identity } = services
  const key = identity.ticketKey
  switch (body.kind) {
    case 'addEntry': {
      const id = body.offer === null ? body.id : await ofOffer(services, community, body.offer)
      return { ...body, id, mark: guestMark(entryCode(community, id, 1, key)) }
    }
    case 'renewLink': {
      const turn = 1 + (await registers.read(community, ({ entries }) => entries[body.entry]?.turn ?? 0))
      return { ...body, turn, mark: guestMark(entryCode(community, body.entry, turn, key)) }
    }
    case 'agreeOnPaper':
      return { ...body, kind: 'agree', how: 'paper', words: null }
    case 'strikeEntry':
      return { kind: 'endEntry', entry: body.entry, why: 'struck' }
    case 'invite': {
      const mark = guestMark(invitationCode(community, body.id, key))
      const guest = guestOf(community, body.entry, key)
      return { ...body, guest, mark, ...(await forMatter(services, community, body)) }
    }
    default:
      return body
  }
}

/** [K9] An offer comes in once, whoever presses: its entry is called after it. */
async function ofOffer({ ledger, identity }: RegisterServices, community: Id, offer: Id): Promise<Id> {
  const found = (await ledger.teams(community)).offers[offer]
  if (!found || found.withdrawn) throw new ProblemError('noSuchOffer')
  return namingOf(identity.ticketKey, { community }, 'offer')('entry', offer)
}

/** [K6] For which matter it is, and on which of its proposals that are open advice is asked. */
async function forMatter(
  { db }: RegisterServices,
  community: Id,
  { matter, proposal }: { matter: number | null; proposal: Id | null },
) {
  if (matter === null) {
    if (proposal !== null) throw new ProblemError('noSuchProposal')
    return { matter: null, proposal: null }
  }
  const found = await numberedMatter(db, community, matter)
  if (!found) throw new ProblemError('noSuchMatter')
  const open = found.sheet.proposals.some(({ id, state }) => id === proposal && state === 'open')
  if (proposal !== null && !open) throw new ProblemError('noSuchProposal')
  return { matter: { id: found.sheet.id, number: matter }, proposal }
}
