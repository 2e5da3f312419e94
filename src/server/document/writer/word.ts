import JSZip from 'jszip'
import {
  AlignmentType,
  BorderStyle,
  Document as WordDocument,
  Footer,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  convertMillimetersToTwip,
} from 'docx'
import QRCode from 'qrcode'
import type { Block, Document, Line } from '../../../core/document/blocks.ts'
import { isGap } from '../../../core/document/blocks.ts'
import type { Photo, Photos } from './photos.ts'
import { withTexts, xmlText } from './texts.ts'

type Children = (Paragraph | Table)[]

/**
 * Measures of an official paper in mm (GB/T 9704-2012, 5.2): margins, and the width that is left for text.
 */
const PAGE = { width: 210, height: 297, top: 37, right: 26, bottom: 35, left: 28 }
const TEXT_WIDTH = convertMillimetersToTwip(PAGE.width - PAGE.left - PAGE.right)

/** Body in 仿宋 of size 3 (16 pt = 32 half-points), headings in 黑体 and 楷体 (GB/T 9704-2012, 7.3.3). */
const FONT = {
  body: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋' },
  first: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '黑体' },
  second: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '楷体' },
  title: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体' },
}
const BODY = 32
const TABLE = 24

/** A document as a Word file (OOXML). The same blocks give the same bytes. */
export async function wordOf(whole: Document, photos: Photos = new Map()): Promise<Uint8Array> {
  const document = withTexts(whole, xmlText)
  const children: Children = []
  for (const [n, block] of document.blocks.entries()) children.push(...(await drawn(block, n, photos)))
  const word = new WordDocument({
    title: document.title,
    creator: 'Grove',
    lastModifiedBy: 'Grove',
    styles: stylesOf(document.language),
    numbering: {
      config: [listLevel('numbered', LevelFormat.DECIMAL, '%1.'), listLevel('dotted', LevelFormat.BULLET, '•')],
    },
    sections: [{ properties: { page: pageOf() }, footers: { default: footerOf(document.foot) }, children }],
  })
  return dated(await Packer.toBuffer(word), new Date(document.at))
}

const pageOf = () => ({
  size: { width: convertMillimetersToTwip(PAGE.width), height: convertMillimetersToTwip(PAGE.height) },
  margin: {
    top: convertMillimetersToTwip(PAGE.top),
    right: convertMillimetersToTwip(PAGE.right),
    bottom: convertMillimetersToTwip(PAGE.bottom),
    left: convertMillimetersToTwip(PAGE.left),
  },
})

function stylesOf(language: Document['language']) {
  const lang = language === 'en' ? { value: 'en-GB' } : { eastAsia: language === 'zh-Hans' ? 'zh-CN' : 'zh-TW' }
  const heading = (font: object, bold = false) => ({
    run: { font, size: BODY, bold, color: '000000' },
    paragraph: { spacing: { before: 200, after: 60 }, keepNext: true },
  })
  return {
    default: {
      document: { run: { font: FONT.body, size: BODY, language: lang }, paragraph: { spacing: { line: 560 } } },
      title: {
        run: { font: FONT.title, size: 44, bold: true },
        paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 120, after: 360 } },
      },
      heading1: heading(FONT.first),
      heading2: heading(FONT.second),
      heading3: heading(FONT.body, true),
    },
  }
}

const listLevel = (reference: string, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({
  reference,
  levels: [{ level: 0, format, text, style: { paragraph: { indent: { left: 640, hanging: 480 } } } }],
})

/** What the document is, and page x of y. */
const footerOf = (foot: string) =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun({ text: `${foot}  `, size: 18 }),
          new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES], size: 18 }),
        ],
      }),
    ],
  })

/** Words as they are, and a line to write on for each gap. */
const runsOf = (line: Line, more: { size?: number; bold?: boolean } = {}): TextRun[] =>
  line.flatMap((part) =>
    isGap(part)
      ? [new TextRun({ ...more, text: '\u3000'.repeat(Math.ceil(part.gap / 2)), underline: {} })]
      : part.split('\n').map((text, n) => new TextRun({ ...more, text, ...(n > 0 ? { break: 1 } : {}) })),
  )

const paragraph = (line: Line, indent = true) =>
  new Paragraph({ children: runsOf(line), ...(indent ? { indent: { firstLine: 640 } } : {}) })

const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const

/** How a block is drawn. `n` is its place in the document: it tells lists apart, and pictures. */
type Draw<B extends Block> = (block: B, n: number, photos: Photos) => Children | Promise<Children>

