import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

/** A picture whose codes are wanted: four bytes a pixel. */
export interface CodesAsked {
  pixels: Uint8Array
  width: number
  height: number
}
export interface CodesAnswer {
  codes: string[]
}

// A process of its own that looks for codes in one picture. Its program comes from the package, never from
// the network.
const WASM = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(WASM)).buffer } })

/** A board full of sheets, each with slips beside it. */
const CODES_MOST = 60

process.once('disconnect', () => process.exit())
process.once('message', async ({ pixels, width, height }: CodesAsked) => {
  const picture = { data: new Uint8ClampedArray(pixels), width, height, colorSpace: 'srgb' as const }
  const found = await readBarcodes(picture, { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: CODES_MOST })
  process.send!({ codes: found.filter(({ isValid }) => isValid).map(({ text }) => text) } satisfies CodesAnswer)
})
