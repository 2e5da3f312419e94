import type { Actor } from '../meeting/command.ts'
import type { Id } from '../plain/id.ts'
import { clean, cleanLine, decided, refuse, refuseOther } from '../plain/refuse.ts'
import type { RegisterCommand, RegisterCommandOf } from './command.ts'
import type { RegisterEvent, RegisterRefusal, RegisterTold } from './event.ts'
import { invitationsOf } from './evolve.ts'
import type { Entry, EntrySaid, Invitation, Register } from './register.ts'
import {
  ASKS_MOST,
  CONSENT_MOST,
  CONTACT_MOST,
  holds,
  INVITED_MOST,
  linkHolds,
  NAME_MOST,
  noRegister,
  OFFERS_MOST,
  saidOf,
  stands,
  THINKING,
  WHEN_MOST,
  wordsOf,
  YEAR,
} from './register.ts'

/** So many at a time, and so many that are added within a year. */
export const ENTRIES_MOST = 500
const ENTRIES_IN_A_YEAR = 5000
/** So many invitations a community sends within a year; and so many of them somebody holds at a time. */
const INVITATIONS_IN_A_YEAR = 20_000
const OPEN_MOST = 20
const HOURS_MOST = 1000

interface Asking<C> {
  register: Register
  command: C
  now: number
}
type Rule<K extends RegisterCommand['kind']> = (asking: Asking<RegisterCommandOf<K>>) => RegisterTold | null

const refused = (refusal: RegisterRefusal): never => refuse<RegisterRefusal>(refusal)
const full = (most: number): never => refused({ refused: 'registerFull', most })

/** Somebody whose link holds, or whose consent does. */
function entryOf({ entries }: Register, id: Id, now: number): Entry {
  const found = entries[id]
  return found && linkHolds(found, now) ? found : refused({ refused: 'noSuchEntry' })
}
function heldInvitation(register: Register, id: Id, now: number): Invitation {
  const found = register.invitations[id]
  return found && holds(register, found, now) ? found : refused({ refused: 'noSuchInvitation' })
}

/** A day to come, at most so far away. */
function within(until: number, now: number, most: number): number {
  if (!Number.isInteger(until) || until < now || until > now + most) refused({ refused: 'untilOutOfRange' })
  return until
}

/** [K1] What it offers, and who or what it is, are a must. */
const cleaned = ({ sort, name, contact, offers, when, where }: EntrySaid): EntrySaid => ({
  sort,
  name: cleanLine(name, NAME_MOST),
  contact: cleanLine(contact, CONTACT_MOST, 0),
  offers: cleanLine(offers, OFFERS_MOST),
  when: cleanLine(when, WHEN_MOST, 0),
  where: cleanLine(where, WHEN_MOST, 0),
})

