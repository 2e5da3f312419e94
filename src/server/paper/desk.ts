import { awaitsWords, isBlank } from '../../core/meeting/handwriting.ts'
import type { Meeting } from '../../core/meeting/meeting.ts'
import type { FullKey, Id } from '../../core/plain/id.ts'
import type { PaperDesk } from '../../wire/paper.ts'
import type { Locale } from '../../wire/plain.ts'
import type { Db } from '../database/open.ts'
import type { KnownPaper } from '../meeting/paperCard.store.ts'
import { paperCards, printingsOf } from '../meeting/paperCard.store.ts'
import type { PaperPicture } from './picture.store.ts'
import { picturesOf } from './picture.store.ts'
import { presentPhoto } from './photo.ts'
import { queuedPhotos } from './queue.store.ts'
import type { Looking } from './second.ts'
import { isDrawn, secondLook, wholeOf } from './second.ts'
import type { PaperServices } from './services.ts'

/** [P5] All that the desk knows of a meeting's paper: what was printed, and what its photos wait for. */
export async function paperDeskOf(
  { meetings, handwriting, identity }: Pick<PaperServices, 'meetings' | 'handwriting' | 'identity'>,
  db: Db,
  meeting: FullKey,
  looking: Looking,
  locale: Locale,
): Promise<PaperDesk> {
  const papers = await paperCards(db, meeting)
  const pictures = await picturesOf(db, meeting)
  const printings = await printingsOf(db, meeting)
  const byNumber = new Map(papers.map((paper) => [paper.number, paper]))
  const again = (held: Meeting, { number, state, ...read }: PaperPicture) => {
    const paper = state === 'copy' ? undefined : byNumber.get(number ?? 0)
    if (!paper) return null
    const drawn = isDrawn(identity.ticketKey, meeting, paper.number)
    return secondLook(held, wholeOf(held, paper.receipt), read, drawn, looking)
  }
  const { known, looks } = (await meetings.read(meeting.community, meeting.id, (held) => ({
    known: numbersOf(held, papers),
    looks: pictures.map((picture) => again(held, picture)),
  })))!
  return {
    printings,
    entered: [...known.values()].filter(({ hangs }) => !hangs).length,
    awaited: handwriting.awaited(meeting.id),
    photos: (await queuedPhotos(db, meeting)).map((photo) => presentPhoto(photo, locale)),
    pictures: pictures.map(({ id, number, state, reading, proposal, seen, at }, n) => ({
      id,
      number,
      tree: byNumber.get(number ?? 0)?.tree ?? null,
      card: (state !== 'copy' && known.get(number ?? 0)?.card) || null,
      hangs: (state !== 'copy' && known.get(number ?? 0)?.hangs) || false,
      state,
      sure: reading.sure,
      boxes: reading.boxes,
      // [P7] It is shown no longer than the picture.
      // [P14] The second person reads the picture alone.
      proposal: known.get(number ?? 0)?.gone || (looks[n] && !looks[n].second) ? null : proposal,
      seen,
      again: looks[n]!,
      at,
    })),
  }
}

/**
 * By number of a printed card: the card that it has become; whether its words are gone; [P8] whether it hangs
 * as handwriting.
 */
export function numbersOf(
  { authorships, board }: Meeting,
  papers: readonly KnownPaper[],
): Map<number, { id: Id; card: number; gone: boolean; hangs: boolean }> {
  const byReceipt = new Map(papers.map(({ receipt, number }) => [receipt, number]))
  const numbers: ReturnType<typeof numbersOf> = new Map()
  for (const [id, { receipt }] of authorships) {
    const paper = byReceipt.get(receipt)
    const card = board.cards[id]!
    const gone = card.state === 'withdrawn' && !isBlank(card)
    if (paper) numbers.set(paper, { id, card: card.number, gone, hangs: awaitsWords(card) })
  }
  return numbers
}
