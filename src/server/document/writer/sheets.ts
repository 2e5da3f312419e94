import QRCode from 'qrcode'
import type { Shape, Sheets } from '../../../core/paper/sheet.ts'
import { compiler } from './pdf.ts'
import { drawableText, FONTS } from './typefaces.ts'

/**
 * The layout of sheets of paper on which everything has its place in millimetres. Like the other one it holds
 * no words: all comes in as data.
 */
const TEMPLATE = `
#let doc = json(bytes(sys.inputs.sheets))
#set document(title: doc.title, date: datetime(year: doc.date.at(0), month: doc.date.at(1), day: doc.date.at(2)))
#set page(paper: "a4", margin: 0mm)
#set text(font: ${FONTS}, fallback: false, lang: if doc.language == "en" { "en" } else { "zh" }, region: if doc.language == "zh-Hant" { "TW" } else if doc.language == "zh-Hans" { "CN" } else { "GB" })
// Marks that Chinese and English share are as narrow as letters in English.
#show regex(if doc.language == "en" { "[‘’“”…]" } else { "\\\\z." }): set text(features: ("pwid",))
#set par(leading: 0.45em, spacing: 0.45em, justify: false)
#let put(at, what) = place(top + left, dx: at.x * 1mm, dy: at.y * 1mm, what)
#let stroke-of(s) = (thickness: s.width * 1mm, paint: luma(s.at("grey", default: 0) * 1%), dash: if s.at("dashed", default: false) { "dashed" } else { none }, join: "miter")
// Words that are too long for their place are set smaller, never over what stands beside.
#let fitting(s, size) = context {
  let set-in(size) = block(width: s.at.width * 1mm, align(if s.at("align", default: "left") == "center" { center } else { left }, text(size: size, weight: if s.at("bold", default: false) { "bold" } else { "regular" }, top-edge: 0.88em, bottom-edge: -0.12em, s.text.split("\\u{200b}").join(sym.zws))))
  let sizes = (1, 0.92, 0.84, 0.76, 0.68, 0.6, 0.52, 0.44).map(part => size * part)
  let good = sizes.find(one => measure(set-in(one)).height <= s.at.height * 1mm + 0.5mm)
  set-in(if good == none { sizes.last() } else { good })
}
#for (n, sheet) in doc.sheets.enumerate() {
  if n > 0 { pagebreak() }
  for s in sheet {
    if s.draw == "text" { put(s.at, fitting(s, s.size * 1pt)) }
    else if s.draw == "line" { place(top + left, line(start: (s.from.x * 1mm, s.from.y * 1mm), end: (s.to.x * 1mm, s.to.y * 1mm), stroke: stroke-of(s))) }
    else if s.draw == "box" { put(s.at, rect(width: s.at.width * 1mm, height: s.at.height * 1mm, stroke: stroke-of(s))) }
    else { put(s.at, image(bytes(s.svg), format: "svg", width: s.at.width * 1mm, height: s.at.height * 1mm, alt: s.at("says", default: ""))) }
  }
}
`

/** Sheets to print as PDF/A-2u, with their typeface inside; the same sheets are the same bytes. */
export async function sheetsPdf({ title, language, at, sheets }: Sheets): Promise<Uint8Array> {
  const day = new Date(at)
  const drawn = { title: drawableText(title), language, sheets: await Promise.all(sheets.map(drawnOf)) }
  const date = [day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate()]
  const typst = compiler()
  const compiled = typst.compile({
    mainFileContent: TEMPLATE,
    inputs: { sheets: JSON.stringify({ ...drawn, date }) },
  })
  if (!compiled.result) {
    const failed = compiled.takeError()
    throw new Error(`typst: ${JSON.stringify(failed?.shortDiagnostics ?? [])}`)
  }
  const bytes = typst.pdf(compiled.result, { pdfStandard: 'a-2u', creationTimestamp: Math.floor(at / 1000) })
  typst.evictCache(0)
  return bytes
}

const drawnOf = (shapes: readonly Shape[]): Promise<object[]> =>
  Promise.all(
    shapes.map(async (shape) => {
      if (shape.draw === 'text') return { ...shape, text: drawableText(shape.text) }
      // The white around a code is the layout's.
      if (shape.draw === 'code')
        return {
          ...shape,
          svg: await QRCode.toString(shape.text, { type: 'svg', margin: 0, errorCorrectionLevel: shape.level }),
        }
      return shape
    }),
  )
