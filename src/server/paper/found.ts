import { sameInk } from '../../core/paper/ink.ts'
import { readMark } from '../../core/paper/mark.ts'
import { BOXES } from '../../core/paper/reading.ts'
import type { FullKey } from '../../core/plain/id.ts'
import type { PaperFound } from '../../wire/paper.ts'
import type { Db } from '../database/open.ts'
import { newId } from '../integrations/runtime.ts'
import type { Runtime } from '../integrations/runtime.ts'
import { printedBy } from '../meeting/paperCard.store.ts'
import type { Written } from './hang.ts'
import type { NewPicture, PaperPicture } from './picture.store.ts'
import { keepPictures, picturesOf } from './picture.store.ts'
import type { Read } from './read.ts'
import type { Readable } from './recogniser/handwriting.ts'

type Cut = Read['cards'][number]

interface Keeping {
  runtime: Runtime
  staff: string
  gone: ReadonlySet<number>
  /** [P8] Hangs cards as pictures of their handwriting, where that is wanted; gives how many. */
  hang: (cards: readonly Written[]) => Promise<number>
  /** Has the handwriting of what was kept read. */
  propose: (pictures: readonly Readable[]) => void
}

/**
 * [P4] [P6] Keeps what a photo shows of this meeting's printed cards, and says what it was. A card that was
 * photographed before with the same writing is the same: the picture with more pixels stays. With other
 * writing it is another paper with a copied code: both stay, and a person decides. What nobody could read
 * stays too. [M26] Of a card whose words its author took back or had erased (`gone`) no picture is kept
 * again.
 */
export async function keepFound(
  db: Db,
  meeting: FullKey & { code: string },
  { runtime, staff, gone, hang, propose }: Keeping,
  { read, digest }: { read: Read; digest: string },
): Promise<PaperFound> {
  const known = await picturesOf(db, meeting)
  const kept: NewPicture[] = []
  const dropped: string[] = []
  const papers = await printedBy(
    db,
    meeting,
    read.cards.map(({ mark }) => mark),
  )
  const written: Written[] = []
  const found: PaperFound = { pages: read.pages, cards: [], hung: 0, again: 0, copies: 0, foreign: [], unread: 0 }
  for (const cut of read.cards) {
    const paper = papers.get(cut.mark)
    if (!paper) {
      found.foreign.push(readMark(cut.mark)?.meeting === meeting.code ? 'forged' : 'otherMeeting')
      continue
    }
    const { number } = paper
    if (gone.has(number)) {
      found.again++
      continue
    }
    const before = [...known, ...kept].filter((one) => one.number === number)
    const same = before.find(({ reading }) => sameInk(reading.ink, cut.ink))
    const better = same?.state === 'waiting' && same.width < cut.width
    if (same) found.again++
    else found.cards.push(number)
    const copy = same ? same.state === 'copy' : before.length > 0
    if (!same && copy) found.copies++
    // What a person has put aside already waits for them.
    if (cut.writing && !copy && (!same || same.state === 'waiting')) written.push({ paper, writing: cut.writing })
    if (same && !better) continue
    if (same && 'fingerprint' in same) kept.splice(kept.indexOf(same), 1)
    else if (same) dropped.push(same.id)
    kept.push(pictureOf(cut, number, copy && !same ? 'copy' : 'waiting', newId(runtime)))
  }
  read.unread.forEach(({ bytes, width, height }, n) => {
    found.unread++
    const reading = { boxes: UNKNOWN, ink: [], sure: false }
    const one = { id: newId(runtime), number: null, width, height, bytes, reading, state: 'waiting' as const }
    kept.push({ ...one, fingerprint: `${digest}:${n}` })
  })
  for (const text of read.others) found.foreign.push(kindOf(text))
  await keepPictures(db, meeting, { at: runtime.now(), staff }, kept, dropped)
  found.hung = await hang(written.sort((a, b) => a.paper.number - b.paper.number))
  propose(kept.flatMap(({ id, bytes, size }) => (size ? [{ id, bytes, size }] : [])))
  found.cards.sort((a, b) => a - b)
  return found
}

const UNKNOWN = Object.fromEntries(BOXES.map((box) => [box, 'doubtful'])) as Cut['boxes']

function pictureOf(
  { bytes, width, height, size, boxes, ink, sure }: Cut,
  number: number,
  state: PaperPicture['state'],
  id: string,
): NewPicture {
  const reading = { boxes, ink, sure }
  return { id, number, width, height, size, bytes, reading, state, fingerprint: `${number}:${id}` }
}

/** What a code is of that is on no printed card: the big screen's, a stub's, or anything else. */
function kindOf(text: string): PaperFound['foreign'][number] {
  if (/\/r\/[0-9A-Z-]+$/i.test(text)) return 'stub'
  return /\/m\//.test(text) ? 'screen' : 'other'
}
