import { fromBase64, toBase64 } from '../plain/bytes.ts'
import type { Hash } from './tree.ts'

/**
 * What a log says of itself at one moment: so many entries, and this root (https://c2sp.org/tlog-checkpoint).
 */
export interface Checkpoint {
  /** Which log: for example `grove.example/log/rongbu`. */
  origin: string
  size: number
  root: Hash
  /** Further lines, which Grove does not write and keeps when it reads them. */
  extensions: string[]
}

/** The text that is signed. */
export const writeCheckpoint = ({ origin, size, root, extensions }: Checkpoint): string =>
  [origin, String(size), toBase64(root), ...extensions].map((line) => `${line}\n`).join('')

/** Reads it; undefined where it is no checkpoint. */
export function readCheckpoint(text: string): Checkpoint | undefined {
  if (!text.endsWith('\n')) return undefined
  const lines = text.slice(0, -1).split('\n')
  if (lines.length < 3 || lines.includes('')) return undefined
  const [origin, size, root, ...extensions] = lines as [string, string, string, ...string[]]
  const hash = fromBase64(root)
  const count = Number(size)
  if (!/^(0|[1-9]\d*)$/.test(size) || !Number.isSafeInteger(count) || hash?.length !== 32) return undefined
  return { origin, size: count, root: hash, extensions }
}
