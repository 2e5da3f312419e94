import { PDFName, PDFString } from '@cantoo/pdf-lib'
import { expect, test } from 'vitest'
import { pdfWith } from '../../../../tests/build/pdf.ts'
import { lookThrough } from './look.ts'

/** A PDF of one page with a link that does this. */
const withAction = (kind: string, more = {}) =>
  pdfWith((pdf) => {
    const link = { Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9], A: { S: kind, ...more } }
    pdf.getPage(0).node.set(PDFName.of('Annots'), pdf.context.obj([link]))
  })
/** A PDF as it is written by hand, with these objects beside its page. */
const written = (objects: string) =>
  Buffer.from(
    `%PDF-1.4\n${objects}\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n` +
      '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
  )

const script = { S: 'JavaScript', JS: PDFString.of('app.alert(1)') }
/** Actions of the standard (ISO 32000-2, 12.6.4) that do more than turn pages. */
const ACTIVE_ACTIONS =
  'GoToR GoToE GoToDp Launch Thread Sound Movie Hide SubmitForm ResetForm ImportData JavaScript SetOCGState Rendition Trans GoTo3DView RichMediaExecute'

test('[N11] a PDF of pages alone is taken, with what turns pages and opens addresses that are pressed', async () => {
  expect(await lookThrough(await pdfWith(() => {}))).toBe('paper')
  const opened = await pdfWith((pdf) =>
    pdf.catalog.set(PDFName.of('OpenAction'), pdf.context.obj([pdf.getPage(0).ref, 'Fit'])),
  )
  expect(await lookThrough(opened)).toBe('paper')
  for (const kind of ['GoTo', 'URI', 'Named']) expect(await lookThrough(await withAction(kind))).toBe('paper')
})

test('[N11] a PDF that runs, opens or sends something is none', async () => {
  for (const kind of ACTIVE_ACTIONS.split(' '))
    expect([kind, await lookThrough(await withAction(kind))]).toEqual([kind, 'active'])
  const scripted = await pdfWith((pdf) => pdf.addJavaScript('greets', 'app.alert(1)'))
  expect(await lookThrough(scripted)).toBe('active')
  const onOpening = await pdfWith((pdf) => pdf.catalog.set(PDFName.of('OpenAction'), pdf.context.obj(script)))
  expect(await lookThrough(onOpening)).toBe('active')
  const onTurning = await pdfWith((pdf) => pdf.getPage(0).node.set(PDFName.of('AA'), pdf.context.obj({ O: script })))
  expect(await lookThrough(onTurning)).toBe('active')
  const next = await withAction('GoTo', { Next: [{ S: 'Launch' }] })
  expect(await lookThrough(next)).toBe('active')
})

test('[N11] a PDF that carries files, films or an electronic form is none', async () => {
  const attached = await pdfWith((pdf) => pdf.attach(new Uint8Array([1]), 'more.xlsx'))
  expect(await lookThrough(attached)).toBe('active')
  for (const kind of ['FileAttachment', 'RichMedia', 'Screen', 'Movie', 'Sound', '3D'])
    expect([kind, await lookThrough(written(`4 0 obj<</Type/Annot/Subtype/${kind}>>endobj`))]).toEqual([kind, 'active'])
  expect(await lookThrough(written('4 0 obj<</XFA[(form) 5 0 R]>>endobj'))).toBe('active')
})

test('[N11] nothing hides behind a later object of its number, a name in numbers, or in a stream', async () => {
  expect(await lookThrough(written(''))).toBe('paper')
  expect(await lookThrough(written('1 0 obj<</Type/Catalog/Pages 2 0 R/AA<<>>>>endobj'))).toBe('active')
  expect(await lookThrough(written('4 0 obj<</S/#4a#61vaScript/J#53(app.alert(1))>>endobj'))).toBe('active')
  // Two objects of one number: the library looks an action up in the last, a viewer may in the first.
  for (const kind of ['SubmitForm', 'GoToR']) {
    const twice = `1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction 4 0 R>>endobj\n4 0 obj<</S/${kind}/F(x)>>endobj\n`
    expect(await lookThrough(written(`${twice}4 0 obj<</S/GoTo/D[3 0 R/Fit]>>endobj`))).toBe('active')
    expect(
      await lookThrough(written(`4 0 obj<</S 5 0 R/F(x)>>endobj\n5 0 obj/${kind} endobj\n5 0 obj/GoTo endobj`)),
    ).toBe('active')
  }
  const inStream = '9 0 obj<</S/Launch/F(run)>>endobj'
  const stream = `4 0 obj<</Length ${inStream.length}>>stream\n${inStream}\nendstream endobj`
  expect(await lookThrough(written(stream))).toBe('active')
})

test('[N11] what is no whole PDF cannot be looked through, and is refused', async () => {
  expect(await lookThrough(Buffer.from('%PDF-1.4\nnothing\n%%EOF\n'))).toBe('unreadable')
  const locked = await pdfWith((pdf) => pdf.encrypt({ userPassword: 'locked' }))
  expect(await lookThrough(locked)).toBe('unreadable')
})
