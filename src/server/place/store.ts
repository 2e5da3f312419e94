import type { AgendaItem } from '../../core/meeting/meeting.ts'
import type { Id } from '../../core/plain/id.ts'
import type { NewPlace, Place } from '../../core/place/place.ts'
import type { Clock } from '../../core/plain/clock.ts'
import type { Db } from '../database/open.ts'
import { SLUG } from '../../wire/place.ts'

/** Rows of a statement: each has some values, and PostgreSQL takes 65,535 of them. */
const ROWS = 1000

/**
 * The places of the installation. They are few and change seldom: held in memory, loaded anew after a change
 * here and every half minute.
 */
export class Places {
  private loaded: Promise<Map<Id, Place>> | undefined
  private at = 0

  /** `db`: for who stands nowhere; places are public. `rootZone`: of a place with none above it. */
  constructor(
    private readonly db: Db,
    private readonly rootZone: Clock,
  ) {}

  async all(): Promise<Map<Id, Place>> {
    if (!this.loaded || Date.now() - this.at > 30_000) {
      this.at = Date.now()
      this.loaded = this.read(this.db)
      this.loaded.catch(() => (this.loaded = undefined))
    }
    return this.loaded
  }

  community(slug: string): Promise<Place | undefined> {
    return this.called('community', slug)
  }

  async communities(): Promise<Place[]> {
    return [...(await this.all()).values()].filter(({ kind }) => kind === 'community')
  }

  /** The place of a kind by its address. */
  async called(kind: Place['kind'], slug: string): Promise<Place | undefined> {
    const found = await this.find(kind, slug)
    if (found || !(await this.isNew(kind, slug))) return found
    this.forget()
    return this.find(kind, slug)
  }

  /** A place by its address, among those that are held. */
  async find(kind: Place['kind'], slug: string): Promise<Place | undefined> {
    for (const place of (await this.all()).values()) if (place.kind === kind && place.slug === slug) return place
    return undefined
  }

  /** Whether there is such a place: another process may have made it this moment. */
  private async isNew(kind: Place['kind'], slug: string): Promise<boolean> {
    if ((kind !== 'community' && kind !== 'subdistrict') || !SLUG.test(slug)) return false
    const row = this.db.selectFrom('place').select('id').where('slug', '=', slug).where('kind', '=', kind)
    return (await row.executeTakeFirst()) !== undefined
  }

  /** The places right below one, in the order of their names. */
  async below(parent: Id): Promise<Place[]> {
    const places = [...(await this.all()).values()].filter((place) => place.parent === parent)
    return places.sort((a, b) => a.name.localeCompare(b.name, 'zh'))
  }

  /** The place and all places above it, from below. */
  async upward(id: Id): Promise<Place[]> {
    const all = await this.all()
    const line: Place[] = []
    for (let place = all.get(id); place; place = place.parent ? all.get(place.parent) : undefined) line.push(place)
    return line
  }

  /** Adds places, those above before those below; gives them with their zones. */
  async add(db: Db, places: readonly NewPlace[]): Promise<Place[]> {
    const zones = new Map([...(await this.all()).values()].map(({ id, zone }) => [id, zone]))
    const added = places.map((place): Place => {
      const zone = place.zone ?? zones.get(place.parent ?? '') ?? this.rootZone
      zones.set(place.id, zone)
      return { ...place, zone }
    })
    for (let from = 0; from < added.length; from += ROWS)
      await db
        .insertInto('place')
        .values(added.slice(from, from + ROWS).map((place) => ({ ...place, agenda: null })))
        .onConflict((c) => c.doNothing())
        .execute()
    this.forget()
    return added
  }

  /** All places as a transaction sees them now. */
  now(tx: Db): Promise<Map<Id, Place>> {
    return this.read(tx)
  }

  /** Loads all of them anew when they are next asked for. */
  forget(): void {
    this.loaded = undefined
  }

  /** The community's own agenda template; undefined while it uses the usual one. */
  async agenda(community: Id): Promise<AgendaItem[] | undefined> {
    const row = await this.db.selectFrom('place').select('agenda').where('id', '=', community).executeTakeFirst()
    return row?.agenda ?? undefined
  }

  async setAgenda(db: Db, community: Id, agenda: readonly AgendaItem[]): Promise<void> {
    await db
      .updateTable('place')
      .set({ agenda: JSON.stringify(agenda) })
      .where('id', '=', community)
      .execute()
  }

  async setZone(db: Db, place: Id, zone: Clock): Promise<void> {
    await db.updateTable('place').set({ zone }).where('id', '=', place).execute()
    this.forget()
  }

  private async read(db: Db): Promise<Map<Id, Place>> {
    const rows = await db
      .selectFrom('place')
      .select(['id', 'kind', 'parent', 'slug', 'name', 'zone'])
      .orderBy('id')
      .execute()
    const places = new Map(rows.map((row) => [row.id, row]))
    const zoneOf = ({ kind, parent, zone }: Place): Clock => {
      const above = (kind === 'grid' || kind === 'building') && parent ? places.get(parent) : undefined
      return above ? zoneOf(above) : zone
    }
    return new Map(rows.map((row) => [row.id, { ...row, zone: zoneOf(row) }]))
  }
}
