import QRCode from 'qrcode'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import type { Document } from '../../../core/document/blocks.ts'
import { bare, pdfText, wordText } from '../../../../scripts/documents/read.ts'
import { asData, pdfOf, set } from './pdf.ts'
import { pictureOf } from './picture.ts'
import { drawable } from './typefaces.ts'
import { wordOf } from './word.ts'

const ADDRESS = 'https://grove.example/c/rongbu/notices/0195f1c2-7c3a-7d2e-9d0e-3f1a5b7c9d11?of=ᚁᚂ'
const documentOf = (blocks: Document['blocks']): Document => ({
  title: '公示',
  language: 'zh-Hans',
  blocks,
  foot: '公示',
  at: Date.UTC(2026, 4, 29),
})

test('a code leads to the very address, whatever is done to texts so that they can be drawn', async () => {
  const whole = documentOf([{ kind: 'qr', address: ADDRESS, says: '公示', source: 'notice' }])
  const { blocks } = (await asData(drawable(whole).document, whole)) as { blocks: { svg: string }[] }
  expect(blocks[0]!.svg).toBe(await QRCode.toString(ADDRESS, { type: 'svg', margin: 2 }))
})

test('a sign without a typeface stands by its number, several in a row together, and is reported', () => {
  const text = [['路灯 ᚁᚂᚃ 不亮']]
  const { document, missing } = drawable(documentOf([{ kind: 'list', ordered: false, items: text, source: 'cards' }]))
  expect(document.blocks).toMatchObject([{ items: [['路灯 〔U+1681 U+1682 U+1683〕 不亮']] }])
  expect(missing).toEqual(['U+1681', 'U+1682', 'U+1683'])
})

test('each script of the country is drawn, with a typeface that lies in the file', { timeout: 120_000 }, async () => {
  const written = {
    NanumMyeongjo: '가로등이 켜지지 않아요',
    NotoNaskhArabic: 'كوچا چىرىغى يانمايدۇ، ئۇيغۇرچە',
    NotoSerifTibetan: 'ལམ་གྱི་གློག་སྒྲོན་མི་གསལ།',
    NotoSansMongolian: 'ᠭᠡᠷᠡᠯ ᠲᠦᠯᠡᠭᠦᠷ',
    NotoSansYi: 'ꆈꌠꁱꂷ',
    NotoSerifSC: '生僻字 㛃䶮𬭎',
  }
  const blocks = Object.values(written).map((text): Document['blocks'][number] => ({
    kind: 'paragraph',
    text: [`${text} 12 号`],
    source: 'cards',
  }))
  expect(drawable(documentOf(blocks)).missing).toEqual([])
  const pdf = await pdfOf(documentOf(blocks))
  for (const typeface of Object.keys(written)) expect(Buffer.from(pdf).includes(`+${typeface}`)).toBe(true)
  // Signs of one script only are copied in the order in which they were written; Arabic and Tibetan join
  // theirs.
  const said = bare(await pdfText(pdf))
  for (const text of [written.NanumMyeongjo, written.NotoSansYi, written.NotoSerifSC])
    expect(said).toContain(bare(text))
})

test(
  'a text longer than a page is torn, and all of it stands in Word and PDF, with its lines',
  { timeout: 120_000 },
  async () => {
    const text = Array.from({ length: 120 }, (_, n) => `第${n}行：路灯不亮，老人晚上出门看不清楚`).join('\n')
    const columns = ['编号', '卡'].map((name) => ({ name, share: 1 }))
    const document = documentOf([{ kind: 'table', columns, rows: [[['1'], [text]]], source: 'cards' }])
    for (const said of [await pdfText(await pdfOf(document)), await wordText(await wordOf(document))])
      for (const line of ['第0行：路灯', '第60行：路灯', '第119行：路灯']) expect(bare(said)).toContain(bare(line))
  },
)

test('signs that take no ink cost no other sign its place', { timeout: 120_000 }, async () => {
  const text = '零\u200B宽\u200C字\u200D符 🏴󠁧󠁢󠁥󠁮󠁧󠁿 一家👨‍👩‍👧'
  const said = bare(await pdfText(await pdfOf(documentOf([{ kind: 'paragraph', text: [text], source: 'cards' }]))))
  expect(said).toContain(bare('零宽字符 🏴 一家👨👩👧'))
})

test('what hangs on a board is one sheet, set smaller if need be; what is far too long stays readable, on several', async () => {
  const sheets = (lines: number, paper: object) => {
    const items = Array.from({ length: lines }, (_, n) => [`${n} 号事项：望埠苑北门长椅坏了`])
    const document = { ...documentOf([{ kind: 'list', ordered: false, items, source: 'ledger' }]), ...paper }
    return set(document, new Map(), (_, pages) => pages.numOfPages)
  }
  for (const paper of [{ poster: true }, { paper: 'a3' }])
    expect([await sheets(3, paper), await sheets(30, paper)], JSON.stringify(paper)).toEqual([1, 1])
  expect(await sheets(200, { poster: true })).toBeGreaterThan(2)
})

test('a picture is as wide as the screens of phones, however much it says', { timeout: 120_000 }, async () => {
  for (const paragraphs of [3, 12]) {
    const blocks = Array.from({ length: paragraphs }, (): Document['blocks'][number] => {
      return {
        kind: 'paragraph',
        text: ['和两家餐馆合作送餐到活动室，一餐十二元，老人付八元'.repeat(4)],
        source: 'notice',
      }
    })
    const picture = await pictureOf({ ...documentOf(blocks), paper: 'picture' }, new Map())
    expect(await sharp(picture).metadata(), `${paragraphs} paragraphs`).toMatchObject({ width: 1080 })
  }
})
