import { createRequire } from 'node:module'
import { createCanvas, GlobalFonts } from '@napi-rs/canvas'
import sharp from 'sharp'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Layout, Point, Rect } from '../../src/core/paper/layout.ts'
import { cornersOf, LAYOUTS } from '../../src/core/paper/layout.ts'
import type { View } from '../../src/core/paper/plane.ts'
import { backwards, seen, viewOf } from '../../src/core/paper/plane.ts'
import type { Box, PaperCard, Tick } from '../../src/core/paper/reading.ts'
import { BOXES } from '../../src/core/paper/reading.ts'

/** Chance that begins with a number: the same number gives the same photographs (mulberry32). */
export function chanceOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Pixels a millimetre of what is printed. */
export const PRINT = 10

/** Something flat with a picture on it: a card that was cut out, written on and perhaps worn. */
export interface Sheet {
  /** Four bytes a pixel; `PRINT` pixels a millimetre. */
  pixels: Uint8ClampedArray
  width: number
  height: number
}

/** A page of a PDF as a picture, `PRINT` pixels a millimetre. */
export async function pagesOf(pdf: Uint8Array): Promise<Sheet[]> {
  const file = await getDocument({ data: Uint8Array.from(pdf), isEvalSupported: false, verbosity: 0 }).promise
  const pages: Sheet[] = []
  for (let n = 1; n <= file.numPages; n++) {
    const page = await file.getPage(n)
    const viewport = page.getViewport({ scale: (PRINT * 25.4) / 72 })
    const [width, height] = [Math.round(viewport.width), Math.round(viewport.height)]
    const canvas = createCanvas(width, height)
    const context = canvas.getContext('2d')
    context.fillStyle = '#fff'
    context.fillRect(0, 0, width, height)
    await page.render({ canvasContext: context as never, viewport }).promise
    pages.push({ pixels: context.getImageData(0, 0, width, height).data as Uint8ClampedArray, width, height })
  }
  await file.destroy()
  return pages
}

/** A card cut out of its page; the nth on it. Its stub is torn off as often as not. */
export function cutOutOf(page: Sheet, layout: Layout, n: number, withStub: boolean): Sheet {
  const left = (n % layout.across) * layout.width
  const top = Math.floor(n / layout.across) * layout.height
  const [from, to] = layout.tear
  const width = withStub || from.y === to.y ? layout.width : from.x
  const height = withStub || from.x === to.x ? layout.height : from.y
  return part(page, { x: left, y: top, width, height })
}

/** A part of a page, cut out. */
export function part(page: Sheet, { x, y, width, height }: Rect): Sheet {
  const [w, h] = [Math.round(width * PRINT), Math.round(height * PRINT)]
  const pixels = new Uint8ClampedArray(w * h * 4)
  for (let row = 0; row < h; row++) {
    const at = ((Math.round(y * PRINT) + row) * page.width + Math.round(x * PRINT)) * 4
    pixels.set(page.pixels.subarray(at, at + w * 4), row * w * 4)
  }
  return { pixels, width: w, height: h }
}

export interface Written {
  text: string
  ticks: Record<Box, Exclude<Tick, 'doubtful'>>
}

/** Writes on a card with a pen: words on its lines, and ticks of many kinds in its boxes. */
export function writeOn(sheet: Sheet, layout: Layout, { text, ticks }: Written, chance: () => number): Sheet {
  const canvas = createCanvas(sheet.width, sheet.height)
  const context = canvas.getContext('2d')
  const image = context.createImageData(sheet.width, sheet.height)
  image.data.set(sheet.pixels)
  context.putImageData(image, 0, 0)
  context.scale(PRINT, PRINT)
  const inks = ['#1a1a1a', '#20306a', '#333', '#3b3b8a']
  context.strokeStyle = context.fillStyle = inks[Math.floor(chance() * inks.length)]!
  context.lineCap = 'round'
  writeWords(context, layout, text, chance)
  for (const box of BOXES) if (ticks[box] === 'ticked') tick(context, layout.boxes[box], chance)
  const { data } = context.getImageData(0, 0, sheet.width, sheet.height)
  return { ...sheet, pixels: data as Uint8ClampedArray }
}

/** Ticks boxes with a pen; `light`: with one short stroke of a hard pencil, of which nobody is sure. */
export function tickOn(sheet: Sheet, boxes: readonly Rect[], chance: () => number, light = false): Sheet {
  const canvas = createCanvas(sheet.width, sheet.height)
  const context = canvas.getContext('2d')
  const image = context.createImageData(sheet.width, sheet.height)
  image.data.set(sheet.pixels)
  context.putImageData(image, 0, 0)
  context.scale(PRINT, PRINT)
  context.strokeStyle = '#20306a'
  context.lineCap = 'round'
  for (const box of boxes) {
    if (!light) {
      tick(context, box, chance)
      continue
    }
    context.lineWidth = 0.4
    context.beginPath()
    context.moveTo(box.x + box.width * 0.42, box.y + box.height * 0.45)
    context.lineTo(box.x + box.width * 0.62, box.y + box.height * 0.55)
    context.stroke()
  }
  const { data } = context.getImageData(0, 0, sheet.width, sheet.height)
  return { ...sheet, pixels: data as Uint8ClampedArray }
}

