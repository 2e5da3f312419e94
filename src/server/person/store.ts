import { CompiledQuery, sql } from 'kysely'
import type { StaffActor } from '../../core/meeting/command.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Role } from '../../core/place/place.ts'
import type { Appointed, OwnPasskey, SignInTry, Way } from '../../wire/account.ts'
import { hashSecret } from '../secrets/token.ts'
import type { Db } from '../database/open.ts'
import { PREPARED } from '../database/pipeline.ts'
import type { OwnerDb } from '../database/scope.ts'
import type { Runtime } from '../integrations/runtime.ts'
import { newId } from '../integrations/runtime.ts'
import type { Watch } from './watch.ts'

/** A staff person who is signed in. `roles` by place; `also`: as whom they are on record too ([R11]). */
export interface SignedIn {
  signIn: Id
  person: Id
  also: Id[]
  name: string
  email: string | null
  roles: { place: Id; role: Role }[]
}

/** Whoever is signed in, as the rules see them. */
export const actorOf = ({ person, also }: SignedIn): StaffActor =>
  also.length > 0 ? { kind: 'staff', id: person, also } : { kind: 'staff', id: person }

/**
 * [R11] Staff of whom only the id is known here: where it names who did something, and no rule asks whether
 * it is whoever asks. Whoever asks is `actorOf` (scripts/actors.mjs).
 */
export const staffCalled = (id: Id): StaffActor => ({ kind: 'staff', id })

/**
 * Somebody who is to be appointed; made where neither id nor address is known. The id is Grove's own, never
 * one that somebody sent.
 */
export interface NewPerson {
  id: Id
  name: string
  email: string | null
}

/**
 * The channel on which processes that share a database notify each other whose roles or sign-ins have
 * changed.
 */
export const PEOPLE_CHANNEL = 'grove_people'
/** In place of a person: places have changed, and with them who counts where. */
export const EVERYBODY = '*'

/** Tells the other processes of a database that roles or sign-ins of a person have changed. */
export async function notifyOthers(db: Db, person: Id): Promise<void> {
  await sql`select pg_notify(${PEOPLE_CHANNEL}, ${person})`.execute(db)
}

/** What somebody came in with that can be taken away again: a passkey, an account outside. */
export interface Key {
  passkey?: Id
  outside?: string
}

/** [R19] Whoever is coming in at this moment is in before, and is ended too, or finds the door gone. */
export async function lockPerson(tx: Db, person: Id): Promise<void> {
  await tx.selectFrom('person').select('id').where('id', '=', person).forUpdate().execute()
}

/**
 * [R19] Holds a person while a way in is used or made: whoever ends all of theirs waits for it, or it for
 * them.
 */
async function holdPerson(tx: Db, person: Id): Promise<void> {
  await tx.selectFrom('person').select('id').where('id', '=', person).forShare().execute()
}

async function stands(tx: Db, person: Id, { passkey, outside }: Key): Promise<boolean> {
  const key = passkey
    ? tx.selectFrom('passkey').select('id').where('person', '=', person).where('id', '=', passkey)
    : tx
        .selectFrom('outside_account')
        .select('id')
        .where('person', '=', person)
        .where('provider', '=', outside ?? '')
  return (!passkey && !outside) || (await key.executeTakeFirst()) !== undefined
}

const DEVICE_MOST = 200
/** Tries by people whom Grove does not know: how many are shown, and how long they are kept (ms). */
const UNKNOWN_SHOWN = 50
const UNKNOWN_LASTS = 90 * 24 * 3600_000
const LINK_LASTS = 24 * 3600_000
const SIGN_IN_LASTS = 30 * 24 * 3600_000

/** Asked at every request of staff: planning it anew takes the database longer than answering. */
const signedInWhere = (column: 'hash' | 'id') => `${PREPARED}select sign_in.id as "signIn", person.id as person,
    array(select known.id::text from person known where known.same_as = person.id) as also,
    person.name, person.email, role.place, role.role
  from sign_in join person on person.id = sign_in.person left join role on role.person = person.id
  where sign_in.${column} = $1 and revoked_at is null and sign_in.created_at > $2`
