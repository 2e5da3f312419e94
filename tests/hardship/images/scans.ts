import { constants, deflateRawSync, deflateSync } from 'node:zlib'

/** An object of a PDF: a value, or a stream with what its dictionary says beside its length. */
type PdfObject = string | [dictionary: string, content: Buffer]

/** A PDF of these objects, numbered from 1; the first is its catalogue (PDF 1.7, 7.5). */
export function pdfOf(objects: readonly PdfObject[], trailer = ''): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  const places: number[] = []
  let at = parts[0]!.length
  for (const [n, object] of objects.entries()) {
    places.push(at)
    const bytes = objectOf(n + 1, object)
    parts.push(bytes)
    at += bytes.length
  }
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  const end = `trailer\n<</Size ${size}/Root 1 0 R${trailer}>>\nstartxref\n${at}\n%%EOF\n`
  return Buffer.concat([...parts, Buffer.from(`xref\n0 ${size}\n0000000000 65535 f \n${rows}${end}`)])
}

function objectOf(n: number, object: PdfObject): Buffer {
  if (typeof object === 'string') return Buffer.from(`${n} 0 obj\n${object}\nendobj\n`, 'latin1')
  const [dictionary, content] = object
  const head = `${n} 0 obj\n<<${dictionary}/Length ${content.length}>>\nstream\n`
  return Buffer.concat([Buffer.from(head), content, Buffer.from('\nendstream\nendobj\n')])
}

const CATALOG = '<</Type/Catalog/Pages 2 0 R>>'
const A4 = '0 0 595 842'

/** A PDF of one page: what draws it, and objects from the fifth on. */
const onePage = (draws: PdfObject, { box = A4, resources = '', more = [] as PdfObject[] } = {}): Buffer =>
  pdfOf([
    CATALOG,
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[${box}]/Resources<<${resources}>>/Contents 4 0 R>>`,
    draws,
    ...more,
  ])

const text = (content: string): PdfObject => ['', Buffer.from(content)]
const ownPages = (pages: string) => pdfOf([CATALOG, pages, `<</Type/Page/Parent 2 0 R/MediaBox[${A4}]>>`])

/** What inflates to `times` as much as the chunk, made as quickly as one of it. */
function inflating(chunk: Buffer, times: number): Buffer {
  const packed = deflateRawSync(chunk, { level: 9, finishFlush: constants.Z_FULL_FLUSH })
  return Buffer.concat([Buffer.from([0x78, 0xda]), ...Array.from({ length: times }, () => packed), Buffer.from([3, 0])])
}

const ON_PAGE = { resources: '/XObject<</X 5 0 R>>' }
const DRAW = text('q 595 0 0 842 0 0 cm /X Do Q')
const picture = (side: number, content: Buffer, form: string): PdfObject => [
  `/Type/XObject/Subtype/Image/Width ${side}/Height ${side}/ColorSpace/DeviceGray${form}`,
  content,
]
/** A JPEG of one block that says it has 65,535 pixels a side. */
const CLAIMING = Buffer.from(
  '/9j/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/wAALCP////8BAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AKp//2Q==',
  'base64',
)

/**
 * A PDF whose page is in a stream of objects, which inflates to four gigabytes (PDF 1.7, 7.5.7 and 7.5.8).
 */
function streamOfObjects(): Buffer {
  const objects: PdfObject[] = [
    CATALOG,
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[${A4}]/Contents 10 0 R>>`,
    ['/Type/ObjStm/N 1/First 5/Filter/FlateDecode', inflating(Buffer.alloc(10_000_000, ' '), 400)],
  ]
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  const rows = Buffer.alloc(11 * 7)
  let at = parts[0]!.length
  for (const [n, object] of objects.entries()) {
    const bytes = objectOf(n + 1, object)
    rows[(n + 1) * 7] = 1
    rows.writeUInt32BE(at, (n + 1) * 7 + 1)
    parts.push(bytes)
    at += bytes.length
  }
  // The tenth object is the first of those in the fourth.
  rows[70] = 2
  rows.writeUInt32BE(4, 71)
  const table = objectOf(9, ['/Type/XRef/Size 11/W[1 4 2]/Root 1 0 R', rows])
  return Buffer.concat([...parts, table, Buffer.from(`startxref\n${at}\n%%EOF`)])
}