const TYPEFACE = 'Noto Serif SC'
const TYPEFACE_FILE = '@expo-google-fonts/noto-serif-sc/500Medium/NotoSerifSC_500Medium.ttf'

/**
 * Writes on the lines of a card in a typeface, so that it is known what stands there; `file`: another one.
 */
export function typeOn(sheet: Sheet, { writing, lines }: Layout, text: string, file?: string): Sheet {
  const typeface = file ?? TYPEFACE
  GlobalFonts.registerFromPath(file ?? createRequire(import.meta.url).resolve(TYPEFACE_FILE), typeface)
  const canvas = createCanvas(sheet.width, sheet.height)
  const context = canvas.getContext('2d')
  const image = context.createImageData(sheet.width, sheet.height)
  image.data.set(sheet.pixels)
  context.putImageData(image, 0, 0)
  context.scale(PRINT, PRINT)
  context.font = `6.4px "${typeface}"`
  const apart = writing.height / lines
  let [x, line] = [writing.x + 1, 1]
  for (const sign of text) {
    const { width } = context.measureText(sign)
    if (x + width > writing.x + writing.width) [x, line] = [writing.x + 1, line + 1]
    context.fillText(sign, x, writing.y + line * apart - 1.3)
    x += width + 0.3
  }
  const { data } = context.getImageData(0, 0, sheet.width, sheet.height)
  return { ...sheet, pixels: data as Uint8ClampedArray }
}

type Context = ReturnType<ReturnType<typeof createCanvas>['getContext']>

/** Scribbles like characters: short strokes along each line. */
function writeWords(context: Context, { writing, lines }: Layout, text: string, chance: () => number): void {
  const apart = writing.height / lines
  context.lineWidth = 0.35 + chance() * 0.4
  let x = writing.x + 1
  let line = 1
  for (const sign of text) {
    if (x > writing.x + writing.width - 7) [x, line] = [writing.x + 1, line + 1]
    if (line > lines) break
    const base = writing.y + line * apart - 1 + (chance() - 0.5) * 2
    const strokes = 3 + (sign.codePointAt(0)! % 5)
    for (let n = 0; n < strokes; n++) {
      context.beginPath()
      context.moveTo(x + chance() * 6, base - chance() * 6)
      context.quadraticCurveTo(x + chance() * 6, base - chance() * 6, x + chance() * 6, base - chance() * 6)
      context.stroke()
    }
    x += 7 + chance()
  }
}

function tick(context: Context, { x, y, width, height }: Rect, chance: () => number): void {
  context.lineWidth = 0.4 + chance() * 0.5
  const at = (fx: number, fy: number): [number, number] => [
    x + width * (fx + (chance() - 0.5) * 0.12),
    y + height * (fy + (chance() - 0.5) * 0.12),
  ]
  const stroke = (...points: [number, number][]) => {
    context.beginPath()
    points.forEach((point, n) => (n ? context.lineTo(...point) : context.moveTo(...point)))
    context.stroke()
  }
  const kind = Math.floor(chance() * 4)
  if (kind === 0) stroke(at(0.15, 0.5), at(0.42, 0.8), at(1.05, 0))
  else if (kind === 1) {
    stroke(at(0.15, 0.15), at(0.85, 0.85))
    stroke(at(0.85, 0.15), at(0.15, 0.85))
  } else if (kind === 2) stroke(...Array.from({ length: 9 }, (_, n) => at(0.15 + 0.7 * (n / 8), n % 2 ? 0.15 : 0.85)))
  else stroke(at(0.1, 0.35), at(0.45, 0.95), at(1.25, -0.35))
}

/** How a photograph is taken. Angles in degrees. */
export interface Shot {
  width: number
  height: number
  slant: number
  turn: number
  /** Of the lens: part of half the diagonal by which corners bend. */
  bend: number
  /** Blur, in pixels (sigma). */
  blur: number
  /** How dark the shadow is, 0 to 1, and how unequal the light. */
  shadow: number
  light: number
  /** Standard deviation of the noise, of 255. */
  noise: number
  /** Of what is printed, from black 0 to paper 255. */
  black: number
  paper: number
  /** Factors of red, green and blue. */
  balance: [number, number, number]
  grey: boolean
  quality: number
  /** How far a card is from flat, in millimetres. */
  crumple: number
}

