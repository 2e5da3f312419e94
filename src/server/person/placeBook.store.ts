import { sql } from 'kysely'
import type { Id } from '../../core/plain/id.ts'
import type { NewPlace, Place } from '../../core/place/place.ts'
import type { SheetPlace } from '../../core/place/placeSheet.ts'
import { comesTo } from '../../core/plain/meanwhile.ts'
import { foldLine } from '../../core/plain/sameName.ts'
import { ABOVE, BELOW_MOST, freeSlug, mayMove } from '../../core/place/placeSheet.ts'
import type { PlaceChanged, SheetRow } from '../../wire/place.ts'
import type { Tx } from '../database/open.ts'
import type { OwnerDb } from '../database/scope.ts'
import { ProblemError } from '../http/problem.ts'
import type { Runtime } from '../integrations/runtime.ts'
import { newId } from '../integrations/runtime.ts'
import type { Places } from '../place/store.ts'
import { IN_TURN } from './appointing.store.ts'
import { endHandedLinks } from './handedLinks.store.ts'
import { watchesItself } from './appointments.ts'
import type { People } from './store.ts'

/** Who changes places: somebody by their roles, or null: whoever runs the machine. */
type By = Id | null
/** How a place is called, and below which it stands. */
type Standing = Pick<Place, 'name' | 'parent'>
const standing = ({ name, parent }: Standing): Standing => ({ name, parent })
const SHOWN = 300

/**
 * Adding, renaming and moving places: each is decided on what holds at that moment, and is on record with
 * who did it. It works as the owner of the tables, and in turn with appointments, since a place that moves
 * changes who counts in it.
 */
export class PlaceBook {
  constructor(
    private readonly db: OwnerDb,
    private readonly people: People,
    private readonly places: Places,
    private readonly runtime: Runtime,
    /** Tells the other processes that places have changed. */
    private readonly announce: () => Promise<void> = async () => {},
  ) {}

  /**
   * [R13] Adds a place below one that `by` administers; a subdistrict is then administered by whoever added
   * it. The same again gives what is there.
   */
  add(by: By, place: NewPlace): Promise<Place> {
    return this.inTurn(async (tx, all) => {
      const above = place.parent ? all.get(place.parent) : undefined
      if (ABOVE[place.kind] !== (above?.kind ?? null)) throw new ProblemError('noSuchPlace')
      await this.refuseUnlessOver(tx, by, above, all)
      const taken = [...all.values()].find(({ id, slug }) => id === place.id || slug === place.slug)
      if (taken && (taken.id !== place.id || taken.slug !== place.slug)) throw new ProblemError('idTaken')
      if (taken) return taken
      return (await this.keep(tx, by, [place], all))[0]!
    })
  }

  /**
   * [R13] [R14] Renames a place, or moves it below another of the right kind. [R21] `was`: as it stood for
   * whoever changes it.
   */
  change(by: By, id: Id, was: Standing, { name, parent }: Standing): Promise<Place> {
    return this.inTurn(async (tx, all) => {
      const place = all.get(id)
      if (!place) throw new ProblemError('noSuchPlace')
      await this.refuseUnlessOver(tx, by, place, all)
      const what = comesTo(standing(place), standing(was), { name, parent })
      if (what === 'changedMeanwhile') throw new ProblemError(what)
      if (what === 'nothing') return place
      const changed = { ...place, name, parent }
      if (parent !== place.parent) await this.refuseMove(tx, by, place, parent, all)
      refuseTwins([changed], all)
      await tx.updateTable('place').set({ name, parent }).where('id', '=', id).execute()
      if (name !== place.name) await this.note(tx, by, 'renamed', changed)
      if (parent !== place.parent) {
        const at = this.runtime.now()
        await this.note(tx, by, 'moved', changed, at)
        // [R16] Where it stood it is on record too: the tree of today leads nobody there.
        await this.note(tx, by, 'moved', { ...changed, id: place.parent! }, at)
        const moved = new Map(all).set(id, changed)
        await endHandedLinks(tx, { people: this.people, upward: (from) => line(from, moved), by })
      }
      return changed
    })
  }

