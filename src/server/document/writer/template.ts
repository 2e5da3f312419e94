/**
 * The layout of every PDF, in Typst. It holds no words: blocks come in as data (`sys.inputs.document`, JSON),
 * so that nothing that people wrote is ever read as a program.
 */
export const TEMPLATE = `
#let doc = json(bytes(sys.inputs.document))
#set document(title: doc.title, keywords: doc.at("seal", default: ()), date: datetime(year: doc.date.at(0), month: doc.date.at(1), day: doc.date.at(2)))
#for f in doc.at("attached", default: ()) { pdf.attach(f.name, bytes(f.text), mime-type: f.type, relationship: "data", description: doc.title) }
#set page(
  paper: "a4",
  margin: (top: 30mm, right: 26mm, bottom: 30mm, left: 28mm),
  footer: context align(center, text(9pt, [#doc.foot #h(1em) #counter(page).display() / #counter(page).final().first()])),
)
#set text(font: ("Noto Serif SC", "Noto Emoji"), fallback: false, size: 12pt, lang: if doc.language == "en" { "en" } else { "zh" }, region: if doc.language == "zh-Hant" { "TW" } else if doc.language == "zh-Hans" { "CN" } else { "GB" })
#set par(justify: true, leading: 0.9em, spacing: 0.9em)
#set table(stroke: 0.5pt + rgb("#555"), inset: (x: 5pt, y: 5pt))
#show heading: it => block(above: 1.4em, below: 0.8em, sticky: true, text(weight: "bold", size: if it.level == 1 { 13pt } else { 12pt }, it.body))
// Letters in a row that no line may be broken between would run out of a cell.
#let run = regex("[!-~]{18}")
#let line-of(line) = for part in line {
  if type(part) == str { part.replace(run, m => m.text + "\\u{200b}").split("\\u{200b}").join(text(size: 1pt, sym.zws)) } else { box(width: calc.min(part.gap, 40) * 0.5em, stroke: (bottom: 0.5pt), outset: (bottom: 2pt))[] }
}
// A row stays whole; only one that would not fit on a page is torn.
#let tall(line) = line.map(part => if type(part) == str { part.len() + 60 * part.split("\\n").len() } else { 0 }).sum(default: 0) > 1800
#let cells(row) = {
  let breakable = row.any(tall)
  row.map(line => table.cell(breakable: breakable, text(10pt, line-of(line))))
}
#for b in doc.blocks {
  if b.kind == "title" {
    align(center)[
      #text(12pt, b.issuer)
      #v(0.2em)
      #text(20pt, weight: "bold", b.text)
      #v(0.6em)
    ]
  } else if b.kind == "fields" {
    table(columns: (1fr, 4fr), ..b.rows.map(r => (text(10pt, weight: "bold", r.name), text(10pt, line-of(r.value)))).flatten())
  } else if b.kind == "heading" { heading(level: b.level, b.text) }
  else if b.kind == "paragraph" { par(line-of(b.text)) }
  else if b.kind == "list" {
    if b.ordered { enum(..b.items.map(line-of)) } else { list(..b.items.map(line-of)) }
  } else if b.kind == "table" {
    table(
      columns: b.columns.map(c => c.share * 1fr),
      table.header(..b.columns.map(c => text(10pt, weight: "bold", c.name))),
      ..b.rows.map(cells).flatten(),
    )
  } else if b.kind == "signatures" {
    v(1.5em)
    for l in b.lines { block(below: 1.4em)[#l #h(0.5em) #box(width: 12em, stroke: (bottom: 0.5pt), outset: (bottom: 2pt))[]] }
  } else if b.kind == "seal" {
    block(width: 100%, above: 2em, breakable: false, align(right)[#b.issuer \\ #line-of(b.day)])
  } else if b.kind == "qr" {
    block(above: 1.5em, breakable: false)[
      #image(bytes(b.svg), format: "svg", width: 30mm, alt: b.says)
      #text(9pt)[#b.says \\ #line-of((b.address,))]
    ]
  } else if b.kind == "newPage" { pagebreak(weak: true) }
}
`
