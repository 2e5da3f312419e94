import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { bare, wordText } from './read.ts'

// What programs of others say of our files, where they are installed: LibreOffice of Word files, poppler of
// PDFs.

const has = (program: string, version: string): boolean => !spawnSync(program, [version]).error
export const PROGRAMS = {
  soffice: has('soffice', '--version'),
  pdftotext: has('pdftotext', '-v'),
  pdffonts: has('pdffonts', '-v'),
} as const

/** So many files LibreOffice opens in one run: starting it takes longer than any of them. */
const AT_ONCE = 40

/**
 * Word files that LibreOffice does not open, or that lose or gain a word when it writes them anew: file and
 * what is wrong with it.
 */
export async function throughLibreOffice(files: readonly string[]): Promise<[string, string][]> {
  const wrong: [string, string][] = []
  for (let n = 0; n < files.length; n += AT_ONCE) wrong.push(...(await openedThere(files.slice(n, n + AT_ONCE))))
  return wrong
}

async function openedThere(files: readonly string[]): Promise<[string, string][]> {
  const folder = mkdtempSync(join(tmpdir(), 'grove-office-'))
  const wrong: [string, string][] = []
  try {
    const profile = `-env:UserInstallation=file://${folder}/profile`
    const asked = ['--headless', profile, '--convert-to', 'docx', '--outdir', join(folder, 'made'), ...files]
    spawnSync('soffice', asked, { stdio: 'ignore' })
    for (const file of files) {
      const made = join(folder, 'made', basename(file))
      if (!existsSync(made)) wrong.push([file, 'LibreOffice does not open it'])
      else if ((await wordsOf(made)) !== (await wordsOf(file)))
        wrong.push([file, 'LibreOffice reads other words in it'])
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return wrong
}

const wordsOf = async (file: string): Promise<string> => bare(await wordText(new Uint8Array(readFileSync(file))))

/** The words of each page of a PDF as poppler reads them, in the order in which the file holds them. */
export function popplerPages(file: string): string[] {
  const { stdout } = spawnSync('pdftotext', ['-raw', '-enc', 'UTF-8', file, '-'], {
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  })
  return stdout.split('\f').slice(0, -1)
}

/** Typefaces of a PDF that are not embedded, cut down to their signs and readable as text. */
export function looseTypefaces(file: string): string[] {
  const { stdout } = spawnSync('pdffonts', [file], { encoding: 'utf8' })
  const rows = stdout.split('\n').slice(2).filter(Boolean)
  return rows.filter((row) => !/\byes yes yes\b/.test(row)).map((row) => `not embedded: ${row}`)
}
