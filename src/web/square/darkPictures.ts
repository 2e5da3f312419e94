import type { Palette } from '../tree/colours.ts'
import { PALETTES } from '../tree/colours.ts'

/**
 * Every colour of the light palette with its counterpart in the dark one; of two uses of one colour the first
 * counts.
 */
function pairs(): Map<string, string> {
  const found = new Map<string, string>()
  const walk = (light: unknown, dark: unknown): void => {
    if (typeof light === 'string') {
      if (!found.has(light)) found.set(light, dark as string)
    } else {
      for (const [key, part] of Object.entries(light as object)) walk(part, (dark as Record<string, unknown>)[key])
    }
  }
  walk(PALETTES.light, PALETTES.dark)
  return found
}

const recolour = (selector: string, light: string, dark: string): string =>
  ['fill', 'stroke', 'stop-color']
    .map((property) => `${selector}[${property}="${light}"]{${property}:${dark}}`)
    .join('')

/**
 * Style rules that turn a picture drawn in the light palette into the dark one, where the reader's device is
 * dark: so a page holds each picture once.
 */
export function darkPictureStyle(): string {
  const marks = [...pairs()].map(([light, dark]) => recolour('.picture ', light, dark))
  // A number shares its colour with the deepest leaf, but must be readable.
  const numbers = (Object.keys(PALETTES.light.number) as (keyof Palette['number'])[]).map((tree) =>
    recolour('.picture text', PALETTES.light.number[tree], PALETTES.dark.number[tree]),
  )
  return `@media screen and (prefers-color-scheme:dark){${marks.join('')}${numbers.join('')}}`
}
