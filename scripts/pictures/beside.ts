import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'

/** A picture as it was and as it is; null where there is none. */
interface Pair {
  name: string
  before: Buffer | null
  after: Buffer | null
  /** The share of its points that look different, from 0 to 1. */
  changed: number
}

const PICTURES = 'docs/pictures'
/** So much lighter or darker in one colour is seen. */
const SEEN = 24

/**
 * Writes a page into `into` that shows docs/pictures beside those of another commit (`other`), or the
 * pictures in `into` beside those of a folder in which they were taken there; what changed most comes first.
 * Only those whose names have one of these `parts`, where there are some. Gives its path.
 */
export async function beside(other: string, into: string, parts: readonly string[] = []): Promise<string> {
  const isFolder = existsSync(other) && statSync(other).isDirectory()
  const now = isFolder ? into : PICTURES
  const before = isFolder ? namesIn(other) : namesAt(other)
  const after = existsSync(now) ? namesIn(now) : []
  mkdirSync(join(into, 'before'), { recursive: true })
  const pairs: Pair[] = []
  for (const name of [...new Set([...before, ...after])].sort()) {
    if (parts.length && !parts.some((part) => name.includes(part))) continue
    const was = before.includes(name) ? (isFolder ? readFileSync(join(other, name)) : pictureAt(other, name)) : null
    const is = after.includes(name) ? readFileSync(join(now, name)) : null
    if (was) writeFileSync(join(into, 'before', name), was)
    if (is && now !== into) writeFileSync(join(into, name), is)
    pairs.push({ name, before: was, after: is, changed: await difference(was, is) })
  }
  const page = join(into, 'beside.html')
  writeFileSync(
    page,
    pageOf(
      other,
      pairs.sort((a, b) => b.changed - a.changed),
    ),
  )
  return page
}

const namesIn = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.png'))
const git = (...args: string[]) => execFileSync('git', args, { maxBuffer: 64 * 1024 * 1024 })
const namesAt = (commit: string) =>
  git('ls-tree', '--name-only', commit, `${PICTURES}/`)
    .toString()
    .split('\n')
    .filter((path) => path.endsWith('.png'))
    .map((path) => path.slice(PICTURES.length + 1))
const pictureAt = (commit: string, name: string) => git('show', `${commit}:${PICTURES}/${name}`)

async function difference(was: Buffer | null, is: Buffer | null): Promise<number> {
  if (!was || !is) return 1
  const points = async (picture: Buffer) => sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const [a, b] = [await points(was), await points(is)]
  if (a.info.width !== b.info.width || a.info.height !== b.info.height) return 1
  let different = 0
  for (let at = 0; at < a.data.length; at += 3)
    if ([0, 1, 2].some((colour) => Math.abs(a.data[at + colour]! - b.data[at + colour]!) > SEEN)) different++
  return different / (a.data.length / 3)
}

const escaped = (text: string) => text.replace(/[&<"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

function pageOf(other: string, pairs: readonly Pair[]): string {
  const figure = (name: string, there: boolean, folder: string) =>
    there ? `<a href="${folder}${name}"><img loading="lazy" src="${folder}${name}" alt="${name}"></a>` : '<p>–</p>'
  const rows = pairs.map(({ name, before, after, changed }) => {
    const share = before && after ? `${(changed * 100).toFixed(2)} %` : before ? 'gone' : 'new'
    return `<section><h2>${escaped(name)} <small>${share}</small></h2><div>${figure(name, before !== null, 'before/')}${figure(name, after !== null, '')}</div></section>`
  })
  return `<!doctype html><meta charset="utf-8"><title>Pictures beside ${escaped(other)}</title>
<style>body{font:16px/1.5 sans-serif;margin:24px;background:#f7f3e8;color:#22302a}div{display:grid;grid-template-columns:1fr 1fr;gap:16px}img{max-width:100%;border:1px solid #b9b29e}h2{font-size:18px}small{font-weight:400}</style>
<h1>Left ${escaped(other)}, right now</h1>
${rows.join('\n')}
`
}
