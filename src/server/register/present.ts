import type { Id } from '../../core/plain/id.ts'
import { fitting } from '../../core/register/fitting.ts'
import type { Register } from '../../core/register/register.ts'
import { askedOf, holds, hoursGiven, linkHolds, stands, YEAR } from '../../core/register/register.ts'
import type { FittingList, RegisterDesk, RegisterView } from '../../wire/register.ts'
import { ProblemError } from '../http/problem.ts'
import { numberedMatter } from '../ledger/matter.store.ts'
import type { RegisterServices } from './services.ts'

/** [K2] [K4] What everybody may read: what is offered, where its owner agreed to that; never who it is. */
export const viewOf = ({ registers, runtime }: RegisterServices, community: Id): Promise<RegisterView> =>
  registers.read(community, (register) => {
    const now = runtime.now()
    const shown = Object.values(register.entries).filter((entry) => entry.shown && stands(entry, now))
    return {
      items: shown.map(({ sort, offers, when, where }) => ({ sort, offers, when, where })),
      hours: hoursGiven(register, now),
    }
  })

/** [K4] As the desk of those who invite has it; numbers and addresses are looked up one by one. */
export async function deskOf({ registers, ledger, runtime }: RegisterServices, community: Id): Promise<RegisterDesk> {
  const { offers } = await ledger.teams(community)
  return registers.read(community, (register) => {
    const now = runtime.now()
    const known = new Set(Object.values(register.entries).map(({ offer }) => offer))
    return {
      entries: entriesOf(register, now),
      invitations: invitationsIn(register, now),
      offers: Object.values(offers)
        .filter(({ id, withdrawn }) => !withdrawn && !known.has(id))
        .map(({ id, organisation, kind, text }) => ({ id, organisation, kind, text })),
      hours: hoursGiven(register, now),
    }
  })
}

function entriesOf(register: Register, now: number): RegisterDesk['entries'] {
  const asked = askedOf(register, now)
  return Object.values(register.entries)
    .filter((entry) => linkHolds(entry, now))
    .sort((a, b) => a.addedAt - b.addedAt)
    .map(({ id, sort, offers, when, where, name, contact, state, how, until, shown }) => ({
      id,
      sort,
      offers,
      when,
      where,
      name,
      reachable: contact !== '',
      how,
      until,
      shown,
      state: state === 'agreed' ? 'agreed' : 'asked',
      asked: asked.get(id)?.times ?? 0,
      askedLast: asked.get(id)?.last ?? null,
    }))
}

const INVITATIONS_SHOWN = 200
const invitationsIn = (register: Register, now: number): RegisterDesk['invitations'] =>
  Object.values(register.invitations)
    .filter(({ askedAt, entry }) => askedAt >= now - YEAR && register.entries[entry]!.state !== 'ended')
    .sort((a, b) => b.askedAt - a.askedAt)
    .slice(0, INVITATIONS_SHOWN)
    .map((one) => {
      const { id, entry, matter, asks, askedAt, until, state, reply, advised, hours } = one
      const name = register.entries[entry]!.name
      const open = holds(register, one, now)
      return {
        id,
        entry,
        name,
        matter: matter?.number ?? null,
        asks,
        askedAt,
        until,
        open,
        state,
        reply,
        advised,
        hours,
      }
    })

/** [K6] Who fits a matter, by what it is about. */
export async function fittingFor(
  { db, registers, runtime }: RegisterServices,
  community: Id,
  number: number,
): Promise<FittingList> {
  const found = await numberedMatter(db, community, number)
  if (!found) throw new ProblemError('noSuchMatter')
  const { title, summary, proposals } = found.sheet
  const open = proposals.findLast(({ state }) => state === 'open')
  const about = [title, summary, open?.title ?? ''].join('\n')
  return {
    found: await registers.read(community, (register) => fitting(register, about, runtime.now())),
    proposal: open ? { id: open.id, title: open.title } : null,
  }
}