const RULES: { [K in RegisterCommand['kind']]: Rule<K> } = {
  // [K1] [K2] Nobody is asked for anything before they agree, and whoever does not is forgotten.
  addEntry({ register, command: { id, offer, mark, said: typed }, now }) {
    const said = cleaned(typed)
    const known = register.entries[id]
    if (known) {
      refuseOther(saidOf(known), said)
      return null
    }
    const all = Object.values(register.entries)
    if (all.filter(({ state }) => state !== 'ended').length >= ENTRIES_MOST) full(ENTRIES_MOST)
    if (all.filter(({ addedAt }) => addedAt >= now - YEAR).length >= ENTRIES_IN_A_YEAR) full(ENTRIES_IN_A_YEAR)
    const made = { turn: 1, mark, state: 'asked', how: null, shown: false, ended: null } as const
    return { kind: 'entryAdded', entry: { id, offer, ...said, ...made, until: now + THINKING, addedAt: now } }
  },

  // [K2] Consent was to other words. [K3] Nobody is kept longer by it than their day.
  describeEntry({ register, command: { entry, said: typed }, now }) {
    const known = entryOf(register, entry, now)
    const said = cleaned({ ...typed, contact: typed.contact ?? known.contact })
    if (JSON.stringify(saidOf(known)) === JSON.stringify(said)) return null
    return { kind: 'entryDescribed', entry, said, until: Math.min(known.until, now + THINKING) }
  },

  // [K3] Of two who renew it at once one does.
  renewLink({ register, command: { entry, turn, mark }, now }) {
    return entryOf(register, entry, now).turn + 1 === turn ? { kind: 'linkRenewed', entry, turn, mark } : null
  },

  // [K2]
  agree({ register, command: { entry, how, until, shown, words }, now }) {
    const known = entryOf(register, entry, now)
    if (words !== null && words !== wordsOf(known)) refused({ refused: 'entryReworded' })
    within(until, now, CONSENT_MOST)
    const same = known.state === 'agreed' && known.until === until && known.shown === shown && known.how === how
    return same ? null : { kind: 'entryAgreed', entry, how, until, shown }
  },

  // [K3] One tap, at any time, for no reason.
  endEntry({ register, command: { entry, why } }) {
    const known = register.entries[entry] ?? refused({ refused: 'noSuchEntry' })
    return known.state === 'ended' ? null : { kind: 'entryEnded', entry, why }
  },

  // [K4] Each time is on record.
  lookUpContact({ register, command: { entry }, now }) {
    entryOf(register, entry, now)
    return { kind: 'contactLookedUp', entry }
  },

  // [K5]
  invite({ register, command: { id, entry, guest, mark, matter, proposal, asks, until }, now }) {
    const said = { entry, matter, proposal, asks: clean(asks, ASKS_MOST, 0) }
    const known = register.invitations[id]
    if (known) {
      refuseOther({ entry: known.entry, matter: known.matter, proposal: known.proposal, asks: known.asks }, said)
      return null
    }
    if (!stands(entryOf(register, entry, now), now)) refused({ refused: 'entryNotAgreed' })
    within(until, now, INVITED_MOST)
    const lately = Object.values(register.invitations).filter(({ askedAt }) => askedAt >= now - YEAR)
    if (lately.length >= INVITATIONS_IN_A_YEAR) full(INVITATIONS_IN_A_YEAR)
    const held = invitationsOf(register, entry).filter((one) => holds(register, one, now))
    if (held.length >= OPEN_MOST) full(OPEN_MOST)
    if (matter && held.some((one) => one.matter?.id === matter.id && one.proposal === proposal))
      refused({ refused: 'alreadyInvited' })
    const open = { state: 'open', reply: '', advised: false, hours: 0, askedAt: now } as const
    return { kind: 'guestInvited', invitation: { id, ...said, guest, mark, until, ...open } }
  },

  withdrawInvitation({ register, command: { invitation } }) {
    const known = register.invitations[invitation] ?? refused({ refused: 'noSuchInvitation' })
    return known.state === 'withdrawn' ? null : { kind: 'invitationWithdrawn', invitation }
  },

  // [K5] Until it ends, an answer can be another.
  replyTo({ register, command: { invitation, says, reply: typed }, now }) {
    const known = heldInvitation(register, invitation, now)
    const reply = clean(typed, ASKS_MOST, 0)
    return known.state === says && known.reply === reply
      ? null
      : { kind: 'invitationAnswered', invitation, says, reply }
  },

  // [K6] For the one proposal that it names.
  adviseBy({ register, command: { invitation, proposal }, now }) {
    const known = heldInvitation(register, invitation, now)
    if (known.proposal !== proposal) refused({ refused: 'noSuchInvitation' })
    return known.advised ? null : { kind: 'guestAdvised', invitation }
  },

  // [K8] Also when the invitation has ended: thanks come afterwards.
  thank({ register, command: { invitation, hours } }) {
    const known = register.invitations[invitation] ?? refused({ refused: 'noSuchInvitation' })
    if (!Number.isInteger(hours) || hours < 0 || hours > HOURS_MOST) refused({ refused: 'outOfRange' })
    return known.hours === hours ? null : { kind: 'hoursThanked', invitation, hours }
  },
}

/**
 * Decides what a command does to the register of a community: an event, none where the wish is already
 * fulfilled, or why not. Rules: docs/rules/register.md.
 */
export const decideRegister = (
  register: Register | undefined,
  command: RegisterCommand,
  actor: Actor,
  now: number,
): RegisterEvent[] | RegisterRefusal =>
  decided<RegisterEvent[], RegisterRefusal>(() => {
    const rule = RULES[command.kind] as Rule<RegisterCommand['kind']>
    const told = rule({ register: register ?? noRegister(), command, now })
    return told ? [{ at: now, by: actor, told }] : []
  })
