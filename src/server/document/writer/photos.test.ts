import { Document as WordDocument, Packer, Paragraph } from 'docx'
import JSZip from 'jszip'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { bare, pdfText, wordText } from '../../../../scripts/documents/read.ts'
import type { Document, Picture, Sourced } from '../../../core/document/blocks.ts'
import { onLetterhead } from './letterhead.ts'
import { pdfOf } from './pdf.ts'
import type { Photos } from './photos.ts'
import { photosOf, withPhotos } from './photos.ts'
import { wordOf } from './word.ts'

const [THERE, GONE] = ['0195f1c2-7c3a-7d2e-9d0e-3f1a5b7c9d11', '0195f1c2-7c3a-7d2e-9d0e-3f1a5b7c9d12']
const picture = (photo: string, says: string): Sourced & Picture => ({
  kind: 'picture',
  album: 'meeting',
  photo,
  address: `/m/KMNPQR/files/${photo}`,
  says,
  source: 'notes',
})
const document: Document = {
  title: '纪要',
  language: 'zh-Hans',
  blocks: [
    { kind: 'title', issuer: '榕埠社区', text: '纪要', source: 'meeting' },
    { kind: 'qr', address: 'https://grove.example/m/KMNPQR/record', says: '全部内容', source: 'meeting' },
    picture(THERE, '卡片墙'),
    picture(GONE, '合影'),
  ],
  foot: '纪要',
  at: Date.UTC(2026, 4, 29),
}
/** A photo as Grove keeps it, of noise, which is the worst to compress. */
const kept = () =>
  sharp({
    create: {
      width: 1600,
      height: 1200,
      channels: 3,
      background: '#864',
      noise: { type: 'gaussian', mean: 128, sigma: 30 },
    },
  })
    .webp()
    .toBuffer()
const mediaOf = async (word: Uint8Array) => {
  const { files } = await JSZip.loadAsync(word)
  const names = Object.keys(files).filter((name) => /^word\/media\/.+\.jpg$/.test(name))
  return Promise.all(names.map((name) => files[name]!.async('uint8array')))
}

test(
  '[N12] a photo stands in Word, on a letterhead and in PDF with what it shows, scaled down; one that was taken back does not',
  { timeout: 120_000 },
  async () => {
    const photos: Photos = await photosOf({ [THERE]: await kept() })
    const shown = withPhotos(document, photos)
    const letterhead = await Packer.toBuffer(
      new WordDocument({ sections: [{ children: ['{title}', '{@body}'].map((text) => new Paragraph(text)) }] }),
    )
    const words = [await wordOf(shown, photos), await onLetterhead(shown, letterhead, photos)]
    for (const word of words) {
      const said = bare(await wordText(word))
      expect([said.includes('卡片墙'), said.includes('合影')]).toEqual([true, false])
      const [only, ...more] = await mediaOf(word)
      expect(more).toEqual([])
      expect(await sharp(only).metadata()).toMatchObject({ format: 'jpeg', width: 1000, height: 750 })
      const { files } = await JSZip.loadAsync(word)
      const asked = [...(await files['word/document.xml']!.async('string')).matchAll(/r:embed="([^"]*)"/g)]
      const there = await files['word/_rels/document.xml.rels']!.async('string')
      // The photo and the code.
      expect(asked).toHaveLength(2)
      for (const [, relation] of asked) expect(there).toContain(`Id="${relation}"`)
    }
    const pdf = await pdfOf(shown, photos)
    const said = bare(await pdfText(pdf))
    expect([said.includes('卡片墙'), said.includes('合影')]).toEqual([true, false])
    expect(Buffer.from(pdf).toString('latin1')).toContain('/DCTDecode')
    expect(Buffer.from(await pdfOf(shown, await photosOf({ [THERE]: await kept() }))).length).toBeGreaterThan(100_000)
    expect(Buffer.from(await pdfOf(shown, photos)).equals(pdf), 'same bytes').toBe(true)
  },
)
