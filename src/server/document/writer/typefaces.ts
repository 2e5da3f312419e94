import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { openSync } from 'fontkit'
import type { Document } from '../../../core/document/blocks.ts'
import { withTexts } from './texts.ts'

const folderOf = (font: string) =>
  dirname(createRequire(import.meta.url).resolve(`@expo-google-fonts/${font}/package.json`))
const SERIF = folderOf('noto-serif-sc')
const EMOJI = folderOf('noto-emoji')

/**
 * The folders of what PDFs are set in: one serif for Chinese and European scripts, one for small pictures.
 * Nothing of the machine's own is used, so that every machine makes the same file.
 */
export const TYPEFACES = [`${SERIF}/400Regular`, `${SERIF}/700Bold`, `${EMOJI}/400Regular`]

let signs: Set<number> | undefined
const known = (): Set<number> =>
  (signs ??= new Set(
    [`${SERIF}/400Regular/NotoSerifSC_400Regular.ttf`, `${EMOJI}/400Regular/NotoEmoji_400Regular.ttf`].flatMap(
      (file) => (openSync(file) as { characterSet: number[] }).characterSet,
    ),
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
