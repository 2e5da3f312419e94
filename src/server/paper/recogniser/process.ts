import sharp from 'sharp'
import { LAYOUTS } from '../../../core/paper/layout.ts'
import type { Grey } from '../../../core/paper/picture.ts'
import type { Proposal } from '../../../core/paper/reading.ts'
import { writtenLines } from '../../../core/paper/writing.ts'
import { lineReader } from './model.ts'
import { joined } from './signs.ts'
import type { Writing } from './recogniser.ts'

export interface RecogniseAsked {
  cards: Writing[]
}
export interface RecogniseAnswer {
  proposals: (Proposal | null)[]
}

// A process of its own that proposes what is written on cards: it holds no key and knows no database.
process.once('disconnect', () => process.exit())
process.once('message', async ({ cards }: RecogniseAsked) => {
  const recognise = await lineReader()
  const proposals: (Proposal | null)[] = []
  for (const { bytes, size } of cards) {
    const lines = writtenLines(await greyOf(bytes), LAYOUTS[size])
    const read = []
    for (const line of lines) read.push(await recognise(line))
    proposals.push(joined(read))
  }
  process.send!({ proposals } satisfies RecogniseAnswer)
})

async function greyOf(bytes: Uint8Array): Promise<Grey> {
  const { data, info } = await sharp(bytes).greyscale().raw().toBuffer({ resolveWithObject: true })
  return { data: new Uint8Array(data), width: info.width, height: info.height }
}
