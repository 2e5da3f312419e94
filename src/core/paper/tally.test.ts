import { expect, test } from 'vitest'
import { A4 } from './layout.ts'
import { tallySheets } from './tally.ts'

const WORDS = { title: '', lead: '', tree: { problem: '', action: '', vision: '' }, hands: '' }

test('[P13] a sheet for tallies has a row for each topic, and empty ones to write a topic into; nothing leaves the paper', () => {
  for (const count of [0, 1, 10, 11]) {
    const topics = Array.from({ length: count }, (_, n) => ({
      tree: 'problem' as const,
      number: n + 1,
      name: `议题${n}`,
    }))
    const sheets = tallySheets(topics, WORDS)
    const shapes = sheets.flat()
    const names = shapes.flatMap((shape) =>
      shape.draw === 'text' && shape.text.startsWith('议题') ? [shape.text] : [],
    )
    expect(names).toEqual(topics.map(({ name }) => name))
    // Two boxes a row: strokes, and their sum.
    const boxes = shapes.flatMap((shape) => (shape.draw === 'box' ? [shape.at] : []))
    expect(boxes.length / 2).toBe(10 * Math.max(1, Math.ceil(count / 10)))
    expect(boxes.every(({ x, y, width, height }) => x + width <= A4.width && y + height <= A4.height)).toBe(true)
  }
})
