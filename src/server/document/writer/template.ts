import { FONTS } from './typefaces.ts'

/**
 * The layout of every PDF, in Typst. It holds no words: blocks come in as data (`sys.inputs.document`, JSON),
 * so that nothing that people wrote is ever read as a program.
 */
export const TEMPLATE = `
#let doc = json(bytes(sys.inputs.document))
#set document(title: doc.title, keywords: doc.at("seal", default: ()), date: datetime(year: doc.date.at(0), month: doc.date.at(1), day: doc.date.at(2)))
#for f in doc.at("attached", default: ()) { pdf.attach(f.name, bytes(f.text), mime-type: f.type, relationship: "data", description: doc.title) }
#let poster = doc.at("poster", default: false)
#let sheet-of = doc.at("paper", default: "a4")
#let picture = sheet-of == "picture"
// What hangs on a board is one sheet: where it is too long, all of it is set so much smaller.
#let fit = doc.at("fit", default: 1)
// A3 is A4 with all of it enlarged.
#let grown(length) = if sheet-of == "a3" { length * calc.sqrt(2) * fit } else { length }
#let edge(length) = grown(length) / calc.max(1, fit)
// A poster is read from across a street: all type grows, and the code with it.
#let type-of(paper, sheet) = if poster { sheet * fit } else { grown(paper) }
#let small = type-of(10pt, 22pt)
#let title-size(text) = if poster { fit * if text.len() > 120 { 42pt } else if text.len() > 27 { 54pt } else { 72pt } } else { grown(20pt) }
#let foot = context align(center, text(grown(9pt), [#doc.foot #h(1em) #counter(page).display() / #counter(page).final().first()]))
#set page(..if poster { (paper: "a3", margin: (x: 24mm, y: 24mm)) }
  else if picture { (width: 108mm, height: auto, margin: (x: 9mm, y: 10mm)) }
  else { (paper: sheet-of, margin: (top: edge(30mm), right: edge(26mm), bottom: edge(30mm), left: edge(28mm)), footer: foot) })
// Where words are hyphenated, a hyphen that somebody wrote is copied from the file as one that nobody sees.
#set text(font: ${FONTS}, fallback: false, hyphenate: false, size: type-of(12pt, 26pt), lang: if doc.language == "en" { "en" } else { "zh" }, region: if doc.language == "zh-Hant" { "TW" } else if doc.language == "zh-Hans" { "CN" } else { "GB" })
// Marks that Chinese and English share are as narrow as letters in English.
#show regex(if doc.language == "en" { "[‘’“”…]" } else { "\\\\z." }): set text(features: ("pwid",))
#let chinese = doc.language != "en"
#set par(justify: true, leading: 0.9em, spacing: 0.9em, first-line-indent: if chinese and not poster { (amount: 2em, all: true) } else { 0em })
#show table.cell: set par(justify: false, first-line-indent: 0em)
#show list: set par(first-line-indent: 0em)
#show enum: set par(first-line-indent: 0em)
#set table(stroke: 0.5pt + rgb("#555"), inset: (x: grown(5pt), y: grown(5pt)))
#show heading: it => block(above: if it.level == 3 { 1.1em } else { 1.4em }, below: 0.8em, sticky: true, text(weight: "bold", size: type-of((14pt, 13pt, 12pt).at(it.level - 1), 30pt), it.body))
// Lines of about the same length: no single word of a title stands alone.
#let balanced(body) = layout(size => {
  let lines = calc.ceil(measure(body).width / size.width)
  block(width: if lines > 1 { calc.min(size.width, measure(body).width / lines + 1.5em.to-absolute()) } else { 100% }, body)
})
// Letters in a row that no line may be broken between would run out of a cell.
#let run = regex("[!-~]{18}")
#let line-of(line) = for part in line {
  if type(part) == str { part.replace(run, m => m.text + "\\u{200b}").split("\\u{200b}").join(text(size: 1pt, sym.zws)) } else { box(width: calc.min(part.gap, 40) * 0.5em, height: 0.7em, stroke: (bottom: 0.5pt), outset: (bottom: 2pt))[] }
}
// A row stays whole; only one that would not fit on a page is torn.
#let tall(line) = line.map(part => if type(part) == str { part.len() + 60 * part.split("\\n").len() } else { 0 }).sum(default: 0) > 1800
#let cells(row) = {
  let breakable = row.any(tall)
  row.map(line => table.cell(breakable: breakable, text(small, line-of(line))))
}
#for b in doc.blocks {
  if b.kind == "title" {
    align(center)[
      #set par(leading: 0.5em, first-line-indent: 0em)
      #text(type-of(12pt, 28pt), b.issuer)
      #v(0.2em)
      #balanced(text(title-size(b.text), weight: "bold", b.text))
      #v(0.6em)
    ]
  } else if b.kind == "fields" {
    if poster {
      grid(columns: (auto, 1fr), column-gutter: 10mm, row-gutter: 6mm, ..b.rows.map(r => (text(30pt * fit, weight: "bold", r.name), text(30pt * fit, line-of(r.value)))).flatten())
    } else {
      // What belongs together stands on one page.
      block(breakable: b.rows.len() > 16 or b.rows.any(r => tall(r.value)), width: 100%, table(columns: (1fr, 4fr), ..b.rows.map(r => (text(small, weight: "bold", r.name), text(small, line-of(r.value)))).flatten()))
    }
  } else if b.kind == "heading" { heading(level: b.level, b.text) }
  else if b.kind == "paragraph" { par(line-of(b.text)) }
  else if b.kind == "list" {
    if b.ordered { enum(..b.items.map(line-of)) } else { list(..b.items.map(line-of)) }
  } else if b.kind == "table" {
    table(
      columns: b.columns.map(c => c.share * 1fr),
      table.header(..b.columns.map(c => text(small, weight: "bold", c.name))),
      ..b.rows.map(cells).flatten(),
    )
  } else if b.kind == "signatures" {
    v(1.5em)
    for l in b.lines { block(below: 1.4em)[#l #h(0.5em) #box(width: 12em, stroke: (bottom: 0.5pt), outset: (bottom: 2pt))[]] }
  } else if b.kind == "seal" {
    block(width: 100%, above: 2em, breakable: false, align(right)[#b.issuer \\ #line-of(b.day)])
  } else if b.kind == "qr" {
    set par(first-line-indent: 0em)
    let code = image(bytes(b.svg), format: "svg", width: type-of(30mm, 88mm), alt: b.says)
    if poster {
      v(1fr)
      block(above: 1.2em, width: 100%, breakable: false, grid(
        columns: (auto, 1fr), column-gutter: 10mm, align: horizon, code,
        [
          #set par(justify: false)
          #text(40pt * fit, weight: "bold", b.says) \\
          #text(20pt * fit, line-of((b.address,)))
          #if "code" in b { linebreak(); text(74pt * fit, weight: "bold", tracking: 0.08em, b.code) }
        ],
      ))
    } else {
      block(above: 1.5em, breakable: false)[
        #code
        #text(grown(9pt))[#b.says \\ #line-of((b.address,))#if "code" in b [ \\ #b.code]]
      ]
    }
  } else if b.kind == "drawing" {
    align(center, image(bytes(b.svg), format: "svg", width: 100%, height: type-of(90mm, 110mm), fit: "contain", alt: b.says))
  } else if b.kind == "picture" {
    block(above: 1.2em, below: 1.2em, width: 100%, breakable: false, align(center)[
      #image(b.file, width: 100%, height: grown(100mm), fit: "contain", alt: b.says)
      #text(small, b.says)
    ])
  } else if b.kind == "figures" {
    set par(justify: false, leading: 0.5em, first-line-indent: 0em)
    if poster { v(1fr) }
    block(above: 1em, below: 1.4em, width: 100%, breakable: false, grid(
      columns: (1fr,) * b.figures.len(), column-gutter: 6mm, row-gutter: type-of(3mm, 9mm), align: center + top,
      ..b.figures.map(f => text(type-of(28pt, 110pt), weight: "bold", top-edge: "bounds", bottom-edge: "baseline", str(f.number))),
      ..b.figures.map(f => text(type-of(11pt, 22pt), f.says)),
    ))
  } else if b.kind == "newPage" { pagebreak(weak: true) }
}
`
