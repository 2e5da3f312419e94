import { isOffered } from '../../core/ledger/decide.ts'
import type { Sheet } from '../../core/ledger/sheet.ts'
import type { DeskMatter, MatterView } from '../../wire/matter.ts'
import type { MatterCommandBody } from '../../wire/ledger.ts'
import type { Caller } from '../access/authorize.ts'
import { mayDo } from '../access/authorize.ts'
import { MATTER_COMMANDS } from '../access/table.ts'
import type { LedgerServices } from './services.ts'
import { actorOf } from '../person/store.ts'
import { namesOf } from '../person/names.store.ts'

/** A matter for the desk: with persons, and with what this person may do with it now. */
export async function deskView(
  services: LedgerServices,
  caller: Caller,
  view: Omit<MatterView, 'sheet'> & { sheet: Sheet },
): Promise<DeskMatter> {
  const { sheet, history } = view
  const situation = { sheet, folded: view.folded.length, looks: caller.staff ? actorOf(caller.staff) : null }
  const may: DeskMatter['may'] = []
  for (const kind of Object.keys(MATTER_COMMANDS) as MatterCommandBody['kind'][]) {
    if (kind === 'openMatter') continue
    if (isOffered(kind, situation) && (await mayDo(services.identity, caller, MATTER_COMMANDS[kind]))) may.push(kind)
  }
  const persons = [sheet.owner, ...sheet.tasks.map(({ owner }) => owner)].map(({ person }) => person)
  return {
    ...view,
    seq: history.at(-1)?.seq ?? 0,
    persons: Object.fromEntries(await namesOf(services.db, persons)),
    may,
    settings: await services.ledger.settings(sheet.community),
  }
}
