import { sql } from 'kysely'
import type { Id } from '../../core/plain/id.ts'
import type { ProblemCode } from '../../wire/strings/problem.ts'
import type { Held, Upward } from './appointments.ts'
import { hasRightOver, mayHandKey } from './appointments.ts'
import type { Db } from '../database/open.ts'
import type { OwnerDb } from '../database/scope.ts'
import type { Places } from '../place/store.ts'
import { ProblemError } from '../http/problem.ts'
import { endHandedLinks } from './handedLinks.store.ts'
import { rolesOf } from './roles.store.ts'
import type { People } from './store.ts'

/** Locks what several appoint at once, and places that move: "grove" in ASCII, and three. */
export const IN_TURN = 0x67726f7665 + 3

/**
 * What all share who change what somebody is here: one at a time, on what holds at that moment, and on
 * record. It works as the owner of the tables: what answers requests can write none of this.
 */
export abstract class Appointing {
  constructor(
    protected readonly db: OwnerDb,
    protected readonly people: People,
    private readonly places: Places,
  ) {}

  protected async withRightOver<T>(by: Id, person: Id, work: (tx: Db) => Promise<T>): Promise<T> {
    const upward = await this.upward()
    return this.inTurn(async (tx) => {
      const holds = await rolesOf(tx, person)
      if (holds.length === 0) throw new ProblemError('noSuchPerson')
      if (!mayHandKey(await rolesOf(tx, by), holds, upward)) throw new ProblemError('notAllowed')
      return work(tx)
    })
  }

  protected async hand(tx: Db, by: Id | null, person: Id): Promise<string> {
    await this.people.record({ what: 'linkHanded', person, place: null, role: null, by }, tx)
    return this.people.makeLink(person, tx, by)
  }

  protected async endKeys(tx: Db, by: Id | null, person: Id): Promise<void> {
    await this.people.endKeys(person, tx)
    await this.people.record({ what: 'signInsEnded', person, place: null, role: null, by }, tx)
    await endHandedLinks(tx, { people: this.people, upward: await this.upward(), by, of: person, all: true })
  }

  /**
   * [R6] Whether somebody who could hand no key to whoever holds the new role was handed one to this person
   * (`keys`), with which they would come in as that: what was ended since counts no more. Or whether they
   * said the address (`address`), which ending leaves as it is.
   */
  protected async heldByLesser(tx: Db, person: Id, wanted: Held, upward: Upward) {
    const rows = await tx
      .selectFrom('appointment')
      .select(['what', 'by'])
      .where('person', '=', person)
      .where('what', 'in', ['granted', 'linkHanded', 'signInsEnded', 'changed'])
      .orderBy('at')
      .orderBy('id')
      .execute()
    const ended = rows.findLastIndex(({ what }) => what === 'signInsEnded')
    const lesser = new Set<Id>()
    for (const by of new Set(rows.map((row) => row.by)))
      if (by && by !== person && !hasRightOver('linkBy', await rolesOf(tx, by), wanted, upward)) lesser.add(by)
    const isLesser = (by: Id | null) => by !== null && lesser.has(by)
    return {
      keys: rows.some(({ what, by }, i) => what === 'linkHanded' && i > ended && isLesser(by)),
      address: rows.some(({ what, by }) => what !== 'signInsEnded' && isLesser(by)),
    }
  }

  /**
   * [R6] Whoever gives more than those who made this person could give says the address that letters go to:
   * it may be another's.
   */
  protected async refuseOtherAddress(tx: Db, person: Id, said: string | null): Promise<void> {
    const row = await tx.selectFrom('person').select('email').where('id', '=', person).executeTakeFirst()
    if (row && row.email?.toLowerCase() !== said?.toLowerCase()) throw new ProblemError('addressDiffers')
  }

  protected async upward(): Promise<Upward> {
    const all = await this.places.all()
    return (place) => {
      const line: Id[] = []
      for (let at = all.get(place); at; at = at.parent ? all.get(at.parent) : undefined) line.push(at.id)
      return line
    }
  }

  /** Appointments wait for each other: what a right is judged by cannot change before it is used. */
  protected async inTurn<T>(work: (tx: Db) => Promise<T>): Promise<T> {
    return this.db.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(${IN_TURN}::bigint)`.execute(tx)
      return work(tx)
    })
  }
}

export function refuse(why: ProblemCode | undefined): void {
  if (why) throw new ProblemError(why)
}
