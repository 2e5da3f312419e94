import type { Id } from '../../core/plain/id.ts'
import type { Role } from '../../core/place/place.ts'
import type { Appointed } from '../../wire/account.ts'
import { Appointing, refuse } from './appointing.store.ts'
import { rolesOf } from './roles.store.ts'
import type { Held } from './appointments.ts'
import { endHandedLinks } from './handedLinks.store.ts'
import { hasRightOver, mayHandKey, watchesItself, whyNotGrant, whyNotRevoke } from './appointments.ts'
import type { Db } from '../database/open.ts'
import { ProblemError } from '../http/problem.ts'
import { sameName } from '../../core/plain/sameName.ts'
import type { NewPerson } from './store.ts'

const SHOWN = 300

/**
 * Whom an appointment means: somebody who is there, with the address that whoever appoints says they have;
 * else whoever has it, or somebody new. `another`: it is somebody else, though the name is known in the
 * place.
 */
type Whom = { person: Id; email: string | null } | (NewPerson & { another?: boolean | undefined })

/**
 * Giving and taking roles, handing links, ending sign-ins: each is decided by person/appointments.ts on what
 * holds at that moment, takes effect at once, and is on record with who did it.
 */
export class Appointments extends Appointing {
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
      if ('person' in whom) {
        if (!(await this.people.isThere(person, tx))) throw new ProblemError('noSuchPerson')
      } else if (!whom.another && person === whom.id) await this.refuseKnownName(tx, whom, place)
      if (by !== null) {
        const asked = { by: { id: by, holds: await rolesOf(tx, by) }, person: { id: person, holds } }
        refuse(whyNotGrant(asked, { place, role }, upward))
      } else if (watchesItself(holds, { place, role }, upward)) refuse('watchesItself')
      const lesser = await this.heldByLesser(tx, person, { place, role }, upward)
      if (lesser.address) await this.refuseOtherAddress(tx, person, whom.email)
      if (lesser.keys) await this.endKeys(tx, by, person)
      if ('person' in whom) await this.people.give(person, place, role, by, tx)
      else await this.people.appoint({ id: whom.id, name: whom.name, email: whom.email }, place, role, by, tx)
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
      await endHandedLinks(tx, { people: this.people, upward, by, of: person })
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
   * [R10] Who has a role in a place, or had one: those who have none any more stand with `former`. None of
   * them turned out to be another.
   */
  async knownIn(place: Id, db: Db = this.db): Promise<{ id: Id; name: string; former: boolean }[]> {
    const rows = await db
      .selectFrom('person')
      .select((e) => [
        'person.id',
        'person.name',
        e
          .not(
            e.exists(
              e.selectFrom('role').select('role').whereRef('role.person', '=', 'person.id').where('place', '=', place),
            ),
          )
          .as('former'),
      ])
      .where('same_as', 'is', null)
      .where('person.id', 'in', (e) =>
        e
          .selectFrom('appointment')
          .select('appointment.person')
          .where('appointment.place', '=', place)
          .union(e.selectFrom('role').select('role.person').where('role.place', '=', place)),
      )
      .orderBy('person.created_at')
      .orderBy('person.id')
      .execute()
    return rows.map((row) => ({ ...row, former: Boolean(row.former) }))
  }

  /**
   * [R10] Whoever is new under a name that is known in the place is that person, or somebody else of the
   * name: it must be said which.
   */
  private async refuseKnownName(tx: Db, { id, name }: NewPerson, place: Id): Promise<void> {
    const known = await this.knownIn(place, tx)
    const sentAgain = known.some((one) => one.id === id)
    if (!sentAgain && known.some((one) => sameName(one.name, name))) throw new ProblemError('nameThere', { name })
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
      .leftJoin('person as joined', 'joined.id', 'appointment.other')
      .leftJoin('place', 'place.id', 'appointment.place')
      .select(['joined.id as other', 'joined.name as otherName'])
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
    return rows.map(({ person, name, by, byName, other, otherName, ...row }) => ({
      ...row,
      other: other === null ? null : { id: other, name: otherName! },
      person: { id: person, name },
      by: by === null ? null : { id: by, name: byName! },
    }))
  }
}
