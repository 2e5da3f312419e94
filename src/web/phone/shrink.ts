const SIDE = 1600

/**
 * Makes a photo smaller on the phone, so that a slow network carries it; where the browser can't read it, the
 * server tries with the original.
 */
export async function shrink(file: File): Promise<Blob> {
  try {
    const image = await createImageBitmap(file)
    const scale = Math.min(1, SIDE / Math.max(image.width, image.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(image.width * scale)
    canvas.height = Math.round(image.height * scale)
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise<Blob>((done, fail) =>
      canvas.toBlob((blob) => (blob ? done(blob) : fail()), 'image/jpeg', 0.85),
    )
  } catch {
    return file
  }
}
