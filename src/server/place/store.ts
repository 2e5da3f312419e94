import { sql } from 'kysely'
import type { AgendaItem } from '../../core/meeting/meeting.ts'
import type { Id } from '../../core/plain/id.ts'
import type { NewPlace, Place } from '../../core/place/place.ts'
import type { comesTo } from '../../core/plain/meanwhile.ts'
import type { Clock } from '../../core/plain/clock.ts'
import type { Db } from '../database/open.ts'
import { SLUG } from '../../wire/place.ts'

/** Rows of a statement: each has some values, and PostgreSQL takes 65,535 of them. */
const ROWS = 1000

/** How long places are believed before it is asked whether they are still the same, in milliseconds. */
const BELIEVED_MS = 30_000

/** All places, and by what they are found: a city has some hundred thousand, and every request asks. */
interface Book {
  all: Map<Id, Place>
  /** By kind and address. */
  addressed: Map<string, Place>
  /** The places right below one, in the order of their names once somebody asked for them. */
  below: Map<Id, { places: Place[]; inOrder: boolean }>
  communities: Place[]
  subdistricts: Place[]
  /** Of the rows that it was read from. */
  digest: string
}

/**
 * The places of the installation. They change seldom: held in memory, loaded anew after a change here, and
 * where a look every half minute shows that they changed elsewhere.
 */
export class Places {
  private loaded: Promise<Book> | undefined
  private at = 0

  /** `db`: for who stands nowhere; places are public. `rootZone`: of a place with none above it. */
  constructor(
    private readonly db: Db,
    private readonly rootZone: Clock,
  ) {}

  async all(): Promise<Map<Id, Place>> {
    return (await this.book()).all
  }

  private book(): Promise<Book> {
    if (this.loaded && Date.now() - this.at <= BELIEVED_MS) return this.loaded
    this.at = Date.now()
    const loaded = this.loaded ? this.lookAgain(this.loaded) : this.load()
    this.loaded = loaded
    // What was forgotten meanwhile is loaded anew by who comes next.
    loaded.catch(() => this.loaded === loaded && this.forget())
    return loaded
  }

  private async lookAgain(before: Promise<Book>): Promise<Book> {
    const book = await before
    return (await digestOf(this.db)) === book.digest ? book : this.load()
  }

  /** The digest comes first: what changes in between is found by the next look. */
  private async load(): Promise<Book> {
    const digest = await digestOf(this.db)
    return bookOf(await this.read(this.db), digest)
  }

  community(slug: string): Promise<Place | undefined> {
    return this.called('community', slug)
  }

  async communities(): Promise<Place[]> {
    return (await this.book()).communities
  }

  async subdistricts(): Promise<Place[]> {
    return (await this.book()).subdistricts
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
    return (await this.book()).addressed.get(`${kind}/${slug}`)
  }

  /** Whether there is such a place: another process may have made it this moment. */
  private async isNew(kind: Place['kind'], slug: string): Promise<boolean> {
    if ((kind !== 'community' && kind !== 'subdistrict') || !SLUG.test(slug)) return false
    const row = this.db.selectFrom('place').select('id').where('slug', '=', slug).where('kind', '=', kind)
    return (await row.executeTakeFirst()) !== undefined
  }

  /** The places right below one, in the order of their names. */
  async below(parent: Id): Promise<Place[]> {
    const found = (await this.book()).below.get(parent)
    if (!found) return []
    if (!found.inOrder) found.places.sort((a, b) => BY_NAME.compare(a.name, b.name))
    found.inOrder = true
    return [...found.places]
  }

  /**
   * These places and the communities below them: where somebody stands who counts in these. Rows are of a
   * community, or of the place itself; grids and buildings have none.
   */
  async standingIn(held: Iterable<Id>): Promise<Id[]> {
    const { below, all } = await this.book()
    const found = new Set<Id>()
    for (const id of held) if (all.has(id)) found.add(id)
    for (const id of found)
      if (all.get(id)!.kind === 'subdistrict')
        for (const { id: inside } of below.get(id)?.places ?? []) found.add(inside)
    return [...found]
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

  /** Sets it where `comes` says so of what stands (null: the usual one) and still stands as it is written. */
  async setAgenda(
    db: Db,
    community: Id,
    agenda: readonly AgendaItem[],
    comes: (stands: AgendaItem[] | null) => ReturnType<typeof comesTo>,
  ): Promise<ReturnType<typeof comesTo>> {
    const row = await db.selectFrom('place').select('agenda').where('id', '=', community).executeTakeFirst()
    const stands = row?.agenda ?? null
    const what = comes(stands)
    if (what !== 'change') return what
    const { numUpdatedRows } = await db
      .updateTable('place')
      .set({ agenda: JSON.stringify(agenda) })
      .where('id', '=', community)
      .where(sql<boolean>`agenda is not distinct from ${stands && JSON.stringify(stands)}::jsonb`)
      .executeTakeFirst()
    return numUpdatedRows > 0n ? what : 'changedMeanwhile'
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

const BY_NAME = new Intl.Collator('zh')

function bookOf(all: Map<Id, Place>, digest: string): Book {
  const addressed = new Map<string, Place>()
  const below: Book['below'] = new Map()
  for (const place of all.values()) {
    const address = `${place.kind}/${place.slug}`
    if (!addressed.has(address)) addressed.set(address, place)
    if (place.parent === null) continue
    const beside = below.get(place.parent)
    if (beside) beside.places.push(place)
    else below.set(place.parent, { places: [place], inOrder: false })
  }
  const ofKind = (kind: Place['kind']) => [...all.values()].filter((place) => place.kind === kind)
  return { all, addressed, below, communities: ofKind('community'), subdistricts: ofKind('subdistrict'), digest }
}

/**
 * Changes with every place that comes, goes or is changed; made by the database, so that nobody here waits.
 */
async function digestOf(db: Db): Promise<string> {
  const { rows } = await sql<{ digest: string }>`
    select count(*) || ' ' || coalesce(sum(hashtextextended(
      concat_ws(chr(1), id, kind, coalesce(parent::text, ''), slug, name, zone), 0)::numeric), 0) as digest
    from place`.execute(db)
  return rows[0]!.digest
}
