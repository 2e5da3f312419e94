import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { openSync } from 'fontkit'
import type { Document } from '../../../core/document/blocks.ts'
import { withTexts } from './texts.ts'

const folderOf = (font: string) =>
  dirname(createRequire(import.meta.url).resolve(`@expo-google-fonts/${font}/package.json`))

/**
 * What PDFs are set in, first to last: a serif for Chinese and European scripts, one for small pictures, and
 * one for each further script of the country's: Korean, Arabic (Uyghur, Kazakh), Tibetan, Mongolian, Yi.
 * Nothing of the machine's own is used, so that every machine makes the same file.
 */
const FAMILIES = [
  { name: 'Noto Serif SC', package: 'noto-serif-sc', weights: ['400Regular', '700Bold'] },
  { name: 'Noto Emoji', package: 'noto-emoji', weights: ['400Regular'] },
  { name: 'NanumMyeongjo', package: 'nanum-myeongjo', weights: ['400Regular', '700Bold'] },
  { name: 'Noto Naskh Arabic', package: 'noto-naskh-arabic', weights: ['400Regular', '700Bold'] },
  { name: 'Noto Serif Tibetan', package: 'noto-serif-tibetan', weights: ['400Regular', '700Bold'] },
  { name: 'Noto Sans Mongolian', package: 'noto-sans-mongolian', weights: ['400Regular'] },
  { name: 'Noto Sans Yi', package: 'noto-sans-yi', weights: ['400Regular'] },
]

/** Their folders. */
export const TYPEFACES = FAMILIES.flatMap((family) =>
  family.weights.map((weight) => join(folderOf(family.package), weight)),
)

/** Their names as a list of Typst's. */
export const FONTS = `(${FAMILIES.map(({ name }) => `"${name}"`).join(', ')})`

let signs: Set<number> | undefined
const known = (): Set<number> =>
  (signs ??= new Set(
    FAMILIES.flatMap(({ name, package: font, weights: [weight] }) => {
      const file = join(folderOf(font), weight!, `${name.replaceAll(' ', '')}_${weight}.ttf`)
      return (openSync(file) as { characterSet: number[] }).characterSet
    }),
  ))

/** Signs that take no ink: joiners, marks of a variant, tags. */
const INKLESS = /^\p{Default_Ignorable_Code_Point}$/u
const WHITE = /^\p{White_Space}$/u

/**
 * The document with only such signs as can be drawn: another one stands by its number, 〔U+1F1E8〕, never as an
 * empty box; several in a row stand together. Gives which those were. Signs that take no ink are left out:
 * with them Typst loses the sign that they stand at.
 */
export function drawable(document: Document): { document: Document; missing: string[] } {
  const missing = new Set<string>()
  return { document: withTexts(document, (words) => drawableText(words, missing)), missing: [...missing].sort() }
}

/** The same of one text; `missing` gets the numbers of the others. */
export function drawableText(words: string, missing = new Set<string>()): string {
  const sign = (one: string) => {
    if (INKLESS.test(one)) return ''
    if (WHITE.test(one) || known().has(one.codePointAt(0)!)) return one
    const name = `U+${one.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
    missing.add(name)
    return `〔${name}〕`
  }
  return Array.from(words, sign).join('').replaceAll('〕〔', ' ')
}
