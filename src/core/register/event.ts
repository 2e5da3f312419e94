import type { Actor } from '../meeting/command.ts'
import type { Id } from '../plain/id.ts'
import type { TextRefusal } from '../plain/text.ts'
import type { Entry, EntryEnd, EntrySaid, Invitation } from './register.ts'
import { NOTHING_SAID } from './register.ts'

/** What can happen in the register. */
export type RegisterTold =
  | { kind: 'entryAdded'; entry: Entry }
  /** What was agreed to is another text now: it is asked for anew. */
  | { kind: 'entryDescribed'; entry: Id; said: EntrySaid; until: number }
  | { kind: 'linkRenewed'; entry: Id; turn: number; mark: string }
  | { kind: 'entryAgreed'; entry: Id; how: 'link' | 'paper'; until: number; shown: boolean }
  | { kind: 'entryEnded'; entry: Id; why: EntryEnd }
  | { kind: 'contactLookedUp'; entry: Id }
  | { kind: 'guestInvited'; invitation: Invitation }
  | { kind: 'invitationWithdrawn'; invitation: Id }
  | { kind: 'invitationAnswered'; invitation: Id; says: 'yes' | 'no'; reply: string }
  | { kind: 'guestAdvised'; invitation: Id }
  | { kind: 'hoursThanked'; invitation: Id; hours: number }
export type RegisterToldOf<K extends RegisterTold['kind']> = Extract<RegisterTold, { kind: K }>

export interface RegisterEvent {
  at: number
  by: Actor
  told: RegisterTold
}

/** Why a command was not carried out. */
export type RegisterRefusal =
  | TextRefusal
  | { refused: 'idTaken' }
  | { refused: 'noSuchEntry' }
  | { refused: 'noSuchInvitation' }
  | { refused: 'registerFull'; most: number }
  | { refused: 'entryNotAgreed' }
  | { refused: 'entryReworded' }
  | { refused: 'untilOutOfRange' }
  | { refused: 'alreadyInvited' }
  | { refused: 'outOfRange' }

/** [K4] An entry and an invitation as the log may have them: without words, names and what opens a link. */
export const withoutWords = (entry: Entry): Entry => ({ ...entry, ...NOTHING_SAID, mark: '' })
export const withoutAsking = (invitation: Invitation): Invitation => ({ ...invitation, mark: '', asks: '', reply: '' })

/** [K4] What the journal keeps. */
export function registerInJournal(told: RegisterTold): RegisterTold {
  switch (told.kind) {
    case 'entryAdded':
      return { ...told, entry: withoutWords(told.entry) }
    case 'entryDescribed':
      return { ...told, said: { sort: told.said.sort, ...NOTHING_SAID } }
    case 'linkRenewed':
      return { ...told, mark: '' }
    case 'guestInvited':
      return { ...told, invitation: withoutAsking(told.invitation) }
    case 'invitationAnswered':
      return { ...told, reply: '' }
    default:
      return told
  }
}
