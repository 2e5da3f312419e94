import type { Language } from '../../core/document/language.ts'
import type { CardWords, Sheets } from '../../core/paper/sheet.ts'
import { sheetsOf } from '../../core/paper/sheet.ts'
import { tallySheets } from '../../core/paper/tally.ts'
import { TREES } from '../../core/meeting/meeting.ts'
import type { Tree } from '../../core/meeting/meeting.ts'
import type { Id } from '../../core/plain/id.ts'
import type { Caller } from '../access/authorize.ts'
import { languageFor, perPerson } from '../document/answer.ts'
import { writeSheets } from '../document/write.ts'
import { ProblemError } from '../http/problem.ts'
import type { LedgerServices } from '../ledger/services.ts'
import { printedAs } from '../meeting/paperCard.store.ts'
import { boardPage } from '../meeting/shown.ts'

/** The sheets of one printing as PDF: printed again, they are the same cards. */
export async function printedSheets(services: LedgerServices, caller: Caller, batch: Id, gone: AbortSignal) {
  const cards = await printedAs(caller.db, caller.meeting!, batch)
  if (cards.length === 0) throw new ProblemError('noSuchPaper')
  const { board } = await boardPage(services, caller)
  const language = await languageFor(services, caller, board.community)
  const address = (receipt: string) => `${services.publicUrl()}/r/${receipt}`
  const sheets: Sheets = {
    title: language.words('paper.title', { theme: board.theme }),
    language: language.tag,
    at: board.startsAt,
    sheets: sheetsOf(cards, { meeting: board.code, address, words: wordsOf(language, services.publicUrl()) }),
  }
  const bytes = await perPerson(caller.staff!.person, () => writeSheets(sheets, gone))
  return { bytes, title: sheets.title }
}

/**
 * [P13] The sheet on which hands are counted, with the topics of the three trees; or empty rows, where none
 * are yet.
 */
export async function tallySheet(services: LedgerServices, caller: Caller, gone: AbortSignal) {
  const { board } = await boardPage(services, caller)
  const language = await languageFor(services, caller, board.community)
  const { words } = language
  const topics = TREES.flatMap((tree) =>
    Object.values(board.topics)
      .filter((topic) => topic.tree === tree)
      .sort((a, b) => a.seat - b.seat)
      .map(({ name, seat }) => ({ tree, number: seat + 1, name })),
  )
  const title = words('paper.tally', { theme: board.theme })
  const tree = Object.fromEntries(TREES.map((one) => [one, words(`tree.${one}`)])) as Record<Tree, string>
  const sheets: Sheets = {
    title,
    language: language.tag,
    at: board.startsAt,
    sheets: tallySheets(topics, { title, lead: words('paper.tallyLead'), tree, hands: words('paper.hands') }),
  }
  return { bytes: await perPerson(caller.staff!.person, () => writeSheets(sheets, gone)), title }
}

function wordsOf({ words }: Language, address: string): CardWords {
  const ofTrees = (say: (tree: Tree) => string) =>
    Object.fromEntries(TREES.map((tree) => [tree, say(tree)])) as Record<Tree, string>
  return {
    tree: ofTrees((tree) => words(`tree.${tree}`)),
    question: ofTrees((tree) => words(`tree.${tree}.hint`)),
    number: (number) => words('paper.number', { number }),
    where: words('paper.where'),
    who: words('paper.who'),
    mayBeNamed: words('paper.mayBeNamed'),
    callBack: words('paper.callBack'),
    // A long address may be broken after its signs.
    keep: words('paper.keep', { address: `${address}/r`.replace(/[/.:-]/g, '$&\u200b') }),
  }
}
