import { dotsOf, hasDots } from '../meeting/dots.ts'
import type { Board } from '../meeting/meeting.ts'
import type { Line, Sourced } from './blocks.ts'
import type { Language } from './language.ts'

/**
 * [M48] How the dots fell, by topic and by way, with what was put right; nothing where they were not shown.
 * `board` may have been kept before there were any.
 */
export function dotBlocks(board: Pick<Board, 'topics'> & Partial<Pick<Board, 'dots'>>, { words }: Language): Sourced[] {
  const { dots, topics } = board
  if (dots?.stage !== 'shown') return []
  const columns = [
    { name: words('document.topicName'), share: 8 },
    { name: words('document.dotsGiven'), share: 4 },
    { name: words('document.dotsStickers'), share: 4 },
    { name: words('record.total'), share: 3 },
  ]
  const rows = Object.values(topics)
    .filter((topic) => hasDots(dots, topic))
    .sort((a, b) => dotsOf(dots, b.id) - dotsOf(dots, a.id) || a.seat - b.seat)
    .map(({ id, name }): Line[] => [
      [name],
      [String(dots.given?.[id] ?? 0)],
      [String(dots.stickers[id] ?? 0)],
      [String(dotsOf(dots, id))],
    ])
  const facts = words('document.dotsFrom', { each: dots.each, people: dots.people, handed: dots.handed })
  const corrections = dots.corrections.map(({ topic, from, to, reason }): Sourced => {
    const text = words('document.dotsCorrected', { name: topics[topic]?.name ?? '', from, to, reason })
    return { kind: 'paragraph', text: [text], source: 'meeting' }
  })
  return [
    { kind: 'paragraph', text: [facts], source: 'meeting' },
    { kind: 'table', columns, rows, source: 'meeting' },
    ...corrections,
  ]
}
