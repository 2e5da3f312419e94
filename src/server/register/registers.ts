import type { Id } from '../../core/plain/id.ts'
import type { RegisterCommand } from '../../core/register/command.ts'
import { decideRegister } from '../../core/register/decide.ts'
import type { RegisterEvent } from '../../core/register/event.ts'
import { registerInJournal } from '../../core/register/event.ts'
import { evolveRegister } from '../../core/register/evolve.ts'
import type { Register } from '../../core/register/register.ts'
import { noRegister } from '../../core/register/register.ts'
import type { RegisterAccepted } from '../../wire/register.ts'
import type { Aggregate, Behalf, Follow } from '../journal/aggregate.ts'
import type { Asked } from '../journal/asking.ts'
import { askDurably } from '../journal/asking.ts'
import type { Committers } from '../journal/committers.ts'
import { loadRegister, RegisterChanges, writeRegister } from './store.ts'

/** The register of a community; its id is the community's. [K4] Words, names and marks are in no entry. */
export const registerAggregate: Aggregate<Register, RegisterCommand, RegisterEvent, RegisterChanges> = {
  name: 'register',
  held: 1,
  load: loadRegister,
  decide: decideRegister,
  evolve: evolveRegister,
  changes: () => new RegisterChanges(),
  record: (changes, register, event) => {
    changes.record(register, event)
    return null
  },
  write: writeRegister,
  answer: (command, _events, seq): RegisterAccepted => ({
    seq,
    ...(command.kind === 'addEntry' || command.kind === 'invite' ? { id: command.id } : {}),
  }),
  journalled: ({ told }) => ({ body: registerInJournal(told), secret: null }),
}

/** The registers of all communities. Resolves once durable; a refusal is thrown as a problem. */
export class Registers {
  /** `asker`: for whom it acts; for Grove itself no row security holds. */
  constructor(
    private readonly committers: Committers,
    private readonly asker: Behalf = 'request',
  ) {}

  ask(community: Id, sent: Asked<RegisterCommand>): Promise<RegisterAccepted> {
    return askDurably(this.committers, registerAggregate, { community, id: community }, sent, this.asker)
  }

  /** Reads it between two commits; `use` changes nothing. */
  async read<T>(community: Id, use: (register: Register) => T): Promise<T> {
    const read = await this.committers.read(registerAggregate, community, community, (held) => ({ it: use(held) }))
    return read ? read.it : use(noRegister())
  }

  /** What is asked of it in the same commit as something else. */
  readonly follow = (community: Id, command: RegisterCommand): Follow => ({
    aggregate: registerAggregate,
    id: community,
    command,
  })
}