const SIGNED_IN = { hash: signedInWhere('hash'), id: signedInWhere('id') }

/**
 * Staff: people, their roles, one-time links and sign-ins. Only hashes of secrets are stored. It works as the
 * owner of the tables: requests cannot write here.
 */
export class People {
  constructor(
    private readonly db: OwnerDb,
    private readonly runtime: Runtime,
    private readonly watch: Watch,
  ) {}

  /** A one-time link's secret for a person, good for a day. `by`: who hands it, where that is anybody. */
  async makeLink(person: Id, db: Db = this.db, by: Id | null = null): Promise<string> {
    const secret = this.runtime.random(24).toString('base64url')
    const expires_at = this.runtime.now() + LINK_LASTS
    await db
      .insertInto('sign_in_link')
      .values({ hash: hashSecret(secret), person, expires_at, used_at: null, handed_by: by })
      .execute()
    return secret
  }

  /** Whose link it is, while it can be used. */
  async ofLink(secret: string): Promise<{ person: Id; name: string } | undefined> {
    const row = await this.db
      .selectFrom('sign_in_link')
      .innerJoin('person', 'person.id', 'sign_in_link.person')
      .select(['person.id', 'person.name'])
      .where('hash', '=', hashSecret(secret))
      .where('used_at', 'is', null)
      .where('expires_at', '>', this.runtime.now())
      .executeTakeFirst()
    return row && { person: row.id, name: row.name }
  }

  /**
   * Uses a link up and signs its person in; gives the sign-in's secret. Undefined where the link was used or
   * has expired, which the journal of sign-ins remembers.
   */
  async useLink(secret: string, device: string): Promise<string | undefined> {
    const now = this.runtime.now()
    return this.db.transaction().execute(async (tx) => {
      const over = await tx
        .selectFrom('sign_in_link')
        .select('person')
        .where('hash', '=', hashSecret(secret))
        .executeTakeFirst()
      if (over) await holdPerson(tx, over.person)
      const used = await tx
        .updateTable('sign_in_link')
        .set({ used_at: now })
        .where('hash', '=', hashSecret(secret))
        .where('used_at', 'is', null)
        .where('expires_at', '>', now)
        .returning('person')
        .executeTakeFirst()
      if (used) return this.signIn(used.person, 'link', device, {}, tx)
      await this.remember({ person: over?.person ?? null, way: 'link', device, refused: 'linkUsed' }, tx)
      return undefined
    })
  }

  /**
   * Signs a person in who has proven to be there; gives the sign-in's secret. Undefined where they have no
   * role any more, or [R19] what they proved it with has ended since. Without `db` in a transaction of its
   * own.
   */
  async signIn(person: Id, way: Way, device: string, key: Key = {}, db?: Db): Promise<string | undefined> {
    if (!db) return this.db.transaction().execute((tx) => this.signIn(person, way, device, key, tx))
    await holdPerson(db, person)
    if (!(await stands(db, person, key))) return undefined
    const role = await db.selectFrom('role').select('role').where('person', '=', person).executeTakeFirst()
    if (!role) return undefined
    const kept = this.runtime.random(32).toString('base64url')
    const now = this.runtime.now()
    await db
      .insertInto('sign_in')
      .values({
        id: newId(this.runtime),
        hash: hashSecret(kept),
        person,
        device: device.slice(0, DEVICE_MOST),
        created_at: now,
        used_at: now,
        revoked_at: null,
        way,
        passkey: key.passkey ?? null,
        outside: key.outside ?? null,
      })
      .execute()
    await this.remember({ person, way, device, refused: null }, db)
    return kept
  }

  /**
   * Writes a sign-in or a refused try into the journal of sign-ins: who, when, how and with which device,
   * never a secret or an address.
   */
  async remember(one: { person: Id | null; way: Way; device: string; refused: string | null }, db: Db = this.db) {
    const row = { id: newId(this.runtime), at: this.runtime.now(), ...one, device: one.device.slice(0, DEVICE_MOST) }
    await db.insertInto('sign_in_try').values(row).execute()
    // What strangers tried would grow without end.
    if (!one.person)
      await db
        .deleteFrom('sign_in_try')
        .where('person', 'is', null)
        .where('at', '<', row.at - UNKNOWN_LASTS)
        .execute()
  }

