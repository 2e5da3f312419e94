import type { Palette } from './colours.ts'
import { boxOf, shortened, textWidth } from './labels.ts'
import type { Text } from './scene.ts'

/** A theme and the line below it, at the upper left; `height` is the room that they take. */
export function heading(
  words: { title: string; line: string },
  width: number,
  minText: number,
  palette: Palette,
): { texts: Text[]; height: number } {
  const margin = width * 0.03
  const texts: Text[] = []
  const titleSize = minText * 1.75
  const lineSize = minText * 1.1
  let y = minText * 2.6
  const add = (text: string, size: number, kind: 'heading' | 'subheading') => {
    const fitting = shortened(text, size, width - margin * 2, kind === 'heading')
    if (!fitting) return
    const serif = kind === 'heading'
    const box = boxOf(margin, y, size, textWidth(fitting, size, serif), 'start')
    const colour = serif ? palette.ink : palette.quiet
    texts.push({
      kind,
      text: fitting,
      tail: null,
      x: margin,
      y,
      size,
      colour,
      serif,
      bold: serif,
      anchor: 'start',
      halo: null,
      opacity: 1,
      box,
    })
  }
  add(words.title, titleSize, 'heading')
  y += lineSize * 1.7
  add(words.line, lineSize, 'subheading')
  return { texts, height: y + minText * 0.3 }
}
