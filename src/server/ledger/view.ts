import { climbedTo } from '../../core/ledger/overdue.ts'
import type { PlacedSettings } from '../../core/ledger/settings.ts'
import type { Sheet } from '../../core/ledger/sheet.ts'
import { inPublic } from '../../core/ledger/evolve.ts'
import type { Place } from '../../core/place/place.ts'
import type { HistoryEntry, MatterView } from '../../wire/matter.ts'
import type { PublicSheet } from '../../wire/sheet.ts'
import { matterNumber } from '../../wire/plain.ts'
import type { Caller } from '../access/authorize.ts'
import type { Db } from '../database/open.ts'
import { spotOf } from '../plan/spot.store.ts'
import { ProblemError } from '../http/problem.ts'
import type { LedgerServices } from './services.ts'
import { cardsOf, contestsOf, foldedOf, historyOf, numberedMatter, offersOf, sheetOf } from './matter.store.ts'

/**
 * A matter as everyone may see it, by its number in the community; undefined where there is none. `persons`:
 * owners are named too (desk).
 */
async function viewMatter(
  db: Db,
  within: Db,
  community: Place,
  subdistrict: string,
  number: number,
  settings: PlacedSettings,
  now: number,
): Promise<(Omit<MatterView, 'sheet'> & { sheet: Sheet }) | undefined> {
  const found = await numberedMatter(db, community.id, number)
  if (!found) return undefined
  const { sheet, people } = found
  const [into, cards, folded, offers, spot, history, contests] = await Promise.all([
    sheet.foldedInto ? sheetOf(db, community.id, sheet.foldedInto) : undefined,
    cardsOf(db, community.id, sheet.id),
    foldedOf(db, community.id, sheet.id),
    offersOf(db, community.id, sheet),
    spotOf(within, community, sheet.id, now),
    historyOf(db, sheet),
    contestsOf(db, sheet),
  ])
  return {
    community: { slug: community.slug, name: community.name, subdistrict },
    sheet: { ...sheet, contests },
    people,
    climbed: climbedTo(sheet, now, settings),
    cards,
    folded,
    foldedInto: into ? { id: into.id, number: into.number, title: into.title } : null,
    offers,
    spot,
    history,
  }
}

/** [L31] What the public reads: offices, not persons; and no look-up of an author by name. */
export function publicView(view: Omit<MatterView, 'sheet'> & { sheet: Sheet }): MatterView {
  return { ...view, sheet: publicSheet(view.sheet), history: view.history.map(publicEntry) }
}

function publicSheet(sheet: Sheet): PublicSheet {
  const { owner, tasks, evidence, hands: _, ...rest } = sheet
  return {
    ...rest,
    owner: { office: owner.office },
    evidence: evidence.map(({ by: _, ...shown }) => shown),
    tasks: tasks.map(({ owner: of, ...task }) => ({ ...task, owner: { office: of.office } })),
  }
}

/** An entry of the history without persons. */
export const publicEntry = (entry: HistoryEntry): HistoryEntry => ({ ...entry, told: inPublic(entry.told) })

/** A matter of the community that the address names, by its number there. */
export async function matterView(services: LedgerServices, { community }: Caller, number: number) {
  const { db, identity, ledger, runtime } = services
  const [, above] = await identity.places.upward(community!.id)
  const settings = await ledger.placedSettings(community!.id)
  if (!matterNumber.safeParse(number).success) throw new ProblemError('noSuchMatter')
  // [T42] Points are behind the second net: of cards that stand whoever asks is told where.
  const within = identity.requests.scopedTo([community!.id])
  const view = await viewMatter(db, within, community!, above?.name ?? '', number, settings, runtime.now())
  if (!view) throw new ProblemError('noSuchMatter')
  return view
}
