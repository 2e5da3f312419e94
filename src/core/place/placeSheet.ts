import type { Id } from '../plain/id.ts'
import { cleanText, oneLine } from '../plain/text.ts'
import type { Place, PlaceKind } from './place.ts'

/** The kind of place above each; a subdistrict has none. */
export const ABOVE = { subdistrict: null, community: 'subdistrict', grid: 'community', building: 'grid' } as const

/** Characters of a place's name. */
export const PLACE_NAME_MOST = 60
/** Places that stand right below one, and rows of a sheet that is pasted at once. */
export const BELOW_MOST = 2000

/** A place that a pasted sheet names. */
export interface SheetPlace {
  /** The row, from 1. */
  line: number
  kind: PlaceKind
  name: string
  /** The names of the places above it in the sheet, the highest first. */
  under: string[]
  /** Its address, where the sheet gives one: `榕埠社区 rongbu`. */
  slug: string | undefined
  /** Why it cannot be taken; undefined where it can. */
  why: 'nothingAbove' | 'nameUnfit' | undefined
}

/** The kinds of places below one, the next first. */
export function kindsBelow(kind: PlaceKind): PlaceKind[] {
  const order: PlaceKind[] = ['subdistrict', 'community', 'grid', 'building']
  return order.slice(order.indexOf(kind) + 1)
}

const HEADING = /^(街道|社区|社區|网格|網格|楼栋|樓棟|楼|樓|subdistrict|community|communities|grids?|buildings?)$/i
const WITH_SLUG = /^(.*\S)\s+([a-z0-9][a-z0-9-]{0,59})$/

/**
 * [R15] Reads rows of a spreadsheet as places below one of `kind`: a column for each kind, an empty cell
 * means what stands above it. A row of headings is passed over; what is named again is one place.
 */
export function placesInSheet(rows: readonly (readonly string[])[], kind: PlaceKind): SheetPlace[] {
  const kinds = kindsBelow(kind)
  const found = new Map<string, SheetPlace>()
  let line: string[] = []
  rows.forEach((row, n) => {
    const cells = kinds.map((_, i) => (row[i] ?? '').trim())
    if (cells.every((cell) => cell === '' || HEADING.test(cell))) return
    cells.forEach((cell, i) => {
      if (cell === '') return
      const [, said = cell, slug] = (kinds[i] === 'community' && WITH_SLUG.exec(cell)) || []
      const under = kinds.slice(0, i).map((_, above) => line[above] ?? '')
      const clean = cleanText(oneLine(said), PLACE_NAME_MOST, 1)
      const name = 'refused' in clean ? oneLine(said).slice(0, PLACE_NAME_MOST) : clean.text
      const why = 'refused' in clean ? 'nameUnfit' : under.includes('') ? 'nothingAbove' : undefined
      line = [...under, name]
      const key = JSON.stringify(line)
      if (!found.has(key)) found.set(key, { line: n + 1, kind: kinds[i]!, name, under, slug, why })
    })
  })
  return [...found.values()]
}

/**
 * An address for a place without one of its own: that of the place above and a number that is free. `taken`:
 * all addresses. `tried`: up to which number each was tried before; so none is tried twice.
 */
export function freeSlug(
  above: Pick<Place, 'slug'>,
  taken: ReadonlySet<string>,
  tried = new Map<string, number>(),
): string {
  const stem = above.slug.slice(0, 50)
  let n = (tried.get(stem) ?? 0) + 1
  while (taken.has(`${stem}-${n}`)) n++
  tried.set(stem, n)
  return `${stem}-${n}`
}

/** Whether a place may stand below another: the kinds fit, and a grid stays in its community. */
export function mayMove(place: Place, to: Place, all: ReadonlyMap<Id, Place>): boolean {
  if (ABOVE[place.kind] !== to.kind) return false
  if (place.kind === 'grid') return place.parent === to.id
  if (place.kind === 'building') return all.get(place.parent ?? '')?.parent === to.parent
  return true
}