const DRAW: { [K in Block['kind']]: Draw<Extract<Block, { kind: K }>> } = {
  title: ({ issuer, text }) => [
    new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text: issuer, font: FONT.first })] }),
    new Paragraph({ heading: HeadingLevel.TITLE, text }),
  ],
  fields: ({ rows }) => [
    grid(
      [1, 4],
      rows.map(({ name, value }) => [[name], value]),
      { boldFirst: true },
    ),
    new Paragraph(''),
  ],
  heading: ({ level, text }) => [new Paragraph({ heading: HEADINGS[level], text })],
  paragraph: ({ text }) => [paragraph(text)],
  list: ({ items, ordered }, n) =>
    items.map((item) => {
      const numbering = { reference: ordered ? 'numbered' : 'dotted', level: 0, instance: n }
      return new Paragraph({ children: runsOf(item), numbering })
    }),
  table: ({ columns, rows }) => {
    const shares = columns.map(({ share }) => share)
    return [grid(shares, rows, { head: columns.map(({ name }) => name) }), new Paragraph('')]
  },
  signatures: ({ lines }) => lines.map((line) => paragraph([`${line}\u3000`, { gap: 16 }], false)),
  seal: ({ issuer, day }) => [
    new Paragraph({ alignment: AlignmentType.RIGHT, spacing: { before: 600 }, children: [new TextRun(issuer)] }),
    new Paragraph({ alignment: AlignmentType.RIGHT, children: runsOf(day) }),
  ],
  qr: ({ address, says, code }, n) => qrOf(code ? `${address} ${code}` : address, address, says, n),
  // Posters are not written in Word: of a drawing stands what it shows.
  drawing: ({ says }) => [paragraph([says])],
  picture: ({ photo, says }, n, photos) => pictureOf(photos.get(photo)!, says, n),
  figures: ({ figures }) => [
    grid(
      [1, 4],
      figures.map(({ number, says }) => [[String(number)], [says]]),
      {},
    ),
    new Paragraph(''),
  ],
  newPage: () => [new Paragraph({ children: [new PageBreak()] })],
}

const drawn = async (block: Block, n: number, photos: Photos): Promise<Children> =>
  (DRAW[block.kind] as Draw<Block>)(block, n, photos)

/** A photo as wide as the text, or so high that two stand on a page, with what it shows below. */
function pictureOf({ bytes, width, height }: Photo, says: string, n: number): Children {
  const scale = Math.min(PICTURE.width / width, PICTURE.height / height)
  const altText = { id: String(n + 1), name: says, description: says, title: says }
  const transformation = { width: Math.round(width * scale), height: Math.round(height * scale) }
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      children: [new ImageRun({ type: 'jpg', data: bytes, transformation, altText })],
    }),
    new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text: says, size: TABLE })] }),
  ]
}
/** In pixels of a screen, 96 an inch: 150 mm by 95 mm. */
const PICTURE = { width: 567, height: 359 }

async function qrOf(shown: string, address: string, says: string, n: number): Promise<Children> {
  const data = await QRCode.toBuffer(address, { errorCorrectionLevel: 'M', margin: 2, scale: 8 })
  return [
    new Paragraph({
      children: [
        new ImageRun({
          type: 'png',
          data,
          transformation: { width: 120, height: 120 },
          altText: { id: String(n + 1), name: says, description: address, title: says },
        }),
      ],
    }),
    new Paragraph({ children: [new TextRun({ text: `${says} ${shown}`, size: TABLE })] }),
  ]
}

/** A table with its columns in shares of the text's width; the head comes again on each page. */
function grid(
  shares: number[],
  rows: readonly (readonly Line[])[],
  { head = [] as string[], boldFirst = false },
): Table {
  const whole = shares.reduce((sum, share) => sum + share, 0)
  const widths = shares.map((share) => Math.round((TEXT_WIDTH * share) / whole))
  const cell = (line: Line, n: number, bold: boolean) =>
    new TableCell({
      width: { size: widths[n]!, type: WidthType.DXA },
      margins: { top: 60, bottom: 60, left: 100, right: 100 },
      children: [new Paragraph({ spacing: { line: 320 }, children: runsOf(line, { size: TABLE, bold }) })],
    })
  const line = { style: BorderStyle.SINGLE, size: 4, color: '555555' }
  return new Table({
    columnWidths: widths,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    rows: [
      ...(head.length
        ? [new TableRow({ tableHeader: true, cantSplit: true, children: head.map((name, n) => cell([name], n, true)) })]
        : []),
      ...rows.map(
        (row) =>
          new TableRow({ cantSplit: true, children: row.map((value, n) => cell(value, n, boldFirst && n === 0)) }),
      ),
    ],
  })
}

/**
 * The package writes the present day into its files; with the document's own, the same state is the same
 * file.
 */
export async function dated(made: Buffer, at: Date): Promise<Uint8Array> {
  const from = await JSZip.loadAsync(made)
  const to = new JSZip()
  for (const name of Object.keys(from.files).sort()) {
    const entry = from.files[name]!
    if (entry.dir) continue
    const isCore = name === 'docProps/core.xml'
    const bytes = isCore ? withDay(await entry.async('string'), at) : await entry.async('uint8array')
    to.file(name, bytes, { date: at, createFolders: false })
  }
  return to.generateAsync({ type: 'uint8array', compression: 'DEFLATE' })
}

const withDay = (core: string, at: Date): string =>
  core.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, at.toISOString().slice(0, 19) + 'Z')