  /** A person's own journal of sign-ins, newest first. */
  async tries(person: Id): Promise<SignInTry[]> {
    return this.journal().where('sign_in_try.person', '=', person).execute()
  }

  /**
   * The journal of everybody whose role counts in a place (`upward`: it and those above it), newest first;
   * and some tries by people whom Grove does not know, which belong to no place.
   */
  async triesIn(upward: Id[]): Promise<SignInTry[]> {
    const there = this.db.selectFrom('role').select('person').where('place', 'in', upward)
    const [known, unknown] = await Promise.all([
      this.journal().where('sign_in_try.person', 'in', there).execute(),
      this.journal().where('sign_in_try.person', 'is', null).limit(UNKNOWN_SHOWN).execute(),
    ])
    return [...known, ...unknown].sort((a, b) => b.at - a.at)
  }

  private journal() {
    return this.db
      .selectFrom('sign_in_try')
      .leftJoin('person', 'person.id', 'sign_in_try.person')
      .select(['sign_in_try.id', 'at', 'sign_in_try.person', 'person.name', 'way', 'device', 'refused'])
      .orderBy('at', 'desc')
      .orderBy('sign_in_try.id', 'desc')
      .limit(200)
  }

  /** Who holds a sign-in's secret, with their roles; undefined where it was revoked or has lapsed. */
  signedIn(secret: string): Promise<SignedIn | undefined> {
    return this.signedInBy('hash', hashSecret(secret))
  }

  /** The same of a sign-in that is known already: whether it still holds, and what it holds now. */
  stillSignedIn(signIn: Id): Promise<SignedIn | undefined> {
    return this.signedInBy('id', signIn)
  }

  private async signedInBy(column: keyof typeof SIGNED_IN, value: string): Promise<SignedIn | undefined> {
    const asked = CompiledQuery.raw(SIGNED_IN[column], [value, this.runtime.now() - SIGN_IN_LASTS])
    const { rows } = await this.db.executeQuery<Omit<SignedIn, 'roles'> & { place: Id | null; role: Role | null }>(
      asked,
    )
    const first = rows[0]
    if (!first) return undefined
    const roles = rows.flatMap(({ place, role }) => (place && role ? [{ place, role }] : []))
    const { signIn, person, also, name, email } = first
    return { signIn, person, also, name, email, roles }
  }

  async signIns(person: Id) {
    return this.db
      .selectFrom('sign_in')
      .select(['id', 'device', 'created_at', 'used_at', 'way'])
      .where('person', '=', person)
      .where('revoked_at', 'is', null)
      .where('created_at', '>', this.runtime.now() - SIGN_IN_LASTS)
      .orderBy('created_at', 'desc')
      .limit(200)
      .execute()
  }

  async revoke(person: Id, signIn: Id): Promise<boolean> {
    const revoked = await this.db
      .updateTable('sign_in')
      .set({ revoked_at: this.runtime.now() })
      .where('id', '=', signIn)
      .where('person', '=', person)
      .where('revoked_at', 'is', null)
      .executeTakeFirst()
    await this.changed(person)
    return revoked.numUpdatedRows > 0n
  }

  /**
   * Ends all that a person signed in with, and all that would sign them in again but for a new code to their
   * address.
   */
  async endKeys(person: Id, db: Db): Promise<void> {
    const now = this.runtime.now()
    await lockPerson(db, person)
    await db
      .updateTable('sign_in')
      .set({ revoked_at: now })
      .where('person', '=', person)
      .where('revoked_at', 'is', null)
      .execute()
    await db
      .updateTable('sign_in_link')
      .set({ used_at: now })
      .where('person', '=', person)
      .where('used_at', 'is', null)
      .execute()
    for (const table of ['passkey', 'outside_account', 'sign_in_code'] as const)
      await db.deleteFrom(table).where('person', '=', person).execute()
  }

