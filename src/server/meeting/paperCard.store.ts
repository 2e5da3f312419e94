import { sql } from 'kysely'
import type { PaperCard } from '../../core/paper/reading.ts'
import { readMark } from '../../core/paper/mark.ts'
import { readReceipt } from '../../core/plain/code.ts'
import type { FullKey, Id } from '../../core/plain/id.ts'
import type { Db } from '../database/open.ts'
import { same } from '../secrets/token.ts'

/** A printed card of a meeting, with who its writer is where nobody says a name. */
export interface KnownPaper extends PaperCard {
  person: Id
}

const COLUMNS = ['number', 'receipt', 'seal', 'person', 'tree', 'size'] as const

/**
 * [P1] [P3] The printed card of this meeting that somebody names: by its number, by the receipt on its stub,
 * or by what its code says. Undefined where there is none here; a code whose seal is wrong names none.
 */
export async function paperCardOf(
  db: Db,
  meeting: FullKey & { code: string },
  named: string,
): Promise<KnownPaper | undefined> {
  const mark = readMark(named.trim())
  if (mark) {
    const known = mark.meeting === meeting.code ? await byNumber(db, meeting, mark.number) : undefined
    return known && same(known.seal, mark.seal) ? known : undefined
  }
  const typed = named.normalize('NFKC').trim()
  const number = /^\d{1,6}$/.test(typed) ? Number(typed) : undefined
  return number === undefined ? byReceipt(db, meeting, readReceipt(named) ?? '') : byNumber(db, meeting, number)
}

/** [P3] The printed cards of this meeting that these codes name, by code; a wrong seal names none. */
export async function printedBy(
  db: Db,
  meeting: FullKey & { code: string },
  texts: readonly string[],
): Promise<Map<string, KnownPaper>> {
  const marks = texts.flatMap((text) => {
    const mark = readMark(text)
    return mark?.meeting === meeting.code ? [{ text, ...mark }] : []
  })
  if (marks.length === 0) return new Map()
  const numbers = marks.map(({ number }) => number)
  const known = await ofMeeting(db, meeting).where('number', 'in', numbers).execute()
  const byNumber = new Map(known.map((paper) => [paper.number, paper]))
  return new Map(
    marks.flatMap(({ text, number, seal }): [string, KnownPaper][] => {
      const paper = byNumber.get(number)
      return paper && same(paper.seal, seal) ? [[text, paper]] : []
    }),
  )
}

const ofMeeting = (db: Db, { community, id }: FullKey) =>
  db.selectFrom('paper_card').select(COLUMNS).where('community', '=', community).where('meeting', '=', id)

const byNumber = (db: Db, meeting: FullKey, number: number): Promise<KnownPaper | undefined> =>
  ofMeeting(db, meeting).where('number', '=', number).executeTakeFirst()

const byReceipt = (db: Db, meeting: FullKey, receipt: string): Promise<KnownPaper | undefined> =>
  ofMeeting(db, meeting).where('receipt', '=', receipt).executeTakeFirst()

/** All printed cards of a meeting, by number. */
export const paperCards = (db: Db, meeting: FullKey): Promise<KnownPaper[]> =>
  ofMeeting(db, meeting).orderBy('number').execute()

/** Those of one printing, by number; none where there was none under this id. */
export const printedAs = (db: Db, meeting: FullKey, batch: Id): Promise<KnownPaper[]> =>
  ofMeeting(db, meeting).where('batch', '=', batch).orderBy('number').execute()

/**
 * The meeting and the number of the printed card on whose stub a receipt stands, whether it is a card yet or
 * not.
 */
export const stubOf = (db: Db, receipt: string): Promise<(FullKey & { number: number; person: Id }) | undefined> =>
  db
    .selectFrom('paper_card')
    .select(['community', 'meeting as id', 'number', 'person'])
    .where('receipt', '=', receipt)
    .executeTakeFirst()

/** What was printed, the newest first. */
export const printingsOf = (db: Db, { community, id }: FullKey) =>
  db
    .selectFrom('paper_card')
    .select(({ fn }) => [
      'batch',
      'size',
      fn.min('at').as('at'),
      fn.min('number').as('first'),
      fn.max('number').as('last'),
    ])
    .where('community', '=', community)
    .where('meeting', '=', id)
    .groupBy(['batch', 'size'])
    .orderBy('first', 'desc')
    .execute()

/** What is new of cards that are printed: their numbers follow those that there are. */
export type NewPaper = Pick<KnownPaper, 'receipt' | 'seal' | 'person' | 'tree' | 'size'>

/**
 * [P1] Keeps cards that are about to be printed, and gives them the next numbers. The same printing asked for
 * again is the same cards; another under the same id is refused, and so is what goes beyond number `most`.
 */
export async function keepPaperCards(
  db: Db,
  { community, id: meeting }: FullKey,
  { batch, at, staff }: { batch: Id; at: number; staff: Id },
  cards: readonly NewPaper[],
  most: number,
): Promise<KnownPaper[] | 'idReused' | 'paperFull'> {
  return db.transaction().execute(async (tx) => {
    // Two who print at once get numbers one after the other.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`paper:${community}/${meeting}`}, 0))`.execute(tx)
    const where = { community, id: meeting }
    const known = await printedAs(tx, where, batch)
    if (known.length > 0) return samePrinting(known, cards) ? known : 'idReused'
    const { last } = await tx
      .selectFrom('paper_card')
      .select(({ fn }) => fn.coalesce(fn.max('number'), sql<number>`0`).as('last'))
      .where('community', '=', community)
      .where('meeting', '=', meeting)
      .executeTakeFirstOrThrow()
    if (last + cards.length > most) return 'paperFull'
    const rows = cards.map((card, n) => ({ community, meeting, batch, at, staff, number: last + 1 + n, ...card }))
    await tx.insertInto('paper_card').values(rows).execute()
    return printedAs(tx, where, batch)
  })
}

/** Whether as many cards are asked for, of the same size, about the same trees in turn. */
const samePrinting = (known: readonly KnownPaper[], asked: readonly NewPaper[]): boolean =>
  known.length === asked.length &&
  known.every(({ tree, size }, n) => tree === asked[n]!.tree && size === asked[n]!.size)
