import type { FullKey } from '../../core/plain/id.ts'
import type { Db } from '../database/open.ts'
import { paperCards } from '../meeting/paperCard.store.ts'
import { numbersOf } from './desk.ts'
import type { PaperServices } from './services.ts'

/**
 * Numbers of printed cards of which the words are gone: taken back by their author, or erased [M14] [M26].
 */
export async function goneNumbers(
  { meetings }: Pick<PaperServices, 'meetings'>,
  db: Db,
  meeting: FullKey,
): Promise<ReadonlySet<number>> {
  const papers = await paperCards(db, meeting)
  const gone = await meetings.read(meeting.community, meeting.id, (held) => {
    const entered = [...numbersOf(held, papers)].flatMap(([number, { gone }]) => (gone ? [number] : []))
    const erased = papers.flatMap(({ number, person }) => (held.erased.has(person) ? [number] : []))
    return new Set([...entered, ...erased])
  })
  return gone!
}
