import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Document } from '../../src/core/document/blocks.ts'
import type { Form } from '../../src/wire/document.ts'
import { missingFrom, missingFromPages } from './compare.ts'
import type { Expected } from './numbers.ts'
import { differences } from './numbers.ts'
import { looseTypefaces, popplerPages, PROGRAMS, throughLibreOffice } from './programs.ts'

/** The files that were made, and what is wrong with them. */
export class Made {
  private readonly files: string[] = []
  private wrong = 0
  private numbers = 0
  private checked = Promise.resolve()

  constructor(
    private readonly folder: string,
    private readonly check: boolean,
  ) {}

  /** Writes a file, and reads it again where that is asked for, while the next one is made. */
  keep(name: string, document: Document, form: Form, bytes: Uint8Array): void {
    const file = join(this.folder, name)
    writeFileSync(file, bytes)
    this.files.push(file)
    if (this.check) this.checked = this.checked.then(() => this.read(file, document, form, bytes))
  }

  private async read(file: string, document: Document, form: Form, bytes: Uint8Array): Promise<void> {
    this.tell(file, await missingFrom(document, form, bytes))
    if (form !== 'pdf') return
    if (PROGRAMS.pdftotext) this.tell(file, missingFromPages(document, popplerPages(file)))
    if (PROGRAMS.pdffonts) this.tell(file, looseTypefaces(file))
  }

  /** Compares the numbers of a document with the API's. */
  compare(name: string, document: Document, expected: Expected | undefined): void {
    if (!this.check || !expected) return
    this.numbers += expected.must.length
    this.tell(name, differences(document, expected))
  }

  /** Tells how much was made, and what the programs of others say of all of it. */
  async finish(of: string): Promise<number> {
    console.log(`${this.files.length} files in ${this.folder}: ${of}`)
    if (!this.check) return 0
    await this.checked
    const word = this.files.filter((file) => file.endsWith('.docx'))
    if (PROGRAMS.soffice) for (const [file, what] of await throughLibreOffice(word)) this.tell(file, [what])
    const said = {
      soffice: `${word.length} Word files through LibreOffice`,
      pdftotext: 'PDFs read by poppler',
      pdffonts: 'typefaces',
    }
    for (const [program, what] of Object.entries(said))
      console.log(
        PROGRAMS[program as keyof typeof said] ? `checked: ${what}` : `left out, ${program} is not here: ${what}`,
      )
    console.log(`${this.numbers} phrases with numbers compared with what the API answers, ${this.wrong} differences`)
    return this.wrong
  }

  private tell(name: string, what: readonly string[]): void {
    for (const one of what) console.error(`${name}: ${one}`)
    this.wrong += what.length
  }
}