/** A card on the table: where its middle lies (millimetres), how it is turned (degrees). */
interface Lying {
  sheet: Sheet
  x: number
  y: number
  turn: number
}

/** Where something is in the photograph. */
export interface Truth {
  /** Of the nth card: the corners of its frame. */
  corners: Point[][]
}

/** Lays cards in rows beside each other, each a little turned; gives them and how large the whole is. */
export function laidOut(sheets: readonly Sheet[], chance: () => number, upright = false) {
  const across = Math.ceil(Math.sqrt((sheets.length * 4) / 3))
  const [w, h] = [
    Math.max(...sheets.map(({ width }) => width)) / PRINT + 8,
    Math.max(...sheets.map(({ height }) => height)) / PRINT + 8,
  ]
  const lying = sheets.map((sheet, n): Lying => ({
    sheet,
    x: ((n % across) + 0.5) * w + (chance() - 0.5) * 3,
    y: (Math.floor(n / across) + 0.5) * h + (chance() - 0.5) * 3,
    turn: upright ? 0 : (chance() - 0.5) * 6,
  }))
  return { lying, width: across * w, height: Math.ceil(sheets.length / across) * h }
}

/**
 * A photograph of cards on a table: as a camera sees the plane, slanted and turned, through a lens that
 * bends, in unequal light, with a shadow, blurred and noisy, as JPEG. Gives the file and the truth.
 */
export async function photograph(
  { lying, width, height }: ReturnType<typeof laidOut>,
  layouts: readonly Pick<Layout, 'frame'>[],
  shot: Shot,
  chance: () => number,
): Promise<{ file: Buffer; truth: Truth }> {
  const view = cameraOf(width, height, shot)
  const back = backwards(view)
  const waves = Array.from({ length: 3 }, () => ({ x: chance() * 0.05, y: chance() * 0.05, phase: chance() * 6 }))
  const shade = shadowOf(shot, chance)
  const grain = Uint8Array.from({ length: 64 * 64 }, () => 90 + chance() * 50)
  const pixels = Buffer.alloc(shot.width * shot.height * 3)
  const noise = Float32Array.from({ length: 65536 }, () => (chance() + chance() + chance() - 1.5) * 2 * shot.noise)
  const turned = lying.map(({ turn }) => [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)] as const)
  const grid = indexOf(lying, width, height)
  let dice = 0
  const sample = [0, 0, 0]
  for (let py = 0; py < shot.height; py++)
    for (let px = 0; px < shot.width; px++) {
      const lens = straight(px + 0.5, py + 0.5, shot)
      const on = seen(back, lens)
      ground(grain, on, sample)
      const which = grid(on)
      for (const n of which) {
        const { sheet, x, y } = lying[n]!
        const [cos, sin] = turned[n]!
        const [dx, dy] = [on.x - x, on.y - y]
        let u = dx * cos + dy * sin + sheet.width / PRINT / 2
        let v = -dx * sin + dy * cos + sheet.height / PRINT / 2
        for (const wave of waves) {
          const up = Math.sin((u + n * 31) * wave.x * 6 + (v + n * 17) * wave.y * 6 + wave.phase)
          u += (up * shot.crumple) / 3
          v += (up * shot.crumple) / 3
        }
        paint(sheet, u * PRINT, v * PRINT, shot, sample)
      }
      const lit = shade(px, py)
      const random = noise[(dice = (dice + 7919 + (px & 7)) & 65535)]!
      const at = (py * shot.width + px) * 3
      for (let c = 0; c < 3; c++)
        pixels[at + c] = Math.max(0, Math.min(255, sample[c]! * lit * shot.balance[c]! + random))
    }
  const image = sharp(pixels, { raw: { width: shot.width, height: shot.height, channels: 3 } })
  const blurred = shot.blur >= 0.3 ? image.blur(shot.blur) : image
  const file = await blurred.jpeg({ quality: shot.quality }).toBuffer()
  const corners = lying.map(({ x, y, sheet }, n) => {
    const [cos, sin] = turned[n]!
    return cornersOf(layouts[n]!.frame).map((corner) => {
      const [u, v] = [corner.x - sheet.width / PRINT / 2, corner.y - sheet.height / PRINT / 2]
      return bent(seen(view, { x: x + u * cos - v * sin, y: y + u * sin + v * cos }), shot)
    })
  })
  return { file, truth: { corners } }
}

