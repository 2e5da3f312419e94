import { LAYOUTS } from '../../src/core/paper/layout.ts'
import { chanceOf, cutOutOf, laidOut, pagesOf, photograph, writeOn } from '../build/photographs.ts'

/** The cards of a sheet, written on, as a phone sees them on a table. */
export async function photoOfCards(pdf: Uint8Array, texts: readonly string[]): Promise<Buffer> {
  const [page] = await pagesOf(pdf)
  const chance = chanceOf(4)
  const sheets = texts.map((text, n) =>
    writeOn(
      cutOutOf(page!, LAYOUTS.a6, n, false),
      LAYOUTS.a6,
      { text, ticks: { mayBeNamed: n ? 'empty' : 'ticked', callBack: 'empty' } },
      chance,
    ),
  )
  const shot = { width: 2400, height: 1800, slant: 20, turn: 25, bend: 0.01, blur: 0.7, shadow: 0.3, light: 0.3 }
  const light = { noise: 4, black: 40, paper: 235, balance: [1, 0.98, 0.9] as [number, number, number] }
  const layouts = sheets.map(() => LAYOUTS.a6)
  const { file } = await photograph(
    laidOut(sheets, chance),
    layouts,
    { ...shot, ...light, grey: false, quality: 60, crumple: 0.2 },
    chance,
  )
  return file
}
