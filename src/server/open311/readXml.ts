import { SaxesParser } from 'saxes'
import type { Element } from '../../core/open311/heard.ts'

const [DEEPEST, ELEMENTS_MOST] = [12, 60_000]

/** Reads XML of strangers; undefined where it is none, or more than any answer has. No entity is resolved. */
export function readXml(text: string): Element | undefined {
  const root: Element = { name: '', text: '', inside: [] }
  const path = [root]
  let [sound, count] = [true, 0]
  const parser = new SaxesParser()
  parser.on('error', () => (sound = false))
  parser.on('opentag', ({ name }) => {
    const element: Element = { name, text: '', inside: [] }
    if (path.length > DEEPEST || ++count > ELEMENTS_MOST) sound = false
    if (!sound) return
    path.at(-1)!.inside.push(element)
    path.push(element)
  })
  const say = (said: string) => void (path.at(-1)!.text += said)
  parser.on('text', say)
  parser.on('cdata', say)
  parser.on('closetag', () => void path.pop())
  try {
    parser.write(text).close()
  } catch {
    return undefined
  }
  return sound ? root : undefined
}