/** Whose box holds a point, by squares of 20 mm. */
function indexOf(lying: readonly Lying[], width: number, height: number) {
  const CELL = 20
  const around = 60
  const across = Math.ceil((width + 2 * around) / CELL)
  const cells = new Map<number, number[]>()
  lying.forEach(({ sheet, x, y }, n) => {
    const reach = Math.hypot(sheet.width, sheet.height) / PRINT / 2 + 2
    for (let cy = Math.floor((y - reach + around) / CELL); cy <= (y + reach + around) / CELL; cy++)
      for (let cx = Math.floor((x - reach + around) / CELL); cx <= (x + reach + around) / CELL; cx++) {
        const cell = cy * across + cx
        cells.set(cell, [...(cells.get(cell) ?? []), n])
      }
  })
  const none: number[] = []
  return ({ x, y }: Point): number[] => {
    if (x < -around || y < -around || x > width + around || y > height + around) return none
    return cells.get(Math.floor((y + around) / CELL) * across + Math.floor((x + around) / CELL)) ?? none
  }
}

/** The table: wood with a grain. */
function ground(grain: Uint8Array, { x, y }: Point, sample: number[]): void {
  const gx = Math.floor(x * 2) & 63
  const gy = Math.floor(y / 6) & 63
  const tone = grain[gy * 64 + gx]!
  sample[0] = tone
  sample[1] = tone * 0.82
  sample[2] = tone * 0.62
}

function paint({ pixels, width, height }: Sheet, u: number, v: number, shot: Shot, sample: number[]): void {
  const [left, top] = [Math.floor(u - 0.5), Math.floor(v - 0.5)]
  if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) return
  const [fx, fy] = [u - 0.5 - left, v - 0.5 - top]
  const at = (top * width + left) * 4
  const below = at + width * 4
  let grey = 0
  for (let c = 0; c < 3; c++) {
    const upper = pixels[at + c]! * (1 - fx) + pixels[at + 4 + c]! * fx
    const lower = pixels[below + c]! * (1 - fx) + pixels[below + 4 + c]! * fx
    sample[c] = shot.black + ((shot.paper - shot.black) * (upper * (1 - fy) + lower * fy)) / 255
    grey += sample[c]! / 3
  }
  if (shot.grey) sample[0] = sample[1] = sample[2] = grey
}

function cameraOf(width: number, height: number, { slant, turn, ...size }: Shot): View {
  const [s, t] = [(slant * Math.PI) / 180, (turn * Math.PI) / 180]
  const far = 1.6 * Math.hypot(width, height)
  const project = ({ x, y }: Point): Point => {
    const [a, b] = [x - width / 2, y - height / 2]
    const [u, v] = [a * Math.cos(t) - b * Math.sin(t), a * Math.sin(t) + b * Math.cos(t)]
    const depth = far - v * Math.sin(s)
    return { x: (u * far) / depth, y: (v * Math.cos(s) * far) / depth }
  }
  const corners = cornersOf({ x: 0, y: 0, width, height })
  const flat = corners.map(project)
  const [xs, ys] = [flat.map(({ x }) => x), flat.map(({ y }) => y)]
  const [minX, maxX, minY, maxY] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const scale = Math.min((size.width * 0.94) / (maxX - minX), (size.height * 0.94) / (maxY - minY))
  const to = flat.map(({ x, y }) => ({
    x: (x - (minX + maxX) / 2) * scale + size.width / 2,
    y: (y - (minY + maxY) / 2) * scale + size.height / 2,
  }))
  return viewOf(corners, to)!
}

/** Where a pixel would be without the bend of the lens. */
function straight(x: number, y: number, { width, height, bend }: Shot): Point {
  const [dx, dy] = [x - width / 2, y - height / 2]
  const r2 = (dx * dx + dy * dy) / ((width * width + height * height) / 4)
  return { x: width / 2 + dx * (1 + bend * r2), y: height / 2 + dy * (1 + bend * r2) }
}

/** The other way round, step by step. */
function bent(point: Point, shot: Shot): Point {
  let guess = point
  for (let n = 0; n < 12; n++) {
    const there = straight(guess.x, guess.y, shot)
    guess = { x: guess.x + point.x - there.x, y: guess.y + point.y - there.y }
  }
  return guess
}

/** How bright each pixel is lit: a lamp to one side, and somebody's shadow with a soft edge. */
function shadowOf({ width, height, light, shadow }: Shot, chance: () => number) {
  const angle = chance() * Math.PI * 2
  const [lx, ly] = [Math.cos(angle), Math.sin(angle)]
  const edge = chance() * 0.6 - 0.3
  const turn = chance() * Math.PI * 2
  const [sx, sy] = [Math.cos(turn), Math.sin(turn)]
  const soft = 0.02 + chance() * 0.2
  return (px: number, py: number): number => {
    const [x, y] = [px / width - 0.5, py / height - 0.5]
    const lamp = 1 - light * (0.5 + (x * lx + y * ly) * 0.8)
    const dark = 1 / (1 + Math.exp(-(x * sx + y * sy - edge) / soft))
    return lamp * (1 - shadow * dark)
  }
}

export const layoutOf = ({ size }: Pick<PaperCard, 'size'>): Layout => LAYOUTS[size]
