import { PDFDocument } from '@cantoo/pdf-lib'

/** A PDF of one empty page, and what `add` puts into it. */
export async function pdfWith(add: (pdf: PDFDocument) => unknown): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  pdf.addPage()
  await add(pdf)
  return pdf.save()
}
