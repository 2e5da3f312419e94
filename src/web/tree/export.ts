import { paintScene } from './paint.ts'
import type { Scene } from './scene.ts'
import { toSvg } from './svg.ts'

/** Pixels of a saved image for each pixel of the scene. */
const DENSITY = 2

/** Saves the scene as a PNG at twice its size. */
export async function exportPng(scene: Scene, name: string): Promise<void> {
  save(await pngOf(scene), `${fileName(name)}.png`)
}

/** Saves the scene as a vector drawing. */
export function exportSvg(scene: Scene, name: string): void {
  save(new Blob([toSvg(scene)], { type: 'image/svg+xml' }), `${fileName(name)}.svg`)
}

/** The scene as a PNG at twice its size. */
async function pngOf(scene: Scene): Promise<Blob> {
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(scene.width * DENSITY)
  canvas.height = Math.round(scene.height * DENSITY)
  const on = canvas.getContext('2d')!
  on.scale(DENSITY, DENSITY)
  paintScene(on, scene)
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the browser made no image'))), 'image/png'),
  )
}

/** A name that every file system takes. */
const fileName = (name: string): string =>
  name
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 80) || 'grove'

function save(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
