import { didIt } from '../../core/ledger/rules/checking.ts'
import type { Sheet } from '../../core/ledger/sheet.ts'
import { OPEN_STAGES, stagesFor } from '../../core/ledger/stages.ts'
import type { DeskMatter, MatterCommandBody, MatterView } from '../../wire/ledger.ts'
import type { Entry } from '../access/authorize.ts'
import { mayDo } from '../access/authorize.ts'
import { MATTER_COMMANDS } from '../access/table.ts'
import type { Parts } from '../services.ts'
import { namesOf } from './list.ts'

/** A matter for the desk: with persons, and with what this person may do with it now. */
export async function deskView(
  parts: Parts,
  entry: Entry,
  view: Omit<MatterView, 'sheet'> & { sheet: Sheet },
): Promise<DeskMatter> {
  const { sheet, history } = view
  const may: DeskMatter['may'] = []
  for (const kind of Object.keys(MATTER_COMMANDS) as MatterCommandBody['kind'][]) {
    if (fits(kind, sheet, view.folded.length) && (await mayDo(parts.known, entry, MATTER_COMMANDS[kind])))
      may.push(kind)
  }
  const persons = [sheet.owner, ...sheet.tasks.map(({ owner }) => owner)].map(({ person }) => person)
  return {
    ...view,
    seq: history.at(-1)?.seq ?? 0,
    persons: Object.fromEntries(await namesOf(parts.db, persons)),
    may: may.filter((kind) => kind !== 'callBack' || !entry.staff || !didIt(sheet, entry.staff.person)),
    settings: await parts.ledger.settings(sheet.community),
  }
}

/**
 * What the matter allows as it stands: commands that move ask the table of stages, the others are for matters
 * that are open.
 * `folded`: how many matters are folded into it. What is offered here the rules decide again.
 */
function fits(kind: MatterCommandBody['kind'], sheet: Sheet, folded: number): boolean {
  const deliberation = sheet.stage === 'deliberating' || sheet.stage === 'referred'
  const work = sheet.stage === 'decided' || sheet.stage === 'underWay'
  switch (kind) {
    case 'openMatter':
      return false
    case 'foldInto':
      return stagesFor(kind).includes(sheet.stage) && folded === 0
    case 'finish':
      return stagesFor(kind).includes(sheet.stage) && sheet.tasks.every(({ doneAt }) => doneAt !== null)
    case 'adopt':
      return deliberation && sheet.proposals.some(({ state }) => state === 'open')
    case 'removeCards':
      return sheet.cards.length > (sheet.stage === 'opened' ? 0 : 1)
    case 'lookUpAuthor':
      return sheet.cards.length > 0
    case 'unfold':
      return sheet.stage === 'folded'
    case 'writeProposal':
    case 'requireStep':
      return deliberation
    case 'setAside':
    case 'advise':
    case 'recordSupport':
      return deliberation && sheet.proposals.some(({ state }) => state === 'open')
    case 'answerAdvice':
      return sheet.proposals.some(({ advice }) => advice.some(({ answer }) => !answer))
    case 'dropStep':
    case 'recordStep':
      return deliberation && sheet.steps.some(({ record }) => !record?.passed)
    case 'planTask':
      return work
    case 'moveTask':
    case 'reportTask':
    case 'attachOffer':
    case 'detachOffer':
      return work && sheet.tasks.length > 0
    case 'dispatch':
    case 'extend':
      return OPEN_STAGES.includes(sheet.stage)
    case 'describeMatter':
    case 'addCards':
    case 'note':
      return true
    default:
      return stagesFor(kind).includes(sheet.stage)
  }
}