  /**
   * [R15] Looks through the places of a sheet below `under`, and adds those that are not there yet where
   * `keep` says so: all of them or none.
   */
  addSheet(by: By, under: Id, sheet: readonly SheetPlace[], keep: boolean): Promise<{ rows: SheetRow[] }> {
    return this.inTurn(async (tx, all) => {
      const top = all.get(under)
      if (!top) throw new ProblemError('noSuchPlace')
      await this.refuseUnlessOver(tx, by, top, all)
      const { rows, added } = this.lookThrough(top, sheet, all)
      if (keep && rows.every(({ state }) => state !== 'refused') && added.length > 0)
        await this.keep(tx, by, added, all)
      return { rows }
    })
  }

  /** The record of a place and of those below it, newest first. */
  async history(place: Id): Promise<PlaceChanged[]> {
    const all = await this.places.all()
    const within = [...all.keys()].filter((id) => line(id, all).includes(place))
    const found = await this.db
      .selectFrom('place_change')
      .leftJoin('person', 'person.id', 'place_change.by')
      .select(['place_change.id', 'at', 'what', 'place_change.name', 'parent', 'by', 'person.name as byName'])
      .where('place', '=', sql<Id>`any(${within}::uuid[])`)
      .orderBy('at', 'desc')
      .orderBy('place_change.id')
      .limit(SHOWN)
      .execute()
    // A move is noted with the place and where it stood: whoever sees both reads it once.
    const seen = new Set<string>()
    const rows = found.filter(({ at, what, name, parent, by }) => {
      const said = JSON.stringify([at, what, name, parent, by])
      return !seen.has(said) && seen.add(said)
    })
    return rows.map(({ parent, by, byName, ...row }) => ({
      ...row,
      above: all.get(parent ?? '')?.name ?? '',
      by: by === null ? null : { id: by, name: byName! },
    }))
  }

  private lookThrough(top: Place, sheet: readonly SheetPlace[], all: ReadonlyMap<Id, Place>) {
    const there = new Map([...all.values()].map((place) => [`${place.parent} ${foldLine(place.name)}`, place]))
    const taken = new Set([...all.values()].map(({ slug }) => slug))
    const tried = new Map<string, number>()
    const added: NewPlace[] = []
    const byPath = new Map<string, Pick<Place, 'id' | 'slug'>>([['[]', top]])
    const rows = sheet.map(({ line, kind, name, under, slug, why }): SheetRow => {
      const row = { line, kind, name, under }
      const above = byPath.get(JSON.stringify(under))
      if (why || !above) return { ...row, slug: '', state: 'refused', why: why ?? 'nothingAbove' }
      const known = there.get(`${above.id} ${foldLine(name)}`)
      if (known) byPath.set(JSON.stringify([...under, name]), known)
      if (known) return { ...row, slug: known.slug, state: 'there', why: null }
      if (slug !== undefined && taken.has(slug)) return { ...row, slug, state: 'refused', why: 'slugTaken' }
      const place = {
        id: newId(this.runtime),
        kind,
        parent: above.id,
        slug: slug ?? freeSlug(above, taken, tried),
        name,
      }
      taken.add(place.slug)
      added.push(place)
      byPath.set(JSON.stringify([...under, name]), place)
      return { ...row, slug: place.slug, state: 'new', why: null }
    })
    return { rows, added }
  }

  private async keep(tx: Tx, by: By, added: readonly NewPlace[], all: ReadonlyMap<Id, Place>): Promise<Place[]> {
    refuseTwins(added, all)
    const places = await this.places.add(tx, added)
    for (const place of places) {
      await this.note(tx, by, 'added', place)
      if (place.kind === 'subdistrict' && by !== null) await this.people.give(by, place.id, 'administrator', by, tx)
    }
    return places
  }

