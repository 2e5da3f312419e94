import { copyOf } from '../plain/copy.ts'
import type { Id } from '../plain/id.ts'
import type { RegisterEvent, RegisterTold, RegisterToldOf } from './event.ts'
import type { Entry, Invitation, Register } from './register.ts'
import { NOTHING_SAID, noRegister } from './register.ts'

const change = ({ entries }: Register, id: Id, changes: Partial<Entry>): void =>
  void Object.assign(entries[id]!, changes)
const changeOne = ({ invitations }: Register, id: Id, changes: Partial<Invitation>): void =>
  void Object.assign(invitations[id]!, changes)

/** [K3] What stays of an invitation whose entry has ended: that somebody was asked, and thanked for hours. */
const withoutTrace = {
  mark: '',
  asks: '',
  reply: '',
  matter: null,
  proposal: null,
  advised: false,
  state: 'withdrawn',
} as const

/** The invitations of somebody. */
export const invitationsOf = ({ invitations }: Register, entry: Id): Invitation[] =>
  Object.values(invitations).filter((one) => one.entry === entry)

/** What each kind of event changes, in place. */
const EFFECTS: { [K in RegisterTold['kind']]: (register: Register, told: RegisterToldOf<K>) => void } = {
  entryAdded: ({ entries }, { entry }) => void (entries[entry.id] = copyOf(entry)),
  entryDescribed: (register, { entry, said, until }) =>
    change(register, entry, { ...said, until, state: 'asked', how: null, shown: false }),
  linkRenewed: (register, { entry, turn, mark }) => change(register, entry, { turn, mark }),
  entryAgreed: (register, { entry, how, until, shown }) =>
    change(register, entry, { state: 'agreed', how, until, shown }),
  // [K3] Nothing stays of who it was, nor of what passed between them and the desk.
  entryEnded(register, { entry, why }) {
    change(register, entry, { ...NOTHING_SAID, mark: '', state: 'ended', shown: false, ended: why })
    for (const one of invitationsOf(register, entry)) Object.assign(one, withoutTrace)
  },
  contactLookedUp: () => {},
  guestInvited: ({ invitations }, { invitation }) => void (invitations[invitation.id] = copyOf(invitation)),
  invitationWithdrawn: (register, { invitation }) =>
    changeOne(register, invitation, { state: 'withdrawn', mark: '', asks: '', reply: '' }),
  invitationAnswered: (register, { invitation, says, reply }) =>
    changeOne(register, invitation, { state: says, reply }),
  guestAdvised: (register, { invitation }) => changeOne(register, invitation, { state: 'yes', advised: true }),
  hoursThanked: (register, { invitation, hours }) => changeOne(register, invitation, { hours }),
}

/** The register after an event; in place. */
export function evolveRegister(before: Register | undefined, { told }: RegisterEvent): Register {
  const register = before ?? noRegister()
  const effect = EFFECTS[told.kind] as (register: Register, told: RegisterTold) => void
  effect(register, told)
  return register
}