/** A PDF as somebody might send it as a scan of cards, and why it is refused; undefined where it is read. */
export interface HostileScan {
  what: string
  bytes: Buffer
  why: 'paperTooManyPages' | 'paperPdfBroken' | 'paperTooLong' | undefined
}

/**
 * PDFs that are no scans, or would take a machine's memory: each in a file of a few kilobytes or megabytes.
 */
export function hostileScans(): HostileScan[] {
  const page = `<</Type/Page/Parent 2 0 R/MediaBox[${A4}]>>`
  const deep = '['.repeat(500_000) + ']'.repeat(500_000)
  const password = `/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4/O(${'a'.repeat(32)})/U(${'a'.repeat(32)})>>/ID[<aa><aa>]`
  const tiling =
    '/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 100000 100000]/XStep 0.0001/YStep 0.0001'
  const black = (side: number) => deflateSync(Buffer.alloc((side * side) / 8))
  const flate = '/BitsPerComponent 1/Filter/FlateDecode'
  const all: [what: string, bytes: Buffer, why?: HostileScan['why']][] = [
    ['a hundred pages', ownPages(`<</Type/Pages/Kids[${'3 0 R '.repeat(100)}]/Count 100>>`), 'paperTooManyPages'],
    ['fewer than no pages', ownPages('<</Type/Pages/Kids[3 0 R]/Count -5>>'), 'paperPdfBroken'],
    ['pages that are their own', pdfOf([CATALOG, '<</Type/Pages/Kids[2 0 R]/Count 3>>']), 'paperPdfBroken'],
    [
      'two thousand million pages, of which there is one, and a script that starts by itself',
      pdfOf([
        '<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>',
        '<</Type/Pages/Kids[3 0 R]/Count 2000000000>>',
        page,
      ]),
    ],
    ['a page of 350 kilometres', onePage(text('0 0 100 100 re f'), { box: '0 0 1e9 1e9' })],
    ['a page as long as wide times a million', onePage(text(''), { box: '0 0 1000000 1' }), 'paperPdfBroken'],
    [
      'a picture of 30,000 × 30,000',
      onePage(DRAW, { ...ON_PAGE, more: [picture(30_000, black(30_000), flate)] }),
      'paperPdfBroken',
    ],
    [
      'a JPEG that says it has 65,535 × 65,535',
      onePage(DRAW, { ...ON_PAGE, more: [picture(100, CLAIMING, '/BitsPerComponent 8/Filter/DCTDecode')] }),
      'paperPdfBroken',
    ],
    [
      'half a picture',
      onePage(DRAW, {
        ...ON_PAGE,
        more: [picture(100, CLAIMING.subarray(0, 90), '/BitsPerComponent 8/Filter/DCTDecode')],
      }),
      'paperPdfBroken',
    ],
    [
      'arrays in arrays, half a million deep',
      pdfOf([CATALOG, '<</Type/Pages/Kids[3 0 R]/Count 1>>', page.replace('>>', `/X ${deep}>>`)]),
      'paperPdfBroken',
    ],
    [
      'a pattern of a thousand million tiles',
      onePage(text('/Pattern cs /P scn 0 0 595 842 re f'), {
        resources: '/Pattern<</P 5 0 R>>',
        more: [[`${tiling}/Resources<<>>`, Buffer.from('0 0 1 1 re f')]],
      }),
      'paperTooLong',
    ],
    ['objects that inflate to four gigabytes', streamOfObjects(), 'paperTooLong'],
    ['a password', pdfOf([CATALOG, '<</Type/Pages/Kids[3 0 R]/Count 1>>', page], password), 'paperPdfBroken'],
    [
      'noise',
      Buffer.concat([
        Buffer.from('%PDF-1.7\n'),
        Buffer.from(Uint8Array.from({ length: 5_000_000 }, (_, i) => (i * i * 31 + i * 7) >> 5)),
      ]),
      'paperPdfBroken',
    ],
  ]
  return all.map(([what, bytes, why]) => ({ what, bytes, why }))
}
