import { deflateSync, gzipSync } from 'node:zlib'
import sharp from 'sharp'
import {
  ascii,
  box,
  gifOf,
  jpegSegment,
  jpegWith,
  pngChunk,
  pngOf,
  tiffOf,
  uint,
  uintLe,
  webpOf,
  zipOf,
} from './bytes.ts'

/** Stands in every place of an image where something can be hidden; must be in nothing that is served. */
export const MARKER = 'MARKER-7f3a91'
const SCRIPT = `<script>document.title='${MARKER}'</script>`

/** An image as somebody might send it, and what has to become of it. */
export interface Hostile {
  what: string
  bytes: Buffer
  fate: 'refused' | 'kept'
  /** Why it is refused. */
  why: 'notAnImage' | 'photoCutOff' | 'photoHeic' | 'photoTooManyPixels'
  /** What the sender says it is. */
  type?: string
}

const SIDE = 14_000
const svg = (inside: string, attributes = '') =>
  ascii(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" ${attributes}>${inside}</svg>`)
const none = Buffer.alloc(0)

/** No pictures at all, or drawings, which are programs: refused each. */
function drawings(): [what: string, bytes: Buffer, type?: string][] {
  const lol = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')
  return [
    ['SVG with a script', svg(SCRIPT), 'image/svg+xml'],
    ['SVG with a handler', svg('', 'onload="alert(1)"'), 'image/png'],
    [
      'SVG that asks another machine',
      svg('<image href="http://169.254.169.254/latest/meta-data" width="9" height="9"/>'),
    ],
    [
      'SVG that reads a file',
      ascii(`<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg('<text>&x;</text>')}`),
    ],
    ['SVG of a billion laughs', ascii(`<!DOCTYPE svg [<!ENTITY l0 "lol">${lol}]>${svg('<text>&l9;</text>')}`)],
    ['SVG of 196 megapixels', ascii(`<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}"/>`)],
    [
      'SVG that holds a web page',
      svg(`<foreignObject><body xmlns="http://www.w3.org/1999/xhtml">${SCRIPT}</body></foreignObject>`),
    ],
    ['SVG in UTF-16', Buffer.from(`\uFEFF${svg(SCRIPT).toString()}`, 'utf16le')],
    ['SVG, gzipped', gzipSync(svg(SCRIPT))],
    ['SVG after many spaces', ascii(' '.repeat(5000) + svg(SCRIPT).toString())],
    ['a web page', ascii(`<!doctype html>${SCRIPT}`), 'image/jpeg'],
    ['PostScript', ascii('%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(/etc/passwd) (r) file\n')],
    [
      'a drawing for ImageMagick',
      ascii("push graphic-context\nviewbox 0 0 9 9\nfill 'url(https://127.0.0.1/|id)'\npop graphic-context"),
    ],
    ['PDF', ascii('%PDF-1.7\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n%%EOF')],
    ['ZIP', zipOf('a.png', pngOf(8, 8))],
    ['JavaScript that says it is a GIF', ascii(`GIF89a=1;${SCRIPT}`), 'image/gif'],
    [
      'a bitmap that is a script',
      Buffer.concat([ascii('BM/*'), Buffer.alloc(40), ascii(`*/=1;${MARKER}`)]),
      'image/bmp',
    ],
    [
      'an icon',
      Buffer.concat([
        Buffer.from([0, 0, 1, 0, 1, 0, 8, 8, 0, 0, 1, 0, 32, 0]),
        uintLe(50, 4),
        uintLe(22, 4),
        pngOf(8, 8),
      ]),
    ],
    ['zero bytes', none],
    ['one byte', Buffer.from([0x89])],
    ['the first eight bytes of a PNG', pngOf(8, 8).subarray(0, 8)],
    ['the first two bytes of a JPEG', Buffer.from([0xff, 0xd8])],
    [
      'two megabytes of noise',
      Buffer.from(Uint8Array.from({ length: 2_000_000 }, (_, i) => (i * i * 31 + i * 7) >> 5)),
    ],
    [
      'HEIC in name only',
      Buffer.concat([box('ftyp', ascii('heic'), uint(0, 4), ascii('mif1heic')), box('meta', Buffer.alloc(64))]),
      'image/heic',
    ],
    [
      'HEIC whose first box is longer than the file',
      Buffer.concat([uint(0xfffffff0, 4), ascii('ftypheic'), Buffer.alloc(90)]),
    ],
    [
      'a film',
      Buffer.concat([box('ftyp', ascii('isom'), uint(512, 4), ascii('isommp42')), box('mdat', Buffer.alloc(500))]),
      'image/jpeg',
    ],
  ]
}

/**
 * WebP's lossless form where every pixel is the same takes 20 bits beside its size, however large it says it
 * is.
 */
export function flatWebp(width: number, height: number): Buffer {
  const head = BigInt(width - 1) | (BigInt(height - 1) << 14n)
  // No transform, no cache, no meta codes; five codes of one symbol (VP8L 6.2.1).
  let bits = head
  for (let i = 0; i < 5; i++) bits |= 0b0001n << BigInt(32 + 3 + i * 4)
  const content = Buffer.alloc(12)
  content[0] = 0x2f
  for (let i = 0; i < 11; i++) content[i + 1] = Number((bits >> BigInt(i * 8)) & 255n)
  return webpOf(['VP8L', content])
}

/**
 * A progressive JPEG whose last scan comes again and again: each costs a walk over every block of the
 * picture.
 */
async function manyScans(width: number, height: number, scans: number): Promise<Buffer> {
  const jpeg = await sharp({ create: { width, height, channels: 3, background: '#888' } })
    .jpeg({ progressive: true, quality: 50 })
    .toBuffer()
  const last = jpeg.lastIndexOf(Buffer.from([0xff, 0xda]))
  const scan = jpeg.subarray(last, jpeg.length - 2)
  return Buffer.concat([
    jpeg.subarray(0, last),
    ...Array.from({ length: scans }, () => scan),
    Buffer.from([0xff, 0xd9]),
  ])
}

/** Says in a JPEG's frame header that it is this large. */
function claiming(jpeg: Buffer, width: number, height: number): Buffer {
  const at = jpeg.indexOf(Buffer.from([0xff, 0xc0]))
  return Buffer.concat([jpeg.subarray(0, at + 5), uint(height, 2), uint(width, 2), jpeg.subarray(at + 9)])
}

/** Small files that would fill a machine: refused, or answered in time where they keep within the measure. */
async function bombs(photo: Buffer): Promise<[what: string, bytes: Buffer, fate: Hostile['fate']][]> {
  const strips: Parameters<typeof tiffOf>[0] = [
    [256, 4, 1, SIDE],
    [257, 4, 1, SIDE],
    [258, 3, 1, 8],
    [259, 3, 1, 1],
    [262, 3, 1, 1],
    [273, 4, 1, 200],
    [277, 3, 1, 1],
    [278, 4, 1, SIDE],
    [279, 4, 1, 100],
  ]
  const avif = await sharp(photo).avif({ quality: 30, effort: 0 }).toBuffer()
  const ispe = avif.indexOf('ispe') + 8
  const huge = Buffer.from(avif)
  huge.writeUInt32BE(SIDE, ispe)
  huge.writeUInt32BE(SIDE, ispe + 4)
  const icc = pngChunk('iCCP', Buffer.concat([ascii('x\0\0'), deflateSync(Buffer.alloc(60_000_000), { level: 9 })]))
  const text = pngChunk(
    'zTXt',
    Buffer.concat([ascii(`Comment\0\0`), deflateSync(Buffer.alloc(100_000_000, MARKER), { level: 9 })]),
  )
  return [
    ['PNG of 196 megapixels in 24 kB', pngOf(SIDE, SIDE), 'refused'],
    [
      'PNG that says it is 2,147,483,647 pixels wide',
      pngOf(0x7fffffff, 1, [], deflateSync(Buffer.alloc(99))),
      'refused',
    ],
    ['PNG of 49 megapixels, within the measure', pngOf(7000, 7000), 'kept'],
    ['PNG of one row, 60,000 long', pngOf(60_000, 1), 'kept'],
    ['PNG that promises more rows than it has', pngOf(5000, 5000, [], deflateSync(Buffer.alloc(700))), 'refused'],
    ['PNG with a comment of 100 MB, deflated', pngOf(8, 8, [text]), 'kept'],
    ['PNG with a colour profile of 60 MB, deflated', pngOf(8, 8, [icc]), 'kept'],
    ['WebP of 196 megapixels in 32 bytes', flatWebp(SIDE, SIDE), 'refused'],
    ['WebP of 9 megapixels in 32 bytes', flatWebp(3000, 3000), 'kept'],
    [
      'WebP whose canvas is larger than its picture',
      webpOf(
        ['VP8X', Buffer.concat([Buffer.alloc(4), uintLe(16_382, 3), uintLe(16_382, 3)])],
        ['VP8L', flatWebp(8, 8).subarray(20, 32)],
      ),
      'refused',
    ],
    ['GIF that says it has 4,294 megapixels around a picture of one pixel', gifOf(65_535, 65_535, 1), 'kept'],
    ['GIF of 100,000 frames', gifOf(8, 8, 100_000), 'kept'],
    ['GIF of 5,000 frames of 49 megapixels', gifOf(7000, 7000, 5000), 'kept'],
    ['TIFF of 196 megapixels in 300 bytes', tiffOf(strips, Buffer.alloc(200)), 'refused'],
    ['TIFF whose next page is itself', tiffOf(strips, Buffer.alloc(200), 8), 'refused'],
    [
      'TIFF of a billion entries',
      Buffer.concat([tiffOf([[256, 4, 0xffffffff, 8]], none), Buffer.alloc(64)]),
      'refused',
    ],
    ['JPEG that says it has 4,290 megapixels', claiming(photo, 65_500, 65_500), 'refused'],
    ['JPEG of 56 megapixels in 1,500 scans', await manyScans(8000, 7000, 1500), 'refused'],
    ['AVIF that says it has 196 megapixels', huge, 'refused'],
  ]
}

/**
 * What cameras and people leave in pictures, and files that are two things at once: kept, and none of it
 * served.
 */
async function carriers(photo: Buffer): Promise<[what: string, bytes: Buffer, type?: string][]> {
  const exif = {
    IFD0: { Copyright: MARKER, Artist: MARKER, Orientation: '6' },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 14/1 2/1', GPSLongitudeRef: 'E', GPSLongitude: '121/1 28/1 9/1' },
  }
  const xmp = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="${MARKER}"/></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`
  const told = () => sharp(photo).withExif(exif).withXmp(xmp).withIccProfile('p3')
  const png = await sharp(photo).png().toBuffer()
  const webp = await sharp(photo).webp().toBuffer()
  const comment = (text: string) => jpegSegment(0xfe, ascii(text))
  const iptc = Buffer.concat([Buffer.from([0x1c, 2, 120]), uint(MARKER.length, 2), ascii(MARKER)])
  const block = Buffer.concat([
    ascii('Photoshop 3.0\x008BIM'),
    uint(0x0404, 2),
    uint(0, 2),
    uint(iptc.length, 4),
    iptc,
    none,
  ])
  const looping = Buffer.concat([ascii('Exif\0\0'), tiffOf([[0x8769, 4, 1, 8]], ascii(MARKER), 8)])
  const riff = (...more: [string, Buffer][]) => webpOf(['VP8 ', webp.subarray(20)], ...more)
  const late = (name: string, text: string) =>
    Buffer.concat([png.subarray(0, -12), pngChunk(name, ascii(text)), png.subarray(-12)])
  const gif = gifOf(0x2a2f, 1, 1)
  return [
    ['JPEG with the place where it was taken', await told().jpeg().toBuffer()],
    ['PNG with the place where it was taken', await told().png().toBuffer()],
    ['WebP with the place where it was taken', await told().webp().toBuffer()],
    ['AVIF with the place where it was taken', await told().avif({ effort: 0 }).toBuffer()],
    ['TIFF with the place where it was taken', await told().tiff().toBuffer()],
    ['JPEG with IPTC', jpegWith(photo, jpegSegment(0xed, block))],
    ['JPEG with EXIF that points at itself', jpegWith(photo, jpegSegment(0xe1, looping))],
    ['JPEG with EXIF twice', jpegWith(await told().jpeg().toBuffer(), jpegSegment(0xe1, looping))],
    [
      'JPEG with 60 comments of 60 kB',
      jpegWith(photo, ...Array.from({ length: 60 }, () => comment(MARKER.repeat(4600)))),
    ],
    [
      'JPEG with a colour profile that is none',
      jpegWith(photo, jpegSegment(0xe2, ascii(`ICC_PROFILE\0\x01\x01${MARKER}`))),
    ],
    ['JPEG with another behind its end', Buffer.concat([photo, await told().jpeg().toBuffer()])],
    ['JPEG and web page', jpegWith(photo, comment(`-->${SCRIPT}<!--`)), 'text/html'],
    [
      'JPEG and JavaScript',
      jpegWith(photo, jpegSegment(0xe0, ascii(`JFIF\0*/=1;alert('${MARKER}')/*`))),
      'text/javascript',
    ],
    ['JPEG and PDF', jpegWith(photo, comment(`%PDF-1.7\n${MARKER}\n%%EOF`)), 'application/pdf'],
    ['JPEG and ZIP', Buffer.concat([photo, zipOf('a.js', ascii(MARKER), photo.length)])],
    ['PNG and ZIP', Buffer.concat([png, zipOf('a.html', ascii(SCRIPT), png.length)])],
    ['PNG and web page', Buffer.concat([png, ascii(SCRIPT)]), 'text/html'],
    ['PNG and PHP', late('tEXt', `Comment\0<?php echo '${MARKER}' ?>`)],
    ['PNG with 5 MB of words', late('tEXt', `Comment\0${MARKER.repeat(380_000)}`)],
    ['PNG with a chunk that nobody knows', late('gRvE', MARKER)],
    ['GIF and JavaScript', Buffer.concat([gif, ascii(`*/=1;alert('${MARKER}')`)]), 'text/javascript'],
    ['GIF with a comment', gifOf(8, 8, 2, `${SCRIPT} ${MARKER}`)],
    ['WebP and web page', riff(['JUNK', ascii(SCRIPT)])],
    ['CMYK', await sharp(photo).toColourspace('cmyk').withIccProfile('cmyk').jpeg().toBuffer()],
    ['PNG of 16 bits, interlaced', await sharp(photo).toColourspace('rgb16').png({ progressive: true }).toBuffer()],
    ['one pixel', await sharp(photo).resize(1, 1).png().toBuffer()],
    ['one pixel wide, 5,000 high', await sharp(photo).resize(1, 5000, { fit: 'fill' }).png().toBuffer()],
    ['JPEG that says it is a drawing', jpegWith(photo, comment(MARKER)), 'image/svg+xml'],
  ]
}

/** Pictures that stop in the middle: refused, so that nobody takes half a picture for the whole. */
async function broken(photo: Buffer): Promise<[what: string, bytes: Buffer][]> {
  const half = (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1)
  return [
    ['half a JPEG', half(photo)],
    ['half a PNG', half(await sharp(photo).png().toBuffer())],
    ['half a WebP', half(await sharp(photo).webp().toBuffer())],
    ['half an AVIF', half(await sharp(photo).avif({ effort: 0 }).toBuffer())],
  ]
}

/** What is said of those that are refused; of all others, that they are no photo. */
const WHY: [what: RegExp, why: Hostile['why']][] = [
  [/^HEIC/, 'photoHeic'],
  [/196 megapixels|4,290 megapixels|next page is itself/, 'photoTooManyPixels'],
  [
    /^half|eight bytes of a PNG|that says it is a GIF|more rows|pixels wide|canvas is larger|billion entries|scans/,
    'photoCutOff',
  ],
]
const whyOf = (what: string) => WHY.find(([pattern]) => pattern.test(what))?.[1] ?? 'notAnImage'

/** All of them. */
export async function hostileImages(): Promise<Hostile[]> {
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const
  const photo = await sharp({ create: { width: 320, height: 240, channels: 3, background: '#888', noise } })
    .jpeg()
    .toBuffer()
  const all: Omit<Hostile, 'why'>[] = [
    ...drawings().map(([what, bytes, type]) => ({ what, bytes, fate: 'refused' as const, ...(type ? { type } : {}) })),
    ...(await broken(photo)).map(([what, bytes]) => ({ what, bytes, fate: 'refused' as const })),
    ...(await bombs(photo)).map(([what, bytes, fate]) => ({ what, bytes, fate })),
    ...(await carriers(photo)).map(([what, bytes, type]) => ({
      what,
      bytes,
      fate: 'kept' as const,
      ...(type ? { type } : {}),
    })),
  ]
  return all.map((one) => ({ ...one, why: whyOf(one.what) }))
}

/**
 * As large a photo as phones take, in the form that is held whole while it is read: 48 megapixels,
 * progressive.
 */
export const largePhoto = (): Promise<Buffer> =>
  sharp({ create: { width: 8000, height: 6000, channels: 3, background: '#888' } })
    .jpeg({ progressive: true })
    .toBuffer()