  /** [R18] Whom somebody handed links that can still be used; `of`: this giver alone. */
  async linksHanded(db: Db, of?: Id): Promise<{ giver: Id; person: Id }[]> {
    const rows = await db
      .selectFrom('sign_in_link')
      .select(['handed_by', 'person'])
      .distinct()
      .where('used_at', 'is', null)
      .where('expires_at', '>', this.runtime.now())
      .where('handed_by', 'is not', null)
      .$if(of !== undefined, (query) => query.where('handed_by', '=', of!))
      .execute()
    return rows.map(({ handed_by, person }) => ({ giver: handed_by!, person }))
  }

  async endLinks(db: Db, giver: Id, person: Id): Promise<void> {
    await db
      .updateTable('sign_in_link')
      .set({ used_at: this.runtime.now() })
      .where('handed_by', '=', giver)
      .where('person', '=', person)
      .where('used_at', 'is', null)
      .execute()
  }

  /**
   * [R19] Makes a way in for a person while the sign-in that asks for it stands; undefined where it has
   * ended. What was made before the end was ended with it.
   */
  async whileSignedIn<T>(person: Id, signIn: Id, work: (tx: Db) => Promise<T>): Promise<T | undefined> {
    return this.db.transaction().execute(async (tx) => {
      await holdPerson(tx, person)
      const row = await tx
        .selectFrom('sign_in')
        .select('id')
        .where('id', '=', signIn)
        .where('person', '=', person)
        .where('revoked_at', 'is', null)
        .executeTakeFirst()
      return row && work(tx)
    })
  }

  /**
   * [R19] A way in by letter for whoever has the address now, made while they have it; undefined where nobody
   * does. `address`: as it is on record.
   */
  async forAddress<T>(
    typed: string,
    make: (tx: Db, person: Id) => Promise<T>,
  ): Promise<{ address: string; made: T } | undefined> {
    const meant = await this.byEmail(typed)
    if (!meant) return undefined
    return this.db.transaction().execute(async (tx) => {
      await holdPerson(tx, meant.id)
      const row = await tx.selectFrom('person').select('email').where('id', '=', meant.id).executeTakeFirst()
      if (row?.email?.toLowerCase() !== typed.toLowerCase()) return undefined
      return { address: row.email, made: await make(tx, meant.id) }
    })
  }

  /**
   * Roles or sign-ins of a person have changed: whatever is open for them is looked at again, in every
   * process. Called after the commit.
   */
  changed(person: Id): Promise<void> {
    return this.watch.announce(person)
  }

  /** Writes a line into the record of appointments. */
  async record(
    line: Omit<Appointed, 'id' | 'at' | 'person' | 'by' | 'other'> & { person: Id; by: Id | null; other?: Id },
    db: Db,
  ): Promise<void> {
    await db
      .insertInto('appointment')
      .values({ id: newId(this.runtime), at: this.runtime.now(), ...line })
      .execute()
  }

  /** A person's passkeys, and when each was last used to sign in. */
  async passkeys(person: Id): Promise<OwnPasskey[]> {
    const rows = await this.db
      .selectFrom('passkey')
      .leftJoin('sign_in', 'sign_in.passkey', 'passkey.id')
      .select((e) => ['passkey.id', 'passkey.name', 'passkey.created_at', e.fn.max('sign_in.created_at').as('used_at')])
      .where('passkey.person', '=', person)
      .groupBy('passkey.id')
      .orderBy('passkey.created_at')
      .execute()
    return rows.map((row) => ({
      id: row.id,
      name: row.name ?? '',
      createdAt: row.created_at.getTime(),
      usedAt: row.used_at,
    }))
  }

  /** Whose passkey this is, by the id that its device gave it. */
  async passkeyCalled(credential: string): Promise<{ id: Id; person: Id } | undefined> {
    if (credential.includes('\0')) return undefined
    return this.db
      .selectFrom('passkey')
      .select(['id', 'person'])
      .where('credential_id', '=', credential)
      .executeTakeFirst()
  }

  async renamePasskey(person: Id, passkey: Id, name: string): Promise<boolean> {
    const { numUpdatedRows } = await this.db
      .updateTable('passkey')
      .set({ name })
      .where('id', '=', passkey)
      .where('person', '=', person)
      .executeTakeFirst()
    return numUpdatedRows > 0n
  }

