import type { Id } from '../../core/plain/id.ts'
import { comesTo } from '../../core/plain/meanwhile.ts'
import type { Db } from '../database/open.ts'
import { ProblemError } from '../http/problem.ts'
import { Appointing, refuse } from './appointing.store.ts'
import { rolesOf } from './roles.store.ts'
import type { Held } from './appointments.ts'
import { whyNotJoin } from './appointments.ts'

/** Who a person is: two who are one, name and address ([R11], [R12]); all of it on record. */
export class Joined extends Appointing {
  /**
   * [R11] Says that `goes` is the same person as `stays`, who gets their roles and stands from then on for
   * what they did. `email`: the address that letters go to from now on, one of theirs. Ends what opened
   * either of them, and hands a link.
   */
  async join(by: Id, stays: Id, goes: Id, email: string | null): Promise<string> {
    const upward = await this.upward()
    const link = await this.inTurn(async (tx) => {
      const [one, other] = [await this.standing(tx, stays), await this.standing(tx, goes)]
      if (stays === goes || one.holds.length === 0) throw new ProblemError('noSuchPerson')
      const asked = { by: { id: by, holds: await rolesOf(tx, by) }, stays: one, goes: other }
      refuse(whyNotJoin(asked, upward))
      await this.takeAddress(tx, one, other, email)
      for (const held of other.holds) await this.passOn(tx, by, held, goes, stays)
      // Whoever was joined with them before goes along.
      await tx.updateTable('person').set({ same_as: stays }).where('same_as', '=', goes).execute()
      await tx.updateTable('person').set({ same_as: stays }).where('id', '=', goes).execute()
      await this.people.record({ what: 'joined', person: stays, other: goes, place: null, role: null, by }, tx)
      for (const person of [goes, stays]) await this.endKeys(tx, by, person)
      return this.hand(tx, by, stays)
    })
    for (const person of [stays, goes]) await this.people.changed(person)
    return link
  }

  /**
   * [R11] Takes back that they are one. The roles stay with `stays`: what `goes` had is given anew where it
   * is theirs.
   */
  async part(by: Id, stays: Id, goes: Id): Promise<void> {
    const upward = await this.upward()
    await this.inTurn(async (tx) => {
      const row = await tx.selectFrom('person').select('same_as').where('id', '=', goes).executeTakeFirst()
      if (row?.same_as !== stays) throw new ProblemError('noSuchPerson')
      const had = await this.everHeld(tx, goes)
      const one = { id: stays, holds: await rolesOf(tx, stays) }
      const asked = { by: { id: by, holds: await rolesOf(tx, by) }, stays: one, goes: { id: goes, holds: [], had } }
      refuse(whyNotJoin(asked, upward))
      await tx.updateTable('person').set({ same_as: null }).where('id', '=', goes).execute()
      await this.people.record({ what: 'parted', person: stays, other: goes, place: null, role: null, by }, tx)
    })
    await this.people.changed(stays)
  }

  /**
   * [R12] Changes a person's name and address. With an address that was there, all that opens the account
   * ends: it may have been in other hands. [R21] `was`: as both stood for whoever changes them.
   */
  async change(by: Id, person: Id, was: NameAndAddress, said: NameAndAddress): Promise<void> {
    await this.withRightOver(by, person, async (tx) => {
      const { name, email } = await this.called(tx, person)
      const what = comesTo({ name, email }, was, said)
      if (what === 'nothing') return
      if (what === 'changedMeanwhile') throw new ProblemError(what)
      await refuseTaken(tx, said.email, [person])
      await tx.updateTable('person').set(said).where('id', '=', person).execute()
      await this.people.record({ what: 'changed', person, place: null, role: null, by }, tx)
      if (email !== null && email !== said.email) await this.endKeys(tx, by, person)
    })
    await this.people.changed(person)
  }

  /** [R11] Who turned out to be the same as these, by whom they are now. */
  async joinedWith(people: readonly Id[]): Promise<Map<Id, { id: Id; name: string }[]>> {
    if (people.length === 0) return new Map()
    const rows = await this.db
      .selectFrom('person')
      .select(['id', 'name', 'same_as'])
      .where('same_as', 'in', [...new Set(people)])
      .orderBy('created_at')
      .orderBy('id')
      .execute()
    const joined = new Map<Id, { id: Id; name: string }[]>()
    for (const { id, name, same_as } of rows) joined.set(same_as!, [...(joined.get(same_as!) ?? []), { id, name }])
    return joined
  }

  private async standing(tx: Db, person: Id) {
    const { email, same_as } = await this.called(tx, person)
    if (same_as !== null) throw new ProblemError('noSuchPerson')
    return { id: person, email, holds: await rolesOf(tx, person), had: await this.everHeld(tx, person) }
  }

  private async called(tx: Db, person: Id) {
    const row = await tx
      .selectFrom('person')
      .select(['name', 'email', 'same_as'])
      .where('id', '=', person)
      .executeTakeFirst()
    if (!row) throw new ProblemError('noSuchPerson')
    return row
  }

  /** All roles that were ever given to somebody: a right over those is asked of whoever says who they are. */
  private async everHeld(tx: Db, person: Id): Promise<Held[]> {
    const rows = await tx
      .selectFrom('appointment')
      .select(['place', 'role'])
      .where('person', '=', person)
      .where('what', '=', 'granted')
      .execute()
    return rows.flatMap(({ place, role }) => (place && role ? [{ place, role }] : []))
  }

  /** [R6] The address is one of theirs, and said: either may have been set by somebody with fewer rights. */
  private async takeAddress(tx: Db, stays: Called, goes: Called, said: string | null): Promise<void> {
    const own = [stays.email, goes.email].filter((one) => one !== null)
    const meant = own.find((one) => one.toLowerCase() === said?.toLowerCase()) ?? null
    if (own.length > 0 && meant === null) throw new ProblemError('addressDiffers')
    await tx.updateTable('person').set({ email: null }).where('id', '=', goes.id).execute()
    await tx.updateTable('person').set({ email: meant }).where('id', '=', stays.id).execute()
  }

  private async passOn(tx: Db, by: Id, { place, role }: Held, from: Id, to: Id): Promise<void> {
    await tx.deleteFrom('role').where('place', '=', place).where('person', '=', from).where('role', '=', role).execute()
    await this.people.record({ what: 'revoked', person: from, place, role, by }, tx)
    await this.people.give(to, place, role, by, tx)
  }
}

interface NameAndAddress {
  name: string
  email: string | null
}

interface Called {
  id: Id
  email: string | null
}

async function refuseTaken(tx: Db, email: string | null, own: readonly Id[]): Promise<void> {
  if (email === null) return
  const row = await tx
    .selectFrom('person')
    .select('id')
    .where((e) => e(e.fn('lower', ['email']), '=', email.toLowerCase()))
    .executeTakeFirst()
  if (row && !own.includes(row.id)) throw new ProblemError('addressTaken')
}