  private async refuseMove(tx: Tx, by: By, place: Place, parent: Id | null, all: ReadonlyMap<Id, Place>) {
    const to = all.get(parent ?? '')
    if (!to || !mayMove(place, to, all)) throw new ProblemError('placeStays')
    await this.refuseUnlessOver(tx, by, to, all)
    // Whoever lets a place go takes it from those who count above it.
    await this.refuseUnlessOver(tx, by, all.get(place.parent!)!, all)
    if (place.kind !== 'community') return
    const roles = await tx.selectFrom('role').selectAll().execute()
    const upward = (id: Id) => line(id, all)
    // [R14] Nor from those who watch it, to where nobody does: only whoever runs the machine may.
    const watched = (from: Id) => roles.some((held) => held.role === 'oversight' && upward(from).includes(held.place))
    if (by !== null && watched(place.parent!) && !watched(to.id)) throw new ProblemError('unwatched')
    // [R4] Nobody comes to watch a place where they work, because it moved.
    for (const held of roles.filter((role) => upward(role.place).includes(place.id)))
      if (
        watchesItself(
          roles.filter(({ person }) => person === held.person),
          { place: to.id, role: held.role },
          upward,
        )
      )
        throw new ProblemError('watchesItself')
  }

  /** [R13] Only an administrator of `place` or above it; for what has none above, of any subdistrict. */
  private async refuseUnlessOver(tx: Tx, by: By, place: Place | undefined, all: ReadonlyMap<Id, Place>) {
    if (by === null) return
    const roles = await tx
      .selectFrom('role')
      .select('place')
      .where('person', '=', by)
      .where('role', '=', 'administrator')
      .execute()
    const over = place
      ? line(place.id, all)
      : [...all.values()].flatMap(({ kind, id }) => (kind === 'subdistrict' ? id : []))
    if (!roles.some((role) => over.includes(role.place))) throw new ProblemError('notAllowed')
  }

  private async note(
    tx: Tx,
    by: By,
    what: PlaceChanged['what'],
    { id, name, parent }: Pick<Place, 'id' | 'name' | 'parent'>,
    at = this.runtime.now(),
  ) {
    const row = { id: newId(this.runtime), at, what, place: id, name, parent, by }
    await tx.insertInto('place_change').values(row).execute()
  }

  /** Places and appointments wait for each other; what was decided on cannot change meanwhile. */
  private async inTurn<T>(work: (tx: Tx, all: ReadonlyMap<Id, Place>) => Promise<T>): Promise<T> {
    const done = await this.db.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(${IN_TURN}::bigint)`.execute(tx)
      return work(tx, await this.places.now(tx))
    })
    this.places.forget()
    await this.announce()
    return done
  }
}

/** A place and those above it, from below. */
function line(id: Id, all: ReadonlyMap<Id, Place>): Id[] {
  const ids: Id[] = []
  for (let at = all.get(id); at; at = at.parent ? all.get(at.parent) : undefined) ids.push(at.id)
  return ids
}

/** [R15] Right below one place there are so many at most, and no two whose names look the same. */
function refuseTwins(changed: readonly (NewPlace | Place)[], all: ReadonlyMap<Id, Place>): void {
  const ids = new Set(changed.map(({ id }) => id))
  const names = new Map<string, Set<string>>()
  const put = ({ parent, name }: NewPlace | Place) => {
    const there = names.get(parent ?? '') ?? new Set()
    const known = there.has(foldLine(name))
    if (known || there.size >= BELOW_MOST) return known ? 'placeNameTaken' : 'placesFull'
    names.set(parent ?? '', there.add(foldLine(name)))
    return undefined
  }
  for (const place of all.values()) if (!ids.has(place.id)) put(place)
  for (const place of changed) {
    const why = put(place)
    if (why) throw new ProblemError(why, why === 'placesFull' ? { most: BELOW_MOST } : {})
  }
}