  /** Removes a passkey of a person, and ends what was signed in with it. */
  async removePasskey(person: Id, passkey: Id): Promise<boolean> {
    const removed = await this.db.transaction().execute(async (tx) => {
      await lockPerson(tx, person)
      const { numDeletedRows } = await tx
        .deleteFrom('passkey')
        .where('id', '=', passkey)
        .where('person', '=', person)
        .executeTakeFirst()
      await tx
        .updateTable('sign_in')
        .set({ revoked_at: this.runtime.now() })
        .where('passkey', '=', passkey)
        .where('person', '=', person)
        .where('revoked_at', 'is', null)
        .execute()
      return numDeletedRows > 0n
    })
    await this.changed(person)
    return removed
  }

  /** People with a role in a place. */
  async inPlace(place: Id) {
    return this.db
      .selectFrom('role')
      .innerJoin('person', 'person.id', 'role.person')
      .select(['person.id', 'person.name', 'person.email', 'role.role'])
      .where('role.place', '=', place)
      .orderBy('person.created_at')
      .orderBy('person.id')
      .orderBy('role.role')
      .execute()
  }

  /**
   * Gives a person a role in a place, on record; makes the person where the id, or the e-mail address, is
   * new. Returns the person's id. Asks no right: who may is for appointments.ts. `by` null: Grove itself, or
   * whoever runs the machine.
   */
  async appoint(person: NewPerson, place: Id, role: Role, by: Id | null = null, db?: Db): Promise<Id> {
    if (!db) return this.db.transaction().execute((tx) => this.appoint(person, place, role, by, tx))
    await db
      .insertInto('person')
      .values({ ...person, created_at: this.runtime.now() })
      .onConflict((c) => c.doNothing())
      .execute()
    const known = await this.meant(person, db)
    await this.give(known, place, role, by, db)
    return known
  }

  /** Gives somebody who is there a role in a place, on record. Asks no right, as `appoint`. */
  async give(person: Id, place: Id, role: Role, by: Id | null, db: Db): Promise<void> {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('role')
      .values({ place, person, role })
      .onConflict((c) => c.doNothing())
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows) await this.record({ what: 'granted', person, place, role, by }, db)
  }

  /** Whether somebody is there, and as themselves: not [R11] as another name of somebody else. */
  async isThere(person: Id, db: Db): Promise<boolean> {
    const row = await db.selectFrom('person').select('same_as').where('id', '=', person).executeTakeFirst()
    return row?.same_as === null
  }

  /**
   * Whom an appointment means: who has the e-mail address already, else the id; [R11] and who that turned out
   * to be.
   */
  async meant(person: { id: Id; email: string | null }, db: Db = this.db): Promise<Id> {
    const all = db.selectFrom('person').select(['id', 'same_as'])
    const called = person.email
      ? await all.where((e) => e(e.fn('lower', ['email']), '=', person.email!.toLowerCase())).executeTakeFirst()
      : undefined
    const row = called ?? (await all.where('id', '=', person.id).executeTakeFirst())
    return row?.same_as ?? row?.id ?? person.id
  }

  async byEmail(email: string): Promise<{ id: Id; name: string } | undefined> {
    return this.db
      .selectFrom('person')
      .select(['id', 'name'])
      .where((e) => e(e.fn('lower', ['email']), '=', email.toLowerCase()))
      .executeTakeFirst()
  }

  /** Whether anybody has ever signed in here. */
  async hasAnybodySignedIn(): Promise<boolean> {
    return (await this.db.selectFrom('sign_in').select('id').limit(1).executeTakeFirst()) !== undefined
  }

  /** The first person with a role anywhere below or at a place, for the link printed at the start. */
  async firstWith(role: Role): Promise<{ id: Id; name: string } | undefined> {
    return this.db
      .selectFrom('role')
      .innerJoin('person', 'person.id', 'role.person')
      .select(['person.id', 'person.name'])
      .where('role.role', '=', role)
      .orderBy('person.created_at')
      .orderBy('person.id')
      .executeTakeFirst()
  }
}
