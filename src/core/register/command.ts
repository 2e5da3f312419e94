import type { Id } from '../plain/id.ts'
import type { EntryEnd, EntrySaid, Invitation } from './register.ts'

/** What is asked of the register of a community. `mark`: what is kept in place of the code in a link. */
export type RegisterCommand =
  | { kind: 'addEntry'; id: Id; offer: Id | null; mark: string; said: EntrySaid }
  /** `contact`: null, it stays: who describes an entry does not have it. */
  | { kind: 'describeEntry'; entry: Id; said: Omit<EntrySaid, 'contact'> & { contact: string | null } }
  /** Another link; the one before is void. */
  | { kind: 'renewLink'; entry: Id; turn: number; mark: string }
  /** `words`: those that somebody saw and agreed to (wordsOf); null on paper, where they lie. */
  | { kind: 'agree'; entry: Id; how: 'link' | 'paper'; until: number; shown: boolean; words: string | null }
  | { kind: 'endEntry'; entry: Id; why: EntryEnd }
  | { kind: 'lookUpContact'; entry: Id }
  | ({ kind: 'invite' } & Pick<
      Invitation,
      'id' | 'entry' | 'guest' | 'mark' | 'matter' | 'proposal' | 'asks' | 'until'
    >)
  | { kind: 'withdrawInvitation'; invitation: Id }
  | { kind: 'replyTo'; invitation: Id; says: 'yes' | 'no'; reply: string }
  /** Advice comes by an invitation, for the proposal that it names. */
  | { kind: 'adviseBy'; invitation: Id; proposal: Id }
  | { kind: 'thank'; invitation: Id; hours: number }
export type RegisterCommandOf<K extends RegisterCommand['kind']> = Extract<RegisterCommand, { kind: K }>
