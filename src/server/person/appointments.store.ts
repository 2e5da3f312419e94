import { sql } from 'kysely'
import type { Id } from '../../core/plain/id.ts'
import type { Role } from '../../core/place/place.ts'
import type { Appointed } from '../../wire/account.ts'
import type { ProblemCode } from '../../wire/strings/problem.ts'
import type { Held, Upward } from './appointments.ts'
import { hasRightOver, mayHandKey, watchesItself, whyNotGrant, whyNotRevoke } from './appointments.ts'
import type { Db } from '../database/open.ts'
import type { OwnerDb } from '../database/scope.ts'
import type { Places } from '../place/store.ts'
import { ProblemError } from '../http/problem.ts'
import type { NewPerson, People } from './store.ts'

/** Locks what several appoint at once, and places that move: "grove" in ASCII, and three. */
export const IN_TURN = 0x67726f7665 + 3
const SHOWN = 300

/**
 * Whom an appointment means: somebody who is there, with the address that whoever appoints says they have;
 * else whoever has it, or somebody new.
 */
type Whom = { person: Id; email: string | null } | NewPerson

/**
 * Giving and taking roles, handing links, ending sign-ins: each is decided by person/appointments.ts on what
 * holds at that moment, takes effect at once, and is on record with who did it. It works as the owner of the
 * tables: what answers requests can write none of this.
 */
export class Appointments {
  constructor(
    private readonly db: OwnerDb,
    private readonly people: People,
    private readonly places: Places,
  ) {}

  /**
   * Gives a person a role, and hands a link. Makes whoever is not said to be there and whose address is new.
   * Refuses what the table does not let `by` give, an appointment of oneself, and of a person who is not
   * there. `by` null: whoever runs the machine, who gives every role; nobody watches themselves by that
   * either.
   */
  async grant(by: Id | null, whom: Whom, place: Id, role: Role): Promise<{ person: Id; link: string }> {
    const upward = await this.upward()
    const granted = await this.inTurn(async (tx) => {
      const person = 'person' in whom ? whom.person : await this.people.meant(whom, tx)
      const holds = await rolesOf(tx, person)
      if ('person' in whom && !(await this.people.isThere(person, tx))) throw new ProblemError('noSuchPerson')
      if (by !== null) {
        const asked = { by: { id: by, holds: await rolesOf(tx, by) }, person: { id: person, holds } }
        refuse(whyNotGrant(asked, { place, role }, upward))
      } else if (watchesItself(holds, { place, role }, upward)) refuse('watchesItself')
      if (await this.heldByLesser(tx, person, { place, role }, upward)) {
        await this.refuseOtherAddress(tx, person, whom.email)
        await this.endKeys(tx, by, person)
      }
      if ('person' in whom) await this.people.give(person, place, role, by, tx)
      else await this.people.appoint(whom, place, role, by, tx)
      return { person, link: await this.hand(tx, by, person) }
    })
    await this.people.changed(granted.person)
    return granted
  }

  /**
   * Takes a role away. Whoever has none left is signed out, and nothing that they signed in with opens
   * anything any more.
   */
  async revoke(by: Id, person: Id, place: Id, role: Role): Promise<void> {
    const upward = await this.upward()
    await this.inTurn(async (tx) => {
      const holds = await rolesOf(tx, person)
      if (!holds.some((held) => held.place === place && held.role === role)) throw new ProblemError('noSuchPerson')
      const asked = { by: { id: by, holds: await rolesOf(tx, by) }, person: { id: person, holds } }
      const administrators = await tx
        .selectFrom('role')
        .select('person')
        .where('role', '=', 'administrator')
        .where('place', 'in', [...upward(place)])
        .execute()
      const ids = administrators.map((row) => row.person)
      refuse(whyNotRevoke(asked, { place, role }, ids, upward))
      await tx
        .deleteFrom('role')
        .where('place', '=', place)
        .where('person', '=', person)
        .where('role', '=', role)
        .execute()
      await this.people.record({ what: 'revoked', person, place, role, by }, tx)
      if (holds.length === 1) await this.people.endKeys(person, tx)
    })
    await this.people.changed(person)
  }

  /** Hands a one-time link for a person; gives its secret. */
  async handLink(by: Id, person: Id): Promise<string> {
    return this.withRightOver(by, person, (tx) => this.hand(tx, by, person))
  }

  /**
   * Ends everything that a person signed in with or could sign in with: sign-ins, links, passkeys, outside
   * accounts.
   */
  async endSignIns(by: Id, person: Id): Promise<void> {
    await this.withRightOver(by, person, (tx) => this.endKeys(tx, by, person))
    await this.people.changed(person)
  }

