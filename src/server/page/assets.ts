import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** A file of the build, compressed where it is first asked for: Grove starts without. */
class Asset {
  private packed: Buffer | undefined
  constructor(
    readonly type: string,
    readonly plain: Buffer,
  ) {}

  get gzip(): Buffer {
    return (this.packed ??= gzipSync(this.plain, { level: 9 }))
  }
}

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
}

interface Chunk {
  file: string
  css?: string[]
  imports?: string[]
}

/** Scripts of public pages that have any. */
export const SCRIPTS = ['aloud', 'voteScreen', 'copyText', 'countAgain', 'mapView', 'pushOffer'] as const

/** The built pages' scripts and styles: few and small, so they are held in memory, compressed once. */
export class Assets {
  private readonly files = new Map<string, Asset>()
  private readonly manifest: Record<string, Chunk>
  private readonly kept = new Map<string, string>()

  constructor(folder: string) {
    // Each build says what it made: phones' and screens', and the desk's.
    const said = readdirSync(join(folder, '.vite')).map((name) => readFileSync(join(folder, '.vite', name), 'utf8'))
    this.manifest = Object.assign({}, ...said.map((text) => JSON.parse(text) as Record<string, Chunk>))
    for (const name of readdirSync(join(folder, 'assets'))) {
      const plain = readFileSync(join(folder, 'assets', name))
      const type = TYPES[extname(name)] ?? 'application/octet-stream'
      this.files.set(`/assets/${name}`, new Asset(type, plain))
    }
    for (const name of readdirSync(join(folder, 'alone')))
      this.kept.set(name.replace(/\.js$/, ''), readFileSync(join(folder, 'alone', name), 'utf8'))
  }

  find(path: string): Asset | undefined {
    return this.files.get(path)
  }

  /**
   * Where a script of public pages is (web/square); undefined where the build has none.
   */
  script(name: (typeof SCRIPTS)[number] | 'pushWorker'): string | undefined {
    const entry = this.manifest[`src/web/square/${name}.ts`]
    return entry && `/${entry.file}`
  }

  /** The script of a page that is kept as one file, and works without a network. */
  alone(page: 'verify' | 'recount'): string {
    return this.kept.get(page)!
  }

  /**
   * The tags that start a surface: its styles, its script, and everything that script imports at once, in one
   * round trip; `page` likewise, the script of the page that it will draw. What it loads once it is drawn is
   * named under `later`.
   */
  tags(surface: 'phone' | 'screen' | 'desk', page?: string): string {
    const entry = this.manifest[`src/web/${surface}/main.ts`]
    if (!entry) throw new Error(`no build of ${surface}`)
    const chunks = new Set<Chunk>()
    const collect = (chunk: Chunk) => {
      if (chunks.has(chunk)) return
      chunks.add(chunk)
      for (const name of chunk.imports ?? []) collect(this.manifest[name]!)
    }
    collect(entry)
    const opened = page && this.manifest[`src/web/${surface}/${page}`]
    if (opened) collect(opened)
    const styles = [...chunks].flatMap(({ css }) => css ?? [])
    const later = this.manifest[`src/web/${surface}/later.ts`]
    return [
      ...styles.map((file) => `<link rel="stylesheet" href="/${file}">`),
      ...[...chunks].filter((chunk) => chunk !== entry).map(({ file }) => `<link rel="modulepreload" href="/${file}">`),
      `<script type="module" src="/${entry.file}"></script>`,
      ...(later ? [`<link rel="prefetch" id="later" href="/${later.file}">`] : []),
      ...(later?.css ?? []).map((file) => `<link rel="prefetch" as="style" class="later" href="/${file}">`),
    ].join('\n')
  }
}
