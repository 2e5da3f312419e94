import type { AgendaItem } from '../../core/meeting/meeting.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Place } from '../../core/place/place.ts'
import type { Db } from '../database/open.ts'

/**
 * The places of the installation. They are few and change seldom: held in memory, loaded anew after a change
 * here and every half minute.
 */
export class Places {
  private loaded: Promise<Map<Id, Place>> | undefined
  private at = 0

  /** `db`: for who stands nowhere; places are public. */
  constructor(private readonly db: Db) {}

  async all(): Promise<Map<Id, Place>> {
    if (!this.loaded || Date.now() - this.at > 30_000) {
      this.at = Date.now()
      this.loaded = this.read()
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
    for (const place of (await this.all()).values()) if (place.kind === kind && place.slug === slug) return place
    return undefined
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

  async add(db: Db, places: readonly Place[]): Promise<void> {
    await db
      .insertInto('place')
      .values(places.map((place) => ({ ...place, agenda: null })))
      .onConflict((c) => c.doNothing())
      .execute()
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

  private async read(): Promise<Map<Id, Place>> {
    const rows = await this.db
      .selectFrom('place')
      .select(['id', 'kind', 'parent', 'slug', 'name'])
      .orderBy('id')
      .execute()
    return new Map(rows.map((row) => [row.id, row]))
  }
}