  /**
   * What somebody may do about a role that somebody holds: for the page, which shows no button that would be
   * refused.
   */
  async mayDo(by: readonly Held[], place: Id) {
    const upward = await this.upward()
    const all = await this.db.selectFrom('role').select(['person', 'place', 'role']).execute()
    return {
      grant: (role: Role) => hasRightOver('grantedBy', by, { place, role }, upward),
      revoke: (role: Role) => hasRightOver('revokedBy', by, { place, role }, upward),
      handKey: (person: Id) =>
        mayHandKey(
          by,
          all.filter((held) => held.person === person),
          upward,
        ),
    }
  }

  /**
   * The record of a place, newest first: roles there and above, and links and ended sign-ins of those who
   * hold or held them.
   */
  async history(place: Id): Promise<Appointed[]> {
    const line = [...(await this.upward())(place)]
    const rows = await this.db
      .selectFrom('appointment')
      .innerJoin('person', 'person.id', 'appointment.person')
      .leftJoin('person as doer', 'doer.id', 'appointment.by')
      .leftJoin('place', 'place.id', 'appointment.place')
      .select(['appointment.id', 'at', 'what', 'role', 'person.id as person', 'person.name'])
      .select(['place.name as place', 'doer.id as by', 'doer.name as byName'])
      .where((e) =>
        e.or([
          e('appointment.place', 'in', line),
          e.and([
            e('appointment.place', 'is', null),
            e.or([
              e('appointment.person', 'in', e.selectFrom('role').select('role.person').where('role.place', 'in', line)),
              e(
                'appointment.person',
                'in',
                e.selectFrom('appointment as a').select('a.person').where('a.place', 'in', line),
              ),
            ]),
          ]),
        ]),
      )
      .orderBy('at', 'desc')
      // What one act does at once: granted, then linkHanded; revoked, then signInsEnded.
      .orderBy('what', 'desc')
      .orderBy('appointment.id', 'desc')
      .limit(SHOWN)
      .execute()
    return rows.map(({ person, name, by, byName, ...row }) => ({
      ...row,
      person: { id: person, name },
      by: by === null ? null : { id: by, name: byName! },
    }))
  }

  private async withRightOver<T>(by: Id, person: Id, work: (tx: Db) => Promise<T>): Promise<T> {
    const upward = await this.upward()
    return this.inTurn(async (tx) => {
      const holds = await rolesOf(tx, person)
      if (holds.length === 0) throw new ProblemError('noSuchPerson')
      if (!mayHandKey(await rolesOf(tx, by), holds, upward)) throw new ProblemError('notAllowed')
      return work(tx)
    })
  }

  private async hand(tx: Db, by: Id | null, person: Id): Promise<string> {
    await this.people.record({ what: 'linkHanded', person, place: null, role: null, by }, tx)
    return this.people.makeLink(person, tx)
  }

  private async endKeys(tx: Db, by: Id | null, person: Id): Promise<void> {
    await this.people.endKeys(person, tx)
    await this.people.record({ what: 'signInsEnded', person, place: null, role: null, by }, tx)
  }

  /**
   * [R6] Whether somebody was handed a key to this person who could hand none to whoever holds the new role:
   * with it they would come in as that.
   * What was ended since counts no more.
   */
  private async heldByLesser(tx: Db, person: Id, wanted: Held, upward: Upward): Promise<boolean> {
    const rows = await tx
      .selectFrom('appointment')
      .select(['what', 'by'])
      .where('person', '=', person)
      .where('what', 'in', ['linkHanded', 'signInsEnded'])
      .orderBy('at')
      .orderBy('id')
      .execute()
    const ended = rows.findLastIndex(({ what }) => what === 'signInsEnded')
    const handed = new Set(rows.slice(ended + 1).flatMap(({ by }) => (by && by !== person ? by : [])))
    for (const by of handed) if (!hasRightOver('linkBy', await rolesOf(tx, by), wanted, upward)) return true
    return false
  }

  /**
   * [R6] Whoever gives more than those who made this person could give says the address that letters go to:
   * it may be another's.
   */
  private async refuseOtherAddress(tx: Db, person: Id, said: string | null): Promise<void> {
    const row = await tx.selectFrom('person').select('email').where('id', '=', person).executeTakeFirst()
    if (row && row.email?.toLowerCase() !== said?.toLowerCase()) throw new ProblemError('addressDiffers')
  }

  private async upward(): Promise<Upward> {
    const all = await this.places.all()
    return (place) => {
      const line: Id[] = []
      for (let at = all.get(place); at; at = at.parent ? all.get(at.parent) : undefined) line.push(at.id)
      return line
    }
  }

  /** Appointments wait for each other: what a right is judged by cannot change before it is used. */
  private async inTurn<T>(work: (tx: Db) => Promise<T>): Promise<T> {
    return this.db.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(${IN_TURN}::bigint)`.execute(tx)
      return work(tx)
    })
  }
}

const rolesOf = (db: Db, person: Id): Promise<Held[]> =>
  db.selectFrom('role').select(['place', 'role']).where('person', '=', person).execute()

function refuse(why: ProblemCode | undefined): void {
  if (why) throw new ProblemError(why)
}
